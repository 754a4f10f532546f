"""The process that sets formulas: started when needed, and again when it was ended."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from explorer.core.typesetting import Wanted, set_formula
from explorer.workers.typesetter import Typesetter


@pytest.fixture
def setter() -> Iterator[Typesetter]:
    made = Typesetter()
    yield made
    made.close()
    assert made._child is None


def wanted(latex: str) -> Wanted:
    return Wanted(latex, "#112233", "#445566", 15)


def test_a_formula_is_what_it_would_be_here(setter: Typesetter) -> None:
    for latex in (r"\alpha = \frac{1}{\sqrt{d}}", r"−0.5 \times \accent{2}"):
        assert setter.set(wanted(latex)) == set_formula(wanted(latex))


def test_one_process_serves_all(setter: Typesetter) -> None:
    setter.set(wanted("a"))
    first = setter._child
    with ThreadPoolExecutor(3) as pool:
        drawn = list(pool.map(setter.set, [wanted(latex) for latex in "abcdef"]))
    assert drawn == [set_formula(wanted(latex)) for latex in "abcdef"]
    assert setter._child is first


def test_a_formula_that_cannot_be_set_is_told(setter: Typesetter, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert setter.set(wanted(r"\frac{")) is None
    assert "cannot be set" in caplog.text
    assert setter.set(wanted("a")) is not None


def test_a_process_that_was_ended_is_started_again(setter: Typesetter) -> None:
    setter.set(wanted("a"))
    assert setter._child is not None
    setter._child.kill()
    setter._child.wait()
    assert setter.set(wanted("b")) == set_formula(wanted("b"))


def test_it_ends_in_the_midst_of_an_answer(setter: Typesetter, caplog: pytest.LogCaptureFixture) -> None:
    setter.set(wanted("a"))
    assert setter._child is not None
    setter._child.kill()  # it may be seen as running still
    with caplog.at_level(logging.WARNING):
        assert setter.set(wanted("b")) == set_formula(wanted("b"))


def test_without_a_process_nothing_is_set(
    setter: Typesetter, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/python")
    with caplog.at_level(logging.WARNING):
        assert setter.set(wanted("a")) is None
    assert "/no/such/python" in caplog.text
