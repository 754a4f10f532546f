"""Where the cards of the kernel regression lie: the plot, the heatmap and the training of w."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from explorer.theme import theme
from explorer.widgets.cards_scroll import CardsScroll, share_out

_LEAST, _LEAST_BELOW = 262, 215  # pixels of height at 100 % text
_LEAST_HEAT = 200  # pixels of width at 100 % text


class _Places(Enum):
    """What lies in the row beside the plot, and what below it."""

    HEAT = "heat beside, training below"
    TRAINING = "training beside, heat below"
    BOTH = "both beside"


class RegressionArea(CardsScroll):
    """Splitters between the cards; the training may be hidden.

    The training lies below the row, or beside the plot where the height is short: what one starts and what it
    found are seen without scrolling, the heatmap gives way.
    """

    def __init__(self, plot: QWidget, heat: QWidget, training: QWidget) -> None:
        self._plot, self._heat, self._training = plot, heat, training
        self._places = _Places.HEAT
        self._sizes: dict[_Places, tuple[list[int], list[int]]] = {}
        self._row = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self._row.addWidget(plot)
        self._row.addWidget(heat)
        self._all = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self._all.addWidget(self._row)
        self._all.addWidget(training)
        share_out(self._row, (5, 3))
        share_out(self._all, (3, 2))
        super().__init__(self._all)
        self._settled = QTimer(self, singleShot=True, interval=0)  # what the cards need is known a turn later
        self._settled.timeout.connect(self.keep_height)
        theme().changed.connect(self._on_theme_changed)

    def show_training(self, shown: bool) -> None:
        """Show the training, or give its room to the other cards."""
        if shown == self._training.isHidden():
            self._training.setVisible(shown)
            self.keep_height()
            self._settled.start()

    def _on_theme_changed(self) -> None:
        self._settled.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._settled.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.keep_height()

    def keep_height(self) -> None:
        px = theme().px
        places = self._fitting()
        if places is not self._places:
            self._move_to(places)
        row, below = px(_LEAST), 0
        if places is _Places.HEAT:
            below = 0 if self._training.isHidden() else px(_LEAST_BELOW)
        else:
            row = max(row, self.height())
            below = px(_LEAST) if places is _Places.TRAINING else 0
        self._row.setMinimumHeight(row)
        self._training.setMinimumHeight(px(_LEAST_BELOW))
        self._heat.setMinimumHeight(below if places is _Places.TRAINING else 0)
        self._all.setMinimumHeight(row + (below + self._all.handleWidth() if below else 0))

    def _fitting(self) -> _Places:
        """Where the cards have room; the training is beside the plot only where both are wide enough."""
        px, handle = theme().px, self._all.handleWidth()
        has_height = self.height() >= px(_LEAST) + px(_LEAST_BELOW) + handle
        both = self._plot.minimumSizeHint().width() + self._training.minimumSizeHint().width() + handle
        spare = self.viewport().width() - both
        if self._training.isHidden() or has_height or spare < 0:
            return _Places.HEAT
        return _Places.BOTH if spare >= px(_LEAST_HEAT) + handle else _Places.TRAINING

    def _move_to(self, places: _Places) -> None:
        """Lay the cards elsewhere, as large as they were when they last lay there."""
        self._sizes[self._places] = self._row.sizes(), self._all.sizes()
        self._places = places
        if places is _Places.HEAT:
            self._row.insertWidget(1, self._heat)
            self._all.insertWidget(1, self._training)
        else:
            self._row.insertWidget(1, self._training)
            (self._row if places is _Places.BOTH else self._all).addWidget(self._heat)
        if places in self._sizes:
            row, below = self._sizes[places]
            self._row.setSizes(row)
            self._all.setSizes(below)
        else:
            share_out(self._row, (4, 3, 3) if places is _Places.BOTH else (1, 1))
            share_out(self._all, (1,) if places is _Places.BOTH else (3, 2))
