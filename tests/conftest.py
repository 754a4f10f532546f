"""The frame of every test: offscreen, offline, seeded, in folders of its own, and leaving nothing behind."""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
if "PYTEST_XDIST_WORKER" in os.environ:  # a process a core: more threads only get in each other's way
    os.environ.setdefault("OMP_NUM_THREADS", "1")

from tests.support import network, sandbox

sandbox.enter()
network.block()

import hypothesis
import numpy as np
import pytest

from explorer.core import i18n
from explorer.workers.lanes import Lanes
from tests.support import leaks

leaks.watch_timers()

hypothesis.settings.register_profile("fast", max_examples=40, deadline=None, derandomize=True)
hypothesis.settings.register_profile("thorough", max_examples=1000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))

_BEFORE = pytest.StashKey[leaks.Before]()


def pytest_unconfigure() -> None:
    sandbox.leave()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, None, None]:
    network.take_attempts()
    item.stash[_BEFORE] = leaks.before()
    return (yield)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, None, None]:
    """After all fixtures have ended: fail a test that left something, or that Qt warned of."""
    known = item.stash[_BEFORE]
    with leaks.qt_warnings() as warnings:
        yield
        left = leaks.left_behind(known)
        leaks.clean_up(known)
    complaints = [f"left {thing}" for thing in left]
    complaints += [f"Qt warned while the test was cleaned up: {text}" for text in warnings]
    complaints += [f"reached for the network: {host}" for host in network.take_attempts()]
    if complaints:
        pytest.fail("the test " + "; ".join(complaints), pytrace=False)


@pytest.fixture(autouse=True)
def _own_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A data folder, the seeds, the look and the language of each test are its own."""
    monkeypatch.setenv("SEQSCOPE_DATA", str(tmp_path / "data"))
    _seed()
    yield
    i18n.install(None)
    _reset_theme()


def _seed() -> None:
    random.seed(0)
    np.random.seed(0)  # code under test, and transformers, may use the global generator
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(0)


def _reset_theme() -> None:
    module = sys.modules.get("explorer.theme")
    if module is not None and module._theme is not None:
        module._theme.set_mode("system")
        module._theme.set_text_percent(100)


@pytest.fixture
def lanes() -> Iterator[Lanes]:
    """Lanes that are closed after the test; cancel what still runs first."""
    made = Lanes()
    yield made
    made.close()


@pytest.fixture(scope="session")
def default_model_folder() -> Path:
    """The folder of the default model that `make test` installed; for reading only."""
    folder = sandbox.installed_models() / sandbox.DEFAULT_MODEL
    if not (folder / "model.safetensors").is_file():
        pytest.fail(f"The default model is not installed in {folder}: run `make setup` once.", pytrace=False)
    return folder


@pytest.fixture
def default_model_installed(default_model_folder: Path, tmp_path: Path) -> Path:
    """The default model, installed in this test's own data folder, where it may be removed."""
    return sandbox.link_model(default_model_folder, tmp_path / "data" / "models" / sandbox.DEFAULT_MODEL)
