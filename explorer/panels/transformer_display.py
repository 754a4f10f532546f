"""The menus of the overview: the order of the heads, and the less common choices on how they are drawn."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from explorer.core.colour import ColourMap
from explorer.core.i18n import translate
from explorer.studies.transformer_state import SORTS, TransformerState
from explorer.theme import theme

SIGN = "⇅"
PADDING = 26  # what the button's frame takes beside its text
CHOICES = (ColourMap.ACCENT, ColourMap.VIRIDIS, ColourMap.CIVIDIS, ColourMap.REDS)


class DisplayMenu(QMenu):
    """The less common choices: colour map, common scale, renormalise, spaces."""

    field_changed = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._maps = QActionGroup(self)
        self._map_actions = {colour_map: QAction(self, checkable=True) for colour_map in CHOICES}
        self._toggles = {
            name: QAction(self, checkable=True) for name in ("common", "renormalise", "show_spaces")
        }
        for colour_map, action in self._map_actions.items():
            self._maps.addAction(action)
            action.triggered.connect(
                lambda _=False, m=colour_map: self.field_changed.emit("colour_map", m.value)
            )
        for name, action in self._toggles.items():
            action.toggled.connect(lambda on, n=name: self.field_changed.emit(n, on))
        self.addActions(list(self._map_actions.values()))
        self.addSeparator()
        self.addActions(list(self._toggles.values()))

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        names = {
            ColourMap.ACCENT: translate("TransformerOverview", "Accent colours"),
            ColourMap.VIRIDIS: "viridis",
            ColourMap.CIVIDIS: "cividis",
            ColourMap.REDS: translate("TransformerOverview", "Reds"),
        }
        for colour_map, action in self._map_actions.items():
            action.setText(names[colour_map])
        self._toggles["common"].setText(translate("TransformerOverview", "One colour scale for all heads"))
        self._toggles["renormalise"].setText(
            translate("TransformerOverview", "Renormalise when special tokens are hidden")
        )
        self._toggles["show_spaces"].setText(translate("TransformerOverview", "Show spaces"))

    def show_state(self, state: TransformerState) -> None:
        """Check what the state says; the caller blocks the signals of the card, not of the menu."""
        with QSignalBlocker(self):
            self._map_actions[ColourMap(state.colour_map)].setChecked(True)
            for name, action in self._toggles.items():
                action.setChecked(bool(getattr(state, name)))


class SortButton(QToolButton):
    """Says in which order the heads stand, and lets another be chosen."""

    chosen = Signal(str)
    """One of `SORTS`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self._current, self._whole = SORTS[0], ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._menu, self._group = QMenu(self), QActionGroup(self)
        self._actions = {sort: QAction(self, checkable=True) for sort in SORTS}
        for sort, action in self._actions.items():
            self._group.addAction(action)
            action.triggered.connect(lambda _=False, s=sort: self.chosen.emit(s))
        self._menu.addActions(list(self._actions.values()))
        self.setMenu(self._menu)

    def set_current(self, sort: str) -> None:
        """Show an order, without emitting."""
        self._current = sort
        self._actions[sort].setChecked(True)
        self._whole = translate("TransformerOverview", "{order} ▾").format(order=self._actions[sort].text())
        self.setToolTip(f"{self.accessibleName()} · {self._actions[sort].text()}")
        self._elide()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._width_of(self._whole), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of(SIGN), super().minimumSizeHint().height())

    def _width_of(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + theme().gap(PADDING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        """In a narrow card a sign stands for the order's name, which the tool tip tells."""
        fits = self._width_of(self._whole) <= self.width()
        self.setText(self._whole if fits else SIGN)

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        names = {
            "layer": translate("TransformerOverview", "By layer"),
            "entropy": translate("TransformerOverview", "Lowest entropy first"),
            "distance": translate("TransformerOverview", "Largest distance first"),
            "special": translate("TransformerOverview", "Most on special tokens first"),
            "previous": translate("TransformerOverview", "Most on the previous token first"),
        }
        for sort, action in self._actions.items():
            action.setText(names[sort])
        name = translate("TransformerOverview", "Order of the heads")
        self.setAccessibleName(name)
        self.set_current(self._current)
