"""Where a network's weights come from: shipped ones, files, what was changed by hand; no torch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from explorer.core import text_file_problems as told
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.text_encoding import decode
from explorer.core.text_table import is_number
from explorer.models.recurrent.arrays import Floats
from explorer.models.recurrent.runs import Task
from explorer.models.recurrent.spec import Cell, InputKind, NetworkSpec
from explorer.models.recurrent.storage import (
    LEFT_OUT,
    StoredNetwork,
    read_network,
    shipped,
    shipped_path,
    write_network,
)
from explorer.studies.recurrence.state import FRESH, Reading
from explorer.studies.recurrence.trace import Edit, RecurrenceTrace

LARGEST_TABLE = 50_000_000  # bytes
STATES = ("h_0", "c_0")
_REACHED = "held-out: "  # the beginning of the facts that hold figures


@dataclass(frozen=True, eq=False, slots=True)
class InitialState:
    """h_0 and c_0 (L·D, B, H) float32; c_0 is None but for an LSTM."""

    h_0: NDArray[np.float32]
    c_0: NDArray[np.float32] | None


def stored(model: str) -> StoredNetwork:
    """The network of a shipped name, or of a file of weights.

    Raises:
        UserError: there is no such file, or it holds no recurrent network.
    """
    path = shipped_path(model) if model in shipped() else Path(model).expanduser().absolute()
    return _read(path, _stamp(path))


def _stamp(path: Path) -> tuple[int, ...]:
    """What differs when the file is written again; the clock alone is too coarse."""
    if not path.is_file():
        return ()
    status = path.stat()
    return status.st_mtime_ns, status.st_size, status.st_ino


@lru_cache(maxsize=8)
def _read(path: Path, _written: tuple[int, ...]) -> StoredNetwork:
    return read_network(path)


def relative(model: str, cell: Cell) -> str:
    """The shipped network of another cell that was trained for the same task; empty where there is none."""
    if model not in shipped():
        return ""
    name = f"{model.rpartition('-')[0]}-{cell.value}"
    return name if name in shipped() else ""


def reading_of(network: StoredNetwork, reading: Reading) -> Reading:
    """How a stored network's input must be read; `reading` where it takes words and characters alike."""
    if network.spec.input_kind is InputKind.VALUES:
        return Reading.NUMBERS
    if network.task == Task.CHARACTERS:
        return Reading.CHARACTERS
    return Reading.WORDS if reading is Reading.NUMBERS or network.task else reading


def save_weights(trace: RecurrenceTrace, path: str) -> None:
    """Write the weights of a pass, with what is needed to use them again, as .safetensors or .csv.

    Raises:
        UserError: the file cannot be written, or has another ending.
    """
    model = trace.request.model
    known = None
    with suppress(UserError):  # a file that is gone meanwhile: what is on show can be saved all the same
        known = stored(model) if model != FRESH else None
    facts, task = (dict(known.facts), known.task) if known and _holds(known, trace) else ({}, "")
    written = StoredNetwork(trace.spec, trace.weights, trace.vocabulary, trace.labels, task, facts)
    write_network(Path(path), written)


def _holds(network: StoredNetwork, trace: RecurrenceTrace) -> bool:
    """Whether a pass used a stored network as it is: no changed number, no checkpoint in its place."""
    given, used = network.weights, trace.weights
    return network.spec == trace.spec and all(
        np.array_equal(given[name], used[name], equal_nan=True) for name in given
    )


def edited(weights: Mapping[str, Floats], edits: Iterable[Edit]) -> tuple[dict[str, Floats], int]:
    """The weights with the changed numbers in their places, and how many edits fit nowhere."""
    changed = dict(weights)
    misfits = 0
    for name, place, value in edits:
        if name in STATES:
            continue
        if name not in changed or place >= changed[name].size:
            misfits += 1
            continue
        if changed[name] is weights.get(name):
            changed[name] = weights[name].copy()
        changed[name].flat[place] = value
    return changed, misfits


def initial_state(spec: NetworkSpec, batch: int, value: float, edits: Iterable[Edit]) -> InitialState:
    """h_0 and c_0 full of one value, then changed by hand; edits that fit nowhere are left out."""
    rows = spec.layers * spec.directions
    states = {name: np.full((rows, batch, spec.hidden), value, dtype=np.float32) for name in STATES}
    for name, place, number in edits:
        if name in states and place < states[name].size:
            states[name].flat[place] = number
    return InitialState(states["h_0"], states["c_0"] if spec.cell is Cell.LSTM else None)


