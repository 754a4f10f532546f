"""The coloured cells of a map as one item of its scene, and the queue in which they are made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from explorer.widgets.cell_bands import Bands, Part
from explorer.widgets.cell_painting import draw_cells, is_vector
from explorer.widgets.painting import is_exported

AT_ONCE = 2_500_000  # cells that are coloured before anything else happens: some 4 ms
A_TURN = (
    600_000  # cells of more in each turn of the event loop, for the timer's tick must not wait: some 1 ms
)


class CellsItem(QGraphicsItem):
    """Draws what was coloured last, where it lies, until what is being coloured is whole."""

    def __init__(self) -> None:
        super().__init__()
        self._made: Bands | None = None
        self._making: Bands | None = None
        self._image = QImage()
        self._shape = (1, 1)
        self._whole, self._clip = QRectF(), QRectF()

    @property
    def part(self) -> Part | None:
        """What is drawn, or will be."""
        bands = self._making or self._made
        return None if bands is None else bands.part

    @property
    def left(self) -> int:
        """How many cells are still to be coloured; 0: none, and the item is whole."""
        return 0 if self._making is None else self._making.left

    def clear(self) -> None:
        """Draw nothing."""
        self._made = self._making = None
        self.update()

    def begin(self, bands: Bands, shape: tuple[int, int]) -> None:
        """Draw this instead as soon as it is coloured; `shape` is that of the whole matrix."""
        if shape != self._shape:  # the old cells have no place among the new ones
            self._made = None
        self._making, self._shape = bands, shape

    def colour(self, most: int) -> int:
        """Colour about so many cells; how many it were."""
        if self._making is None:
            return 0
        cells = self._making.advance(most)
        if not self._making.left:
            self._take(self._making)
        return cells

    def _take(self, bands: Bands) -> None:
        self._made, self._making = bands, None
        height, width = bands.pixels.shape
        # The image shares its memory with the pixels, which `_made` keeps.
        self._image = QImage(bands.pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        self.update()

    def finish(self) -> None:
        """Colour all that is left, now."""
        self.colour(self.left)

    def set_frame(self, whole: QRectF, clip: QRectF) -> None:
        """`whole` is where all cells of the matrix would lie, `clip` what is on view."""
        self.prepareGeometryChange()
        self._whole, self._clip = whole, clip
        self.update()

    def boundingRect(self) -> QRectF:
        return self._clip

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._making is not None and (is_vector(painter) or is_exported(widget)):
            self.finish()
        bands = self._made
        if bands is None or not bands.pixels.size:
            return
        painter.save()
        painter.setClipRect(self._clip)
        if is_vector(painter):
            draw_cells(painter, self._rect(bands.part), bands.pixels)
        else:
            painter.drawImage(self._rect(bands.part), self._image)
        painter.restore()

    def _rect(self, part: Part) -> QRectF:
        """Where the pixels of a part lie; those of its last blocks may reach beyond the matrix."""
        wide, high = self._whole.width() / self._shape[1], self._whole.height() / self._shape[0]
        rows, columns = part.shape
        left, top = self._whole.left() + part.left * wide, self._whole.top() + part.top * high
        return QRectF(left, top, columns * part.across * wide, rows * part.down * high)


class CellsQueue(QObject):
    """Colours the cells of the maps of one view; large ones in turns of the event loop.

    What no screen shows is coloured at once, since whoever draws it waits for nothing.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._waiting: dict[CellsItem, None] = {}
        self._holds = 0
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._on_turn)

    @property
    def busy(self) -> bool:
        """Whether cells are still to be coloured."""
        return bool(self._waiting)

    def put(self, item: CellsItem) -> None:
        """See to an item that has something to colour."""
        self._waiting[item] = None
        if not self._holds:
            self._begin()

    def drop(self, item: CellsItem) -> None:
        """Forget an item."""
        self._waiting.pop(item, None)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Let the items that are put meanwhile share one turn."""
        self._holds += 1
        try:
            yield
        finally:
            self._holds -= 1
        if not self._holds:
            self._begin()

    def _begin(self) -> None:
        """Colour all at once if it is little or no screen shows it, else from the next turn on."""
        if not self._view.isVisible() or sum(item.left for item in self._waiting) <= AT_ONCE:
            for item in self._waiting:
                item.finish()
            self._waiting.clear()
            self._next.stop()
        else:
            self._next.start()

    def _on_turn(self) -> None:
        left = A_TURN
        while self._waiting and left > 0:
            item = next(iter(self._waiting))
            left -= item.colour(left)
            if not item.left:
                self.drop(item)
        if self._waiting:
            self._next.start()
