"""Where in a trace a person looks: the chosen step, layer, direction, unit and row, known to exist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.recurrent.arrays import Floats, LayerTrace
from explorer.models.recurrent.spec import Cell
from explorer.studies.recurrence.state import RecurrenceState
from explorer.studies.recurrence.trace import RecurrenceTrace

BLOCKS: dict[Cell, tuple[str, ...]] = {
    Cell.ELMAN: ("",),
    Cell.JORDAN: ("",),
    Cell.GRU: ("r", "z", "n"),
    Cell.LSTM: ("i", "f", "g", "o"),
}
"""What the blocks of rows in weight_ih and weight_hh belong to, in torch's order."""


@dataclass(frozen=True, eq=False, slots=True)
class Place:
    """One step of one unit in one layer, direction and row of the batch; all indices exist."""

    trace: RecurrenceTrace
    layer: LayerTrace
    step: int
    unit: int
    sequence: int

    def part(self, name: str) -> float:
        """One of the layer's `parts` for this unit."""
        return float(self.layer.parts[name][self.step, self.sequence, self.unit])

    def units(self, name: str) -> Floats:
        """One of the layer's `parts` for all units (H,)."""
        values: Floats = self.layer.parts[name][self.step, self.sequence]
        return values

    @property
    def x(self) -> Floats:
        """What enters the layer at this step (I,)."""
        values: Floats = self.layer.inputs[self.step, self.sequence]
        return values

    @property
    def previous(self) -> Floats:
        """The state that enters this step (H,)."""
        values: Floats = self.layer.previous[self.step, self.sequence]
        return values

    @property
    def h(self) -> Floats:
        """h_t of all units (H,)."""
        values: Floats = self.layer.hidden[self.step, self.sequence]
        return values

    @property
    def is_first(self) -> bool:
        """Whether the initial state enters this step: the first read, which is the last when backward."""
        return self.step == (len(self.trace.tokens) - 1 if self.layer.direction else 0)

    def weight(self, kind: str, block: str = "") -> Floats:
        """This unit's row of “weight_ih”, “weight_hh” or “weight_ho”, of the gate named."""
        row: Floats = self.weights[f"recurrent.{kind}_{self.layer.name}"][self._row(block)]
        return row

    def bias(self, kind: str, block: str = "") -> float | None:
        """This unit's entry of “bias_ih”, “bias_hh” or “bias_ho”; None for a network without."""
        values = self.weights.get(f"recurrent.{kind}_{self.layer.name}")
        return None if values is None else float(values[self._row(block)])

    @property
    def weights(self) -> Mapping[str, Floats]:
        return self.trace.weights

    def _row(self, block: str) -> int:
        spec = self.trace.spec
        return BLOCKS[spec.cell].index(block) * spec.hidden + self.unit


def place_of(trace: RecurrenceTrace, state: RecurrenceState) -> Place:
    """Where `state` looks; what lies beyond the trace is brought back to its end.

    Raises:
        UserError: the trace has no step.
    """
    steps, rows = trace.network.output.shape[:2]
    if not steps or not rows:
        raise UserError(translate("Recurrence", "There is no step to look at; type a text or paste numbers."))
    spec = trace.spec
    layer = trace.network.layer(min(state.layer, spec.layers - 1), min(state.direction, spec.directions - 1))
    step, unit = min(state.step, steps - 1), min(state.unit, spec.hidden - 1)
    return Place(trace, layer, step, unit, min(state.sequence, rows - 1))
