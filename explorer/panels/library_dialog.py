"""The model library: what is installed, what can be had, and the buttons to get, use and remove."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.core.cancel import Progress
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.catalogue import size_text
from explorer.models.download import Sources
from explorer.models.store import Store
from explorer.panels.library_downloads import Downloads, canonical
from explorer.panels.library_hub import HubLine
from explorer.panels.library_items import Phase, library_items
from explorer.panels.library_list import ModelList
from explorer.panels.model_folder import ask_model_folder
from explorer.theme import theme
from explorer.workers.lanes import Lanes

_SIZE = QSize(780, 640)  # at 100 % text


class LibraryDialog(QDialog):
    """Lists models, gets them in the background and says which one to use.

    Closing while something is being fetched asks whether it goes on in the background or stops. Keep the
    dialog for as long as the window lives, and call `close_down` before the lanes are closed.
    """

    model_chosen = Signal(str)
    """The name of an installed model."""
    folder_chosen = Signal(str)
    """The path of a folder that holds a model."""
    models_changed = Signal()
    """A model was installed or removed."""
    busy_changed = Signal(bool)
    """A download runs, or none does any more; it may go on with the dialog closed."""
    progressed = Signal(object)
    """The Progress of the running download."""

    def __init__(
        self, lanes: Lanes, store: Store, parent: QWidget | None = None, *, sources: Sources | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._in_use: Path | None = None
        self.downloads = Downloads(lanes, store, sources, self)
        self._make_widgets()
        self._lay_out()
        self._connect()
        self._restyle()
        self.retranslate()
        self.refresh()
        wanted = QSize(theme().px(_SIZE.width()), theme().px(_SIZE.height()))
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.95))

    def _make_widgets(self) -> None:
        self._title = _label(self, "title")
        self._note = _label(self, "muted")
        self.search = QLineEdit(self, clearButtonEnabled=True)
        self.open_button = QPushButton(self, autoDefault=False)
        self.models = ModelList(self)
        self.hub = HubLine(self)
        self.message = _label(self, "warning")
        self.message.hide()
        self.close_button = QPushButton(self, autoDefault=False)

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.open_button)
        bottom.addWidget(self.hub, 1)
        bottom.addWidget(self.close_button)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._title)
        self._outer.addWidget(self._note)
        self._outer.addLayout(top)
        self._outer.addWidget(self.models, 1)
        self._outer.addWidget(self.message)
        self._outer.addLayout(bottom)

    def _connect(self) -> None:
        theme().changed.connect(self._restyle)
        self.search.textChanged.connect(self.models.set_query)
        self.open_button.clicked.connect(self._on_open_folder)
        self.hub.complained.connect(self._tell)
        self.hub.requested.connect(self._on_hub)
        self.close_button.clicked.connect(self.reject)
        self.models.get_requested.connect(self.downloads.get)
        self.models.cancel_requested.connect(self.downloads.cancel)
        self.models.use_requested.connect(self._on_use)
        self.models.remove_requested.connect(self._on_remove)
        self.models.folder_requested.connect(self._on_show_folder)
        self.downloads.changed.connect(self.refresh)
        self.downloads.installed.connect(lambda: self.models_changed.emit())
        self.downloads.progressed.connect(self._on_progressed)
        self.downloads.busy_changed.connect(self.busy_changed)

    def get(self, name: str) -> None:
        """Fetch a model by name or hub id, as the Get button does, and show its row."""
        name = self.downloads.get(name)
        self.search.clear()
        self.models.reveal(name)

    def set_in_use(self, folder: Path | None) -> None:
        """Mark the model of a folder as the one in use."""
        self._in_use = folder
        self.refresh()

    def refresh(self) -> None:
        """Show the store and the downloads as they are now."""
        self.models.show_items(library_items(self._store, self.downloads, self._in_use))

    def close_down(self) -> None:
        """Stop all downloads for good; what has arrived is kept."""
        self.downloads.close_down()

    def retranslate(self) -> None:
        """Set every text of the dialog itself; the rows set theirs."""
        self.setWindowTitle(translate("Library", "Model library"))
        self._title.setText(translate("Library", "Model library"))
        self._note.setText(
            translate("Library", "Seqscope uses the network only when you press Get; all else works offline.")
        )
        self.search.setPlaceholderText(translate("Library", "Search by name, kind, language or licence"))
        self.search.setAccessibleName(translate("Library", "Search the models"))
        self.open_button.setText(translate("Library", "Open a folder…"))
        self.open_button.setToolTip(
            translate(
                "Library", "Use a model of your own: a folder with config.json, tokenizer and safetensors"
            )
        )
        self.close_button.setText(translate("Library", "Close"))

    def _restyle(self) -> None:
        px = theme().px
        self._outer.setContentsMargins(px(16), px(14), px(16), px(14))
        self._outer.setSpacing(px(8))

    def _on_progressed(self, name: str, progress: Progress) -> None:
        self.models.show_progress(name, progress)
        self.progressed.emit(progress)

    def _on_use(self, name: str) -> None:
        self.accept()
        self.model_chosen.emit(name)

    def _on_show_folder(self, name: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._store.folder(name))))

    def _on_remove(self, name: str) -> None:
        item = self.models.rows[name].item
        if item.phase is Phase.INSTALLED:
            text = translate("Library", "Remove {name} ({size}) from this machine?")
        else:
            text = translate("Library", "Throw away the {size} that are kept of {name}?")
        box = self._box(text.format(name=name, size=size_text(item.bytes_here)))
        _add_answer(box, translate("Library", "Remove"), lambda: self._remove(name))
        keep = box.addButton(translate("Library", "Keep"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.open()

    def _remove(self, name: str) -> None:
        try:
            self._store.remove(name)
        except UserError as error:
            self._tell(error.sentence)
        self.downloads.forget(name)
        self.refresh()
        self.models_changed.emit()

    def _on_hub(self, name: str) -> None:
        if not self._store.is_installed(name):
            self.get(name)
            return
        self.search.setText(canonical(name))
        self._tell(translate("Library", "{name} is already installed.").format(name=name))

    def _tell(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _on_open_folder(self) -> None:
        ask_model_folder(self, self._on_folder_selected)

    def _on_folder_selected(self, folder: str) -> None:
        self.accept()
        self.folder_chosen.emit(folder)

    def _box(self, text: str) -> QMessageBox:
        box = QMessageBox(QMessageBox.Icon.NoIcon, self.windowTitle(), text, parent=self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return box

    def reject(self) -> None:
        """Close; while something is being fetched, ask first what becomes of it."""
        if not self.downloads.running:
            super().reject()
            return
        box = self._box(
            translate("Library", "{name} is still being fetched.").format(name=self.downloads.running)
        )
        box.setInformativeText(
            translate("Library", "It can go on in the background. If you stop it, what has arrived is kept.")
        )
        _add_answer(box, translate("Library", "Go on in the background"), self.accept)
        _add_answer(box, translate("Library", "Stop it"), self._stop_and_close)
        back = box.addButton(translate("Library", "Back"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.open()

    def _stop_and_close(self) -> None:
        self.downloads.cancel_all()
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if not step or not self.models.walk(step):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


def _label(parent: QWidget, role: str) -> QLabel:
    label = QLabel(parent, wordWrap=True)
    label.setProperty("role", role)
    return label


def _add_answer(box: QMessageBox, label: str, act: Callable[[], None]) -> None:
    box.addButton(label, QMessageBox.ButtonRole.AcceptRole).clicked.connect(lambda: act())
