"""Files of sentences in lines and columns, pasted text, and what cannot be opened."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core import text_files
from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import CancelledError, UserError
from explorer.core.text_files import read_lines, read_table, sentences
from tests.core.tables import ENCODING, LINE, codec, error, notes, read

# Lines


def test_lines_with_every_line_end_and_empty_ones() -> None:
    table = read("a.txt", "one\r\ntwo\rthree\n\n   \n  four ")
    assert table.data == (("one", "two", "three", "  four "),)
    assert table.columns == ("",)
    assert table.column_title(0) == "Column 1"
    assert (table.encoding, table.encoding_name, table.header) == ("utf-8", "UTF-8", None)
    assert notes(table) == ["Empty lines are left out: 2."]
    assert (len(table), table.row(1), table.column("x")) == (4, ("two",), -1)


def test_a_line_of_a_megabyte_is_kept() -> None:
    long = "词" * 1_000_000
    assert read("a.txt", f"first\n{long}\nlast").data == (("first", long, "last"),)


def test_a_file_with_an_unknown_ending_is_read_as_lines() -> None:
    assert read("notes.log", "a,b\nc,d").data == (("a,b", "c,d"),)


def test_the_encoding_can_be_overridden() -> None:
    data = "éé".encode("latin-1")
    assert read("a.txt", data, "latin-1").data == (("éé",),)
    table = read("a.txt", "né".encode("latin-1"), "utf-8")
    assert notes(table) == [
        "Characters that do not fit this encoding are shown as “�”: 1; try another encoding."
    ]


@given(st.lists(LINE, min_size=1), ENCODING, st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_lines_survive(lines: list[str], encoding: str, end: str) -> None:
    table = read("a.txt", end.join(lines).encode(encoding), codec(encoding))
    assert table.data == (tuple(lines),)


# Separated columns


def test_csv_with_quotes_and_line_breaks_inside() -> None:
    table = read("a.csv", 'id,text\n1,"Hello, ""world"""\n2,"two\r\nlines"\n')
    assert table.columns == ("id", "text")
    assert table.data == (("1", "2"), ('Hello, "world"', "two\nlines"))
    assert (table.header, table.text_column(), table.pair_column()) == (True, 1, -1)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
def test_any_separator_under_either_ending(separator: str, name: str) -> None:
    rows = [["label", "sentence"], ["1", "It rains."], ["0", "It snows; really, it does."]]
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    table = read(name, text.getvalue())
    assert table.columns == ("label", "sentence")
    assert table.data[1] == ("It rains.", "It snows; really, it does.")


def test_no_header() -> None:
    table = read("a.csv", "1,The film was good.\n0,The film was bad.\n")
    assert table.columns == ("", "")
    assert table.header is False
    assert table.data == (("1", "0"), ("The film was good.", "The film was bad."))
    assert table.text_column() == 1


def test_a_header_of_unusual_names_is_seen_and_can_be_denied() -> None:
    text = "my_id,utterance\n17,Could you open the window please?\n18,It is cold in here today.\n"
    assert read("a.csv", text).columns == ("my_id", "utterance")
    assert read("a.csv", text, header=False).data[1][0] == "utterance"
    assert read("a.csv", "a,b\nc,d\n", header=True).columns == ("a", "b")


def test_names_of_columns_are_made_unique() -> None:
    table = read("a.csv", "text,text,,label\na b,c d,e,1\nf,g,h,0\n", header=True)
    assert table.columns == ("text", "text (2)", "", "label")
    assert table.column_title(2) == "Column 3"


def test_rows_that_are_too_short_or_too_long_keep_their_text() -> None:
    table = read("a.csv", "id,text\n1,good\n2\n3,bad, very bad\n4,fine\n5,fine\n")
    assert table.data == (("1", "2", "3", "4", "5"), ("good", "", "bad, very bad", "fine", "fine"))
    assert [one.text for one in sentences(table, 1)] == ["good", "bad, very bad", "fine", "fine"]


def test_plain_sentences_in_a_csv_are_not_cut_at_their_commas() -> None:
    lines = ["Yes, it rains.", "No.", "Well, well, well.", "Yes.", "Oh, no, it does not, does it?", "Good."]
    table = read("a.csv", "\n".join(lines))
    assert table.data == (tuple(lines),)


