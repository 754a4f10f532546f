"""Drawing for a file, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication, QWidget

from explorer.theme import theme
from explorer.widgets.style import Look


@contextmanager
def drawing(mode: str) -> Iterator[None]:
    """An application in “light” or “dark”, while something is drawn; one that runs already is used."""
    # A local name keeps the application alive while it draws.
    application = QApplication.instance()
    if application is None:
        application = QApplication([])
        Look(application)
    theme().set_mode(mode)
    yield
    application.processEvents()


def lay_out(figure: QWidget, size: tuple[int, int] | None = None) -> None:
    """Give the parts of a figure their places, in another size where one is named."""
    if size is not None:
        figure.resize(*size)
    figure.ensurePolished()
    figure.grab()
