"""Keeps formulas set as SVG, and has the missing ones set without being felt."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QObject, Signal

from explorer.core.cancel import CancelToken
from explorer.core.typesetting import Drawn, Wanted
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner
from explorer.workers.typesetter import typesetter

_KEPT = 400
LANE = "formulas"


def set_all(formulas: tuple[Wanted, ...], token: CancelToken) -> tuple[tuple[Wanted, Drawn | None], ...]:
    """Set formulas one by one, handing each out as soon as it is ready."""
    done = []
    for wanted in formulas:
        token.check()
        done.append((wanted, typesetter().set(wanted)))
        token.publish(done[-1])
    return tuple(done)


def pieces(latex: str) -> tuple[str, ...]:
    """A formula cut before its relations and sums, outside all braces, for a column that is too narrow.

    Joined together the pieces are the formula again.
    """
    cuts, depth, at = [0], 0, 0
    for match in re.finditer(r"\\left\b|\\right\b|\\begin\b|\\end\b|\\[A-Za-z]+|\\.|[{}=+≈]", latex):
        mark = match[0]
        if mark in ("{", r"\left", r"\begin"):
            depth += 1
        elif mark in ("}", r"\right", r"\end"):
            depth -= 1
        elif depth == 0 and mark in ("=", "+", "≈", r"\approx") and latex[at : match.start()].strip():
            cuts.append(match.start())
        at = match.end() if mark in ("=", "+", "≈", r"\approx") else at
    bounds = [*cuts, len(latex)]
    return tuple(latex[a:b] for a, b in pairwise(bounds))


class FormulaSetter(QObject):
    """Keeps the formulas set so far and sets the missing ones; the newest wish wins."""

    ready = Signal()
    """At least one more formula is set."""

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[Wanted, Drawn | None] = OrderedDict()
        self._runner = Runner(lanes, self)
        self._runner.partial_ready.connect(self._on_one_set)

    def known(self, wanted: Wanted) -> bool:
        """Whether the formula has been tried."""
        return wanted in self._kept

    def drawn(self, wanted: Wanted) -> Drawn | None:
        """The formula, if it is set."""
        if wanted in self._kept:
            self._kept.move_to_end(wanted)
        return self._kept.get(wanted)

    def want(self, formulas: Iterable[Wanted]) -> None:
        """Set those that are missing; an earlier wish that waits is forgotten."""
        missing = tuple(dict.fromkeys(wanted for wanted in formulas if wanted not in self._kept))
        if missing:
            self._runner.submit(partial(set_all, missing), lane=LANE)

    def close(self) -> None:
        """Set nothing more."""
        self._runner.close()

    def _on_one_set(self, pair: tuple[Wanted, Drawn | None]) -> None:
        self._kept[pair[0]] = pair[1]
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.ready.emit()
