"""How an opened file is read: which column, which one pairs with it, the encoding, the header."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QWidget

from explorer.core.i18n import translate
from explorer.core.text_encoding import ENCODINGS
from explorer.theme import theme
from explorer.widgets.sentence_work import Columns, Opened, Opening, column_key

_NAMED = 60  # characters of a column's name


class FileOptions(QWidget):
    """Shows only what applies to the file at hand; hidden for lines that were pasted."""

    columns_chosen = Signal(object)
    """Columns"""
    reading_changed = Signal(object)
    """Opening: the file is to be read anew, in another encoding or with another idea of its header."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened: Opened | None = None
        self.column, self.pair, self.encoding = (_Box(self) for _ in range(3))
        self.header = QCheckBox(self)
        self._labels = {box: QLabel(self) for box in (self.column, self.pair, self.encoding)}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for box, label in self._labels.items():
            label.setProperty("role", "muted")
            label.setBuddy(box)
            self._form.addRow(label, box)
        self._form.addRow(self.header)
        self._connect()
        theme().changed.connect(self._space)
        self._space()
        self.show_opened(None)

    def show_opened(self, opened: Opened | None) -> None:
        """Show how a file was read; None: there is no file."""
        self._opened = opened
        self.setVisible(opened is not None and bool(opened.opening.path))
        self.retranslate()

    def retranslate(self) -> None:
        """Write all names in the language now chosen."""
        is_json = self._opened is not None and self._opened.table.header is None
        column = translate("FileOptions", "Field") if is_json else translate("FileOptions", "Column")
        names = (column, translate("FileOptions", "Pair with"), translate("FileOptions", "Encoding"))
        for (box, label), name in zip(self._labels.items(), names, strict=True):
            label.setText(name)
            box.setAccessibleName(name)
        self.header.setText(translate("FileOptions", "First row is a header"))
        self.header.setToolTip(translate("FileOptions", "The first row holds the names of the columns."))
        if self._opened is not None:
            self._fill(self._opened)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _connect(self) -> None:
        self.column.activated.connect(self._on_columns)
        self.pair.activated.connect(self._on_columns)
        self.encoding.activated.connect(self._on_reading)
        self.header.clicked.connect(self._on_reading)

    def _fill(self, opened: Opened) -> None:
        table = opened.table
        several = len(table.columns) > 1
        names = [(table.column_title(at)[:_NAMED], column_key(table, at)) for at in range(len(table.columns))]
        self.column.fill(names, opened.column)
        none = (translate("FileOptions", "Nothing"), "")
        self.pair.fill([none, *names], opened.pair_column + 1)
        self._fill_encodings(opened)
        with QSignalBlocker(self.header):
            self.header.setChecked(bool(table.header))
        for box in (self.column, self.pair):
            self._form.setRowVisible(box, several)
        self._form.setRowVisible(self.header, table.header is not None)

    def _fill_encodings(self, opened: Opened) -> None:
        detected = translate("FileOptions", "Detect it")
        if not opened.opening.encoding:
            detected = translate("FileOptions", "{encoding} (auto)").format(
                encoding=opened.table.encoding_name
            )
        offered = [(detected, ""), *((name, key) for key, name in ENCODINGS.items())]
        keys = [key for _name, key in offered]
        self.encoding.fill(offered, keys.index(opened.opening.encoding))
        self.encoding.setToolTip(
            translate("FileOptions", "The encoding of the file; choose another one if letters look wrong.")
        )

    def _on_columns(self) -> None:
        self.columns_chosen.emit(Columns(self.column.key(), self.pair.key()))

    def _on_reading(self) -> None:
        if self._opened is None:
            return
        was = self._opened.opening
        encoding, header = self.encoding.key(), was.header
        columns = Columns(self.column.key(), self.pair.key())
        if self.header.isChecked() != bool(self._opened.table.header):
            header, columns = self.header.isChecked(), Columns()
        self.reading_changed.emit(Opening(was.path, was.pasted, encoding, header, columns))

    def _space(self) -> None:
        self._form.setHorizontalSpacing(theme().px(8))
        self._form.setVerticalSpacing(theme().px(5))


class _Box(QComboBox):
    """A choice that gives way when room is short."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def fill(self, offered: list[tuple[str, str]], chosen: int) -> None:
        """Offer (name, key) pairs."""
        self.clear()
        for name, key in offered:
            self.addItem(name, key)
        self.setCurrentIndex(chosen)
        self.setToolTip(self.currentText())

    def key(self) -> str:
        """The key of what is chosen."""
        return str(self.currentData() or "")
