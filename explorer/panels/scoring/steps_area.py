"""Where cards lie: those of the steps one above the other, and a page that measures alone on one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from explorer.theme import theme
from explorer.widgets.cards_scroll import CardsScroll, share_out

_LEAST_ABOVE, _LEAST_BELOW = 210, 270  # at 100 % text


class StepsArea(CardsScroll):
    """A splitter between the cards."""

    def __init__(self, above: QWidget, below: QWidget) -> None:
        self._cards = (above, below)
        self._all = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        for card in self._cards:
            self._all.addWidget(card)
        share_out(self._all, (11, 16))
        super().__init__(self._all)

    def keep_height(self) -> None:
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
