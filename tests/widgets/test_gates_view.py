"""The gates by mouse, keyboard and pixel."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.core.colour import ColourMap
from explorer.core.trace import FloatArray
from explorer.theme import theme
from explorer.widgets.colour_bar import ColourBar
from explorer.widgets.curve_plot_axes import exact_text
from explorer.widgets.gates_view import GatesView
from explorer.widgets.gates_view_bars import symbol
from explorer.widgets.picture import save_picture

NAMES = ("forget f", "input i", "candidate g", "output o", "cell c")
SIGNED = (False, False, True, False, True)
STEPS = tuple(f"word{i}" for i in range(7))
UNITS = 6


def values(steps: int = 7, units: int = UNITS) -> FloatArray:
    numbers = np.random.default_rng(3).normal(size=(5, steps, units))
    gates = 1 / (1 + np.exp(-numbers))
    for gate, signed in enumerate(SIGNED):
        if signed:
            gates[gate] = 3 * np.tanh(numbers[gate])
    return gates.astype(np.float32)


@pytest.fixture
def view(qtbot: QtBot) -> GatesView:
    made = GatesView()
    qtbot.addWidget(made)
    made.resize(420, 360)
    made.set_gates(NAMES, values(), SIGNED, STEPS)
    with qtbot.waitExposed(made):
        made.show()
    return made


def pixel(view: GatesView, gate: int, column: int) -> QColor:
    return view.grab().toImage().pixelColor(view.cell_center(gate, column))


def close(a: QColor, b: QColor) -> bool:
    """Within one of the 256 steps of the ramp."""
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return all(abs(x - y) <= 4 for x, y in pairs)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_cell_has_the_colour_of_its_value_at_the_step(view: GatesView, mode: str) -> None:
    theme().set_mode(mode)
    view.set_step(4)
    gate = float(values()[1, 4, 2])
    assert close(pixel(view, 1, 2), QColor(*theme().lut(ColourMap.ACCENT)[round(gate * 255)].tolist()))
    limit = float(np.abs(values()[4]).max())
    share = 0.5 + 0.5 * float(values()[4, 4, 3]) / limit
    assert close(pixel(view, 4, 3), QColor(*theme().lut(ColourMap.SIGNED)[round(share * 255)].tolist()))


def test_hover_says_the_exact_value(view: GatesView) -> None:
    view.set_step(2)
    QTest.mouseMove(view.canvas(), view.cell_center(2, 5))
    expected = exact_text(float(values()[2, 2, 5]))
    assert view.tip_lines() == (f"candidate g = {expected}", "unit 5   t = 2   word2")
    assert view.picture_value().splitlines()[0] == f"candidate g = {expected}"


def test_a_click_and_the_arrows_choose_a_unit(qtbot: QtBot, view: GatesView) -> None:
    seen: list[int] = []
    view.unit_chosen.connect(seen.append)
    QTest.mouseClick(view.canvas(), Qt.MouseButton.LeftButton, pos=view.cell_center(0, 3))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right, Qt.Key.Key_Home):
        QTest.keyClick(view, key)
    assert seen == [3, 4, 5, 0]
    view.set_unit(2)
    assert seen[-1] == 0


def test_over_time_a_click_chooses_step_and_unit(qtbot: QtBot, view: GatesView) -> None:
    view.resize(500, 640)
    view.set_over_time(True)
    steps: list[int] = []
    units: list[int] = []
    view.step_chosen.connect(steps.append)
    view.unit_chosen.connect(units.append)
    QTest.mouseClick(view.canvas(), Qt.MouseButton.LeftButton, pos=view.cell_center(1, 5))
    assert steps == [5]
    first = units[0]
    assert abs(first - UNITS // 2) <= 1  # the middle of the block lies between two units
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Home):
        QTest.keyClick(view, key)
    assert (steps, units) == ([5, 4, 0], [first, first - 1])


def test_over_time_a_block_shows_units_by_steps(view: GatesView) -> None:
    view.resize(500, 700)
    view.set_over_time(True)
    layout = view._layout
    assert not layout.lines
    row = layout.rows[1]
    image = view.grab().toImage()
    for step, unit in ((0, 0), (6, 5), (3, 1)):
        cell = layout.column_rect(row.plane, step)
        at = QPoint(round(cell.center().x()), round(cell.top() + (unit + 0.5) / UNITS * cell.height()))
        if step == 0:  # the marked step is framed: stay inside the frame
            at += QPoint(2, 0)
        value = float(values()[1, step, unit])
        shade = QColor(*theme().lut(ColourMap.ACCENT)[round(value * 255)].tolist())
        assert close(image.pixelColor(at), shade)


def test_where_blocks_would_be_low_there_are_lines_of_the_mean_and_the_unit(view: GatesView) -> None:
    view.resize(420, 220)
    view.set_over_time(True)
    view.set_unit(2)
    QTest.mouseMove(view.canvas(), view.cell_center(0, 3))
    mean = exact_text(float(values()[0, 3].mean(dtype=np.float64)))
    unit = exact_text(float(values()[0, 3, 2]))
    assert view.tip_lines() == (f"forget f   mean of all units = {mean}", f"unit 2 = {unit}", "t = 3   word3")
    assert not any(bar.isVisible() for bar in view.findChildren(ColourBar))


def test_the_share_kept_has_a_row_of_its_own(view: GatesView) -> None:
    kept = np.linspace(0.1, 0.7, 7).astype(np.float32)
    view.set_kept(kept)
    view.set_step(6)
    assert pixel(view, -1, 1).name() == theme().colour("accent").name()
    assert pixel(view, -1, 5).name() == theme().colour("card").name()
    QTest.mouseMove(view.canvas(), view.cell_center(-1, 1))
    assert view.tip_lines()[0] == "kept, on average = 0.7"
    with pytest.raises(ValueError, match="shares"):
        view.set_kept(kept[:3])
    view.set_gates(NAMES, values(3), SIGNED)  # of another number of steps: the share is gone
    assert "kept" not in view.picture_arrays()


def test_colour_bars_say_the_scales(view: GatesView) -> None:
    bars = [bar for bar in view.findChildren(ColourBar) if bar.isVisible()]
    assert len(bars) == 3
    assert [bar.accessibleName().split()[-1] for bar in bars] == ["o", "g", "c"]
    ends = [(bar.ticks()[0][0], bar.ticks()[-1][0]) for bar in bars]
    limit = float(np.abs(values()[4]).max())
    assert ends[0] == pytest.approx((0, 1))
    assert ends[2] == pytest.approx((-limit, limit))


@pytest.mark.parametrize(
    ("name", "sign"), [("forget f", "f"), ("遗忘门 f", "f"), ("candidate", "candidate"), ("", "")]
)
def test_the_sign_of_a_gate(name: str, sign: str) -> None:
    assert symbol(name) == sign


def test_no_gates_no_steps_no_units(view: GatesView) -> None:
    for shape, names in (((0, 5, 4), ()), ((5, 0, 4), NAMES), ((5, 3, 0), NAMES), ((5, 1, 1), NAMES)):
        view.set_gates(names, np.zeros(shape, dtype=np.float32), SIGNED[: len(names)])
        for over in (True, False):
            view.set_over_time(over)
            assert not view.grab().isNull()
            QTest.keyClick(view, Qt.Key.Key_Right)
    view.set_step(99)
    view.set_unit(99)
    assert not view.grab().isNull()


def test_values_that_are_no_numbers_are_drawn_masked(view: GatesView) -> None:
    held = values()
    held[0, 0, 1] = np.nan
    held[4] *= np.float32(1e38)
    held[4, 0, 2] = np.inf
    view.set_gates(NAMES, held, SIGNED)
    assert pixel(view, 0, 1).name() == theme().colour("masked").name()
    assert pixel(view, 4, 2).name() == QColor(*theme().lut(ColourMap.SIGNED)[255].tolist()).name()
    view.set_over_time(True)
    assert not view.grab().isNull()


def test_shapes_are_checked(view: GatesView) -> None:
    with pytest.raises(ValueError, match="signs"):
        view.set_gates(NAMES, values(), SIGNED[:2])
    with pytest.raises(ValueError, match="names"):
        view.set_gates(NAMES, values(), SIGNED, STEPS[:2])


@pytest.mark.parametrize("percent", [100, 250])
def test_text_size_language_and_picture(view: GatesView, percent: int, tmp_path: Path) -> None:
    theme().set_text_percent(percent)
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert view.accessibleName() == "Gates at the step"
    for over in (False, True):
        view.set_over_time(over)
        for ending in ("png", "svg", "csv", "npz"):
            save_picture(view, tmp_path / f"p.{ending}")
    with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    np.testing.assert_array_equal(
        np.array([row["value"] for row in rows], dtype=np.float32), values().ravel()
    )
