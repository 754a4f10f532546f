"""Where the cards of the kernel regression lie: the plot and the heatmap, and below them the training."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

from explorer.theme import theme

_LEAST, _LEAST_BELOW = 262, 215  # pixels of height at 100 % text
_PLOT, _HEAT = 5, 3  # shares of the width


class RegressionArea(QScrollArea):
    """Splitters between the cards; in a low window with large text, what does not fit is scrolled to."""

    def __init__(self, plot: QWidget, heat: QWidget, below: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self._below = below
        self._row = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self._row.addWidget(plot)
        self._row.addWidget(heat)
        self._all = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self._all.addWidget(self._row)
        self._all.addWidget(below)
        _share(self._row, (_PLOT, _HEAT))
        _share(self._all, (3, 2))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._all)
        for ground in (self._all, self.viewport()):
            ground.setAutoFillBackground(False)
        theme().changed.connect(self._keep_height)
        self._keep_height()

    def show_below(self, shown: bool) -> None:
        """Show the card below, or give its room to those above."""
        self._below.setVisible(shown)
        self._keep_height()

    def _keep_height(self) -> None:
        px = theme().px
        self._row.setMinimumHeight(px(_LEAST))
        self._below.setMinimumHeight(px(_LEAST_BELOW))
        below = 0 if self._below.isHidden() else px(_LEAST_BELOW) + self._all.handleWidth()
        self._all.setMinimumHeight(px(_LEAST) + below)


def _share(splitter: QSplitter, shares: tuple[int, int]) -> None:
    for place, share in enumerate(shares):
        splitter.setStretchFactor(place, share)
    splitter.setSizes([1000 * share for share in shares])
