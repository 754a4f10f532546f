"""The Attention pooling chapter on screen: its cards, what connects them, and what is drawn when."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.panels.base import Message
from explorer.panels.pooling.area import RegressionArea
from explorer.panels.pooling.cues_page import CuesPage
from explorer.panels.pooling.deeds import Deeds
from explorer.panels.pooling.heat_card import HeatCard
from explorer.panels.pooling.heatmaps_page import HeatmapsPage
from explorer.panels.pooling.maps import Maps
from explorer.panels.pooling.options import view_options
from explorer.panels.pooling.product import product_of
from explorer.panels.pooling.product_page import ESTIMATE, ProductPage
from explorer.panels.pooling.regression_card import RegressionCard
from explorer.panels.pooling.session import PoolingSession
from explorer.panels.pooling.status import message_of, status_of
from explorer.panels.pooling.sweeping import Sweeping
from explorer.panels.pooling.telling import explanation_of
from explorer.panels.pooling.training import Training
from explorer.panels.pooling.training_card import TrainingCard
from explorer.panels.turns import Turns
from explorer.studies.pooling.batched import Batched
from explorer.studies.pooling.state import PoolingState, fitted
from explorer.studies.pooling.trace import PoolingTrace
from explorer.widgets.card import Card
from explorer.widgets.picture import Picture
from explorer.widgets.picture_menu import add_picture_menu
from explorer.widgets.view_tabs import ViewTabs
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner

AT_ONCE = 20_000
"""Weights: so few are drawn faster than the event loop turns."""
_EXPLAINED = 50  # milliseconds between two explanations of what is dragged
_PAGES = {"cues": 0, "regression": 1, "training": 1, "product": 2, "heatmaps": 3}


class Views(Deeds):
    """Fills the view on screen only; where the transport is, a panel knows."""

    _glides = False
    """Whether the query is to move to its next place by itself."""

    def __init__(self, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(lanes, parent)
        self.session, self.maps = PoolingSession(lanes, self), Maps(lanes, self)
        self.reader = Runner(lanes, self)
        self.turns = Turns(self)
        self._explains = QTimer(self, singleShot=True, interval=_EXPLAINED)
        self._explains.timeout.connect(self._on_explain_due)
        self._is_unexplained = False
        self._told: object = None
        self._told_steps: tuple[str, ...] = ()
        self._told_step = -1
        self._product: tuple[object, Batched] | None = None
        self.views = ViewTabs(self)
        self.views.hide()  # until the top bar takes them
        self.regression, self.heat, self.card = RegressionCard(), HeatCard(), TrainingCard()
        self.cues, self.product, self.heatmaps = CuesPage(), ProductPage(), HeatmapsPage()
        self.area = RegressionArea(self.regression, self.heat, self.card)
        self.training = Training(lanes, self.session, self.card, self)
        self.sweeping = Sweeping(lanes, self.session, self)
        self._pages = QStackedWidget()
        self._product_card, self._heatmaps_card = Card(), Card()
        self._product_card.body.addWidget(self.product)
        self._heatmaps_card.body.addWidget(self.heatmaps)
        for page in (self.cues, self.area, self._product_card, self._heatmaps_card):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._connect_work()
        self._connect_views()
        self._connect_points()
        self.retranslate()
        self._show_state(self.session.state)

    def _connect_work(self) -> None:
        self.session.state_changed.connect(self._on_state_changed)
        self.session.traced.connect(self._on_traced)
        for work in (self.session, self.training, self.maps, self.reader):
            work.failed.connect(self.on_failed)
            work.busy_changed.connect(self._on_busy)
            work.progressed.connect(self.progressed)
        self.reader.finished.connect(self.take_points)
        self.maps.loaded.connect(self._on_maps)
        self.sweeping.made.connect(self.heat.show_sweep)
        self.sweeping.failed.connect(self.on_failed)

    def _connect_views(self) -> None:
        self.views.chosen.connect(lambda view: self.change(view=view))
        pages = (self.cues, self.regression, self.heat, self.card, self.product, self.heatmaps)
        for page in pages:
            page.field_changed.connect(lambda name, value: self.change(**{name: value}))
        for card in (self.regression, self.heat):
            card.fields_changed.connect(lambda fields: self.change(**fields))
        self.heatmaps.open_requested.connect(self.ask_heatmaps)
        self.heatmaps.example_requested.connect(lambda: self.open_heatmaps(""))
        plot = self.regression.plot
        for picture in self._all_pictures():
            extra = plot.menu_actions() if picture is plot else ()
            add_picture_menu(picture, extra, on_error=self.on_failed)

    def _connect_points(self) -> None:
        card, plot = self.regression, self.regression.plot
        card.undo_requested.connect(self.session.undo)
        card.redo_requested.connect(self.session.redo)
        card.form.load_requested.connect(self.ask_points)
        card.form.save_requested.connect(self.ask_where)
        plot.point_grabbed.connect(self.grab_point)
        plot.point_moved.connect(self.drag_point)
        plot.point_released.connect(self.release_point)
        plot.point_added.connect(self.add_point)
        plot.point_deleted.connect(self.delete_point)
        plot.key_chosen.connect(lambda key: self.change(key=key))
        plot.query_dragged.connect(self._on_query)
        plot.step_asked.connect(lambda by: self.set_step(self.step() + by))

    def _all_pictures(self) -> tuple[Picture, ...]:
        return (
            self.regression.plot,
            self.heat.heatmap,
            self.heat.errors,
            *self.card.pictures(),
            *self.cues.all_pictures(),
            *self.product.all_pictures(),
            *self.heatmaps.all_pictures(),
        )

    # What happens

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self.session.drawn is not None:
                self._tell()
                self._explain()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.views.set_options(view_options())
        self.views.setAccessibleName(translate("PoolingPanel", "View of the chapter"))
        self._product_card.set_title(
            translate("PoolingPanel", "Batched product"),
            translate("PoolingPanel", "many products of matrices in one go"),
        )
        self._heatmaps_card.set_title(
            translate("PoolingPanel", "Heatmaps of any weights"),
            translate("PoolingPanel", "an array (rows, columns, queries, keys) from a file"),
        )

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

    def _on_query(self, query: float) -> None:
        """The query was dragged, to a place between the steps as a rule."""
        trace = self._trace()
        if trace is not None:
            nearest = int(abs(trace.places - query).argmin())
            self.change(query=query, step=nearest)

    def glide_to(self, state: PoolingState) -> None:
        """Take a state whose query is the next one, and let it move there."""
        self._glides = True
        self.session.take(state)
        self._glides = False

    def _on_traced(self) -> None:
        drawn = self.session.drawn
        assert drawn is not None
        cards = (self._draw_plot, self._draw_heat, self._draw_below)
        self.turns.start(*cards, self._tell, self._explain_soon)
        if drawn.trace.weights.size < AT_ONCE:
            self.turns.do(len(cards) - 1)

    def _draw_plot(self) -> None:
        assert self.session.drawn is not None
        self.regression.show_drawn(self.session.drawn, self.state_now)

    def _draw_heat(self) -> None:
        assert self.session.drawn is not None
        self.heat.show_drawn(self.session.drawn, self.state_now)
        self.sweeping.need()

    def _draw_below(self) -> None:
        assert self.session.drawn is not None
        self.card.show_drawn(self.session.drawn)
        if self.state_now.view == "product":
            self.product.show_product(self._batched(), self.state_now)

    def _on_maps(self) -> None:
        assert self.maps.maps is not None
        self.heatmaps.show_heatmaps(self.maps.maps, self.state_now)
        self._tell_steps()
        self._explain()

    def _tell(self) -> None:
        """Tell the window what is drawn now."""
        drawn = self.session.drawn
        assert drawn is not None
        self._tell_steps()
        self.subject_changed.emit()
        self.status_changed.emit(status_of(drawn, self.state_now))
        message = message_of(drawn)
        if message is not None or drawn.trace.request != self._told:  # else what was said last still holds
            self.message_changed.emit(message)
        self._told = drawn.trace.request

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
        self.turns.finish()
        self._show_state(state)
        self._need()
        if state.kernel != old.kernel or state.text != old.text:
            self.subject_changed.emit()
        if (state.view, state.product) != (old.view, old.product):
            self.subject_changed.emit()
            if self.session.drawn is not None:
                self.status_changed.emit(status_of(self.session.drawn, state))
        self._tell_steps()
        if state.request == old.request or state.view not in ("regression", "training"):
            self._explain_soon()

    def _show_state(self, state: PoolingState) -> None:
        self.views.set_current(state.view)
        self._pages.setCurrentIndex(_PAGES[state.view])
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
        self.area.show_below(state.view == "training")
        self.regression.show_state(state, glide=self._glides)
        self.heat.show_state(state)
        self.card.show_run(self.session.run)
        self.card.show_state(state)

    def _explain_soon(self) -> None:
        """Explain at once, but while something is dragged only so often as one can read it."""
        if not self.regression.plot.is_dragging():
            self._explain()
        elif self._explains.isActive():
            self._is_unexplained = True
        else:
            self._explain()
            self._explains.start()

    def _on_explain_due(self) -> None:
        if self._is_unexplained:
            self._explain()

    def _explain(self) -> None:
        self._is_unexplained = False
        state, session = self._held(), self.session
        self.explained.emit(
            explanation_of(state, session.drawn, session.run, self._batched(), self.maps.maps)
        )

    def _on_busy(self) -> None:
        runners = (self.session.runner, self.training, self.maps, self.reader)
        self.busy_changed.emit(any(runner.busy for runner in runners))

    def on_failed(self, error: UserError) -> None:
        self._told = None
        self.message_changed.emit(Message(error.sentence))
        if self.state_now.points == ():  # what was explained last is gone
            self._explain()
