"""Cost: the formulas equal an explicit count of every operation and of every number held."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.utils._python_dispatch import TorchDispatchMode

from explorer.core.cancel import CancelToken
from explorer.core.errors import CancelledError, UserError
from explorer.studies.scoring import timing
from explorer.studies.scoring.cost import AXES, CostTable, Sizes, cost
from explorer.studies.scoring.cost_telling import explain_cost, memory_name, time_name
from explorer.studies.scoring.functions import score
from explorer.studies.scoring.kinds import Function
from explorer.studies.scoring.timing import batch_scores, best_time, measure

SIZES = st.builds(Sizes, *(st.integers(1, 6) for _ in range(4)))


class Counter:
    """A number that counts what is done with it."""

    done = 0

    def __init__(self, value: float = 1.0) -> None:
        self.value = value

    def _count(self, other: object = None) -> Counter:
        Counter.done += 1
        return Counter()

    __add__ = __mul__ = __sub__ = __truediv__ = _count
    tanh = sqrt = _count


def summed(products: list[Counter]) -> Counter:
    total = products[0]
    for product in products[1:]:
        total = total + product
    return total


def product(first: list[Counter], second: list[Counter]) -> Counter:
    return summed([a * b for a, b in zip(first, second, strict=True)])


def loops(function: Function, sizes: Sizes) -> None:
    """The scores of every pair, number by number, as a person would write them down."""

    def table(rows: int, columns: int) -> list[list[Counter]]:
        return [[Counter() for _ in range(columns)] for _ in range(rows)]

    q, k = table(sizes.queries, sizes.d), table(sizes.keys, sizes.d)
    w_q, w_k, w = table(sizes.hidden, sizes.d), table(sizes.hidden, sizes.d), table(sizes.d, sizes.d)
    w_v = table(1, sizes.hidden)[0]
    if function is Function.ADDITIVE:
        asked = [[product(row, one) for row in w_q] for one in q]
        held = [[product(row, one) for row in w_k] for one in k]
        for a in asked:
            for b in held:
                product(w_v, [(x + y).tanh() for x, y in zip(a, b, strict=True)])
        return
    if function is Function.BILINEAR:
        q = [[product(column, one) for column in w] for one in q]
    root = Counter().sqrt() if function is Function.SCALED else Counter()
    for one in q:
        for other in k:
            if function is Function.GAUSSIAN:
                apart = [x - y for x, y in zip(one, other, strict=True)]
                summed([x * x for x in apart]) * Counter(-0.5)
            elif function is Function.SCALED:
                product(one, other) / root
            else:
                product(one, other)


@given(st.sampled_from(Function), SIZES)
def test_operations_equal_an_explicit_count(function: Function, sizes: Sizes) -> None:
    Counter.done = 0
    loops(function, sizes)
    assert Counter.done == cost(function, sizes).operations


class Held(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """Counts the numbers in every piece of memory that torch takes anew."""

    def __init__(self, known: list[torch.Tensor]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.known = {tensor.untyped_storage().data_ptr() for tensor in known}
        self.kept: list[torch.Tensor] = []  # or their memory would be used twice
        self.numbers = 0

    def __torch_dispatch__(
        self, func: Callable[..., Any], types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:
        made = func(*args, **(kwargs or {}))
        if isinstance(made, torch.Tensor) and made.untyped_storage().data_ptr() not in self.known:
            self.known.add(made.untyped_storage().data_ptr())
            self.kept.append(made)
            self.numbers += made.untyped_storage().nbytes() // made.element_size()
        return made


@given(st.sampled_from(Function), SIZES)
def test_memory_equals_what_torch_takes(function: Function, sizes: Sizes) -> None:
    q, k, weights = timing.arrays(function, sizes, "cpu")
    with Held([q, k, *weights.values()]) as held:
        batch_scores(function, q, k, weights)
    spent = cost(function, sizes)
    assert held.numbers == spent.between + spent.scores
    assert spent.parameters == sum(values.numel() for values in weights.values())
    assert spent.memory() == 4 * spent.numbers


@given(st.sampled_from(Function), SIZES)
def test_what_is_timed_are_the_chapter_s_scores(function: Function, sizes: Sizes) -> None:
    q, k, weights = timing.arrays(function, sizes, "cpu")
    ours = batch_scores(function, q, k, weights).numpy()
    exact = {name: values.double().numpy() for name, values in weights.items()}
    for row, query in zip(ours, q.double().numpy(), strict=True):
        theirs = score(function, query, k.double().numpy(), exact).scores
        np.testing.assert_allclose(row, theirs, rtol=1e-4, atol=1e-5)  # float32


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "GROWTH", (1, 2, 4))
    monkeypatch.setattr(timing, "_SECONDS", 0.0)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("axis", AXES)
def test_it_times_along_an_axis_and_streams(axis: str) -> None:
    published: list[CostTable] = []
    sizes = Sizes(2, 2, 2, 2)
    table = measure(sizes, axis, "cpu", CancelToken(on_partial=published.append))  # type: ignore[arg-type]
    assert [partial.done for partial in published] == [5, 10, 15]
    assert table.done == table.total == len(table.timings)
    for found in table.of(Function.DOT):
        assert found.seconds > 0
        assert found.cost == cost(Function.DOT, sizes.along(axis, found.size))
    shown = explain_cost(Function.GAUSSIAN, sizes, table).tables[2].rows[1]
    timed = next(found.seconds for found in table.of(Function.DOT) if found.size == 2)
    assert (shown.name, shown.value) == ("Dot product", time_name(timed))


@pytest.mark.usefixtures("quick")
def test_what_is_too_large_is_counted_but_not_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timing, "MOST_BYTES", 40)
    table = measure(Sizes(2, 2, 4, 2), "keys", "cpu", CancelToken())
    large = table.of(Function.GAUSSIAN)[-1]
    assert math.isnan(large.seconds)
    assert large.cost.operations == 3 * 2 * 4 * 4
    assert any("not timed" in note for note in explain_cost(Function.DOT, table.sizes, table).notes)


@pytest.mark.usefixtures("quick")
def test_it_stops_when_cancelled_and_gives_torch_its_threads_back() -> None:
    threads = torch.get_num_threads()
    token = CancelToken(on_partial=lambda _partial: token.cancel())
    with pytest.raises(CancelledError):
        measure(Sizes(2, 2, 2, 2), "d", "cpu", token)
    assert torch.get_num_threads() == threads


def test_a_device_that_is_not_there_is_one_sentence() -> None:
    with pytest.raises(UserError, match="no device"):
        measure(Sizes(1, 1, 1, 1), "d", "cuda:77", CancelToken())
    with pytest.raises(ValueError, match="width"):
        measure(Sizes(1, 1, 1, 1), "width", "cpu", CancelToken())


def test_the_best_time_is_of_several_runs() -> None:
    runs: list[int] = []

    def run() -> torch.Tensor:
        runs.append(1)
        return torch.zeros(1)

    assert best_time(run, "cpu") >= 0
    assert 4 <= len(runs) <= 51


def test_cost_is_told() -> None:
    shown = explain_cost(Function.SCALED, Sizes(10, 100, 8, 4), None)
    assert "16,001" in shown.text
    assert "4 kB" in shown.text
    assert "1.1 times" in shown.text
    assert memory_name(12) == "12 bytes"
    assert memory_name(1_500_000) == "1.5 MB"
    assert [time_name(s) for s in (2.0, 3.4e-3, 5e-6, 7e-9, math.nan)] == [
        "2 s",
        "3.4 ms",
        "5 µs",
        "7 ns",
        "—",
    ]