def test_spaces_before_quotes() -> None:
    table = read("a.csv", 'id, text\n1, "good, really"\n2, "bad, really"\n')
    assert table.data[1] == ("good, really", "bad, really")


def test_unquoted_corpora_keep_their_quotation_marks() -> None:
    rows = [f'{n}\t"Sentence number {n} opens a quote\t0' for n in range(300)]
    table = read("a.tsv", "idx\tsentence\tlabel\n" + "\n".join(rows))
    assert len(table) == 300
    assert table.data[1][7] == '"Sentence number 7 opens a quote'
    assert notes(table) == ["Quotation marks do not match, so all of them are taken as they are."]


def test_a_long_quoted_cell_is_one_cell() -> None:
    long = "\n".join(f"line {n}" for n in range(500))
    table = read("a.csv", f'id,text\n1,"{long}"\n2,short\n')
    assert table.data[1] == (long, "short")


def test_a_pair_of_columns() -> None:
    table = read("a.csv", "premise,hypothesis,label\nIt rains.,It is wet.,0\n,Nothing.,1\n")
    assert (table.text_column(), table.pair_column()) == (0, 1)
    assert list(sentences(table, 0, 1)) == [("It rains.", "It is wet.", "")]


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\ufeff\ue000"), max_size=20)


@given(
    st.integers(2, 4).flatmap(
        lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1)
    ),
    ENCODING,
)
def test_any_csv_survives(rows: list[list[str]], encoding: str) -> None:
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    table = read("a.csv", text.getvalue().encode(encoding), codec(encoding), header=False)
    assert [list(table.row(n)) for n in range(len(table))] == rows


# Pasted lines


def test_pasted_text_is_read_like_a_file() -> None:
    table = read_lines("one\r\n\n\ud83d\ude00 two\ud800")
    assert table.data == (("one", "😀 two\ufffd"),)
    assert notes(table) == ["Empty lines are left out: 1."]
    for nothing in ("", " \n\t"):
        with pytest.raises(UserError, match="The clipboard holds no text; copy some lines first"):
            read_lines(nothing)


@given(st.text())
def test_any_pasted_text_gives_lines_that_can_be_encoded(text: str) -> None:
    try:
        table = read_lines(text)
    except UserError:
        return
    "".join(table.data[0]).encode("utf-8")


# What cannot be opened


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"There is no file “gone\.txt”; choose another one"):
        read_table(tmp_path / "gone.txt")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder; choose a file in it"):
        read_table(tmp_path)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UserError, match=r"You may not read “secret\.txt”"):
        read_table(path)


def test_other_failures_tell_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UserError, match="could not be read"):
        read_table(Path("a\0b.txt"))

    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "stat", fail)
    with pytest.raises(UserError, match=r"“a.txt” could not be read \(Input/output error\)"):
        read_table(tmp_path / "a.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_ordinary_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UserError, match="is not a text file"):
        read_table(tmp_path / "pipe.txt")


def test_a_huge_file(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(text_files.LARGEST + 1)
    with pytest.raises(
        UserError, match=r"“huge.txt” has 201 MB, and files up to 200 MB are opened; split it"
    ):
        read_table(path)


def test_files_without_text() -> None:
    for name in ("a.txt", "a.csv", "a.jsonl", "a.json"):
        for data in ("", "\n \n\t\n", b"\xef\xbb\xbf"):
            assert error(name, data) == f"“{name}” holds no sentence; choose another file."
    assert "is not a text file" in error("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0")


# Progress and cancelling


def test_a_long_file_reports_progress_and_can_be_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text(
        "id,text\n" + "".join(f"{n},Sentence number {n} of a long file.\n" for n in range(100_000))
    )
    shares: list[float] = []

    def note(progress: Progress) -> None:
        shares.append(progress.done / progress.total)

    table = read_table(path, CancelToken(on_progress=note))
    assert len(table) == 100_000
    assert len(shares) > 6
    assert all(0 <= share <= 1 for share in shares)

    token = CancelToken(on_progress=lambda progress: token.cancel() if progress.done > 3 else None)
    with pytest.raises(CancelledError):
        read_table(path, token)


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.csv", "a.tsv", "a.jsonl", "a.json"]))
def test_any_bytes_give_a_table_or_one_sentence(data: bytes, name: str) -> None:
    try:
        table = read(name, data)
    except UserError:
        return
    assert len({len(column) for column in table.data}) == 1
    assert len(table.columns) == len(table.data)
    notes(table)
