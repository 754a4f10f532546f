"""The model in use, loaded once and shared by the studies that ask for it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from explorer.core.cancel import CancelToken
from explorer.models.loading import LoadedModel, load_model


@dataclass(frozen=True, slots=True)
class _Key:
    folder: Path
    device: str
    changed: int  # the newest file's time in ns: a folder that was saved again is loaded again


_lock = threading.Lock()
_key: _Key | None = None
_model: LoadedModel | None = None


def shared_model(folder: Path, device: str, token: CancelToken) -> LoadedModel:
    """The model of a folder on a device, from memory if it is the one in use.

    The former model stays in use until the new one has loaded; so an error loses nothing.

    Raises:
        UserError: as `load_model`.
    """
    global _key, _model
    key = _Key(folder.resolve(), device, _newest(folder))
    with _lock:
        if _model is None or key != _key:
            _model = load_model(folder, device, token)
            _key = key
        return _model


def _newest(folder: Path) -> int:
    if not folder.is_dir():
        return 0
    return max((path.stat().st_mtime_ns for path in folder.iterdir() if path.is_file()), default=0)
