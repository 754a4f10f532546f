"""`seqscope export`: a chapter's values to a file, without a window or a display."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from explorer.cli.chapters import POOLING, RECURRENCE, SCORING, TRANSFORMER, check_chapter
from explorer.cli.offscreen import offscreen
from explorer.core.animation import ENDINGS
from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.sentences import default_sentence
from explorer.core.text import tidy
from explorer.models.checks import check_folder
from explorer.models.store import Store

if TYPE_CHECKING:  # imported only once the arguments are known to be good
    from explorer.studies.transformer_export import Selection
    from explorer.studies.transformer_trace import TransformerTrace

ARRAYS = (".npz", ".csv")
PICTURES = (".png", ".svg")


def export(options: argparse.Namespace) -> None:
    """Compute what the options ask for and write it.

    Raises:
        UserError: the ending or the model is unknown, a layer or head does not exist, the file cannot be
            written, …
    """
    out = Path(options.out)
    chapter = options.chapter or TRANSFORMER
    _check_target(out, chapter)
    check_chapter(options, chapter)
    _WRITERS[chapter](options, out)


def _export_recurrence(options: argparse.Namespace, out: Path) -> None:
    from explorer.cli.export_recurrence import export_recurrence

    export_recurrence(options, out)


def _export_pooling(options: argparse.Namespace, out: Path) -> None:
    from explorer.cli.export_pooling import export_pooling

    export_pooling(options, out)


def _export_scoring(options: argparse.Namespace, out: Path) -> None:
    from explorer.cli.export_scoring import export_scoring

    export_scoring(options, out)


def _export_attention(options: argparse.Namespace, out: Path) -> None:
    text = default_sentence() if options.text is None else options.text
    trace = _compute(options.model, text, options.pair, options.device)
    from explorer.studies.transformer_export import Selection, check_selection, write_csv, write_npz

    if options.pair and not (trace.model.takes_pairs or trace.model.kind == "encoder-decoder"):
        raise UserError(
            translate("CommandLine", "{model} takes one text: leave --pair and --target away.").format(
                model=trace.model.name
            )
        )
    selection = Selection(options.layers, options.heads, options.layer, options.head, options.stack)
    check_selection(trace, selection)
    if out.suffix.lower() == ".npz":
        write_npz(trace, selection, out)
    elif out.suffix.lower() == ".csv":
        write_csv(trace, selection, out)
    else:
        _draw(trace, selection, options.theme, out)
    print(translate("CommandLine", "Wrote {path}").format(path=out))
    for cut in trace.capture.cut.values():
        print(
            translate(
                "CommandLine", "The text was cut to the model's limit: {kept} of {total} tokens."
            ).format(kept=cut.kept, total=cut.total)
        )


def write_overview(model: str, text: str, pair: str, device: str, out: Path) -> None:
    """Draw every head of a text into a file: what the window would show first."""
    _check_target(out, TRANSFORMER)
    trace = _compute(model, text, pair, device)
    from explorer.studies.transformer_export import Selection

    _draw(trace, Selection(), "light", out)


def _draw(trace: TransformerTrace, selection: Selection, theme_mode: str, out: Path) -> None:
    with offscreen(CancelToken()):
        from explorer.panels.transformer_figure import draw_figure

        draw_figure(trace, selection, theme_mode, out)


def _compute(model: str, text: str, pair: str, device: str) -> TransformerTrace:
    """The trace of texts as the window would have them; what was changed in them is told."""
    check_folder(Store().resolve(model))
    texts = tidy(text), tidy(pair)
    for note in (*texts[0].notes, *texts[1].notes):
        print(note, file=sys.stderr)
    # torch and transformers take seconds to import: only now that the arguments are known to be good.
    from explorer.studies.transformer import compute
    from explorer.studies.transformer_trace import Request

    return compute(Request(model, texts[0].text, texts[1].text, device), CancelToken())


_WRITERS = {
    TRANSFORMER: _export_attention,
    RECURRENCE: _export_recurrence,
    POOLING: _export_pooling,
    SCORING: _export_scoring,
}


def _check_target(out: Path, chapter: str) -> None:
    """Refuse early what could not be written after a long computation."""
    moves = chapter == POOLING
    if out.suffix.lower() not in ARRAYS + PICTURES + (ENDINGS if moves else ()):
        text = translate(
            "CommandLine", "{path} must end in .npz, .csv, .png or .svg: the ending says what is written."
        )
        if moves:
            text = translate(
                "CommandLine",
                "{path} must end in .npz, .csv, .png, .svg, .gif or .mp4: the ending says what is written.",
            )
        raise UserError(text.format(path=out))
    folder = out.absolute().parent
    if not folder.is_dir():
        raise UserError(
            translate(
                "CommandLine", "The folder {folder} does not exist; create it or choose another."
            ).format(folder=folder)
        )
    if out.is_dir() or not os.access(out if out.exists() else folder, os.W_OK):
        raise UserError(
            translate("CommandLine", "{path} cannot be written; choose another place.").format(path=out)
        )
