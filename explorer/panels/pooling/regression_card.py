"""The Attention pooling chapter's first card: the points, the query, the kernel and the curves it makes."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QEvent, QSignalBlocker, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QMenu, QToolButton, QWidget

from explorer.core.i18n import translate
from explorer.panels.pooling.data_form import DataForm
from explorer.panels.pooling.drawing import empty_plane, query_view, regression_data, scale_of
from explorer.panels.pooling.options import kernel_choice, kernel_tip
from explorer.panels.pooling.scale_row import ScaleRow
from explorer.panels.pooling.work import Drawn
from explorer.panels.popups import open_below
from explorer.studies.pooling.kernels import COMPACT, Kernel
from explorer.studies.pooling.state import PoolingState, fitted
from explorer.studies.pooling.trace import PoolingTrace
from explorer.widgets.card import Card
from explorer.widgets.flow_layout import FlowLayout
from explorer.widgets.icons import IconButton
from explorer.widgets.regression_plot import RegressionPlot

_KERNEL = 16  # letters of a kernel's name that are seen
_GLIDE = 350  # milliseconds in which the query moves on by one step


class RegressionCard(Card):
    """Draws one trace; choices are told as fields of the state, what is done to points by the plot itself."""

    field_changed = Signal(str, object)
    fields_changed = Signal(object)
    """Several fields that change at once, by name."""
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: Drawn | None = None
        self._filled: Drawn | None = None
        self._placed: tuple[PoolingTrace, float, bool] | None = None
        self._state = PoolingState()
        self.plot = RegressionPlot()
        self.kernel, self.scale = QComboBox(), ScaleRow()
        self.compare, self.data = QToolButton(), QToolButton()
        self.undo, self.redo = IconButton("undo", self), IconButton("redo", self)
        self.form = DataForm(self)
        self._kernels = QMenu(self)
        self._glide = QVariantAnimation(self, duration=_GLIDE)
        self.kernel.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kernel.setMinimumContentsLength(_KERNEL)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        for button in (self.compare, self.data):
            button.setProperty("role", "small")
        self.compare.setMenu(self._kernels)
        self.compare.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        flow = FlowLayout()
        self.let_subtitle_wrap()
        for button in (self.compare, self.data, self.undo, self.redo):
            self.add_control(button)
        for widget in (self.kernel, self.scale):
            flow.addWidget(widget)
        self.body.addLayout(flow)
        self.body.addWidget(self.plot, 1)
        self.plot.setMinimumSize(1, 1)

    def _connect(self) -> None:
        self.kernel.activated.connect(
            lambda row: self.field_changed.emit("kernel", self.kernel.itemData(row))
        )
        self.scale.value_changed.connect(self._on_scale)
        self.data.clicked.connect(lambda: open_below(self.form, self.data))
        self.form.field_changed.connect(self.field_changed)
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)
        self.plot.handle_dragged.connect(self._on_handle)
        self._glide.valueChanged.connect(self._on_glide)

    # What a person does

    def _on_scale(self, value: float) -> None:
        self.field_changed.emit(self._scale_field(), value)

    def _scale_field(self) -> str:
        """The field of the state that the slider stands for."""
        if self._state.view == "training":
            return "initial_width"
        return "bandwidth" if self._state.kernel in COMPACT else "width"

    def _on_handle(self, distance: float) -> None:
        """The kernel is dragged; the plain Gaussian becomes one with a width."""
        if self._drawn is None:
            return
        state, kernel = self._state, self._drawn.trace.chosen.kernel
        fields: dict[str, object] = {self._scale_field(): scale_of(kernel, distance)}
        if state.view == "regression" and kernel is Kernel.GAUSSIAN:
            fields["kernel"] = Kernel.WIDTH
        self.fields_changed.emit(fields)

    def _on_shown(self, kernel: Kernel, shown: bool) -> None:
        kept = [other for other in self._state.shown if other is not kernel]
        self.field_changed.emit("shown", tuple([*kept, kernel] if shown else kept))

    # What is drawn

    def fill(self, drawn: Drawn) -> None:
        """Draw another trace's points and curves, but not on screen until `show_drawn`."""
        if self._state.points != ():
            self._drawn = self._filled = drawn
            self.plot.viewport().setUpdatesEnabled(False)
            self.plot.set_data(regression_data(drawn))
            self.plot.prepare()

    def query(self, drawn: Drawn, state: PoolingState) -> None:
        """Answer the query from what `fill` has drawn, and set the controls."""
        self._drawn = drawn
        self.show_state(state)

    def show_drawn(self, drawn: Drawn, state: PoolingState) -> None:
        """Draw another trace, or as much of it as is left to do."""
        self.query(drawn, state)
        self.plot.viewport().setUpdatesEnabled(True)

    def show_state(self, state: PoolingState, *, glide: bool = False) -> None:
        """Set controls, query and chosen key to the state; `glide`: let the query move there by itself."""
        before, self._state = self._state, state
        self._show_controls(state)
        if state.points == ():
            self._show_empty()
            return
        if self._drawn is None:
            return
        if self._filled is not self._drawn:
            self._filled = self._drawn
            self.plot.set_data(regression_data(self._drawn))
        held = fitted(state, self._drawn.trace)
        self.plot.set_key(held.key)
        target = self._query_of(held)
        if glide and self.plot.isVisible():
            self._start_glide(self._query_of(fitted(before, self._drawn.trace)), target)
        elif not self._is_gliding_to(target):
            self._glide.stop()
            self._place(target)

    def _show_empty(self) -> None:
        """No points are left: a plane on which the first one can be put."""
        self._glide.stop()
        self._filled = self._placed = None
        self.plot.set_query(None)
        self.plot.set_data(empty_plane(self._state))

    def _query_of(self, state: PoolingState) -> float:
        assert self._drawn is not None
        return float(self._drawn.trace.places[state.step]) if state.query is None else state.query

    def _place(self, query: float, *, flow: bool = False) -> None:
        assert self._drawn is not None
        state = self._state
        can_drag = state.view == "regression" and state.kernel is not Kernel.LEARNED
        can_drag |= state.view == "training" and not state.learned
        placed = (self._drawn.trace, query, can_drag)
        if placed != self._placed or flow:
            self._placed = placed
            self.plot.set_query(query_view(self._drawn.trace, query, can_drag=can_drag), flow=flow)

    def _start_glide(self, start: float, target: float) -> None:
        at = self._glide.currentValue()
        if self._glide.state() == QAbstractAnimation.State.Running and isinstance(at, float):
            start = at
        self._glide.stop()
        self._glide.setStartValue(start)
        self._glide.setEndValue(target)
        self._glide.start()

    def _is_gliding_to(self, target: float) -> bool:
        return self._glide.state() == QAbstractAnimation.State.Running and self._glide.endValue() == target

    def _on_glide(self, query: float) -> None:
        if self._drawn is not None and self._glide.state() == QAbstractAnimation.State.Running:
            self._place(query, flow=True)

    def stop(self) -> None:
        """Let nothing move any more."""
        self._glide.stop()

    def _show_controls(self, state: PoolingState) -> None:
        trains = state.view == "training"
        kernel = Kernel.LEARNED if trains else state.kernel
        self.kernel.setVisible(not trains)
        with QSignalBlocker(self.kernel):
            self.kernel.setCurrentIndex(self.kernel.findData(kernel))
        has_scale = (trains and not state.learned) or kernel in (*COMPACT, Kernel.WIDTH)
        self.scale.setVisible(has_scale)
        if has_scale:
            self._show_scale(state)
        self.form.show_state(state)
        for action in self._kernels.actions():
            action.setChecked(action.data() in state.shown)
        self.plot.set_editable(True)

    def _show_scale(self, state: PoolingState) -> None:
        field = self._scale_field()
        if field == "bandwidth":
            self.scale.set_name(translate("PoolingPanel", "h"), translate("PoolingPanel", "Bandwidth h"))
        elif field == "width":
            self.scale.set_name(translate("PoolingPanel", "w"), translate("PoolingPanel", "Width w"))
        else:
            self.scale.set_name(
                translate("PoolingPanel", "first w"), translate("PoolingPanel", "w before the training")
            )
        self.scale.set_value(getattr(state, field))

    def show_history(self, *, can_undo: bool, can_redo: bool) -> None:
        """Say whether there is something to take back."""
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)

    # Texts

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.set_title(
            translate("PoolingPanel", "Attention pooling"),
            translate("PoolingPanel", "drag the query, a point or the kernel · double-click to add a point"),
        )
        self.plot.set_picture_name(translate("PoolingPanel", "Kernel regression"))
        self.kernel.clear()
        self._kernels.clear()
        for kernel in Kernel:
            self.kernel.addItem(kernel_choice(kernel), kernel)
            self.kernel.setItemData(self.kernel.count() - 1, kernel_tip(kernel), Qt.ItemDataRole.ToolTipRole)
            self._kernels.addAction(self._kernel_action(kernel))
        self.kernel.setAccessibleName(translate("PoolingPanel", "Kernel"))
        self.compare.setText(translate("PoolingPanel", "Compare ▾"))
        self.compare.setToolTip(translate("PoolingPanel", "The estimators drawn beside the chosen one"))
        self.data.setText(translate("PoolingPanel", "Data ▾"))
        self.data.setToolTip(
            translate("PoolingPanel", "Points, function, noise, queries; a file of your own")
        )
        self.undo.set_label(translate("PoolingPanel", "Undo"), "Ctrl+Z")
        self.redo.set_label(translate("PoolingPanel", "Redo"), "Ctrl+Shift+Z")
        self._filled = None
        self.show_state(self._state)

    def _kernel_action(self, kernel: Kernel) -> QAction:
        action = QAction(kernel_choice(kernel), self._kernels, checkable=True)
        action.setData(kernel)
        action.triggered.connect(lambda shown, k=kernel: self._on_shown(k, shown))
        return action
