"""What a study returns: steps for the transport, arrays for the export, explanations for Explain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in LaTeX (the subset that ziamath sets), and the same with this step's own numbers."""

    latex: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a small table: a name, its value, and a longer word on it for the tool tip."""

    name: str
    value: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A titled group of rows: shapes, facts of a head, terms of a sum."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """A button under the explanation: a key for the panel, a translated label, a shortcut to show."""

    key: str
    label: str
    shortcut: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that Explain shows for one step and selection; `text` may hold <b> but no other markup."""

    title: str
    text: str
    formulas: tuple[Formula, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()


@runtime_checkable
class Trace(Protocol):
    """The frozen result of a study."""

    @property
    def steps(self) -> tuple[str, ...]:
        """The names of the transport's steps, in order."""
        ...

    def arrays(self) -> Mapping[str, NDArray[np.generic]]:
        """Every array by name, as the export writes them."""
        ...
