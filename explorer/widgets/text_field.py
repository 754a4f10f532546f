"""The field of a text under study: what is pasted or dropped is tidied into one line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAction,
    QClipboard,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from explorer.core.text import tidy


class TextField(QLineEdit):
    """A line of text; `tidied` tells in a sentence what was changed in a pasted text."""

    tidied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(1_000_000)  # Qt's own 32,767 cuts without a word; `tidy` cuts with one
        self.setDragEnabled(True)

    def insert_tidied(self, text: str) -> None:
        """Insert a text at the cursor, in place of the selection, as one clean line; can be undone."""
        made = tidy(text)
        self.insert(made.text)
        if made.notes:
            self.tidied.emit(" ".join(made.notes))

    def paste_tidied(self, mode: QClipboard.Mode = QClipboard.Mode.Clipboard) -> None:
        """Paste the clipboard."""
        text = QGuiApplication.clipboard().text(mode)
        if text and not self.isReadOnly():
            before = self.text()
            self.insert_tidied(text)
            if self.text() != before:
                self.textEdited.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_tidied()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clipboard = QGuiApplication.clipboard()
        if event.button() is Qt.MouseButton.MiddleButton and clipboard.supportsSelection():
            self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
            self.paste_tidied(QClipboard.Mode.Selection)
        else:
            super().mouseReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file is for the window to open, not for its path to be typed here."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if event.source() is self or not event.mimeData().hasText():
            super().dropEvent(event)
            return
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
        self.insert_tidied(event.mimeData().text())
        self.textEdited.emit(self.text())
        event.acceptProposedAction()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        paste = menu.findChild(QAction, "edit-paste")
        if paste is not None:
            paste.triggered.disconnect()
            paste.triggered.connect(lambda: self.paste_tidied())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())
