"""The Recurrence chapter's panel: what the window asks of it, beside its views."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from PySide6.QtWidgets import QMenu

from explorer.core.i18n import translate
from explorer.core.sentences import Sentence
from explorer.panels.base import Command, Subject
from explorer.panels.recurrence.commands import recurrence_commands
from explorer.panels.recurrence.model_menu import ask_weights, fill_network_menu
from explorer.panels.recurrence.status import network_label
from explorer.panels.recurrence.views import Views
from explorer.studies.recurrence.presets import look_for, with_fields
from explorer.studies.recurrence.state import FRESH, Reading, to_json
from explorer.widgets.picture import Picture


class RecurrencePanel(Views):
    """One pass of a recurrent network in pictures, with training and search beside it."""

    name: ClassVar[str] = "recurrence"
    steps_are_input: ClassVar[bool] = True

    def title(self) -> str:
        return translate("Recurrence", "Recurrence")

    def state(self) -> dict[str, object]:
        return to_json(self.session.state)

    def restore(self, state: Mapping[str, object]) -> None:
        self.session.restore(state)

    def subject(self) -> Subject:
        state = self.state_now
        return Subject(state.text, "", device=state.device, look_for=look_for(state))

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
