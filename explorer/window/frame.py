"""The window's furniture and where it stands; it knows nothing of chapters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.explain import Explain
from explorer.widgets.foot import Foot
from explorer.widgets.message_bar import MessageBar
from explorer.widgets.rail import Entry, Rail
from explorer.widgets.top_bar import TopBar
from explorer.widgets.transport import Transport
from explorer.workers.lanes import Lanes

_NARROW = 1000  # a window narrower than this (at 100 % text) has a rail of icons
_CROWDED = 860  # in a window narrower than this (at 100 % text) Explain gives its room to the cards
_EXPLAIN_SHARE = 0.3  # of the window's width at the most, when nobody chose
_DRAWER = 290


class Frame(QWidget):
    """Top bar; rail, drawer, cards over transport, Explain; foot."""

    explain_toggled = Signal(bool)
    resized = Signal()

    def __init__(self, chapters: Sequence[Entry], lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.top_bar, self.rail = TopBar(self), Rail(chapters, self)
        self.message_bar, self.stack = MessageBar(self), QStackedWidget(self)
        self.stack.setObjectName("stage")
        self.waiting = QLabel(self.stack, alignment=Qt.AlignmentFlag.AlignCenter)
        self.waiting.setProperty("role", "muted")
        self.stack.addWidget(self.waiting)
        self.transport, self.explain, self.foot = Transport(self), Explain(lanes, self), Foot(self)
        self.drawer: QWidget | None = None
        self._rail_chosen: bool | None = None
        self._explain_chosen: bool | None = None
        self._explain_width, self._drawer_width = 0, 0
        self._lay_out()
        self.rail.fold.clicked.connect(lambda: self.choose_rail(self.rail.collapsed))
        self.explain.close_requested.connect(lambda: self.show_explain(False))
        self.splitter.splitterMoved.connect(self._on_splitter_moved)
        theme().changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    def retranslate(self) -> None:
        """Write the frame's own words in the language now chosen; its parts write theirs."""
        self.waiting.setText(translate("Frame", "The chapter is being loaded …"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _lay_out(self) -> None:
        self._cards = QVBoxLayout()
        self._cards.addWidget(self.message_bar)
        self.cards_area = QScrollArea(self, widgetResizable=True)  # cards that large text leaves no room for
        self.cards_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cards_area.setWidget(self.stack)
        self._cards.addWidget(self.cards_area, 1)
        self.centre = QWidget(self)
        column = QVBoxLayout(self.centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._cards, 1)
        column.addWidget(self.transport)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self, childrenCollapsible=False, handleWidth=3)
        self.splitter.addWidget(self.centre)
        self.splitter.addWidget(self.explain)
        self.splitter.setStretchFactor(0, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.splitter, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.top_bar)
        outer.addLayout(middle, 1)
        outer.addWidget(self.foot)

    def _restyle(self) -> None:
        gap = theme().gap
        self._cards.setContentsMargins(gap(12), gap(12), gap(12), gap(12))
        self._cards.setSpacing(gap(10))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.resized.emit()

    def _fit(self) -> None:
        """Narrow the rail and fold Explain where room is short, unless the person chose."""
        px, width = theme().px, self.width()
        narrow = width < px(_NARROW) if self._rail_chosen is None else self._rail_chosen
        self.rail.set_collapsed(narrow)
        shown = width >= px(_CROWDED) if self._explain_chosen is None else self._explain_chosen
        if shown == self.explain.isHidden():
            self.explain.setVisible(shown)
            self.explain_toggled.emit(shown)
        self.top_bar.align_text(self.rail.width() + theme().px(6))
        self._share_out()

    def choose_rail(self, collapsed: bool | None) -> None:
        """Narrow or widen the rail for good; None: as the room allows."""
        self._rail_chosen = collapsed
        self._fit()

    @property
    def rail_choice(self) -> bool | None:
        """What was chosen for the rail."""
        return self._rail_chosen

    def set_drawer(self, drawer: QWidget) -> None:
        """Put the sentences drawer left of the cards."""
        self.drawer = drawer
        self.splitter.insertWidget(0, drawer)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self._share_out()

    def show_drawer(self, shown: bool) -> None:
        """Open or close the drawer."""
        if self.drawer is not None:
            self.drawer.setVisible(shown)
            self._share_out()

    def show_explain(self, shown: bool | None) -> None:
        """Open or close the Explain column for good; None: as the room allows."""
        self._explain_chosen = shown
        self._fit()

    @property
    def explain_choice(self) -> bool | None:
        """What was chosen for Explain."""
        return self._explain_chosen

    @property
    def widths(self) -> tuple[int, int]:
        """The widths chosen for Explain and the drawer, at 100 % text; 0: none chosen."""
        return self._explain_width, self._drawer_width

    def set_widths(self, explain: int, drawer: int) -> None:
        """Take widths that `widths` gave."""
        self._explain_width, self._drawer_width = max(0, explain), max(0, drawer)
        self._share_out()

    def _on_splitter_moved(self) -> None:
        scale = theme().settings.text_percent / 100
        if not self.explain.isHidden():
            self._explain_width = round(self.explain.width() / scale)
        if self.drawer is not None and not self.drawer.isHidden():
            self._drawer_width = round(self.drawer.width() / scale)

    def _share_out(self) -> None:
        px, room = theme().px, self.splitter.width()
        if self._explain_width:
            explain = px(self._explain_width)
        else:
            explain = min(self.explain.sizeHint().width(), round(self.width() * _EXPLAIN_SHARE))
        drawer = min(px(self._drawer_width or _DRAWER), round(self.width() * _EXPLAIN_SHARE))
        sizes = [room - explain, explain]
        if self.drawer is not None:
            sizes = [drawer, room - explain - drawer, explain]
        self.splitter.setSizes([max(1, size) for size in sizes])
