"""The window's small dialogs: settings, the list of shortcuts, about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QMessageBox

import explorer
from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.icons import application_icon
from explorer.widgets.shortcuts_list import ShortcutsList
from explorer.window.log import log_folder
from explorer.window.shortcuts import window_shortcuts

if TYPE_CHECKING:
    from explorer.window.window import MainWindow


class Dialogs(QObject):
    """Opens dialogs; none of them blocks the window's event loop."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def show_settings(self) -> None:
        """Open the settings."""
        from explorer.window.settings_dialog import SettingsDialog

        self._open(SettingsDialog(self._window))

    def show_shortcuts(self) -> None:
        """Open the list of shortcuts, those of the chapter first."""
        shortcuts = (*self._window.menus.chapter_shortcuts(), *window_shortcuts())
        self._open(ShortcutsList(shortcuts, self._window))

    def show_about(self) -> None:
        """Say what this is."""
        text = translate(
            "About", "<b>Seqscope {version}</b><br>See how sequence models work on your own sentences."
        ).format(version=explorer.__version__)
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Seqscope", text, parent=self._window)
        box.setInformativeText(
            translate("About", "MIT licence. Everything is computed on this machine; nothing leaves it.")
        )
        box.setIconPixmap(application_icon().pixmap(theme().px(56), theme().px(56)))
        self._open(box)

    def open_log_folder(self) -> None:
        """Show the log's folder in the system's file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
