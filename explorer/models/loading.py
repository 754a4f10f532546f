"""A model from a folder: safetensors only, nothing from the folder is run."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import torch
from torch import nn
from transformers import AutoTokenizer
from transformers.utils import logging as transformers_logging

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.building import (
    ANY_LOADING_ERROR,
    build,
    embedding_rows,
    model_class,
    read_config,
    reason,
)
from explorer.models.checks import check_folder
from explorer.models.devices import free_memory, memory_guard, resolve, shortage
from explorer.models.encoding import Limit, encode, quiet
from explorer.models.interface import register
from explorer.models.limits import text_limit
from explorer.models.passes import Inputs
from explorer.models.route import Call, Kind, Route, find_route
from explorer.models.tokens import Token

_PROBE = "The cat sat on the mat, because it wasn't hungry; 3 dogs slept."


@dataclass(frozen=True, eq=False)
class LoadedModel:
    """A model ready for capture. Its lock is held while it runs: its attention may be switched meanwhile."""

    name: str
    folder: Path
    kind: Kind
    architecture: str
    """transformers' class, such as "BertModel"."""
    layers: Mapping[str, int]
    """Layers by stack: "encoder" or "decoder", or "encoder", "decoder" and "cross"."""
    heads: Mapping[str, int]
    head_dim: int
    parameters: int
    limit: int | None
    """The most tokens of an input that are shown."""
    limit_by_model: bool
    """True: the model takes no more; False: Seqscope shows no more."""
    takes_pairs: bool
    takes_types: bool
    generates: bool
    """Whether it can write a target of its own."""
    path: Literal["interface", "eager"]
    note: str
    """Why the eager path is taken, translated; "" on the interface."""
    device: str
    rows: int
    """How many token ids the embedding knows."""
    tokenizer: Any
    module: nn.Module
    calls: tuple[Call, ...] = ()
    lock: threading.RLock = field(default_factory=threading.RLock)


def load_model(folder: Path, device: str, token: CancelToken) -> LoadedModel:
    """Load a Hugging Face folder onto a device and find out how its attention is captured.

    All computing is in float32. A short text is run through it both ways, so a family whose notes would not
    give transformers' own weights takes the eager path.

    Raises:
        UserError: the folder cannot be shown; one sentence says why.
        DeviceMemoryError: the device has too little memory.
        CancelledError: the token was cancelled.
    """
    folder = folder.expanduser()
    device = resolve(device)
    token.report(Progress(translate("Loading", "Loading {name}").format(name=folder.name)))
    _prepare()
    report = check_folder(folder)
    config = read_config(folder, report.config)
    made = model_class(config, report.config)
    tokenizer = _tokenizer(folder)
    _demand_memory(device, report.numbers)
    token.check()
    with memory_guard(device):
        module = build(made, config, folder).to(device)
    token.report(Progress(translate("Loading", "Checking {name}").format(name=folder.name)))
    return _examine(folder, module, tokenizer, device, token)


def _prepare() -> None:
    """Full precision, and no chatter on the terminal."""
    register()
    transformers_logging.set_verbosity_error()
    transformers_logging.disable_progress_bar()
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False


def _demand_memory(device: str, numbers: int) -> None:
    free = free_memory(device)
    if free is not None and numbers * 4 > free:
        raise shortage(device)


def _tokenizer(folder: Path) -> Any:
    try:
        with quiet():
            tokenizer = AutoTokenizer.from_pretrained(
                str(folder), local_files_only=True, trust_remote_code=False
            )
    except ANY_LOADING_ERROR as error:
        raise UserError(
            translate(
                "Loading",
                "The tokenizer of {folder} cannot be loaded ({reason}); save the tokenizer again into the "
                "folder.",
            ).format(folder=folder.name, reason=reason(error))
        ) from error
    if len(tokenizer) <= len(tokenizer.all_special_ids):
        raise UserError(
            translate(
                "Loading",
                "The tokenizer of {folder} has no vocabulary; save the tokenizer again into the folder.",
            ).format(folder=folder.name)
        )
    return tokenizer


