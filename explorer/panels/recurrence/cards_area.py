"""Where the Recurrence chapter's three cards lie: the unrolled network above, states and details below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

from explorer.theme import theme

_LEAST_HEIGHT, _LEAST_UNROLLED = 440, 205  # at 100 % text


class CardsArea(QScrollArea):
    """Splitters between the cards; in a low window with large text, what does not fit is scrolled to."""

    def __init__(self, above: QWidget, left: QWidget, right: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self._above = above
        row = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        row.addWidget(left)
        row.addWidget(right)
        self._all = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self._all.addWidget(above)
        self._all.addWidget(row)
        for splitter, shares in ((self._all, (4, 7)), (row, (7, 9))):
            for place, share in enumerate(shares):
                splitter.setStretchFactor(place, share)
            splitter.setSizes([1000 * share for share in shares])
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._all)
        for ground in (self._all, self.viewport()):
            ground.setAutoFillBackground(False)
        self._keep_height()
        theme().changed.connect(self._keep_height)

    def _keep_height(self) -> None:
        """Below this height the pictures would be all titles."""
        self._all.setMinimumHeight(theme().px(_LEAST_HEIGHT))
        self._above.setMinimumHeight(theme().px(_LEAST_UNROLLED))
