"""The text itself, each token shaded by a weight that stands below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from explorer.core.colour import ColourMap, Scale
from explorer.core.i18n import translate
from explorer.core.trace import BoolArray, FloatArray
from explorer.theme import theme
from explorer.widgets.cell_colours import Look, Pixels, coloured
from explorer.widgets.painting import number_text, one_line, paint_heading
from explorer.widgets.token_flow import TokenFlow, token_flow
from explorer.widgets.token_strip_painting import Chip, paint_chip
from explorer.widgets.view import ScrolledView

_MASKED = "–"


class TokenStrip(ScrolledView):
    """Tokens that wrap like text; it lays out all of them and paints those that are visible."""

    token_hovered = Signal(int)
    """The index; −1 when the pointer leaves."""
    token_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ()
        self._specials: BoolArray = np.zeros(0, dtype=np.bool_)
        self._weights: FloatArray | None = None
        self._grounds: Pixels = np.zeros(0, dtype=np.uint32)
        self._look = Look()
        self._title, self._value_name = "", "α"
        self._decimals = 2
        self._chosen, self._hover = -1, -1
        self._flow = TokenFlow([], [], [], 0, 1, 1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.retranslate()

    def set_tokens(self, labels: tuple[str, ...], specials: BoolArray | None = None) -> None:
        """Show these tokens; `specials` (n,) are set back. The weights are gone until set anew."""
        count = len(labels)
        self._labels = labels
        self._specials = np.zeros(count, dtype=np.bool_) if specials is None else specials
        self._weights = None
        self._chosen = self._chosen if self._chosen < count else -1
        self._hover = -1
        self.hush()
        self.lay_out()

    def set_weights(self, weights: FloatArray | None) -> None:
        """Shade the tokens by weights (n,), NaN masked; None: plain text.

        Raises:
            ValueError: there are more or fewer weights than tokens.
        """
        if weights is not None and weights.shape != (len(self._labels),):
            raise ValueError(f"{weights.shape} weights for {len(self._labels)} tokens")
        reflow = (weights is None) != (self._weights is None)
        self._weights = weights
        if reflow:
            self.lay_out()
        else:
            self._shade()

    def set_scale(self, scale: Scale) -> None:
        self._look = replace(self._look, scale=scale)
        self._shade()

    def set_colour_map(self, colour_map: ColourMap) -> None:
        self._look = replace(self._look, colour_map=colour_map)
        self._shade()

    def set_range(
        self, high: float, *, signed: bool = False, value_name: str = "α", decimals: int = 2
    ) -> None:
        """The ramp ends at `high`; `signed`: the diverging one from −high. The tip says `value_name`."""
        self._decimals = decimals
        former, self._value_name = self._look, value_name
        self._look = replace(former, high=high, signed=signed)
        (self._shade if signed == former.signed else self.lay_out)()  # a sign takes room

    def set_chosen(self, index: int | None) -> None:
        """Frame a token, or none, without a signal."""
        self._chosen = index if index is not None and 0 <= index < len(self._labels) else -1
        if self._chosen >= 0:
            self.scroll_to(self._flow.rect(self._chosen).adjusted(0, -4, 0, 4))
        self.viewport().update()

    def chosen(self) -> int | None:
        """The framed token."""
        return self._chosen if self._chosen >= 0 else None

    def set_title(self, title: str) -> None:
        """A line above the tokens, which also names the picture; empty: none."""
        self._title = title
        self.set_picture_name(title)
        self.lay_out()

    def token_rect(self, index: int) -> QRectF:
        """Where a token lies on the canvas now."""
        return self._flow.rect(index).translated(-QPointF(self.content_offset()))

    def token_center(self, index: int) -> QPoint:
        """The middle of a token on the canvas."""
        return self.token_rect(index).center().toPoint()

    def wanted_height(self, width: int, lines: int) -> int:
        """The height that shows all tokens at a width, at most `lines` lines of them."""
        plan = token_flow(self._labels, width, number=self._number(), title=bool(self._title))
        return round(min(plan.height, plan.top + lines * plan.pitch + theme().px(2)))

    def default_name(self) -> str:
        return translate("TokenStrip", "Tokens")

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        arrays: dict[str, NDArray[np.generic]] = {
            "tokens": np.array(self._labels, dtype=np.str_),
            "special": self._specials,
        }
        if self._weights is not None:
            arrays["weights"] = self._weights
        return arrays

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        return ("index", "token", "special", "weight"), self._rows()

    def _rows(self) -> Iterator[Sequence[object]]:
        for index, label in enumerate(self._labels):
            weight = np.nan if self._weights is None else float(self._weights[index])
            number = "" if np.isnan(weight) else repr(weight)
            yield index, label, int(self._specials[index]), number

    def picture_value(self) -> str:
        index = self._hover if self._hover >= 0 else self._chosen
        return "\n".join(self._lines(index)) if index >= 0 else ""

    # Layout and painting

    def lay_out(self) -> None:
        self._flow = token_flow(
            self._labels, self.viewport().width(), number=self._number(), title=bool(self._title)
        )
        self.set_content_size(0, self._flow.height)
        self._shade()

    def _number(self) -> str:
        """The widest number that may stand below a token; empty: none does."""
        if self._weights is None:
            return ""
        return "−0.00" if self._look.signed else "0.00"

    def _shade(self) -> None:
        if self._weights is not None:
            self._grounds = coloured(self._weights.reshape(1, -1), self._look)[0]
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme().colour("card"))
        offset = self.content_offset()
        painter.translate(-offset)
        if self._title:
            paint_heading(painter, self._title, self.viewport().width())
        area = event.rect().translated(offset)
        for index in self._flow.between(area.top(), area.bottom()):
            paint_chip(painter, self._flow.rect(index), self._chip(index))
        self.paint_ring(painter)

    def _chip(self, index: int) -> Chip:
        number, ground = "", None
        if self._weights is not None:
            weight = float(self._weights[index])
            number = _MASKED if np.isnan(weight) else f"{weight:.{self._decimals}f}".replace("-", "−")
            ground = QColor.fromRgb(int(self._grounds[index]))
        is_chosen, is_hovered = index == self._chosen, index == self._hover
        return Chip(self._labels[index], number, ground, bool(self._specials[index]), is_chosen, is_hovered)

    def _lines(self, index: int) -> list[str]:
        label = one_line(self._labels[index])
        if self._weights is None:
            return [label]
        weight = float(self._weights[index])
        if np.isnan(weight):
            return [translate("TokenStrip", "{token}   masked").format(token=label)]
        return [f"{label}   {self._value_name} = {number_text(weight)}"]

    # The pointer and the keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position() + QPointF(self.content_offset())
        self._hover_over(self._flow.at(at.x(), at.y()), event.position().toPoint())

    def pointer_left(self) -> None:
        self._hover_over(-1, QPoint())

    def _hover_over(self, index: int, at: QPoint) -> None:
        if index != self._hover:
            before, self._hover = self._hover, index
            for chip in (before, index):
                if chip >= 0:
                    self.viewport().update(self._around(chip))
            self.token_hovered.emit(index)
        if index < 0:
            self.hush()
        else:
            self.say(at, self._lines(index))

    def _around(self, index: int) -> QRect:
        return self.token_rect(index).adjusted(-3, -3, 3, 3).toAlignedRect()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position() + QPointF(self.content_offset())
        index = self._flow.at(at.x(), at.y())
        if index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._choose(index)

    def _choose(self, index: int) -> None:
        self.set_chosen(index)
        self.setAccessibleDescription(" ".join(self._lines(index)))
        self.token_chosen.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self._flow.next(Qt.Key(event.key()), self._chosen)
        if index is None:
            event.ignore()
        elif index != self._chosen:
            self._choose(index)
