"""Small random models of every family, saved with a real tokenizer as a person's own folder would be.

`make(family, folder)` writes config, safetensors and tokenizer; the names are the keys of FAMILIES.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
import transformers

from tests.models.writers import (
    Writer,
    byte_pieces,
    byte_pieces_framed,
    marian_pieces,
    sentence_pieces,
    sentence_pieces_begun,
    word_pieces,
)

_SIZES = {
    "hidden_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "intermediate_size": 48,
    "max_position_embeddings": 96,
    "pad_token_id": 0,
    "bos_token_id": 1,
    "eos_token_id": 2,
}
"""The common sizes, under the names that most configurations take."""


@dataclass(frozen=True)
class Family:
    """A family: its config class and settings, the class saved, and who writes the tokenizer."""

    config: str
    made: str
    tokenizer: Writer
    settings: Mapping[str, Any] = field(default_factory=dict)
    eager: bool = False
    """Whether it does not go through the attention interface."""


def make(family: str, folder: Path, **changes: Any) -> Path:
    """Write a small random model of a family into a folder, and return the folder.

    `changes` are settings of the configuration; the same family and changes make the same weights.
    """
    return write(FAMILIES[family], folder, **changes)


def write(family: Family, folder: Path, **changes: Any) -> Path:
    """`make` for a family that is not in FAMILIES."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = {**_SIZES, "vocab_size": family.tokenizer(folder), **family.settings, **changes}
    config = getattr(transformers, family.config)(**settings)
    with torch.random.fork_rng():
        torch.manual_seed(sum(map(ord, family.made)))
        module = getattr(transformers, family.made)(config)
        _spread(module)
    with _no_progress_bar():
        module.eval().save_pretrained(folder)
    return folder


@contextmanager
def _no_progress_bar() -> Iterator[None]:
    shown = transformers.utils.logging.is_progress_bar_enabled()
    transformers.utils.logging.disable_progress_bar()
    yield
    if shown:
        transformers.utils.logging.enable_progress_bar()


def _spread(module: torch.nn.Module) -> None:
    """Make random weights so large that heads differ: attention far from uniform tests far more."""
    with torch.no_grad():
        for name, part in module.named_parameters():
            if part.dim() > 1:
                part.normal_(0.0, 0.7 * part.shape[-1] ** -0.5 if "embed" not in name else 0.5)
            elif "norm" not in name.lower() and "ln" not in name:
                part.normal_(0.0, 0.1)


_TEXT_TO_TEXT = {
    "d_model": 32,
    "encoder_layers": 2,
    "decoder_layers": 2,
    "encoder_attention_heads": 4,
    "decoder_attention_heads": 4,
    "encoder_ffn_dim": 48,
    "decoder_ffn_dim": 48,
    "decoder_start_token_id": 2,
}
_T5 = {
    "d_model": 32,
    "d_kv": 8,
    "d_ff": 48,
    "num_layers": 2,
    "num_heads": 4,
    "decoder_start_token_id": 0,
    "pad_token_id": 0,
    "eos_token_id": 2,
    "relative_attention_num_buckets": 8,
    "relative_attention_max_distance": 20,
}
_GPT2 = {"n_embd": 32, "n_layer": 2, "n_head": 4, "n_positions": 96, "bos_token_id": 0, "eos_token_id": 0}
_GROUPED = {"num_key_value_heads": 2, "head_dim": 8}
_END = {"bos_token_id": 0, "eos_token_id": 0, "pad_token_id": None}

