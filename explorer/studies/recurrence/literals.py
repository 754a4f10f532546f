"""Numbers and tensors as Python source: each number's shortest text that gives the same float again."""

from __future__ import annotations

import json
import math
import textwrap
from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDTH = 100


def number(value: np.floating[Any]) -> str:
    """`0.4389`, `1e-07`, `inf`, `nan`: enough digits for the value's own precision."""
    if math.isfinite(value):
        return str(value.item()) if value.dtype == np.float64 else str(value)
    return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"


def scalar(value: np.floating[Any]) -> str:
    """A tensor of one number."""
    return f"torch.tensor({number(value)})"


def tensor(values: NDArray[Any], indent: str = "") -> str:
    """`torch.tensor([...])` over as many lines as it takes, or a shorter call where all are the same."""
    if values.size > 1 and (values == values.flat[0]).all():
        return f"torch.full({values.shape}, {number(values.flat[0])})"
    inner = _nested(values, indent + "    ")
    return f"torch.tensor({inner.strip()})" if "\n" not in inner else f"torch.tensor(\n{inner}\n{indent})"


def _nested(values: NDArray[Any], indent: str) -> str:
    compact = _compact(values)
    if len(compact) + len(indent) <= WIDTH:
        return indent + compact
    if values.ndim > 1:
        rows = ",\n".join(_nested(row, indent + "    ") for row in values)
        return f"{indent}[\n{rows},\n{indent}]"
    more = indent + "    "
    lines = textwrap.fill(
        compact[1:-1],
        WIDTH,
        initial_indent=more,
        subsequent_indent=more,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return f"{indent}[\n{lines},\n{indent}]"


def quoted(text: str) -> str:
    """A text in quotes, on one line whatever it holds, for a comment."""
    return json.dumps(text, ensure_ascii=False)


def _compact(values: NDArray[Any]) -> str:
    """All on one line."""
    if values.ndim == 1:
        return f"[{', '.join(number(value) for value in values)}]"
    return f"[{', '.join(_compact(row) for row in values)}]"
