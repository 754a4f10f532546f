"""The top bar's menu of the chapter's networks: fresh ones, those that come along, a file of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from explorer.core.i18n import translate
from explorer.models.recurrent.storage import shipped
from explorer.studies.recurrence.state import FRESH


def fill_network_menu(
    menu: QMenu, current: str, use: Callable[[str], None], open_file: Callable[[], None]
) -> None:
    """Fill the menu with the networks that can be used."""
    names = {FRESH: translate("RecurrenceMenu", "Fresh weights by seed")}
    names |= {name: name for name in shipped()}
    if current not in names:
        names[current] = Path(current).name
    for source, label in names.items():
        action = menu.addAction(label)
        action.setCheckable(True)
        action.setChecked(source == current)
        action.triggered.connect(lambda _=False, s=source: use(s))
        if source == FRESH:
            menu.addSeparator()
    menu.addSeparator()
    menu.addAction(translate("RecurrenceMenu", "Open weights…")).triggered.connect(lambda: open_file())


def ask_weights(parent: QWidget, chosen: Callable[[str], None]) -> None:
    """Let the person choose a file of weights; returns at once."""
    dialog = _dialog(parent, translate("RecurrenceMenu", "Open the weights of a recurrent network"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(chosen)
    dialog.open()


def ask_where(parent: QWidget, chosen: Callable[[str], None]) -> None:
    """Let the person choose where weights are written; returns at once."""
    dialog = _dialog(parent, translate("RecurrenceMenu", "Save the weights"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("safetensors")
    dialog.fileSelected.connect(chosen)
    dialog.open()


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setNameFilter(translate("RecurrenceMenu", "Weights (*.safetensors *.csv)"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
