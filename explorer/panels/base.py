"""What every chapter's panel offers to the window; the window knows no more of a chapter than this."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from explorer.core.sentences import Sentence
from explorer.widgets.picture import Picture
from explorer.workers.lanes import Lanes


class PairRole(StrEnum):
    """What the second text field means to the model in use."""

    NONE = "none"
    PAIR = "pair"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is under study, as the top bar shows it; `look_for`: what an example wants to be looked at for."""

    text: str = ""
    pair: str = ""
    pair_role: PairRole = PairRole.NONE
    device: str = "auto"
    look_for: str = ""


@dataclass(frozen=True, slots=True)
class Status:
    """What the foot shows of a chapter: short, translated pieces (`note`: a slower path taken)."""

    device: str = ""
    model: str = ""
    timing: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A way out that a message offers as a button."""

    label: str
    act: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence shown above the cards until it is dismissed or the next result arrives."""

    sentence: str
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that a chapter can do, with its shortcut; fills the menu and the list behind `?`."""

    label: str
    shortcut: str
    act: Callable[[], None]
    group: str = ""
    is_checked: Callable[[], bool] | None = None


class Panel(QWidget):
    """The base of every chapter's panel.

    The panel owns the chapter's state (one frozen dataclass, JSON-serialisable), submits requests to its
    runner, and draws the trace at the current step. All its methods are called in the GUI thread.
    """

    name: ClassVar[str]
    steps_are_input: ClassVar[bool] = False
    """Whether the transport's steps are the person's own words, which no translation changes."""
    reads_text: ClassVar[bool] = True
    """Whether the text under study means something to the chapter."""
    uses_device: ClassVar[bool] = True
    """Whether another device than the CPU would be used; else none is offered."""

    explained = Signal(object)
    """Explanation | None, after every change of step, selection or trace."""
    steps_changed = Signal(object)
    """tuple[str, ...]: the transport's steps."""
    step_changed = Signal(int)
    status_changed = Signal(object)
    """Status"""
    busy_changed = Signal(bool)
    progressed = Signal(object)
    """Progress"""
    message_changed = Signal(object)
    """Message | None"""
    subject_changed = Signal()
    """The text, the pair's role, the device or the model's label is another."""
    library_requested = Signal()
    """The person wants the model library."""

    def __init__(self, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lanes = lanes

    def title(self) -> str:
        """The chapter's translated name."""
        raise NotImplementedError

    def state(self) -> dict[str, object]:
        """The chapter's whole state as JSON values."""
        raise NotImplementedError

    def restore(self, state: Mapping[str, object]) -> None:
        """Take a state that `state` gave; unknown or wrong entries are ignored. Does not run."""
        raise NotImplementedError

    def subject(self) -> Subject:
        raise NotImplementedError

    def heading(self) -> QWidget | None:
        """What stands in the top bar beside the text, or in its place where no text is read; made once."""
        return None

    def set_text(self, text: str) -> None:
        """Study another text; cheap enough for every keystroke (debounced by the caller)."""
        raise NotImplementedError

    def set_pair(self, text: str) -> None:
        raise NotImplementedError

    def set_device(self, device: str) -> None:
        """Compute on another device ("auto", "cpu", "cuda:0", …); keeps text and selection."""
        raise NotImplementedError

    def open_model(self, source: str) -> None:
        """Use another model: a catalogue name, a folder or a hub id that is installed."""
        raise NotImplementedError

    def model_label(self) -> str:
        """What the top bar's model button says; "" while there is nothing to choose."""
        raise NotImplementedError

    def model_folder(self) -> str:
        """The folder of the model in use; empty where there is none."""
        return ""

    def fill_model_menu(self, menu: QMenu) -> None:
        """Fill the top bar's model menu, each time before it opens."""
        raise NotImplementedError

    def set_sentences(self, sentences: Sequence[Sentence]) -> None:
        """The sentences loaded in the drawer; for chapters that look through all of them."""

    def run(self) -> None:
        """Compute anew (the Run button)."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Stop what runs; the picture stays."""
        raise NotImplementedError

    def steps(self) -> tuple[str, ...]:
        raise NotImplementedError

    def step(self) -> int:
        raise NotImplementedError

    def set_step(self, step: int) -> None:
        raise NotImplementedError

    def act(self, key: str) -> None:
        """Do what a button under the explanation stands for (`Action.key`)."""
        raise NotImplementedError

    def commands(self) -> tuple[Command, ...]:
        """The chapter's own commands, translated now."""
        return ()

    def pictures(self) -> tuple[Picture, ...]:
        """The pictures now on screen, the main one first; the File menu exports them."""
        return ()

    def close_down(self) -> None:
        """Cancel all work; called once, before the lanes are closed."""
        raise NotImplementedError
