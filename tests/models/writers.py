"""Small real tokenizers of every kind, trained on a few sentences and saved into a folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import transformers
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

VOCABULARY = 384
CORPUS = (
    "The animal didn't cross the street because it was too tired to walk.",
    "She said that the keys to the old cabinet are on the table, not under it.",
    "Nobody knew whether the horse raced past the barn fell or the man slept.",
    "Attention is all you need; a model attends from every token to every other.",
    "Der Hund schläft, die Katze läuft. Le garçon mange une pomme à midi.",
    "def add(first, second): return first + second  # 1234567890",
    "今天天气很好,我们去公园散步。 猫坐在垫子上。",
)

Writer = Callable[[Path], int]
"""Writes a tokenizer into a folder; returns how many tokens it knows."""


def _train(tokenizer: Tokenizer, trainer: Any) -> None:
    tokenizer.train_from_iterator(_corpus(), trainer)


def _corpus() -> Iterator[str]:
    for _ in range(3):
        yield from CORPUS


def _save(tokenizer: Tokenizer, folder: Path, **names: Any) -> int:
    wrapped = transformers.PreTrainedTokenizerFast(tokenizer_object=tokenizer, **names)
    wrapped.save_pretrained(folder)
    return len(wrapped)


def word_pieces(folder: Path) -> int:
    """BERT's: lower-cased, accents stripped, ## for what goes on."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    _train(tokenizer, trainers.WordPieceTrainer(vocab_size=VOCABULARY, special_tokens=special))
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    names = {"unk": "[UNK]", "sep": "[SEP]", "pad": "[PAD]", "cls": "[CLS]", "mask": "[MASK]"}
    return _save(
        tokenizer,
        folder,
        model_input_names=["input_ids", "token_type_ids", "attention_mask"],
        **{f"{name}_token": token for name, token in names.items()},
    )


def _byte_level(special: list[str]) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    _train(
        tokenizer,
        trainers.BpeTrainer(vocab_size=VOCABULARY, special_tokens=special, initial_alphabet=alphabet),
    )
    return tokenizer


def byte_pieces(folder: Path) -> int:
    """GPT-2's: bytes merged, nothing added."""
    tokenizer = _byte_level(["<|endoftext|>"])
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    end = "<|endoftext|>"
    return _save(tokenizer, folder, bos_token=end, eos_token=end, unk_token=end)


def byte_pieces_framed(folder: Path) -> int:
    """RoBERTa's: bytes merged, framed by <s> and </s>."""
    tokenizer = _byte_level(["<pad>", "<s>", "</s>", "<unk>", "<mask>"])
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 1), trim_offsets=True)
    return _save(
        tokenizer,
        folder,
        pad_token="<pad>",
        bos_token="<s>",
        cls_token="<s>",
        eos_token="</s>",
        sep_token="</s>",
        unk_token="<unk>",
        mask_token="<mask>",
    )


def _unigram(special: list[str], unknown: str) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFKC()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.UnigramTrainer(vocab_size=VOCABULARY, special_tokens=special, unk_token=unknown)
    _train(tokenizer, trainer)
    return tokenizer


def sentence_pieces(folder: Path) -> int:
    """T5's: ▁ for a space, </s> at the end."""
    tokenizer = _unigram(["<pad>", "<s>", "</s>", "<unk>"], "<unk>")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="$A </s>", pair="$A </s> $B </s>", special_tokens=[("</s>", 2)]
    )
    return _save(tokenizer, folder, pad_token="<pad>", eos_token="</s>", unk_token="<unk>")


def sentence_pieces_begun(folder: Path) -> int:
    """Llama's: <s> before the text."""
    tokenizer = _unigram(["<pad>", "<s>", "</s>", "<unk>"], "<unk>")
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A", special_tokens=[("<s>", 1)])
    return _save(tokenizer, folder, pad_token="<pad>", bos_token="<s>", eos_token="</s>", unk_token="<unk>")


def marian_pieces(folder: Path) -> int:
    """Marian's: two SentencePiece models and a vocabulary of both; no offsets."""
    import sentencepiece

    corpus = folder / "corpus.txt"
    corpus.write_text("\n".join(CORPUS), encoding="utf-8")
    pieces: list[str] = []
    for name in ("source", "target"):
        prefix = folder / name
        sentencepiece.SentencePieceTrainer.train(
            input=str(corpus),
            model_prefix=str(prefix),
            vocab_size=180,
            hard_vocab_limit=False,
            character_coverage=0.98,
            minloglevel=2,
        )
        prefix.with_suffix(".model").rename(prefix.with_suffix(".spm"))
        lines = prefix.with_suffix(".vocab").read_text(encoding="utf-8").splitlines()
        pieces += [line.split("\t")[0] for line in lines[3:]]
        prefix.with_suffix(".vocab").unlink()
    corpus.unlink()
    vocabulary = ["</s>", "<pad>", "<unk>", *dict.fromkeys(pieces)]
    numbers = {piece: number for number, piece in enumerate(vocabulary)}
    (folder / "vocab.json").write_text(json.dumps(numbers, ensure_ascii=False), encoding="utf-8")
    settings = {"tokenizer_class": "MarianTokenizer", "source_lang": "en", "target_lang": "de"}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    return len(vocabulary)
