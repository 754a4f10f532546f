"""What Explain says of one entry of a batched product, and of one query of a heatmap."""

from __future__ import annotations

import math

import numpy as np

from explorer.core.i18n import translate
from explorer.core.trace import Explanation, Formula, Row, Table
from explorer.studies.numbers import plain, shape
from explorer.studies.pooling.batched import Batched
from explorer.studies.pooling.heatmaps import Heatmaps
from explorer.studies.recurrence.hand import rounding_note
from explorer.studies.recurrence.pencil import Block, Pencil

MOST_TERMS = 8
PLACES = 4
_LARGEST = 3
_WHOLE = 1e-3
"""How far from 1 a row may add up, and still be weights that half precision rounded."""


def explain_product(product: Batched, batch: int, row: int, column: int) -> Explanation:
    """One entry of X Y as the sum it is, and the shapes.

    Raises:
        IndexError: there is no such entry.
    """
    first, second = product.terms(batch, row, column)
    pencil = Pencil(PLACES, MOST_TERMS)
    symbol = f"Z_{{{batch},{row},{column}}}"
    block = Block(first, second, lambda k: f"X[{batch}, {row}, {k}] · Y[{batch}, {k}, {column}]")
    label = translate("PoolingProduct", "Entry of the product")
    pencil.add(label, symbol, [block], float(product.product[batch, row, column]))
    line = pencil.lines[0]
    text = translate(
        "PoolingProduct",
        "Each of the {n} matrices of X is multiplied by the one of Y at the same place; none sees another. "
        "The estimator is such a product: a row of weights by a column of values, once for each query.",
    )
    names = zip("XYZ", (product.first, product.second, product.product), strict=True)
    rows = tuple(Row(name, shape(*values.shape)) for name, values in names)
    return Explanation(
        translate("PoolingProduct", "Batched product"),
        text.format(n=len(product.first)),
        (Formula(r"Z_{n,i,j}=\sum_k X_{n,i,k}\,Y_{n,k,j}"), Formula(line.latex, label)),
        (Table(translate("PoolingProduct", "Shapes"), rows),),
        (rounding_note(),) if line.rounding else (),
    )


def explain_map(maps: Heatmaps, row: int, column: int, query: int) -> Explanation:
    """One query of one map: where its largest weights are, what they add up to, and over how many keys.

    Raises:
        IndexError: there is no such map or query.
    """
    weights = maps.weights[row, column, query].astype(np.float64)
    finite = np.where(np.isfinite(weights), weights, -np.inf)
    best = [int(at) for at in np.argsort(-finite, kind="stable")[:_LARGEST]]
    title = translate("PoolingHeatmaps", "{name}: row {row}, column {column}, query {query}")
    rows = tuple(
        Row(translate("PoolingHeatmaps", "key {n}").format(n=at), plain(float(weights[at]))) for at in best
    )
    return Explanation(
        title.format(name=_escaped(maps.name), row=row, column=column, query=query),
        _told(weights),
        (),
        (
            Table(translate("PoolingHeatmaps", "Largest weights"), rows),
            Table(
                translate("PoolingHeatmaps", "Shapes"),
                (
                    Row(
                        translate("PoolingHeatmaps", "weights"),
                        shape(*maps.weights.shape),
                        translate("PoolingHeatmaps", "rows, columns, queries, keys"),
                    ),
                ),
            ),
        ),
        maps.notes,
    )


def _told(weights: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> str:
    if not np.isfinite(weights).all():
        return translate(
            "PoolingHeatmaps", "Some numbers of this query are NaN or infinite: they add up to none."
        )
    total = math.fsum(weights)
    if (weights < 0).any() or abs(total - 1) > _WHOLE:
        text = translate(
            "PoolingHeatmaps",
            "The numbers of this query add up to {total}: they are not shares of one whole.",
        )
        return text.format(total=plain(total))
    text = translate(
        "PoolingHeatmaps",
        "The weights of this query add up to {total}; it is as if {n} of the {all:,} keys took part alike.",
    )
    return text.format(total=plain(total), n=plain(total**2 / float(weights @ weights), 1), all=weights.size)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
