"""What the lines view draws, and what it says of a token."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from explorer.core.i18n import translate
from explorer.core.trace import FloatArray
from explorer.widgets.line_bundle import Links, floor_of, links_of
from explorer.widgets.line_layout import LEFT
from explorer.widgets.painting import number_text, one_line

Token = tuple[str, int]

TABLE_HEADER = ("head", "row", "column", "row_name", "column_name", "value")
_TIP_LINES = 6


@dataclass(frozen=True, eq=False)
class LineData:
    """Weights (heads, Q, K), NaN masked, between `rows` (Q) and `columns` (K).

    Raises:
        ValueError: the names do not fit the weights.
    """

    weights: FloatArray
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    heads: tuple[str, ...]
    threshold: float
    links: Links = field(init=False)
    is_cut: bool = field(init=False)

    def __post_init__(self) -> None:
        shape = (len(self.heads), len(self.rows), len(self.columns))
        if self.weights.shape != shape:
            raise ValueError(f"weights are {self.weights.shape}, the names {shape}")
        below = (self.weights > 0) & (self.weights < floor_of(self.threshold))
        object.__setattr__(self, "links", links_of(self.weights, self.threshold))
        object.__setattr__(self, "is_cut", bool(below.any()))

    @property
    def names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The queries' and the keys' names."""
        return self.rows, self.columns

    def note(self) -> str:
        """The sentence on what is not drawn; empty when everything is."""
        if not self.is_cut:
            return ""
        floor = f"{floor_of(self.threshold):.3g}"
        return translate("AttentionLines", "Weights below {floor} are not drawn.").format(floor=floor)

    def links_at(self, token: Token) -> Links:
        """The links of one token."""
        index = self.links.query if token[0] == LEFT else self.links.key
        return self.links.where(index == token[1])

    def shares(self, token: Token) -> FloatArray:
        """A token's weights to or from the other side: (heads, n), 0 where masked."""
        side, index = token
        part = self.weights[:, index, :] if side == LEFT else self.weights[:, :, index]
        return np.nan_to_num(part)

    def lines(self, token: Token) -> list[str]:
        """The token's strongest weights, with the head's name where there are several."""
        shares = self.shares(token)
        order = np.argsort(-shares, axis=None, kind="stable")[:_TIP_LINES]
        return [
            self._line(token, int(at) // shares.shape[1], int(at) % shares.shape[1], shares) for at in order
        ]

    def _line(self, token: Token, head: int, other: int, shares: FloatArray) -> str:
        query, key = (token[1], other) if token[0] == LEFT else (other, token[1])
        names = f"{one_line(self.rows[query])} → {one_line(self.columns[key])}"
        text = f"{names}   α = {number_text(float(shares[head, other]))}"
        return f"{text}   {self.heads[head]}" if len(self.heads) > 1 else text

    def arrays(self) -> Mapping[str, NDArray[np.generic]]:
        """The arrays for the export."""
        return {
            "weights": self.weights,
            "rows": np.array(self.rows, dtype=np.str_),
            "columns": np.array(self.columns, dtype=np.str_),
            "heads": np.array(self.heads, dtype=np.str_),
            "drawn_from": np.array(floor_of(self.threshold), dtype=np.float32),
        }

    def table_rows(self) -> Iterator[Sequence[object]]:
        """The weights that are drawn, by head, query and key, under `TABLE_HEADER`."""
        links = self.links
        for at in np.lexsort((links.key, links.query, links.head)):
            head, row, column = int(links.head[at]), int(links.query[at]), int(links.key[at])
            value = repr(float(self.weights[head, row, column]))
            yield self.heads[head], row, column, self.rows[row], self.columns[column], value
