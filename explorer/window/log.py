"""The log, a rotating file: unexpected exceptions and Qt's warnings go there, a sentence to the window."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from explorer.core.i18n import translate
from explorer.core.paths import data_folder

log = logging.getLogger("explorer")

_BYTES, _FILES = 1_000_000, 3
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_folder() -> Path:
    """Where the log lies."""
    return data_folder() / "log"


class Log(QObject):
    """Writes the log from `start` to `stop`; `failed` carries a sentence for the person."""

    failed = Signal(str)
    unwritable = Signal(str)
    """The log cannot be written; the reason in the system's words."""
    _happened = Signal(str)
    _refused = Signal(str)

    def __init__(self, *, debug: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._debug = debug
        self._handlers: list[logging.Handler] = []
        self._full_told = False
        self._happened.connect(self.failed, Qt.ConnectionType.QueuedConnection)
        self._refused.connect(self.unwritable, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Open the file and take over what nobody catches."""
        if self._debug:
            self._add(logging.StreamHandler())
        try:
            log_folder().mkdir(parents=True, exist_ok=True)
            self._add(_File(log_folder() / "seqscope.log", self._on_full))
        except OSError as error:
            self._on_full(error)
        logging.getLogger().setLevel(logging.INFO)
        log.setLevel(logging.DEBUG if self._debug else logging.INFO)
        sys.excepthook = self.on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(self._on_qt_message)

    def _add(self, handler: logging.Handler) -> None:
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logging.getLogger().addHandler(handler)
        self._handlers.append(handler)

    def stop(self) -> None:
        """Give everything back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        for handler in self._handlers:
            logging.getLogger().removeHandler(handler)
            with suppress(OSError):  # what a full disk does not take is lost, and was told
                handler.close()
        self._handlers.clear()

    def on_exception(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        """An exception that nothing caught: log it, and say one sentence. May be called in any thread."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, traceback)
            return
        log.critical("unexpected", exc_info=(kind, error, traceback))
        if self._full_told:
            sentence = translate(
                "Log",
                "Something went wrong inside Seqscope ({error}); your text is kept, but the log could not be "
                "written.",
            )
        else:
            sentence = translate(
                "Log",
                "Something went wrong inside Seqscope ({error}); your text is kept, and the log has the "
                "details.",
            )
        self._happened.emit(sentence.format(error=f"{kind.__name__}: {error}"[:200]))

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.on_exception(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _on_qt_message(self, kind: QtMsgType, _context: QMessageLogContext, text: str | None) -> None:
        logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s", text)

    def _on_full(self, error: OSError) -> None:
        if not self._full_told:
            self._full_told = True
            self._refused.emit(error.strerror or str(error))


class _File(RotatingFileHandler):
    """A log file that tells once when the disk does not take it, rather than printing a traceback a line."""

    def __init__(self, path: Path, on_full: Callable[[OSError], None]) -> None:
        super().__init__(path, maxBytes=_BYTES, backupCount=_FILES, encoding="utf-8", delay=True)
        self._on_full = on_full

    def handleError(self, record: logging.LogRecord) -> None:
        error = sys.exception()
        if isinstance(error, OSError):
            self._on_full(error)
        else:
            super().handleError(record)
