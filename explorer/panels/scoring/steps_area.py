"""Where cards lie: those of the steps one above the other, and a page that measures alone on one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from explorer.panels.scoring.inputs_card import InputsCard
from explorer.theme import theme
from explorer.widgets.cards_scroll import CardsScroll, share_out

_LEAST_ABOVE, _LEAST_BELOW, _LEAST_ALONE = 210, 270, 225  # at 100 % text
_ANY = 16_777_215  # Qt's QWIDGETSIZE_MAX


class StepsArea(CardsScroll):
    """A splitter between the cards; where there is no room for both, the upper one is folded."""

    def __init__(self, above: InputsCard, below: QWidget) -> None:
        self._above, self._below = above, below
        self._chosen: bool | None = None  # whether the person wants it folded
        self._all = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        for card in (above, below):
            self._all.addWidget(card)
        share_out(self._all, (11, 16))
        super().__init__(self._all)
        above.fold_requested.connect(self._on_fold)

    def _on_fold(self, folded: bool) -> None:
        self._chosen = folded
        self.keep_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.keep_height()

    def keep_height(self) -> None:
        """Below this height the cards would be all titles."""
        both = theme().px(_LEAST_ABOVE + _LEAST_BELOW) + self._all.handleWidth()
        is_low = 0 < self.viewport().height() < both
        folded = is_low if self._chosen is None else self._chosen
        self._above.set_folded(folded)
        title = self._above.minimumSizeHint().height()
        self._above.setMaximumHeight(title if folded else _ANY)
        self._above.setMinimumHeight(title if folded else theme().px(_LEAST_ABOVE))
        below = theme().px(_LEAST_ALONE if folded else _LEAST_BELOW)
        self._below.setMinimumHeight(below)
        self._all.setMinimumHeight(title + below + self._all.handleWidth() if folded else both)


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
