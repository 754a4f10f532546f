"""What the chapter's functions, normalisations and tables are called."""

from __future__ import annotations

from explorer.core.i18n import translate
from explorer.studies.scoring.kinds import Function, Norm


def function_name(function: Function) -> str:
    return {
        Function.ADDITIVE: translate("ScoringTexts", "Additive"),
        Function.DOT: translate("ScoringTexts", "Dot product"),
        Function.SCALED: translate("ScoringTexts", "Scaled dot product"),
        Function.BILINEAR: translate("ScoringTexts", "Bilinear"),
        Function.GAUSSIAN: translate("ScoringTexts", "Gaussian"),
    }[function]


def norm_name(norm: Norm) -> str:
    return {
        Norm.SOFTMAX: translate("ScoringTexts", "Softmax"),
        Norm.RELU: translate("ScoringTexts", "ReLU, not normalised"),
        Norm.RELU_SHARES: translate("ScoringTexts", "ReLU, divided by its sum"),
        Norm.HARD_MAX: translate("ScoringTexts", "Hard max"),
    }[norm]


def query_title() -> str:
    return translate("ScoringTexts", "Query")


def keys_title() -> str:
    return translate("ScoringTexts", "Keys")


def values_title() -> str:
    return translate("ScoringTexts", "Values")


def key_names(count: int) -> tuple[str, ...]:
    """k1, k2 … as a formula and a table call keys that are no words."""
    return tuple(f"k{number}" for number in range(1, count + 1))


def size_name(size: float) -> str:
    """1,024 or, from a billion on, 1.0e9."""
    return f"{size:,.0f}" if size < 1e9 else f"{size:.1e}".replace("e+0", "e").replace("e+", "e")
