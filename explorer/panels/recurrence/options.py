"""The choices that the Recurrence chapter's controls offer: (id, label, tool tip), translated when asked."""

from __future__ import annotations

from explorer.core.i18n import translate
from explorer.models.recurrent.spec import Activation, Cell, InputKind
from explorer.studies.recurrence.state import Reading, Shape, Sort

Options = tuple[tuple[str, str, str], ...]


def cell_options() -> Options:
    """The four cells with their recurrence in words."""
    return (
        (Cell.LSTM, "LSTM", translate("Recurrence", "Three gates and a cell that can keep what it holds")),
        (Cell.GRU, "GRU", translate("Recurrence", "Two gates; the state itself is kept or replaced")),
        (
            Cell.ELMAN,
            "Elman",
            translate("Recurrence", "The plain recurrent network: h from x and the last h"),
        ),
        (
            Cell.JORDAN,
            "Jordan",
            translate("Recurrence", "The recurrence takes the last output, not the state"),
        ),
    )


def reading_options() -> Options:
    """How the input becomes steps."""
    return (
        (
            Reading.WORDS,
            translate("Recurrence", "Words"),
            translate("Recurrence", "One step for each word and sign"),
        ),
        (
            Reading.CHARACTERS,
            translate("Recurrence", "Characters"),
            translate("Recurrence", "One step for each character"),
        ),
        (
            Reading.NUMBERS,
            translate("Recurrence", "Numbers"),
            translate("Recurrence", "One step for each line of a table; its columns are the features"),
        ),
    )


def shape_options() -> Options:
    """The five shapes, each opened with a working example."""
    return (
        (Shape.ONE_ONE, "1→1", translate("Recurrence", "One to one: a single input, a single output")),
        (Shape.ONE_MANY, "1→n", translate("Recurrence", "One to many: the outputs are fed back as inputs")),
        (Shape.MANY_ONE, "n→1", translate("Recurrence", "Many to one: only the last output counts")),
        (
            Shape.MANY_CODE,
            "n→▪→m",
            translate("Recurrence", "Many to many through a code: read everything, then write"),
        ),
        (Shape.MANY_MANY, "n→n", translate("Recurrence", "Many to many in step: an output for every input")),
    )


def left_options() -> Options:
    """The views of the states."""
    return (
        ("states", translate("Recurrence", "States"), translate("Recurrence", "Units × steps; click a unit")),
        (
            "path",
            translate("Recurrence", "Path"),
            translate("Recurrence", "The states' way in two dimensions"),
        ),
        (
            "selection",
            translate("Recurrence", "Selection"),
            translate("Recurrence", "Brush a phrase, find the units that stay on, and where else they are"),
        ),
        ("weights", translate("Recurrence", "Weights"), translate("Recurrence", "Every number, editable")),
    )


def right_options() -> Options:
    """The views of a step."""
    return (
        (
            "gates",
            translate("Recurrence", "Gates"),
            translate("Recurrence", "What is kept and what is let in"),
        ),
        (
            "reach",
            translate("Recurrence", "Reach"),
            translate("Recurrence", "How far back the gradient reaches"),
        ),
        (
            "predictions",
            translate("Recurrence", "Predictions"),
            translate("Recurrence", "What the network says at this step"),
        ),
        (
            "hand",
            translate("Recurrence", "By hand"),
            translate("Recurrence", "Every product and sum of a unit"),
        ),
        ("shapes", translate("Recurrence", "Shapes"), translate("Recurrence", "Every tensor's shape")),
        ("training", translate("Recurrence", "Training"), translate("Recurrence", "Train it and watch")),
    )


def sort_options() -> Options:
    """The orders of the units."""
    return (
        (Sort.INDEX, translate("Recurrence", "By number"), translate("Recurrence", "The units as they are")),
        (
            Sort.VARIANCE,
            translate("Recurrence", "By variance"),
            translate("Recurrence", "The units that change most first"),
        ),
        (
            Sort.SIMILARITY,
            translate("Recurrence", "By similarity"),
            translate("Recurrence", "Units that move alike stand together"),
        ),
    )


def input_kind_options() -> Options:
    """What x_t is."""
    return (
        (
            InputKind.EMBEDDING,
            translate("Recurrence", "Embedding"),
            translate("Recurrence", "A row of a table for each symbol"),
        ),
        (
            InputKind.ONE_HOT,
            translate("Recurrence", "One-hot"),
            translate("Recurrence", "A 1 in the symbol's place, 0 elsewhere"),
        ),
    )


def activation_options() -> Options:
    """The non-linearity of Elman's and Jordan's networks."""
    return (
        (Activation.TANH, "tanh", translate("Recurrence", "Held between −1 and 1")),
        (
            Activation.RELU,
            "ReLU",
            translate("Recurrence", "Negative values become 0; nothing holds it above"),
        ),
    )
