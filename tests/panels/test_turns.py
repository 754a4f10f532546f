"""Deeds in turns of the event loop."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from explorer.panels.turns import Turns


def test_the_first_at_once_the_others_in_order(qtbot: QtBot) -> None:
    done: list[int] = []
    turns = Turns()
    turns.start(*(lambda n=n: done.append(n) for n in range(4)))
    assert done == [0]
    qtbot.waitUntil(lambda: not turns.pending)
    assert done == [0, 1, 2, 3]


def test_newer_deeds_replace_what_is_left_of_older_ones(qtbot: QtBot) -> None:
    done: list[str] = []
    turns = Turns()
    turns.start(lambda: done.append("a"), lambda: done.append("b"))
    turns.start(lambda: done.append("c"), lambda: done.append("d"))
    qtbot.waitUntil(lambda: not turns.pending)
    assert done == ["a", "c", "d"]


def test_finish_and_stop(qtbot: QtBot) -> None:
    assert qtbot is not None
    done: list[str] = []
    turns = Turns()
    turns.start(lambda: done.append("a"), lambda: done.append("b"), lambda: done.append("c"))
    turns.finish()
    assert done == ["a", "b", "c"]
    turns.start(lambda: done.append("d"), lambda: done.append("e"))
    turns.stop()
    assert not turns.pending
    assert done[-1] == "d"
