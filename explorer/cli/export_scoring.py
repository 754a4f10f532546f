"""`seqscope export --chapter scoring`: scores, weights, the study of √d or the cost, without a window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from explorer.cli.chapters import refuse_beside, refuse_without
from explorer.cli.offscreen import offscreen
from explorer.cli.progress import QUICK, ProgressLine
from explorer.cli.scoring_options import COST, SATURATION, STEPS, check_sizes, check_view, whole_queries
from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.checks import check_folder
from explorer.models.store import Store
from explorer.studies.array_files import Arrays, write_csv, write_npz
from explorer.studies.pooling.tables import read_text
from explorer.studies.scoring import export as files
from explorer.studies.scoring.compute import trace_of
from explorer.studies.scoring.inputs import gather
from explorer.studies.scoring.kinds import Function, Source
from explorer.studies.scoring.saturating import saturate
from explorer.studies.scoring.state import ScoringState
from explorer.studies.scoring.trace import Data, ScoringTrace

Write = Callable[[Path], None]


def export_scoring(options: argparse.Namespace, out: Path) -> None:
    """Compute what the options ask for and write it; `out` is known to be writable.

    Raises:
        UserError: a table, a number or the model is wrong, a function does not fit, the file cannot be
            written, …
    """
    view = options.view or STEPS
    check_view(options, view)
    check_sizes(options, view)
    state = asked_state(options, view)
    line = ProgressLine(after=QUICK)
    try:
        notes = _EXPORTS[view](state, options, out, CancelToken(on_progress=line.show))
    finally:
        line.end()
    print(translate("CommandLine", "Wrote {path}").format(path=out))
    for note in notes:
        print(note, file=sys.stderr)


def asked_state(options: argparse.Namespace, view: str) -> ScoringState:
    """The chapter's state that the options describe.

    Raises:
        UserError: options exclude each other, or a file cannot be read.
    """
    fields: dict[str, object] = {
        _FIELDS[view].get(name, name): value for name, value in _given(options).items()
    }
    if view == COST and options.queries is not None:
        fields["cost_queries"] = whole_queries(options.queries)
    state = replace(ScoringState(view=view, device=options.device), **fields)  # type: ignore[arg-type]
    return _with_source(state, options) if view == STEPS else state


_PLAIN = (
    "norm", "valid", "count", "query_size", "key_size", "value_size", "seed", "hidden", "draws", "dim",
    "axis",
)  # fmt: skip
_FIELDS = {
    STEPS: {},
    SATURATION: {
        "count": "root_keys", "draws": "root_draws", "hidden": "root_hidden", "seed": "root_seed",
        "dim": "root_d",
    },
    COST: {"count": "cost_keys", "dim": "cost_d", "hidden": "cost_hidden", "axis": "cost_axis"},
}  # fmt: skip


def _given(options: argparse.Namespace) -> dict[str, object]:
    return {name: getattr(options, name) for name in _PLAIN if getattr(options, name) is not None}


def _with_source(state: ScoringState, options: argparse.Namespace) -> ScoringState:
    """The state with where query, keys and values come from."""
    tables = ("query", "keys", "values")
    for name in tables:
        refuse_without(options, name, [other for other in tables if other != name])
    refuse_without(options, "text", ("word", "model"))
    refuse_beside(options, "text", tables)
    for source in ("text", "keys"):
        refuse_beside(options, source, ("count", "query_size", "key_size", "value_size"))
    if options.text is not None:
        return replace(state, source=Source.WORDS, text=options.text, model=options.model)
    if options.keys is None:
        return state
    read = {name: read_text(Path(getattr(options, name)).expanduser()) for name in tables}
    return replace(state, source=Source.TABLE, **read)  # type: ignore[arg-type]


def _steps(
    state: ScoringState, options: argparse.Namespace, out: Path, token: CancelToken
) -> tuple[str, ...]:
    if state.source is Source.WORDS:
        check_folder(Store().resolve(state.model))  # before torch is imported, which takes seconds
    data = gather(state.request, token)
    if options.word is not None:
        state = replace(state, query_word=_place(options.word, data))
        data = gather(state.request, token)
    trace = _chosen(trace_of(state.request, data), options.function)
    _write(
        out,
        token,
        trace.arrays(),
        files.steps_table(trace),
        partial(_draw_steps, trace, options.theme),
    )
    return trace.data.source, *trace.notes, *trace.refused.values()


def _chosen(trace: ScoringTrace, names: tuple[str, ...] | None) -> ScoringTrace:
    """The trace with the functions that are asked for.

    Raises:
        UserError: one of them does not fit the sizes.
    """
    if names is None:
        return trace
    for name in names:
        if Function(name) in trace.refused:
            raise UserError(trace.refused[Function(name)])
    scored = {function: one for function, one in trace.scored.items() if function in names}
    return replace(trace, scored=scored, refused={})


def _place(word: str, data: Data) -> int:
    """Where a word stands among the keys.

    Raises:
        UserError: it is not among them.
    """
    if word.isascii() and word.isdigit() and int(word) < len(data.names):
        return int(word)
    lowered = [name.casefold() for name in data.names]
    if word in data.names:
        return data.names.index(word)
    if word.casefold() not in lowered:
        text = translate("CommandLine", "“{word}” is none of the words of the text: {words}.")
        raise UserError(text.format(word=word[:40], words=", ".join(data.names[:20])))
    return lowered.index(word.casefold())


def _draw_steps(trace: ScoringTrace, theme_mode: str, path: Path) -> None:
    from explorer.panels.scoring.figure import draw_steps

    draw_steps(trace, theme_mode, path)


def _saturation(
    state: ScoringState, options: argparse.Namespace, out: Path, token: CancelToken
) -> tuple[str, ...]:
    study = saturate(state.saturation, token)

    def draw(path: Path) -> None:
        from explorer.panels.scoring.figure import draw_saturation

        draw_saturation(study, state.root_d, options.theme, path)

    _write(out, token, files.saturation_arrays(study), files.saturation_table(study), draw)
    return ()


def _cost(state: ScoringState, options: argparse.Namespace, out: Path, token: CancelToken) -> tuple[str, ...]:
    # torch takes seconds to import: only now that the arguments are known to be good.
    from explorer.studies.scoring.timing import measure

    table = measure(state.sizes, state.cost_axis, state.device, token)

    def draw(path: Path) -> None:
        from explorer.panels.scoring.figure import draw_cost

        draw_cost(table, options.theme, path)

    _write(out, token, files.cost_arrays(table), files.cost_table(table), draw)
    return ()


_EXPORTS = {STEPS: _steps, SATURATION: _saturation, COST: _cost}


def _write(out: Path, token: CancelToken, arrays: Arrays, table: files.Table, picture: Write) -> None:
    """Write what the ending says."""
    ending = out.suffix.lower()
    if ending == ".npz":
        write_npz(arrays, out)
    elif ending == ".csv":
        write_csv(*table, out)
    else:
        with offscreen(token):
            picture(out)
