"""The settings: look, text size, language, and where things lie. Every change acts at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
)

from explorer.core.i18n import translate
from explorer.core.paths import data_folder
from explorer.theme import MAX_SCALE, MIN_SCALE, theme
from explorer.window.language import LANGUAGES, SYSTEM

if TYPE_CHECKING:
    from explorer.window.window import MainWindow

_MODES = ("system", "light", "dark")
_STEP = 10


class SettingsDialog(QDialog):
    """Shows the settings of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.mode, self.language = QComboBox(self), QComboBox(self)
        self.size_slider = QSlider(Qt.Orientation.Horizontal, self)
        self.size_slider.setPageStep(1)
        self.size_slider.setRange(MIN_SCALE // _STEP, MAX_SCALE // _STEP)
        self._size_label = QLabel(self)
        self._labels = [QLabel(self) for _ in range(4)]
        self._folder = QLabel(str(data_folder()), self, wordWrap=True)
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._open_folder = QPushButton(self, autoDefault=False)
        self.reset_layout = QPushButton(self, autoDefault=False)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._lay_out()
        self.retranslate()
        self._connect()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        size = QHBoxLayout()
        size.addWidget(self.size_slider, 1)
        size.addWidget(self._size_label)
        folder = QHBoxLayout()
        folder.addWidget(self._folder, 1)
        folder.addWidget(self._open_folder)
        theme_label, size_label, language_label, folder_label = self._labels
        form.addRow(theme_label, self.mode)
        form.addRow(size_label, size)
        form.addRow(language_label, self.language)
        form.addRow(folder_label, folder)
        for label, buddy in zip(self._labels, (self.mode, self.size_slider, self.language), strict=False):
            label.setBuddy(buddy)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.reset_layout, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.mode.activated.connect(lambda index: theme().set_mode(_MODES[index]))
        self.size_slider.valueChanged.connect(lambda value: theme().set_text_percent(value * _STEP))
        self.language.activated.connect(self._on_language)
        self._open_folder.clicked.connect(self._on_open_folder)
        self.reset_layout.clicked.connect(self._window.remembering.forget_layout)
        self._buttons.rejected.connect(self.close)
        theme().changed.connect(self._show)

    def retranslate(self) -> None:
        """Write every label in the language now chosen."""
        self.setWindowTitle(translate("Settings", "Settings"))
        names = (
            translate("Settings", "&Theme"),
            translate("Settings", "Text &size"),
            translate("Settings", "&Language"),
            translate("Settings", "Your data"),
        )
        for label, name in zip(self._labels, names, strict=True):
            label.setText(name)
        self._fill(
            self.mode,
            (
                translate("Settings", "Like the system"),
                translate("Settings", "Light"),
                translate("Settings", "Dark"),
            ),
        )
        own_names = tuple(label for _name, label in LANGUAGES)
        self._fill(self.language, (translate("Settings", "Like the system"), *own_names))
        self._open_folder.setText(translate("Settings", "Open"))
        self.reset_layout.setText(translate("Settings", "Put the window's parts back in their places"))
        self._buttons.button(QDialogButtonBox.StandardButton.Close).setText(translate("Settings", "Close"))
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _fill(self, box: QComboBox, names: tuple[str, ...]) -> None:
        box.clear()
        box.addItems(list(names))

    def _show(self) -> None:
        settings = theme().settings
        self.mode.setCurrentIndex(_MODES.index(settings.mode))
        self.size_slider.blockSignals(True)
        self.size_slider.setValue(settings.text_percent // _STEP)
        self.size_slider.blockSignals(False)
        self._size_label.setText(translate("Settings", "{percent} %").format(percent=settings.text_percent))
        choices = (SYSTEM, *(name for name, _label in LANGUAGES))
        self.language.setCurrentIndex(choices.index(self._window.appearance.language.choice))
        self.setMinimumWidth(min(theme().px(440), 1000))
        px, layout = theme().px, self.layout()
        assert layout is not None
        layout.setContentsMargins(px(16), px(14), px(16), px(14))
        layout.setSpacing(px(12))

    def _on_language(self, index: int) -> None:
        choices = (SYSTEM, *(name for name, _label in LANGUAGES))
        self._window.appearance.set_language(choices[index])

    def _on_open_folder(self) -> None:
        data_folder().mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(data_folder())))
