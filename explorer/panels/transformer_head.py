"""The Transformer chapter's main card: the selected heads as heatmap, lines, or one query's products."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QWidget

from explorer.core.colour import ColourMap, Scale
from explorer.core.i18n import translate
from explorer.panels.transformer_maps import heatmaps, map_top, score_data, why_no_scores
from explorer.studies.transformer_picture import Drawn
from explorer.studies.transformer_state import TransformerState
from explorer.studies.transformer_tables import head_name, heads_title
from explorer.studies.transformer_view import Combine, Shown
from explorer.theme import theme
from explorer.widgets.attention_lines import AttentionLines
from explorer.widgets.card import Card
from explorer.widgets.colour_bar import ColourBar
from explorer.widgets.heatmap import HeatmapView
from explorer.widgets.icons import IconButton
from explorer.widgets.picture import Picture
from explorer.widgets.score_strips import ScoreStrips
from explorer.widgets.segmented import Segmented

LOW, WIDE = 340, 200  # at 100 % text
_NEVER = object()


class HeadCard(Card):
    """Draws what a `Drawn` shows; choices are emitted as fields of the state, cells as token positions."""

    field_changed = Signal(str, object)
    cell_chosen = Signal(object, object)
    """The query and key that were chosen, as token positions; None: not chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: Drawn | None = None
        self._filled: dict[str, object] = {}
        self._state = TransformerState()
        self.views, self.combine = Segmented(), Segmented()
        self.turn = IconButton("left")
        self.heatmap, self.bar = HeatmapView(), ColourBar()
        self.lines, self.scores = AttentionLines(), ScoreStrips()
        self.no_scores = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.add_control(self.turn)
        self.turn.hide()
        self.add_control(self.views)
        self.body.addWidget(self.combine)
        for page in (self.heatmap, self.lines, self.scores, self.no_scores):
            self._pages.addWidget(page)
            page.setMinimumSize(1, 1)  # large text must not make the window larger than the screen
        self.body.addWidget(self._pages, 1)
        self._below = QHBoxLayout()
        self._below.addWidget(self.bar, 1)
        self.body.addLayout(self._below)

    def _connect(self) -> None:
        self.views.chosen.connect(lambda view: self.field_changed.emit("view", view))
        self.combine.chosen.connect(lambda combine: self.field_changed.emit("combine", combine))
        self.heatmap.cell_locked.connect(lambda _panel, row, column: self._choose(row, column))
        self.heatmap.selection_moved.connect(self._choose)
        self.heatmap.row_chosen.connect(lambda row: self._choose(row, None))
        self.heatmap.column_chosen.connect(self._choose_column)
        self.heatmap.cell_unlocked.connect(self._unlock)
        self.lines.token_chosen.connect(self._on_line_token)
        self.lines.token_released.connect(lambda: self.cell_chosen.emit(None, None))
        self.scores.key_chosen.connect(self._on_score_key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the card is low, what combines the heads stands beside the colour bar, below the picture."""
        super().resizeEvent(event)
        low = self.height() < theme().px(LOW) and self.width() >= theme().px(WIDE)
        if low != (self._below.indexOf(self.combine) >= 0):
            (self._below if low else self.body).insertWidget(0, self.combine)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.views.set_options(view_options())
        self.turn.set_label(translate("TransformerHead", "Show all heads"))
        self.combine.set_options(combine_options())
        if self._drawn is not None:
            self.show_drawn(self._drawn, self._state)

    def pictures(self) -> tuple[Picture, ...]:
        """The picture on screen."""
        pages, index = self.all_pictures(), self._pages.currentIndex()
        return (pages[index],) if index < len(pages) else ()

    def all_pictures(self) -> tuple[Picture, ...]:
        """The picture of every view."""
        return (self.heatmap, self.lines, self.scores)

    def show_drawn(self, drawn: Drawn, state: TransformerState) -> None:
        """Draw new values; `state` is the newest, whose selection and view may have moved on."""
        self._drawn = drawn
        self._filled = {}
        self._retitle(drawn.state)
        self.show_state(state)

    def _retitle(self, state: TransformerState) -> None:
        if self._drawn is None or self._drawn.shown.signed:
            hint = translate("TransformerHead", "cosine similarity of the token vectors")
            steps = self._drawn.trace.steps_of(self._drawn.state.stack) if self._drawn is not None else ("",)
            self.set_title(steps[min(state.step, len(steps) - 1)], hint)
        else:
            self.set_title(heads_title(state), _axes_hint(state))

    def show_state(self, state: TransformerState) -> None:
        """Set controls, colours, view and selection to the state, without emitting."""
        self._state = state
        if self._drawn is None:
            return
        shown = self._drawn.shown
        with QSignalBlocker(self):
            self.views.set_current(state.view)
            self.combine.set_current(state.combine)
        self.views.setVisible(not shown.signed)
        self.combine.setVisible(len(state.heads) > 1 and not shown.signed)
        # Only the view on screen is filled: the others are when they are chosen.
        view = "heatmap" if shown.signed else state.view
        self.bar.setVisible(view == "heatmap" and self._has_bar(shown, state))
        {"heatmap": self._show_heatmap, "lines": self._show_lines, "qk": self._show_scores}[view](
            self._drawn, state
        )

    def _is_stale(self, view: str, made_with: object) -> bool:
        """Whether a view does not show these values with these choices yet; it is taken to do so now."""
        stale = self._filled.get(view, _NEVER) != made_with
        self._filled[view] = made_with
        return stale

    def _show_heatmap(self, drawn: Drawn, state: TransformerState) -> None:
        shown = drawn.shown
        if self._is_stale("heatmap", state.common):
            self.heatmap.set_maps(heatmaps(drawn, common=state.common))
        self.heatmap.set_scale(Scale.LINEAR if shown.signed else Scale(state.scale))
        self.heatmap.set_colour_map(ColourMap(state.colour_map))
        self._show_bar(shown, state)
        row, column = shown.row_of(state.query), shown.column_of(state.key)
        self.heatmap.set_selection(row, column, locked=column is not None)
        self._pages.setCurrentIndex(0)

    def _show_lines(self, drawn: Drawn, state: TransformerState) -> None:
        shown = drawn.shown
        if self._is_stale("lines", state.threshold):
            rows, columns = (tuple(g.label for g in groups) for groups in (shown.rows, shown.columns))
            names = tuple(head_name(drawn.state.stack, *head) for head in shown.heads)
            one = (heads_title(drawn.state),)
            is_each = len(names) == len(shown.values)
            self.lines.set_data(shown.values, rows, columns, names if is_each else one, state.threshold)
        self.lines.set_chosen("query", shown.row_of(state.query))
        self._pages.setCurrentIndex(1)

    def _show_bar(self, shown: Shown, state: TransformerState) -> None:
        label = "cos" if shown.signed else "α"
        scale = Scale.LINEAR if shown.signed else Scale(state.scale)
        self.bar.set(scale, ColourMap(state.colour_map), 0.0, map_top(shown), shown.signed, label)

    def _has_bar(self, shown: Shown, state: TransformerState) -> bool:
        """Whether one colour limit holds for all maps."""
        return len(shown.values) == 1 or state.common

    def _show_scores(self, drawn: Drawn, state: TransformerState) -> None:
        reason = why_no_scores(drawn, state)
        self.no_scores.setText(reason)
        if not reason:
            self.scores.set_scale(Scale(state.scale))
            self.scores.set_colour_map(ColourMap(state.colour_map))
            self.scores.set_query_scores(score_data(drawn, state))
        self._pages.setCurrentIndex(3 if reason else 2)

    def _choose(self, row: int, column: int | None) -> None:
        if self._drawn is not None:
            shown = self._drawn.shown
            key = None if column is None else shown.columns[column].tokens[0]
            self.cell_chosen.emit(shown.rows[row].tokens[0], key)

    def _choose_column(self, column: int) -> None:
        if self._drawn is not None:
            self.field_changed.emit("key", self._drawn.shown.columns[column].tokens[0])

    def _unlock(self) -> None:
        self.field_changed.emit("key", None)

    def _on_line_token(self, side: str, index: int) -> None:
        if self._drawn is not None:
            groups = self._drawn.shown.rows if side == "query" else self._drawn.shown.columns
            self.field_changed.emit(side, groups[index].tokens[0])

    def _on_score_key(self, key: int) -> None:
        self.field_changed.emit("key", key)


def view_options() -> tuple[tuple[str, str, str], ...]:
    """Heatmap, lines, q·k with what each shows."""
    return (
        (
            "heatmap",
            translate("TransformerHead", "Heatmap"),
            translate("TransformerHead", "Every weight of the head as a coloured cell"),
        ),
        (
            "lines",
            translate("TransformerHead", "Lines"),
            translate("TransformerHead", "Queries on the left, keys on the right, a line for each weight"),
        ),
        (
            "qk",
            translate("TransformerHead", "q·k"),
            translate("TransformerHead", "How one query's weights come about: products, scores, softmax"),
        ),
    )


def _axes_hint(state: TransformerState) -> str:
    """What lies along the axes, and whether rows lack the special tokens."""
    if not state.hide_special:
        return translate("TransformerHead", "query ↓ attends to key →")
    if state.renormalise:
        return translate("TransformerHead", "special tokens hidden, rows renormalised")
    return translate("TransformerHead", "special tokens hidden, rows not renormalised")


def combine_options() -> tuple[tuple[str, str, str], ...]:
    """How several heads are shown."""
    return (
        (
            Combine.SIDE,
            translate("TransformerHead", "each"),
            translate("TransformerHead", "The heads side by side"),
        ),
        (
            Combine.MEAN,
            translate("TransformerHead", "mean"),
            translate("TransformerHead", "The mean of the heads' weights"),
        ),
        (
            Combine.MAX,
            translate("TransformerHead", "max"),
            translate("TransformerHead", "The largest weight of any of the heads"),
        ),
    )
