"""What the catalogue says of its models in words: what each is good for, its languages, its facts."""

from __future__ import annotations

from explorer.core.i18n import translate
from explorer.models.catalogue import Entry, describe, size_text


def purpose(entry: Entry) -> str:
    """A sentence on what a model is and why one would look at it."""
    return {
        "all-MiniLM-L6-v2": translate("Catalogue", "Turns sentences into vectors; small, a good start."),
        "bert-base-uncased": translate("Catalogue", "The classic BERT, studied in most papers on attention."),
        "bert-base-chinese": translate("Catalogue", "BERT for Chinese, one token a character."),
        "bert-base-multilingual-cased": translate("Catalogue", "One BERT for 104 languages."),
        "distilbert-base-uncased": translate("Catalogue", "BERT distilled to half of its layers."),
        "albert-base-v2": translate("Catalogue", "A small BERT that uses one layer's weights twelve times."),
        "roberta-base": translate("Catalogue", "BERT trained longer and better, on byte-level pieces."),
        "gpt2": translate("Catalogue", "The classic language model: each token sees only those before it."),
        "distilgpt2": translate("Catalogue", "GPT-2 distilled to half of its layers."),
        "pythia-70m": translate("Catalogue", "A tiny language model made for the study of language models."),
        "SmolLM2-135M": translate("Catalogue", "A small modern language model with grouped-query attention."),
        "Qwen2.5-0.5B": translate("Catalogue", "A modern language model for Chinese, English and many more."),
        "opus-mt-en-zh": translate("Catalogue", "Translates English into Chinese; shows cross attention."),
        "t5-small": translate("Catalogue", "Text to text, with relative positions and cross attention."),
        "bart-base": translate("Catalogue", "Restores damaged text; an encoder and a decoder."),
    }.get(entry.name, "")  # fmt: skip


def languages_text(codes: tuple[str, ...]) -> str:
    """The translated names of languages, as a list."""
    names = {
        "en": translate("Catalogue", "English"),
        "zh": translate("Catalogue", "Chinese"),
        "de": translate("Catalogue", "German"),
        "fr": translate("Catalogue", "French"),
        "ro": translate("Catalogue", "Romanian"),
        "mul": translate("Catalogue", "many languages"),
    }
    return translate("Catalogue", ", ").join(names.get(code, code) for code in codes)


def facts(entry: Entry) -> str:
    """One line of facts: architecture, download size, licence, languages."""
    return translate("Catalogue", "{what} · {size} · {licence} · {languages}").format(
        what=describe(entry),
        size=size_text(entry.size_bytes),
        licence=entry.licence,
        languages=languages_text(entry.languages),
    )
