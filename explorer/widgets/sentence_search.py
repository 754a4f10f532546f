"""The search line of the sentences drawer: what to look for, and how many were found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from explorer.core.i18n import translate
from explorer.theme import theme


class SentenceSearch(QWidget):
    """A search field that hands the arrow keys and Enter on to the list."""

    needle_changed = Signal(str)
    stepped = Signal(int)
    """+1 or −1: an arrow key was pressed in the field."""
    confirmed = Signal()
    """Enter was pressed in the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers: tuple[int, int] = (0, 0)
        self.field = QLineEdit(self, clearButtonEnabled=True)
        self.field.setAcceptDrops(False)  # a file dropped here is meant for the drawer
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.needle_changed)
        self.field.returnPressed.connect(self.confirmed)
        self.count = QLabel(self)
        self.count.setProperty("role", "small")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.count)
        theme().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    @property
    def needle(self) -> str:
        """What is searched for."""
        return self.field.text()

    def set_needle(self, needle: str) -> None:
        """Search for something else."""
        self.field.setText(needle)

    def type_on(self, letters: str) -> None:
        """Go on in the field with letters that were typed elsewhere."""
        if letters.isprintable():
            self.field.setFocus()
            self.field.insert(letters)

    def set_count(self, found: int, total: int) -> None:
        """Say how many of all sentences are shown."""
        self._numbers = (found, total)
        self.retranslate()

    def retranslate(self) -> None:
        """Write all texts in the language now chosen."""
        self.field.setPlaceholderText(translate("SentenceSearch", "Search"))
        self.field.setAccessibleName(translate("SentenceSearch", "Search the sentences"))
        found, total = self._numbers
        text = translate("SentenceSearch", "{found:,} of {total:,}")
        self.count.setText(text.format(found=found, total=total) if self.needle else f"{total:,}")
        self.count.setToolTip(translate("SentenceSearch", "How many sentences are listed"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                self.stepped.emit(step)
                return True
        return super().eventFilter(watched, event)

    def _restyle(self) -> None:
        self._row.setSpacing(theme().px(8))
