"""The Scoring chapter's state and work: one way in which the state changes, the results at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from explorer.core.trace import Explanation
from explorer.panels.scoring.measuring import Measuring
from explorer.panels.scoring.status import unmeasured
from explorer.panels.scoring.work import Drawn, check_work, trace_work
from explorer.studies.pooling.history import History
from explorer.studies.scoring.cost import GROWTH
from explorer.studies.scoring.cost_telling import explain_cost
from explorer.studies.scoring.explain import explain
from explorer.studies.scoring.kinds import Source
from explorer.studies.scoring.presets import PRESETS, first_state
from explorer.studies.scoring.saturation import sizes
from explorer.studies.scoring.saturation_telling import explain_saturation
from explorer.studies.scoring.state import ScoringState, fitted, from_json, given, with_given
from explorer.studies.scoring.texts import size_name
from explorer.studies.scoring.trace import ScoringTrace
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner


class ScoringSession(QObject):
    """Holds the state and what came before it, submits what must be computed, keeps the newest trace."""

    state_changed = Signal(object, object)
    """(new, old) ScoringState"""
    traced = Signal(bool)
    """A trace at hand; True: a new one, False: only its difference from torch was added."""
    measured = Signal()
    """More of the study of √d, or of the times, is at hand."""
    failed = Signal(object)
    """UserError; the former picture stays."""
    progressed = Signal(object)
    busy_changed = Signal()

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = first_state()
        self.history: History[tuple[object, ...]] = History(given(self.state))
        self.drawn: Drawn | None = None
        # Numbers do not wait for a model that is being opened, nor either for what torch makes of it.
        self.numbers, self.words, self.checker = (Runner(lanes, self) for _ in range(3))
        self.measuring = Measuring(lanes, self)
        for runner in (self.numbers, self.words):
            runner.finished.connect(self._on_drawn)
        self.checker.finished.connect(self._on_checked)
        self.measuring.changed.connect(self.measured)
        for source in (self.numbers, self.words, self.checker, self.measuring):
            source.failed.connect(self.failed)
            source.progressed.connect(self.progressed)
            source.busy_changed.connect(lambda _=False: self.busy_changed.emit())

    @property
    def busy(self) -> bool:
        """Whether a person waits for something; for the check, which also waits for torch, nobody does."""
        reads_words = self.state.source is Source.WORDS  # what the other runner still does was told to stop
        return (self.words if reads_words else self.numbers).busy or self.measuring.busy

    @property
    def trace(self) -> ScoringTrace | None:
        """The newest trace."""
        return None if self.drawn is None else self.drawn.trace

    @property
    def seen(self) -> ScoringState:
        """The state with a key and a number that the trace has; a function that does not fit stays chosen."""
        trace = self.trace
        if trace is None:
            return self.state
        return replace(fitted(self.state, trace), function=self.state.function)

    # How the state changes

    def restore(self, values: Mapping[str, object]) -> None:
        """Take a saved state; nothing is computed yet."""
        old, self.state = self.state, _known(from_json(values, self.state))
        self.history = History(given(self.state))
        if self.state != old:
            self.state_changed.emit(self.state, old)

    def change(self, **fields: object) -> None:
        """Change fields of the state, as a control does."""
        self.take(replace(self.state, **fields))  # type: ignore[arg-type]

    def take(self, state: ScoringState, gesture: str = "") -> None:
        """Take another state; edits of one `gesture`, such as turning a number, are undone at once."""
        if given(state) != given(self.state) and state.preset == self.state.preset:
            state = replace(state, preset="")  # what an example says holds no more
        self.history = self.history.edited(given(state), gesture)
        self._set(state)

    def undo(self) -> None:
        """Take the newest edit back."""
        self.history = self.history.undone()
        self._set(with_given(self.state, self.history.present))

    def redo(self) -> None:
        """Have the edit again that was taken back last."""
        self.history = self.history.redone()
        self._set(with_given(self.state, self.history.present))

    def _set(self, state: ScoringState) -> None:
        """Compare, compute what must be computed anew, and tell."""
        old, self.state = self.state, state
        if state == old:
            return
        if state.request != old.request:
            self.submit(urgent=(state.model, state.device) != (old.model, old.device))
        elif self.drawn is not None and self.drawn.trace.request == state.request:
            self.state = self.seen
        if state.view == "saturation":
            self.measuring.study(state)
        self.state_changed.emit(self.state, old)

    # What is computed

    def submit(self, *, urgent: bool = False) -> None:
        """Compute the trace of the state."""
        request = self.state.request
        wanted, other = self.numbers, self.words
        if request.source is Source.WORDS:
            wanted, other = other, wanted
        other.cancel()
        wanted.submit(partial(trace_work, request), lane=request.device or "numbers", cancel_running=urgent)

    def cancel(self) -> None:
        """Stop what runs; the pictures stay."""
        for work in (self.numbers, self.words, self.checker, self.measuring):
            work.cancel()

    def close(self) -> None:
        """Cancel all work for good."""
        for work in (self.numbers, self.words, self.checker, self.measuring):
            work.close()

    def _on_drawn(self, drawn: Drawn) -> None:
        self.drawn = drawn
        if drawn.trace.request == self.state.request:
            self.state = self.seen
        self.traced.emit(True)
        self.checker.submit(partial(check_work, drawn.trace), lane=drawn.device)

    def _on_checked(self, trace: ScoringTrace) -> None:
        if self.drawn is not None and self.drawn.trace.scored is trace.scored:
            self.drawn = replace(self.drawn, trace=trace)
            self.traced.emit(False)

    # The transport and Explain

    def steps(self) -> tuple[str, ...]:
        """The transport's steps in the view on show: keys, sizes of d, sizes along the axis."""
        if self.state.view == "saturation":
            return tuple(map(str, sizes()))
        if self.state.view == "cost":
            return tuple(map(size_name, GROWTH))
        return () if self.trace is None else self.trace.steps

    def step(self) -> int:
        """Which of them is on show."""
        state = self.state
        if state.view == "saturation":
            return _nearest(sizes(), state.root_d)
        return _nearest(GROWTH, grown(state)) if state.view == "cost" else state.step

    def go_to(self, step: int) -> None:
        """The transport goes to a step."""
        count = len(self.steps())
        if not count:
            return
        step = min(max(step, 0), count - 1)
        if self.state.view == "saturation":
            self.change(root_d=sizes()[step])
        elif self.state.view == "cost":
            self.change(**{f"cost_{self.state.cost_axis}": GROWTH[step]})
        else:
            self.change(step=step)

    def explanation(self) -> Explanation | None:
        """What Explain says now; None before there is a picture."""
        state = self.state
        if state.view == "saturation":
            study = self.measuring.saturation
            return explain_saturation(study, state.root_d) if study and study.points else unmeasured()
        if state.view == "cost":
            return explain_cost(state.function, state.sizes, self.measuring.table(state))
        return None if self.trace is None else explain(self.trace, self.seen)


def grown(state: ScoringState) -> int:
    """The size on show along the axis of cost."""
    return int(getattr(state, f"cost_{state.cost_axis}"))


def _nearest(among: tuple[int, ...], wanted: int) -> int:
    """The place of the size nearest on a scale of powers."""
    return min(range(len(among)), key=lambda place: max(among[place] / wanted, wanted / among[place]))


def _known(state: ScoringState) -> ScoringState:
    """A saved example that is no longer there, or whose numbers are others now, is one's own input."""
    names = {preset.name: preset for preset in PRESETS}
    if state.preset in names and names[state.preset].apply(state).request == state.request:
        return state
    return replace(state, preset="")
