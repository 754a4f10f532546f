"""The program's own line icons, in a colour of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from explorer.core.paths import resource
from explorer.theme import theme

SIZE = 16  # logical pixels at 100 % text


@lru_cache(maxsize=128)
def svg(name: str, colour: str) -> bytes:
    """The SVG of an icon with `colour` (#rrggbb) as its current colour.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", colour).encode()


@lru_cache(maxsize=256)
def _pixmap(name: str, colour: str, alpha: float, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(alpha)
    QSvgRenderer(QByteArray(svg(name, colour))).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def pixmap(name: str, token: str = "ink", *, size: float = SIZE, alpha: float = 1.0) -> QPixmap:
    """An icon in a token's colour; `size` in logical pixels at 100 % text."""
    application = QApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QApplication) else 1.0
    return _pixmap(name, theme().colour(token).name(), alpha, theme().px(size), ratio)


def icon(name: str, token: str = "ink", *, size: float = SIZE) -> QIcon:
    """An icon for a button or an action; disabled it is faint."""
    made = QIcon(pixmap(name, token, size=size))
    made.addPixmap(pixmap(name, token, size=size, alpha=0.35), QIcon.Mode.Disabled)
    return made


def application_icon() -> QIcon:
    """The icon of the window."""
    return QIcon(str(resource("icons", "seqscope.svg")))


class IconButton(QToolButton):
    """A tool button whose icon follows the theme; `label` is its tool tip and accessible name."""

    def __init__(self, name: str, parent: QWidget | None = None, *, token: str = "ink") -> None:
        super().__init__(parent)
        self._name, self._token, self._checked_token = name, token, token
        self.toggled.connect(self._restyle)
        theme().changed.connect(self._restyle)
        self._restyle()

    def set_icon_name(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self._restyle()

    def set_tokens(self, token: str, checked: str) -> None:
        """The colours of the icon when the button is off and on."""
        self._token, self._checked_token = token, checked
        self._restyle()

    def set_label(self, label: str, shortcut: str = "") -> None:
        """Say what the button does, and which key does the same."""
        self.setAccessibleName(label)
        self.setToolTip(f"{label}  ({shortcut})" if shortcut else label)

    def _restyle(self) -> None:
        token = self._checked_token if self.isChecked() else self._token
        self.setIcon(icon(self._name, token))
        self.setIconSize(QSize(theme().px(SIZE), theme().px(SIZE)))
