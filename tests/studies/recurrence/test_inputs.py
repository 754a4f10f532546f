"""What is typed or pasted becomes steps, and nothing that is cut, unknown or odd goes untold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.core.errors import UserError
from explorer.models.recurrent.tasks_base import UNKNOWN
from explorer.studies.recurrence.inputs import MOST_STEPS, encode, read_text, vocabulary_of
from explorer.studies.recurrence.number_table import MOST_SEQUENCES, read_numbers
from explorer.studies.recurrence.state import Reading


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The clouds are in the sky.", ["The", "clouds", "are", "in", "the", "sky", "."]),
        ("I don't — really!?", ["I", "don't", "—", "really", "!", "?"]),
        ("On 2nd, 12:30, 3.14 or 1,000.", ["On", "2nd", ",", "12:30", ",", "3.14", "or", "1,000", "."]),
        ("well-known e.g. a_b", ["well-known", "e", ".", "g", ".", "a_b"]),
        ("我爱 Taipei。", ["我", "爱", "Taipei", "。"]),
        ("e\u0301te\u0301 नमस्ते", ["e\u0301te\u0301", "नमस्ते"]),
        ("  one  ", ["one"]),
        ("👩‍👩‍👧 ok", ["👩‍👩‍👧", "ok"]),
    ],
)  # fmt: skip
def test_words(text: str, words: list[str]) -> None:
    assert list(read_text(text, Reading.WORDS).symbols) == words


@given(st.text(max_size=80))
def test_words_keep_every_character_but_white_space(text: str) -> None:
    clean = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if clean.strip():
        assert "".join(read_text(clean, Reading.WORDS).symbols) == "".join(clean.split())


@given(st.text(max_size=80))
def test_characters_keep_everything(text: str) -> None:
    clean = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if clean.strip():
        read = read_text(clean, Reading.CHARACTERS)
        assert "".join(read.symbols) == clean
        assert len(read.tokens) == len(read.symbols)
        assert all(read.tokens)


def test_what_is_white_is_shown() -> None:
    read = read_text("a b\nc\te\u0301\x07", Reading.CHARACTERS)
    assert read.tokens == ("a", "␣", "b", "↵", "c", "⇥", "e\u0301", "U+0007")


@pytest.mark.parametrize("reading", [Reading.WORDS, Reading.CHARACTERS])
@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_no_text(text: str, reading: Reading) -> None:
    with pytest.raises(UserError, match="There is no input"):
        read_text(text, reading)


def test_a_million_characters_are_cut_and_told() -> None:
    words = read_text("word " * 200_000, Reading.WORDS)
    assert len(words.symbols) == MOST_STEPS
    assert words.notes == ("The text has 200,000 words and marks; the first 2,000 are steps.",)
    characters = read_text("x" * 1_000_000, Reading.CHARACTERS)
    assert len(characters.symbols) == MOST_STEPS
    assert characters.notes == ("The text has 1,000,000 characters; the first 2,000 are steps.",)


def test_a_word_of_a_million_characters_is_read_whole_and_named_short() -> None:
    steps = read_text("a" * 1_000_000, Reading.WORDS)
    assert steps.symbols == ("a" * 1_000_000,)
    assert steps.tokens == ("a" * 99 + "…",)


def test_exactly_the_limit_is_not_cut() -> None:
    assert read_text("w " * MOST_STEPS, Reading.WORDS).notes == ()
    assert read_text("x" * MOST_STEPS, Reading.CHARACTERS).notes == ()


def test_the_vocabulary_is_in_order_of_first_appearance() -> None:
    assert vocabulary_of(("b", "a", "b", "C", "c")) == ("b", "a", "C", "c")


def test_trained_words_are_found_in_lower_case_and_others_told() -> None:
    vocabulary = (UNKNOWN, "i", "leave", "Taipei", "taipei")
    encoded = encode(("I", "leave", "Taipei", "tonight", "Tonight"), vocabulary)
    assert encoded.ids.tolist() == [1, 2, 3, 0, 0]
    assert encoded.kept == (0, 1, 2, 3, 4)
    assert encoded.notes == (
        "Not in the network's vocabulary and read as an unknown word: tonight, Tonight (2).",
    )


def test_without_an_unknown_word_steps_are_left_out() -> None:
    encoded = encode(("a", "€", "b", "€"), ("a", "b"))
    assert encoded.ids.tolist() == [0, 1]
    assert encoded.kept == (0, 2)
    assert encoded.notes == ("Not in the network's vocabulary and left out: € (2).",)


def test_nothing_known_is_told_with_what_is() -> None:
    with pytest.raises(UserError, match="such as b, c"):
        encode(("x", "y"), ("a", "b", "c"))


@pytest.mark.parametrize(
    "text",
    [
        "1,2\n3,4", "1\t2\n3\t4\n", "1;2\n3;4", " 1 2 \n 3   4", "a,b\n1,2\n3,4", "x y\n1 2\n3 4",
        "\ufeff1, 2\r\n3, 4\r\n\r\n", '"a";"b"\n1;2\n3;4', "1\u20282\n3 4".replace("\u2028", " "),
    ],
)  # fmt: skip
def test_tables(text: str) -> None:
    read = read_numbers(text)
    assert read.values is not None
    assert read.values.dtype == np.float32
    np.testing.assert_array_equal(read.values, [[[1, 2]], [[3, 4]]])
    assert read.tokens == ("x0", "x1")
    assert read.notes == ()


def test_a_header_names_the_columns() -> None:
    assert read_numbers("height,weight\n1,2").columns == ("height", "weight")
    assert read_numbers("h,w\n1,2\n\nh,w\n3,4").sequences == ("sequence 1", "sequence 2")


def test_blank_lines_part_the_sequences() -> None:
    read = read_numbers("0.1416\n−1.1653\n\n\n0.6004\n-2.1373\n")
    assert read.values is not None
    np.testing.assert_allclose(read.values[..., 0], [[0.1416, 0.6004], [-1.1653, -2.1373]], rtol=1e-6)


def test_a_single_number_is_its_own_name() -> None:
    assert read_numbers("0.5\n-2").tokens == ("0.5000", "−2.0000")
    assert read_numbers("7").tokens == ("7.0000",)
    assert read_numbers("nan\n-inf\n1e99").tokens == ("NaN", "−∞", "∞")


def test_decimal_commas_are_read_and_told() -> None:
    read = read_numbers("0,5;1\n−1,25;2")
    assert read.values is not None
    np.testing.assert_array_equal(read.values[:, 0], [[0.5, 1], [-1.25, 2]])
    assert read.notes == ("A comma inside a number is read as a decimal point.",)


def test_nan_and_infinity_are_kept_and_told() -> None:
    read = read_numbers("1 2\nnan inf\n-∞ 1e39")
    assert read.values is not None
    np.testing.assert_array_equal(read.values[:, 0], [[1, 2], [np.nan, np.inf], [-np.inf, np.inf]])
    (note,) = read.notes
    assert "NaN: 1, infinite: 3" in note
    assert "step 1, sequence 0, column 0" in note


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is no input"),
        (" \n\t\n,,\n", "There is no input"),
        ("1 2\n3", "Line 2 has not as many columns as those above it (1 instead of 2): column 2"),
        ("1,2\n3,4,5", "Line 2 has not as many columns as those above it (3 instead of 2): column 3"),
        ("1 2\n3 x", "Line 2, column 2: “x” is not a number"),
        ("1,2\n\n\n,4", "Line 4, column 1 is empty"),
        ("a,b\n1,2\n3,c", "Line 3, column 2: “c”"),
        ("1 b\n1 2", "Line 1, column 2: “b”"),
        ("a b", "no numbers below"),
        ("a,b\n\na,b", "no numbers below"),
        ("1\n2\n\n3", "Sequence 2, from line 4 on, is not as long as the first (1 instead of 2 steps)"),
        ("1_000", "Line 1, column 1"),
        ("oh, dear!", "Line 1, column 1"),
        (" ".join(["1"] * 257), "257 columns; at most 256"),
    ],
)
def test_wrong_tables_name_the_place(text: str, said: str) -> None:
    with pytest.raises(UserError) as caught:
        read_numbers(text)
    assert said in caught.value.sentence


def test_long_tables_are_cut_and_told() -> None:
    read = read_numbers("1\n" * 2500)
    assert len(read.tokens) == MOST_STEPS
    assert read.notes == ("The table has 2,500 steps; the first 2,000 are used.",)
    wide = read_numbers("\n\n".join("1" for _ in range(70)))
    assert len(wide.sequences) == MOST_SEQUENCES
    assert wide.notes == ("The table has 70 sequences; the first 64 are used.",)


numbers = st.floats(width=32)
SEPARATORS = st.sampled_from([",", "\t", ";", " "])


@given(st.data(), st.integers(1, 5), st.integers(1, 4), st.integers(1, 3), SEPARATORS)
@settings(max_examples=60)
def test_any_table_reads_back(
    data: st.DataObject, steps: int, batch: int, width: int, separator: str
) -> None:
    size = steps * batch * width
    drawn = data.draw(st.lists(numbers, min_size=size, max_size=size))
    values = np.array(drawn, dtype=np.float32).reshape(steps, batch, width)
    blocks = (
        "\n".join(separator.join(repr(float(value)) for value in row) for row in values[:, sequence])
        for sequence in range(batch)
    )
    read = read_numbers("\n\n".join(blocks))
    assert read.values is not None
    np.testing.assert_array_equal(read.values, values)


@given(st.text(alphabet=st.sampled_from("0123456789.,;\t \n\"-−e_xnaif\x00\r'"), max_size=60))
def test_any_text_is_a_table_or_a_sentence(text: str) -> None:
    try:
        read = read_numbers(text)
    except UserError as error:
        assert len(error.sentence.splitlines()) == 1  # noqa: PT017 -- either outcome is right
    else:
        assert read.values is not None
        assert read.values.shape[:2] == (len(read.tokens), len(read.sequences))


def test_a_line_of_a_million_characters() -> None:
    with pytest.raises(UserError, match="columns; at most 256"):
        read_numbers("1," * 500_000)
    with pytest.raises(UserError, match="is not a number"):
        read_numbers("!" * 1_000_000)
