"""The Attention pooling chapter on screen: what is drawn, told and explained, and when."""

from __future__ import annotations

from itertools import chain

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QWidget

from explorer.core.errors import UserError
from explorer.panels.base import Message
from explorer.panels.pooling.maps import Maps
from explorer.panels.pooling.pages import Pages
from explorer.panels.pooling.product import product_of
from explorer.panels.pooling.product_page import ESTIMATE
from explorer.panels.pooling.status import message_of, shows_points, status_of
from explorer.panels.pooling.sweeping import Sweeping
from explorer.panels.pooling.telling import explanation_of
from explorer.panels.pooling.training import Training
from explorer.panels.turns import Turns
from explorer.studies.pooling.batched import Batched
from explorer.studies.pooling.state import PoolingState, fitted
from explorer.studies.pooling.trace import PoolingTrace
from explorer.widgets.regression_plot_layers import PARTS
from explorer.workers.lanes import Lanes

FEW = 20_000
"""Weights: so few are drawn faster than the event loop turns."""
_DRAWN = 70  # milliseconds in which a large picture is drawn
_AT_ONCE = 3  # explanations close together
_EXPLAINED = 100  # milliseconds between two explanations of what goes on; formulas wait until it rests
_LARGE_EXPLAINED = 150  # the same of large pictures; less than a formula waits for rest, which would begin it


