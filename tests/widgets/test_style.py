"""The style sheet: every name is known, every theme and size can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from explorer.core.paths import resource
from explorer.theme import theme
from explorer.widgets.icons import svg
from explorer.widgets.style import named_colour, palette, stylesheet


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    shares = [channel / 255 for channel in (colour.red(), colour.green(), colour.blue())]
    red, green, blue = [s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: QColor, b: QColor) -> float:
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 250])
def test_the_sheet_is_filled_in(qtbot: QtBot, tmp_path: Path, mode: str, percent: int) -> None:
    theme().set_mode(mode)
    theme().set_text_percent(percent)
    sheet = stylesheet(theme(), tmp_path)
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    for path in re.findall(r"url\(([^)]*)\)", sheet):
        assert Path(path).is_file()


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", "ground"),
        ("ink", "card"),
        ("ink", "field"),
        ("ink", "rail"),
        ("ink", "hover"),
        ("muted", "ground"),
        ("muted", "card"),
        ("muted", "rail"),
        ("muted", "field"),
        ("accent", "card"),
        ("on_accent", "accent"),
        ("on_accent", "accent_strong"),
        ("second", "card"),
        ("danger", "card"),
        ("tip_ink", "tip_ground"),
    ],
)
def test_text_can_be_read(qtbot: QtBot, mode: str, text: str, ground: str) -> None:
    theme().set_mode(mode)
    ratio = contrast(named_colour(theme(), text), named_colour(theme(), ground))
    assert ratio >= 4.5


def test_the_palette_follows_the_theme(qtbot: QtBot) -> None:
    theme().set_mode("dark")
    dark = palette(theme()).color(QPalette.ColorRole.Window)
    theme().set_mode("light")
    assert palette(theme()).color(QPalette.ColorRole.Window).lightness() > dark.lightness()


def test_every_icon_takes_its_colour() -> None:
    for path in resource("icons").glob("*.svg"):
        drawn = svg(path.stem, "#123456")
        assert b"currentColor" not in drawn
        assert path.stem == "seqscope" or b"#123456" in drawn


def test_a_full_disk_costs_the_icons_not_the_window(tmp_path: Path) -> None:
    assert "url" in stylesheet(theme(), tmp_path / "missing")


@pytest.mark.parametrize(("percent", "expected"), [(100, 12), (125, 15), (200, 15), (250, 15)])
def test_white_space_grows_less_than_text(qtbot: QtBot, percent: int, expected: int) -> None:
    theme().set_text_percent(percent)
    assert theme().gap(12) == expected
    assert theme().px(12) == 12 * percent // 100
