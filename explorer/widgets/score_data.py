"""What the q·k view draws: one query, one head, from the product of two vectors to a weight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from explorer.core.trace import FloatArray


@dataclass(frozen=True, eq=False, slots=True)
class Stage:
    """One step on the way to the weights, for every key.

    Attributes:
        name: what it is called: “dot product”, “scaled”, “mask”, “softmax”.
        values: (K,); NaN and −∞ are drawn as masked.
        formula_hint: how it comes from the stage before: “÷ √32”.
        signed: drawn by the diverging ramp; otherwise by the sequential one from 0.
    """

    name: str
    values: FloatArray
    formula_hint: str = ""
    signed: bool = True


@dataclass(frozen=True, eq=False, slots=True)
class ScoreData:
    """The vectors of one query and its chosen key, and the stages over all keys.

    Attributes:
        q: (d,) the query.
        k: (d,) the chosen key.
        product: (d,) their element-wise product, whose sum is the dot product.
        keys: the K names.
        stages: in the order in which they are computed.
        chosen: the index of the chosen key.
        query_label: the name of the query.

    Raises:
        ValueError: shapes do not fit, or the chosen key is none of them.
    """

    q: FloatArray
    k: FloatArray
    product: FloatArray
    keys: tuple[str, ...]
    stages: tuple[Stage, ...]
    chosen: int
    query_label: str

    def __post_init__(self) -> None:
        if not self.q.shape == self.k.shape == self.product.shape or self.q.ndim != 1:
            raise ValueError(f"q, k and product are {self.q.shape}, {self.k.shape}, {self.product.shape}")
        if any(stage.values.shape != (len(self.keys),) for stage in self.stages):
            raise ValueError(f"a stage has no value for each of the {len(self.keys)} keys")
        if not 0 <= self.chosen < len(self.keys):
            raise ValueError(f"key {self.chosen} of {len(self.keys)}")


def score_arrays(data: ScoreData) -> Mapping[str, NDArray[np.generic]]:
    """The arrays for the export; the stages as (stages, K) beside their names."""
    return {
        "q": data.q,
        "k": data.k,
        "product": data.product,
        "keys": np.array(data.keys, dtype=np.str_),
        "query": np.array(data.query_label, dtype=np.str_),
        "chosen": np.array(data.chosen, dtype=np.int64),
        "stage_names": np.array([stage.name for stage in data.stages], dtype=np.str_),
        "stages": np.array([stage.values for stage in data.stages], dtype=np.float32),
    }


def score_header(data: ScoreData) -> Sequence[str]:
    """The columns of the exported table."""
    return ("index", "key", *(stage.name for stage in data.stages))


def score_rows(data: ScoreData) -> Iterator[Sequence[object]]:
    """One row a key under `score_header`."""
    for index, key in enumerate(data.keys):
        numbers = (float(stage.values[index]) for stage in data.stages)
        yield index, key, *("" if np.isnan(number) else repr(number) for number in numbers)
