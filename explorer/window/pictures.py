"""Export and copy of the pictures on screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.widgets.picture import Picture, copy_picture
from explorer.widgets.picture_menu import export_picture

if TYPE_CHECKING:
    from explorer.window.window import MainWindow


class Pictures(QObject):
    """Acts on the main picture of the chapter, or on a chosen one."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def _main(self) -> Picture | None:
        panel = self._window.stage.panel
        pictures = () if panel is None else panel.pictures()
        if not pictures:
            self._window.tell(translate("Pictures", "There is no picture yet; type a sentence first."))
            return None
        return pictures[0]

    def export_main(self) -> None:
        """Ask for a file and write the main picture."""
        picture = self._main()
        if picture is not None:
            self.export(picture)

    def export(self, picture: Picture) -> None:
        """Ask for a file and write a picture."""
        export_picture(picture, self._on_error, self._on_written)

    def copy_main(self) -> None:
        """Put the main picture on the clipboard."""
        picture = self._main()
        if picture is not None:
            copy_picture(picture)
            name = picture.picture_name()
            self._window.tell(translate("Pictures", "Copied as a picture: {name}").format(name=name))

    def _on_written(self, path: Path) -> None:
        self._window.tell(translate("Pictures", "Written: {path}").format(path=path))

    def _on_error(self, error: UserError) -> None:
        self._window.tell(error.sentence)
