"""The Attention pooling chapter on screen: what is drawn, told and explained, and when."""

from __future__ import annotations

from itertools import chain

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from explorer.core.errors import UserError
from explorer.panels.base import Message
from explorer.panels.pooling.status import shows_points, status_of
from explorer.panels.pooling.sweeping import Sweeping
from explorer.panels.pooling.tells import Tells
from explorer.panels.pooling.training import Training
from explorer.panels.turns import Turns
from explorer.studies.pooling.state import PoolingState
from explorer.widgets.regression_plot_layers import PARTS
from explorer.workers.lanes import Lanes

FEW = 20_000
"""Weights: so few are drawn faster than the event loop turns."""
_DRAWN = 70  # milliseconds in which a large picture is drawn


class Views(Tells):
    """Fills the view on screen only; where the transport is, a panel knows."""

    _glides = False
    """Whether the query is to move to its next place by itself."""

    def __init__(self, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(lanes, parent)
        self.turns = Turns(self)
        self.training = Training(lanes, self.session, self.card, self)
        self.sweeping = Sweeping(lanes, self.session, self)
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
            self._worded = None
            self.retranslate()
            if self.session.drawn is not None:
                self._tell()
                self._explain()

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
            # Told within these turns, for no job runs meanwhile.
            deeds = (self._fill_plot, self._query_plot, *parts, *cards, self._tell, self._word, self._explain)
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

    def hush(self) -> None:
        """Draw, tell and explain nothing any more."""
        self.turns.stop()
        super().hush()

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
