"""Files of sentences: plain lines, separated columns, JSON; read in pieces so that other threads go on."""

from __future__ import annotations

import io
import itertools
import stat
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from explorer.core import delimited, json_rows
from explorer.core import text_file_problems as told
from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.sentences import ColumnSentences
from explorer.core.text import replace_surrogates
from explorer.core.text_encoding import decode
from explorer.core.text_table import Left, Note, Table, unique_names

SUFFIXES = (".txt", ".csv", ".tsv", ".jsonl", ".json", ".ndjson", ".tab", ".text", ".md")
"""The endings that are offered and may be dropped; any other text file is read as lines."""

LARGEST = 200_000_000  # bytes
_PIECE = 1 << 17  # bytes read, decoded and parsed in one go: a few milliseconds
_REST = 0.0005  # seconds between two pieces, so that the GUI thread is never kept waiting
_JSON = (".jsonl", ".ndjson", ".json")
_DELIMITED = {".csv": ",", ".tsv": "\t", ".tab": "\t"}


def read_table(
    path: Path, token: CancelToken | None = None, *, encoding: str = "", header: bool | None = None
) -> Table:
    """Read a file of sentences as columns of strings.

    `.csv` and `.tsv` become columns, `.jsonl` and `.json` fields; any other file becomes one column, one line
    a row. `encoding` (a key of `ENCODINGS`) and `header` override what is detected. Lines without text and
    lines that cannot be read are left out and told in the notes.

    Raises:
        UserError: the file is missing, too large, not readable, empty or no text.
        CancelledError: the reading was called off.
    """
    token = token or CancelToken()
    raw = _read(path, token)
    decoded = decode(raw, encoding, token)
    if decoded is None:
        raise UserError(told.no_text(path))
    watched = _Watched(decoded.pieces, path.name, token)
    suffix = path.suffix.lower()
    if suffix in _DELIMITED:
        columns, data, notes, named = _delimited(watched, _DELIMITED[suffix], header)
    elif suffix in _JSON:
        columns, data, notes, named = _json(watched, suffix, path)
    else:
        columns, data, notes, named = _lines(watched)
    if not data or not data[0]:
        raise UserError(told.no_sentences(path))
    if decoded.broken:
        notes.append(Note(Left.BROKEN_BYTES, decoded.broken))
    return Table(columns, data, decoded.encoding, tuple(notes), named)


def sentences(table: Table, column: int, pair_column: int = -1) -> ColumnSentences:
    """The sentences of a column, paired with those of `pair_column`; rows without text are left out."""
    texts = table.data[column]
    filled = tuple(row for row, text in enumerate(texts) if text and not text.isspace())
    pairs = tuple(map(table.data[pair_column].__getitem__, filled)) if pair_column >= 0 else ()
    if len(filled) == len(texts):
        return ColumnSentences(texts, pairs)
    return ColumnSentences(tuple(map(texts.__getitem__, filled)), pairs)


def read_lines(text: str, token: CancelToken | None = None) -> Table:
    """Pasted text as a table of one column, one line a row.

    Raises:
        UserError: the text holds nothing to show.
        CancelledError: the reading was called off.
    """
    whole = replace_surrogates(text)
    pieces = [whole[at : at + _PIECE] for at in range(0, len(whole), _PIECE)]
    name = translate("TextFiles", "the clipboard")
    columns, data, notes, named = _lines(_Watched(pieces, name, token or CancelToken()))
    if not data[0]:
        raise UserError(
            translate("TextFiles", "The clipboard holds no text; copy some lines first, then paste them.")
        )
    return Table(columns, data, "utf-8", tuple(notes), named)


_Parts = tuple[tuple[str, ...], tuple[tuple[str, ...], ...], list[Note], bool | None]


class _Watched:
    """The decoded pieces of a file as lines, telling how far the reading is."""

    def __init__(self, pieces: Sequence[str], name: str, token: CancelToken) -> None:
        self.pieces, self.token = pieces, token
        self._text = translate("TextFiles", "Reading {name}").format(name=name)

    def lines(self, ends: bool = False) -> Iterator[str]:
        """The lines; \\r\\n and \\r count as \\n, which is kept with `ends`."""
        end = "\n" if ends else ""
        return (line + end for line in _split(self._reported()))

    def whole(self) -> str:
        return "".join(self._reported())

    def _reported(self) -> Iterator[str]:
        for at, piece in enumerate(self.pieces):
            self.token.report(Progress(self._text, len(self.pieces) + at, 2 * len(self.pieces)))
            time.sleep(_REST)
            yield piece


