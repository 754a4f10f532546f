"""Finds what a test leaves behind: top-level widgets, running timers, the runner's threads."""

from __future__ import annotations

import gc
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QWidget

_OURS = "seqscope"  # the prefix of our threads' names
_QT_OWN = {"QTipLabel"}  # Qt keeps its tool tip until its own timer ends
_HARMLESS = ("This plugin does not support", "Populating font family aliases")
_WARNINGS = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}

_started: list[weakref.ref[QTimer]] = []
_start: Callable[..., None] = QTimer.start


def _noted_start(self: QTimer, *args: Any) -> None:
    _started.append(weakref.ref(self))
    _start(self, *args)


def watch_timers() -> None:
    """Note every QTimer that Python starts, from now on."""
    QTimer.start = _noted_start  # type: ignore[method-assign]


@dataclass(frozen=True, slots=True)
class Before:
    """What existed before a test: the addresses of top-level widgets, and our threads."""

    widgets: frozenset[int]
    threads: frozenset[int]


def _top_level() -> dict[int, QWidget]:
    if QApplication.instance() is None:
        return {}
    return {shiboken6.getCppPointer(widget)[0]: widget for widget in QApplication.topLevelWidgets()}


def _threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith(_OURS)]


def before() -> Before:
    """Note what exists now."""
    _started.clear()
    return Before(frozenset(_top_level()), frozenset(id(thread) for thread in _threads()))


def _settle() -> None:
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _describe(widget: QWidget) -> str:
    return f"the window {type(widget).__name__} '{widget.objectName() or widget.windowTitle()}'"


def _left_widgets(known: frozenset[int]) -> list[str]:
    found = {address: widget for address, widget in _top_level().items() if address not in known}
    return [_describe(w) for w in found.values() if w.metaObject().className() not in _QT_OWN]


def _active_timers() -> list[QTimer]:
    alive = [timer for note in _started if (timer := note()) is not None and shiboken6.isValid(timer)]
    return [timer for timer in alive if timer.isActive()]


def _left_timers() -> list[str]:
    return [f"a running timer of {timer.parent()!r}" for timer in _active_timers()]


def _left_threads(known: frozenset[int]) -> list[str]:
    left = [thread for thread in _threads() if id(thread) not in known]
    for thread in left:
        thread.join(2)  # one that is about to end is no leak
    return [f"the thread {thread.name}" for thread in left if thread.is_alive()]


def left_behind(known: Before) -> list[str]:
    """What exists now and did not then; cycles of Python objects get a chance to be collected."""
    _settle()
    if _left_widgets(known.widgets) or _left_timers():
        gc.collect()
        _settle()
    return [*_left_widgets(known.widgets), *_left_timers(), *_left_threads(known.threads)]


def clean_up(known: Before) -> None:
    """Delete the windows and stop the timers that a test left, so that only that test fails for them."""
    for timer in _active_timers():
        timer.stop()
    for address, widget in _top_level().items():
        if address not in known.widgets and widget.metaObject().className() not in _QT_OWN:
            widget.close()
            widget.deleteLater()
    _settle()


@contextmanager
def qt_warnings() -> Iterator[list[str]]:
    """The warnings that Qt gives inside the block."""
    heard: list[str] = []

    def handle(kind: QtMsgType, _context: QMessageLogContext, message: str | None) -> None:
        text = message or ""
        if kind in _WARNINGS and not text.startswith(_HARMLESS):
            heard.append(text)
        elif kind not in _WARNINGS:
            sys.stderr.write(text + "\n")

    earlier = qInstallMessageHandler(handle)
    try:
        yield heard
    finally:
        qInstallMessageHandler(earlier)
