"""Wrapping: the pure function, and the layout for controls."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from explorer.widgets.flow_layout import FlowLayout, flow


@given(st.lists(st.floats(1, 120), max_size=30), st.floats(0, 10), st.floats(20, 300), st.booleans())
def test_items_stay_in_the_room_and_do_not_overlap(
    widths: list[float], gap: float, room: float, right_to_left: bool
) -> None:
    lefts, lines = flow(widths, gap, room, right_to_left=right_to_left)
    assert lines == sorted(lines)
    for line in set(lines):
        items = [i for i, at in enumerate(lines) if at == line]
        spans = sorted((lefts[i], lefts[i] + widths[i]) for i in items)
        assert all(a[1] <= b[0] + 1e-6 for a, b in pairwise(spans))
        assert len(items) == 1 or spans[-1][1] <= room + 1e-6
        order = [lefts[i] for i in items]
        assert order == sorted(order, reverse=right_to_left)


def _host(qtbot: QtBot, count: int) -> tuple[QWidget, FlowLayout]:
    host = QWidget()
    qtbot.addWidget(host)
    layout = FlowLayout(host, gap=6)
    for number in range(count):
        label = QLabel(f"control {number}")
        label.setFixedSize(100, 20)
        layout.addWidget(label)
    return host, layout


def test_controls_wrap_when_it_is_narrow(qtbot: QtBot) -> None:
    host, layout = _host(qtbot, 4)
    assert layout.heightForWidth(1000) == 20
    assert layout.heightForWidth(212) == 20 + 6 + 20
    host.resize(212, 60)
    with qtbot.waitExposed(host):
        host.show()
    places = [label.pos().toTuple() for label in host.findChildren(QLabel)]
    assert places == [(0, 0), (106, 0), (0, 26), (106, 26)]


def test_hidden_controls_take_no_room(qtbot: QtBot) -> None:
    host, layout = _host(qtbot, 3)
    host.findChildren(QLabel)[0].hide()
    assert layout.sizeHint().width() == 206
    assert layout.count() == 3
    taken = layout.takeAt(0)
    assert taken is not None
    assert layout.count() == 2
    assert layout.itemAt(5) is None
