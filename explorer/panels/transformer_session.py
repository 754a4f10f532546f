"""The Transformer chapter's state and work: one way in which the state changes, one trace at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from explorer.core.errors import UserError
from explorer.core.trace import Explanation
from explorer.panels.transformer_work import check_work, picture_work
from explorer.studies.transformer_explain import explain
from explorer.studies.transformer_picture import Drawn
from explorer.studies.transformer_state import (
    TransformerState,
    at_heads,
    at_step,
    fitted,
    from_json,
    initial_state,
    toggled,
)
from explorer.studies.transformer_view import Head
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner


class TransformerSession(QObject):
    """Holds the state, submits what must be computed, and keeps the newest picture."""

    state_changed = Signal(object, object)
    """(new, old) TransformerState"""
    drawn_changed = Signal(bool)
    """New values are at hand; True: of another trace."""
    explanation_changed = Signal()
    failed = Signal(object)
    """UserError; the former model and device are in use again."""
    progressed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = initial_state()
        self.drawn: Drawn | None = None
        self._difference: float | None = None
        self.runner, self.checker = Runner(lanes, self), Runner(lanes, self)
        self.runner.finished.connect(self._on_drawn)
        self.checker.finished.connect(self._on_checked)
        for runner in (self.runner, self.checker):
            runner.failed.connect(self._on_failed)
            runner.progressed.connect(self.progressed)
            runner.busy_changed.connect(lambda _: self.busy_changed.emit(self.busy))

    @property
    def busy(self) -> bool:
        """Whether anything is being computed."""
        return self.runner.busy or self.checker.busy

    def restore(self, values: Mapping[str, object]) -> None:
        """Take a saved state; nothing is computed yet."""
        self.take(from_json(values, self.state), compute=False)

    def change(self, **fields: object) -> None:
        """Change fields of the state, as a control does."""
        self.take(replace(self.state, **fields))  # type: ignore[arg-type]

    def take(self, state: TransformerState, *, compute: bool = True) -> None:
        """Compare, tell, and compute if something must be computed anew."""
        old, self.state = self.state, state
        if state == old:
            return
        if compute and _computed_part(state) != _computed_part(old):
            self.submit(urgent=(state.model, state.device) != (old.model, old.device))
        self.state_changed.emit(state, old)

    def submit(self, *, force: bool = False, urgent: bool = False) -> None:
        """Compute the picture of the state; `force`: even where the request is the same."""
        previous = None if self.drawn is None else self.drawn.trace
        work = partial(picture_work, self.state, previous, force)
        self.runner.submit(work, lane=self.state.device, cancel_running=urgent)

    def check(self) -> None:
        """Compare every weight of this text with transformers' eager attention, on the worker."""
        if self.drawn is not None:
            self.checker.submit(partial(check_work, self.drawn.trace), lane=self.state.device)

    def cancel(self) -> None:
        """Stop what runs; the picture stays."""
        self.runner.cancel()
        self.checker.cancel()

    def close(self) -> None:
        """Cancel all work for good."""
        self.runner.close()
        self.checker.close()

    def steps(self) -> tuple[str, ...]:
        """The transport's steps of the stack at hand."""
        return () if self.drawn is None else self.drawn.trace.steps_of(self.drawn.state.stack)

    def go_to(self, step: int) -> None:
        """The transport goes to a step."""
        if self.drawn is not None:
            self.take(at_step(self.state, step, len(self.steps()) - 2))

    def open_heads(self, heads: tuple[Head, ...]) -> None:
        """Show these heads."""
        self.take(at_heads(self.state, heads))

    def toggle_head(self, head: Head) -> None:
        """Add a head to those shown, or take it away."""
        self.open_heads(toggled(self.state.heads, head))

    def walk(self, layers: int, heads: int) -> None:
        """Open the head so many layers and heads further, held within what there is."""
        if self.drawn is not None:
            layer, head = self.state.heads[0]
            moved = replace(self.state, heads=((max(0, layer + layers), max(0, head + heads)),))
            self.open_heads(fitted(moved, self.drawn.trace).heads)

    def explanation(self) -> Explanation | None:
        """What Explain says now; None before the first picture."""
        if self.drawn is None:
            return None
        # The selection may be newer than the values; the rest must be what the values were made of.
        chosen = replace(self.drawn.state, query=self.state.query, key=self.state.key)
        state = fitted(chosen, self.drawn.trace)
        return explain(self.drawn.trace, state, self.drawn.shown, self._difference)

    def _on_drawn(self, drawn: Drawn) -> None:
        is_new = self.drawn is None or self.drawn.trace is not drawn.trace
        self.drawn = drawn
        if is_new:
            self._difference = None
        is_of_model = drawn.trace.request.model == self.state.model
        if drawn.trace.request == self.state.request or (
            is_of_model and self.state.stack not in drawn.trace.stacks
        ):
            self.state = fitted(self.state, drawn.trace)
        self.drawn_changed.emit(is_new)

    def _on_checked(self, result: tuple[object, float]) -> None:
        trace, difference = result
        if self.drawn is not None and trace is self.drawn.trace:
            self._difference = difference
            self.explanation_changed.emit()

    def _on_failed(self, error: UserError) -> None:
        self._go_back()
        self.failed.emit(error)

    def _go_back(self) -> None:
        """After a model or device that failed, the former one stays in use; the text stays the new one."""
        if self.drawn is None:
            return
        request = self.drawn.trace.request
        if (self.state.model, self.state.device) == (request.model, request.device):
            return
        back = replace(self.state, model=request.model, device=request.device)
        self.take(back, compute=back.request != request)


def _computed_part(state: TransformerState) -> tuple[object, ...]:
    """What the worker must compute anew when it changes; the rest is only drawn."""
    return state.request, state.stack, state.step, state.heads, state.options