FAMILIES: Mapping[str, Family] = {
    "bert": Family("BertConfig", "BertForMaskedLM", word_pieces),
    "roberta": Family("RobertaConfig", "RobertaForMaskedLM", byte_pieces_framed, {"pad_token_id": 0}),
    "xlm-roberta": Family("XLMRobertaConfig", "XLMRobertaModel", sentence_pieces, {"pad_token_id": 0}),
    "distilbert": Family(
        "DistilBertConfig", "DistilBertModel", word_pieces, {"dim": 32, "n_layers": 2, "n_heads": 4}
    ),
    "albert": Family("AlbertConfig", "AlbertModel", word_pieces, {"embedding_size": 16}),
    "electra": Family("ElectraConfig", "ElectraModel", word_pieces, {"embedding_size": 16}),
    "mpnet": Family("MPNetConfig", "MPNetModel", byte_pieces_framed, eager=True),
    "modernbert": Family(
        "ModernBertConfig",
        "ModernBertModel",
        byte_pieces_framed,
        {"local_attention": 16, "global_attn_every_n_layers": 2, "sep_token_id": 2, "cls_token_id": 1},
    ),
    "deberta-v2": Family(
        "DebertaV2Config",
        "DebertaV2Model",
        word_pieces,
        {
            "relative_attention": True,
            "pos_att_type": ["p2c", "c2p"],
            "position_buckets": 16,
            "max_relative_positions": -1,
        },
        eager=True,
    ),
    "gpt2": Family("GPT2Config", "GPT2LMHeadModel", byte_pieces, _GPT2),
    "gpt_neox": Family("GPTNeoXConfig", "GPTNeoXModel", byte_pieces, _END),
    "opt": Family(
        "OPTConfig",
        "OPTForCausalLM",
        byte_pieces_framed,
        {"ffn_dim": 48, "word_embed_proj_dim": 32, "pad_token_id": 0},
    ),
    "bloom": Family(
        "BloomConfig", "BloomModel", byte_pieces, {"n_layer": 2, "n_head": 4, **_END}, eager=True
    ),
    "falcon": Family("FalconConfig", "FalconModel", byte_pieces, _END, eager=True),
    "llama": Family("LlamaConfig", "LlamaForCausalLM", sentence_pieces_begun),
    "llama-grouped": Family("LlamaConfig", "LlamaModel", sentence_pieces_begun, _GROUPED),
    "mistral": Family(
        "MistralConfig", "MistralModel", sentence_pieces_begun, {**_GROUPED, "sliding_window": 8}
    ),
    "qwen2": Family("Qwen2Config", "Qwen2ForCausalLM", byte_pieces, {"num_key_value_heads": 2, **_END}),
    "qwen3": Family("Qwen3Config", "Qwen3Model", byte_pieces, {**_GROUPED, **_END}),
    "gemma2": Family(
        "Gemma2Config",
        "Gemma2Model",
        sentence_pieces_begun,
        {**_GROUPED, "sliding_window": 8, "attn_logit_softcapping": 3.0, "query_pre_attn_scalar": 8},
    ),
    "gemma3": Family(
        "Gemma3TextConfig",
        "Gemma3TextModel",
        sentence_pieces_begun,
        {
            **_GROUPED,
            "sliding_window": 8,
            "query_pre_attn_scalar": 8,
            "layer_types": ["sliding_attention", "full_attention"],
        },
    ),
    "phi3": Family("Phi3Config", "Phi3Model", sentence_pieces_begun, {"num_key_value_heads": 2}),
    "gpt_oss": Family(
        "GptOssConfig",
        "GptOssModel",
        byte_pieces,
        {**_GROUPED, **_END, "num_local_experts": 2, "num_experts_per_tok": 1, "sliding_window": 8},
        eager=True,
    ),
    "bart": Family("BartConfig", "BartForConditionalGeneration", byte_pieces_framed, _TEXT_TO_TEXT),
    "marian": Family(
        "MarianConfig",
        "MarianMTModel",
        marian_pieces,
        {
            **_TEXT_TO_TEXT,
            "eos_token_id": 0,
            "pad_token_id": 1,
            "decoder_start_token_id": 1,
            "forced_eos_token_id": 0,
        },
    ),
    "t5": Family("T5Config", "T5ForConditionalGeneration", sentence_pieces, _T5),
    "mt5": Family(
        "MT5Config",
        "MT5ForConditionalGeneration",
        sentence_pieces,
        {**_T5, "feed_forward_proj": "gated-gelu", "tie_word_embeddings": False},
    ),
    "t5-encoder": Family("T5Config", "T5EncoderModel", sentence_pieces, _T5),
    "bart-base": Family("BartConfig", "BartModel", byte_pieces_framed, _TEXT_TO_TEXT),
}
