"""Loss, w and kernel by epoch: side by side, or one at a time where they would be too narrow to read."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from explorer.core.i18n import translate
from explorer.studies.numbers import plain
from explorer.studies.pooling.kernels import Kernel, kernel_shape
from explorer.studies.pooling.learning import reach
from explorer.studies.pooling.state import PoolingState
from explorer.studies.pooling.trace import Values
from explorer.studies.pooling.training import WidthRun
from explorer.widgets.curve_plot import CurvePlot, PlotStyle, Series
from explorer.widgets.picture import Picture
from explorer.widgets.view_tabs import ViewTabs

_SHAPE_POINTS = 71  # so few that they are joined by lines, not gathered in columns of pixels
_NAMES = ("loss", "width", "kernel")


class TrainingPlots(QWidget):
    """Draws a run; `tabs` choose a plot where only one is shown, and are placed by the card."""

    epoch_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loss, self.widths, self.shape = CurvePlot(), CurvePlot(), CurvePlot()
        self.tabs = ViewTabs(self)
        self._is_narrow = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for plot in (self.loss, self.widths, self.shape):
            plot.setMinimumSize(1, 1)
            row.addWidget(plot, 1)
        for plot in (self.loss, self.widths):
            plot.x_chosen.connect(lambda x: self.epoch_chosen.emit(round(x)))
        self.tabs.chosen.connect(self._arrange)
        self.retranslate()
        self.tabs.set_current(_NAMES[0])
        self._arrange()

    def set_narrow(self, is_narrow: bool) -> None:
        """Show one plot, with tabs to choose it, or all three."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._arrange()

    def _arrange(self) -> None:
        self.tabs.setVisible(self._is_narrow)
        for name, plot in zip(_NAMES, (self.loss, self.widths, self.shape), strict=True):
            plot.setVisible(not self._is_narrow or name == self.tabs.current())

    def pictures(self) -> tuple[Picture, ...]:
        """What is on screen of loss, w and kernel."""
        return tuple(plot for plot in (self.loss, self.widths, self.shape) if not plot.isHidden())

    def all_pictures(self) -> tuple[Picture, ...]:
        """Loss, w and kernel."""
        return (self.loss, self.widths, self.shape)

    # What is drawn

    def fill(self, run: WidthRun | None) -> None:
        """Draw loss and w of every epoch."""
        epochs = np.arange(0 if run is None else run.epoch + 1, dtype=np.float64)
        x_label = translate("PoolingTraining", "epoch")
        name = translate("PoolingTraining", "leave-one-out loss")
        self.loss.set_series(() if run is None else (Series(name, epochs, run.losses),), x_label, name)
        self.loss.set_picture_name(name)
        name = translate("PoolingTraining", "width w")
        self.widths.set_series(() if run is None else (Series(name, epochs, run.widths, 1),), x_label, name)
        self.widths.set_picture_name(name)

    def mark(self, state: PoolingState) -> None:
        """Mark the epoch on show, and draw its kernel and the one before the training."""
        for plot in (self.loss, self.widths):
            plot.set_marker(float(state.epoch) if state.learned else None)
        first = state.learned[0] if state.learned else state.initial_width
        now = first if state.learned_width is None else state.learned_width
        x, narrow = _places(first), _places(now)
        before = translate("PoolingTraining", "before, w = {w}").format(w=plain(first, 3))
        series = [Series(before, x, kernel_shape(Kernel.WIDTH, x, first), 6, dashed=True)]
        if state.learned:
            after = translate("PoolingTraining", "epoch {n}, w = {w}")
            name = after.format(n=min(state.epoch, len(state.learned) - 1), w=plain(now, 3))
            series.append(Series(name, narrow, kernel_shape(Kernel.WIDTH, narrow, now), 0))
        label = translate("PoolingTraining", "kernel")
        self.shape.set_series(tuple(series), translate("PoolingTraining", "distance from the query"), label)
        self.shape.set_picture_name(label)

    def retranslate(self) -> None:
        """Set every text in the language now in force; the curves are filled anew by the card."""
        labels = (
            translate("PoolingTraining", "Loss"),
            translate("PoolingTraining", "w"),
            translate("PoolingTraining", "Kernel"),
        )
        self.tabs.set_options([(name, label, label) for name, label in zip(_NAMES, labels, strict=True)])
        self.tabs.setAccessibleName(translate("PoolingTraining", "Plot of the training on show"))
        for plot in (self.loss, self.widths):
            plot.set_style(PlotStyle(empty=translate("PoolingTraining", "Nothing is trained yet.")))


def _places(width: float) -> Values:
    """Distances that show the whole of a Gaussian, however narrow it is."""
    far = min(3.5 * reach(width), 1e6)
    return np.linspace(-far, far, _SHAPE_POINTS)
