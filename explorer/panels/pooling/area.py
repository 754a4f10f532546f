"""Where the cards of the kernel regression lie: the plot and the heatmap, and below them the training."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from explorer.theme import theme
from explorer.widgets.cards_scroll import CardsScroll, share_out

_LEAST, _LEAST_BELOW = 262, 215  # pixels of height at 100 % text


class RegressionArea(CardsScroll):
    """Splitters between the cards; the one below may be hidden."""

    def __init__(self, plot: QWidget, heat: QWidget, below: QWidget) -> None:
        self._below = below
        self._row = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self._row.addWidget(plot)
        self._row.addWidget(heat)
        self._all = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self._all.addWidget(self._row)
        self._all.addWidget(below)
        share_out(self._row, (5, 3))
        share_out(self._all, (3, 2))
        super().__init__(self._all)

    def show_below(self, shown: bool) -> None:
        """Show the card below, or give its room to those above."""
        if shown == self._below.isHidden():
            self._below.setVisible(shown)
            self.keep_height()

    def keep_height(self) -> None:
        px = theme().px
        self._row.setMinimumHeight(px(_LEAST))
        self._below.setMinimumHeight(px(_LEAST_BELOW))
        below = 0 if self._below.isHidden() else px(_LEAST_BELOW) + self._all.handleWidth()
        self._all.setMinimumHeight(px(_LEAST) + below)
