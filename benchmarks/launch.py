"""From the start of the process to the first paint, over a bare window of the same libraries."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

from benchmarks.result import Result

ROUNDS = 9

_REPORT = """
import os, sys, time
def report_first_paint():
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
    class First(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                application.removeEventFilter(self)
                QTimer.singleShot(0, self.tell)
            return False
        def tell(self):
            heavy = {"torch", "transformers"} & set(sys.modules)
            print(time.time(), ",".join(sorted(heavy)) or "light", flush=True)
            os._exit(0)
    application = QCoreApplication.instance()
    first = First(application)
    application.installEventFilter(first)
"""
BARE = (
    _REPORT
    + """
from PySide6.QtWidgets import QApplication, QMainWindow
import pyqtgraph
application = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(pyqtgraph.PlotWidget())
window.resize(1440, 900)
report_first_paint()
window.show()
application.exec()
"""
)
SEQSCOPE = (
    _REPORT
    + """
from explorer.app import main
import explorer.window.start as start
show = start.MainWindow.show
def reported(window):
    report_first_paint()
    show(window)
start.MainWindow.show = reported
main([])
"""
)


def measure() -> list[Result]:
    """Cold processes in turn; what the first run compiles or caches is not counted."""
    bare, ours = [], []
    with tempfile.TemporaryDirectory(prefix="seqscope-bench-") as data:
        for _ in range(ROUNDS + 1):
            bare.append(_launch(BARE, data))
            ours.append(_launch(SEQSCOPE, data))
    ratio = statistics.median(one / other for one, other in zip(ours[1:], bare[1:], strict=True))
    how = f"{statistics.median(ours[1:]) * 1000:.0f} ms, bare {statistics.median(bare[1:]) * 1000:.0f} ms"
    what = "launch → first paint, over a bare PySide6 + pyqtgraph window"
    return [Result(what, ratio, "×", how, at_most=1.3)]


def _launch(code: str, data: str) -> float:
    environment = {**os.environ, "SEQSCOPE_DATA": data}
    begun = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        check=True,
        timeout=120,
    )
    moment, loaded = done.stdout.split()
    if loaded != "light":
        raise RuntimeError(f"{loaded} was imported before the first paint")
    return float(moment) - begun
