"""Devices as torch finds them; this machine's accelerators, if any, come on top of the CPU."""

from __future__ import annotations

import subprocess
import sys
from types import SimpleNamespace

import pytest
import torch

from explorer.core.errors import UserError
from explorer.models import devices


def test_cpu_is_always_there() -> None:
    found = devices.available()
    assert found[0].name == "cpu"
    assert found[0].label
    assert devices.resolve("cpu") == "cpu"
    assert devices.resolve(" CPU ") == "cpu"


def test_absent_device_is_a_sentence_that_names_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.accelerator, "is_available", lambda: False)
    assert devices.resolve("auto") == "cpu"
    for name in ("cuda", "cuda:0", "mps", "xpu:1", "nonsense", ""):
        with pytest.raises(UserError, match="auto, cpu"):
            devices.resolve(name)


def test_accelerators_are_listed_and_preferred(monkeypatch: pytest.MonkeyPatch) -> None:
    properties = SimpleNamespace(name="Big GPU", total_memory=80 * 2**30)
    monkeypatch.setattr(torch.accelerator, "is_available", lambda: True)
    monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda: torch.device("cuda"))
    monkeypatch.setattr(torch.accelerator, "device_count", lambda: 2)
    monkeypatch.setattr(torch.cuda, "get_device_properties", lambda name: properties)
    assert [device.name for device in devices.available()] == ["cpu", "cuda:0", "cuda:1"]
    assert devices.available()[1].label == "Big GPU · 80 GB (cuda:0)"
    assert devices.resolve("auto") == devices.resolve("cuda") == "cuda:0"
    assert devices.resolve("cuda:1") == "cuda:1"
    with pytest.raises(UserError):
        devices.resolve("cuda:2")


def test_apple_device_has_no_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.accelerator, "is_available", lambda: True)
    monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda: torch.device("mps"))
    monkeypatch.setattr(torch.accelerator, "device_count", lambda: 1)
    assert [device.name for device in devices.available()] == ["cpu", "mps"]
    assert devices.resolve("auto") == "mps"


def test_free_memory_is_plausible() -> None:
    free = devices.free_memory("cpu")
    assert free is None or 2**20 < free < 2**50
    assert devices.free_memory("mps") is None


@pytest.mark.parametrize("module", ["devices", "tokens", "encoding", "words", "checks"])
def test_torch_is_not_imported_before_it_is_needed(module: str) -> None:
    code = f"import sys, explorer.models.{module}; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
