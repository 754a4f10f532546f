"""Shown in the sentences drawer while a file is read: how far it is, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explorer.core.cancel import Progress
from explorer.core.i18n import translate
from explorer.theme import theme

_PATIENCE = 200  # ms; shorter readings show nothing
_STEPS = 1000


class ReadingBar(QWidget):
    """Hidden until a reading lasts long enough to be noticed."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setProperty("role", "small")
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar(self, textVisible=False)
        self.cancel_button = QPushButton(self)
        self.cancel_button.clicked.connect(self.cancelled)
        self._left = QVBoxLayout()
        self._left.addWidget(self._text)
        self._left.addWidget(self.bar)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(self._left, 1)
        self._row.addWidget(self.cancel_button)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self.show)
        theme().changed.connect(self._space)
        self._space()
        self.retranslate()
        self.hide()

    def set_busy(self, busy: bool) -> None:
        """A reading began, or none goes on any more."""
        if busy:
            self.bar.setRange(0, 0)
            self._patience.start()
        else:
            self._patience.stop()
            self.hide()

    def show_progress(self, progress: Progress) -> None:
        """Say how far the reading is."""
        self._text.setText(progress.text)
        self._text.setToolTip(progress.text)
        if progress.total > 0:
            self.bar.setRange(0, _STEPS)
            self.bar.setValue(round(_STEPS * progress.done / progress.total))

    def retranslate(self) -> None:
        """Write all texts in the language now chosen."""
        self.cancel_button.setText(translate("ReadingBar", "Cancel"))
        self.cancel_button.setToolTip(translate("ReadingBar", "Stop reading; the list stays as it is."))
        self.bar.setAccessibleName(translate("ReadingBar", "How far the reading is"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _space(self) -> None:
        self._row.setSpacing(theme().px(8))
        self._left.setSpacing(theme().px(3))
