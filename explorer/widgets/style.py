"""The application's style sheet and palette, built from the theme's tokens."""

from __future__ import annotations

import logging
import re
from functools import cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, QTemporaryDir
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from explorer.core.paths import resource
from explorer.theme import Theme, theme
from explorer.widgets.icons import svg

log = logging.getLogger(__name__)

# The icons that the style sheet names, and the token of their colour.
_SHEET_ICONS = {
    "down": ("down", "muted"),
    "up": ("up", "muted"),
    "right": ("right", "muted"),
    "check": ("check", "on_accent"),
    "partly": ("partly", "on_accent"),
    "dot": ("dot", "on_accent"),
    "tick": ("check", "accent"),
}
_LENGTH = re.compile(r"([pg])(\d+)")


class _Sheet(Template):
    idpattern = r"[a-z0-9_]+"


class Look(QObject):
    """Keeps an application's style in step with the theme; owned by the application."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._icons = QTemporaryDir()
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setFont(QFont(best_family(), application.font().pointSize()))
        theme().changed.connect(self.apply)
        self.apply()

    def apply(self) -> None:
        """Set the palette, the font and the style sheet anew."""
        look = theme()
        self._application.setPalette(palette(look))
        self._application.setFont(look.font())
        self._application.setStyleSheet(stylesheet(look, Path(self._icons.path())))


def best_family() -> str:
    """The family of the interface font: the system's own, unless that is a mere alias without a face."""
    family = QFont().family()
    if QFontDatabase.hasFamily(family):
        return family
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


@cache
def _template() -> _Sheet:
    return _Sheet(resource("style.qss").read_text(encoding="utf-8"))


def stylesheet(look: Theme, icons: Path) -> str:
    """The style sheet under a theme; the icons it names are written into the folder `icons`."""
    return _template().substitute(_Values(look, icons))


class _Values(dict[str, str]):
    """What `$name` in the style sheet stands for, worked out when it is asked for."""

    def __init__(self, look: Theme, icons: Path) -> None:
        super().__init__()
        self._look, self._icons = look, icons

    def __missing__(self, name: str) -> str:
        if length := _LENGTH.fullmatch(name):
            measure = self._look.px if length[1] == "p" else self._look.gap
            value = f"{measure(int(length[2]))}px"
        elif name.startswith("i_"):
            value = self._icon(*_SHEET_ICONS[name[2:]])
        else:
            value = named_colour(self._look, name).name()
        self[name] = value
        return value

    def _icon(self, name: str, token: str) -> str:
        colour = named_colour(self._look, token).name()
        path = self._icons / f"{name}-{colour[1:]}.svg"
        if not path.exists():
            try:
                path.write_bytes(svg(name, colour))
            except OSError as error:  # a full disk costs the little arrows, not the window
                log.warning("no icon %s: %s", path, error)
        return path.as_posix()


def _mix(a: QColor, b: QColor, share: float) -> QColor:
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(x * (1 - share) + y * share) for x, y in pairs))


def named_colour(look: Theme, name: str) -> QColor:
    """A token of the palette, or one of the shades that only the frame uses, mixed from tokens."""
    colour = look.colour
    shades = {
        "rail": ("ground", "hairline", 0.35),
        "edge": ("hairline", "muted", 0.35),
        "hover": ("hairline", "ground", 0.25),
        "faint": ("muted", "card", 0.4),
        "accent_strong": ("accent", "ink", 0.18),
    }
    if name in shades:
        first, second, share = shades[name]
        return _mix(colour(first), colour(second), share)
    return colour(name)


_ROLES = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "card",
    QPalette.ColorRole.AlternateBase: "field",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.ToolTipBase: "tip_ground",
    QPalette.ColorRole.ToolTipText: "tip_ink",
    QPalette.ColorRole.Light: "card",
    QPalette.ColorRole.Midlight: "hairline",
    QPalette.ColorRole.Mid: "edge",
    QPalette.ColorRole.Dark: "muted",
    QPalette.ColorRole.Shadow: "hairline",
}


def palette(look: Theme) -> QPalette:
    """The palette for what the style sheet does not reach."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, named_colour(look, name))
    faint = named_colour(look, "faint")
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return made
