"""The words of `seqscope export --chapter pooling`."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from explorer.cli.values import among, real, within
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.studies.pooling.data import SIZES, Queries, check_queries
from explorer.studies.pooling.functions import DEFAULT
from explorer.studies.pooling.kernels import Kernel
from explorer.studies.pooling.training import EPOCHS

KERNELS = tuple(kernel.value for kernel in Kernel)


def add_pooling_options(export: argparse.ArgumentParser) -> None:
    """Add the chapter's own words to the parser of `export`; each is None where it is not given."""
    group = export.add_argument_group(translate("CommandLine", "--chapter pooling"))
    _add_points(group.add_argument)
    _add_kernels(group.add_argument)
    group.add_argument(
        "--train",
        type=within(*EPOCHS),
        metavar="EPOCHS",
        help=translate("CommandLine", "learn w, from --width (default: 0.5) on, and use it"),
    )
    group.add_argument(
        "--rate", type=real, metavar="η", help=translate("CommandLine", "the learning rate (default: 0.5)")
    )


def _add_points(add: Callable[..., argparse.Action]) -> None:
    add(
        "--points",
        metavar="FILE",
        help=translate("CommandLine", "a table of two columns, key and value; without it points are drawn"),
    )
    add(
        "--formula",
        metavar="F",
        help=translate(
            "CommandLine",
            "the function that points are drawn round, or that those of --points belong to (default: "
            "{formula})",
        ).format(formula=DEFAULT),
    )
    add(
        "--size",
        type=within(*SIZES),
        metavar="N",
        help=translate("CommandLine", "how many points are drawn (default: 50)"),
    )
    add("--noise", type=real, metavar="σ", help=translate("CommandLine", "their noise (default: 0.5)"))


def _add_kernels(add: Callable[..., argparse.Action]) -> None:
    add(
        "--kernel",
        choices=KERNELS,
        help=translate("CommandLine", "whose weights are written (default: gaussian)"),
    )
    add(
        "--kernels",
        type=among(KERNELS),
        metavar="K,K",
        help=translate("CommandLine", "whose curves are written as well"),
    )
    add(
        "--width",
        type=real,
        metavar="W",
        help=translate("CommandLine", "w of the Gaussian, which is narrower for a larger w (default: 1)"),
    )
    add(
        "--bandwidth",
        type=real,
        metavar="H",
        help=translate("CommandLine", "the reach of boxcar, triangular and epanechnikov (default: 0.5)"),
    )


def read_queries(text: str) -> Queries:
    """`0:0.1:50` → the queries 0, 0.1 … 4.9.

    Raises:
        UserError: not three such numbers, or queries that cannot be asked.
    """
    try:
        first, step, count = text.split(":")
        queries = Queries(real(first), real(step), within(0, 10**9)(count))
    except (ValueError, argparse.ArgumentTypeError) as error:
        told = translate(
            "CommandLine", "--queries must be FIRST:STEP:COUNT, such as 0:0.1:50, and “{text}” is not."
        )
        raise UserError(told.format(text=text[:40])) from error
    return check_queries(queries)


def read_query(text: str) -> float:
    """`--query 2.5` as a number.

    Raises:
        UserError: it is none.
    """
    try:
        return real(text)
    except argparse.ArgumentTypeError as error:
        told = translate("CommandLine", "--query must be a number here, such as 2.5, and “{text}” is not.")
        raise UserError(told.format(text=text[:40])) from error
