"""What cards lie on: in a low window with large text, what does not fit is scrolled to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter

from explorer.theme import theme


class CardsScroll(QScrollArea):
    """Holds one splitter as wide as itself and at least as high as `keep_height` says."""

    def __init__(self, cards: QSplitter) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(cards)
        for ground in (cards, self.viewport()):
            ground.setAutoFillBackground(False)
        theme().changed.connect(self.keep_height)
        self.keep_height()

    def keep_height(self) -> None:
        """Set the least heights of the cards: the size of the text is another."""
        raise NotImplementedError


def share_out(splitter: QSplitter, shares: tuple[int, ...]) -> None:
    """Give the parts of a splitter these shares of its room, now and whenever it grows."""
    for place, share in enumerate(shares):
        splitter.setStretchFactor(place, share)
    splitter.setSizes([1000 * share for share in shares])
