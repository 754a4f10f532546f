"""The Recurrence chapter's panel: the unrolled network above, its states and its steps below."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QSplitter, QVBoxLayout, QWidget

from explorer.core.cancel import Progress
from explorer.core.errors import DeviceMemoryError, UserError
from explorer.core.i18n import translate
from explorer.core.sentences import Sentence
from explorer.models.recurrent.spec import Cell, NetworkSpec
from explorer.panels.base import Command, Message, Offer, Panel, Subject
from explorer.panels.recurrence.commands import recurrence_commands
from explorer.panels.recurrence.details_card import DetailsCard
from explorer.panels.recurrence.model_menu import ask_weights, ask_where, fill_network_menu
from explorer.panels.recurrence.numbers_dialog import NumbersDialog
from explorer.panels.recurrence.searching import Searching
from explorer.panels.recurrence.session import RecurrenceSession
from explorer.panels.recurrence.states_card import StatesCard
from explorer.panels.recurrence.status import message_of, network_label, status_of
from explorer.panels.recurrence.training import Training
from explorer.panels.recurrence.unrolled_card import UnrolledCard
from explorer.panels.turns import Turns
from explorer.studies.recurrence.code import code
from explorer.studies.recurrence.presets import (
    SIZES,
    preset_named,
    with_cell,
    with_fields,
    with_gap,
    with_shape,
)
from explorer.studies.recurrence.source import save_weights
from explorer.studies.recurrence.state import FRESH, Reading, RecurrenceState, Shape, fitted, to_json
from explorer.theme import theme
from explorer.widgets.picture import Picture
from explorer.widgets.picture_menu import add_picture_menu, export_picture
from explorer.workers.lanes import Lanes

_LEAST_HEIGHT, _LEAST_UNROLLED = 440, 205  # at 100 % text
AT_ONCE = 4_000  # states: so few are drawn faster than the event loop turns


class RecurrencePanel(Panel):
    """Unrolled picture, states and details of one pass; training and search beside it."""

    name: ClassVar[str] = "recurrence"
    steps_are_input: ClassVar[bool] = True

    def __init__(self, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(lanes, parent)
        self.session = RecurrenceSession(lanes, self)
        self.turns = Turns(self)
        self.unrolled, self.left, self.right = UnrolledCard(), StatesCard(), DetailsCard()
        self.training = Training(lanes, self.session, self.right.training, self)
        self.searching = Searching(lanes, self.session, self.left.selection, self)
        self._lay_out()
        self._connect_session()
        self._connect_cards()
        self._show_state(self.session.state)

    def _lay_out(self) -> None:
        self.row = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        self.row.addWidget(self.left)
        self.row.addWidget(self.right)
        self.splitter = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self.splitter.addWidget(self.unrolled)
        self.splitter.addWidget(self.row)
        for splitter, shares in ((self.splitter, (4, 7)), (self.row, (7, 9))):
            for place, share in enumerate(shares):
                splitter.setStretchFactor(place, share)
            splitter.setSizes([1000 * share for share in shares])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        # Where the text is large and the window low, what does not fit is scrolled to.
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.splitter)
        for ground in (self.splitter, self.area.viewport()):
            ground.setAutoFillBackground(False)
        layout.addWidget(self.area)
        self._keep_height()
        theme().changed.connect(self._keep_height)

    def _keep_height(self) -> None:
        """Below this height the pictures would be all titles."""
        self.splitter.setMinimumHeight(theme().px(_LEAST_HEIGHT))
        self.unrolled.setMinimumHeight(theme().px(_LEAST_UNROLLED))

    def _connect_session(self) -> None:
        self.session.state_changed.connect(self._on_state_changed)
        self.session.traced.connect(self._on_traced)
        for source in (self.session, self.training, self.searching):
            source.failed.connect(self._on_failed)
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
            add_picture_menu(picture, on_error=self._on_failed)

    def _all_pictures(self) -> tuple[Picture, ...]:
        return (self.unrolled.picture, *self.left.all_pictures(), *self.right.all_pictures())

    @property
    def state_now(self) -> RecurrenceState:
        """The state in force."""
        return self.session.state

    def spec(self) -> NetworkSpec:
        """The network on show, or the one that is wanted before the first picture."""
        drawn = self.session.drawn
        return self.state_now.spec if drawn is None else drawn.main.spec

    # What the window asks for

    def title(self) -> str:
        return translate("Recurrence", "Recurrence")

    def state(self) -> dict[str, object]:
        return to_json(self.session.state)

    def restore(self, state: Mapping[str, object]) -> None:
        self.session.restore(state)

    def subject(self) -> Subject:
        state = self.state_now
        look_for = preset_named(state.preset).look_for() if state.preset else ""
        return Subject(state.text, "", device=state.device, look_for=look_for)

    def set_text(self, text: str) -> None:
        state = self.state_now
        if text == state.text:
            return
        fields: dict[str, object] = {"text": text, "preset": ""}
        if state.reading is Reading.NUMBERS and state.model == FRESH:
            fields["reading"] = Reading.WORDS  # a text that is typed is meant to be read
        self.change(**fields)

    def set_pair(self, text: str) -> None:
        """A recurrent network reads one text."""

    def set_device(self, device: str) -> None:
        self.change(device=device)

    def open_model(self, source: str) -> None:
        self.session.take(with_fields(self.state_now, model=source, edits=(), preset=""), network=True)

    def model_label(self) -> str:
        return network_label(self.spec())

    def fill_model_menu(self, menu: QMenu) -> None:
        model = self.state_now.model
        fill_network_menu(menu, model, self.open_model, lambda: ask_weights(self, self.open_model))

    def set_sentences(self, sentences: Sequence[Sentence]) -> None:
        self.searching.set_sentences(sentences)
        self.training.set_sentences(sentences)

    def run(self) -> None:
        self.session.submit()

    def cancel(self) -> None:
        for work in (self.session, self.training, self.searching):
            work.cancel()

    def steps(self) -> tuple[str, ...]:
        return self.session.steps()

    def step(self) -> int:
        return self.state_now.step

    def set_step(self, step: int) -> None:
        if step == self.step() + 1 and step < len(self.steps()):
            self.unrolled.play_to(step)
        self.session.go_to(step)

    def act(self, key: str) -> None:
        deeds: dict[str, Callable[[], None]] = {
            "export": self.export,
            "code": self.copy_code,
            "hand": lambda: self.change(right="hand"),
        }
        deeds[key]()

    def commands(self) -> tuple[Command, ...]:
        return recurrence_commands(self)

    def pictures(self) -> tuple[Picture, ...]:
        if self.session.drawn is None:
            return ()
        return (*self.left.pictures(), self.unrolled.picture, *self.right.pictures())

    def close_down(self) -> None:
        self.turns.stop()
        for work in (self.session, self.training, self.searching):
            work.close()

    # What a person does

    def change(self, **fields: object) -> None:
        """Change fields of the state; another size of a trained network starts a fresh one."""
        is_network = any(name in SIZES for name in fields)
        self.session.take(with_fields(self.state_now, **fields), network=is_network)

    def set_cell(self, cell: Cell) -> None:
        """Use another cell on the same input."""
        self.session.take(with_cell(self.state_now, cell), network=True)

    def open_preset(self, name: str) -> None:
        """Open an example; Explain says what to look for in it."""
        self.session.take(preset_named(name).apply(self.state_now), network=True)

    def draw_weights(self) -> None:
        """Take weights of another seed."""
        self.change(seed=random.randint(0, 2**31 - 1))

    def walk(self, **moves: int) -> None:
        """Go so many units, layers or sequences further, around the end."""
        drawn = self.session.drawn
        if drawn is None:
            return
        spec = drawn.main.spec
        counts = {"unit": spec.hidden, "layer": spec.layers, "sequence": len(drawn.main.sequences)}
        now = self.state_now
        self.change(**{name: (getattr(now, name) + by) % counts[name] for name, by in moves.items()})

    def turn(self) -> None:
        """Look at the other direction of a bidirectional network."""
        self.change(direction=(self.state_now.direction + 1) % self.spec().directions)

    def ask_numbers(self) -> None:
        """Open the field for a table."""
        dialog = NumbersDialog(self.state_now.numbers, self)
        dialog.given.connect(lambda text: self.change(numbers=text, preset=""))
        dialog.open()

    def save_weights(self, path: str) -> None:
        """Write the weights on show to a file."""
        if self.session.drawn is not None:
            try:
                save_weights(self.session.drawn.main, path)
            except UserError as error:
                self._on_failed(error)

    def copy_code(self) -> None:
        """Copy the step as PyTorch code."""
        if self.session.drawn is not None:
            QGuiApplication.clipboard().setText(code(self.session.drawn.main, self.state_now))

    def export(self) -> None:
        """Ask for a file and write the main picture."""
        if self.pictures():
            export_picture(self.pictures()[0], on_error=self._on_failed)

    # What happens

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
        self.turns.start(*cards, self._tell, self._explain)
        if drawn.main.network.output.size < AT_ONCE:
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
        self.message_changed.emit(message_of(drawn.main))

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
        self.explained.emit(self.session.explanation())

    def _on_busy(self) -> None:
        self.busy_changed.emit(self.session.runner.busy or self.training.busy or self.searching.busy)

    def _on_progressed(self, progress: Progress) -> None:
        if not self.training.busy:  # a checkpoint's states are there before one has read it
            self.progressed.emit(progress)

    def _go_to_sentence(self, text: str, first: int, last: int) -> None:
        self.change(text=text, preset="", step=first, brush=(first, last))

    def _on_failed(self, error: UserError) -> None:
        offers: list[Offer] = []
        if isinstance(error, DeviceMemoryError):
            label = translate("Recurrence", "Go on on the CPU")
            offers.append(Offer(label, partial(self.set_device, "cpu")))
        elif self.session.drawn is None and self.state_now.model != FRESH:
            label = translate("Recurrence", "Use fresh weights")
            offers.append(Offer(label, partial(self.open_model, FRESH)))
        self.message_changed.emit(Message(error.sentence, tuple(offers)))
