"""A sheet of rich text whose lines are made to fit beside each other."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent, QTextOption
from PySide6.QtWidgets import QTextBrowser, QWidget

from explorer.theme import theme

_SIZES = (0.92, 0.84, 0.77, 0.7)  # of the text; where none fits, the sheet is scrolled across


class SheetView(QTextBrowser):
    """In the text's own size, or smaller where products would not fit beside each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, openLinks=False)
        self._choice: tuple[str, ...] = ()
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)  # a number is never broken
        self.setMinimumSize(1, 1)

    def set_sheet(self, *choice: str) -> None:
        """Show another sheet at the same place: the first of some, the widest first, that fits."""
        self._choice = choice
        at = self.verticalScrollBar().value()
        self._show_fitting()
        self.verticalScrollBar().setValue(at)

    def _show_fitting(self) -> None:
        for html in self._choice:
            if self._fits(html, 1.0):
                return
        for share in _SIZES:
            if self._fits(self._choice[-1], share):
                return

    def _fits(self, html: str, share: float) -> bool:
        """Show a sheet; whether its lines fit at that share of the text's size."""
        self.setFont(theme().font(share, tabular=True))
        self.setHtml(html)
        return self.document().idealWidth() <= self.viewport().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._choice:
            self.set_sheet(*self._choice)
