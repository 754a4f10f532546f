"""Run `seqscope` in tests and look at what it left: pictures, tables, refusals, what it imported."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from explorer.app import main
from tools.setup import ROOT


def environment() -> dict[str, str]:
    """What another Python needs in order to import the package from any folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def rows_of(path: Path) -> list[dict[str, str]]:
    """The lines of a CSV file by the names of its columns."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write_tables(texts: Mapping[str, str]) -> None:
    """CSV files in the current folder: their names without ending, and what they hold."""
    for name, text in texts.items():
        Path(f"{name}.csv").write_text(text, encoding="utf-8")


def check_pictures(folder: Path, words: Iterable[str], width: int, apart: int = 7) -> None:
    """A PNG of at least a width, with more than 8 colours (pixels `apart`), and an SVG are drawn."""
    for name in ("x.png", "x.svg"):
        assert main([*words, "--out", str(folder / name)]) == 0
    image = QImage(str(folder / "x.png"))
    assert image.width() >= width
    places = ((x, y) for x in range(0, image.width(), apart) for y in range(0, image.height(), apart))
    assert len({image.pixel(x, y) for x, y in places}) > 8
    assert ElementTree.parse(folder / "x.svg").getroot().tag.endswith("svg")


def check_refusal(words: Iterable[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Status 2, one line that says what is wrong, and no file x.npz in the current folder."""
    assert main([*words]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert "Traceback" not in error
    assert not Path("x.npz").exists()


def imports_of(words: Iterable[str], names: Iterable[str], folder: Path) -> tuple[str, str]:
    """Run in a Python of its own: "STATUS [those of the modules that were imported]" and what was told."""
    code = (
        "import sys; from explorer.app import main; "
        f"status = main({[*words]!r}); "
        f"print(status, [name for name in {[*names]!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout, done.stderr
