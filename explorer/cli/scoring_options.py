"""The words of `seqscope export --chapter scoring`, and which of them belong to which view."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from explorer.cli.chapters import check_range, is_given, option
from explorer.cli.values import among, within
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.studies.scoring.cost import AXES, GROWTH
from explorer.studies.scoring.kinds import KEYS_RANGE, SIZE_RANGE, Function, Norm
from explorer.studies.scoring.saturation import DRAWS_RANGE
from explorer.studies.scoring.state import VIEWS

STEPS, SATURATION, COST = VIEWS
COST_RANGE = (GROWTH[0], GROWTH[-1])
FUNCTIONS = tuple(function.value for function in Function)
_TAKEN = {
    STEPS: (
        "function", "norm", "query", "keys", "values", "text", "model", "word", "device", "count",
        "query_size", "key_size", "value_size", "valid", "seed", "hidden",
    ),
    SATURATION: ("count", "draws", "dim", "seed", "hidden"),
    COST: ("queries", "count", "dim", "axis", "device", "hidden"),
}  # fmt: skip


def add_scoring_options(export: argparse.ArgumentParser) -> None:
    """Add the chapter's own words to the parser of `export`; each is None where it is not given."""
    group = export.add_argument_group(translate("CommandLine", "--chapter scoring"))
    group.add_argument(
        "--view",
        choices=VIEWS,
        help=translate(
            "CommandLine",
            "scores, weights and pooled value; why √d; or operations, memory and time (default: steps)",
        ),
    )
    _add_steps(group.add_argument)
    _add_data(group.add_argument)
    _add_studies(group.add_argument)


def _add_steps(add: Callable[..., argparse.Action]) -> None:
    add(
        "--function",
        type=among(FUNCTIONS),
        metavar="F,F",
        help=translate("CommandLine", "only these of {names} (default: all that fit)").format(
            names=", ".join(FUNCTIONS)
        ),
    )
    add(
        "--norm",
        choices=[norm.value for norm in Norm],
        help=translate("CommandLine", "what turns scores into weights (default: softmax)"),
    )
    add(
        "--valid",
        type=within(0, 10**6),
        metavar="N",
        help=translate("CommandLine", "only the first N keys are seen (default: all)"),
    )
    add(
        "--word",
        metavar="WORD",
        help=translate("CommandLine", "which word of --text asks, or its number from 0 (default: the first)"),
    )


def _add_data(add: Callable[..., argparse.Action]) -> None:
    add(
        "--keys",
        metavar="FILE",
        help=translate("CommandLine", "a table, a key a row; needs --query, --values"),
    )
    add("--values", metavar="FILE", help=translate("CommandLine", "a table, a value a row, as many as keys"))
    add(
        "--count",
        type=within(1, COST_RANGE[1]),
        metavar="N",
        help=translate("CommandLine", "how many keys are drawn"),
    )
    for name, text in (
        ("--query-size", translate("CommandLine", "numbers in a drawn query (default: 4)")),
        ("--key-size", translate("CommandLine", "numbers in a drawn key (default: 4)")),
        ("--value-size", translate("CommandLine", "numbers in a drawn value (default: 3)")),
    ):
        add(name, type=within(*SIZE_RANGE), metavar="D", help=text)


def _add_studies(add: Callable[..., argparse.Action]) -> None:
    add(
        "--draws",
        type=within(*DRAWS_RANGE),
        metavar="N",
        help=translate("CommandLine", "with --view saturation: how many queries are drawn (default: 2000)"),
    )
    add(
        "--dim",
        type=within(1, COST_RANGE[1]),
        metavar="D",
        help=translate("CommandLine", "numbers in a query and in a key (default: 64)"),
    )
    add(
        "--axis",
        choices=AXES,
        help=translate("CommandLine", "with --view cost: what grows from 1 to 4,096 (default: keys)"),
    )


def check_view(options: argparse.Namespace, view: str) -> None:
    """Refuse a word of another view.

    Raises:
        UserError: such a word is there.
    """
    for name in dict.fromkeys(name for names in _TAKEN.values() for name in names):
        if name not in _TAKEN[view] and is_given(options, name):
            views = " | ".join(other for other, names in _TAKEN.items() if name in names)
            text = translate("CommandLine", "{option} belongs to --view {view}; leave it away.")
            raise UserError(text.format(option=option(name), view=views))


def check_sizes(options: argparse.Namespace, view: str) -> None:
    """Refuse a number that another view would take and this one does not.

    Raises:
        UserError: there is one out of range.
    """
    for name, limits in _RANGES[view].items():
        check_range(options, name, limits)


_RANGES: dict[str, dict[str, tuple[int, int]]] = {
    STEPS: {"count": KEYS_RANGE},
    SATURATION: {"count": (2, KEYS_RANGE[1]), "hidden": (1, 64), "dim": SIZE_RANGE},
    COST: {},
}


def whole_queries(text: str) -> int:
    """`--queries 64` as a number.

    Raises:
        UserError: it is none, or out of range.
    """
    try:
        return within(*COST_RANGE)(text)
    except argparse.ArgumentTypeError as error:
        told = translate("CommandLine", "--queries must be a number from {least} to {most} here: how many.")
        raise UserError(told.format(least=COST_RANGE[0], most=COST_RANGE[1])) from error
