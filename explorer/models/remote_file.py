"""What is known of a file before it is fetched, and whether what arrived is that."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from explorer.core.cancel import CancelToken


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file to fetch and what is known of it: `size` in bytes (0: unknown), its hash as one of
    `sha256` and `git_sha1` (that of the git blob, as the hub gives it for small files)."""

    name: str
    url: str
    size: int = 0
    sha256: str = ""
    git_sha1: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def identity(self) -> str:
        """What tells this file from another one of the same name."""
        return self.sha256 or self.git_sha1 or self.url


def is_right(path: Path, file: RemoteFile, token: CancelToken) -> bool:
    """Whether a file has the size and the hash it must have."""
    size = path.stat().st_size
    if file.size and size != file.size:
        return False
    if file.sha256:
        return digest(path, token) == file.sha256
    if file.git_sha1:
        return digest(path, token, hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)) == file.git_sha1
    return True


def digest(path: Path, token: CancelToken, state: hashlib._Hash | None = None) -> str:
    """The SHA-256 of a file (or what `state` goes on with), in hexadecimal."""
    state = state or hashlib.sha256()
    with path.open("rb") as data:
        while block := data.read(1 << 20):
            token.check()
            state.update(block)
    return state.hexdigest()
