"""The colour bars below the gates: one for all in [0, 1], one for each that has a sign."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.cell_colours import Look
from explorer.widgets.colour_bar import ColourBar
from explorer.widgets.gates_view_data import GatesData
from explorer.widgets.painting import one_line


class _Host(Protocol):
    def width(self) -> int: ...
    def height(self) -> int: ...
    def set_foot(self, height: int) -> None: ...


def symbol(name: str) -> str:
    """The short sign at the end of a gate's name, or else the name: “forget f” gives “f”."""
    last = name.split()[-1] if name.split() else ""
    return last if 0 < len(last) <= 2 else one_line(name)


class GateBars:
    """Owns the colour bars, children of the view, and lays them side by side below it."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._bars: list[ColourBar] = []
        self._data = GatesData()

    def set_data(self, data: GatesData) -> None:
        """Show the scales of these gates."""
        self._data = data
        self.retranslate()

    def retranslate(self) -> None:
        """Set the bars and their labels anew."""
        wanted = self._wanted()
        while len(self._bars) > len(wanted):
            bar = self._bars.pop()
            bar.hide()
            bar.deleteLater()
        while len(self._bars) < len(wanted):
            self._bars.append(ColourBar(self._parent))
        for bar, (look, label) in zip(self._bars, wanted, strict=True):
            bar.set(look.scale, look.colour_map, look.low, look.high, look.signed, label)

    def _wanted(self) -> list[tuple[Look, str]]:
        """A look and a label for each bar."""
        data = self._data
        plain = [one_line(name) for name, sign in zip(data.names, data.signed, strict=True) if not sign]
        found = []
        if plain:
            signs = [symbol(name) for name in plain]
            short = len("".join(signs)) <= 6
            label = " ".join(signs) if short else translate("GatesView", "gates")
            found.append((data.looks[data.signed.index(False)], label))
        for name, look in zip(data.names, data.looks, strict=True):
            if look.signed:
                found.append((look, symbol(name)))
        return found

    def _across(self, width: int) -> int:
        """How many bars lie side by side."""
        return max(1, min(len(self._bars), width // max(theme().px(78), 1)))

    def _row_height(self) -> int:
        return self._bars[0].sizeHint().height() if self._bars else 0

    def height_in(self, width: int) -> int:
        """The height that the bars take in a view of this width."""
        return -(-len(self._bars) // self._across(width)) * self._row_height() if self._bars else 0

    def place(self, host: _Host, *, shown: bool) -> None:
        """Lie at the foot of the view, or hide."""
        shown = shown and bool(self._bars)
        host.set_foot(self.height_in(host.width()) if shown else 0)
        edge, gap = theme().px(6), theme().px(10)
        across = self._across(host.width())
        wide = (host.width() - 2 * edge - (across - 1) * gap) // across
        top, high = host.height() - self.height_in(host.width()), self._row_height()
        for place, bar in enumerate(self._bars):
            row, column = divmod(place, across)
            bar.setGeometry(edge + column * (wide + gap), top + row * high, wide, high)
            bar.setVisible(shown)
