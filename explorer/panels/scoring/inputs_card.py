"""The upper card of the steps: what is scored, the parameters, and the chosen key by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from explorer.core.i18n import translate
from explorer.panels.scoring.hand_page import HandPage
from explorer.panels.scoring.options import page_options
from explorer.panels.scoring.source_bar import SourceBar
from explorer.panels.scoring.tables_page import TablesPage
from explorer.panels.scoring.weights_page import WeightsPage
from explorer.studies.scoring.state import PAGES, ScoringState
from explorer.studies.scoring.trace import ScoringTrace
from explorer.theme import theme
from explorer.widgets.card import Card
from explorer.widgets.icons import IconButton
from explorer.widgets.picture import Picture
from explorer.widgets.view_tabs import ViewTabs


class InputsCard(Card):
    """Only the page on screen is filled; choices are told as fields of the state."""

    field_changed = Signal(str, object)
    undo_requested = Signal()
    redo_requested = Signal()
    fold_requested = Signal(bool)
    """Leave the title line alone, or show all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: ScoringTrace | None = None
        self._state = ScoringState()
        self.pages, self._stack = ViewTabs(), QStackedWidget()
        self.bar, self.tables, self.weights, self.hand = SourceBar(), TablesPage(), WeightsPage(), HandPage()
        self.undo, self.redo, self.fold = IconButton("undo"), IconButton("redo"), IconButton("up")
        self._is_folded = False
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.set_tabs(self.pages)
        for button in (self.bar.add, self.bar.delete, self.bar.open):
            self.add_control(button)
        for button in (self.undo, self.redo, self.fold):
            button.setProperty("role", "ghost")
            self.add_control(button)
        data = QWidget()
        column = QVBoxLayout(data)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().gap(6))
        column.addWidget(self.bar)
        column.addWidget(self.tables, 1)
        for page in (data, self.weights, self.hand):
            self._stack.addWidget(page)
            page.setMinimumSize(1, 1)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.pages.chosen.connect(lambda page: self.field_changed.emit("page", page))
        for part in (self.bar, self.weights, self.hand):
            part.field_changed.connect(self.field_changed)
        self.tables.key_chosen.connect(lambda key: self.field_changed.emit("step", key))
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)
        self.fold.clicked.connect(lambda: self.fold_requested.emit(not self._is_folded))

    def set_folded(self, folded: bool) -> None:
        """Leave the title line alone, so that the card below has the room, or show all."""
        if folded == self._is_folded:
            return
        self._is_folded = folded
        self._stack.setVisible(not folded)
        self._show_buttons()
        self.fold.set_icon_name("down" if folded else "up")
        self._name_fold()

    def _show_buttons(self) -> None:
        """Those of the page on screen."""
        for button in (self.bar.add, self.bar.delete, self.bar.open):
            button.setVisible(self._state.page == "data" and not self._is_folded)

    def _name_fold(self) -> None:
        if self._is_folded:
            self.fold.set_label(translate("ScoringInputs", "Show query, keys and values"))
        else:
            self.fold.set_label(translate("ScoringInputs", "Fold, for more room below"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.pages.set_options(page_options())
        self.pages.setAccessibleName(translate("ScoringInputs", "Numbers, parameters, working"))
        native = QKeySequence.SequenceFormat.NativeText
        keys = [QKeySequence(key).toString(native) for key in ("Ctrl+Z", "Ctrl+Shift+Z")]
        self.undo.set_label(translate("ScoringInputs", "Undo"), keys[0])
        self.redo.set_label(translate("ScoringInputs", "Redo"), keys[1])
        self._name_fold()

    def all_pictures(self) -> tuple[Picture, ...]:
        """The pictures of every page."""
        return (*self.tables.tables.values(), self.weights.table)

    def pictures(self) -> tuple[Picture, ...]:
        """The pictures on screen."""
        if self._trace is None:
            return ()
        by_page: dict[str, tuple[Picture, ...]] = {
            "data": tuple(self.tables.tables.values()),
            "weights": (self.weights.table,),
        }
        return by_page.get(self._state.page, ())

    def set_history(self, *, can_undo: bool, can_redo: bool) -> None:
        """Whether there is something to take back, and to have again."""
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)

    def show_state(self, trace: ScoringTrace | None, state: ScoringState) -> None:
        """Show the state, on the trace at hand where there is one, without emitting."""
        if self._is_folded and state.page != self._state.page:
            self.fold_requested.emit(False)  # the person wants to see that page
        self._trace, self._state = trace, state
        self.pages.set_current(state.page)
        self._stack.setCurrentIndex(PAGES.index(state.page))
        self._show_buttons()
        if state.page == "data":
            self.bar.show_state(None if trace is None else trace.data, state)
            self.tables.show_state(trace, state)
        elif trace is not None:
            fill: dict[str, Callable[[ScoringTrace, ScoringState], None]] = {
                "weights": self.weights.show_state,
                "hand": self.hand.show_state,
            }
            fill[state.page](trace, state)
