"""Progress on standard error."""

from __future__ import annotations

import sys
import time

import pytest

from explorer.cli.progress import ProgressLine
from explorer.core.cancel import Progress


def test_a_line_a_tenth_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    line = ProgressLine()
    for done in range(101):
        line.show(Progress("Drawing", done, 200))
    line.show(Progress("Of unknown size"))
    line.end()
    said = capsys.readouterr().err.splitlines()
    assert said == [f"Drawing {10 * tenth:3d}%" for tenth in range(6)]


def test_one_line_on_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    line = ProgressLine(lambda progress: f"{progress.done:.0f} of them")
    line.show(Progress("Drawing", 1, 2))
    line.show(Progress("Drawing", 2, 2))
    line.end()
    line.end()
    assert capsys.readouterr().err == "\r\x1b[KDrawing 1 of them\r\x1b[KDrawing 2 of them\n"


def test_quick_work_says_nothing(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    line = ProgressLine(after=2.0)
    line.show(Progress("Drawing", 1, 10))
    now = 102.5
    line.show(Progress("Drawing", 5, 10))
    assert capsys.readouterr().err == "Drawing  50%\n"
