"""What Explain says of the Recurrence chapter: the step, layer, direction, unit and row that are chosen."""

from __future__ import annotations

import math

import numpy as np

from explorer.core.i18n import translate
from explorer.core.trace import Action, Explanation, Row, Table
from explorer.models.recurrent.spec import Cell
from explorer.studies.numbers import plain, shape
from explorer.studies.recurrence.formulas import general, with_numbers
from explorer.studies.recurrence.hand import rounding_note
from explorer.studies.recurrence.inputs import shown
from explorer.studies.recurrence.place import Place, place_of
from explorer.studies.recurrence.state import RecurrenceState
from explorer.studies.recurrence.telling import notes, told
from explorer.studies.recurrence.texts import step_name, torch_name
from explorer.studies.recurrence.trace import Lockstep, RecurrenceTrace

EXACT = 1e-6
LIKELIEST = 3


def explain(lockstep: Lockstep, state: RecurrenceState) -> Explanation:
    """The explanation of what is chosen; a choice beyond the trace is brought back to its end.

    Raises:
        UserError: the trace has no step.
    """
    place = place_of(lockstep.main, state)
    trace = place.trace
    tables = (_predictions(place), _shapes(place), _reach(lockstep, place), _network(place), check(trace))
    numbers = with_numbers(place, state)
    is_rounded = any(r"\varepsilon" in formula.latex for formula in numbers)
    return Explanation(
        step_name(trace, place.step),
        told(place, escaped(trace.tokens[place.step])),
        (general(place), *numbers),
        tuple(table for table in tables if table.rows),
        (*trace.notes, *notes(place), *((rounding_note(),) if is_rounded else ())),
        (
            Action("hand", translate("RecurrenceExplain", "Work it out by hand")),
            Action("code", translate("RecurrenceExplain", "Copy as PyTorch code")),
            Action("export", translate("RecurrenceExplain", "Export picture…"), "Ctrl+E"),
        ),
    )


def escaped(text: str) -> str:
    """Text that may hold <, > or & as plain rich text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _predictions(place: Place) -> Table:
    """The likeliest outputs at this step, where there are labels."""
    title = translate("RecurrenceExplain", "Likeliest outputs")
    shares = place.trace.probabilities(place.sequence)
    if shares is None or not np.isfinite(shares[place.step]).all():
        return Table(title, ())
    here = shares[place.step]
    best = np.argsort(-here, kind="stable")[:LIKELIEST]
    return Table(title, tuple(Row(shown(place.trace.labels[at]), plain(float(here[at]), 3)) for at in best))


def _shapes(place: Place) -> Table:
    """The shapes of this step, of one row of the batch."""
    spec, entering = place.trace.spec, place.layer.inputs.shape[2]
    state = shape(1, spec.hidden)
    weights = [place.weights[f"recurrent.weight_{kind}_{place.layer.name}"] for kind in ("ih", "hh")]
    rows = [
        Row("x_t", shape(1, entering), translate("RecurrenceExplain", "rows, numbers that enter this layer")),
        Row("h_t, c_t" if spec.cell is Cell.LSTM else "h_t", state, _units_hint()),
        Row("W, U", ", ".join(shape(*values.shape) for values in weights), "weight_ih, weight_hh"),
    ]
    if spec.cell is Cell.JORDAN:
        rows.append(Row("y_t", state, _units_hint()))
        rows.append(Row("V", shape(spec.hidden, spec.hidden), "weight_ho"))
    return Table(translate("RecurrenceExplain", "Shapes"), tuple(rows))


def _units_hint() -> str:
    return translate("RecurrenceExplain", "rows, units")


def _reach(lockstep: Lockstep, place: Place) -> Table:
    """‖∂h_T/∂h_t‖ at this step, of each network that was measured."""
    title = translate("RecurrenceExplain", "Gradient that reaches back to this step")
    hint = translate("RecurrenceExplain", "The spectral norm of ∂h_T/∂h_t; 1 at the last step T.")
    rows = [
        Row(f"{reach.name} · ‖∂h_T/∂h_t‖", number(float(reach.norms[place.step]), 3), hint)
        for reach in lockstep.reaches
        if place.step < len(reach.norms) and not reach.before
    ]
    return Table(title, tuple(rows))


def _network(place: Place) -> Table:
    """Which fresh weights these are; a note tells of trained ones."""
    trace = place.trace
    title = translate("RecurrenceExplain", "Network")
    if trace.trained:
        return Table(title, ())
    hint = translate(
        "RecurrenceExplain", "Initial weights by torch's rule: uniform between −1/√H_out and 1/√H_out."
    )
    rows = (Row(translate("RecurrenceExplain", "fresh weights, seed"), str(trace.request.seed), hint),)
    return Table(title, rows)


def check(trace: RecurrenceTrace) -> Table:
    """The check line: how far the trace is from torch.nn's own module."""
    name = translate("RecurrenceExplain", "max |ours − {module}|").format(module=torch_name(trace.spec))
    is_exact = trace.difference <= EXACT or trace.difference <= EXACT * _largest_sum(trace)
    value = number(trace.difference, 1) + (" ✓" if is_exact else " ✗")
    hint = translate(
        "RecurrenceExplain",
        "The largest difference over all steps, units and final states, relative to values beyond 1; "
        "✓ where it is no more than rounding to 32 bits makes.",
    )
    return Table(translate("RecurrenceExplain", "Check"), (Row(name, value, hint),))


def _largest_sum(trace: RecurrenceTrace) -> float:
    """The largest finite |pre-activation|: the rounding of 32 bits grows with it, as trained weights show."""
    largest = 1.0
    for layer in trace.network.layers:
        for name, values in layer.parts.items():
            if name.endswith("pre"):
                sizes = np.abs(values)
                largest = max(largest, float(sizes.max(where=np.isfinite(sizes), initial=0.0)))
    return largest


def number(value: float, digits: int) -> str:
    """A number as people read it; infinity as its sign."""
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return plain(value, digits)
