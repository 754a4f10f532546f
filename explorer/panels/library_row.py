"""One model in the library: what it is, its facts, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from superqt import QElidingLabel

from explorer.core.cancel import Progress
from explorer.core.i18n import translate
from explorer.models.catalogue import size_text
from explorer.panels.library_items import LibraryItem, Phase, about, facts_line, kept_line
from explorer.theme import theme
from explorer.widgets.icons import IconButton

_STEPS = 1000


class ModelRow(QFrame):
    """A card for one model; Enter does the main thing, Delete removes."""

    get_requested = Signal(str)
    cancel_requested = Signal(str)
    use_requested = Signal(str)
    remove_requested = Signal(str)
    folder_requested = Signal(str)

    def __init__(self, item: LibraryItem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("role", "card")
        self._item = item
        self._progress = Progress("")
        self._name = QElidingLabel(self)
        self._name.setProperty("role", "heading")
        self._state = QLabel(self)
        self._state.setProperty("role", "key")
        self._state.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.about = _WrappedLabel("", self)
        self.facts = _WrappedLabel("small", self)
        self.note = _WrappedLabel("small", self)
        self.error = _WrappedLabel("warning", self)
        self.bar = QProgressBar(self, textVisible=False, maximum=_STEPS)
        self._make_buttons()
        self._lay_out()
        theme().changed.connect(self._space)
        self._space()
        self.retranslate()

    def _make_buttons(self) -> None:
        self.main = QPushButton(self, autoDefault=False)
        self.main.clicked.connect(self._on_main)
        self.folder = IconButton("folder", self)
        self.folder.clicked.connect(lambda: self.folder_requested.emit(self._item.name))
        self.remove = IconButton("trash", self)
        self.remove.clicked.connect(lambda: self.remove_requested.emit(self._item.name))

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._name, 1)
        self._head.addWidget(self._state)
        for button in (self.folder, self.remove, self.main):
            self._head.addWidget(button)
        self._outer = QVBoxLayout(self)
        self._outer.addLayout(self._head)
        for widget in (self.about, self.facts, self.bar, self.note, self.error):
            self._outer.addWidget(widget)

    @property
    def item(self) -> LibraryItem:
        """What the row shows."""
        return self._item

    def show_item(self, item: LibraryItem) -> None:
        """Show another state of the same model."""
        if item == self._item:
            return
        if item.phase is not self._item.phase:
            self._progress = Progress("")
        self._item = item
        self.retranslate()

    def show_progress(self, progress: Progress) -> None:
        """Show how far the download is."""
        self._progress = progress
        self._show_progress()

    def retranslate(self) -> None:
        """Set every text, and show the buttons that fit the state."""
        item = self._item
        self._name.setText(item.name)
        self._name.setToolTip(item.name)
        self.about.setText(about(item))
        self.facts.setText(facts_line(item))
        self.error.setText(item.error)
        self._label_state(item)
        self._label_buttons(item)
        self._show_progress()
        self.facts.setVisible(item.entry is not None or item.phase is Phase.INSTALLED)
        self.error.setVisible(bool(item.error))

    def _label_state(self, item: LibraryItem) -> None:
        if item.in_use:
            text = translate("Library", "In use")
        elif item.phase is Phase.INSTALLED:
            text = translate("Library", "Installed")
        elif item.phase is Phase.WAITING:
            text = translate("Library", "Waiting")
        else:
            text = ""
        self._state.setText(text)
        self._state.setVisible(bool(text))
        self.setAccessibleName(item.name)
        self.setAccessibleDescription(text)

    def _label_buttons(self, item: LibraryItem) -> None:
        installed, busy = item.phase is Phase.INSTALLED, item.phase in (Phase.RUNNING, Phase.WAITING)
        if busy:
            text, told = translate("Library", "Cancel"), translate("Library", "Cancel getting {name}")
        elif installed:
            text, told = translate("Library", "Use"), translate("Library", "Use {name}")
        elif item.phase is Phase.PARTIAL:
            text, told = translate("Library", "Resume"), translate("Library", "Go on getting {name}")
        else:
            text, told = translate("Library", "Get"), translate("Library", "Get {name} from the network")
        self.main.setText(text)
        self.main.setToolTip(told.format(name=item.name))
        self.main.setAccessibleName(told.format(name=item.name))
        _set_role(self.main, "primary" if installed else "")
        self.main.setVisible(not item.in_use or busy)
        self.folder.set_label(translate("Library", "Open the folder of {name}").format(name=item.name))
        self.folder.setVisible(installed)
        remove = translate("Library", "Remove {name}") if installed else translate(
            "Library", "Throw away what is kept of {name}"
        )  # fmt: skip
        self.remove.set_label(remove.format(name=item.name))
        self.remove.setVisible(installed or item.phase is Phase.PARTIAL)

    def _show_progress(self) -> None:
        running = self._item.phase is Phase.RUNNING
        self.bar.setVisible(running)
        partial = self._item.phase is Phase.PARTIAL
        self.note.setVisible(running or partial)
        self.note.setText(kept_line(self._item) if partial else self._progress_text())
        if running:
            total = self._progress.total
            self.bar.setRange(0, _STEPS if total else 0)  # 0 … 0 shows that the end is not known
            self.bar.setValue(round(_STEPS * self._progress.done / total) if total else 0)

    def _progress_text(self) -> str:
        progress = self._progress
        if not progress.total:
            return progress.text or translate("Library", "Starting")
        return translate("Library", "{what}: {done} of {total}").format(
            what=progress.text, done=size_text(round(progress.done)), total=size_text(round(progress.total))
        )

    def _on_main(self) -> None:
        if self._item.phase in (Phase.RUNNING, Phase.WAITING):
            self.cancel_requested.emit(self._item.name)
        elif self._item.phase is Phase.INSTALLED:
            self.use_requested.emit(self._item.name)
        else:
            self.get_requested.emit(self._item.name)

    def _space(self) -> None:
        px = theme().px
        self._outer.setContentsMargins(px(12), px(9), px(9), px(9))
        self._outer.setSpacing(px(3))
        self._head.setSpacing(px(6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.main.isHidden():
            self.main.click()
        elif event.key() == Qt.Key.Key_Delete and not self.remove.isHidden():
            self.remove.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class _WrappedLabel(QLabel):
    """A label that wraps and asks for no more height than its present width needs."""

    def __init__(self, role: str, parent: QWidget) -> None:
        super().__init__(parent, wordWrap=True)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        # QLabel's own is that of the narrowest column, which would leave a long blank below the list.
        return QSize(0, self.fontMetrics().height())


def _set_role(button: QPushButton, role: str) -> None:
    if button.property("role") != role:
        button.setProperty("role", role)
        button.style().unpolish(button)
        button.style().polish(button)
