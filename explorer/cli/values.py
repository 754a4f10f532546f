"""Types for argparse: each turns a word of the command line into a value, or says in one sentence why not."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable

from explorer.core.i18n import translate
from explorer.core.text_table import is_number

_LONGEST = 40  # characters of a wrong word that are quoted
SEED_RANGE = (0, 2**31 - 1)


def indexes(text: str) -> tuple[int, ...]:
    """`0,3-5` → (0, 3, 4, 5), in the order given, each once.

    Raises:
        argparse.ArgumentTypeError: not such a list.
    """
    chosen: dict[int, None] = {}
    for part in text.split(","):
        match = re.fullmatch(r"\s*(\d{1,4})(?:\s*-\s*(\d{1,4}))?\s*", part)
        if match is None:
            raise argparse.ArgumentTypeError(
                translate("CommandLine", "“{text}” is not a list such as 0,3-5").format(text=text)
            )
        first, last = int(match[1]), int(match[2] or match[1])
        step = 1 if last >= first else -1
        chosen.update(dict.fromkeys(range(first, last + step, step)))
    return tuple(chosen)


def within(least: int, most: int) -> Callable[[str], int]:
    """A type for argparse: a whole number in a range."""

    def number(text: str) -> int:
        if not text.strip().isascii() or not text.strip().isdigit() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(
                translate("CommandLine", "“{text}” is not a whole number from {least} to {most}").format(
                    text=text[:_LONGEST], least=least, most=most
                )
            )
        return int(text)

    return number


def real(text: str) -> float:
    """A number with or without decimals; what is infinite or NaN is left to those who need it finite.

    Raises:
        argparse.ArgumentTypeError: not a number.
    """
    taken = text.strip().replace("−", "-")
    if "_" in taken or not is_number(taken):  # float takes 1_000, which nobody means
        raise argparse.ArgumentTypeError(
            translate("CommandLine", "“{text}” is not a number").format(text=text[:_LONGEST])
        )
    return float(taken)


def among(names: tuple[str, ...]) -> Callable[[str], tuple[str, ...]]:
    """A type for argparse: some of the names, with commas between, each once."""

    def chosen(text: str) -> tuple[str, ...]:
        given = tuple(part.strip() for part in text.split(","))
        for name in given:
            if name not in names:
                told = translate("CommandLine", "“{text}” is none of {names}")
                raise argparse.ArgumentTypeError(told.format(text=name[:_LONGEST], names=", ".join(names)))
        return tuple(dict.fromkeys(given))

    return chosen
