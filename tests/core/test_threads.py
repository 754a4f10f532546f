"""Threads of libraries are few and wait quietly, unless the environment says otherwise."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from explorer.core.threads import USUAL, set_usual


def test_what_the_environment_says_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in USUAL:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OMP_WAIT_POLICY", "active")
    set_usual()
    assert os.environ["OMP_WAIT_POLICY"] == "active"
    assert all(os.environ[name] == value for name, value in USUAL.items() if name != "OMP_WAIT_POLICY")


def test_it_is_set_before_numpy_and_torch_are_imported() -> None:
    code = "import sys, explorer.app; print({'numpy', 'torch'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "set()"
