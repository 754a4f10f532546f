"""The line of the library where a model of the hub is asked for by its id."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from explorer.core.i18n import translate
from explorer.models.catalogue import find
from explorer.models.store import is_model_name
from explorer.theme import theme


class HubLine(QWidget):
    """A field for owner/name and its Get button."""

    requested = Signal(str)
    """A well-formed hub id."""
    complained = Signal(str)
    """A sentence on what is wrong with the id; empty as soon as it is edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(self)
        self.field = QLineEdit(self)
        self._label.setBuddy(self.field)
        self.button = QPushButton(self, autoDefault=False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._label)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.button)
        self.field.textChanged.connect(lambda: self.complained.emit(""))
        self.field.returnPressed.connect(self._on_asked)
        self.button.clicked.connect(self._on_asked)
        theme().changed.connect(self._space)
        self._space()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._label.setText(translate("Library", "Hub id"))
        self.field.setPlaceholderText(translate("Library", "owner/name"))
        self.field.setToolTip(
            translate("Library", "Any model of the Hugging Face hub that has its weights as safetensors")
        )
        self.button.setText(translate("Library", "Get"))
        self.button.setAccessibleName(translate("Library", "Get the model with this hub id"))

    def _on_asked(self) -> None:
        name = self.field.text().strip()
        if is_model_name(name) and ("/" in name or find(name) is not None):
            self.field.clear()
            self.requested.emit(name)
        else:
            self.complained.emit(
                translate(
                    "Library", "A hub id looks like owner/name, for example google-bert/bert-base-cased."
                )
            )

    def _space(self) -> None:
        self._row.setSpacing(theme().px(8))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
