"""The Recurrence chapter on screen: what is drawn, told and explained, and when."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from explorer.core.cancel import Progress
from explorer.core.errors import DeviceMemoryError, UserError
from explorer.core.i18n import translate
from explorer.models.recurrent.spec import Cell
from explorer.panels.base import Message, Offer
from explorer.panels.recurrence.cards_area import CardsArea
from explorer.panels.recurrence.deeds import Deeds
from explorer.panels.recurrence.details_card import DetailsCard
from explorer.panels.recurrence.model_menu import ask_weights, ask_where
from explorer.panels.recurrence.searching import Searching
from explorer.panels.recurrence.session import RecurrenceSession
from explorer.panels.recurrence.states_card import StatesCard
from explorer.panels.recurrence.status import message_of, status_of
from explorer.panels.recurrence.training import Training
from explorer.panels.recurrence.unrolled_card import UnrolledCard
from explorer.panels.turns import Turns
from explorer.studies.recurrence.presets import with_gap, with_shape
from explorer.studies.recurrence.state import FRESH, RecurrenceState, Shape, fitted
from explorer.studies.recurrence.training import without_formulas
from explorer.widgets.picture import Picture
from explorer.widgets.picture_menu import add_picture_menu
from explorer.workers.lanes import Lanes

_AT_ONCE = 4_000  # states: so few are drawn faster than the event loop turns


class Views(Deeds):
    """The unrolled network above, its states and its steps below; what they ask goes to the session."""

    def __init__(self, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(lanes, parent)
        self.session = RecurrenceSession(lanes, self)
        self.turns = Turns(self)
        self._told: object = None
        self.unrolled, self.left, self.right = UnrolledCard(), StatesCard(), DetailsCard()
        self.training = Training(lanes, self.session, self.right.training, self)
        self.searching = Searching(lanes, self.session, self.left.selection, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(CardsArea(self.unrolled, self.left, self.right))
        self._connect_session()
        self._connect_cards()
        self._show_state(self.session.state)

    def _connect_session(self) -> None:
        self.session.state_changed.connect(self._on_state_changed)
        self.session.traced.connect(self._on_traced)
        for source in (self.session, self.training, self.searching):
            source.failed.connect(self.on_failed)
            source.busy_changed.connect(self._on_busy)
        for longer in (self.training, self.searching):
            longer.progressed.connect(self.progressed)
        self.session.progressed.connect(self._on_progressed)
        self.training.changed.connect(self._explain)
        self.training.said.connect(self.message_changed)

    def _connect_cards(self) -> None:
        for card in (self.unrolled, self.left, self.right):
            card.field_changed.connect(lambda name, value: self.change(**{name: value}))
        for card in (self.unrolled, self.left):
            card.place_chosen.connect(lambda fields: self.change(**fields))
        self.unrolled.cell_chosen.connect(lambda cell: self.set_cell(Cell(cell)))
        self.unrolled.preset_chosen.connect(self.open_preset)
        self.unrolled.shape_chosen.connect(lambda s: self.session.take(with_shape(self.state_now, Shape(s))))
        self.unrolled.gap_changed.connect(lambda gap: self.session.take(with_gap(self.state_now, gap)))
        self.unrolled.numbers_requested.connect(self.ask_numbers)
        self.left.weights.load_requested.connect(lambda: ask_weights(self, self.open_model))
        self.left.weights.refused.connect(lambda sentence: self.message_changed.emit(Message(sentence)))
        self.left.weights.save_requested.connect(lambda: ask_where(self, self.save_weights))
        self.left.selection.sentence_chosen.connect(self._go_to_sentence)
        for picture in self._all_pictures():
            add_picture_menu(picture, on_error=self.on_failed)

    def _all_pictures(self) -> tuple[Picture, ...]:
        return (self.unrolled.picture, *self.left.all_pictures(), *self.right.all_pictures())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.session.drawn is not None:
            self._tell()
            self._explain()

    def _on_traced(self, is_new: bool) -> None:
        drawn = self.session.drawn
        assert drawn is not None
        if not is_new:
            if not self.turns.pending:  # else the card is yet to be drawn, with all that there is by then
                self._draw_right()
            self._explain()
            return
        cards = (
            lambda: self.unrolled.show_trace(drawn.main, fitted(self.state_now, drawn.main)),
            lambda: self.left.show_trace(drawn.main, fitted(self.state_now, drawn.main)),
            self._draw_right,
        )
        if self.training.busy:
            self.training.make_way()
        self.turns.start(*cards, self._tell, self._explain)
        if drawn.main.network.output.size < _AT_ONCE and not self.training.busy:
            self.turns.do(len(cards) - 1)

    def _draw_right(self) -> None:
        drawn = self.session.drawn
        assert drawn is not None
        self.right.show_lockstep(drawn, fitted(self.state_now, drawn.main))

    def _tell(self) -> None:
        """Tell the window what is drawn now."""
        drawn = self.session.drawn
        assert drawn is not None
        self.steps_changed.emit(self.steps())
        self.step_changed.emit(self.step())
        self.subject_changed.emit()
        self.status_changed.emit(status_of(drawn.main))
        message = message_of(drawn.main)
        if message is not None or drawn.main.request != self._told:  # else what was said last still holds
            self.message_changed.emit(message)
        self._told = drawn.main.request

    def _on_state_changed(self, state: RecurrenceState, old: RecurrenceState) -> None:
        if state.request != old.request:
            self.subject_changed.emit()
        self.turns.finish()
        self._show_state(state)
        if replace(state, step=0) == replace(old, step=0) or state.request == old.request:
            self._explain()
        if state.step != old.step:
            self.step_changed.emit(state.step)

    def _show_state(self, state: RecurrenceState) -> None:
        drawn = self.session.drawn
        if drawn is not None:  # until the new input is computed, the old picture has fewer steps
            state = fitted(state, drawn.main)
        for card in (self.unrolled, self.left, self.right):
            card.show_state(state)

    def _explain(self) -> None:
        explanation = self.session.explanation()
        if explanation is not None and self.training.follows:
            explanation = without_formulas(explanation)
        self.explained.emit(explanation)

    def _on_busy(self) -> None:
        self.busy_changed.emit(self.session.runner.busy or self.training.busy or self.searching.busy)

    def _on_progressed(self, progress: Progress) -> None:
        if not self.training.busy:  # a checkpoint's states are there before one has read it
            self.progressed.emit(progress)

    def _go_to_sentence(self, text: str, first: int, last: int) -> None:
        self.change(text=text, preset="", step=first, brush=(first, last))

    def _is_unread(self) -> bool:
        """Whether no picture of the chosen network is there: its file may be what failed."""
        drawn = self.session.drawn
        return drawn is None or drawn.main.request.model != self.state_now.model

    def on_failed(self, error: UserError) -> None:
        self._told = None
        offers: list[Offer] = []
        if isinstance(error, DeviceMemoryError):
            label = translate("Recurrence", "Go on on the CPU")
            offers.append(Offer(label, partial(self.set_device, "cpu")))
        elif self.state_now.model != FRESH and self._is_unread():
            label = translate("Recurrence", "Use fresh weights")
            offers.append(Offer(label, partial(self.open_model, FRESH)))
        self.message_changed.emit(Message(error.sentence, tuple(offers)))
