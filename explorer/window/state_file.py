"""The file that remembers the window's last state."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from explorer.core.errors import UserError
from explorer.core.files import replacing
from explorer.core.i18n import translate
from explorer.core.paths import DATA_VARIABLE, data_folder

VERSION = 1
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the file held; `complaint` is a sentence if it could not be used."""

    values: Mapping[str, object]
    complaint: str = ""


def state_path() -> Path:
    """Where the state lies."""
    return data_folder() / "state.json"


def load(path: Path) -> Loaded:
    """Read the state; what is no state of ours is kept beside as .bak and told in a sentence."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Loaded({})
    except (ValueError, RecursionError):
        return _set_aside(path)
    except OSError as error:
        reason = error.strerror or str(error)
        sentence = translate("StateFile", "The last state in {path} could not be read ({reason}).")
        return Loaded({}, sentence.format(path=path, reason=reason))
    if not isinstance(values, dict) or values.get("version") != VERSION:
        return _set_aside(path)
    return Loaded(values)


def _set_aside(path: Path) -> Loaded:
    kept = path.with_name(path.name + ".bak")
    try:
        path.replace(kept)
    except OSError:
        kept = path
    sentence = translate(
        "StateFile",
        "The saved state is not of this version of Seqscope, so it starts afresh; the old one is {path}.",
    )
    return Loaded({}, sentence.format(path=kept))


def save(path: Path, values: Mapping[str, object]) -> None:
    """Write the state so that a crash leaves the former one.

    Raises:
        UserError: the folder or the disk does not take it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(unwritable(path.parent, error.strerror or str(error))) from error
    with replacing(path) as temporary:
        text = json.dumps({"version": VERSION, **values}, ensure_ascii=False, indent=1)
        temporary.write_text(text, encoding="utf-8")


def unwritable(folder: Path, reason: str) -> str:
    """What is lost when the data folder takes nothing, in a sentence; `reason` in the system's words."""
    return translate(
        "StateFile",
        "The folder {folder} cannot be written ({reason}): Seqscope goes on, but remembers nothing of this "
        "session and keeps no log; {variable} can name another folder.",
    ).format(folder=folder, reason=reason, variable=DATA_VARIABLE)


def section(values: Mapping[str, object], name: str) -> Mapping[str, object]:
    """A part of the state, empty if it is not there or of another kind."""
    found = values.get(name)
    return found if isinstance(found, dict) else {}


def entry(values: Mapping[str, object], name: str, default: _Value) -> _Value:
    """A value of the same kind as `default`, or `default`."""
    found = values.get(name, default)
    return found if type(found) is type(default) else default
