"""Runs a command of the command line and turns every error into one line and exit status 2."""

from __future__ import annotations

import argparse
import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from explorer.cli.export import export, write_overview
from explorer.cli.models import get_model, list_models, remove_model
from explorer.core.errors import CancelledError, UserError
from explorer.core.i18n import translate
from explorer.core.sentences import default_sentence
from explorer.models.catalogue import DEFAULT_MODEL

log = logging.getLogger(__name__)

FAILED = 2
INTERRUPTED = 130


def run_command(options: argparse.Namespace) -> int:
    """Run `export` or `models`; returns the exit status."""
    return guarded(lambda: _dispatch(options), debug=options.debug)


def _dispatch(options: argparse.Namespace) -> None:
    if options.command == "export":
        export(options)
    elif options.action == "get":
        get_model(options.name)
    elif options.action == "remove":
        remove_model(options.name)
    else:
        list_models()


def without_display(options: argparse.Namespace) -> int:
    """The main job where there is no display: the heads of the text as attention.png, and where it lies."""

    def work() -> None:
        print(
            translate(
                "CommandLine", "There is no display, so Seqscope draws into a file instead of a window."
            ),
            file=sys.stderr,
        )
        out = Path("attention.png").absolute()
        model, text = options.model or DEFAULT_MODEL, options.text or default_sentence()
        write_overview(model, text, options.pair or "", options.device or "auto", out)
        print(
            translate("CommandLine", "Wrote the attention heads of “{text}” to {path}").format(
                text=text, path=out
            )
        )

    return guarded(work, debug=options.debug)


def guarded(work: Callable[[], None], *, debug: bool) -> int:
    """Run `work`; an error becomes one line on standard error, and its traceback only with `--debug`."""
    try:
        work()
    except (KeyboardInterrupt, CancelledError):
        print(translate("CommandLine", "Stopped."), file=sys.stderr)
        return INTERRUPTED
    except UserError as error:
        return _fail(error, error.sentence, debug=debug)
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except OSError as error:
        return _fail(error, f"{error.strerror or error}: {error.filename or ''}".rstrip(": "), debug=debug)
    except Exception as error:  # noqa: BLE001 -- the outermost boundary: a defect must not print a traceback
        sentence = translate(
            "CommandLine", "Something went wrong inside Seqscope ({error}); --debug shows where."
        ).format(error=f"{type(error).__name__}: {error}")
        return _fail(error, sentence, debug=debug)
    return 0


def _fail(error: Exception, sentence: str, *, debug: bool) -> int:
    if debug:
        traceback.print_exception(error)
    print("seqscope: " + " ".join(sentence.split()), file=sys.stderr)
    return FAILED
