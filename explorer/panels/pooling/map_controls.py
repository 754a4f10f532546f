"""The controls of the heatmaps of anything: file, array, scale, colours."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QComboBox, QPushButton, QSizePolicy, QWidget

from explorer.core.colour import ColourMap
from explorer.core.i18n import translate
from explorer.studies.pooling.heatmaps import Heatmaps
from explorer.studies.pooling.state import PoolingState
from explorer.theme import theme
from explorer.widgets.cell_colours import Look, colour_table
from explorer.widgets.flow_layout import FlowLayout
from explorer.widgets.painting import image_of
from explorer.widgets.segmented import Segmented

MAPS = (ColourMap.REDS, ColourMap.ACCENT, ColourMap.VIRIDIS, ColourMap.CIVIDIS, ColourMap.SIGNED)
_RAMP = QSize(36, 10)


class MapControls(QWidget):
    """A line of controls that wraps; choices are told as fields of the state."""

    field_changed = Signal(str, object)
    open_requested = Signal()
    example_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open, self.example = QPushButton(), QPushButton()
        self.array, self.colour_map, self.scale = QComboBox(), QComboBox(), Segmented()
        row = FlowLayout(self)
        for control in (self.open, self.example, self.array, self.scale, self.colour_map):
            row.addWidget(control)
        for button in (self.open, self.example):
            button.setProperty("role", "small")
        self.array.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._connect()
        theme().changed.connect(self._draw_ramps)
        self.retranslate()

    def _connect(self) -> None:
        self.open.clicked.connect(self.open_requested)
        self.example.clicked.connect(self.example_requested)
        self.scale.chosen.connect(lambda name: self.field_changed.emit("own_scale", name == "own"))
        self.array.activated.connect(lambda at: self.field_changed.emit("array", self.array.itemData(at)))
        self.colour_map.activated.connect(lambda at: self.field_changed.emit("colour_map", MAPS[at].value))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.open.setText(translate("PoolingHeatmaps", "Open an array…"))
        self.open.setToolTip(
            translate(
                "PoolingHeatmaps",
                "Weights (rows, columns, queries, keys) from a .npy, .npz, .csv or .safetensors file",
            )
        )
        self.example.setText(translate("PoolingHeatmaps", "Example"))
        self.example.setToolTip(translate("PoolingHeatmaps", "The identity: each query looks at one key"))
        self.array.setAccessibleName(translate("PoolingHeatmaps", "Array"))
        self.scale.setAccessibleName(translate("PoolingHeatmaps", "Colour scale"))
        self.scale.set_options(
            (
                (
                    "shared",
                    translate("PoolingHeatmaps", "One scale"),
                    translate("PoolingHeatmaps", "The same colour is the same number in every map"),
                ),
                (
                    "own",
                    translate("PoolingHeatmaps", "Own scales"),
                    translate("PoolingHeatmaps", "Each map from its own least to its own largest number"),
                ),
            )
        )
        self.colour_map.setAccessibleName(translate("PoolingHeatmaps", "Colours"))
        self._name_colours()

    def _name_colours(self) -> None:
        names = (
            translate("PoolingHeatmaps", "Reds"),
            translate("PoolingHeatmaps", "Accent colours"),
            "viridis",
            "cividis",
            translate("PoolingHeatmaps", "Two-sided"),
        )
        current = max(0, self.colour_map.currentIndex())
        self.colour_map.clear()
        self.colour_map.addItems(list(names))
        self.colour_map.setCurrentIndex(current)
        self._draw_ramps()

    def _draw_ramps(self) -> None:
        """Each choice shows its colours, under the present theme."""
        size = QSize(theme().px(_RAMP.width()), theme().px(_RAMP.height()))
        self.colour_map.setIconSize(size)
        for at, colour_map in enumerate(MAPS):
            table = colour_table(Look(colour_map=colour_map, signed=colour_map is ColourMap.SIGNED))
            image = image_of(table[:256].reshape(1, 256)).scaled(size)
            self.colour_map.setItemIcon(at, QIcon(QPixmap.fromImage(image)))

    def show_state(self, maps: Heatmaps, state: PoolingState) -> None:
        """Set every control to the state, without emitting."""
        with QSignalBlocker(self):
            self._show_arrays(maps)
            self.scale.set_current("own" if state.own_scale else "shared")
            self.scale.setVisible(maps.weights.shape[0] * maps.weights.shape[1] > 1)
            self.colour_map.setCurrentIndex(MAPS.index(ColourMap(state.colour_map)))
            self.example.setEnabled(bool(state.weights_file))

    def _show_arrays(self, maps: Heatmaps) -> None:
        shown = [self.array.itemData(at) for at in range(self.array.count())]
        if shown != list(maps.names):
            self.array.clear()
            for name in maps.names:
                self.array.addItem(name[:60], name)
        self.array.setCurrentIndex(maps.names.index(maps.name) if maps.name in maps.names else -1)
        self.array.setVisible(len(maps.names) > 1)
