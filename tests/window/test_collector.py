"""The garbage collector is kept to the GUI thread."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from explorer.window.collector import Collector


class Node:
    """An object in a cycle with itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    made = Collector()
    made.start()
    yield made
    made.stop()
    gc.unfreeze()


def test_a_worker_never_collects(collector: Collector) -> None:
    threads: set[int] = set()

    def note(phase: str, _info: dict[str, int]) -> None:
        threads.add(threading.get_ident())

    gc.callbacks.append(note)
    worker = threading.Thread(target=lambda: [Node() for _ in range(5_000)])
    worker.start()
    worker.join()
    collector.collect()
    gc.callbacks.remove(note)
    assert threads <= {threading.get_ident()}


def test_cycles_are_collected_in_time(collector: Collector, qtbot: QtBot) -> None:
    node = weakref.ref(Node())
    kept = [Node() for _ in range(gc.get_threshold()[0] + 10)]
    qtbot.waitUntil(lambda: node() is None)
    assert kept


def test_python_takes_over_again(qtbot: QtBot) -> None:
    made = Collector()
    made.start()
    assert not gc.isenabled()
    made.settle()
    made.stop()
    gc.unfreeze()
    assert gc.isenabled()


def test_what_took_long_to_look_at_is_not_looked_at_again(
    collector: Collector, monkeypatch: pytest.MonkeyPatch
) -> None:
    gc.unfreeze()
    clock = iter([0.0, 0.001, 0.0, 0.5])
    monkeypatch.setattr("explorer.window.collector.time.perf_counter", lambda: next(clock))
    for frozen in (False, True):  # a quick look, then a long one
        kept = [Node() for _ in range(gc.get_threshold()[0] + 10)]
        collector.collect()
        assert (gc.get_freeze_count() > 0) is frozen
        assert kept
