"""The choices that the Scoring chapter's controls offer: (id, label, tool tip), translated when asked."""

from __future__ import annotations

from explorer.core.i18n import translate
from explorer.studies.scoring.kinds import Function, Norm, Source

Options = tuple[tuple[str, str, str], ...]


def view_options() -> Options:
    """The chapter's views."""
    return (
        (
            "steps",
            translate("Scoring", "Steps"),
            translate("Scoring", "One query: scores, weights and pooled value side by side"),
        ),
        (
            "saturation",
            translate("Scoring", "Why √d"),
            translate("Scoring", "What happens to the softmax as queries and keys grow longer"),
        ),
        (
            "cost",
            translate("Scoring", "Cost"),
            translate("Scoring", "Operations, memory and time of each function"),
        ),
    )


def page_options() -> Options:
    """What stands above the lanes."""
    return (
        (
            "data",
            translate("Scoring", "Query, keys, values"),
            translate("Scoring", "Where the numbers are from; type into a cell to change one"),
        ),
        (
            "weights",
            translate("Scoring", "Parameters"),
            translate("Scoring", "The weights inside Additive and Bilinear, editable"),
        ),
        (
            "hand",
            translate("Scoring", "By hand"),
            translate("Scoring", "Every product and sum of the chosen key under the chosen function"),
        ),
    )


def source_options() -> Options:
    """Where query, keys and values come from."""
    return (
        (Source.SEED, translate("Scoring", "Drawn"), translate("Scoring", "Drawn at random by a seed")),
        (Source.TABLE, translate("Scoring", "Tables"), translate("Scoring", "Typed, pasted or opened")),
        (
            Source.WORDS,
            translate("Scoring", "Words"),
            translate("Scoring", "The words of the text above under a model's input embeddings"),
        ),
    )


def seed_tip(*, draws_all: bool = True) -> str:
    """What the seed draws: all the numbers, or the parameters alone."""
    if draws_all:
        return translate("ScoringSource", "Seed of query, keys, values and parameters")
    return translate("ScoringSource", "Seed of the parameters; query, keys and values are not drawn")


def drawn_anew_tip(*, draws_all: bool = True) -> str:
    """What is drawn from another seed: all the numbers, or the parameters alone."""
    if draws_all:
        return translate("ScoringSource", "Draw query, keys, values and parameters from another seed")
    return translate(
        "ScoringSource", "Draw the parameters from another seed; query, keys and values stay as they are"
    )


def norm_options() -> Options:
    """What turns scores into weights, in short."""
    return (
        (
            Norm.SOFTMAX,
            translate("Scoring", "Softmax"),
            translate("Scoring", "e to each score, divided by their sum: every weight is above 0"),
        ),
        (
            Norm.RELU,
            translate("Scoring", "ReLU"),
            translate("Scoring", "Scores above 0 as they are, not normalised; the others get 0"),
        ),
        (
            Norm.RELU_SHARES,
            translate("Scoring", "ReLU ÷ sum"),
            translate("Scoring", "Scores above 0, divided by their sum; the others get 0"),
        ),
        (
            Norm.HARD_MAX,
            translate("Scoring", "Hard max"),
            translate("Scoring", "All the weight to the largest score"),
        ),
    )


SCORES = {
    Function.ADDITIVE: "wᵥᵀ tanh(W_q q + W_k k)",
    Function.DOT: "qᵀk",
    Function.SCALED: "qᵀk / √d",
    Function.BILINEAR: "qᵀW k",
    Function.GAUSSIAN: "−‖q − k‖² / 2",
}
"""The score of each function on one line."""
