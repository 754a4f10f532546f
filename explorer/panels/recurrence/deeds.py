"""What a person can do in the Recurrence chapter, whichever control or key asks for it."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtGui import QGuiApplication

from explorer.core.errors import UserError
from explorer.core.seeds import another_seed
from explorer.models.recurrent.spec import Cell, NetworkSpec
from explorer.panels.base import Panel
from explorer.panels.recurrence.numbers_dialog import NumbersDialog
from explorer.panels.recurrence.session import RecurrenceSession
from explorer.studies.recurrence.code import code
from explorer.studies.recurrence.number_table import read_numbers
from explorer.studies.recurrence.presets import SIZES, preset_named, with_cell, with_fields
from explorer.studies.recurrence.source import save_weights
from explorer.studies.recurrence.state import RecurrenceState, fitted
from explorer.widgets.picture_menu import export_picture


class Deeds(Panel):
    """A panel that changes the state of its session; drawing and telling is left to the panel itself."""

    session: RecurrenceSession

    def on_failed(self, error: UserError) -> None:
        """Tell the person what went wrong."""
        raise NotImplementedError

    @property
    def state_now(self) -> RecurrenceState:
        """The state in force."""
        return self.session.state

    def spec(self) -> NetworkSpec:
        """The network on show, or the one that is wanted before the first picture."""
        drawn = self.session.drawn
        return self.state_now.spec if drawn is None else drawn.main.spec

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
        self.change(seed=another_seed())

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
        dialog.given.connect(self._take_numbers)
        dialog.open()

    def _take_numbers(self, text: str) -> None:
        """Read another table; with another number of columns the weights have other places."""
        kept = self.state_now.edits
        with suppress(UserError):  # the computation that follows says what is wrong
            values = read_numbers(text).values if kept else None
            if values is not None and values.shape[2] != self.spec().features:
                kept = ()
        self.change(numbers=text, preset="", edits=kept)

    def save_weights(self, path: str) -> None:
        """Write the weights on show to a file."""
        if self.session.drawn is not None:
            try:
                save_weights(self.session.drawn.main, path)
            except UserError as error:
                self.on_failed(error)

    def copy_code(self) -> None:
        """Copy the step as PyTorch code."""
        if self.session.drawn is not None:
            trace = self.session.drawn.main
            QGuiApplication.clipboard().setText(code(trace, fitted(self.state_now, trace)))

    def export(self) -> None:
        """Ask for a file and write the main picture."""
        if self.pictures():
            export_picture(self.pictures()[0], on_error=self.on_failed)
