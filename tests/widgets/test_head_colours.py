"""Colours of heads can be told apart and seen, however many there are."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.head_colours import head_colours, oklab
from explorer.widgets.painting import contrast


def _array(colours: tuple[QColor, ...]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.array([[c.red(), c.green(), c.blue()] for c in colours], dtype=np.float64)


def _least_gap(count: int, without: str = "") -> float:
    """How far apart the two most alike of so many colours are."""
    labs = oklab(_array(head_colours(count)), without=without)
    gaps = np.linalg.norm(labs[:, None] - labs[None], axis=2)
    return float(gaps[np.triu_indices(count, 1)].min())


@pytest.mark.parametrize("without", ["", "green", "red"])
def test_oklab_of_white_and_black(without: str) -> None:
    labs = oklab(np.array([[255.0, 255, 255], [0, 0, 0]]), without=without)
    np.testing.assert_allclose(labs, [[1, 0, 0], [0, 0, 0]], atol=1e-3)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_twelve_heads_are_told_apart(qtbot: QtBot, mode: str) -> None:
    theme().set_mode(mode)
    assert _least_gap(12) > 0.09  # about 0.02 can be told apart side by side


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_colour_stands_out_from_the_card(qtbot: QtBot, mode: str) -> None:
    theme().set_mode(mode)
    assert all(contrast(colour, theme().colour("card")) >= 3 for colour in head_colours(40))


@pytest.mark.parametrize("without", ["green", "red"])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nine_heads_are_told_apart_without_green_or_red(qtbot: QtBot, mode: str, without: str) -> None:
    theme().set_mode(mode)
    assert _least_gap(6, without) > 0.09
    assert _least_gap(9, without) > 0.07


def test_more_heads_leave_the_first_ones_as_they_were(qtbot: QtBot) -> None:
    few, many = head_colours(3), head_colours(40)
    assert many[:3] == few
    assert len({colour.name() for colour in many}) == 40
    assert few[0] == theme().colour("accent")
    assert head_colours(0) == ()
