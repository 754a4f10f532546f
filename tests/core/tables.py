"""Files of sentences as they are read, for their tests."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import strategies as st

from explorer.core.errors import UserError
from explorer.core.text_files import read_table
from explorer.core.text_table import Table

# Text as files hold it: no surrogates; line ends are compared as \n.
LINE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\ufeff"), min_size=1).filter(
    lambda text: bool(text.strip())
)
ENCODING = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])


def read(name: str, data: bytes | str, encoding: str = "", header: bool | None = None) -> Table:
    """The table of a file of this name and content."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return read_table(path, encoding=encoding, header=header)


def notes(table: Table) -> list[str]:
    """What is told of a table."""
    return [note.sentence() for note in table.notes]


def error(name: str, data: bytes | str) -> str:
    """The sentence with which a file is refused."""
    with pytest.raises(UserError) as caught:
        read(name, data)
    return caught.value.sentence


def codec(encoding: str) -> str:
    """The name under which an encoding is found."""
    return {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
