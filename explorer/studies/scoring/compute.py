"""The Scoring study: a request in, every function's scores, weights and pooled value out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from explorer.core.i18n import translate
from explorer.core.trace import BoolArray
from explorer.studies.scoring.functions import score
from explorer.studies.scoring.inputs import mask, misfit
from explorer.studies.scoring.kinds import Function, Norm, Numbers
from explorer.studies.scoring.parameters import drawn, edited
from explorer.studies.scoring.texts import function_name
from explorer.studies.scoring.trace import Data, Request, Scored, ScoringTrace
from explorer.studies.scoring.weights import pool, weigh


def trace_of(request: Request, data: Data) -> ScoringTrace:
    """The trace of given data, without torch and without its difference.

    Raises:
        UserError: all keys are masked.
    """
    valid, beyond = mask(request.valid, len(data.keys))
    first = drawn(data.query.size, data.keys.shape[1], request.hidden, request.seed)
    weights, unused = edited(first, request.edits)
    refused = {function: misfit(function, data.query, data.keys) for function in Function}
    scored = {
        function: _scored(function, data, weights, valid, request.norm)
        for function in Function
        if not refused[function]
    }
    notes = (*data.notes, *filter(None, (beyond, unused)), *_notes(scored, request.norm))
    sentences = {function: sentence for function, sentence in refused.items() if sentence}
    return ScoringTrace(request, data, weights, valid, scored, sentences, notes)


def _scored(
    function: Function, data: Data, weights: Mapping[str, Numbers], valid: BoolArray, norm: Norm
) -> Scored:
    worked = score(function, data.query, data.keys, weights)
    weighed = weigh(norm, worked.scores, valid)
    return Scored(function, worked, weighed, pool(weighed.weights, data.values))


def _notes(scored: Mapping[Function, Scored], norm: Norm) -> Iterator[str]:
    """What is out of the ordinary: nothing above 0 for the ReLU, several largest for the hard max."""
    if norm in (Norm.RELU, Norm.RELU_SHARES):
        silent = [one.function for one in scored.values() if not np.any(one.weighed.numerators)]
        if silent:
            text = translate(
                "Scoring",
                "No key seen scores above 0 under {functions}: the ReLU gives all of them the weight 0, and "
                "the pooled value is 0.",
            )
            yield text.format(functions=", ".join(map(function_name, silent)))
    if norm is Norm.HARD_MAX:
        tied = [one.function for one in scored.values() if one.weighed.tied > 1]
        if tied:
            text = translate(
                "Scoring", "Several keys share the largest score, and the weight, under {functions}."
            )
            yield text.format(functions=", ".join(map(function_name, tied)))
