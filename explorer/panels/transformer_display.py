"""The menu of less common choices on how weights are drawn."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from explorer.core.colour import ColourMap
from explorer.core.i18n import translate
from explorer.studies.transformer_state import TransformerState

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
