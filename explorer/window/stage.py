"""Brings chapters on: makes their panels when first opened and ties the current one to the frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from explorer.core.i18n import translate
from explorer.core.sentences import Sentence
from explorer.panels.base import Panel
from explorer.panels.registry import DEFAULT_CHAPTER, Chapter
from explorer.window.frame import Frame
from explorer.window.messages import Messages
from explorer.window.seat import Seat
from explorer.window.showing import Showing
from explorer.window.texts import Texts
from explorer.workers.lanes import Lanes

_NOTHING: Mapping[str, object] = MappingProxyType({})


class Stage(QObject):
    """Holds the panels; what the frame shows and asks of a chapter passes through here."""

    chapter_opened = Signal(str)
    library_requested = Signal()
    first_result = Signal()
    """A panel has computed something: torch is imported."""
    touched = Signal()
    """Something that the state file remembers has changed."""

    def __init__(
        self, frame: Frame, chapters: Sequence[Chapter], lanes: Lanes, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.frame, self._lanes = frame, lanes
        self.chapters = {chapter.name: chapter for chapter in chapters}
        self._seats: dict[str, Seat] = {}
        self._texts = Texts(self.tell)
        self._saved: dict[str, Mapping[str, object]] = {}
        self._sentences: Sequence[Sentence] = ()
        self._messages = Messages(frame.message_bar, self)
        self._showing = Showing(frame, self._messages)
        self._connect()

    def _connect(self) -> None:
        bar, transport = self.frame.top_bar, self.frame.transport
        bar.text_changed.connect(self._on_text_changed)
        bar.pair_changed.connect(self._on_pair_changed)
        bar.run_requested.connect(self.run)
        bar.device_chosen.connect(self._on_device_chosen)
        bar.model_menu_opening.connect(self._on_model_menu)
        bar.tidied.connect(self.tell)
        transport.step_requested.connect(self._on_step_requested)
        self.frame.foot.cancel_requested.connect(self.cancel)
        self.frame.explain.acted.connect(self._on_acted)

    @property
    def panel(self) -> Panel | None:
        """The panel of the chapter now open."""
        seat = self._showing.seat
        return None if seat is None else seat.panel

    @property
    def devices(self) -> tuple[tuple[str, str], ...]:
        """The devices that can be chosen, as (name, label); only the chosen one until torch is loaded."""
        return self._showing.devices

    @property
    def busy(self) -> bool:
        """Whether the chapter now open computes."""
        seat = self._showing.seat
        return seat is not None and seat.busy

    def open(self, name: str, asked: Mapping[str, object] = _NOTHING) -> Panel:
        """Open a chapter; an unknown name opens the usual one.

        `asked` overrides entries of the state of a chapter that is opened for the first time; "text", "pair",
        "model" and "device" mean the same in every chapter.
        """
        name = next(known for known in (name, DEFAULT_CHAPTER, *self.chapters) if known in self.chapters)
        is_new = name not in self._seats
        if is_new:
            self._seats[name] = self._make(name, asked)
        seat = self._showing.seat = self._seats[name]
        self.frame.stack.setCurrentWidget(seat.panel)
        self.frame.rail.set_chapter(name)
        self._showing.show_all(seat)
        self.chapter_opened.emit(name)
        if is_new:
            seat.panel.run()
        return seat.panel

    def _make(self, name: str, asked: Mapping[str, object]) -> Seat:
        panel = self.chapters[name].load()(self._lanes, self.frame.stack)
        for state in (self._saved.get(name, {}), asked):  # what is asked for now is more than what was saved
            panel.restore(self._texts.tidied_state(state))
        panel.set_sentences(self._sentences)
        self.frame.stack.addWidget(panel)
        panel.library_requested.connect(self.library_requested)
        seat = Seat(panel)
        seat.changed.connect(self._on_seat_changed)
        return seat

    def restore(self, states: Mapping[str, object]) -> None:
        """Take the chapters' saved states, before any is opened."""
        self._saved = {name: state for name, state in states.items() if isinstance(state, dict)}

    def state(self) -> dict[str, object]:
        """The states of all chapters as JSON values."""
        return {**self._saved, **{name: seat.panel.state() for name, seat in self._seats.items()}}

    def run(self) -> None:
        """Compute anew."""
        if self.panel is not None:
            self.panel.run()

    def cancel(self) -> None:
        """Stop the work of the chapter now open."""
        if self.panel is not None:
            self.panel.cancel()

    def show_sentence(self, text: str, pair: str, look_for: str) -> None:
        """Study a sentence of the drawer."""
        if self.panel is not None and not self.panel.reads_text:
            self.tell(_reads_none().format(chapter=self.panel.title()))
        elif self.panel is not None:
            text = self._texts.tidied(text)
            self.panel.set_pair(self._texts.tidied(pair))
            self.panel.set_text(text)
            self._showing.look_for(text, look_for)

    def set_sentences(self, sentences: Sequence[Sentence]) -> None:
        """The sentences that the drawer lists, for chapters that look through all of them."""
        self._sentences = sentences
        for seat in self._seats.values():
            seat.panel.set_sentences(sentences)

    def set_devices(self, devices: Sequence[tuple[str, str]]) -> None:
        """The devices that can be chosen, as (name, label)."""
        self._showing.set_devices(devices)

    def tell(self, sentence: str) -> None:
        """Say a passing remark of the window itself."""
        self._messages.tell(sentence)

    def close_down(self) -> None:
        """Cancel all work; called once."""
        self._messages.stop()
        self.frame.transport.stop()
        for seat in self._seats.values():
            seat.panel.close_down()

    def _on_seat_changed(self, what: str) -> None:
        seat = self.sender()
        if what == "status" and isinstance(seat, Seat):
            self.first_result.emit()
        if seat is self._showing.seat:
            self._showing.show(what)
        if what in ("subject", "step", "explanation"):
            self.touched.emit()

    def _on_text_changed(self, text: str) -> None:
        if self.panel is not None:
            self._showing.keep_text(text)
            self.panel.set_text(self._texts.tidied(text))

    def _on_pair_changed(self, text: str) -> None:
        if self.panel is not None:
            self._showing.keep_pair(text)
            self.panel.set_pair(self._texts.tidied(text))

    def _on_device_chosen(self, device: str) -> None:
        if self.panel is not None:
            self.panel.set_device(device)

    def _on_model_menu(self, menu: QMenu) -> None:
        if self.panel is not None:
            self.panel.fill_model_menu(menu)

    def _on_step_requested(self, step: int) -> None:
        if self.panel is not None:
            self.panel.set_step(step)

    def _on_acted(self, key: str) -> None:
        if self.panel is not None:
            self.panel.act(key)


def _reads_none() -> str:
    return translate(
        "Stage", "The chapter {chapter} reads no sentences; open another chapter to look at this one."
    )
