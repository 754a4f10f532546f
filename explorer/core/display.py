"""Whether a window can be opened here; asked before Qt, which would abort where it cannot."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping

from explorer.core.i18n import translate

# Debian's and Ubuntu's names of what Qt's xcb platform loads, and the libraries that tell.
_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libEGL.so.1": "libegl1",
}


def has_display(environment: Mapping[str, str] | None = None) -> bool:
    """Whether a window can be opened: always but on a Linux without a display server."""
    found = os.environ if environment is None else environment
    if not sys.platform.startswith("linux") or found.get("QT_QPA_PLATFORM"):
        return True
    if found.get("WAYLAND_DISPLAY"):
        return True
    return bool(found.get("DISPLAY")) and _server_answers()


def _server_answers() -> bool:
    """Whether the X server of DISPLAY takes a connection; true if that cannot be asked."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # what is missing is told by `missing_libraries`
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.POINTER(ctypes.c_int)]
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def missing_libraries(environment: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The system's packages that Qt needs for an X window and that are not there."""
    found = os.environ if environment is None else environment
    platform = found.get("QT_QPA_PLATFORM", "")
    on_wayland = bool(found.get("WAYLAND_DISPLAY")) and not platform
    if not sys.platform.startswith("linux") or on_wayland or platform not in ("", "xcb"):
        return ()
    return tuple(package for library, package in _LIBRARIES.items() if not _loads(library))


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_sentence(packages: tuple[str, ...]) -> str:
    """What to do about missing packages, in one line."""
    return translate(
        "Start", "Qt needs system libraries that are missing here; install them: sudo apt install {packages}"
    ).format(packages=" ".join(packages))
