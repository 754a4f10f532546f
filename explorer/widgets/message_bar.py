"""One sentence above the cards, with the ways out as buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.icons import IconButton, pixmap


class MessageBar(QFrame):
    """Hidden until there is something to say."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self._sign = QLabel(self)
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setMinimumWidth(1)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.offers: list[QPushButton] = []
        self.close_button = IconButton("close", self, token="muted")
        self.close_button.setProperty("role", "ghost")
        self.close_button.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.sentence, 1)
        self._row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        theme().changed.connect(self._restyle)
        self.retranslate()
        self._restyle()
        self.hide()

    def retranslate(self) -> None:
        """Write the bar's own words anew; the sentence stays as it was said."""
        self.setAccessibleName(translate("MessageBar", "Message"))
        self.close_button.set_label(translate("MessageBar", "Dismiss this message"), "Esc")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def show_message(self, sentence: str, offers: Sequence[tuple[str, Callable[[], None]]] = ()) -> None:
        """Say a sentence; `offers` are (label, act). An earlier sentence gives way."""
        self._clear_offers()
        self.sentence.setText(sentence)
        for place, (label, act) in enumerate(offers, 2):
            button = QPushButton(label, self)
            button.clicked.connect(lambda _checked, act=act: self._take(act))
            self._row.insertWidget(place, button, 0, Qt.AlignmentFlag.AlignTop)
            self.offers.append(button)
        self.show()
        self.sentence.setAccessibleName(sentence)
        QAccessible.updateAccessibility(QAccessibleEvent(self.sentence, QAccessible.Event.Alert))

    def dismiss(self) -> None:
        """Say nothing any more."""
        if not self.isHidden():
            self.hide()
            self._clear_offers()
            self.dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _take(self, act: Callable[[], None]) -> None:
        self.dismiss()
        act()

    def _clear_offers(self) -> None:
        for button in self.offers:
            button.hide()
            button.deleteLater()
        self.offers = []

    def _restyle(self) -> None:
        gap = theme().gap
        self._row.setContentsMargins(gap(12), gap(8), gap(8), gap(8))
        self._row.setSpacing(gap(10))
        self._sign.setPixmap(pixmap("warning", "accent", size=18))
