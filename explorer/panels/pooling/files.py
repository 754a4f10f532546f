"""The dialogs in which points and heatmaps are opened and saved; each returns at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from explorer.core.i18n import translate


def ask_points(parent: QWidget, chosen: Callable[[str], None]) -> None:
    """Let the person choose a table of points."""
    title = translate("PoolingFiles", "Open points: a table of two columns, key and value")
    kinds = translate("PoolingFiles", "Tables (*.csv *.tsv *.txt);;All files (*)")
    _open(parent, title, kinds, chosen)


def ask_heatmaps(parent: QWidget, chosen: Callable[[str], None]) -> None:
    """Let the person choose a file of weights."""
    title = translate("PoolingFiles", "Open weights of the shape (rows, columns, queries, keys)")
    kinds = translate("PoolingFiles", "Arrays (*.npy *.npz *.csv *.safetensors);;All files (*)")
    _open(parent, title, kinds, chosen)


def ask_where(parent: QWidget, chosen: Callable[[str], None]) -> None:
    """Let the person choose where the points are written."""
    dialog = QFileDialog(parent, translate("PoolingFiles", "Save the points"))
    dialog.setNameFilter(translate("PoolingFiles", "Table (*.csv)"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("csv")
    _show(dialog, chosen)


def _open(parent: QWidget, title: str, kinds: str, chosen: Callable[[str], None]) -> None:
    dialog = QFileDialog(parent, title)
    dialog.setNameFilters(kinds.split(";;"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _show(dialog, chosen)


def _show(dialog: QFileDialog, chosen: Callable[[str], None]) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(chosen)
    dialog.open()
