"""A small chapter that computes nothing, to try the frame with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from explorer.core.trace import Action, Explanation, Formula, Row, Table
from explorer.panels.base import Command, PairRole, Panel, Status, Subject
from explorer.panels.registry import Chapter
from explorer.widgets.card import Card
from explorer.workers.lanes import Lanes

STEPS = ("Embed", "Layer 0", "Layer 1", "Layer 2", "Output")


class DummyPanel(Panel):
    """Notes in `calls` what the frame asks of it."""

    name: ClassVar[str] = "dummy"

    def __init__(self, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(lanes, parent)
        self.calls: list[tuple[str, object]] = []
        self.text, self.pair, self.role, self.device = "The dog slept.", "", PairRole.NONE, "auto"
        self.model, self.at, self.flag = "tiny", 0, False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for title, stretch in (("All heads", 3), ("Layer 2 · Head 8", 5)):
            card = Card(self)
            card.set_title(title, "query ↓ attends to key →")
            card.body.addWidget(_Paint(card))
            row.addWidget(card, stretch)

    def title(self) -> str:
        return "Dummy"

    def state(self) -> dict[str, object]:
        return {"text": self.text, "at": self.at}

    def restore(self, state: Mapping[str, object]) -> None:
        self.text = str(state.get("text", self.text))
        self.at = int(str(state.get("at", self.at)))

    def subject(self) -> Subject:
        return Subject(self.text, self.pair, self.role, self.device)

    def set_text(self, text: str) -> None:
        self._change("text", text)

    def set_pair(self, text: str) -> None:
        self._change("pair", text)

    def set_device(self, device: str) -> None:
        self._change("device", device)

    def open_model(self, source: str) -> None:
        self._change("model", source)

    def _change(self, name: str, value: str) -> None:
        setattr(self, name, value)
        self.calls.append((name, value))
        self.subject_changed.emit()

    def model_label(self) -> str:
        return self.model

    def fill_model_menu(self, menu: QMenu) -> None:
        menu.addAction("tiny")
        menu.addAction("large", lambda: self.open_model("large"))

    def run(self) -> None:
        self.calls.append(("run", None))
        self.steps_changed.emit(STEPS)
        self.status_changed.emit(
            Status("CPU · 2 threads", "tiny · 22.7 M · 6 × 12 heads", "16 tokens · 14 ms")
        )
        self.explained.emit(self.explanation())

    def explanation(self) -> Explanation:
        return Explanation(
            "One head, one question",
            f"At step {STEPS[self.at]} each row is <b>one query</b> sharing a total weight of 1.",
            (
                Formula(
                    r"\alpha_{ij} = \operatorname{softmax}_j\left(\frac{q_i \cdot k_j}{\sqrt{d_k}}\right)"
                ),
            ),
            (
                Table(
                    "Shapes", (Row("q, k, v", "(12, 16, 32)"), Row("scores", "(12, 16, 16)", "heads × T × T"))
                ),
            ),
            ("A note.",),
            (Action("check", "Check against eager", "Ctrl+K"),),
        )

    def cancel(self) -> None:
        self.calls.append(("cancel", None))

    def steps(self) -> tuple[str, ...]:
        return STEPS

    def step(self) -> int:
        return self.at

    def set_step(self, step: int) -> None:
        self.at = step
        self.step_changed.emit(step)
        self.explained.emit(self.explanation())

    def act(self, key: str) -> None:
        self.calls.append(("act", key))

    def commands(self) -> tuple[Command, ...]:
        return (Command("Flip the flag", "X", self._flip, "Flags", lambda: self.flag),)

    def _flip(self) -> None:
        self.flag = not self.flag
        self.calls.append(("flip", None))

    def close_down(self) -> None:
        self.calls.append(("close_down", None))


class OtherPanel(DummyPanel):
    name: ClassVar[str] = "other"

    def title(self) -> str:
        return "Other"


class _Paint(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        for n in range(12):
            painter.fillRect(n * 20, n * 20, 18, 18, QColor(47, 111, 237))
        painter.end()


def chapter(kind: type[DummyPanel], title: Callable[[], str]) -> Chapter:
    return Chapter(kind.name, title, "transformer", f"tests.window.dummy:{kind.__name__}")


CHAPTERS = (chapter(DummyPanel, lambda: "Dummy"), chapter(OtherPanel, lambda: "Other"))
