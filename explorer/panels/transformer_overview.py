"""The Transformer chapter's first card: every head, and how weights are drawn."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QSlider, QToolButton, QVBoxLayout, QWidget

from explorer.core.colour import ColourMap, Scale
from explorer.core.i18n import translate
from explorer.panels.transformer_choices import (
    SLIDER_STEPS,
    scale_options,
    slider_of,
    stack_names,
    threshold_of,
)
from explorer.panels.transformer_display import DisplayMenu, SortButton
from explorer.studies.head_order import sorted_heads
from explorer.studies.numbers import plain
from explorer.studies.transformer_state import TransformerState
from explorer.studies.transformer_tables import head_name, head_rows
from explorer.studies.transformer_trace import TransformerTrace
from explorer.theme import theme
from explorer.widgets.card import Card
from explorer.widgets.elided_label import ElidedLabel
from explorer.widgets.flow_layout import FlowLayout
from explorer.widgets.head_atlas import HeadAtlas
from explorer.widgets.icons import IconButton
from explorer.widgets.segmented import Segmented

COMPACT_HEIGHT = 400


class OverviewCard(Card):
    """The atlas with its switches; every choice is emitted as a field of the state and its new value."""

    field_changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: TransformerTrace | None = None
        self._stack, self._sort, self._threshold = "", "layer", 0.0
        self.atlas = HeadAtlas()
        self.stacks = Segmented()
        self.sort = SortButton()
        self.scale = Segmented()
        self.display = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup, autoRaise=True)
        self.threshold = QSlider(Qt.Orientation.Horizontal)
        self.threshold.setRange(0, SLIDER_STEPS)
        self.hide_special = QCheckBox()
        self.merge_words = QCheckBox()
        self.more = QToolButton()
        self.turn = IconButton("right")
        self._controls, self._popup = QWidget(), QFrame(self, Qt.WindowType.Popup)
        self._popup.setProperty("role", "card")
        self._threshold_label = ElidedLabel()
        self._menu = DisplayMenu(self)
        self.display.setMenu(self._menu)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.add_control(self.sort)
        self.add_control(self.more)
        self.add_control(self.turn)
        self.turn.hide()
        self.body.addWidget(self.stacks)
        self.body.addWidget(self.atlas, 1)
        column = QVBoxLayout(self._controls)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(_flow(self.scale, self.display))
        column.addWidget(self._threshold_label)
        column.addWidget(self.threshold)
        column.addLayout(_flow(self.hide_special, self.merge_words))
        self.body.addWidget(self._controls)
        QVBoxLayout(self._popup)
        self.more.clicked.connect(self._open_popup)
        self.more.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_compact(self.height() < theme().px(COMPACT_HEIGHT))

    def _set_compact(self, compact: bool) -> None:
        """Where the card is low, the controls open from a button, so that the heads keep their room."""
        if compact == (self._controls.parent() is self._popup):
            return
        layout = self._popup.layout() if compact else self.body
        assert layout is not None
        layout.addWidget(self._controls)
        self._controls.show()
        self.more.setVisible(compact)

    def _open_popup(self) -> None:
        self._popup.adjustSize()
        corner = self.more.mapToGlobal(self.more.rect().bottomRight())
        self._popup.move(corner.x() - self._popup.width(), corner.y())
        self._popup.show()
        self.threshold.setFocus()

    def _connect(self) -> None:
        self.stacks.chosen.connect(lambda stack: self.field_changed.emit("stack", stack))
        self.scale.chosen.connect(lambda scale: self.field_changed.emit("scale", scale))
        self.sort.chosen.connect(lambda sort: self.field_changed.emit("sort", sort))
        self.threshold.valueChanged.connect(
            lambda value: self.field_changed.emit("threshold", threshold_of(value))
        )
        self.hide_special.toggled.connect(lambda on: self.field_changed.emit("hide_special", on))
        self.merge_words.toggled.connect(lambda on: self.field_changed.emit("merge_words", on))
        self._menu.field_changed.connect(self.field_changed)
        self.atlas.set_tip(self.tip)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _retitle(self) -> None:
        hint = translate("TransformerOverview", "layer → head ↓")
        if self._sort != "layer":  # sorted heads stand each under its own numbers
            hint = translate("TransformerOverview", "layer·head")
        self.set_title(translate("TransformerOverview", "All heads"), hint)

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self._retitle()
        self.sort.retranslate()
        self.scale.setAccessibleName(translate("TransformerOverview", "Colour scale"))
        self.scale.set_options(scale_options())
        self.display.setText(translate("TransformerOverview", "Display ▾"))
        self.hide_special.setText(translate("TransformerOverview", "Hide special tokens"))
        self.merge_words.setText(translate("TransformerOverview", "Merge subwords"))
        self.merge_words.setToolTip(
            translate(
                "TransformerOverview", "A word's weight: the sum over key pieces, the mean over query pieces."
            )
        )
        self.more.setText("⋯")
        self.turn.set_label(translate("TransformerOverview", "Show the chosen heads"))
        self._name_controls()
        self._menu.retranslate()
        self._retitle_stacks()
        self._label_threshold()

    def _name_controls(self) -> None:
        self.more.setToolTip(translate("TransformerOverview", "Colours and filters"))
        self.more.setAccessibleName(translate("TransformerOverview", "Colours and filters"))
        self.threshold.setAccessibleName(translate("TransformerOverview", "Hide weights below"))
        self.stacks.setAccessibleName(translate("TransformerOverview", "Kind of attention"))

    def _retitle_stacks(self) -> None:
        names = stack_names()
        stacks = self._trace.stacks if self._trace is not None else ()
        self.stacks.set_options(tuple((stack, *names[stack]) for stack in stacks))
        self.stacks.setVisible(len(stacks) > 1)
        if self._stack in stacks:
            self.stacks.set_current(self._stack)

    def _label_threshold(self) -> None:
        text = translate("TransformerOverview", "Hide weights below {value}")
        self._threshold_label.setText(text.format(value=plain(self._threshold, 3)))

    def show_trace(self, trace: TransformerTrace, state: TransformerState) -> None:
        """Draw the overview of a stack of a trace."""
        # The state may be newer than the trace, and of a model with other stacks.
        stack = state.stack if state.stack in trace.stacks else trace.stacks[0]
        if trace is not self._trace or stack != self._stack:
            self._trace, self._stack = trace, stack
            self._retitle_stacks()
            order = sorted_heads(trace, stack, state.sort)
            self.atlas.set_heads(trace.overviews[stack].thumbnails, order=order)
        self.show_state(state)
        self.atlas.prepare()

    def show_state(self, state: TransformerState) -> None:
        """Set every control to the state, without emitting."""
        with QSignalBlocker(self):
            self.scale.set_current(state.scale)
            self.sort.set_current(state.sort)
            self.threshold.setValue(slider_of(state.threshold))
            self.hide_special.setChecked(state.hide_special)
            self.merge_words.setChecked(state.merge_words)
            self._menu.show_state(state)
        self._sort, self._threshold = state.sort, state.threshold
        self._retitle()
        self._label_threshold()
        self.atlas.set_scale(Scale(state.scale))
        self.atlas.set_colour_map(ColourMap(state.colour_map))
        self.atlas.set_common(state.common)
        self.atlas.set_selected(state.heads)
        self.atlas.set_step_layer(state.step - 1 if state.step else None)
        if self._trace is not None:
            self.atlas.set_order(sorted_heads(self._trace, self._stack, state.sort))

    def tip(self, layer: int, head: int) -> str:
        """What hovering a head says: its name and summary."""
        if self._trace is None:
            return ""
        rows = head_rows(self._trace, self._stack, ((layer, head),))
        lines = [head_name(self._stack, layer, head), *(f"{row.name}  {row.value}" for row in rows)]
        block = self._trace.overviews[self._stack].block
        if block > 1:
            text = translate("TransformerOverview", "each dot: the largest of {n} × {n} weights").format(
                n=block
            )
            lines.append(text)
        return "\n".join(lines)


def _flow(*widgets: QWidget) -> FlowLayout:
    """Widgets side by side, wrapped where the card is narrow or the text large."""
    row = FlowLayout()
    for widget in widgets:
        row.addWidget(widget)
    return row
