"""A card: a title line with room for controls, and a body."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.theme import theme
from explorer.widgets.elided_label import ElidedLabel

_HIGH = 480  # pixels of height at 100 % text from which there is room for a second line
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
        self._said = ""
        self._under_title: QLabel | None = None
        self._tabs: QWidget | None = None
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
        self._said = subtitle
        self._place_subtitle()
        self.setAccessibleName(title)

    def let_subtitle_wrap(self) -> None:
        """Where the card is high, a subtitle that is cut beside the title stands below it as a whole."""
        self._under_title = QLabel(self, wordWrap=True)
        self._under_title.setProperty("role", "small")
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.insertWidget(1, self._under_title)
        self._place_subtitle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_subtitle()

    def _place_subtitle(self) -> None:
        if self._under_title is None:
            self._subtitle.set_whole(self._said)
            return
        is_cut = self._subtitle.fontMetrics().horizontalAdvance(self._said) > self._subtitle.width()
        stands_below = is_cut and self.height() >= theme().px(_HIGH)
        self._subtitle.set_whole("" if stands_below else self._said)
        self._under_title.setText(self._said)
        self._under_title.setVisible(stands_below)

    def set_tabs(self, tabs: QWidget) -> None:
        """Let a choice of views stand in the place of the title."""
        self.add_tabs(tabs)
        self.stand_tabs(True)

    def add_tabs(self, tabs: QWidget) -> None:
        """A choice of views that can stand in the place of the title; see `stand_tabs`."""
        self._tabs = tabs
        self._head.insertWidget(0, tabs, 1)
        self.stand_tabs(False)

    def stand_tabs(self, stand: bool) -> None:
        """Let the choice of views stand in the place of the title, or the title again."""
        assert self._tabs is not None
        self._tabs.setVisible(stand)
        self.show_title(not stand)

    def show_title(self, shown: bool) -> None:
        """Show title and subtitle, or leave their room to the body."""
        self._title.setVisible(shown)
        self._subtitle.setVisible(shown)

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
