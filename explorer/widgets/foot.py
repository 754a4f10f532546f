"""The foot: device, model, timing and notes; while busy, progress and Cancel; the language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from explorer.core.cancel import Progress
from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.choice_menu import fill_choices
from explorer.widgets.elided_label import ElidedLabel
from explorer.widgets.icons import pixmap

_SHOWN_AFTER = 150  # milliseconds of work before the foot speaks of it: short runs must not flicker


class Foot(QFrame):
    """The line at the bottom of the window."""

    cancel_requested = Signal()
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self._dot = QLabel(self)
        self.device, self.model = ElidedLabel(self), ElidedLabel(self)
        self.timing, self.note = ElidedLabel(self), ElidedLabel(self)
        self.note.setProperty("role", "warning")
        self.doing = ElidedLabel(self)
        self.bar = QProgressBar(self, textVisible=False)
        self.cancel = QPushButton(self)
        self.cancel.setProperty("role", "foot")
        self.language = QToolButton(self)
        self.language.setProperty("role", "foot")
        self.language.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.language.setMenu(QMenu(self.language))
        self._languages: tuple[tuple[str, str], ...] = ()
        self._language = ""
        self._busy = False
        self._patience = QTimer(self, singleShot=True, interval=_SHOWN_AFTER)
        self._patience.timeout.connect(self._show_busy)
        self._lay_out()
        self.cancel.clicked.connect(self.cancel_requested)
        theme().changed.connect(self._restyle)
        self.set_status("", "", "", "")
        self.retranslate()
        self._restyle()
        self._show_busy()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        for piece in (self._dot, self.device, self.model, self.timing, self.note):
            row.addWidget(piece)
        row.addStretch(1)
        for widget in (self.doing, self.bar, self.cancel, self.language):
            row.addWidget(widget)

    def retranslate(self) -> None:
        """Write every label in the language now chosen."""
        self.setAccessibleName(translate("Foot", "Status"))
        self.cancel.setText(translate("Foot", "Cancel"))
        self.cancel.setToolTip(translate("Foot", "Stop the work; the picture stays  (Esc)"))
        self.language.setToolTip(translate("Foot", "Language of the interface"))
        self.language.setAccessibleName(translate("Foot", "Language of the interface"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def set_status(self, device: str, model: str, timing: str, note: str) -> None:
        """Show pieces of status; an empty piece takes no room."""
        pieces = ((self.device, device), (self.model, model), (self.timing, timing), (self.note, note))
        for label, text in pieces:
            label.set_whole(text)
            label.setVisible(bool(text))
        self._dot.setVisible(bool(device))

    def set_busy(self, busy: bool, text: str = "") -> None:
        """Work has begun (what it is), or has ended."""
        if busy and not self._busy:
            self.doing.set_whole(text)
            self.bar.setRange(0, 0)
            self._patience.start()
        self._busy = busy
        if not busy:
            self._patience.stop()
            self._show_busy()

    def set_progress(self, progress: Progress) -> None:
        """How far the work is."""
        self.doing.set_whole(progress.text)
        self.doing.setVisible(self.bar.isVisibleTo(self))
        self.bar.setRange(0, 1000 if progress.total > 0 else 0)
        if progress.total > 0:
            self.bar.setValue(round(1000 * min(1.0, max(0.0, progress.done / progress.total))))

    def set_languages(self, languages: Sequence[tuple[str, str]], chosen: str) -> None:
        """The languages on offer as (name, own name), and the one in use."""
        self._languages, self._language = tuple(languages), chosen
        fill_choices(self.language.menu(), self._languages, chosen, self.language_chosen.emit)
        self.language.setText(f"{dict(self._languages).get(chosen, chosen)} ▾")

    def _show_busy(self) -> None:
        for widget in (self.bar, self.cancel):
            widget.setVisible(self._busy)
        for piece in (self.timing, self.note):  # of the run before; the progress needs their room
            piece.setVisible(not self._busy and bool(piece.text()))
        self.doing.setVisible(self._busy and bool(self.doing.text()))
        self._dot.setPixmap(pixmap("dot", "accent" if self._busy else "muted", size=10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.setFixedWidth(min(theme().px(120), self.width() // 8))

    def _restyle(self) -> None:
        gap = theme().gap
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(gap(12), gap(3), gap(10), gap(3))
        layout.setSpacing(gap(10))
        self._dot.setPixmap(pixmap("dot", "accent" if self._busy else "muted", size=10))
