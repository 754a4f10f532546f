"""The formula of an attention weight, and the same with one cell's own numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from explorer.core.i18n import translate
from explorer.core.trace import Formula
from explorer.studies.numbers import latex, latex_precise, latex_sum

if TYPE_CHECKING:
    from explorer.models.attention import QueryScores, Scores

TERMS = 4  # written of the sum that a dot product is
SHIFT_FROM = 20.0  # beyond it scores are shown less the largest: no power of e is huge, nor are all of them 0


def weight_formula(scores: Scores) -> Formula:
    """How this layer makes a weight of a query and a key (Vaswani et al. 2017, eq. 1, and its variants)."""
    if not scores.exact_scores:
        return Formula(r"\alpha_{ij}=\mathrm{softmax}_j\left(s_{ij}\right)")
    return Formula(rf"\alpha_{{ij}}=\mathrm{{softmax}}_j\left({_score_latex(scores)}\right)")


def _score_latex(scores: Scores) -> str:
    inner = _scaled_latex(scores, r"q_i\cdot k_j", r"d_k")
    if scores.softcap is not None:
        inner = rf"c\,\tanh\frac{{{inner}}}{{c}}" if scores.scale == 1 else rf"c\,\tanh\left({inner}/c\right)"
    if scores.bias is not None:
        inner += "+b_{ij}"
    if scores.allowed is not None:
        inner += "+m_{ij}"
    return inner


def _scaled_latex(scores: Scores, product: str, size: str) -> str:
    """The product times the scale, as √d where that is what the scale is."""
    if scores.scale == 1:
        return product
    if has_root_scale(scores):
        return rf"\frac{{{product}}}{{\sqrt{{{size}}}}}"
    return rf"{latex_precise(scores.scale)}\cdot {product}"


def has_root_scale(scores: Scores) -> bool:
    """Whether the scale is 1/√d."""
    return scores.query is not None and abs(scores.scale * math.sqrt(scores.query.shape[-1]) - 1) < 1e-6


def cell_formulas(scores: Scores, parts: QueryScores, key: int) -> tuple[Formula, ...]:
    """One cell worked out: the dot product, the score, the softmax; every digit is this text's own."""
    if parts.masked is not None and parts.masked[key]:
        caption = translate("TransformerFormulas", "This key is masked: its score is −∞ and its weight 0.")
        return (Formula(r"\alpha=e^{-\infty}=0", caption),)
    return (_dot_formula(parts, key), _score_formula(scores, parts, key), _softmax_formula(parts, key))


def _dot_formula(parts: QueryScores, key: int) -> Formula:
    products = parts.q * parts.k[key]
    caption = translate("TransformerFormulas", "The {n} products of q and k, largest first")
    if len(products) > TERMS:
        caption = translate(
            "TransformerFormulas",
            "The {n} products of q and k, largest first; the brace sums the other {rest}",
        )
    caption = caption.format(n=len(products), rest=len(products) - TERMS + 1)
    order = np.argsort(-np.abs(products))
    return Formula(
        rf"q\cdot k={latex_sum([float(products[i]) for i in order], TERMS)}={latex(float(parts.dot[key]))}",
        caption,
    )


def _score_formula(scores: Scores, parts: QueryScores, key: int) -> Formula:
    """s with its scale, soft cap and bias put in."""
    size = parts.q.shape[0]
    text = _scaled_latex(scores, latex(float(parts.dot[key])), str(size))
    if scores.softcap is not None and parts.capped is not None:
        cap = latex(scores.softcap, 1)
        text = rf"{cap}\tanh\left(\frac{{{latex(float(parts.scaled[key]))}}}{{{cap}}}\right)"
    if parts.bias is not None:
        text += rf"+({latex(float(parts.bias[key]))})"
    score = latex(float(parts.score[key]))
    worked = f"s={text}" if text == score else f"s={text}={score}"
    return Formula(worked, translate("TransformerFormulas", "The score"))


def _softmax_formula(parts: QueryScores, key: int) -> Formula:
    open_scores = parts.score[np.isfinite(parts.score)].astype(np.float64)
    highest = float(open_scores.max())
    shift = highest if abs(highest) > SHIFT_FROM else 0.0
    power, total = math.exp(float(parts.score[key]) - shift), float(np.exp(open_scores - shift).sum())
    caption = translate("TransformerFormulas", "The softmax over {n} keys").format(n=len(open_scores))
    less = ""
    if shift:
        caption = translate(
            "TransformerFormulas", "The softmax over {n} keys, less the largest score in every power"
        ).format(n=len(open_scores))
        less = f"-{latex(shift)}" if shift > 0 else f"+{latex(-shift)}"
    body = rf"\frac{{e^{{{latex(float(parts.score[key]))}{less}}}}}{{\sum_{{j}} e^{{s_j{less}}}}}"
    return Formula(
        rf"\alpha={body}=\frac{{{latex_precise(power)}}}{{{latex_precise(total)}}}={latex(float(parts.weight[key]))}",
        caption,
    )
