"""What the frame shows of the chapter now open: top bar, explanation, transport, foot and message."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.core.i18n import translate
from explorer.window.frame import Frame
from explorer.window.messages import Messages
from explorer.window.seat import Seat


class Showing:
    """Brings what a seat last said to the frame: one part that is new, or all of another chapter."""

    def __init__(self, frame: Frame, messages: Messages) -> None:
        self._frame = frame
        self.seat: Seat | None = None
        """Whose chapter is open."""
        self._texts = ("", "")  # text and pair as they stand in the top bar
        self._look_for = ("", "")  # a text, and what to look for in it
        self._devices: tuple[tuple[str, str], ...] = ()
        self._shows = {
            "explanation": self._show_explanation,
            "steps": self._show_steps,
            "step": self._show_steps,
            "status": self._show_status,
            "busy": self._show_busy,
            "progress": self._show_progress,
            "message": messages.show,
            "subject": self._show_subject,
        }

    @property
    def devices(self) -> tuple[tuple[str, str], ...]:
        """The devices that can be chosen, as (name, label); only the chosen one until torch is loaded."""
        chosen = "auto" if self.seat is None else self.seat.panel.subject().device
        return self._devices or ((chosen, chosen),)

    def set_devices(self, devices: Sequence[tuple[str, str]]) -> None:
        """The devices that can be chosen, as (name, label)."""
        self._devices = tuple(devices)
        self.show("subject")

    def show_all(self, seat: Seat) -> None:
        """Show what another chapter reads and puts in the top bar, and all that it last said."""
        panel, bar = seat.panel, self._frame.top_bar
        bar.set_heading(panel.heading(), reads_text=panel.reads_text)
        bar.set_uses_device(panel.uses_device)
        self._texts = ("\0", "\0")
        for show in self._shows.values():
            show(seat)

    def show(self, what: str) -> None:
        """Show one part of what the chapter now open said (`Seat.changed`)."""
        if self.seat is not None:
            self._shows[what](self.seat)

    def keep_text(self, text: str) -> None:
        """A text was typed: it stands in the top bar already."""
        self._texts = (text, self._texts[1])

    def keep_pair(self, pair: str) -> None:
        """The second text was typed: it stands in the top bar already."""
        self._texts = (self._texts[0], pair)

    def look_for(self, text: str, sentence: str) -> None:
        """Say what to look for in a text, as long as that one is studied."""
        self._look_for = (text, sentence)
        self._frame.explain.set_look_for(sentence)
        self.show("subject")

    def _show_explanation(self, seat: Seat) -> None:
        self._frame.explain.set_explanation(seat.explanation)

    def _show_steps(self, seat: Seat) -> None:
        self._frame.transport.set_steps(tuple(seat.panel.steps()))
        self._frame.transport.set_step(seat.panel.step())

    def _show_status(self, seat: Seat) -> None:
        status = seat.status
        self._frame.foot.set_status(status.device, status.model, status.timing, status.note)

    def _show_busy(self, seat: Seat) -> None:
        if seat.has_result:
            text = translate("Foot", "Computing …")
        else:
            text = translate("Foot", "Loading PyTorch and Transformers …")
        self._frame.foot.set_busy(seat.busy, text)

    def _show_progress(self, seat: Seat) -> None:
        if seat.progress is not None and seat.busy:
            self._frame.foot.set_progress(seat.progress)

    def _show_subject(self, seat: Seat) -> None:
        subject, bar = seat.panel.subject(), self._frame.top_bar
        if (subject.text, subject.pair) != self._texts:
            self._texts = (subject.text, subject.pair)
            bar.set_texts(*self._texts)
        # What an example says goes when the chapter takes it back; what a sentence says, with its text.
        if subject.look_for or subject.text != self._look_for[0] or not self._look_for[1]:
            self._frame.explain.set_look_for(subject.look_for)
        bar.set_pair_role(subject.pair_role.value)
        bar.set_model(seat.panel.model_label())
        bar.set_device(subject.device, self.devices)
