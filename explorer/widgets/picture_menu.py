"""The context menu of every picture: copy its value, copy it, export it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QMessageBox, QWidget

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.widgets.picture import Picture, ValuePicture, copy_picture, copy_value, save_picture

ErrorHandler = Callable[[UserError], None]

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def picture_filters() -> dict[str, str]:
    """The formats on offer, by ending, in the words of the file dialog."""
    return {
        ".png": translate("Picture", "Picture, double resolution (*.png)"),
        ".svg": translate("Picture", "Vector drawing (*.svg)"),
        ".csv": translate("Picture", "Table of the numbers (*.csv)"),
        ".npz": translate("Picture", "NumPy arrays (*.npz)"),
    }


def proposed_name(picture: Picture) -> str:
    """A file name made of the picture's title, without signs that a file system refuses."""
    words = _FORBIDDEN.sub(" ", picture.picture_name()).split()
    return " ".join(words).strip(" .")[:80] or "seqscope"


def export_picture(
    picture: Picture, on_error: ErrorHandler, on_written: Callable[[Path], None] | None = None
) -> QFileDialog:
    """Ask for a file and write the picture there; returns at once, with the dialog that asks.

    `on_error` gets the sentence when the writing fails, `on_written` the path when it is done.
    """
    dialog = QFileDialog(picture.picture_widget().window(), translate("Picture", "Export the picture"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters(list(picture_filters().values()))
    dialog.setDirectory(str(Path.home()))
    dialog.selectFile(f"{proposed_name(picture)}.png")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _name_endings(dialog)

    def take(chosen: str) -> None:
        path = _with_ending(dialog, Path(chosen))
        write = partial(_write, picture, path, on_error, on_written)
        if path != Path(chosen) and path.exists():  # the dialog did not know of the ending
            _ask_to_replace(picture.picture_widget().window(), path, write)
        else:
            write()

    dialog.fileSelected.connect(take)
    dialog.open()
    return dialog


def _name_endings(dialog: QFileDialog) -> None:
    """Give a name without an ending that of the kind chosen, so that the dialog asks before it overwrites."""
    endings = {text: suffix for suffix, text in picture_filters().items()}

    def take(kind: str) -> None:
        dialog.setDefaultSuffix(endings.get(kind, ".png"))

    dialog.filterSelected.connect(take)
    take(dialog.selectedNameFilter())


def _with_ending(dialog: QFileDialog, path: Path) -> Path:
    """A name such as “a.v2” has an ending, but none that can be written."""
    return (
        path
        if path.suffix.lower() in picture_filters()
        else path.with_name(f"{path.name}.{dialog.defaultSuffix()}")
    )


def _ask_to_replace(window: QWidget, path: Path, write: Callable[[], None]) -> None:
    """Write only if the file that is there may be replaced; does not block."""
    text = translate("Picture", "{name} exists already. Replace it?").format(name=path.name)
    buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
    title = translate("Picture", "Export the picture")
    box = QMessageBox(QMessageBox.Icon.Question, title, text, buttons, window)
    box.setDefaultButton(QMessageBox.StandardButton.No)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.button(QMessageBox.StandardButton.Yes).clicked.connect(write)
    box.open()


def _write(
    picture: Picture, path: Path, on_error: ErrorHandler, on_written: Callable[[Path], None] | None
) -> None:
    try:
        save_picture(picture, path)
    except UserError as error:
        on_error(error)
    else:
        if on_written is not None:
            on_written(path)


def picture_menu(picture: Picture, extra: Sequence[QAction] = (), *, on_error: ErrorHandler) -> QMenu:
    """The menu of a picture as it is now; it deletes itself when it closes."""
    menu = QMenu(picture.picture_widget())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if isinstance(picture, ValuePicture):
        value = menu.addAction(translate("Picture", "Copy value"))
        value.setEnabled(bool(picture.picture_value()))
        value.triggered.connect(lambda: copy_value(picture))
    menu.addAction(translate("Picture", "Copy picture")).triggered.connect(lambda: copy_picture(picture))
    export = menu.addAction(translate("Picture", "Export…"))
    export.triggered.connect(lambda: export_picture(picture, on_error))
    if extra:
        menu.addSeparator()
        menu.addActions(list(extra))
    return menu


def add_picture_menu(picture: Picture, extra: Sequence[QAction] = (), *, on_error: ErrorHandler) -> None:
    """Open `picture_menu` on a right click and on the keyboard's menu key.

    `extra` are actions of the caller, which sees to their translation; `on_error` gets the sentence to
    show when a file cannot be written.
    """
    widget = picture.picture_widget()
    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def open_at(at: QPoint) -> None:
        picture_menu(picture, extra, on_error=on_error).popup(widget.mapToGlobal(at))

    widget.customContextMenuRequested.connect(open_at)
