"""Where cards lie: those of the steps one above the other, and a page that measures alone on one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from explorer.theme import theme

_LEAST_ABOVE, _LEAST_BELOW = 210, 270  # at 100 % text


class StepsArea(QScrollArea):
    """A splitter between the cards; in a low window with large text, what does not fit is scrolled to."""

    def __init__(self, above: QWidget, below: QWidget) -> None:
        super().__init__(widgetResizable=True)
        self._cards = (above, below)
        self._all = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        for place, (card, share) in enumerate(zip(self._cards, (11, 16), strict=True)):
            self._all.addWidget(card)
            self._all.setStretchFactor(place, share)
        self._all.setSizes([11000, 16000])
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._all)
        for ground in (self._all, self.viewport()):
            ground.setAutoFillBackground(False)
        self._keep_height()
        theme().changed.connect(self._keep_height)

    def _keep_height(self) -> None:
        """Below this height the cards would be all titles."""
        for card, least in zip(self._cards, (_LEAST_ABOVE, _LEAST_BELOW), strict=True):
            card.setMinimumHeight(theme().px(least))
        self._all.setMinimumHeight(theme().px(_LEAST_ABOVE + _LEAST_BELOW) + self._all.handleWidth())


class StudyCard(QFrame):
    """A page on a card without a title, for the top bar says what it is; its plots scroll by themselves."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "card")
        page.setMinimumSize(1, 1)
        self._column = QVBoxLayout(self)
        self._column.addWidget(page, 1)
        theme().changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        gap = theme().gap
        self._column.setContentsMargins(gap(12), gap(10), gap(12), gap(10))

    def hasHeightForWidth(self) -> bool:
        """Not for its sentences' sake: it takes what height there is."""
        return False
