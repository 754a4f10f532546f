"""The curves of a training run and of a comparison of cells."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import numpy as np

from explorer.core.i18n import translate
from explorer.models.recurrent.runs import GapChart, GapRun, TrainingRun
from explorer.models.recurrent.spec import Cell
from explorer.widgets.curve_plot import CurvePlot, Series

CELL_NAMES = {Cell.ELMAN: "Elman", Cell.JORDAN: "Jordan", Cell.GRU: "GRU", Cell.LSTM: "LSTM"}


class Curve(StrEnum):
    """What is drawn."""

    LOSS = "loss"
    ACCURACY = "accuracy"
    GRADIENT = "gradient"
    GAPS = "gaps"
    TIME = "time"


def curve_options() -> tuple[tuple[str, str, str], ...]:
    """The curves as tabs."""
    return (
        (
            Curve.LOSS,
            translate("RecurrenceTraining", "Loss"),
            translate("RecurrenceTraining", "Mean loss of each batch"),
        ),
        (
            Curve.ACCURACY,
            translate("RecurrenceTraining", "Accuracy"),
            translate("RecurrenceTraining", "On held-out sentences"),
        ),
        (
            Curve.GRADIENT,
            translate("RecurrenceTraining", "Gradient"),
            translate("RecurrenceTraining", "Norm before clipping"),
        ),
        (
            Curve.GAPS,
            translate("RecurrenceTraining", "By gap"),
            translate("RecurrenceTraining", "Where each cell forgets: accuracy against the gap"),
        ),
        (
            Curve.TIME,
            translate("RecurrenceTraining", "By time"),
            translate("RecurrenceTraining", "Accuracy against seconds of training, seed by seed"),
        ),
    )


def draw_curve(plot: CurvePlot, curve: Curve, run: TrainingRun | None, chart: GapChart | None) -> None:
    """Draw what there is of a curve; nothing where nothing is measured yet."""
    steps = translate("RecurrenceTraining", "step")
    accuracy = translate("RecurrenceTraining", "accuracy")
    names = {name: label for name, label, _tip in curve_options()}
    plot.set_picture_name(names[curve])
    if curve is Curve.GAPS:
        plot.set_series(tuple(_by_gap(chart)), translate("RecurrenceTraining", "gap in words"), accuracy)
    elif curve is Curve.TIME:
        plot.set_series(tuple(_by_time(chart)), translate("RecurrenceTraining", "seconds"), accuracy)
    else:
        is_log = curve is not Curve.ACCURACY
        plot.set_series(tuple(_of_run(run, curve, names[curve])), steps, names[curve].lower(), log_y=is_log)


def _of_run(run: TrainingRun | None, curve: Curve, name: str) -> Iterator[Series]:
    if run is None or not run.points:
        return
    fields = {Curve.LOSS: "loss", Curve.ACCURACY: "accuracy", Curve.GRADIENT: "gradient_norm"}
    points = run.points
    x = np.fromiter((point.step for point in points), np.float64, len(points))
    y = np.fromiter((getattr(point, fields[curve]) for point in points), np.float64, len(points))
    measured = ~np.isnan(y) if curve is Curve.ACCURACY else np.ones(len(y), dtype=np.bool_)
    yield Series(name, x[measured], y[measured], 0)


def _by_gap(chart: GapChart | None) -> Iterator[Series]:
    """The mean over the seeds of each cell, and each seed broken."""
    if chart is None:
        return
    gaps = np.array(chart.gaps, dtype=np.float64)
    for number, runs in _by_cell(chart):
        name = CELL_NAMES[runs[0].cell]
        yield Series(name, gaps, np.mean([run.accuracy for run in runs], axis=0), number)
        for run in runs if len(runs) > 1 else ():
            yield Series(_seed_name(run), gaps, run.accuracy, number, dashed=True)


def _by_time(chart: GapChart | None) -> Iterator[Series]:
    if chart is None:
        return
    for number, runs in _by_cell(chart):
        for place, run in enumerate(runs):
            yield Series(_seed_name(run), run.seconds, run.over_time, number, dashed=place > 0)


def _by_cell(chart: GapChart) -> Iterator[tuple[int, list[GapRun]]]:
    for number, cell in enumerate(dict.fromkeys(run.cell for run in chart.runs)):
        yield number, [run for run in chart.runs if run.cell is cell]


def _seed_name(run: GapRun) -> str:
    text = translate("RecurrenceTraining", "{cell}, seed {seed}")
    return text.format(cell=CELL_NAMES[run.cell], seed=run.seed)
