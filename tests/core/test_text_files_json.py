"""Files of sentences in JSON, a value a line or as a whole, well-formed and not."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.tables import error, notes, read


def test_jsonl_with_nested_missing_and_odd_fields() -> None:
    lines = [
        '{"text": "One.", "meta": {"lang": "en", "tags": ["a", "b"]}, "n": 1}',
        '{"text": "Zwei.", "ok": true, "turns": [{"who": "A"}, {"who": "B"}]}',
        '{"translation": {"en": "x", "zh": "y"}, "text": null}',
    ]
    table = read("a.jsonl", "\n".join(lines))
    assert dict(zip(table.columns, table.data, strict=True)) == {
        "text": ("One.", "Zwei.", ""),
        "meta.lang": ("en", "", ""),
        "meta.tags": ("a b", "", ""),
        "n": ("1", "", ""),
        "ok": ("", "true", ""),
        "turns.1.who": ("", "A", ""),
        "turns.2.who": ("", "B", ""),
        "translation.en": ("", "", "x"),
        "translation.zh": ("", "", "y"),
    }
    assert table.text_column() == 0


def test_broken_json_lines_are_named_and_the_good_ones_kept() -> None:
    good = ['{"text": "fine"}'] * 3
    table = read("a.jsonl", "\n".join([*good, "{oops", "", '{"text": "last"}', '{"text": ']))
    assert table.data == (("fine", "fine", "fine", "last"),)
    assert notes(table) == [
        "Empty lines are left out: 1.",
        "Lines that are not valid JSON are left out: 2 (line 4, 7).",
    ]


def test_only_the_first_broken_lines_are_named() -> None:
    table = read("a.jsonl", '{"text": "fine"}\n' + "x\n" * 1_500)
    assert notes(table) == [
        "Lines that are not valid JSON are left out: 1,500 (line 2, 3, 4, 5, 6 and others)."
    ]


@pytest.mark.parametrize(
    "line", ["[" * 100_000, "9" * 10_000, '{"a": "\\ud800"}', "NaN", '"text"', "[1, [2]]", "{}"]
)
def test_odd_json_lines_do_no_harm(line: str) -> None:
    table = read("a.jsonl", f'{{"text": "fine"}}\n{line}\n')
    assert table.data[0][0] == "fine"
    for column in table.data:
        "".join(column).encode("utf-8")


def test_lines_of_lists_and_of_strings() -> None:
    assert read("a.jsonl", '["a", "b"]\n["c"]').data == (("a", "c"), ("b", ""))
    assert read("a.jsonl", '"a"\n"b"').data == (("a", "b"),)


def test_a_json_array_whatever_the_ending() -> None:
    text = json.dumps([{"text": "a"}, {"text": "b", "n": 1}], indent=1)
    for name in ("a.json", "a.jsonl"):
        assert read(name, text).data == (("a", "b"), ("", "1"))
    assert read("a.jsonl", '[{"text": "a"}, {"text": "b"}]').data == (("a", "b"),)


def test_a_json_object_with_rows_and_one_without() -> None:
    assert read("a.json", '{"version": 1, "data": [{"text": "a"}, {"text": "b"}]}').data == (("a", "b"),)
    assert read("a.json", '{"text": "a"}').data == (("a",),)
    assert read("a.json", '{"text": "a"}\n{"text": "b"}').data == (("a", "b"),)


def test_a_json_array_that_breaks_off() -> None:
    table = read("a.json", '[\n{"text": "a"},\n{"text": "b"},\n{"te')
    assert table.data == (("a", "b"),)
    assert notes(table) == ["The JSON breaks off in line 4; what stands before it is shown."]


def test_no_valid_json_at_all() -> None:
    sentence = "“a.jsonl” holds no valid JSON (the first mistake is in line 2); correct it first."
    assert error("a.jsonl", "\nfoo\nbar\n") == sentence
    assert error("a.json", "[oops").startswith("“a.json” holds no valid JSON")


def test_keys_that_differ_in_every_line_do_not_explode() -> None:
    table = read("a.jsonl", "\n".join(json.dumps({f"key{n}": "x"}) for n in range(1_000)))
    assert len(table.columns) == 100
    assert notes(table) == ["Only the first 100 fields can be chosen."]


@given(st.lists(st.text(max_size=30), min_size=1), st.booleans())
def test_any_text_survives_jsonl(texts: list[str], ascii_only: bool) -> None:
    lines = [json.dumps({"text": text}, ensure_ascii=ascii_only) for text in texts]
    assert read("a.jsonl", "\n".join(lines), "utf-8").data == (tuple(texts),)
    assert read("a.json", f"[{','.join(lines)}]", "utf-8").data == (tuple(texts),)
