"""A chapter's panel as its tests have it: of a size, shown, and closed down in the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from pytestqt.qtbot import QtBot

from explorer.panels.base import Panel

Settled = Callable[[], None]
IsQuiet = Callable[[], bool]
P = TypeVar("P", bound=Panel)


@contextmanager
def opened(qtbot: QtBot, made: P, width: int, height: int) -> Iterator[P]:
    """A panel, shown, that has drawn nothing yet."""
    qtbot.addWidget(made)
    made.resize(width, height)
    made.show()
    yield made
    made.close_down()
