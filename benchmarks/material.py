"""The model and the texts that are measured; torch is imported only where the model is loaded."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.models.catalogue import DEFAULT_MODEL
from explorer.models.store import Store

if TYPE_CHECKING:
    from explorer.models.loading import LoadedModel

SENTENCE = "The quick brown fox jumps over the lazy dog while a cat looks on , and nobody minds . "


class MissingModelError(Exception):
    """The default model is not installed."""


@cache
def model_folder() -> Path:
    """The default model's folder; raises MissingModelError."""
    try:
        return Store().resolve(DEFAULT_MODEL)
    except UserError as error:
        raise MissingModelError(error.sentence) from error


@cache
def default_model() -> LoadedModel:
    """The default model on the CPU, as Seqscope loads it."""
    from explorer.models.loading import load_model

    return load_model(model_folder(), "cpu", CancelToken())


def transformers_model(kind: str) -> Any:
    """The default model as transformers loads it, with "sdpa" or "eager" attention."""
    from transformers import AutoModel

    return AutoModel.from_pretrained(model_folder(), attn_implementation=kind).eval()


def text_of(tokens: int) -> str:
    """An English text of exactly so many tokens of the default model, with [CLS] and [SEP]."""
    words = (SENTENCE * (tokens // 18 + 2)).split()  # one token a word
    return " ".join(words[: tokens - 2])
