"""Which files of a model are wanted: configuration, tokenizer, safetensors, and the papers to them."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Bare names only: anything with a slash or backslash in it lies elsewhere and is none of these.
_SMALL = re.compile(
    r"config\.json|generation_config\.json|tokenizer\.json|tokenizer_config\.json|special_tokens_map\.json|"
    r"added_tokens\.json|vocab\.(?:json|txt)|target_vocab\.json|merges\.txt|chat_template\.jinja|"
    r"[\w\-]+(?:\.bpe)?\.(?:spm|model)|README(?:\.md|\.txt)?|(?:LICENSE|LICENCE|NOTICE)(?:\.md|\.txt)?"
)
_WHOLE = "model.safetensors"
_INDEX = "model.safetensors.index.json"
_SHARD = re.compile(r"model-\d{5}-of-\d{5}\.safetensors")
_PICKLED = re.compile(r".*\.(?:bin|pt|pth|ckpt|h5|msgpack|pkl)")


def is_model_file(name: str) -> bool:
    """Whether a file of this bare name is taken: never code, never pickles."""
    return name in (_WHOLE, _INDEX) or any(p.fullmatch(name) for p in (_SMALL, _SHARD))


def wanted(names: Iterable[str]) -> tuple[str, ...]:
    """The files to take of a model, the small ones first; without shards where the weights are whole."""
    taken = [name for name in names if is_model_file(name)]
    if _WHOLE in taken:
        taken = [name for name in taken if name != _INDEX and not _SHARD.fullmatch(name)]
    return tuple(sorted(taken, key=lambda name: (name.endswith(".safetensors"), name)))


def has_weights(names: Iterable[str]) -> bool:
    """Whether there are safetensors among these that transformers opens."""
    names = set(names)
    return _WHOLE in names or (_INDEX in names and any(_SHARD.fullmatch(name) for name in names))


def pickled(names: Iterable[str]) -> tuple[str, ...]:
    """The files among these whose weights would have to be unpickled or converted."""
    return tuple(sorted(name for name in names if "/" not in name and _PICKLED.fullmatch(name)))
