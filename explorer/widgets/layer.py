"""A copy of a part of a view that serves until something of it changes, painted again in the same memory."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from explorer.theme import theme


class Layer:
    """One picture as large as a widget; memory taken anew in every frame would cost half a millisecond."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._pixmap: QPixmap | None = None
        self._key: object = None
        self.version = 0
        """Another number whenever the picture is begun anew."""

    def holds(self, key: object) -> bool:
        """Whether the picture is the one of this key, for the widget's size and screen."""
        return self._pixmap is not None and self._key == key and self._fits(self._pixmap)

    def forget(self) -> None:
        """Whatever it holds is no longer so."""
        self._key = None

    def begin(self, key: object) -> QPixmap:
        """What is to be painted over as the picture of this key; the former one may still show."""
        self._key = key
        self.version += 1
        if self._pixmap is None or not self._fits(self._pixmap):
            self._pixmap = QPixmap(self._size())
            self._pixmap.setDevicePixelRatio(self._widget.devicePixelRatioF())
            self._pixmap.fill(theme().colour("card"))
        return self._pixmap

    @property
    def pixmap(self) -> QPixmap:
        """The picture; null before the first is begun."""
        return self._pixmap or QPixmap()

    def _fits(self, pixmap: QPixmap) -> bool:
        ratio = self._widget.devicePixelRatioF()
        return pixmap.devicePixelRatio() == ratio and pixmap.size() == self._size()

    def _size(self) -> QSize:
        """In pixels of the screen; never empty, for on nothing Qt cannot paint."""
        return (self._widget.size() * self._widget.devicePixelRatioF()).expandedTo(QSize(1, 1))
