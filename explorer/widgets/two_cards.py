"""Two cards side by side; where there is no room for both, one at a time with a button to the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


class TwoCards(QSplitter):
    """A splitter that shows its second card alone when both do not fit, until `turn` asks for the other."""

    narrowed = Signal(bool)
    """Whether only one card is seen from now on."""

    def __init__(self, first: QWidget, second: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self._cards = (first, second)
        self._is_narrow, self._is_first_turned = False, False
        self.addWidget(first)
        self.addWidget(second)
        # After the layout has settled: hiding a card within a resize would lay out without end.
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._fit)

    @property
    def narrow(self) -> bool:
        """Whether there is room for one card only."""
        return self._is_narrow

    def turn(self, *, to_first: bool) -> None:
        """Show that card where only one is seen."""
        self._is_first_turned = to_first
        self._show_cards()

    def minimumSizeHint(self) -> QSize:
        """Room for either card."""
        first, second = (_least(card) for card in self._cards)
        return first.expandedTo(second)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settled.start()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # the text is larger, or in another language
            self._settled.start()
        return super().event(event)

    def _fit(self) -> None:
        needed = sum(_least(card).width() for card in self._cards) + self.handleWidth()
        narrow = self.width() < needed
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._show_cards()
            self.narrowed.emit(narrow)

    def _show_cards(self) -> None:
        first, second = self._cards
        first.setVisible(not self._is_narrow or self._is_first_turned)
        second.setVisible(not self._is_narrow or not self._is_first_turned)


def _least(card: QWidget) -> QSize:
    return card.minimumSizeHint().expandedTo(card.minimumSize())
