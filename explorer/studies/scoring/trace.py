"""What the Scoring chapter computes: a request and its frozen result; imported without torch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.core.trace import BoolArray
from explorer.studies.scoring.functions import Worked
from explorer.studies.scoring.kinds import Edit, Function, Norm, Numbers, Source
from explorer.studies.scoring.weights import Weighed


@dataclass(frozen=True, slots=True)
class Request:
    """Everything that a trace depends on; what the source makes no use of is empty or 0.

    query, keys, values: tables as text; query_word: the place of the word that asks; valid: how many keys
    from the first on are seen, None for all; sizes: d_q, d_k, d_v of what is drawn.
    """

    source: Source
    text: str
    model: str
    device: str
    query: str
    keys: str
    values: str
    count: int
    sizes: tuple[int, int, int]
    seed: int
    query_word: int
    hidden: int
    edits: tuple[Edit, ...]
    norm: Norm
    valid: int | None


@dataclass(frozen=True, eq=False, slots=True)
class Data:
    """query (d_q,), keys (n, d_k), values (n, d_v), float64, with the keys' names and the query's.

    source: a sentence on where they are from; notes: what was cut or joined; query_place: which key is the
    query itself, −1 where none is.
    """

    query: Numbers
    keys: Numbers
    values: Numbers
    names: tuple[str, ...]
    query_name: str
    source: str
    notes: tuple[str, ...] = ()
    query_place: int = -1


@dataclass(frozen=True, eq=False, slots=True)
class Scored:
    """One function's way from scores to the pooled value (d_v,); steps: see `Worked` and `Weighed`."""

    function: Function
    worked: Worked
    weighed: Weighed
    pooled: Numbers

    @property
    def scores(self) -> Numbers:
        """(n,), masked keys included."""
        return self.worked.scores

    @property
    def weights(self) -> Numbers:
        return self.weighed.weights


@dataclass(frozen=True, eq=False, slots=True)
class ScoringTrace:
    """One query against all keys under every function that fits.

    scored: in the order of `Function`; refused: one sentence for each function that does not fit the sizes;
    valid (n,): which keys are seen; difference: max |ours − torch| in float64 over scores, weights and pooled
    values, see `check.difference`; NaN until it is measured; notes: sentences on what was cut or tied.
    """

    request: Request
    data: Data
    weights: Mapping[str, Numbers]
    valid: BoolArray
    scored: Mapping[Function, Scored]
    refused: Mapping[Function, str]
    notes: tuple[str, ...]
    difference: float = float("nan")

    @property
    def steps(self) -> tuple[str, ...]:
        """The transport's steps: the keys, one after the other."""
        return self.data.names

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Every array by name; those of a function as “<function>.<name>”."""
        arrays: dict[str, NDArray[Any]] = {
            "query": self.data.query,
            "keys": self.data.keys,
            "values": self.data.values,
            "valid": self.valid,
            "names": np.array(self.data.names, dtype=np.str_),
        }
        arrays |= {f"weight.{name}": values for name, values in self.weights.items()}
        for function, one in self.scored.items():
            named = {**one.worked.parts, **one.weighed.parts}
            named |= {"scores": one.scores, "weights": one.weights, "pooled": one.pooled}
            arrays |= {f"{function.value}.{name}": values for name, values in named.items()}
        return arrays
