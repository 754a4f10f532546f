"""The entry point: what is imported when, and errors in one line."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from explorer import app

HEAVY = ("torch", "transformers", "ziamath", "huggingface_hub", "pyqtgraph")


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **environment},
    )


def test_nothing_heavy_is_imported_before_the_first_paint() -> None:
    done = python(
        "import sys, os\n"
        "from explorer.window.window import MainWindow\n"
        f"heavy = {HEAVY!r}\n"
        "def begin(self):\n"
        "    print([name for name in heavy if name in sys.modules], flush=True)\n"
        "    os._exit(0)\n"
        "MainWindow._begin = begin\n"
        "from explorer.app import main\n"
        "main([])\n",
        QT_QPA_PLATFORM="offscreen",
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_a_wrong_option_is_one_line_and_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert app.main(["--nonsense"]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_missing_system_libraries_are_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "has_display", lambda: True)
    monkeypatch.setattr(app, "missing_libraries", lambda: ("libxcb-cursor0",))
    assert app.main([]) == 2
    assert "sudo apt install libxcb-cursor0" in capsys.readouterr().err


def test_a_library_that_qt_itself_lacks_is_named() -> None:
    assert app._package_of("libEGL.so.1: cannot open shared object file") == "libegl1"
    assert app._package_of("libGL.so.1: cannot open shared object file") == "libgl1"
