"""The chapter's examples, each with what to look for, and what the switches of the panel make of a state."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.recurrent.runs import Task
from explorer.models.recurrent.spec import Activation, Cell
from explorer.models.recurrent.tasks_recall import recall_words
from explorer.models.recurrent.tasks_reverse import TURN
from explorer.studies.recurrence import preset_texts as texts
from explorer.studies.recurrence.source import reading_of, relative, stored
from explorer.studies.recurrence.state import FRESH, Reading, RecurrenceState, Shape
from explorer.studies.recurrence.trace import Edit

_KEPT = (
    "device", "batch_first", "over_time", "sort", "threshold", "loss_on", "optimiser", "learning_rate",
    "clip", "batch", "training_steps", "longest_gap",
)  # fmt: skip
SIZES = ("cell", "activation", "hidden", "layers", "bidirectional", "bias", "input_kind", "features")
_OF_A_FRESH = (*SIZES, "seed", "reading")
"""What trained weights do not take: another one starts a fresh network."""

_WEIGHT_IH = (0.438857, 0.377219, -0.364667)
_WEIGHT_HH = (
    0.309094, -0.022431, 0.401037,
    -0.186669, -0.509942, 0.485994,
    0.400674, 0.293551, 0.112636,
)  # fmt: skip
"""Six decimals: with four of them the states would differ in their fourth."""
_INPUTS = (
    (0.141608, -1.165294, 1.351867, -0.247651, 0.240368),
    (0.600418, -2.137293, -0.799781, 0.13977, 0.389651),
)

# What the networks read is theirs, and is not translated.
_CLOUDS, _REVIEW, _WORD = "The clouds are in the sky", "not bad at all", "good"


@dataclass(frozen=True, slots=True)
class Preset:
    """An example: its name, its translated title, what to look for in it, and the state that opens it."""

    name: str
    title: Callable[[], str]
    look_for: Callable[[], str]
    apply: Callable[[RecurrenceState], RecurrenceState]


def first_state() -> RecurrenceState:
    """What is on screen when the chapter is first opened."""
    return replace(preset_named("france").apply(RecurrenceState()), right="gates", compare=False)


def preset_named(name: str) -> Preset:
    """The example of a name; raises KeyError where there is none."""
    return {preset.name: preset for preset in PRESETS}[name]


def look_for(state: RecurrenceState) -> str:
    """What the example on show wants to be looked at for; empty where its trained network is not in use."""
    if not state.preset:
        return ""
    preset = preset_named(state.preset)
    needs_training = preset.apply(state).model != FRESH
    return "" if needs_training and state.model == FRESH else preset.look_for()


def with_gap(state: RecurrenceState, gap: int) -> RecurrenceState:
    """The sentence of recall with so many words between, the step at the word before the answer."""
    text = " ".join(recall_words(gap))
    return replace(state, text=text, gap=gap, step=gap + 7, brush=None)


def with_shape(state: RecurrenceState, shape: Shape) -> RecurrenceState:
    """Another shape: on a person's own input with fresh weights that alone, otherwise its example."""
    if shape is state.shape:
        return state
    if state.model == FRESH and not state.preset:
        return replace(state, shape=shape)
    return preset_named(SHAPE_EXAMPLES[shape]).apply(state)


def with_cell(state: RecurrenceState, cell: Cell) -> RecurrenceState:
    """Another cell on the same input: trained for the same task where there is one, otherwise fresh."""
    model = state.model
    if model == FRESH and state.preset:  # an example's own network is found again
        example = preset_named(state.preset).apply(state)
        if _sizes(replace(example, cell=state.cell)) == _sizes(state):
            model = example.model
    if model != FRESH:
        other = relative(model, cell)
        if other:
            return with_fields(state, model=other)
    return with_fields(state, cell=cell)


def _sizes(state: RecurrenceState) -> tuple[object, ...]:
    return tuple(getattr(state, name) for name in SIZES)


def with_fields(state: RecurrenceState, **fields: object) -> RecurrenceState:
    """The state with other fields, in agreement with each other.

    Another size of a trained network starts a fresh one; a trained network brings its own sizes; numbers
    changed by hand do not outlive the network that they were changed in.
    """
    changed = replace(state, **fields)  # type: ignore[arg-type]
    differing = {name for name in (*_OF_A_FRESH, "model") if getattr(changed, name) != getattr(state, name)}
    if "model" in differing and changed.model != FRESH:
        changed = _fitted_to(changed, changed.model)
    elif differing & set(_OF_A_FRESH) and "model" not in differing and not _may_differ(state, differing):
        changed = replace(changed, model=FRESH)
    if differing and state.edits and "edits" not in fields:
        changed = replace(changed, edits=(), preset="")
    return changed


def _may_differ(state: RecurrenceState, differing: set[str]) -> bool:
    """Whether it is the activation alone, of a file that does not tell its own."""
    if differing != {"activation"} or state.model == FRESH:
        return False
    with suppress(UserError):
        return not stored(state.model).knows_activation
    return False


