"""From a request to a query, keys and values that belong together."""

from __future__ import annotations

import numpy as np

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.trace import BoolArray
from explorer.studies.scoring import tables
from explorer.studies.scoring.kinds import EQUAL_SIZES, KEYS_RANGE, SIZE_RANGE, Function, Numbers, Source
from explorer.studies.scoring.texts import function_name, key_names, keys_title, query_title, values_title
from explorer.studies.scoring.trace import Data, Request

_PLACES = 2  # decimals of a drawn number: few enough to work with by hand
_STREAM = 0


def gather(request: Request, token: CancelToken) -> Data:
    """The query, keys and values that are asked for.

    Raises:
        UserError: a table is empty or wrong, tables do not belong together, the sentence has no word, its
            model cannot be opened.
        CancelledError: the token was cancelled.
    """
    if request.source is Source.WORDS:
        from explorer.studies.scoring.words import embedded  # torch

        return embedded(request, token)
    return _typed(request) if request.source is Source.TABLE else _drawn(request)


def _drawn(request: Request) -> Data:
    query_size, key_size, value_size = request.sizes
    shapes = ((query_size,), (request.count, key_size), (request.count, value_size))
    query, keys, values = (
        np.random.default_rng((request.seed, _STREAM, place)).standard_normal(shape).round(_PLACES)
        for place, shape in enumerate(shapes)
    )
    text = translate("Scoring", "Drawn from a normal distribution of variance 1, seed {seed}.")
    return Data(query, keys, values, key_names(request.count), "q", text.format(seed=request.seed))


def _typed(request: Request) -> Data:
    query = tables.read(request.query, query_title(), 1, SIZE_RANGE[1])[0]
    most = KEYS_RANGE[1], SIZE_RANGE[1]
    keys = tables.read(request.keys, keys_title(), *most)
    values = tables.read(request.values, values_title(), *most)
    if len(keys) != len(values):
        text = translate(
            "Scoring",
            "There are {keys} keys but {values} values; each key needs one value, so give both tables the "
            "same number of rows.",
        )
        raise UserError(text.format(keys=len(keys), values=len(values)))
    return Data(
        query, keys, values, key_names(len(keys)), "q", translate("Scoring", "As typed in the tables.")
    )


def misfit(function: Function, query: Numbers, keys: Numbers) -> str:
    """Why a function cannot take a query and keys of these sizes, in one sentence; "" where it can."""
    if function not in EQUAL_SIZES or query.size == keys.shape[1]:
        return ""
    if function is Function.GAUSSIAN:
        text = translate(
            "Scoring",
            "{function} needs a query and keys of one size, for it takes their distance: here the query has "
            "{query} numbers and a key {key}; use Additive or Bilinear, or make the sizes equal.",
        )
    else:
        text = translate(
            "Scoring",
            "{function} needs a query and keys of one size, for it multiplies number by number: here the "
            "query has {query} and a key {key}; use Additive or Bilinear, or make the sizes equal.",
        )
    return text.format(function=function_name(function), query=query.size, key=keys.shape[1])


def mask(valid: int | None, count: int) -> tuple[BoolArray, str]:
    """Which of `count` keys are seen (n,), and a sentence where the valid length is longer than them.

    Raises:
        UserError: none is.
    """
    if valid is not None and valid <= 0:
        raise UserError(
            translate(
                "Scoring",
                "The valid length is 0, so every key is masked and there is nothing to share the weight; "
                "leave at least one key.",
            )
        )
    seen = np.arange(count) < (count if valid is None else valid)
    if valid is None or valid <= count:
        return seen, ""
    text = translate("Scoring", "The valid length {valid} is beyond the {count} keys, so that all are seen.")
    return seen, text.format(valid=valid, count=count)
