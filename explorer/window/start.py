"""Starts Qt and the window, and sees to a clean end."""

from __future__ import annotations

import argparse
import signal
import socket
import sys

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import explorer
from explorer.core.threads import set_usual
from explorer.widgets.style import Look
from explorer.window.collector import Collector
from explorer.window.window import MainWindow
from explorer.workers.lanes import Lanes

_SWITCH = 0.0001  # seconds: work on a lane hands the interpreter back at once, not after the usual 5 ms


def start(options: argparse.Namespace) -> int:
    """Open the window and stay until it is closed; returns the exit status."""
    sys.setswitchinterval(_SWITCH)
    set_usual()  # as the entry point does, for whoever starts the window alone
    application = make_application()
    lanes = Lanes()
    window = MainWindow(lanes, options)
    interrupt, collector = Interrupt(window), Collector(application)
    # Torch comes with the first result of a chapter that needs it, else with the devices.
    for loaded in (window.stage.first_result, window.device_finder.found):
        loaded.connect(collector.settle, Qt.ConnectionType.SingleShotConnection)
    collector.start()
    window.show()
    status = application.exec()
    collector.stop()
    interrupt.restore()
    window.appearance.language.remove()
    lanes.close()
    return status


def make_application() -> QApplication:
    """The application with its name and look."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    QCoreApplication.setApplicationName("Seqscope")
    QCoreApplication.setApplicationVersion(explorer.__version__)
    QGuiApplication.setDesktopFileName("seqscope")
    Look(application)
    return application


class Interrupt(QObject):
    """Closes the window on Ctrl-C in the terminal: the signal wakes Qt's event loop through a socket."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        self._former = signal.signal(signal.SIGINT, lambda _number, _frame: None)
        signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)

    def _on_woken(self) -> None:
        self._reader.recv(64)
        self._window.close()

    def restore(self) -> None:
        """Give Ctrl-C back."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGINT, self._former)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()
