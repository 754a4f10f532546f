"""Asks for the folder of a model of one's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from explorer.core.i18n import translate


def ask_model_folder(parent: QWidget, chosen: Callable[[str], None]) -> None:
    """Let the person choose a Hugging Face folder; returns at once, and `chosen` gets the path."""
    dialog = QFileDialog(parent, translate("Library", "Open the folder of a model"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()
