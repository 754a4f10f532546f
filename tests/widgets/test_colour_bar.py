"""The colour bar's ticks and colours under every scale."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from explorer.core.colour import LOG_FLOOR, ColourMap, Scale
from explorer.theme import theme
from explorer.widgets.cell_colours import Look
from explorer.widgets.colour_bar import ColourBar, tick_places


def _bar(qtbot: QtBot, width: int = 320) -> ColourBar:
    bar = ColourBar()
    qtbot.addWidget(bar)
    bar.resize(width, bar.sizeHint().height())
    return bar


@pytest.mark.parametrize("scale", list(Scale))
@pytest.mark.parametrize("percent", [100, 200])
def test_ticks_hold_the_ends_and_never_overlap(qtbot: QtBot, scale: Scale, percent: int) -> None:
    theme().set_text_percent(percent)
    bar = _bar(qtbot)
    bar.set(scale, ColourMap.ACCENT, 0.0, 0.8, False, "α")
    values = [value for value, _text in bar.ticks()]
    assert values[-1] == 0.8
    assert values[0] == pytest.approx(LOG_FLOOR * 0.8 if scale is Scale.LOG else 0.0)
    metrics = QFontMetricsF(theme().font(0.85, tabular=True))
    spans = sorted(
        (x - metrics.horizontalAdvance(text) / 2, x + metrics.horizontalAdvance(text) / 2)
        for (_v, x), (_w, text) in zip(sorted(bar._placed()), bar.ticks(), strict=True)
    )
    assert all(a[1] < b[0] for a, b in pairwise(spans))
    assert spans[-1][1] <= bar.width()


@pytest.mark.parametrize("scale", list(Scale))
def test_a_tick_lies_where_its_value_is(qtbot: QtBot, scale: Scale) -> None:
    bar = _bar(qtbot)
    bar.set(scale, ColourMap.ACCENT, 0.0, 1.0, False, "α")
    frame = bar._bar()
    for value in (0.01, 0.1, 0.5, 1.0):
        x = frame.left() + tick_places([value], Look(scale))[0] * frame.width()
        assert bar.value_under(x) == pytest.approx(value, rel=1e-3)


def test_a_signed_bar_has_zero_in_its_middle(qtbot: QtBot) -> None:
    bar = _bar(qtbot)
    bar.set(Scale.LINEAR, ColourMap.ACCENT, 0.0, 2.0, True, "score")
    values = [value for value, _text in bar.ticks()]
    assert values[0] == -2.0
    assert values[-1] == 2.0
    assert 0.0 in values
    frame = bar._bar()
    assert bar.value_under(frame.center().x()) == pytest.approx(0.0, abs=1e-9)
    assert bar.value_under(frame.left()) == pytest.approx(-2.0)


def test_the_ramp_is_painted_from_the_card_to_the_strongest_colour(qtbot: QtBot) -> None:
    bar = _bar(qtbot)
    bar.set(Scale.SQRT, ColourMap.VIRIDIS, 0.0, 1.0, False, "α")
    image, frame = bar.grab().toImage(), bar._bar()
    lut = theme().lut(ColourMap.VIRIDIS)
    y = round(frame.center().y())
    for share in (0.1, 0.5, 0.9):
        pixel = image.pixelColor(round(frame.left() + share * frame.width()), y)
        painted = np.array([pixel.red(), pixel.green(), pixel.blue()], dtype=int)
        # One pixel of the bar spans less than one of the 256 colours.
        assert np.abs(painted - lut[round(share * 255)].astype(int)).max() <= 4


def test_it_can_be_exported(qtbot: QtBot) -> None:
    bar = _bar(qtbot)
    bar.set(Scale.SQRT, ColourMap.ACCENT, 0.0, 1.0, False, "α")
    arrays = bar.picture_arrays()
    assert arrays["value"].shape == (256,)
    header, rows = bar.picture_table()
    assert len(list(rows)) == 256
    assert header[0] == "value"
    assert bar.picture_name() == "Colour bar of α"
