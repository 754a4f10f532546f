"""The Attention pooling chapter's pages: what lies where, and which deed each control asks for."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from explorer.core.i18n import translate
from explorer.panels.pooling.area import RegressionArea
from explorer.panels.pooling.cues_page import CuesPage
from explorer.panels.pooling.deeds import Deeds
from explorer.panels.pooling.heat_card import HeatCard
from explorer.panels.pooling.heatmaps_page import HeatmapsPage
from explorer.panels.pooling.options import view_options
from explorer.panels.pooling.product_page import ProductPage
from explorer.panels.pooling.regression_card import RegressionCard
from explorer.panels.pooling.session import PoolingSession
from explorer.panels.pooling.training_card import TrainingCard
from explorer.widgets.card import Card
from explorer.widgets.picture import Picture
from explorer.widgets.picture_menu import add_picture_menu
from explorer.widgets.view_tabs import ViewTabs
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner

_PLACES = {"cues": 0, "regression": 1, "training": 1, "product": 2, "heatmaps": 3}


class Pages(Deeds):
    """One page a view, of which regression and training share theirs; drawing is left to the panel."""

    def __init__(self, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(lanes, parent)
        self.session, self.reader = PoolingSession(lanes, self), Runner(lanes, self)
        self.views = ViewTabs(self)
        self.views.hide()  # until the top bar takes them
        self.regression, self.heat, self.card = RegressionCard(), HeatCard(), TrainingCard()
        self.cues, self.product, self.heatmaps = CuesPage(), ProductPage(), HeatmapsPage()
        self.area = RegressionArea(self.regression, self.heat, self.card)
        self._product_card, self._heatmaps_card = Card(), Card()
        self._product_card.body.addWidget(self.product)
        self._heatmaps_card.body.addWidget(self.heatmaps)
        self._pages = QStackedWidget()
        for page in (self.cues, self.area, self._product_card, self._heatmaps_card):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._connect_views()
        self._connect_points()
        self.retranslate()

    def turn_to(self, view: str) -> None:
        """Show the page of a view."""
        self.views.set_current(view)
        self._pages.setCurrentIndex(_PLACES[view])

    def _connect_views(self) -> None:
        self.views.chosen.connect(lambda view: self.change(view=view))
        pages = (self.cues, self.regression, self.heat, self.card, self.product, self.heatmaps)
        for page in pages:
            page.field_changed.connect(lambda name, value: self.change(**{name: value}))
        for card in (self.regression, self.heat, self.heatmaps):
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
        plot.query_dragged.connect(self.drag_query)
        plot.step_asked.connect(lambda by: self.set_step(self.step() + by))

    def _all_pictures(self) -> tuple[Picture, ...]:
        return (
            self.regression.plot,
            self.heat.heatmap,
            self.heat.errors,
            *self.card.all_pictures(),
            *self.cues.all_pictures(),
            *self.product.all_pictures(),
            *self.heatmaps.all_pictures(),
        )

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