def _fitted_to(state: RecurrenceState, model: str) -> RecurrenceState:
    """The state with the sizes of a stored network, read as it must be.

    A file that cannot be read leaves the sizes as they are: the computation that follows says what is wrong.
    """
    fitted = replace(state, model=model)
    with suppress(UserError):
        network = stored(model)
        sizes: dict[str, Any] = {name: getattr(network.spec, name) for name in SIZES}
        sizes["features"] = max(1, sizes["features"])
        fitted = replace(fitted, **sizes, reading=reading_of(network, state.reading))
    return fitted


def _opened(state: RecurrenceState, **fields: object) -> RecurrenceState:
    """A new state with what belongs to the person rather than to the example."""
    kept = {name: getattr(state, name) for name in _KEPT}
    return replace(RecurrenceState(), **(kept | fields))


def _trained(state: RecurrenceState, model: str, preset: str, **fields: object) -> RecurrenceState:
    return _fitted_to(_opened(state, preset=preset, **fields), model)


def _by_hand(state: RecurrenceState) -> RecurrenceState:
    numbers = "\n\n".join("\n".join(str(value) for value in sequence) for sequence in _INPUTS)
    return _opened(
        state, preset="by_hand", reading=Reading.NUMBERS, numbers=numbers, cell=Cell.ELMAN,
        activation=Activation.RELU, hidden=3, bias=False, features=1, initial=1.0, seed=654,
        edits=(*_edits("weight_ih_l0", _WEIGHT_IH), *_edits("weight_hh_l0", _WEIGHT_HH)), right="hand",
    )  # fmt: skip


def _edits(name: str, values: tuple[float, ...]) -> tuple[Edit, ...]:
    return tuple((f"recurrent.{name}", place, value) for place, value in enumerate(values))


def _taipei(state: RecurrenceState, *, arrives: bool) -> RecurrenceState:
    text = "I will arrive in Taipei on November 2nd" if arrives else "I will leave Taipei on November 2nd"
    name = "taipei_arrive" if arrives else "taipei_leave"
    step = text.split().index("Taipei")
    return _trained(state, "slots-lstm", name, text=text, step=step, right="predictions", task=Task.SLOTS)


def _clouds(state: RecurrenceState) -> RecurrenceState:
    return _trained(state, "recall-lstm", "clouds", text=_CLOUDS, step=4, right="predictions")


def _france(state: RecurrenceState) -> RecurrenceState:
    opened = _trained(state, "recall-lstm", "france", right="reach", compare=True)
    return with_gap(opened, opened.gap)


def _review(state: RecurrenceState) -> RecurrenceState:
    return _trained(
        state, "sentiment-lstm", "review", text=_REVIEW, shape=Shape.MANY_ONE, step=3,
        right="predictions", task=Task.SENTIMENT,
    )  # fmt: skip


def _reverse(state: RecurrenceState) -> RecurrenceState:
    return _trained(
        state, "reverse-gru", "reverse", text=f"3 1 4 {TURN}", shape=Shape.MANY_CODE, step=3,
        right="predictions", task=Task.REVERSE,
    )  # fmt: skip


def _letters(state: RecurrenceState) -> RecurrenceState:
    return _trained(
        state, "characters-gru", "letters", text="T", reading=Reading.CHARACTERS, shape=Shape.ONE_MANY,
        right="predictions", task=Task.CHARACTERS,
    )  # fmt: skip


def _one_word(state: RecurrenceState) -> RecurrenceState:
    return _trained(
        state, "sentiment-lstm", "one_word", text=_WORD, shape=Shape.ONE_ONE, right="predictions",
        task=Task.SENTIMENT,
    )  # fmt: skip


PRESETS: tuple[Preset, ...] = (
    Preset("by_hand", lambda: translate("RecurrencePresets", "By hand"), texts.hand, _by_hand),
    Preset(
        "taipei_arrive",
        lambda: translate("RecurrencePresets", "Which Taipei? Arriving"),
        texts.taipei,
        lambda state: _taipei(state, arrives=True),
    ),
    Preset(
        "taipei_leave",
        lambda: translate("RecurrencePresets", "Which Taipei? Leaving"),
        texts.taipei,
        lambda state: _taipei(state, arrives=False),
    ),
    Preset(
        "clouds",
        lambda: translate("RecurrencePresets", "The clouds are in the sky"),
        texts.clouds,
        _clouds,
    ),
    Preset(
        "france",
        lambda: translate("RecurrencePresets", "I grew up in France … French"),
        texts.france,
        _france,
    ),
    Preset("review", lambda: translate("RecurrencePresets", "Good or bad?"), texts.review, _review),
    Preset("reverse", lambda: translate("RecurrencePresets", "Backwards"), texts.reverse, _reverse),
    Preset("letters", lambda: translate("RecurrencePresets", "Letter by letter"), texts.letters, _letters),
    Preset("one_word", lambda: translate("RecurrencePresets", "One word"), texts.one_word, _one_word),
)
"""In the order in which they are offered."""

SHAPE_EXAMPLES = {
    Shape.ONE_ONE: "one_word",
    Shape.ONE_MANY: "letters",
    Shape.MANY_ONE: "review",
    Shape.MANY_CODE: "reverse",
    Shape.MANY_MANY: "taipei_arrive",
}
"""The example that each shape opens."""
