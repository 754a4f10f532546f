"""Whose sentence stands in the message bar: the chapter's, or a passing remark of the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from explorer.widgets.message_bar import MessageBar
from explorer.window.seat import Seat

PASSING = 12_000  # milliseconds after which a passing remark of the window goes away


class Messages(QObject):
    """A remark of the window covers the chapter's message for a while; then that one comes back."""

    def __init__(self, bar: MessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bar = bar
        self._seat: Seat | None = None
        self._said = ""  # whose message is shown: "panel", "window" or nobody's
        self.passing = QTimer(self, singleShot=True, interval=PASSING)
        self.passing.timeout.connect(self._on_passed)
        bar.dismissed.connect(self._on_dismissed)

    def show(self, seat: Seat | None) -> None:
        """Show what the panel of a seat says now, which is newer than any remark."""
        self._seat = seat
        message = None if seat is None else seat.message
        if message is not None:
            self._said = "panel"
            self.passing.stop()
            self._bar.show_message(message.sentence, [(o.label, o.act) for o in message.offers])
        elif self._said == "panel":
            self._bar.dismiss()

    def tell(self, sentence: str) -> None:
        """Say a passing remark of the window itself."""
        self._said = "window"
        self._bar.show_message(sentence)
        self.passing.start()

    def stop(self) -> None:
        """Let the remark stand; called when the window closes."""
        self.passing.stop()

    def _on_passed(self) -> None:
        if self._said == "window":
            self._bar.dismiss()

    def _on_dismissed(self) -> None:
        """After a remark the chapter's message comes back; a chapter's message that is dismissed is done."""
        said, self._said = self._said, ""
        self.passing.stop()
        if said == "panel" and self._seat is not None:
            self._seat.message = None
        elif said == "window":
            self.show(self._seat)
