"""The words of a sentence as keys and values under a model's input embeddings; imports torch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
import torch

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.devices import memory_guard, resolve
from explorer.models.encoding import Limit, encode
from explorer.models.loading import LoadedModel
from explorer.models.shared import shared_model
from explorer.models.store import Store
from explorer.models.tokens import Token, label
from explorer.studies.scoring.kinds import KEYS_RANGE, SIZE_RANGE, Numbers
from explorer.studies.scoring.trace import Data, Request


def embedded(request: Request, token: CancelToken) -> Data:
    """Each word's row of the embedding, before positions are added, as key and as value; one of them asks.

    A word of several tokens is the mean of their rows; special tokens are left out.

    Raises:
        UserError: the sentence has no word, the model is not installed or cannot be opened, or its embedding
            is too wide.
        DeviceMemoryError: the device has too little memory.
        CancelledError: the token was cancelled.
    """
    if not request.text.strip():
        raise _no_word()
    token.report(Progress(translate("Scoring", "Opening the model")))
    model = shared_model(Store().resolve(request.model), resolve(request.device), token)
    words = _words(encode(model.tokenizer, request.text, limit=_limit(model)).tokens)
    if not words:
        raise _no_word()
    kept = words[: KEYS_RANGE[1]]
    rows = _rows(model, kept)
    names = tuple("".join(label(piece) for piece in word) for word in kept)
    place = min(request.query_word, len(kept) - 1)
    text = translate("Scoring", "Input embeddings of {model}, {size} numbers a word.")
    return Data(
        rows[place], rows, rows, names, names[place],
        text.format(model=model.name, size=rows.shape[1]), tuple(_notes(words, kept, model)), place,
    )  # fmt: skip


def _limit(model: LoadedModel) -> Limit | None:
    return None if model.limit is None else Limit(model.limit, model.limit_by_model)


def _no_word() -> UserError:
    return UserError(translate("Scoring", "There is no word to take as a key; type a sentence."))


def _words(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens of each word in their order."""
    typed = (token for token in tokens if not token.special and token.word is not None)
    return [list(pieces) for _, pieces in groupby(typed, key=lambda token: token.word)]


def _rows(model: LoadedModel, words: Sequence[Sequence[Token]]) -> Numbers:
    """(n, d) float64: the mean over each word's tokens."""
    ids = [piece.id for word in words for piece in word]
    if max(ids) >= model.rows:
        raise UserError(
            translate(
                "Scoring",
                "{model} has no embedding for some tokens of this sentence; choose another model.",
            ).format(model=model.name)
        )
    with model.lock, memory_guard(model.device), torch.inference_mode():
        found = model.module.get_input_embeddings()(torch.tensor([ids], device=model.device))[0]  # type: ignore[operator]
        every = np.asarray(found.double().cpu().numpy(), dtype=np.float64)
    if every.shape[1] > 4 * SIZE_RANGE[1]:
        text = translate(
            "Scoring", "The embeddings of {model} have {size:,} numbers; choose a model of at most {most:,}."
        )
        raise UserError(text.format(model=model.name, size=every.shape[1], most=4 * SIZE_RANGE[1]))
    ends = np.cumsum([len(word) for word in words])
    return np.stack([part.mean(axis=0) for part in np.split(every, ends[:-1])])


def _notes(
    words: Sequence[Sequence[Token]], kept: Sequence[Sequence[Token]], model: LoadedModel
) -> Iterator[str]:
    if len(words) > len(kept):
        text = translate("Scoring", "The sentence has {total} words; the first {kept} are used.")
        yield text.format(total=len(words), kept=len(kept))
    split = sum(len(word) > 1 for word in kept)
    if split:
        text = translate(
            "Scoring", "Words of several tokens, each taken as the mean of their embeddings: {count}."
        )
        yield text.format(count=split)
    nothing = model.tokenizer.unk_token_id
    unknown = sum(all(piece.id == nothing for piece in word) for word in kept)
    if unknown > 1:
        text = translate(
            "Scoring",
            "{model} does not know {count} of the {total} words: they all have the same embedding, so their "
            "scores are equal. Choose a model of this language.",
        )
        yield text.format(model=model.name, count=unknown, total=len(kept))
