"""The chapter's examples, each with what to look for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from explorer.core.i18n import translate
from explorer.studies.scoring.kinds import Function, Norm, Source
from explorer.studies.scoring.state import ScoringState

_SENTENCE = "The animal didn't cross the street because it was tired"  # the person's; not translated
_ASKS = "it"


@dataclass(frozen=True, slots=True)
class Preset:
    """An example: its name, its translated title, what to look for in it, and the state that opens it."""

    name: str
    title: Callable[[], str]
    look_for: Callable[[], str]
    apply: Callable[[ScoringState], ScoringState]


def first_state() -> ScoringState:
    """What is on screen when the chapter is first opened."""
    return preset_named("by_hand").apply(ScoringState())


def preset_named(name: str) -> Preset:
    """The example of a name; raises KeyError where there is none."""
    return {preset.name: preset for preset in PRESETS}[name]


def _opened(state: ScoringState, **fields: object) -> ScoringState:
    """A new state with what belongs to the person rather than to the example."""
    kept = {"device": state.device, "model": state.model, "text": state.text, "pair": state.pair}
    return replace(ScoringState(), **(kept | fields))  # type: ignore[arg-type]


def _by_hand(state: ScoringState) -> ScoringState:
    return _opened(
        state, preset="by_hand", source=Source.TABLE, query="1, 0, 2",
        keys="1, 0, 1\n0, 2, 0\n2, 1, 1\n-1, 0, -1",
        values="10, 0\n0, 10\n5, 5\n-10, 0", function=Function.SCALED, step=2,
    )  # fmt: skip


def _sizes(state: ScoringState) -> ScoringState:
    return _opened(
        state, preset="sizes", query_size=6, key_size=3, function=Function.ADDITIVE, count=6, seed=3
    )


def _relu(state: ScoringState) -> ScoringState:
    return replace(_by_hand(state), preset="relu", function=Function.GAUSSIAN, norm=Norm.RELU_SHARES)


def _mask(state: ScoringState) -> ScoringState:
    return _opened(state, preset="mask", count=8, valid=5, step=6, function=Function.SCALED)


def _words(state: ScoringState) -> ScoringState:
    place = _SENTENCE.split().index(_ASKS)
    return _opened(
        state, preset="words", source=Source.WORDS, text=_SENTENCE, query_word=place, step=place,
        function=Function.DOT,
    )  # fmt: skip


def _root(state: ScoringState) -> ScoringState:
    return _opened(state, preset="root", view="saturation", function=Function.DOT, root_d=256)


PRESETS: tuple[Preset, ...] = (
    Preset(
        "by_hand",
        lambda: translate("ScoringPresets", "By hand"),
        lambda: translate(
            "ScoringPresets",
            "Small whole numbers: follow one key from its score to its weight with a pencil.",
        ),
        _by_hand,
    ),
    Preset(
        "sizes",
        lambda: translate("ScoringPresets", "Query and keys of different size"),
        lambda: translate(
            "ScoringPresets",
            "Only Additive and Bilinear bring a query of 6 numbers and keys of 3 together; the others "
            "say why not.",
        ),
        _sizes,
    ),
    Preset(
        "relu",
        lambda: translate("ScoringPresets", "No score above 0"),
        lambda: translate(
            "ScoringPresets",
            "The Gaussian's scores are never above 0: the ReLU leaves nothing, where the softmax only "
            "compares.",
        ),
        _relu,
    ),
    Preset(
        "mask",
        lambda: translate("ScoringPresets", "A valid length"),
        lambda: translate(
            "ScoringPresets", "Keys after the fifth are masked: their weight is exactly 0, not just small."
        ),
        _mask,
    ),
    Preset(
        "words",
        lambda: translate("ScoringPresets", "Words ask words"),
        lambda: translate(
            "ScoringPresets",
            "Before any layer, a word's embedding knows nothing of its sentence: look which words “it” finds "
            "near.",
        ),
        _words,
    ),
    Preset(
        "root",
        lambda: translate("ScoringPresets", "Why √d"),
        lambda: translate(
            "ScoringPresets",
            "As d grows, the unscaled scores spread, one weight takes all and the gradient fades.",
        ),
        _root,
    ),
)
"""In the order in which they are offered."""
