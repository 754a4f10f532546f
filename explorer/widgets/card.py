"""A card: a title line with room for controls, and a body."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from explorer.theme import theme
from explorer.widgets.elided_label import ElidedLabel

_TITLE = 80  # of a title are always seen, at 100 % text


class Card(QFrame):
    """A framed area of the chapter; put the content into `body` and controls beside the title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title = ElidedLabel(self)
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
        self._title.set_whole(title)
        self._hold_title()
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

    def _hold_title(self) -> None:
        """The beginning of the title stays; what is beyond gives way to the controls."""
        self._title.ensurePolished()  # the sheet's bold font counts
        self._title.setMinimumWidth(min(self._title.sizeHint().width(), theme().px(_TITLE)))

    def _space(self) -> None:
        gap = theme().gap
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(gap(12), gap(10), gap(12), gap(10))
        layout.setSpacing(gap(8))
        self._head.setSpacing(gap(8))
        self.body.setSpacing(gap(6))
        self._hold_title()
