"""Numbers, labels and inks as they are shown."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QFontMetricsF
from pytestqt.qtbot import QtBot

from explorer.core.colour import ColourMap
from explorer.theme import theme
from explorer.widgets.painting import contrast, elided, ink_on, is_right_to_left, number_text, one_line


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.587, "0.587"),
        (0.0, "0.000"),
        (-1.25, "−1.250"),
        (0.00031, "3.1e−4"),
        (math.nan, "–"),
        (-math.inf, "−∞"),
        (math.inf, "∞"),
    ],
)
def test_numbers(value: float, text: str) -> None:
    assert number_text(value) == text


@given(st.floats(-1e3, 1e3, allow_nan=False))
def test_a_shown_number_is_the_value(value: float) -> None:
    shown = float(number_text(value).replace("−", "-"))
    # Three decimals: half of one is 5e-4; two figures of a smaller one: 5 %.
    assert abs(shown - value) <= max(5.001e-4 if abs(value) >= 5e-4 else 0, abs(value) * 0.051)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("colour_map", list(ColourMap))
def test_ink_reads_on_every_shade(qtbot: QtBot, mode: str, colour_map: ColourMap) -> None:
    theme().set_mode(mode)
    for shade in theme().lut(colour_map).tolist():
        ground = QColor(*shade)
        assert contrast(ink_on(ground), ground) >= 3.8  # the middle of a ramp has no better ink


def test_labels_stay_on_one_line(qtbot: QtBot) -> None:
    assert one_line("a\nb\tc\x00") == "a↵b⇥c␀"
    metrics = QFontMetricsF(theme().font())
    shown = elided(metrics, "x" * 100_000, 80)
    assert shown.endswith("…")
    assert metrics.horizontalAdvance(shown) <= 80


@pytest.mark.parametrize(
    ("texts", "expected"),
    [(("שלום", "world"), False), (("שלום", "עולם", "ok"), True), (("1", "."), False), ((), False)],
)
def test_direction(texts: tuple[str, ...], expected: bool) -> None:
    assert is_right_to_left(texts) is expected
