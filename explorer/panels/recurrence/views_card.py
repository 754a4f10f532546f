"""What the chapter's two lower cards share: a choice of views, of which only the one on screen is filled."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from explorer.studies.recurrence.state import RecurrenceState
from explorer.widgets.card import Card
from explorer.widgets.view_tabs import ViewTabs


class ViewsCard(Card):
    """Tabs in the place of a title; choices are told as fields of the state."""

    field_changed = Signal(str, object)

    def __init__(self, side: str, parent: QWidget | None = None) -> None:
        """`side`: the field of the state that holds the view."""
        super().__init__(parent)
        self._state = RecurrenceState()
        self._drawn: dict[str, object] = {}
        self.views, self._pages = ViewTabs(), QStackedWidget()
        self.set_tabs(self.views)
        self.views.chosen.connect(lambda view: self.field_changed.emit(side, view))

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        raise NotImplementedError

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _add_pages(self, pages: Sequence[QWidget], views: Sequence[QWidget]) -> None:
        """Stack the pages; neither they nor the views in them hold the window open."""
        for page in pages:
            self._pages.addWidget(page)
        for widget in (*pages, *views):
            widget.setMinimumSize(1, 1)
        self.body.addWidget(self._pages, 1)

    def _is_stale(self, view: str, made_with: object) -> bool:
        """Whether a view does not show these values yet; it is taken to do so now."""
        stale = self._drawn.get(view) != made_with
        self._drawn[view] = made_with
        return stale
