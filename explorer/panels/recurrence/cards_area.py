"""Where the Recurrence chapter's three cards lie: the unrolled network above, states and details below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from explorer.theme import theme
from explorer.widgets.cards_scroll import CardsScroll, share_out

_LEAST_HEIGHT, _LEAST_UNROLLED = 440, 205  # at 100 % text


class CardsArea(CardsScroll):
    """Splitters between the cards."""

    def __init__(self, above: QWidget, left: QWidget, right: QWidget) -> None:
        self._above = above
        row = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        row.addWidget(left)
        row.addWidget(right)
        self._all = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self._all.addWidget(above)
        self._all.addWidget(row)
        share_out(self._all, (4, 7))
        share_out(row, (7, 9))
        super().__init__(self._all)

    def keep_height(self) -> None:
        """Below this height the pictures would be all titles."""
        self._all.setMinimumHeight(theme().px(_LEAST_HEIGHT))
        self._above.setMinimumHeight(theme().px(_LEAST_UNROLLED))
