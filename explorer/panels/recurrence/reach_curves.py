"""The curves of the gradients' reach, and what is said of them."""

from __future__ import annotations

import numpy as np

from explorer.core.i18n import in_a_row, translate
from explorer.studies.recurrence.trace import Lockstep, Reach
from explorer.widgets.curve_plot import Series


def reach_sentence(lockstep: Lockstep) -> str:
    """What the curves say, and of which weights."""
    if not lockstep.reaches:
        return translate(
            "RecurrenceDetails",
            "The curves come when the gradients have been followed back through every step.",
        )
    trace, last = lockstep.main, len(lockstep.main.tokens) - 1
    text = translate(
        "RecurrenceDetails",
        "How strongly the state at the last step, t = {last}, still depends on the state at step t: 1 at the "
        "last step itself; the nearer to 0, the less is left to learn from.",
    ).format(last=last)
    deep = trace.spec.layers > 1 or trace.spec.bidirectional
    where = translate("RecurrenceDetails", "Measured in the last layer, forward.")
    traces = lockstep.others or (trace,)
    sentences = [text, *([where] if deep else []), _trained_sentence([bool(one.trained) for one in traces])]
    if any(reach.before for reach in lockstep.reaches):
        sentences.append(translate("RecurrenceDetails", "Broken lines: the same weights before training."))
    return in_a_row(sentences)


def _trained_sentence(trained: list[bool]) -> str:
    if all(trained):
        return translate("RecurrenceDetails", "Trained weights.")
    if not any(trained):
        return translate("RecurrenceDetails", "Fresh weights, nothing is learned yet.")
    return translate("RecurrenceDetails", "Some of these weights are trained, others are fresh.")


def reach_series(reaches: tuple[Reach, ...]) -> tuple[Series, ...]:
    """A colour a network; broken where training began."""
    colours = {name: at for at, name in enumerate(dict.fromkeys(reach.name for reach in reaches))}
    return tuple(
        Series(
            _reach_name(reach),
            np.arange(len(reach.norms), dtype=np.float64),
            reach.norms,
            colours[reach.name],
            dashed=reach.before,
        )
        for reach in reaches
    )


def _reach_name(reach: Reach) -> str:
    if not reach.before:
        return reach.name
    return translate("RecurrenceDetails", "{cell} before training").format(cell=reach.name)
