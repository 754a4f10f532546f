"""From q·k to the weight: strips and table."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.core.colour import ColourMap
from explorer.theme import theme
from explorer.widgets.score_strips import ScoreData, ScoreStrips, Stage

KEYS = ("[CLS]", "it", "was", "tired", "[SEP]")
DIMENSION = 8


def scores(chosen: int = 3) -> ScoreData:
    numbers = np.random.default_rng(2)
    q = numbers.normal(size=DIMENSION).astype(np.float32)
    keys = numbers.normal(size=(len(KEYS), DIMENSION)).astype(np.float32)
    dot = keys @ q
    scaled = (dot / np.sqrt(np.float32(DIMENSION))).astype(np.float32)
    mask = np.array([0, 0, 0, 0, -np.inf], dtype=np.float32)
    shares = np.exp(scaled + mask)
    weights = (shares / shares.sum()).astype(np.float32)
    stages = (
        Stage("dot product", dot, "q·k"),
        Stage("scaled", scaled, "÷ √8"),
        Stage("mask", mask, "0 or −∞"),
        Stage("softmax", weights, "α", signed=False),
    )
    return ScoreData(q, keys[chosen], q * keys[chosen], KEYS, stages, chosen, "it")


@pytest.fixture
def view(qtbot: QtBot) -> ScoreStrips:
    made = ScoreStrips()
    qtbot.addWidget(made)
    made.resize(560, 640)
    made.set_query_scores(scores())
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_hover_says_the_numbers(qtbot: QtBot, view: ScoreStrips) -> None:
    data = scores()
    canvas = view.strips.canvas()
    QTest.mouseMove(canvas, view.strips.cell_center(0, 2))
    assert view.strips.tip_lines() == (f"q[2] = {data.q[2]:.3f}".replace("-", "−"),)
    QTest.mouseMove(canvas, view.strips.cell_center(6, 1))
    assert view.strips.tip_lines()[0] == f"it → it   softmax = {data.stages[3].values[1]:.3f}"
    QTest.mouseMove(canvas, view.strips.cell_center(5, 4))
    assert view.strips.tip_lines()[0] == "it → [SEP]   mask = −∞"


def test_the_sum_of_the_product_is_the_dot_product(view: ScoreStrips) -> None:
    data = scores()
    figures = {strip.name: strip.figure for strip in view.strips._layout.strips}
    # float32 sums of 8 terms: 1e-5 at most, and three decimals are shown.
    total = float(figures["q ∘ k"].removeprefix("Σ = ").replace("−", "-"))
    dot = float(figures["dot product"].replace("−", "-"))
    assert total == pytest.approx(float(data.stages[0].values[3]), abs=6e-4)
    assert total == pytest.approx(dot, abs=1.1e-3)
    norm = math.sqrt(sum(float(x) ** 2 for x in data.q))
    assert figures["q"] == f"‖·‖ = {norm:.3f}"


def test_a_click_or_an_arrow_chooses_a_key(qtbot: QtBot, view: ScoreStrips) -> None:
    with qtbot.waitSignal(view.key_chosen) as chosen:
        at = view.strips.cell_center(4, 1)
        QTest.mouseClick(view.strips.canvas(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [1]
    with qtbot.waitSignal(view.key_chosen) as chosen:
        QTest.keyClick(view.strips, Qt.Key.Key_Right)
    assert chosen.args == [4]
    with qtbot.assertNotEmitted(view.key_chosen):
        at = view.strips.cell_center(0, 1)
        QTest.mouseClick(view.strips.canvas(), Qt.MouseButton.LeftButton, pos=at)


def test_the_table_shows_every_number(view: ScoreStrips) -> None:
    data, model = scores(), view.table.model()
    assert model.rowCount() == len(KEYS)
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(6)] == [
        "#", "key", "dot product", "scaled", "mask", "softmax",
    ]  # fmt: skip
    for row in range(len(KEYS)):
        assert model.index(row, 1).data() == KEYS[row]
        assert model.index(row, 5).data() == f"{data.stages[3].values[row]:.3f}"
    assert model.index(4, 4).data() == "−∞"


def test_the_table_sorts_and_keeps_the_chosen_key(qtbot: QtBot, view: ScoreStrips) -> None:
    weights = scores().stages[3].values
    view.table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    assert view.table.shown_keys() == tuple(np.argsort(-weights, kind="stable").tolist())
    assert view.table.model().index(view.table.currentIndex().row(), 0).data() == "3"
    with qtbot.waitSignal(view.key_chosen) as chosen:
        last = view.table.visualRect(view.table.model().index(len(KEYS) - 1, 1)).center()
        QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=last)
    assert chosen.args == [view.table.shown_keys()[-1]]
    view.set_query_scores(scores(chosen=0))
    assert view.table.shown_keys()[0] == int(np.argmax(weights))
    view.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert view.table.shown_keys() == (0, 1, 2, 3, 4)
    view.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [KEYS[i] for i in view.table.shown_keys()] == sorted(KEYS)


def test_arrows_in_the_table_choose(qtbot: QtBot, view: ScoreStrips) -> None:
    with qtbot.waitSignal(view.key_chosen) as chosen:
        QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert chosen.args == [4]


def test_strips_have_the_colours_of_their_values(view: ScoreStrips) -> None:
    image = view.strips.grab().toImage()

    def colour(strip: int, index: int) -> str:
        return image.pixelColor(view.strips.cell_center(strip, index)).name()

    data = scores()
    strongest = int(np.argmax(data.stages[3].values))
    assert colour(6, strongest) == QColor(*theme().lut(ColourMap.ACCENT)[255].tolist()).name()
    assert colour(5, 4) == theme().colour("masked").name()
    assert colour(5, 0) == theme().colour("card").name()
    at = int(np.argmax(np.abs(data.q)))
    end = 255 if data.q[at] > 0 else 0
    assert colour(0, at) == QColor(*theme().lut(ColourMap.SIGNED)[end].tolist()).name()


def test_nothing_chosen_yet(qtbot: QtBot, view: ScoreStrips) -> None:
    view.set_query_scores(None)
    view.grab()
    QTest.keyClick(view.strips, Qt.Key.Key_Right)
    assert view.picture_value() == ""
    assert view.table.shown_keys() == ()
    assert view.picture_arrays() == {}


def test_long_text_and_large_type(view: ScoreStrips) -> None:
    theme().set_text_percent(250)
    count = 600
    values = np.random.default_rng(0).random(count).astype(np.float32)
    q = np.random.default_rng(1).normal(size=256).astype(np.float32)
    keys = tuple(f"动物{n}" for n in range(count))
    view.set_query_scores(ScoreData(q, q, q * q, keys, (Stage("softmax", values, "", False),), 599, "它"))
    view.grab()
    assert view.picture_value().startswith("它 → 动物599")


@pytest.mark.parametrize("fault", ["vector", "stage", "chosen"])
def test_wrong_shapes(fault: str) -> None:
    q, stage = np.zeros(3, dtype=np.float32), Stage("s", np.zeros(2, dtype=np.float32))
    k = np.zeros(4 if fault == "vector" else 3, dtype=np.float32)
    keys = ("a",) if fault == "stage" else ("a", "b")
    with pytest.raises(ValueError):  # noqa: PT011 - each fault has a message of its own
        ScoreData(q, k, q, keys, (stage,), 5 if fault == "chosen" else 0, "q")
