"""The curves of a training run: the chosen one large, the others beside or below it where there is room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from explorer.models.recurrent.runs import GapChart, TrainingRun
from explorer.panels.recurrence.training_curves import Curve, draw_curve
from explorer.theme import theme
from explorer.widgets.curve_plot import CurvePlot

OF_RUN = (Curve.LOSS, Curve.ACCURACY, Curve.GRADIENT)
_WIDE, _HIGH = 430, 270  # pixels from which the other curves are drawn beside or below as well


class RunPlots(QWidget):
    """Draws one curve of a run or of a comparison, and what else belongs to the run."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.main, self.others = CurvePlot(), (CurvePlot(), CurvePlot())
        self._row, self._turn = QWidget(), 0
        self._inner = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._row)
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._outer = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self.main, 3)
        self._outer.addWidget(self._row, 2)
        for plot in (self.main, *self.others):
            plot.setMinimumSize(1, 1)
        for plot in self.others:
            self._inner.addWidget(plot, 1)
        self._row.hide()

    def plots(self) -> tuple[CurvePlot, ...]:
        """Those on screen, the large one first."""
        return (self.main,) if self._row.isHidden() else (self.main, *self.others)

    def draw(self, curve: Curve, run: TrainingRun | None, chart: GapChart | None) -> None:
        """Draw a curve as far as it is measured, and the others where there is room."""
        draw_curve(self.main, curve, run, chart)
        self._arrange(curve, run)
        for place in range(len(self.others)):
            self._draw_other(place, curve, run)

    def draw_next(self, curve: Curve, run: TrainingRun) -> None:
        """Draw one of the plots on screen, the large one every other time: a short turn for a live run."""
        self._turn += 1
        if self._turn % 2 or self._row.isHidden():
            draw_curve(self.main, curve, run, None)
        else:
            self._draw_other(self._turn // 2 % len(self.others), curve, run)

    def _arrange(self, curve: Curve, run: TrainingRun | None) -> None:
        is_wide, is_high = self.width() >= theme().px(_WIDE), self.height() >= theme().px(_HIGH)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._outer.setDirection(beside if is_wide else below)
        self._inner.setDirection(below if is_wide else beside)
        self._row.setVisible((is_wide or is_high) and run is not None and curve in OF_RUN)

    def _draw_other(self, place: int, curve: Curve, run: TrainingRun | None) -> None:
        if not self._row.isHidden():
            rest = [other for other in OF_RUN if other is not curve]
            draw_curve(self.others[place], rest[place], run, None)

    def mark(self, step: int | None) -> None:
        """Mark the step of the checkpoint that is looked at."""
        for plot in (self.main, *self.others):
            plot.set_marker(None if step is None else float(step))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