def state_misfits(state: InitialState, edits: Iterable[Edit]) -> int:
    """How many edits of h_0 and c_0 fit nowhere."""
    sizes = {"h_0": state.h_0.size, "c_0": 0 if state.c_0 is None else state.c_0.size}
    return sum(1 for name, place, _ in edits if name in sizes and place >= sizes[name])


def misfit_note(count: int) -> str:
    """The sentence for edits that were left out."""
    text = translate(
        "Recurrence", "Numbers changed by hand that this network does not have are left out: {count}."
    )
    return text.format(count=count)


def check_reading(spec: NetworkSpec, reading: Reading, columns: int) -> None:
    """Refuse an input that the network of a file cannot take; `columns`: of the table, where there is one.

    Raises:
        UserError: numbers for a network of symbols or the other way round, or another number of columns.
    """
    takes_numbers = spec.input_kind is InputKind.VALUES
    if takes_numbers and reading is not Reading.NUMBERS:
        raise no_table(spec)
    if not takes_numbers and reading is Reading.NUMBERS:
        raise UserError(
            translate(
                "Recurrence",
                "This network reads text; choose Words or Characters, or a fresh network for numbers.",
            )
        )
    if takes_numbers and columns != spec.features:
        text = translate(
            "Recurrence",
            "This network takes another number of columns ({wanted} instead of {found}); change the table.",
        )
        raise UserError(text.format(found=columns, wanted=spec.features))


def no_table(spec: NetworkSpec) -> UserError:
    """The sentence for a network of numbers that is given none."""
    text = translate(
        "Recurrence",
        "This network takes numbers (columns: {count}) instead of a text; choose Numbers, paste a table.",
    )
    return UserError(text.format(count=spec.features))


def for_values(spec: NetworkSpec, columns: int) -> NetworkSpec:
    """The chosen network for a table with so many columns."""
    return replace(spec, input_kind=InputKind.VALUES, features=columns, vocabulary=0)


def read_table_file(path: Path, largest: int = LARGEST_TABLE) -> str:
    """The text of a file of numbers, as `number_table.read_numbers` takes it.

    Raises:
        UserError: the file is missing, too large, or no text.
    """
    try:
        if path.is_dir():
            raise UserError(told.is_folder(path))
        size = path.stat().st_size
        if size > largest:
            raise UserError(told.too_large(path, size, largest))
        decoded = decode([path.read_bytes()])
    except FileNotFoundError as error:
        raise UserError(told.missing(path)) from error
    except PermissionError as error:
        raise UserError(told.not_allowed(path)) from error
    except (OSError, ValueError) as error:
        raise UserError(told.unreadable(path, error)) from error
    if decoded is None:
        raise UserError(told.no_text(path))
    return "".join(decoded.pieces)


def first_seed(network: StoredNetwork) -> int | None:
    """The seed of the weights with which a network's training began; None where it was trained elsewhere."""
    seed = network.facts.get("seed", "") if "command" in network.facts else ""
    return int(seed) if seed.isdecimal() else None


def facts_text(network: StoredNetwork) -> str:
    """What is known of a stored network's training, in one sentence; empty where nothing is."""
    facts = {name: value for name, value in network.facts.items() if name not in (LEFT_OUT, "command")}
    reached = {name: value for name, value in facts.items() if name.startswith(_REACHED)}
    if not reached:
        return ", ".join(f"{name}: {value}" for name, value in facts.items())
    text = translate("Recurrence", "Trained for {steps} steps; right on held-out sentences: {shares}.")
    shares = (f"{name.removeprefix(_REACHED)} ({_percent(share)})" for name, share in reached.items())
    return text.format(steps=facts.get("steps", "?"), shares=", ".join(shares))


def _percent(share: str) -> str:
    """0.9951 as 99.5 %; what is no number as it is."""
    return f"{float(share):.1%}".replace("%", " %") if is_number(share) else share


def left_out_note(network: StoredNetwork) -> tuple[str, ...]:
    """A sentence on the arrays of a file that belong to no recurrence."""
    if LEFT_OUT not in network.facts:
        return ()
    text = translate("Recurrence", "The file's other arrays are not used: {names}.")
    return (text.format(names=network.facts[LEFT_OUT]),)


def symbols_of(network: StoredNetwork) -> tuple[str, ...]:
    """The input symbols by id; a file that does not name them has numbers for them."""
    missing = network.spec.input_kind is not InputKind.VALUES and not network.vocabulary
    return tuple(map(str, range(network.spec.vocabulary))) if missing else network.vocabulary