def _examine(folder: Path, module: Any, tokenizer: Any, device: str, token: CancelToken) -> LoadedModel:
    rows = embedding_rows(module)
    _demand_rows(folder, tokenizer, rows)
    takes_types = _takes_types(module, tokenizer)
    with memory_guard(device), torch.inference_mode():
        route = _route(module, _probe(module, tokenizer, rows, device), token)
    limit = text_limit(module, tokenizer, route)
    return LoadedModel(
        name=folder.name,
        folder=folder,
        kind=route.kind,
        architecture=type(module).__name__,
        layers=route.layers,
        heads=route.heads,
        head_dim=route.features or _head_dim(module.config, route),
        parameters=sum(part.numel() for part in module.parameters()),
        limit=limit.tokens,
        limit_by_model=limit.by_model,
        takes_pairs=route.kind == "encoder" and _joins_pairs(tokenizer),
        takes_types=takes_types,
        generates=route.kind == "encoder-decoder" and bool(module.can_generate()),
        path="interface" if route.calls else "eager",
        note="" if route.calls else _why_eager(module, route),
        device=device,
        rows=rows,
        tokenizer=tokenizer,
        module=module,
        calls=route.calls,
    )


def _route(module: nn.Module, inputs: Inputs, token: CancelToken) -> Route:
    try:
        return find_route(module, inputs, token)
    except ANY_LOADING_ERROR as error:
        raise UserError(
            translate(
                "Loading",
                "{architecture} cannot be run on text alone ({reason}); choose another model.",
            ).format(architecture=type(module).__name__, reason=reason(error))
        ) from error


def _probe(module: Any, tokenizer: Any, rows: int, device: str) -> Inputs:
    """A short text as the model takes it; token numbers at random where the tokenizer makes too few."""
    tokens: tuple[Token, ...] = encode(tokenizer, _PROBE, limit=Limit(16)).tokens
    ids = [token.id for token in tokens if token.id < rows]
    ids = ids if len(ids) > 3 else [(7 * number + 3) % rows for number in range(12)]
    source = torch.tensor([ids], device=device)
    return Inputs(source, None, source[:, :-2] if module.config.is_encoder_decoder else None)


def _demand_rows(folder: Path, tokenizer: Any, rows: int) -> None:
    if tokenizer.vocab_size > rows:
        raise UserError(
            translate(
                "Loading",
                "The tokenizer in {folder} knows {tokens} tokens, but the model only {rows}: they do not "
                "belong together. Save the model's own tokenizer into the folder.",
            ).format(folder=folder.name, tokens=tokenizer.vocab_size, rows=rows)
        )


def _takes_types(module: Any, tokenizer: Any) -> bool:
    """Whether segments reach the model: the tokenizer gives them and the model has embeddings for two."""
    size = getattr(module.config, "type_vocab_size", None)
    return "token_type_ids" in tokenizer.model_input_names and isinstance(size, int) and size > 1


def _joins_pairs(tokenizer: Any) -> bool:
    if not tokenizer.is_fast:
        return False
    single, double = (tokenizer.num_special_tokens_to_add(pair=pair) for pair in (False, True))
    return bool(double > single)


def _head_dim(config: Any, route: Route) -> int:
    named = getattr(config, "head_dim", None) or getattr(config, "d_kv", None)
    return int(named or config.hidden_size // max(route.heads.values()))


def _why_eager(module: nn.Module, route: Route) -> str:
    name = type(module).__name__
    if route.has_sink:
        return translate(
            "Loading",
            "{architecture} lets a sink that is no token take part of each row: weights are taken from its "
            "slower eager path, rows sum to less than 1, and queries, keys and scores cannot be shown.",
        ).format(architecture=name)
    return translate(
        "Loading",
        "{architecture} computes its attention in its own way: weights are taken from its slower eager path, "
        "and queries, keys and scores cannot be shown.",
    ).format(architecture=name)
