"""The real program, offscreen, on the default model and a data folder of its own."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.material import model_folder
from explorer.cli.parser import build_parser
from explorer.panels.pooling.panel import PoolingPanel
from explorer.panels.recurrence.panel import RecurrencePanel
from explorer.panels.transformer import TransformerPanel
from explorer.window import start as program
from explorer.window.window import MainWindow

T = TypeVar("T")
PATIENCE = 120_000  # milliseconds
SIZE = (1440, 900)


class Painted(QObject):
    """Calls `done` when all of these widgets have been painted since `arm`, after the flush to the screen."""

    def __init__(self, widgets: list[QWidget], done: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._widgets, self._done = widgets, done
        self._left: set[int] = set()
        for widget in widgets:
            widget.installEventFilter(self)

    def arm(self) -> None:
        """Wait for the next paint of each."""
        self._left = {id(widget) for widget in self._widgets}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and id(watched) in self._left:
            self._left.discard(id(watched))
            if not self._left:
                QTimer.singleShot(0, self._done)
        return False


def expose(view: QWidget) -> None:
    """Show a widget and wait until it is painted: before that, repainting does nothing."""
    view.show()
    handle = view.windowHandle()
    while handle is None or not handle.isExposed():
        QApplication.processEvents()
    QApplication.processEvents()


def wait(connect: Callable[[Callable[..., None]], object]) -> None:
    """Run the event loop until the function handed to `connect` is called."""
    loop = QEventLoop()
    late = QTimer(loop, singleShot=True, interval=PATIENCE)
    late.timeout.connect(lambda: os._exit(3))  # the process that asked then reports a failure
    late.start()
    connect(lambda *_: loop.quit())
    loop.exec()
    late.stop()


def in_program(arguments: list[str], measure: Callable[[MainWindow], T]) -> T:
    """What `measure` returns when it is called in the program started so, once its chapter is begun."""
    found: list[T] = []

    def run(window: MainWindow) -> None:
        wait(window.begun.connect)
        found.append(measure(window))
        window.close()

    class Measured(MainWindow):
        def show(self) -> None:
            self.resize(*SIZE)
            QTimer.singleShot(0, lambda: run(self))
            super().show()

    setattr(program, "MainWindow", Measured)  # noqa: B010  what the program itself makes
    with tempfile.TemporaryDirectory(prefix="seqscope-bench-") as data:
        os.environ["SEQSCOPE_DATA"] = data
        program.start(build_parser().parse_args(arguments))
    if not found:
        sys.exit("benchmark: the window closed before it was measured")
    return found[0]


def in_window(text: str, measure: Callable[[MainWindow, TransformerPanel], T]) -> T:
    """What `measure` returns in the Transformer chapter, with the first picture drawn."""

    def run(window: MainWindow) -> T:
        panel = window.stage.panel
        assert isinstance(panel, TransformerPanel)
        wait(panel.session.drawn_changed.connect)
        return measure(window, panel)

    return in_program(["--text", text, "--model", str(model_folder()), "--device", "cpu"], run)


def in_recurrence(measure: Callable[[MainWindow, RecurrencePanel], T]) -> T:
    """What `measure` returns in the Recurrence chapter, with the first picture drawn."""

    def run(window: MainWindow) -> T:
        panel = window.stage.panel
        assert isinstance(panel, RecurrencePanel)
        wait(panel.session.traced.connect)
        return measure(window, panel)

    return in_program(["--chapter", "recurrence", "--device", "cpu"], run)


def in_pooling(measure: Callable[[MainWindow, PoolingPanel], T]) -> T:
    """What `measure` returns in the Attention pooling chapter, with the first picture drawn."""

    def run(window: MainWindow) -> T:
        panel = window.stage.panel
        assert isinstance(panel, PoolingPanel)
        if panel.session.drawn is None:
            wait(panel.session.traced.connect)
        while len(window.stage.devices) < 2:  # torch is being imported, for the list of devices alone
            wait(lambda done: QTimer.singleShot(200, done))
        return measure(window, panel)

    return in_program(["--chapter", "pooling", "--device", "cpu"], run)
