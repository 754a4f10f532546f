"""The formulas of the functions, the normalisations and the pooled value."""

from __future__ import annotations

from explorer.core.i18n import translate
from explorer.core.trace import Formula
from explorer.studies.scoring.kinds import Function, Norm
from explorer.studies.scoring.texts import function_name, norm_name

_SCORES = {
    Function.ADDITIVE: r"s_i=w_v^{\top}\tanh(W_q q+W_k k_i)",
    Function.DOT: r"s_i=q^{\top}k_i",
    Function.SCALED: r"s_i=\frac{q^{\top}k_i}{\sqrt{d}}",
    Function.BILINEAR: r"s_i=q^{\top}W k_i",
    Function.GAUSSIAN: r"s_i=-\frac{1}{2}\|q-k_i\|^2",
}
_WEIGHTS = {
    Norm.SOFTMAX: r"\alpha_i=\frac{e^{s_i-m}}{\sum_j e^{s_j-m}},\quad m=\max_j s_j",
    Norm.RELU: r"\alpha_i=\max(s_i,0)",
    Norm.RELU_SHARES: r"\alpha_i=\frac{\max(s_i,0)}{\sum_j\max(s_j,0)}",
    Norm.HARD_MAX: r"\alpha_i=\begin{cases}1/n,&\ s_i=m\\0,&\ s_i<m\end{cases},\quad m=\max_j s_j",
}


def general(function: Function, norm: Norm) -> tuple[Formula, ...]:
    """Score, weight and pooled value."""
    caption = norm_name(norm)
    if norm is Norm.HARD_MAX:
        caption = translate("ScoringFormulas", "Hard max; n keys share the largest score")
    return (
        Formula(_SCORES[function], function_name(function)),
        Formula(_WEIGHTS[norm], caption),
        Formula(r"o=\sum_i \alpha_i v_i", translate("ScoringFormulas", "the pooled value")),
    )
