"""Which chapters `seqscope export` knows, and which of its words belong to which of them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.catalogue import DEFAULT_MODEL

TRANSFORMER, RECURRENCE, POOLING, SCORING = CHAPTERS = ("transformer", "recurrence", "pooling", "scoring")

_TAKEN = {
    "text": (TRANSFORMER, RECURRENCE, SCORING),
    "model": (TRANSFORMER, SCORING),
    "device": (TRANSFORMER, RECURRENCE, SCORING),
    "layers": (TRANSFORMER, RECURRENCE),
    "seed": (RECURRENCE, POOLING, SCORING),
    "hidden": (RECURRENCE, SCORING),
    "query": (POOLING, SCORING),
    "queries": (POOLING, SCORING),
    **dict.fromkeys(("pair", "heads", "layer", "head", "stack"), (TRANSFORMER,)),
    **dict.fromkeys(
        ("cell", "activation", "bidirectional", "file", "numbers", "weights", "reading", "shape"),
        (RECURRENCE,),
    ),
    **dict.fromkeys(
        ("points", "formula", "size", "noise", "kernel", "kernels", "width", "bandwidth", "train", "rate"),
        (POOLING,),
    ),
    **dict.fromkeys(
        (
            "function", "norm", "keys", "values", "word", "count", "query_size", "key_size", "value_size",
            "valid", "view", "dim", "draws", "axis",
        ),
        (SCORING,),
    ),
}  # fmt: skip
_DEFAULTS = {"pair": "", "model": DEFAULT_MODEL, "device": "auto"}  # None for the others


def is_given(options: argparse.Namespace, name: str) -> bool:
    """Whether a word was typed."""
    return bool(getattr(options, name) != _DEFAULTS.get(name))


def option(name: str) -> str:
    """An option as it is typed: query_size → --query-size."""
    return "--" + name.replace("_", "-")


def check_chapter(options: argparse.Namespace, chapter: str) -> None:
    """Refuse a word of another chapter.

    Raises:
        UserError: such a word is there.
    """
    for name, chapters in _TAKEN.items():
        if chapter not in chapters and is_given(options, name):
            text = translate("CommandLine", "{option} belongs to --chapter {chapter}; leave it away.")
            raise UserError(text.format(option=option(name), chapter=" | ".join(chapters)))


def refuse_beside(options: argparse.Namespace, given: str, names: Iterable[str]) -> None:
    """Refuse words that mean nothing beside a given one.

    Raises:
        UserError: such a word is there.
    """
    for name in names:
        if is_given(options, given) and is_given(options, name):
            text = translate("CommandLine", "{option} does not go with {other}: give one of them.")
            raise UserError(text.format(option=option(name), other=option(given)))


def refuse_without(options: argparse.Namespace, needed: str, names: Iterable[str]) -> None:
    """Refuse words that mean nothing without another one.

    Raises:
        UserError: such a word is there.
    """
    for name in names:
        if is_given(options, name) and not is_given(options, needed):
            text = translate("CommandLine", "{option} means nothing without {other}: give both.")
            raise UserError(text.format(option=option(name), other=option(needed)))


def check_range(options: argparse.Namespace, name: str, limits: tuple[int, int]) -> None:
    """Refuse a whole number that another chapter or view would take and this one does not.

    Raises:
        UserError: it is there, and out of range.
    """
    number, (least, most) = getattr(options, name), limits
    if number is not None and not least <= number <= most:
        text = translate(
            "CommandLine",
            "{option}: “{number}” is not a whole number from {least} to {most}, as is needed here.",
        )
        raise UserError(text.format(option=option(name), number=number, least=least, most=most))
