"""What starting the program may import: the window paints before torch and transformers are loaded."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tools.setup import ROOT

HEAVY = ("torch", "transformers", "huggingface_hub", "sentencepiece", "safetensors", "tokenizers")
QT = ("PySide6", "pyqtgraph", "superqt", "ziamath")


def _loaded_by(module: str) -> set[str]:
    """The top-level packages in memory after importing a module in a new process."""
    listing = "json.dumps(sorted({name.split('.')[0] for name in sys.modules}))"
    code = f"import json, sys, {module}; print({listing})"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "module",
    ["explorer.app", "explorer.cli", "explorer.window.window", "explorer.panels.registry", "explorer.theme"],
)
def test_the_window_is_imported_without_torch(module: str) -> None:
    assert _loaded_by(module) & set(HEAVY) == set()


@pytest.mark.parametrize(
    "module", ["explorer.app", "explorer.cli", "explorer.models.store", "explorer.core.trace"]
)
def test_the_command_line_is_imported_without_qt(module: str) -> None:
    assert _loaded_by(module) & set(QT) == set()


def test_every_module_can_be_imported_alone() -> None:
    """No module works only because another was imported before it."""
    names = [
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for file in sorted((ROOT / "explorer").rglob("*.py"))
    ]
    # In the order of the alphabet, then in its reverse: a cycle shows in one of them.
    code = f"""
import importlib, sys
for order in ({names!r}, {names[::-1]!r}):
    for name in [name for name in sys.modules if name.split(".")[0] == "explorer"]:
        del sys.modules[name]
    for name in order:
        importlib.import_module(name)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
