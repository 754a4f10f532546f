"""A disk that fills while a model arrives: one sentence, and what arrived serves the next try."""

from __future__ import annotations

import errno
from functools import partial
from pathlib import Path
from typing import IO, Never, cast

import pytest
from huggingface_hub import HfApi

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.models.download import Sources, fetch
from explorer.models.hub_source import Hub, list_files
from explorer.models.remote_file import RemoteFile
from explorer.models.store import Store
from explorer.models.wire import Wire
from tests.support.file_server import file_server
from tests.support.model_parcels import FILES, serve_repository

ID = "owner/model"
ROOM = 100_000  # bytes that the disk takes


class _FullFile:
    """A file on a disk with a little room: what does not fit is refused, as the system refuses it."""

    def __init__(self, file: IO[bytes], room: int) -> None:
        self._file, self._room = file, room

    def __enter__(self) -> _FullFile:
        return self

    def __exit__(self, *_args: object) -> None:
        self._file.close()

    def write(self, data: bytes) -> int:
        fits = max(0, self._room - self._file.tell())
        self._file.write(data[:fits])
        if fits < len(data):
            raise OSError(errno.ENOSPC, "No space left on device")
        return len(data)


def _locate(*_args: object) -> Never:
    raise AssertionError


def test_a_disk_that_fills_is_told_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store()
    whole = Path.open

    def open_(path: Path, mode: str = "r", **kind: str) -> object:
        file = whole(path, mode, encoding=kind.get("encoding"))
        return _FullFile(cast(IO[bytes], file), ROOM) if mode in ("ab", "wb") else file

    with file_server() as served:
        serve_repository(served, ID, FILES)
        hub = cast(Hub, HfApi(endpoint=served.url))
        sources = Sources(cast(partial[RemoteFile], _locate), partial(list_files, hub=hub), Wire())
        with monkeypatch.context() as patch:
            patch.setattr(Path, "open", open_)
            with pytest.raises(UserError) as told:
                fetch(ID, store, CancelToken(), sources)
        assert "is full: free some space, then try again." in told.value.sentence
        assert not store.folder(ID).exists()
        kept = store.partial_bytes(ID)
        assert kept >= ROOM
        fetch(ID, store, CancelToken(), sources)
    for name in ("config.json", "tokenizer.json", "model.safetensors"):
        assert (store.folder(ID) / name).read_bytes() == FILES[name]