class Views(Pages):
    """Fills the view on screen only; where the transport is, a panel knows."""

    _glides = False
    """Whether the query is to move to its next place by itself."""

    def __init__(self, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(lanes, parent)
        self.maps, self.turns = Maps(lanes, self), Turns(self)
        self.training = Training(lanes, self.session, self.card, self)
        self.sweeping = Sweeping(lanes, self.session, self)
        self._explains = QTimer(self, singleShot=True, interval=_EXPLAINED)
        self._explains.timeout.connect(self._on_explain_due)
        self._explained = 0
        """How many explanations were given close together."""
        self._is_unexplained = self._is_untold = False
        self._told: object = None
        self._failure: Message | None = None
        """What went wrong with the points, until others are drawn."""
        self._told_steps: tuple[str, ...] = ()
        self._told_step = -1
        self._product: tuple[object, Batched] | None = None
        self._connect_work()
        self._show_state(self.session.state)

    def _connect_work(self) -> None:
        self.session.state_changed.connect(self._on_state_changed)
        self.session.traced.connect(self._on_traced)
        for work in (self.session, self.training, self.maps, self.reader, self.sweeping):
            work.failed.connect(self.on_failed)
            work.busy_changed.connect(self._on_busy)
            work.progressed.connect(self.progressed)
        self.reader.finished.connect(self.take_points)
        self.maps.loaded.connect(self._on_maps)
        self.sweeping.made.connect(self.heat.show_sweep)

    # What happens

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self.session.drawn is not None:
                self._tell()
                self._explain()

    def _trace(self) -> PoolingTrace | None:
        return None if self.session.drawn is None else self.session.drawn.trace

    def _held(self) -> PoolingState:
        """The state with a selection that exists in what is drawn."""
        trace = self._trace()
        return self.state_now if trace is None else fitted(self.state_now, trace)

    def _batched(self) -> Batched:
        """The product on show, made once for each trace."""
        name = self.state_now.product
        made_with = name, self._trace() if name == ESTIMATE else None
        if self._product is None or self._product[0] != made_with:
            self._product = made_with, product_of(self.state_now, self._trace())
        return self._product[1]

    def _need(self) -> None:
        """Begin what the view on screen needs."""
        if self.state_now.view == "heatmaps":
            self.maps.need(self.state_now)
        self.training.complete()
        self.sweeping.need()

    def glide_to(self, state: PoolingState) -> None:
        """Take a state whose query is the next one, and let it move there."""
        self._glides = True
        self.session.take(state)
        self._glides = False

    def _on_traced(self) -> None:
        cards = (self._draw_plot, self._draw_heat, self._draw_below)
        if self._is_small():
            self.turns.start(*cards, self._tell_soon, self._explain_soon)
            self.turns.do(len(cards) - 1)
        else:
            self.session.runner.rest(_DRAWN)
            self.session.runner.hold(_DRAWN / 1000)
            parts = [self.regression.plot.prepare_part] * PARTS
            deeds = (self._fill_plot, self._query_plot, *parts, *cards, self._tell_soon, self._explain_soon)
            self.turns.start(*chain.from_iterable((deed, _pause) for deed in deeds))

    def _is_small(self) -> bool:
        """Whether all is drawn faster than the event loop turns."""
        trace = self._trace()
        return trace is None or trace.weights.size < FEW

    def _fill_plot(self) -> None:
        assert self.session.drawn is not None
        self.regression.fill(self.session.drawn)

    def _query_plot(self) -> None:
        assert self.session.drawn is not None
        self.regression.query(self.session.drawn, self.state_now)

    def _draw_plot(self) -> None:
        assert self.session.drawn is not None
        self.regression.show_drawn(self.session.drawn, self.state_now)

    def _draw_heat(self) -> None:
        assert self.session.drawn is not None
        self.heat.show_drawn(self.session.drawn, self.state_now)
        self.sweeping.need()

    def _draw_below(self) -> None:
        assert self.session.drawn is not None
        if self.state_now.view == "training":
            self.card.show_drawn(self.session.drawn)
        if self.state_now.view == "product":
            self.product.show_product(self._batched(), self.state_now)

    def _on_maps(self) -> None:
        assert self.maps.maps is not None
        self.heatmaps.show_heatmaps(self.maps.maps, self.state_now)
        if self.state_now.view == "heatmaps":  # what was the matter with another file is over
            self.message_changed.emit(None)
        self._tell_steps()
        self._explain()

    def _tell(self) -> None:
        """Tell the window what is drawn now."""
        drawn, self._is_untold = self.session.drawn, False
        assert drawn is not None
        self._tell_steps()
        self.subject_changed.emit()
        self.status_changed.emit(status_of(drawn, self.state_now))
        message, self._failure = message_of(drawn) if shows_points(self.state_now) else None, None
        if message is not None or drawn.trace.request != self._told:  # else what was said last still holds
            self.message_changed.emit(message)
        self._told = drawn.trace.request

    def _tell_of_view(self) -> None:
        """What is said of points is said where they are seen, and what failed elsewhere stays there."""
        assert self.session.drawn is not None
        sees = shows_points(self.state_now)
        self.message_changed.emit(self._failure or message_of(self.session.drawn) if sees else None)

    def _tell_steps(self) -> None:
        """Tell the transport where it is, if that is news."""
        steps, step = self.steps(), self.step()
        if steps != self._told_steps:
            self._told_steps = steps
            self.steps_changed.emit(steps)
        if step != self._told_step:
            self._told_step = step
            self.step_changed.emit(step)

    def _on_state_changed(self, state: PoolingState, old: PoolingState) -> None:
        self._show_state(state)
        self._need()
        if state.kernel != old.kernel or state.text != old.text:
            self.subject_changed.emit()
        if (state.view, state.product) != (old.view, old.product):
            self.subject_changed.emit()
            if self.session.drawn is not None:
                self.status_changed.emit(status_of(self.session.drawn, state))
                self._tell_of_view()
        self._tell_steps()
        if state.request == old.request or state.view not in ("regression", "training"):
            self._explain_soon()

    def _show_state(self, state: PoolingState) -> None:
        self.turn_to(state.view)
        history = self.session.history
        self.regression.show_history(can_undo=history.can_undo, can_redo=history.can_redo)
        if state.view == "cues":
            self.cues.show_state(state)
        elif state.view == "product":
            self.product.show_product(self._batched(), state)
        elif state.view == "heatmaps":
            if self.maps.maps is not None:
                self.heatmaps.show_heatmaps(self.maps.maps, state)
        else:
            self._show_regression(state)

    def _show_regression(self, state: PoolingState) -> None:
        trains = state.view == "training"
        self.area.show_training(trains)
        if not self.session.draws_next:
            self.regression.show_state(state, glide=self._glides)
            self.heat.show_state(state)
        if trains:
            self.card.show_run(self.session.run)
            self.card.show_state(state)

    def _explain_soon(self) -> None:
        """Explain at once, but what changes on and on only so often as one can read it."""
        self._is_unexplained = self._explained >= _AT_ONCE
        if not self._is_unexplained:
            self._explain()
            self._explained += 1
            self._explains.start(_EXPLAINED if self._is_small() else _LARGE_EXPLAINED)

    def _tell_soon(self) -> None:
        """Tell the window at once, or with the next explanation while something is dragged."""
        self._is_untold = self.regression.plot.is_dragging() and self._explained >= _AT_ONCE
        if not self._is_untold:
            self._tell()

    def _on_explain_due(self) -> None:
        if self._is_untold:
            self._tell()
        if not self._is_unexplained:
            self._explained = 0
        else:
            self._explain()
            self._explains.start()

    def hush(self) -> None:
        """Draw, tell and explain nothing any more."""
        self.turns.stop()
        self._explains.stop()

    def _explain(self) -> None:
        self._is_unexplained = False
        state, session = self._held(), self.session
        self.explained.emit(
            explanation_of(state, session.drawn, session.run, self._batched(), self.maps.maps)
        )

    def _on_busy(self) -> None:
        runners = (self.session.runner, self.training, self.maps, self.reader, self.sweeping)
        self.busy_changed.emit(any(runner.busy for runner in runners))

    def on_failed(self, error: UserError) -> None:
        self.turns.finish()  # else what the last picture has to say takes the sentence away
        if self._is_untold:
            self._tell()
        self._told, message = None, Message(error.sentence)
        if shows_points(self.state_now):
            self._failure = message
        self.message_changed.emit(message)
        self._show_state(self.state_now)  # the controls show what was asked for
        if self.state_now.points == ():  # what was explained last is gone
            self._explain()


def _pause() -> None:
    """A turn in which nothing but painting is done."""
