"""A card: a title line with room for controls, and a body."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.theme import theme
from explorer.widgets.elided_label import ElidedLabel


class Card(QFrame):
    """A framed area of the chapter; put the content into `body` and controls beside the title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title = QLabel(self)
        self._title.setProperty("role", "heading")
        self._subtitle = ElidedLabel(self)
        self._subtitle.setProperty("role", "small")
        self._subtitle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._subtitle, 1)
        self.body = QVBoxLayout()
        outer = QVBoxLayout(self)
        outer.addLayout(self._head)
        outer.addLayout(self.body, 1)
        theme().changed.connect(self._space)
        self._space()

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Name the card; the subtitle is muted and gives way when room is short."""
        self._title.setText(title)
        self._subtitle.set_whole(subtitle)
        self.setAccessibleName(title)

    def set_tabs(self, tabs: QWidget) -> None:
        """Let a choice of views stand in the place of the title."""
        self._title.hide()
        self._subtitle.hide()
        self._head.insertWidget(0, tabs, 1)

    def add_control(self, control: QWidget) -> None:
        """Add a control at the right end of the title line."""
        self._head.addWidget(control)

    def _space(self) -> None:
        px = theme().px
        layout = self.layout()
        assert layout is not None
        side = min(px(12), 18)  # large text needs the room more
        layout.setContentsMargins(side, px(10), side, px(10))
        layout.setSpacing(px(8))
        self._head.setSpacing(px(8))
        self.body.setSpacing(px(6))
