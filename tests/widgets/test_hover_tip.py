"""The tip beside the pointer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.hover_tip import HoverTip


def _host(qtbot: QtBot) -> tuple[QWidget, HoverTip]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(300, 200)
    tip = HoverTip(host)
    with qtbot.waitExposed(host):
        host.show()
    return host, tip


@pytest.mark.parametrize("percent", [100, 250])
@pytest.mark.parametrize("at", [(0, 0), (299, 0), (0, 199), (299, 199), (150, 100)])
def test_it_stays_inside_its_host(qtbot: QtBot, percent: int, at: tuple[int, int]) -> None:
    theme().set_text_percent(percent)
    host, tip = _host(qtbot)
    tip.show_at(QPoint(*at), ["a very long token" * 20, "second line"], "a hint")
    assert QRect(QPoint(0, 0), host.size()).contains(tip.geometry())


def test_no_lines_hide_it(qtbot: QtBot) -> None:
    _host_widget, tip = _host(qtbot)
    tip.show_at(QPoint(10, 10), ["it → tired   α = 0.587"])
    assert tip.isVisible()
    assert tip.lines() == ("it → tired   α = 0.587",)
    tip.show_at(QPoint(10, 10), [])
    assert not tip.isVisible()


def test_it_has_the_ground_of_the_theme(qtbot: QtBot) -> None:
    _host_widget, tip = _host(qtbot)
    tip.show_at(QPoint(10, 10), ["x"])
    image = tip.grab().toImage()
    assert image.pixelColor(4, tip.height() // 2).name() == theme().colour("tip_ground").name()
