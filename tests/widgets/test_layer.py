"""A layer serves for its key, size and screen, in the same memory."""

from __future__ import annotations

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.widgets.layer import Layer


def _widget(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(40, 30)
    return widget


def test_it_holds_what_was_begun_last(qtbot: QtBot) -> None:
    layer = Layer(_widget(qtbot))
    assert not layer.holds("a")
    first = layer.begin("a")
    assert layer.holds("a")
    assert not layer.holds("b")
    assert layer.begin("b") is first  # the same memory
    assert layer.version == 2
    layer.forget()
    assert not layer.holds("b")


def test_another_size_is_another_picture(qtbot: QtBot) -> None:
    widget = _widget(qtbot)
    layer = Layer(widget)
    layer.begin("a")
    widget.resize(50, 30)
    assert not layer.holds("a")
    assert layer.begin("a").size() == widget.size() * widget.devicePixelRatioF()
    assert layer.holds("a")


def test_a_widget_without_room_can_be_painted_for(qtbot: QtBot) -> None:
    widget = _widget(qtbot)
    widget.resize(0, 0)
    layer = Layer(widget)
    painter = QPainter(layer.begin("a"))
    assert painter.isActive()
    painter.end()
