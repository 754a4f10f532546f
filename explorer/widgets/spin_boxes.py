"""Number fields whose text keeps a distance from the border, which a style sheet cannot give them."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QSpinBox

from explorer.theme import theme

_INSET = 5  # pixels at 100 % text


class SpinBox(QSpinBox):
    """A whole number."""

    def __init__(self, **properties: int) -> None:
        super().__init__(**properties)  # type: ignore[arg-type]
        theme().changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        _inset(self)


class DoubleSpinBox(QDoubleSpinBox):
    """A number with decimals."""

    def __init__(self, **properties: float) -> None:
        super().__init__(**properties)  # type: ignore[arg-type]
        theme().changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        _inset(self)


def _inset(box: QAbstractSpinBox) -> None:
    box.lineEdit().setTextMargins(theme().gap(_INSET), 0, 0, 0)
