"""The rail at the left: the chapters that exist, and the sentences, the model library and the settings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.icons import IconButton

_WIDTH = 176


@dataclass(frozen=True, slots=True)
class Entry:
    """A chapter in the rail; `title` gives its translated name each time it is shown."""

    name: str
    title: Callable[[], str]
    icon: str


class _RailButton(IconButton):
    """An entry of the rail: icon and label, or the icon alone when the rail is narrow."""

    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(icon, parent)
        self.setProperty("role", "rail")
        self.set_tokens("ink", "accent")
        self.setSizePolicy(self.sizePolicy().Policy.Expanding, self.sizePolicy().Policy.Fixed)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon)

    def set_title(self, title: str, shortcut: str = "") -> None:
        self.setText(" " + title)
        self.set_label(title, shortcut)


class Rail(QFrame):
    """Chooses the chapter; collapses to icons."""

    chapter_chosen = Signal(str)
    sentences_toggled = Signal(bool)
    library_requested = Signal()
    settings_requested = Signal()
    collapsed_changed = Signal(bool)

    def __init__(self, chapters: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self._entries = tuple(chapters)
        self._collapsed = False
        self._chapters = {entry.name: _RailButton(entry.icon, self) for entry in self._entries}
        self._heading = QLabel(self)
        self._heading.setProperty("role", "section")
        self.sentences = _RailButton("sentences", self)
        self.sentences.setCheckable(True)
        self.library = _RailButton("library", self)
        self.settings = _RailButton("settings", self)
        self.fold = _RailButton("collapse", self)
        self._lay_out()
        self._connect()
        theme().changed.connect(self._space)
        self.retranslate()
        self._space()

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("rail_content")
        self._list = QVBoxLayout(content)
        self._list.addWidget(self._heading)
        self._group = QButtonGroup(self)
        for button in self._chapters.values():
            button.setCheckable(True)
            self._group.addButton(button)
            self._list.addWidget(button)
        self._list.addStretch(1)
        scroll = QScrollArea(self, widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        self._column = QVBoxLayout(self)
        scroll.setMinimumHeight(1)  # large text must not make the window higher than the screen
        self._column.addWidget(scroll, 1)
        for button in (self.sentences, self.library, self.settings, self.fold):
            self._column.addWidget(button)

    def _connect(self) -> None:
        for name, button in self._chapters.items():
            button.clicked.connect(lambda _checked, name=name: self.chapter_chosen.emit(name))
        self.sentences.toggled.connect(self.sentences_toggled)
        self.library.clicked.connect(self.library_requested)
        self.settings.clicked.connect(self.settings_requested)
        self.fold.clicked.connect(lambda: self.set_collapsed(not self._collapsed))

    def retranslate(self) -> None:
        """Write every label in the language now chosen."""
        self.setAccessibleName(translate("Rail", "Chapters"))
        self._heading.setText(translate("Rail", "CHAPTERS"))
        for number, entry in enumerate(self._entries, 1):
            self._chapters[entry.name].set_title(entry.title(), f"Ctrl+{number}" if number < 10 else "")
        self.sentences.set_title(translate("Rail", "Sentences"), "Ctrl+L")
        self.library.set_title(translate("Rail", "Model library"), "Ctrl+Shift+L")
        self.settings.set_title(translate("Rail", "Settings"), "Ctrl+,")
        label = (
            translate("Rail", "Widen the rail") if self._collapsed else translate("Rail", "Narrow the rail")
        )
        self.fold.set_title(label, "Ctrl+B")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._space()
        super().changeEvent(event)

    @property
    def collapsed(self) -> bool:
        """Whether only the icons are shown."""
        return self._collapsed

    def set_collapsed(self, collapsed: bool) -> None:
        """Show the icons only, or icons and names."""
        if collapsed != self._collapsed:
            self._collapsed = collapsed
            self.retranslate()
            self._space()
            self.collapsed_changed.emit(collapsed)

    def set_chapter(self, name: str) -> None:
        """Mark the chapter that is open."""
        self._chapters[name].setChecked(True)

    def chapter_button(self, name: str) -> IconButton:
        """The button of a chapter."""
        return self._chapters[name]

    def _buttons(self) -> tuple[_RailButton, ...]:
        return (*self._chapters.values(), self.sentences, self.library, self.settings, self.fold)

    def _space(self) -> None:
        gap = theme().gap
        margin = gap(6)
        for layout in (self._list, self._column):
            layout.setSpacing(gap(3))
        self._list.setContentsMargins(0, gap(8), 0, 0)
        self._column.setContentsMargins(margin, gap(4), margin, gap(8))
        self._heading.setContentsMargins(gap(8), 0, 0, gap(3))
        self._heading.setVisible(not self._collapsed)
        for button in self._buttons():
            button.set_narrow(self._collapsed)
        self.setFixedWidth(self._natural_width())

    def _natural_width(self) -> int:
        px = theme().px
        if self._collapsed:
            return px(20) + theme().gap(28)
        for button in self._buttons():
            button.ensurePolished()
        widest = max(button.sizeHint().width() + _bolder(button) for button in self._buttons())
        return max(px(_WIDTH), widest + px(14))

    def sizeHint(self) -> QSize:
        return QSize(self._natural_width(), super().sizeHint().height())


def _bolder(button: QWidget) -> int:
    """How much wider a label is when its chapter is the open one, and so bold."""
    assert isinstance(button, _RailButton)  # the open one's own hint and metrics are not bold either
    bold = QFontMetrics(theme().font(bold=True))
    return max(
        0, bold.horizontalAdvance(button.text()) - button.fontMetrics().horizontalAdvance(button.text())
    )
