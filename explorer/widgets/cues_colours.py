"""The colours of the table and of the things on it, in both themes; the one place that names them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtGui import QColor

from explorer.theme import theme
from explorer.widgets.painting import mixed

Shade = Callable[[str], QColor]
"""A colour of the palette, by its name, in the light that falls on what is painted with it."""

_DARKEST = 0.5  # how much of its own colour a thing keeps where no light falls on it
_STEPS = 64  # of light that can be told apart


@dataclass(frozen=True, slots=True)
class ScenePalette:
    """The tokens of the picture, as #rrggbb; `night` is what unlit things fade into."""

    night: str
    wall: str
    wall_foot: str
    table: str
    table_far: str
    table_edge: str
    light: str
    words: str
    bubble: str
    bubble_words: str
    skin: str
    skin_shade: str
    hair: str
    clothes: str
    clothes_shade: str
    lamp: str
    white: str = "#ffffff"
    sheet: str = "#fbfaf6"
    sheet_shade: str = "#d9d8d2"
    newsprint: str = "#e9e4d6"
    newsprint_shade: str = "#c3bcab"
    print: str = "#33343a"
    print_faint: str = "#8d8c8a"
    cup: str = "#d81e1e"
    cup_light: str = "#ff6a5c"
    cup_dark: str = "#8e0f12"
    coffee: str = "#3a2015"
    coffee_light: str = "#6d4026"
    notebook: str = "#4d5560"
    ruling: str = "#b9c4d4"
    metal: str = "#9aa3ae"
    pencil: str = "#cfc08f"
    pencil_dark: str = "#9d9067"
    wood: str = "#e6d3b3"
    eraser: str = "#c6b9b4"
    book: str = "#55637a"
    book_light: str = "#7585a0"
    book_dark: str = "#37425a"
    pages: str = "#efe9da"
    pages_shade: str = "#c4bba5"
    gilt: str = "#dcd6c4"


_LIGHT = ScenePalette(
    night="#252d3f", wall="#5d6b85", wall_foot="#78869f", table="#a98b68", table_far="#8b7155",
    table_edge="#6d5640", light="#fff0b8", words="#ffffff", bubble="#ffffff", bubble_words="#1b2330",
    skin="#dcae8a", skin_shade="#b98a68", hair="#33291f", clothes="#435069", clothes_shade="#343f54",
    lamp="#2a2f39",
)  # fmt: skip
_DARK = replace(
    _LIGHT, night="#0d1016", wall="#1f2632", wall_foot="#2b3443", table="#6a543d", table_far="#4f3f2f",
    table_edge="#3b2f23", words="#e8ecf3", bubble="#e8ecf3", skin="#c39a7b", skin_shade="#97735a",
    hair="#15110d", clothes="#33405a", clothes_shade="#263046",
)  # fmt: skip


def scene_colour(token: str, alpha: float = 1.0) -> QColor:
    """A colour of the palette under the theme now in force, whatever light falls on it."""
    colour = QColor(_lit(theme().palette.name == "dark", token, _STEPS))
    colour.setAlphaF(alpha)
    return colour


def shade(light: float) -> Shade:
    """The palette in this light, from 0 (the room's own) to 1."""
    is_dark, step = theme().palette.name == "dark", round(max(0.0, min(1.0, light)) * _STEPS)
    return lambda token: QColor(_lit(is_dark, token, step))


@lru_cache(8192)  # a picture asks for some two hundred at every frame
def _lit(is_dark: bool, token: str, step: int) -> QColor:
    palette = _DARK if is_dark else _LIGHT
    kept = _DARKEST + (1 - _DARKEST) * step / _STEPS
    return mixed(QColor(palette.night), QColor(getattr(palette, token)), kept)
