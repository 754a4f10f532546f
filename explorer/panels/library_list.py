"""The scrolling list of models in the library."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from explorer.core.cancel import Progress
from explorer.core.i18n import translate
from explorer.panels.library_items import LibraryItem, matches
from explorer.panels.library_row import ModelRow
from explorer.theme import theme


class ModelList(QScrollArea):
    """One row a model, in the order given; up and down walk through those that match the query."""

    get_requested = Signal(str)
    cancel_requested = Signal(str)
    use_requested = Signal(str)
    remove_requested = Signal(str)
    folder_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows: dict[str, ModelRow] = {}
        self._query = ""
        inner = QWidget()
        self._none = QLabel(inner, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._none.setProperty("role", "muted")
        self._column = QVBoxLayout(inner)
        self._column.addWidget(self._none)
        self._column.addStretch(1)
        self.setWidget(inner)
        theme().changed.connect(self._space)
        self._space()

    def show_items(self, items: Sequence[LibraryItem]) -> None:
        """Show these models and no others."""
        for name in set(self.rows) - {item.name for item in items}:
            self._drop(self.rows.pop(name))
        for place, item in enumerate(items):
            if item.name in self.rows:
                self.rows[item.name].show_item(item)
            else:
                self._add(place, item)
        self._filter()

    def show_progress(self, name: str, progress: Progress) -> None:
        """Show how far the download of a model is."""
        if name in self.rows:
            self.rows[name].show_progress(progress)

    def set_query(self, query: str) -> None:
        """Show only the models that every word of the query fits."""
        self._query = query
        self._filter()

    def reveal(self, name: str) -> None:
        """Scroll to a model."""
        self._column.activate()  # a row that was just added has no place yet
        self.ensureWidgetVisible(self.rows[name])

    def shown(self) -> tuple[ModelRow, ...]:
        """The rows that match the query, from top to bottom."""
        rows = sorted(self.rows.values(), key=self._column.indexOf)
        return tuple(row for row in rows if not row.isHidden())

    def walk(self, step: int) -> bool:
        """Move the focus to the row above or below; False if there is none."""
        rows = self.shown()
        focus = self.window().focusWidget()
        at = next((place for place, row in enumerate(rows) if focus and _holds(row, focus)), None)
        to = at + step if at is not None else 0 if step > 0 else -1
        if not 0 <= to < len(rows):
            return False
        rows[to].setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(rows[to])
        return True

    def _add(self, place: int, item: LibraryItem) -> None:
        row = ModelRow(item, self.widget())
        self.rows[item.name] = row
        self._column.insertWidget(place, row)
        row.get_requested.connect(self.get_requested)
        row.cancel_requested.connect(self.cancel_requested)
        row.use_requested.connect(self.use_requested)
        row.remove_requested.connect(self.remove_requested)
        row.folder_requested.connect(self.folder_requested)

    def _drop(self, row: ModelRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _filter(self) -> None:
        for row in self.rows.values():
            row.setVisible(matches(row.item, self._query))
        text = translate(
            "Library", "No model here matches “{query}”; one of the hub can be got by its id below."
        )
        self._none.setText(text.format(query=self._query))
        self._none.setVisible(not self.shown())

    def _space(self) -> None:
        self._column.setContentsMargins(0, 0, theme().px(4), 0)
        self._column.setSpacing(theme().px(6))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the arrows walk from row to row, which the dialog sees to

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "_none"):
            self._filter()


def _holds(row: QWidget, widget: QWidget) -> bool:
    return row is widget or row.isAncestorOf(widget)