def _split(pieces: Iterator[str]) -> Iterator[str]:
    newlines = io.IncrementalNewlineDecoder(None, translate=True)
    rest: list[str] = []
    for piece in itertools.chain(pieces, [""]):
        text = newlines.decode(piece, final=not piece)
        first, *others = text.split("\n")
        rest.append(first)
        if others:
            yield "".join(rest)
            yield from others[:-1]
            rest = [others[-1]]
    last = "".join(rest)
    if last:
        yield last


def _read(path: Path, token: CancelToken) -> list[bytes]:
    """The bytes of a file in pieces."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UserError(told.is_folder(path))
        if not stat.S_ISREG(status.st_mode):
            raise UserError(told.no_text(path))
        if status.st_size > LARGEST:
            raise UserError(told.too_large(path, status.st_size, LARGEST))
        with path.open("rb") as file:
            return list(_pieces(file, path.name, status.st_size, token))
    except FileNotFoundError as error:
        raise UserError(told.missing(path)) from error
    except PermissionError as error:
        raise UserError(told.not_allowed(path)) from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file system takes
        raise UserError(told.unreadable(path, error)) from error


def _pieces(file: io.BufferedReader, name: str, size: int, token: CancelToken) -> Iterator[bytes]:
    text = translate("TextFiles", "Reading {name}").format(name=name)
    done = 0
    while piece := file.read(_PIECE):
        done += len(piece)
        if done > LARGEST:  # it grew meanwhile
            return
        token.report(Progress(text, done, 2 * max(size, done)))
        yield piece


def _lines(watched: _Watched) -> _Parts:
    kept: list[str] = []
    empty = 0
    for line in watched.lines():
        if line and not line.isspace():
            kept.append(line)
        else:
            empty += 1
    notes = [Note(Left.EMPTY, empty)] if empty else []
    return ("",), (tuple(kept),), notes, None


def _delimited(watched: _Watched, preferred: str, header: bool | None) -> _Parts:
    def lines() -> Iterator[str]:
        return watched.lines(ends=True)

    cells = delimited.read(lines, delimited.sniff(lines, preferred), header)
    notes = [] if cells.quoted else [Note(Left.QUOTES)]
    if cells.empty:
        notes.append(Note(Left.EMPTY, cells.empty))
    return unique_names(cells.names), tuple(map(tuple, cells.columns)), notes, cells.named


def _json(watched: _Watched, suffix: str, path: Path) -> _Parts:
    rows = _json_rows(watched, suffix)
    if not rows.length and (rows.broken or rows.stopped_at):
        raise UserError(told.no_json(path, (rows.broken or [rows.stopped_at])[0]))
    notes: list[Note] = []
    if rows.empty:
        notes.append(Note(Left.EMPTY, rows.empty))
    if rows.broken:
        notes.append(Note(Left.BROKEN_JSON, len(rows.broken), tuple(rows.broken)))
    if rows.stopped_at:
        notes.append(Note(Left.STOPPED, 1, (rows.stopped_at,)))
    if rows.too_many:
        notes.append(Note(Left.FIELDS, json_rows.MOST_COLUMNS))
    return tuple(rows.columns), tuple(map(tuple, rows.columns.values())), notes, None


def _json_rows(watched: _Watched, suffix: str) -> json_rows.Rows:
    """Lines of JSON, unless the file is one array, or (`.json`) one object."""
    start = next((piece.lstrip()[:1] for piece in watched.pieces if piece.strip()), "")
    lines = json_rows.from_lines(itertools.islice(watched.lines(), 2)) if start == "[" else None
    if suffix == ".json" or (lines is not None and (lines.broken or lines.length == 1)):
        text = watched.whole()
        whole = json_rows.from_array(text, watched.token) or json_rows.from_object(text)
        if whole is not None:
            return whole
    return json_rows.from_lines(watched.lines())
