"""The drawing half of the view of a batched product: what is shown of it, where, and its export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.batched_data import NAMES, BatchedData, Entry, Values, caption, place_line, slice_text
from explorer.widgets.batched_layout import (
    BatchedLayout,
    Metrics,
    capacities,
    lay_out,
    shown_indices,
)
from explorer.widgets.batched_painting import BatchedLook, BatchedPainter
from explorer.widgets.curve_plot_view import paint_sentence
from explorer.widgets.view import ScrolledView

# Sizes of the numbers and slices behind, from the best to the least, where all of a slice must fit …
_WHOLE = ((1.8, 2), (1.6, 2), (1.4, 2), (1.2, 2), (1.0, 2), (1.0, 1), (0.85, 2), (0.85, 1))
_PARTLY = (
    (1.25, 2),
    (1.0, 2),
    (1.0, 1),
    (0.85, 1),
    (0.7, 1),
    (0.7, 0),
)  # … and where a part of it is left out
Hit = tuple[int, Entry]
"""Which of X, Y and Z, and the place in it."""


class BatchedSurface(ScrolledView):
    """Draws X (n, a, b) × Y (n, b, c) = Z (n, a, c) about one entry, and says where its numbers are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: BatchedData | None = None
        self._entry: Entry = (0, 0, 0)
        self._hover: Hit | None = None
        self._samples: list[str] = []
        self._layout: BatchedLayout | None = None
        self._fit: tuple[QSizeF, Metrics, int] | None = None
        self._scale = 1.0
        self.retranslate()

    def set_product(self, first: Values, second: Values, product: Values) -> None:
        """Show a product; the entry stays where there is such a one.

        Raises:
            ValueError: the shapes are not (n, a, b), (n, b, c) and (n, a, c).
        """
        flat = self.entry()
        self._data = BatchedData(first, second, product)
        self._samples = self._data.samples()
        self._hover = None
        self.hush()
        self._entry = self._data.entry(flat)
        self.lay_out()
        self.set_entry(flat)

    def set_entry(self, flat: int) -> None:
        """Show another entry, without a signal; held within the product."""
        if self._data is None:
            return
        self._entry = self._data.entry(flat)
        self.setAccessibleDescription(place_line(2, self._data, self._entry))
        if self._fit is not None:  # the sizes do not depend on the entry, what is left out does
            self._place(self._data, *self._fit)
        if self._layout is not None:
            self.scroll_to(self._layout.sheets[2].cell_rect(*self._entry[1:]))
        self.viewport().update()

    def entry(self) -> int:
        """The flat index of the entry on show."""
        return 0 if self._data is None else self._data.flat(self._entry)

    def place_center(self, which: int, row: int, column: int) -> QPoint:
        """The middle of a cell of X (0), Y (1) or Z (2) on the canvas; of the slice in front."""
        assert self._layout is not None
        rect = self._layout.sheets[which].cell_rect(row, column)
        return (rect.center() - QPointF(self.content_offset())).toPoint()

    def behind_center(self, which: int, depth: int) -> QPoint:
        """A point of the slice so many places behind that the one before it does not cover."""
        assert self._layout is not None
        rect = self._layout.back(self._layout.sheets[which], depth).rect
        return (rect.topRight() + QPointF(-2, 2) - QPointF(self.content_offset())).toPoint()

    def shown(self) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
        """The indices drawn of the axes a, b and c; −1 stands for those that are left out."""
        if self._layout is None:
            return (), (), ()
        first, second, _product = self._layout.sheets
        return first.rows, first.columns, second.columns

    def left_out(self) -> tuple[str, ...]:
        """What is not drawn, a sentence for each axis; () where all of the slice is."""
        if self._data is None:
            return ()
        texts = (
            translate("BatchedView", "Of {all:,} rows i, {n} are drawn, about the entry."),
            translate("BatchedView", "Of {all:,} places along k, {n} are drawn, about the largest product."),
            translate("BatchedView", "Of {all:,} columns j, {n} are drawn, about the entry."),
        )
        pairs = zip(texts, self._data.sizes[1:], self.shown(), strict=True)
        return tuple(
            text.format(all=size, n=sum(index >= 0 for index in indices))
            for text, size, indices in pairs
            if any(index < 0 for index in indices)
        )

    # The picture

    def default_name(self) -> str:
        return translate("BatchedView", "Batched product")

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        """The slice on show."""
        if self._data is None:
            return {}
        n = self._entry[0]
        arrays = {name: values[n] for name, values in zip(NAMES, self._data.arrays, strict=True)}
        return {**arrays, "entry": np.array(self._entry)}

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        return ("matrix", "slice", "row", "column", "value"), self._rows()

    def _rows(self) -> Iterator[Sequence[object]]:
        n = self._entry[0]
        for name, values in self.picture_arrays().items():
            if name in NAMES:
                for (row, column), value in np.ndenumerate(values):
                    yield name, n, row, column, repr(float(value))

    def picture_value(self) -> str:
        if self._data is None:
            return ""
        which, place = self._hover or (2, self._entry)
        return place_line(which, self._data, place)

    # Layout and painting

    def lay_out(self) -> None:
        data = self._data
        if data is None:
            return
        room = QSizeF(self.viewport().width() - 4, self.viewport().height() - 4)
        tries = [(*each, True) for each in _WHOLE] + [(*each, False) for each in _PARTLY]
        for self._scale, behind, whole in tries:
            if self._is_placed(data, room, min(behind, data.sizes[0] - 1), whole=whole):
                break
        self.set_content_size(*_size(self._layout))
        self.viewport().update()

    def _is_placed(self, data: BatchedData, room: QSizeF, behind: int, *, whole: bool) -> bool:
        """Place the sheets, and say whether they fit, and whether all of the slice is drawn if it must."""
        for foot in (0,) if whole else (1, 2, 3):  # lines on what is left out
            self._place(data, room, self._metrics(data, foot), behind)
            if len(self.left_out()) <= foot:
                return _fits(self._layout, room)
        return False

    def _place(self, data: BatchedData, room: QSizeF, metrics: Metrics, behind: int) -> None:
        most = capacities(room, data.sizes[1:], metrics, behind)
        _n, row, column = self._entry
        focus = (row, data.strongest(self._entry), column)
        a, b, c = (shown_indices(*each) for each in zip(data.sizes[1:], most, focus, strict=True))
        self._layout, self._fit = lay_out(room, (a, b, c), metrics, behind), (room, metrics, behind)

    def _metrics(self, data: BatchedData, foot: int) -> Metrics:
        look = BatchedLook(self._entry, scale=self._scale)
        numbers, small = QFontMetricsF(look.font(bold=True)), QFontMetricsF(look.small())
        captions = QFontMetricsF(theme().font(self._scale, bold=True))
        wide = max(numbers.horizontalAdvance(text) for text in self._samples) + theme().px(10)
        n, a, b, _c = data.sizes
        number = small.horizontalAdvance(slice_text(n - 1)) + theme().px(8) if n > 1 else 0.0
        names = [captions.horizontalAdvance(caption(which, data)) + theme().px(6) for which in range(3)]
        return Metrics(
            QSizeF(max(wide, numbers.height() * 1.35), numbers.height() * 1.35),
            captions.height() + theme().px(3),
            small.horizontalAdvance(str(max(a, b) - 1)) + theme().px(8),
            number,
            theme().px(10) * self._scale,
            (names[0], names[1], names[2]),
            foot * QFontMetricsF(self._foot_font()).lineSpacing(),
        )

    def _foot_font(self) -> QFont:
        return theme().font(0.85 * min(1.0, self._scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme().colour("card"))
        if self._data is None or self._layout is None:
            text = translate("BatchedView", "Choose one of the products above.")
            paint_sentence(painter, text, QRectF(self.viewport().rect()))
            return
        painter.translate(-self.content_offset())
        look = BatchedLook(self._entry, self._term(), self._scale)
        BatchedPainter(painter, self._data, self._layout, look).paint()
        painter.setFont(self._foot_font())
        painter.setPen(theme().colour("muted"))
        # Signs of another font may be higher than its metrics say.
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextDontClip)
        painter.drawText(self._layout.foot, flags, "\n".join(self.left_out()))
        self.paint_ring(painter)

    def _term(self) -> int:
        """The k under the pointer, where it is one of the entry's own terms; −1 where not."""
        if self._hover is None:
            return -1
        which, (n, row, column) = self._hover
        if which == 2 or n != self._entry[0]:
            return -1
        if (row if which == 0 else column) != self._entry[1 if which == 0 else 2]:
            return -1
        return column if which == 0 else row


def _size(layout: BatchedLayout | None) -> tuple[float, float]:
    return (1.0, 1.0) if layout is None else (layout.size.width(), layout.size.height())


def _fits(layout: BatchedLayout | None, room: QSizeF) -> bool:
    wide, high = _size(layout)
    return wide <= room.width() and high <= room.height()
