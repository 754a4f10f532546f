"""`seqscope export --chapter pooling`: weights and curves to arrays, pictures or an animation; no window."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from explorer.cli.chapters import refuse_beside, refuse_without
from explorer.cli.offscreen import offscreen
from explorer.cli.pooling_options import read_queries, read_query
from explorer.cli.progress import QUICK, ProgressLine
from explorer.core.animation import ENDINGS, check_ending
from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.studies.numbers import plain
from explorer.studies.pooling.compute import compute
from explorer.studies.pooling.data import Points, Queries, read_points, spanning
from explorer.studies.pooling.export import write_csv, write_npz
from explorer.studies.pooling.kernels import COMPACT, LARGEST, Kernel
from explorer.studies.pooling.learning import compare, explain_training, settings_of, smoothness, with_run
from explorer.studies.pooling.state import PoolingState
from explorer.studies.pooling.tables import read_text
from explorer.studies.pooling.texts import kernel_name
from explorer.studies.pooling.trace import PoolingTrace
from explorer.studies.pooling.training import WidthRun, train


def export_pooling(options: argparse.Namespace, out: Path) -> None:
    """Pool what the options ask for and write it; `out` is known to be writable.

    Raises:
        UserError: the points, a formula or a number is wrong, the file cannot be written, …
    """
    if out.suffix.lower() in ENDINGS:
        check_ending(out)
    state = asked_state(options)
    line = ProgressLine(after=QUICK)
    token = CancelToken(on_progress=line.show)
    try:
        run = None if options.train is None else train(settings_of(state), token)
        state = state if run is None else with_run(state, run)
        trace = compute(state.request, token)
        place = _asked_query(options, trace)
        _write(trace, run, place, options.theme, out, token)
    finally:
        line.end()
    print(translate("CommandLine", "Wrote {path}").format(path=out))
    for note in (*trace.notes, *_told(trace, run)):
        print(note, file=sys.stderr)


def asked_state(options: argparse.Namespace) -> PoolingState:
    """The chapter's state that the options describe.

    Raises:
        UserError: options exclude each other, a file cannot be read, or queries cannot be asked.
    """
    _check_together(options)
    points = None
    if options.points is not None:
        points = read_points(read_text(Path(options.points).expanduser()))
    names = ("size", "noise", "seed", "formula", "bandwidth")
    given = {name: getattr(options, name) for name in names if getattr(options, name) is not None}
    state = _with_width(PoolingState(**given), options)
    queries = _asked_queries(options, points)
    return replace(
        _with_kernels(state, options),
        points=points,
        has_truth=points is None or options.formula is not None,
        first_query=queries.first,
        query_step=queries.step,
        queries=queries.count,
    )


def _check_together(options: argparse.Namespace) -> None:
    """Refuse words that mean nothing beside the others."""
    refuse_beside(options, "points", ("size", "noise", "seed"))
    refuse_without(options, "train", ("rate",))
    named = {options.kernel or Kernel.GAUSSIAN, *(options.kernels or ())}
    if Kernel.LEARNED in named and options.train is None:
        raise UserError(
            translate("CommandLine", "The kernel learned needs --train EPOCHS: before, there is no w to use.")
        )
    if options.bandwidth is not None and not named & set(COMPACT):
        text = translate(
            "CommandLine", "--bandwidth means nothing without one of these kernels: {kernels}; name one."
        )
        raise UserError(text.format(kernels=", ".join(COMPACT)))
    has_width = options.train is not None or named & {Kernel.GAUSSIAN, Kernel.WIDTH}
    if options.width is not None and not has_width:
        text = translate(
            "CommandLine", "--width belongs to the Gaussian; the kernel {kernel} has --bandwidth, or neither."
        )
        raise UserError(text.format(kernel=options.kernel))


def _with_width(state: PoolingState, options: argparse.Namespace) -> PoolingState:
    """The state with the width that is set, or that training begins with."""
    if options.train is None:
        return state if options.width is None else replace(state, width=options.width)
    initial = state.initial_width if options.width is None else options.width
    rate = state.learning_rate if options.rate is None else options.rate
    return replace(state, width=initial, initial_width=initial, epochs=options.train, learning_rate=rate)


def _with_kernels(state: PoolingState, options: argparse.Namespace) -> PoolingState:
    """The state with the kernels that are named; a Gaussian with a width is the one that has a width."""
    usual = Kernel.LEARNED if options.train is not None else Kernel.GAUSSIAN
    chosen = Kernel(options.kernel or usual)
    if chosen is Kernel.GAUSSIAN and options.width is not None:
        chosen = Kernel.WIDTH
    others = tuple(map(Kernel, options.kernels or ()))
    learned = (Kernel.LEARNED,) if options.train is not None else ()
    return replace(state, kernel=chosen, shown=tuple(dict.fromkeys((chosen, *others, *learned))))


def _asked_queries(options: argparse.Namespace, points: Points | None) -> Queries:
    if options.queries is not None:
        return read_queries(options.queries)
    return Queries() if points is None else spanning(points)


def _asked_query(options: argparse.Namespace, trace: PoolingTrace) -> float:
    """The query that a picture shows."""
    if options.query is None:
        return float(trace.places[trace.places.size // 2])
    query = read_query(options.query)
    if not abs(query) <= LARGEST:
        text = translate("CommandLine", "--query must be a number from −{most:.0e} to {most:.0e}.")
        raise UserError(text.format(most=LARGEST))
    return query


def _write(
    trace: PoolingTrace, run: WidthRun | None, query: float, theme_mode: str, out: Path, token: CancelToken
) -> None:
    ending = out.suffix.lower()
    if ending == ".npz":
        write_npz(trace, run, out)
    elif ending == ".csv":
        write_csv(trace, run, out)
    else:
        with offscreen(token):
            from explorer.panels.pooling.figure import draw_figure, draw_sweep
            from explorer.panels.pooling.work import Drawn

            drawn = Drawn(trace, None if run is None else compare(trace, run, run.epoch))
            if ending in ENDINGS:
                draw_sweep(drawn, theme_mode, out, token)
            else:
                draw_figure(drawn, query, theme_mode, out)


def _told(trace: PoolingTrace, run: WidthRun | None) -> tuple[str, ...]:
    """How far each curve is from the truth, and what a training did."""
    lines: list[str] = []
    if trace.truth is not None:
        text = translate("CommandLine", "{kernel}: mean squared error to the truth {error}")
        lines += [
            text.format(kernel=kernel_name(curve.kernel), error=plain(curve.error)) for curve in trace.curves
        ]
    if run is not None:
        comparison = compare(trace, run, run.epoch)
        lines += [smoothness(comparison), *explain_training(run, comparison, run.epoch).notes]
    return tuple(lines)
