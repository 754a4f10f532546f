"""`seqscope export --chapter recurrence`: states and gates to .npz, .csv, .png or .svg, without a window."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from explorer.cli.chapters import check_range, refuse_beside
from explorer.cli.offscreen import offscreen
from explorer.cli.recurrence_options import check_weights, layer_count
from explorer.core.cancel import CancelToken
from explorer.core.i18n import translate
from explorer.core.sentences import default_sentence
from explorer.core.text import tidy
from explorer.core.text_files import read_table
from explorer.models.recurrent.spec import HIDDEN_RANGE
from explorer.studies.recurrence.export import write_csv, write_npz
from explorer.studies.recurrence.inputs import read_text
from explorer.studies.recurrence.number_table import read_numbers
from explorer.studies.recurrence.prepare import prepare
from explorer.studies.recurrence.presets import with_fields
from explorer.studies.recurrence.source import read_table_file
from explorer.studies.recurrence.state import FRESH, Reading, RecurrenceState, Shape
from explorer.studies.recurrence.trace import RecurrenceTrace


def export_recurrence(options: argparse.Namespace, out: Path) -> None:
    """Trace what the options ask for and write it; `out` is known to be writable.

    Raises:
        UserError: the input, the weights or a size is wrong, the file cannot be written, …
    """
    state = asked_state(options)
    # torch takes seconds to import: only now that the arguments are known to be good.
    from explorer.studies.recurrence.compute import trace_of

    trace = trace_of(state.request, None, CancelToken())
    _write(trace, options.theme, out)
    print(translate("CommandLine", "Wrote {path}").format(path=out))
    for note in trace.notes:
        print(note, file=sys.stderr)


def asked_state(options: argparse.Namespace) -> RecurrenceState:
    """The chapter's state that the options describe.

    Raises:
        UserError: an option is out of range, a file cannot be read, or options exclude each other.
    """
    for name in ("file", "numbers"):
        refuse_beside(options, name, ("text",))
    check_range(options, "hidden", HIDDEN_RANGE)
    check_weights(options)
    given = {
        "layers": layer_count(options.layers),
        **{name: getattr(options, name) for name in ("hidden", "bidirectional", "seed", "device")},
    }
    state = RecurrenceState(**{name: value for name, value in given.items() if value is not None})
    kinds = {"cell": options.cell, "activation": options.activation}
    values = {name: type(getattr(state, name))(value) for name, value in kinds.items() if value is not None}
    state = with_fields(state, **values, shape=Shape(options.shape or state.shape))
    if options.weights is not None:
        chosen = {name: values[name] for name in values if name == "activation"}
        state = with_fields(with_fields(state, model=options.weights), **chosen)
    state = _with_input(state, options)
    _check_input(state)
    return state


def _check_input(state: RecurrenceState) -> None:
    """Say what is wrong with the input before torch is imported."""
    if state.model != FRESH:
        prepare(state.request, None)
    elif state.reading is Reading.NUMBERS:
        read_numbers(state.numbers)
    else:
        read_text(state.text, state.reading)


def _with_input(state: RecurrenceState, options: argparse.Namespace) -> RecurrenceState:
    """The state with what is to be read, and how."""
    if options.numbers is not None:
        numbers = read_table_file(Path(options.numbers).expanduser())
        return replace(state, numbers=numbers, reading=Reading.NUMBERS)
    tidied = tidy(_text(options))
    for note in tidied.notes:
        print(note, file=sys.stderr)
    usual = Reading.WORDS if state.reading is Reading.NUMBERS else state.reading
    return replace(state, text=tidied.text, reading=Reading(options.reading or usual))


def _text(options: argparse.Namespace) -> str:
    if options.file is not None:
        return _file_text(Path(options.file).expanduser())
    return default_sentence() if options.text is None else str(options.text)


def _file_text(path: Path) -> str:
    """All sentences of a file, one a line."""
    table = read_table(path)
    return "\n".join(table.data[table.text_column()])


def _write(trace: RecurrenceTrace, theme_mode: str, out: Path) -> None:
    ending = out.suffix.lower()
    if ending == ".npz":
        write_npz(trace, out)
    elif ending == ".csv":
        write_csv(trace, out)
    else:
        with offscreen(CancelToken()):
            from explorer.panels.recurrence.figure import draw_figure

            draw_figure(trace, theme_mode, out)
