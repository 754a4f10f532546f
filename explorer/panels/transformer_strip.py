"""The Transformer chapter's token strip: the text itself, shaded by the attention from or to a token."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from explorer.core.colour import ColourMap, Scale
from explorer.core.i18n import translate
from explorer.core.trace import FloatArray
from explorer.panels.transformer_maps import map_top
from explorer.studies.transformer_state import TransformerState
from explorer.studies.transformer_tables import head_name
from explorer.studies.transformer_view import Group, Shown
from explorer.theme import theme
from explorer.widgets.card import Card
from explorer.widgets.segmented import Segmented
from explorer.widgets.token_strip import TokenStrip

LINES = 2  # of the text seen without scrolling
LINE_PIXELS = 44  # one line is seen whatever happens


class StripCard(Card):
    """Shades the tokens by one row (“from”) or one column (“to”) of what is shown."""

    token_chosen = Signal(int)
    """The position in the text of the token that was chosen."""
    field_changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = TokenStrip()
        self.direction = Segmented()
        self._chosen_label = self._head_name = ""
        self._heads = 1
        self._is_similarity = False
        self._state = TransformerState()
        self._groups: tuple[Group, ...] = ()
        self.add_control(self.direction)
        self.body.addWidget(self.strip)
        self.direction.chosen.connect(lambda name: self.field_changed.emit("direction", name))
        self.strip.token_chosen.connect(self._on_chosen)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.retranslate()

    def _on_theme_changed(self) -> None:
        self.strip.setMinimumHeight(theme().px(LINE_PIXELS))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.direction.set_options(
            (
                (
                    "from",
                    translate("TransformerStrip", "from"),
                    translate("TransformerStrip", "Where the chosen token looks"),
                ),
                (
                    "to",
                    translate("TransformerStrip", "to"),
                    translate("TransformerStrip", "Which tokens look at the chosen one"),
                ),
            )
        )
        self._retitle()

    def _retitle(self) -> None:
        name = self._chosen_label
        if not name:
            self.set_title(translate("TransformerStrip", "The text"), self._hint())
        elif self._state.direction == "from":
            self.set_title(translate("TransformerStrip", "From {token}").format(token=name), self._hint())
        else:
            self.set_title(translate("TransformerStrip", "To {token}").format(token=name), self._hint())

    def _hint(self) -> str:
        """What gives way when room is short; of several heads side by side the strip shows the first."""
        if self._is_similarity:
            return translate("TransformerStrip", "click a token; stronger colour = vectors more alike")
        if self._head_name:
            return translate(
                "TransformerStrip", "{head}, the first of {n}; stronger colour = more attention"
            ).format(head=self._head_name, n=self._heads)
        return translate("TransformerStrip", "click a token; stronger colour = more attention")

    def show_shown(self, shown: Shown, state: TransformerState) -> None:
        """Draw the strip of a picture: keys shaded by the query's row, or queries by the key's column."""
        self._state, self._is_similarity = state, shown.signed
        self.direction.set_current(state.direction)
        is_from = state.direction == "from"
        self._groups = shown.columns if is_from else shown.rows
        place, mark = places(shown, state)
        self._chosen_label = "" if place is None else (shown.rows if is_from else shown.columns)[place].label
        self._heads = len(shown.values)
        self._head_name = head_name(state.stack, *shown.heads[0]) if self._heads > 1 else ""
        self._retitle()
        self.strip.set_tokens(
            tuple(group.label for group in self._groups),
            np.array([group.special for group in self._groups], np.bool_),
        )
        self.strip.set_scale(Scale.LINEAR if shown.signed else Scale(state.scale))
        self.strip.set_colour_map(ColourMap(state.colour_map))
        value_name = "cos" if shown.signed else "α"
        self.strip.set_range(map_top(shown), signed=shown.signed, value_name=value_name)
        self.strip.set_weights(None if place is None else _shades(shown, place, is_from=is_from))
        self.strip.set_chosen(mark)

    def comfortable_height(self) -> int:
        """The height at which two lines of the text are seen."""
        wanted = self.strip.wanted_height(self.strip.viewport().width(), LINES)
        return self.height() - self.strip.height() + wanted

    def _on_chosen(self, index: int) -> None:
        self.token_chosen.emit(self._groups[index].tokens[0])


def places(shown: Shown, state: TransformerState) -> tuple[int | None, int | None]:
    """Which row (“from”) or column (“to”) is read, and which token of the strip is marked.

    Within one text that is the token itself, and “to” reads the chosen query where no key is chosen. Where
    one text looks at another, the strip shows the other one: the token chosen there is marked.
    """
    is_from = state.direction == "from"
    if state.stack == "cross":
        row, column = shown.row_of(state.query), shown.column_of(state.key)
        return (row, column) if is_from else (column, row)
    token = state.query if is_from or state.key is None else state.key
    row, column = shown.row_of(token), shown.column_of(token)
    return (row, column) if is_from else (column, row)


def chosen_fields(state: TransformerState, token: int) -> dict[str, object]:
    """The fields of the state that a click on a token of the strip changes."""
    is_from = state.direction == "from"
    if state.stack == "cross":
        return {"key": token} if is_from else {"query": token}
    return {"query": token, "key": None} if is_from else {"key": token}


def _shades(shown: Shown, place: int, *, is_from: bool) -> FloatArray:
    """The row or column of the first map."""
    return np.asarray(shown.values[0, place] if is_from else shown.values[0, :, place])
