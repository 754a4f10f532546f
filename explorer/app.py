"""The entry point: dispatches to the command line or opens the window."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from explorer.core.display import has_display, missing_libraries, missing_sentence
from explorer.core.threads import set_usual

FAILED = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run Seqscope with these arguments (the process's own by default); returns the exit status."""
    from explorer.cli.parser import build_parser
    from explorer.core.errors import UserError

    arguments = list(sys.argv[1:] if argv is None else argv)
    set_usual()
    _speak()
    try:
        options = build_parser().parse_args(arguments)
    except UserError as error:
        return _complain(error.sentence)
    if options.command:
        from explorer.cli.run import run_command

        return run_command(options)
    if not has_display():
        from explorer.cli.run import without_display

        return without_display(options)
    if missing := missing_libraries():
        return _complain(missing_sentence(missing))
    return run_window(options)


def _speak() -> None:
    """Have the command line speak the terminal's language; a window asks the system and the person anew."""
    names = (os.environ.get(variable) for variable in ("LC_ALL", "LC_MESSAGES", "LANG"))
    if next((name for name in names if name), "").startswith("zh"):
        with suppress(ImportError):  # Qt's libraries are missing, which is told when they are needed
            from explorer.window.language import speak

            speak("zh_CN")


def _complain(sentence: str) -> int:
    sys.stderr.write(f"seqscope: {' '.join(sentence.split())}\n")
    return FAILED


def run_window(options: argparse.Namespace) -> int:
    """Open the window and stay until it is closed."""
    try:
        from explorer.window.start import start
    except ImportError as error:  # Qt's own libraries are there, one of the system's is not
        if "PySide6" not in (error.name or "") and ".so" not in str(error):
            raise
        return _complain(missing_sentence((_package_of(str(error)),)))
    return start(options)


# What Qt's Python modules themselves are linked to, and Debian's package of it.
_LINKED = {
    "libEGL": "libegl1",
    "libGL.": "libgl1",
    "libxkbcommon": "libxkbcommon0",
    "libdbus": "libdbus-1-3",
    "libfontconfig": "libfontconfig1",
    "libglib": "libglib2.0-0",
}


def _package_of(text: str) -> str:
    return next((package for library, package in _LINKED.items() if library in text), "libegl1 libgl1")
