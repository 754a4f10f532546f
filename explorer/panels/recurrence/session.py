"""The Recurrence chapter's state and work: one way in which the state changes, one result at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from explorer.core.errors import UserError
from explorer.core.trace import Explanation
from explorer.panels.recurrence.work import trace_work
from explorer.studies.recurrence.explain import explain
from explorer.studies.recurrence.presets import PRESETS, first_state, with_gap
from explorer.studies.recurrence.state import RecurrenceState, fitted, from_json
from explorer.studies.recurrence.trace import Lockstep, Override
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner


class RecurrenceSession(QObject):
    """Holds the state, submits what must be computed, and keeps the newest traces."""

    state_changed = Signal(object, object)
    """(new, old) RecurrenceState"""
    traced = Signal(bool)
    """Lockstep at hand; True: of a new pass, False: only its reaches were added."""
    failed = Signal(object)
    """UserError; the former picture stays."""
    progressed = Signal(object)
    busy_changed = Signal(bool)
    released = Signal()
    """The checkpoint is no longer looked at: the person chose another network."""

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = first_state()
        self.drawn: Lockstep | None = None
        self.override: Override | None = None
        self._reaching = self._is_quick = False
        self.runner = Runner(lanes, self)
        self.runner.partial_ready.connect(self._on_partial)
        self.runner.finished.connect(self._on_finished)
        self.runner.failed.connect(self._on_failed)
        self.runner.progressed.connect(self.progressed)
        self.runner.busy_changed.connect(self.busy_changed)

    def restore(self, values: Mapping[str, object]) -> None:
        """Take a saved state; nothing is computed yet."""
        old, self.state = self.state, _known(from_json(values, self.state))
        self._release(is_meant=True)
        if self.state != old:
            self.state_changed.emit(self.state, old)

    def change(self, **fields: object) -> None:
        """Change fields of the state, as a control does."""
        self.take(replace(self.state, **fields))  # type: ignore[arg-type]

    def take(self, state: RecurrenceState, *, network: bool = False) -> None:
        """Compare, tell, and compute if something must be computed anew.

        `network`: a network was chosen, which takes the place of a checkpoint even if it was in use before.
        """
        old, self.state = self.state, state
        released = self._release(is_meant=network or _is_other_network(state, old))
        if state == old and not released:
            return
        if released or state.request != old.request:
            self.submit(urgent=state.device != old.device)
        elif self.drawn is not None:
            self.state = fitted(state, self.drawn.main)
            if state.right == "reach":
                self.complete()
        self.state_changed.emit(self.state, old)

    def submit(self, *, urgent: bool = False, quick: bool = False) -> None:
        """Compute the traces of the state; what still measures the reach of former ones is stopped.

        `quick`: without reaches, unless these are looked at.
        """
        quick = self._is_quick = quick and self.state.right != "reach"
        work = partial(trace_work, self.state.request, self.override, quick)
        self.runner.submit(work, lane=self.state.device, cancel_running=urgent or self._reaching)
        self._reaching = False

    def complete(self) -> None:
        """Follow the gradients where that was left out."""
        if self._is_quick:
            self.submit()

    def use(
        self, override: Override | None, state: RecurrenceState | None = None, *, quick: bool = False
    ) -> None:
        """Look at a training run's checkpoint, or at the chosen network again; `state`: on another input."""
        old, new = self.state, state or self.state
        if override is self.override and new == old:
            return
        if override is not None and new.edits:  # they were made in another network
            new = replace(new, edits=(), preset="")
        self.override, self.state = override, new
        self.submit(quick=quick)
        if new != old:
            self.state_changed.emit(new, old)

    def _release(self, *, is_meant: bool) -> bool:
        """Leave the checkpoint if that is meant; whether there was one."""
        if self.override is None or not is_meant:
            return False
        self.override = None
        self.released.emit()
        return True

    def cancel(self) -> None:
        """Stop what runs; the picture stays."""
        self.runner.cancel()

    def close(self) -> None:
        """Cancel all work for good."""
        self.runner.close()

    def steps(self) -> tuple[str, ...]:
        """The transport's steps."""
        return () if self.drawn is None else self.drawn.main.steps

    def go_to(self, step: int) -> None:
        """The transport goes to a step."""
        if self.drawn is not None:
            self.change(step=min(max(step, 0), len(self.steps()) - 1))

    def explanation(self) -> Explanation | None:
        """What Explain says now; None before the first picture."""
        return None if self.drawn is None else explain(self.drawn, fitted(self.state, self.drawn.main))

    def _on_partial(self, drawn: Lockstep) -> None:
        self._reaching = True
        self._draw(drawn)

    def _on_finished(self, drawn: Lockstep) -> None:
        self._reaching = False
        if self.drawn is not None and drawn.main is self.drawn.main:
            self.drawn = drawn
            self.traced.emit(False)
        else:
            self._draw(drawn)

    def _draw(self, drawn: Lockstep) -> None:
        self.drawn = drawn
        if drawn.main.request == self.state.request:
            self.state = fitted(self.state, drawn.main)
        self.traced.emit(True)

    def _on_failed(self, error: UserError) -> None:
        self._reaching = False
        self.failed.emit(error)


def _known(state: RecurrenceState) -> RecurrenceState:
    """A saved example that is no longer there, or whose input was given anew, is one's own input."""
    names = {preset.name: preset for preset in PRESETS}
    if state.preset not in names:
        return replace(state, preset="")
    example = names[state.preset].apply(state)
    if state.preset == "france":
        example = with_gap(example, state.gap)
    same = (example.text, example.numbers) == (state.text, state.numbers)
    return state if same else replace(state, preset="")


def _is_other_network(state: RecurrenceState, old: RecurrenceState) -> bool:
    """Whether another network was chosen; a text of one's own, which ends an example, is none."""
    is_example = state.preset not in ("", old.preset)
    return is_example or (state.spec, state.model, state.seed) != (old.spec, old.model, old.seed)
