"""Draws the pictures of README.md from the real window: `python -m tools.screenshots`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from explorer.core.threads import set_usual

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs"
SIZE = (1440, 900)
SETTLED = 2500  # milliseconds in which formulas are set and the last paint happens
SHOTS: dict[str, tuple[tuple[str, str, dict[str, object]], ...]] = {
    "transformer": (
        ("transformer-light.png", "light", {"key": 13}),
        ("transformer-dark.png", "dark", {"key": 13, "view": "qk"}),
    ),
    "pooling": (
        ("pooling-dark.png", "dark", {"kernel": "width", "width": 3.0}),
        ("pooling-light.png", "light", {"view": "cues"}),
    ),
    "scoring": (
        ("scoring-light.png", "light", {}),
        ("scoring-dark.png", "dark", {"view": "saturation"}),
    ),
    "recurrence": (
        ("recurrence-dark.png", "dark", {"right": "gates"}),
        ("recurrence-light.png", "light", {"left": "path", "right": "reach", "compare": True}),
    ),
}


def main() -> int:
    """Write every picture; returns the exit status."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    set_usual()
    with tempfile.TemporaryDirectory() as data:
        _use_own_data(Path(data))
        _draw()
    return 0


def _use_own_data(data: Path) -> None:
    """A fresh state, so that the pictures show the first start, and the models that are installed."""
    from explorer.core.paths import DATA_VARIABLE, models_folder

    (data / "models").symlink_to(models_folder(), target_is_directory=True)
    os.environ[DATA_VARIABLE] = str(data)


def _wait(milliseconds: int) -> None:
    """Let the window work; an event loop, unlike QTest.qWait, lets the workers have the interpreter."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _draw() -> None:
    from explorer.theme import theme
    from explorer.window.start import make_application
    from explorer.window.window import MainWindow
    from explorer.workers.lanes import Lanes

    options = dict.fromkeys(("text", "pair", "file", "model", "device", "chapter", "command"))
    application, lanes = make_application(), Lanes()
    window = MainWindow(lanes, argparse.Namespace(**options, debug=False))
    window.resize(*SIZE)
    window.show()
    while not window.stage.panel:
        _wait(50)
    for chapter, shots in SHOTS.items():
        panel = window.stage.open(chapter)
        while not panel.pictures():
            _wait(50)
        _wait(SETTLED)
        panel.run()  # the foot shows what a pass takes once all is warm
        for name, mode, changes in shots:
            theme().set_mode(mode)
            panel.session.change(**changes)  # type: ignore[attr-defined]
            _wait(SETTLED)
            FOLDER.mkdir(exist_ok=True)
            window.grab().save(str(FOLDER / name))
            print(FOLDER / name)
    window.close()
    lanes.close()
    application.processEvents()


if __name__ == "__main__":
    sys.exit(main())
