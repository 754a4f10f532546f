"""A popup of labelled fields, each of which tells a field of the chapter's state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QFormLayout, QFrame, QLabel, QSpinBox, QWidget

from explorer.widgets.segmented import Segmented


class FieldsForm(QFrame):
    """Its fields are attributes by the names of the state's fields."""

    field_changed = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self._labels: dict[str, QLabel] = {}

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _add_fields(self, form: QFormLayout, names: Sequence[str]) -> None:
        """Add a row for each field; a number is told when it is complete, not at every key."""
        for name in names:
            field: QWidget = getattr(self, name)
            self._labels[name] = QLabel()
            self._labels[name].setBuddy(field)
            form.addRow(self._labels[name], field)
            if isinstance(field, Segmented):
                field.chosen.connect(lambda value, n=name: self.field_changed.emit(n, value))
            elif isinstance(field, QSpinBox | QDoubleSpinBox):
                field.setKeyboardTracking(False)
                field.valueChanged.connect(lambda value, n=name: self.field_changed.emit(n, value))

    def _name_fields(self, names: Mapping[str, str]) -> None:
        for name, label in self._labels.items():
            label.setText(names[name])

    def _set_shown(self, name: str, *, shown: bool) -> None:
        self._labels[name].setVisible(shown)
        getattr(self, name).setVisible(shown)
