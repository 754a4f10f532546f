"""Drawing for a file, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication, QWidget

from explorer.theme import theme
from explorer.widgets.style import Look


@contextmanager
def drawing(mode: str) -> Iterator[None]:
    """An application in “light” or “dark”, for as long as something is drawn; one that runs already is used."""
    application = QApplication.instance()
    if application is None:
        application = QApplication([])
        Look(application)
    theme().set_mode(mode)
    yield
    application.processEvents()


def laid_out(figure: QWidget, width: int, height: int) -> None:
    """Give a figure its size and its parts their places."""
    figure.resize(width, height)
    figure.ensurePolished()
    figure.grab()
