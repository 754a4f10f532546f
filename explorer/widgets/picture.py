"""Pictures that can be copied and exported as seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QWidget


class Picture(Protocol):
    """A view whose content can be exported: as seen (PNG, SVG) and as numbers (CSV, NPZ)."""

    def picture_name(self) -> str:
        """A translated title, which is also the proposed file name."""
        ...

    def picture_widget(self) -> QWidget:
        """What is rendered."""
        ...

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        """The arrays drawn, by name."""
        ...

    def picture_table(self) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
        """The header and the rows of the same as a table."""
        ...
