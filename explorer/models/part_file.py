"""An unfinished download on disk."""

from __future__ import annotations

import json
import os
from pathlib import Path

from explorer.models.remote_file import RemoteFile
from explorer.models.store import NOTE


class Part:
    """The unfinished file, and beside it a note of which file of which server it is a part of."""

    def __init__(self, folder: Path, file: RemoteFile) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / f"{file.name}.part"
        self._note = folder / f"{file.name}{NOTE}"
        self._identity = file.identity
        noted = self._read_note()
        self.validator = noted.get("validator", "")
        if noted.get("identity") != file.identity or (file.size and self.size > file.size):
            self.drop()

    @property
    def size(self) -> int:
        """The bytes there are."""
        return self.path.stat().st_size if self.path.is_file() else 0

    def _read_note(self) -> dict[str, str]:
        try:
            noted = json.loads(self._note.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return noted if isinstance(noted, dict) else {}

    def note(self, validator: str) -> None:
        """Remember the server's validator, so that the next try can ask whether the file is the same."""
        self.validator = validator
        self._note.write_text(json.dumps({"identity": self._identity, "validator": validator}), "utf-8")

    def drop(self) -> None:
        """Throw away what there is."""
        self.validator = ""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def finish(self, target: Path) -> None:
        """Give the whole file its own name."""
        os.replace(self.path, target)
        self._note.unlink(missing_ok=True)
