"""The controls of the table: the query, how strongly it and salience count, how salient each thing is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QSlider, QWidget

from explorer.core.i18n import translate
from explorer.studies.numbers import plain
from explorer.studies.pooling.cues import MOST_STRENGTH, SALIENCE, THINGS, Goal, goal_name, thing_name
from explorer.studies.pooling.state import PoolingState
from explorer.theme import theme
from explorer.widgets.cues_picture import CuesPicture
from explorer.widgets.cues_plan import heading_width, salience_word
from explorer.widgets.elided_label import ElidedLabel
from explorer.widgets.flow_layout import FlowLayout
from explorer.widgets.icons import IconButton
from explorer.widgets.segmented import Segmented

_STOPS = 100  # of a salience from 0 to 1
_PER_ONE = 10  # stops of a strength
_SLIDERS = (130, 110, 90, 70, 50)  # pixels at 100 % text: the widest with which all is in one line
_GAP = 12  # pixels
_LABEL = 1.15  # of the base size: the largest text beside the sliders


class Strength(QWidget):
    """A labelled slider that tells how many times something counts."""

    value_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label, self.slider = ElidedLabel(), QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, round(MOST_STRENGTH * _PER_ONE))
        self.slider.setPageStep(_PER_ONE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label)
        row.addWidget(self.slider)
        self.slider.valueChanged.connect(lambda stop: self.value_changed.emit(stop / _PER_ONE))
        self.label.setProperty("role", "small")

    def show_value(self, text: str, name: str, value: float) -> None:
        """Show a value, without emitting; `name`: what the slider is for those who cannot see it."""
        self.label.setText(text.format(value=plain(value, 1)))
        self.label.setToolTip(name)
        self.slider.setToolTip(name)
        self.slider.setAccessibleName(name)
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(value * _PER_ONE))

    def width_with(self, slider: int) -> int:
        """How wide it is with a slider so wide, in pixels."""
        layout = self.layout()
        assert layout is not None
        return self.label.sizeHint().width() + layout.spacing() + slider


class CuesBar(QWidget):
    """The query and the two strengths, wrapped where room is short; `reset` is placed by the page.

    The query is chosen among buttons, or from a list where the buttons' words would have to be cut.
    """

    field_changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = PoolingState()
        self._is_low = False
        self.goal, self.goals, self.reset = Segmented(), QComboBox(), IconButton("undo")
        self.goals.hide()
        self.salience, self.query = Strength(), Strength()
        self.reset.setProperty("role", "small")
        row = FlowLayout(self, gap=_GAP)
        for widget in (self.goal, self.goals, self.salience, self.query):
            row.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        tell = self.field_changed.emit
        self.goal.chosen.connect(lambda goal: tell("goal", Goal(goal)))
        self.goals.activated.connect(lambda at: tell("goal", tuple(Goal)[at]))
        self.salience.value_changed.connect(lambda value: tell("salience_strength", value))
        self.query.value_changed.connect(lambda value: tell("goal_strength", value))
        self.reset.clicked.connect(self._on_reset)

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.goal.setAccessibleName(translate("PoolingCues", "Query"))
        tip = translate("PoolingCues", "The query: what the person is looking for")
        self.goal.set_options([(goal.value, goal_name(goal), tip) for goal in Goal])
        self.goals.clear()
        self.goals.addItems([goal_name(goal) for goal in Goal])
        self.goals.setToolTip(tip)
        self.goals.setAccessibleName(self.goal.accessibleName())
        self.reset.set_label(translate("PoolingCues", "Salience and both strengths as they were at first"))
        self.show_state(self._state)

    def show_state(self, state: PoolingState) -> None:
        """Set the controls, without emitting."""
        self._state = state
        self.goal.set_current(state.goal)
        self.goals.setCurrentIndex(tuple(Goal).index(state.goal))
        self.salience.show_value(
            translate("PoolingCues", "Salience a = {value}"),
            translate("PoolingCues", "How strongly attention follows what stands out"),
            state.salience_strength,
        )
        self.query.show_value(
            translate("PoolingCues", "Query b = {value}"),
            translate("PoolingCues", "How strongly attention follows what one wants"),
            state.goal_strength,
        )
        self.reset.setEnabled(bool(_differing(state)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def set_low(self, is_low: bool) -> None:
        """Offer the queries in a list, so that all may have one line where height is short."""
        if is_low != self._is_low:
            self._is_low = is_low
            self.fit()

    def fit(self) -> None:
        """Let the sliders take the room that is there; where all cannot be in one line, they are long."""
        is_short = self._is_low or self.goal.sizeHint().width() > self.width()
        self.goal.setVisible(not is_short)
        self.goals.setVisible(is_short)
        goal = self.goals if is_short else self.goal
        both, spare = (self.salience, self.query), self.width() - goal.sizeHint().width() - 2 * _GAP
        widths = [theme().px(pixels) for pixels in _SLIDERS]
        fitting = (wide for wide in widths if sum(each.width_with(wide) for each in both) <= spare)
        chosen = next(fitting, widths[1])
        for each in both:
            each.slider.setFixedWidth(chosen)

    def _on_reset(self) -> None:
        for name, value in _differing(self._state).items():
            self.field_changed.emit(name, value)


def _differing(state: PoolingState) -> dict[str, object]:
    """The fields that are not as they were at first, with what they were."""
    fresh = PoolingState()
    names = ("salience", "salience_strength", "goal_strength")
    return {name: getattr(fresh, name) for name in names if getattr(state, name) != getattr(fresh, name)}


class SalienceRow(QWidget):
    """A slider under each object of the picture above."""

    salience_changed = Signal(object)
    """The saliences of all objects, a tuple of float."""

    def __init__(self, picture: CuesPicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._salience: tuple[float, ...] = SALIENCE
        self.label = ElidedLabel(self)
        self.sliders = tuple(QSlider(Qt.Orientation.Horizontal, self) for _ in THINGS)
        for place, slider in enumerate(self.sliders):
            slider.setRange(0, _STOPS)
            slider.setPageStep(_STOPS // 10)
            slider.valueChanged.connect(lambda stop, at=place: self._on_slid(at, stop / _STOPS))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        picture.columns_moved.connect(self.place)

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.label.set_whole(salience_word())
        for thing, slider in zip(THINGS, self.sliders, strict=True):
            name = translate("PoolingCues", "Salience of: {name}").format(name=thing_name(thing))
            slider.setAccessibleName(name)
            slider.setToolTip(name)

    def show_salience(self, salience: Sequence[float]) -> None:
        """Set the sliders, without emitting."""
        self._salience = tuple(salience)
        for value, slider in zip(salience, self.sliders, strict=True):
            with QSignalBlocker(slider):
                slider.setValue(round(value * _STOPS))

    def place(self) -> None:
        """Put each slider under its object."""
        height = self.height()
        edge = theme().gap(6)
        layout = self._picture.layout_now()
        self.label.setVisible(layout.plan.gutter > 0)
        indent = edge + round(heading_width(layout.plan.row_font) if layout.rows else 0)
        self.label.setGeometry(indent, 0, max(1, round(layout.plan.gutter - indent)), height)
        self.label.setFont(theme().font(min(layout.plan.row_font, _LABEL)))
        for (left, width), slider in zip(layout.columns, self.sliders, strict=False):
            slider.setGeometry(round(left + edge), 0, max(1, round(width - 2 * edge)), height)

    def sizeHint(self) -> QSize:
        high = QFontMetrics(theme().font(_LABEL)).height()
        return QSize(theme().px(300), max(self.sliders[0].sizeHint().height(), high))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
            self.place()

    def _on_slid(self, place: int, value: float) -> None:
        changed = (*self._salience[:place], value, *self._salience[place + 1 :])
        self._salience = changed
        self.salience_changed.emit(changed)
