from __future__ import annotations

import threading

import pytest

from explorer.workers.lanes import Lanes


def _thread_name() -> str:
    return threading.current_thread().name


def test_a_lane_runs_in_one_thread_in_the_order_of_submission(lanes: Lanes) -> None:
    order: list[int] = []
    futures = [lanes.executor("cpu").submit(order.append, n) for n in range(50)]
    for future in futures:
        future.result(10)
    assert order == list(range(50))
    names = {lanes.executor("cpu").submit(_thread_name).result(10) for _ in range(5)}
    assert len(names) == 1


def test_lanes_are_independent(lanes: Lanes) -> None:
    release = threading.Event()
    blocked = lanes.executor("cpu").submit(release.wait, 10)
    assert lanes.executor("network").submit(_thread_name).result(10).startswith("seqscope-network")
    release.set()
    assert blocked.result(10)


def test_closing_drops_what_waits_and_waits_for_what_runs(lanes: Lanes) -> None:
    begun, release = threading.Event(), threading.Event()

    def run() -> str:
        begun.set()
        release.wait(10)
        return "whole"

    running = lanes.executor("cpu").submit(run)
    waiting = lanes.executor("cpu").submit(_thread_name)
    assert begun.wait(10)
    # The running job ends only once the one behind it was dropped: closing does not wait for that.
    waiting.add_done_callback(lambda _: release.set())
    lanes.close()
    assert running.result(0) == "whole"
    assert waiting.cancelled()


def test_closed_lanes_take_nothing(lanes: Lanes) -> None:
    lanes.close()
    lanes.close()
    assert lanes.closed
    with pytest.raises(RuntimeError, match="closed"):
        lanes.executor("cpu")


def test_threads_end_with_the_lanes() -> None:
    lanes = Lanes()
    name = lanes.executor("cpu").submit(_thread_name).result(10)
    assert name in {thread.name for thread in threading.enumerate()}
    lanes.close()
    assert name not in {thread.name for thread in threading.enumerate() if thread.is_alive()}
