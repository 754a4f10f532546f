"""What a panel last said, kept so that the frame can show it again when the chapter is opened again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from explorer.core.cancel import Progress
from explorer.core.trace import Explanation
from explorer.panels.base import Message, Panel, Status


class Seat(QObject):
    """Listens to one panel; `changed` names what is new."""

    changed = Signal(str)

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self.panel = panel
        self.explanation: Explanation | None = None
        self.status = Status()
        self.busy = False
        self.progress: Progress | None = None
        self.message: Message | None = None
        self.has_result = False
        panel.explained.connect(self._on_explained)
        panel.steps_changed.connect(self._on_steps_changed)
        panel.step_changed.connect(self._on_step_changed)
        panel.status_changed.connect(self._on_status_changed)
        panel.busy_changed.connect(self._on_busy_changed)
        panel.progressed.connect(self._on_progressed)
        panel.message_changed.connect(self._on_message_changed)
        panel.subject_changed.connect(self._on_subject_changed)

    def _on_explained(self, explanation: Explanation | None) -> None:
        self.explanation = explanation
        self.changed.emit("explanation")

    def _on_steps_changed(self, _steps: tuple[str, ...]) -> None:
        self.changed.emit("steps")

    def _on_step_changed(self, _step: int) -> None:
        self.changed.emit("step")

    def _on_status_changed(self, status: Status) -> None:
        self.status, self.has_result = status, True
        self.changed.emit("status")

    def _on_busy_changed(self, busy: bool) -> None:
        self.busy, self.progress = busy, None
        self.changed.emit("busy")

    def _on_progressed(self, progress: Progress) -> None:
        self.progress = progress
        self.changed.emit("progress")

    def _on_message_changed(self, message: Message | None) -> None:
        self.message = message
        self.changed.emit("message")

    def _on_subject_changed(self) -> None:
        self.changed.emit("subject")
