"""The Attention pooling chapter's words: what the window is told of what is drawn, and the explanation."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from explorer.core.trace import Explanation
from explorer.panels.base import Message
from explorer.panels.pooling.maps import Maps
from explorer.panels.pooling.pages import Pages
from explorer.panels.pooling.product import product_of
from explorer.panels.pooling.product_page import ESTIMATE
from explorer.panels.pooling.status import message_of, shows_points, status_of
from explorer.panels.pooling.telling import explanation_of
from explorer.panels.pooling.work import Drawn
from explorer.studies.pooling.batched import Batched
from explorer.studies.pooling.heatmaps import Heatmaps
from explorer.studies.pooling.state import PoolingState, fitted
from explorer.studies.pooling.trace import PoolingTrace
from explorer.studies.pooling.training import WidthRun
from explorer.workers.lanes import Lanes

Subject = tuple[PoolingState, Drawn | None, WidthRun | None, Batched, Heatmaps | None]
"""What is explained."""
_AT_ONCE = 3  # explanations close together
_EXPLAINED = 100  # milliseconds between two explanations of what goes on; formulas wait until it rests


class Tells(Pages):
    """Tells of what is drawn, but of what changes on and on only so often as one can read it."""

    def __init__(self, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(lanes, parent)
        self.maps = Maps(lanes, self)
        self._explains = QTimer(self, singleShot=True, interval=_EXPLAINED)
        self._explains.timeout.connect(self._on_explain_due)
        self._explained = 0
        """How many explanations were given close together."""
        self._is_unexplained = self._is_untold = False
        self._worded: tuple[Subject, Explanation | None] | None = None
        self._told: object = None
        self._failure: Message | None = None
        """What went wrong with the points, until others are drawn."""
        self._told_steps: tuple[str, ...] = ()
        self._told_step = -1
        self._product: tuple[object, Batched] | None = None

    # What is told of

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

    # Telling the window

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

    def _tell_soon(self) -> None:
        """Tell the window at once, or with the next explanation while something is dragged."""
        self._is_untold = self.regression.plot.is_dragging() and self._explained >= _AT_ONCE
        if not self._is_untold:
            self._tell()

    # Explaining

    def _explain_soon(self) -> None:
        """Explain at once, but what changes on and on only so often as one can read it."""
        self._is_unexplained = self._explained >= _AT_ONCE
        if not self._is_unexplained:
            self._explain()
            self._explained += 1
            self._explains.start()

    def _on_explain_due(self) -> None:
        if self._is_untold:
            self._tell()
        if not self._is_unexplained:
            self._explained = 0
        else:
            self._explain()
            self._explains.start()

    def hush(self) -> None:
        """Tell and explain nothing any more."""
        self._explains.stop()

    def _explain(self) -> None:
        self._is_unexplained = False
        subject, worded = self._subject(), self._worded
        self._worded = None
        if worded is None or worded[0] != subject:
            worded = subject, explanation_of(*subject)
        self.explained.emit(worded[1])

    def _word(self) -> None:
        """Find the words of the explanation in a turn before that in which they are laid out."""
        subject = self._subject()
        self._worded = subject, explanation_of(*subject)

    def _subject(self) -> Subject:
        return self._held(), self.session.drawn, self.session.run, self._batched(), self.maps.maps
