"""Vectors as bars by mouse, keyboard and pixel."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.picture import save_picture
from explorer.widgets.vector_bars import VectorBars
from explorer.widgets.vector_bars_layout import NamedVector, lay_out, least_height

NAMES = ("text to read", "paper to write on", "coffee")
VECTORS = (
    NamedVector("Attention pooling", np.array([0.979, 0.106, 1 / 3]), chosen=True),
    NamedVector("Average pooling", np.array([0.5, 0.32, 0.2])),
    NamedVector("Max pooling", np.array([1.0, 1.0, 1.7e-5])),
)


@pytest.fixture
def bars(qtbot: QtBot) -> VectorBars:
    made = VectorBars()
    qtbot.addWidget(made)
    made.resize(760, 120)
    made.set_vectors(VECTORS, NAMES)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_bar_is_as_long_as_its_number(bars: VectorBars) -> None:
    image = bars.grab().toImage()
    for vector, token in ((0, "accent"), (1, "muted")):
        for at in range(3):
            filled = bars.bar_rect(vector, at)
            whole = next(b.track for b in bars._layout.bars if (b.vector, b.at) == (vector, at))
            assert filled.width() == pytest.approx(whole.width() * VECTORS[vector].numbers[at])
            y, colour = round(filled.center().y()), theme().colour(token).name()
            assert image.pixelColor(round(filled.right()) - 2, y).name() == colour
            if filled.width() < whole.width() - 3:
                assert image.pixelColor(round(filled.right()) + 2, y).name() != colour


def test_hovering_tells_the_exact_number(bars: VectorBars) -> None:
    QTest.mouseMove(bars.canvas(), bars.bar_center(0, 2))
    assert bars.tip_lines() == ("Attention pooling", "coffee   0.333333")
    QTest.mouseMove(bars.canvas(), bars.bar_center(2, 2))
    assert bars.tip_lines() == ("Max pooling", "coffee   1.7e−5")


def test_a_click_and_the_arrows_choose(bars: VectorBars) -> None:
    QTest.keyClick(bars, Qt.Key.Key_Down)
    assert bars.chosen() == (0, 0)
    for key, place in (
        (Qt.Key.Key_Down, (0, 1)),
        (Qt.Key.Key_Right, (1, 1)),
        (Qt.Key.Key_Left, (0, 1)),
        (Qt.Key.Key_Left, (0, 1)),
        (Qt.Key.Key_Up, (0, 0)),
        (Qt.Key.Key_Escape, None),
    ):
        QTest.keyClick(bars, key)
        assert bars.chosen() == place
    QTest.mouseClick(bars.canvas(), Qt.MouseButton.LeftButton, pos=bars.bar_center(1, 2))
    assert bars.chosen() == (1, 2)
    assert bars.picture_value() == "Average pooling\ncoffee   0.2"
    assert bars.accessibleDescription() == bars.picture_value()
    bars.set_vectors(VECTORS[:2], NAMES)
    assert bars.chosen() is None


def test_what_cannot_stand_side_by_side_stands_below(bars: VectorBars) -> None:
    tops = {block.top() for block in lay_out(VECTORS, NAMES, 760, 120).blocks}
    assert len(tops) == 1
    narrow = lay_out(VECTORS, NAMES, 260, 500)
    assert len({block.top() for block in narrow.blocks}) == 3
    assert all(a.bottom() <= b.top() for a, b in zip(narrow.blocks, narrow.blocks[1:], strict=False))
    for width, height in ((300, 600), (800, 300), (1400, 300)):
        layout = lay_out(VECTORS, NAMES, width, max(height, least_height(VECTORS, NAMES, width)))
        assert layout.blocks[-1].bottom() <= height
        assert all(bar.track.right() < bar.rect.right() for bar in layout.bars)


def test_wrong_shapes_are_refused_and_nothing_is_drawn_of_nothing(bars: VectorBars) -> None:
    with pytest.raises(ValueError, match="numbers for 2 names"):
        bars.set_vectors(VECTORS, NAMES[:2])
    bars.set_vectors((), ())
    assert not bars.grab().isNull()
    QTest.keyClick(bars, Qt.Key.Key_Down)
    assert bars.chosen() is None
    bars.set_vectors((NamedVector("v", np.array([np.nan, 2.0, -1.0])),), NAMES)
    assert not bars.grab().isNull()


@pytest.mark.parametrize("percent", [100, 250])
def test_theme_text_size_and_files(bars: VectorBars, percent: int, tmp_path: Path) -> None:
    theme().set_mode("dark")
    theme().set_text_percent(percent)
    for ending in ("png", "svg", "csv", "npz"):
        save_picture(bars, tmp_path / f"p.{ending}")
    with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["name", *NAMES]
    assert [[float(x) for x in row[1:]] for row in rows[1:]] == [v.numbers.tolist() for v in VECTORS]
