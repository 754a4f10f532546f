"""One number on a slider of powers of ten with a field beside it: the kernel's w or bandwidth."""

from __future__ import annotations

import math

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from explorer.studies.pooling.kernels import LARGEST
from explorer.theme import theme
from explorer.widgets.spin_boxes import DoubleSpinBox

_LEAST, _MOST = 0.01, 100.0
_DECIMALS = 3
_STOPS = 400  # of the slider
_SLIDER, _FIELD = 110, 86  # pixels at 100 % text


class ShortSpinBox(DoubleSpinBox):
    """Leaves out the zeros at a fraction's end, so that large numbers have room."""

    def textFromValue(self, value: float) -> str:
        text, point = super().textFromValue(value), self.locale().decimalPoint()
        return text.rstrip("0").removesuffix(point) if point in text else text


class ScaleRow(QWidget):
    """Tells every number at once while the slider is dragged, a typed one when it is complete.

    A zero can be typed: where it means nothing, whoever hears it says why.
    """

    value_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label, self.slider = QLabel(), QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STOPS)
        self.field = ShortSpinBox(decimals=_DECIMALS, minimum=0.0, maximum=LARGEST, singleStep=0.1)
        self.field.setKeyboardTracking(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.label, self.slider, self.field):
            row.addWidget(widget)
        self.label.setBuddy(self.field)
        self.slider.valueChanged.connect(self._on_slid)
        self.field.valueChanged.connect(self.value_changed)
        theme().changed.connect(self._space)
        self._space()

    def set_name(self, short: str, name: str) -> None:
        """What the number is called, and what it means."""
        if (short, name) == (self.label.text(), self.field.accessibleName()):
            return
        self.label.setText(short)
        for widget in (self.slider, self.field):
            widget.setAccessibleName(name)
            widget.setToolTip(name)

    def set_value(self, value: float) -> None:
        """Show a number, without emitting."""
        with QSignalBlocker(self.slider), QSignalBlocker(self.field):
            # A kernel that was dragged among keys close together, or far apart, is shown as it is.
            decimals, least = _decimals(value), min(0.0, value)
            # Qt lays out the whole row again when these are set, be they the same.
            if decimals != self.field.decimals():
                self.field.setDecimals(decimals)
            if least != self.field.minimum():
                self.field.setMinimum(least)
            if not math.isclose(self.field.value(), value, abs_tol=0.5 * 10.0**-decimals):
                self.field.setValue(value)
            self.slider.setValue(_stop_of(value))

    def _on_slid(self, stop: int) -> None:
        value = three_digits(_LEAST * (_MOST / _LEAST) ** (stop / _STOPS))
        with QSignalBlocker(self.field):
            self.field.setValue(value)
        self.value_changed.emit(value)

    def _space(self) -> None:
        self.slider.setFixedWidth(theme().px(_SLIDER))
        self.field.setFixedWidth(theme().px(_FIELD))


def three_digits(value: float) -> float:
    """The number as a slider or a drag gives it: more digits would only look exact."""
    return float(f"{value:.3g}")


def _decimals(value: float) -> int:
    """Three, or as many as show three figures of a small number."""
    return _DECIMALS if value == 0 else max(_DECIMALS, 2 - math.floor(math.log10(abs(value))))


def _stop_of(value: float) -> int:
    held = min(max(value, _LEAST), _MOST)
    return round(_STOPS * math.log(held / _LEAST) / math.log(_MOST / _LEAST))
