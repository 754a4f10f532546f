"""The Transformer chapter's arrays as files: .npz and .csv."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.studies import array_files
from explorer.studies.array_files import Row
from explorer.studies.transformer_trace import TransformerTrace, export_arrays, token_names


@dataclass(frozen=True, slots=True)
class Selection:
    """Which weights to write: `layers` and `heads` (None: all), or the picture of one `layer` and `head`."""

    layers: tuple[int, ...] | None = None
    heads: tuple[int, ...] | None = None
    layer: int | None = None
    head: int | None = None
    stack: str | None = None


def check_selection(trace: TransformerTrace, selection: Selection) -> None:
    """Raise UserError, naming what there is, if a stack, layer or head does not exist."""
    if selection.stack is not None and selection.stack not in trace.stacks:
        raise UserError(
            translate("TransformerExport", "{model} has no {stack} attention; there is: {stacks}.").format(
                model=trace.model.name, stack=selection.stack, stacks=", ".join(trace.stacks)
            )
        )
    if (selection.layer is None) != (selection.head is None):
        raise UserError(translate("TransformerExport", "For one head give both --layer and --head."))
    for stack in stacks_of(trace, selection):
        layers = trace.capture.stacks[stack]
        asked = (selection.layers or ()) + (() if selection.layer is None else (selection.layer,))
        _check_range("--layer", asked, len(layers), trace.model.name)
        heads = (selection.heads or ()) + (() if selection.head is None else (selection.head,))
        _check_range("--head", heads, min(layer.heads for layer in layers), trace.model.name)


def _check_range(option: str, asked: tuple[int, ...], count: int, model: str) -> None:
    wrong = [index for index in asked if not 0 <= index < count]
    if wrong:
        raise UserError(
            translate(
                "TransformerExport", "{option} {wrong} does not exist: {model} has 0 to {last}."
            ).format(option=option, wrong=wrong[0], model=model, last=count - 1)
        )


def stacks_of(trace: TransformerTrace, selection: Selection) -> tuple[str, ...]:
    """The stacks that are written: the one asked for, or all."""
    return trace.stacks if selection.stack is None else (selection.stack,)


def chosen(selection: Selection) -> tuple[tuple[int, ...] | None, tuple[int, ...] | None]:
    """The layers and heads to write as numbers; --layer and --head select one of each."""
    if selection.layer is not None and selection.head is not None:
        return (selection.layer,), (selection.head,)
    return selection.layers, selection.heads


def write_npz(trace: TransformerTrace, selection: Selection, path: Path) -> None:
    """Write `export_arrays` as a NumPy archive.

    Raises:
        UserError: the file cannot be written.
    """
    array_files.write_npz(export_arrays(trace, *chosen(selection), stack=selection.stack), path)


HEADER = ("stack", "layer", "head", "query", "key", "query_token", "key_token", "weight")


def write_csv(trace: TransformerTrace, selection: Selection, path: Path) -> None:
    """Write a line a weight, in UTF-8; masked weights are 0.

    Raises:
        UserError: the file cannot be written.
    """
    stacks = stacks_of(trace, selection)
    array_files.write_csv(HEADER, (row for stack in stacks for row in _rows(trace, stack, selection)), path)


def _rows(trace: TransformerTrace, stack: str, selection: Selection) -> Iterator[Row]:
    queries = token_names(trace.query_tokens(stack)).tolist()
    keys = token_names(trace.key_tokens(stack)).tolist()
    layers, heads = chosen(selection)
    for layer in range(len(trace.capture.stacks[stack])) if layers is None else layers:
        scores = trace.layer(stack, layer)
        for head in range(scores.heads) if heads is None else heads:
            weights = scores.weights(head).numpy()
            for i, query in enumerate(queries):
                for j, key in enumerate(keys):
                    yield stack, layer, head, i, j, query, key, repr(float(weights[i, j]))
