"""The model itself: its class from the configuration, its weights from safetensors."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
import transformers
from huggingface_hub.errors import StrictDataclassError
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor
from transformers import (
    CONFIG_MAPPING,
    MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING,
    MODEL_MAPPING,
    GenerationConfig,
)

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.checks import CONFIG, weight_files

ANY_LOADING_ERROR = (
    OSError,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    ImportError,
    RuntimeError,
    SafetensorError,
    StrictDataclassError,
)
"""What transformers raises when a folder's content does not fit together; it keeps to no type of its own."""
_NOT_FOLLOWED = ("transformers_weights", "fusion_config", "kernel_config", "distributed_config")
"""Settings that would make transformers read other files or replace parts of the model."""
_GENERATION = "generation_config.json"
_MOST_LAYERS = 1000
_DEPTHS = (
    "num_hidden_layers",
    "num_layers",
    "num_decoder_layers",
    "n_layer",
    "n_layers",
    "encoder_layers",
    "decoder_layers",
    "num_hidden_groups",
    "inner_group_num",
)
_DISPENSABLE = (
    "pooler",
    "position_ids",
)  # a fresh pooler is never used: weights and hidden states come before


def read_config(folder: Path, content: dict[str, Any]) -> Any:
    """transformers' configuration of a folder.

    Raises:
        UserError: the architecture is unknown, or its settings are not valid.
    """
    name = str(content["model_type"])
    if name not in CONFIG_MAPPING:
        raise UserError(
            translate(
                "Loading",
                "The architecture “{name}” is not known to the installed transformers {version}; choose a "
                "model that is, or install a newer version.",
            ).format(name=name[:80], version=transformers.__version__)
        )
    _refuse_depth(folder, content)
    try:
        config = CONFIG_MAPPING[name].from_dict(
            {key: value for key, value in content.items() if key not in _NOT_FOLLOWED}
        )
    except ANY_LOADING_ERROR as error:
        raise _unfit(folder / CONFIG, error) from error
    config.use_cache = False
    return config


def _refuse_depth(folder: Path, content: dict[str, Any]) -> None:
    """Each layer named is built before the weights are looked at: a made-up number would never end."""
    counts = [content.get(name) for name in _DEPTHS]
    most = max((count for count in counts if isinstance(count, int | float)), default=0)
    if most > _MOST_LAYERS:
        raise UserError(
            translate(
                "Loading",
                "config.json in {folder} speaks of {n} layers, more than Seqscope takes ({most}); fetch or "
                "save the model again.",
            ).format(folder=folder.name, n=most, most=_MOST_LAYERS)
        )


def model_class(config: Any, content: dict[str, Any]) -> Any:
    """The class to build: with the language-model head only where it can write a target.

    Raises:
        UserError: the architecture is not one that reads text alone.
    """
    named = content.get("architectures")
    architecture = str(named[0]) if isinstance(named, list) and named else ""
    encoder = getattr(transformers, architecture, None) if architecture.endswith("EncoderModel") else None
    writer = MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING.get(type(config), None)
    found = writer if writer is not None and writer.__name__ == architecture else None
    found = encoder or found or MODEL_MAPPING.get(type(config), None) or writer
    found = found[0] if isinstance(found, tuple) else found
    if found is None or not _reads_text_alone(found):
        raise _not_of_text(config)
    return found


def embedding_rows(module: Any) -> int:
    """How many token ids a model knows.

    Raises:
        UserError: it has no one embedding of tokens, as where a second tower takes pictures or sound.
    """
    try:
        return int(module.get_input_embeddings().num_embeddings)
    except (NotImplementedError, AttributeError) as error:
        raise _not_of_text(module.config) from error


def _not_of_text(config: Any) -> UserError:
    return UserError(
        translate(
            "Loading",
            "“{name}” is not a model of text alone; choose an encoder, decoder or encoder–decoder of text.",
        ).format(name=config.model_type)
    )


def build(made: Any, config: Any, folder: Path) -> Any:
    """The model with its weights in float32, on the CPU, in eager mode and for evaluation.

    transformers is handed the tensors, never the folder: settings that name other files are not followed.

    Raises:
        UserError: weights are missing, have the wrong shape or cannot be read.
    """
    try:
        module, found = made.from_pretrained(
            None,
            config=config,
            state_dict=_tensors(folder),
            dtype=torch.float32,
            attn_implementation="eager",
            output_loading_info=True,
            ignore_mismatched_sizes=True,
            local_files_only=True,
        )
    except ANY_LOADING_ERROR as error:
        raise UserError(
            translate(
                "Loading",
                "The weights in {folder} do not make a {architecture} ({reason}); fetch or save the model "
                "again.",
            ).format(folder=folder.name, architecture=made.__name__, reason=reason(error))
        ) from error
    _demand_complete(folder, module, found)
    _read_generation(folder, module)
    return module.eval()


def _tensors(folder: Path) -> dict[str, Tensor]:
    """Copies: what load_file gives are views of the file, which would fail when it is saved anew."""
    tensors: dict[str, Tensor] = {}
    for file in weight_files(folder):
        for name, tensor in load_file(file).items():
            tensors[name] = tensor.to(
                torch.float32 if tensor.is_floating_point() else tensor.dtype, copy=True
            )
    return tensors


def _demand_complete(folder: Path, module: Any, found: dict[str, Any]) -> None:
    wrong = sorted(found["mismatched_keys"])
    if wrong:
        name, stored, needed = wrong[0]
        raise UserError(
            translate(
                "Loading",
                "The weights in {folder} do not fit config.json: {tensor} has the shape {stored} where "
                "{needed} is needed ({count} such tensors). Fetch or save the model again.",
            ).format(
                folder=folder.name,
                tensor=name,
                stored=_shape(stored),
                needed=_shape(needed),
                count=len(wrong),
            )
        )
    missing = sorted(name for name in found["missing_keys"] if not any(word in name for word in _DISPENSABLE))
    if missing:
        raise UserError(
            translate(
                "Loading",
                "The weights in {folder} are not complete for {architecture}: {count} tensors are missing, "
                "the first is {tensor}. Fetch or save the model again.",
            ).format(
                folder=folder.name, architecture=type(module).__name__, count=len(missing), tensor=missing[0]
            )
        )


def _read_generation(folder: Path, module: Any) -> None:
    """The settings for writing, where the folder has any."""
    path = folder / _GENERATION
    if not path.is_file() or not module.can_generate():
        return
    try:
        module.generation_config = GenerationConfig.from_dict(json.loads(path.read_text(encoding="utf-8")))
    except ANY_LOADING_ERROR as error:
        raise _unfit(folder / _GENERATION, error) from error


def _reads_text_alone(made: Any) -> bool:
    modalities = made.input_modalities
    modalities = (modalities,) if isinstance(modalities, str) else tuple(modalities)
    return modalities == ("text",) and made.main_input_name == "input_ids"


def _shape(shape: Any) -> str:
    return " × ".join(str(size) for size in shape)


def _unfit(file: Path, error: BaseException) -> UserError:
    return UserError(
        translate(
            "Loading",
            "{file} in {folder} has settings that do not fit ({reason}); correct it, or fetch the model "
            "again.",
        ).format(file=file.name, folder=file.parent.name, reason=reason(error))
    )


def reason(error: BaseException) -> str:
    """What a library says of an error, for a sentence: on one line, not too long."""
    words = " ".join(str(error).split()).rstrip(".")
    return words if 0 < len(words) <= 160 else (words[:160] + "…" if words else type(error).__name__)
