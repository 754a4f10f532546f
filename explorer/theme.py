"""The one place that defines colours, sizes and fonts; no widget names a colour of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication

from explorer.core.colour import ColourMap, ramp


@dataclass(frozen=True, slots=True)
class Palette:
    """The tokens of one theme, as #rrggbb."""

    name: str
    ground: str
    card: str
    field: str
    ink: str
    muted: str
    hairline: str
    accent: str
    accent_soft: str
    on_accent: str
    second: str
    danger: str
    masked: str
    tip_ground: str
    tip_ink: str


LIGHT = Palette(
    "light", "#f6f7f9", "#ffffff", "#f6f7f9", "#1b2330", "#5b6472", "#e3e7ee", "#2f6fed", "#e6eefd",
    "#ffffff", "#c94f0a", "#c62828", "#eceff3", "#1b2330", "#f6f7f9",
)  # fmt: skip
DARK = Palette(
    "dark", "#14171c", "#1b2027", "#14171c", "#e8ecf3", "#98a2b3", "#2c333d", "#6ea1ff", "#243149",
    "#10141a", "#ffa15c", "#ff8a80", "#262b33", "#2c3a55", "#e8ecf3",
)  # fmt: skip

BASE_PIXELS = 13
MIN_SCALE, MAX_SCALE = 100, 250
WIDEST_GAP = 1.25  # times its size at 100 % text


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chooses about the look: mode "system", "light" or "dark"; text size in per cent."""

    mode: str = "system"
    text_percent: int = 100


def _palette_of(mode: str) -> Palette:
    """The tokens of a mode; "system" asks the system."""
    if mode == "system":
        return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if mode == "dark" else LIGHT


class Theme(QObject):
    """The current look; `changed` is emitted after every change of mode, system scheme or text size."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = Settings()
        self._palette = _palette_of(self._settings.mode)
        self._colours: dict[tuple[str, float], QColor] = {}
        self._fonts: dict[tuple[float, bool, bool], QFont] = {}
        self._luts: dict[ColourMap, np.ndarray[tuple[int, int], np.dtype[np.uint8]]] = {}
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_scheme)

    @property
    def settings(self) -> Settings:
        return self._settings

    def set_mode(self, mode: str) -> None:
        """Choose "system", "light" or "dark"."""
        self._set(replace(self._settings, mode=mode))

    def set_text_percent(self, percent: int) -> None:
        """Choose the text size, held within 100 to 250 %."""
        self._set(replace(self._settings, text_percent=max(MIN_SCALE, min(MAX_SCALE, percent))))

    def _set(self, settings: Settings) -> None:
        if settings != self._settings:
            self._settings = settings
            self._renew()

    def _on_system_scheme(self) -> None:
        if self._settings.mode == "system":
            self._renew()

    def _renew(self) -> None:
        """Forget what was made of the former look; painting asks thousands of times a second."""
        self._palette = _palette_of(self._settings.mode)
        self._colours.clear()
        self._fonts.clear()
        self._luts.clear()
        self.changed.emit()

    @property
    def palette(self) -> Palette:
        """The tokens now in force."""
        return self._palette

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        """A token of the palette as a QColor: `colour("accent")`."""
        key = name, alpha
        if key not in self._colours:
            colour = QColor(getattr(self._palette, name))
            colour.setAlphaF(alpha)
            self._colours[key] = colour
        return QColor(self._colours[key])

    def px(self, pixels: float) -> int:
        """A length that grows with the text size, in logical pixels."""
        return round(pixels * self._settings.text_percent / 100)

    def gap(self, pixels: float) -> int:
        """White space, in logical pixels: it grows a little with the text, then gives way to the pictures."""
        return round(pixels * min(self._settings.text_percent / 100, WIDEST_GAP))

    def font(self, relative: float = 1.0, *, bold: bool = False, tabular: bool = False) -> QFont:
        """The interface font at `relative` times the base size; `tabular`: figures of equal width."""
        key = relative, bold, tabular
        if key not in self._fonts:
            self._fonts[key] = self._made_font(relative, bold, tabular)
        return QFont(self._fonts[key])

    def _made_font(self, relative: float, bold: bool, tabular: bool) -> QFont:
        font = QFont(QGuiApplication.font())
        font.setPixelSize(max(1, self.px(BASE_PIXELS * relative)))
        font.setBold(bold)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def lut(self, colour_map: ColourMap) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
        """The 256 RGB colours of a colour map under this theme: (256, 3) uint8."""
        if colour_map not in self._luts:
            tokens = self._palette
            made = ramp(colour_map, card=tokens.card, accent=tokens.accent, second=tokens.second)
            made.setflags(write=False)  # shared by all who ask
            self._luts[colour_map] = made
        return self._luts[colour_map]


_theme: Theme | None = None


def theme() -> Theme:
    """The application's theme; made at the first call, which needs a QGuiApplication."""
    global _theme
    if _theme is None:
        _theme = Theme()
    return _theme
