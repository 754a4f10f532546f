"""The folder of installed models: one folder a model, what is still being fetched in a hidden one beside."""

from __future__ import annotations

import difflib
import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.paths import models_folder
from explorer.models.catalogue import Entry, catalogue, find

CONFIG = "config.json"
DOWNLOADS = ".downloads"
NOTE = ".part.json"  # the ending of what is noted beside an unfinished file
_REMOVED = ".removed"
_NAME = re.compile(r"[A-Za-z0-9][\w.\-]*(/[A-Za-z0-9][\w.\-]*)?", re.ASCII)
_SLASH = "--"  # what stands for the slash of a hub id in a folder's name; the hub allows no "--" in ids


@dataclass(frozen=True, slots=True)
class Installed:
    """A model on this machine; `entry` is None if the catalogue does not know it."""

    name: str
    folder: Path
    entry: Entry | None
    bytes_on_disk: int


class Store:
    """The models folder; `root` is made when the first model is fetched."""

    def __init__(self, root: Path | None = None) -> None:
        self.root = root or models_folder()

    def folder(self, name: str) -> Path:
        """Where a model lies or would lie; raises UserError for what can be no model's name."""
        return self.root / _folder_name(name)

    def staging(self, name: str) -> Path:
        """Where a model is put together until it is complete."""
        return self.root / DOWNLOADS / _folder_name(name)

    def is_installed(self, name: str) -> bool:
        """Whether a model of this name or hub id is complete on this machine."""
        return _can_be_folder(name) and (self.folder(name) / CONFIG).is_file()

    def bytes_on_disk(self, name: str) -> int:
        """The size of an installed model; 0 if it is not."""
        return _size(self.folder(name)) if self.is_installed(name) else 0

    def partial_bytes(self, name: str) -> int:
        """How much of an unfinished download is kept, in bytes."""
        return _size(self.staging(name), besides=NOTE) if _can_be_folder(name) else 0

    def installed(self) -> tuple[Installed, ...]:
        """Every installed model: those of the catalogue in its order, then the others by name."""
        if not self.root.is_dir():
            return ()
        found = [self._read(folder) for folder in self.root.iterdir() if _is_model(folder)]
        order = {entry.name: place for place, entry in enumerate(catalogue())}
        found.sort(key=lambda model: (order.get(model.name, len(order)), model.name.casefold()))
        return tuple(found)

    def unfinished(self) -> tuple[str, ...]:
        """The names of the models whose download was begun and is not complete."""
        folders = (self.root / DOWNLOADS).glob("*/")
        begun = (_name_of(folder) for folder in folders if folder.suffix != _REMOVED)
        return tuple(
            sorted(name for name in begun if self.partial_bytes(name) and not self.is_installed(name))
        )

    def _read(self, folder: Path) -> Installed:
        name = _name_of(folder)
        return Installed(name, folder, find(name), _size(folder))

    def remove(self, name: str) -> None:
        """Delete a model, and what is kept of its download.

        Raises:
            UserError: the files cannot be deleted.
        """
        try:
            shutil.rmtree(self.staging(name), ignore_errors=True)
            folder = self.folder(name)
            if folder.exists():
                # Renamed first: a removal that stops half-way must not look like an installed model.
                doomed = self.root / DOWNLOADS / f"{folder.name}{_REMOVED}"
                doomed.parent.mkdir(parents=True, exist_ok=True)
                shutil.rmtree(doomed, ignore_errors=True)
                os.replace(folder, doomed)
                shutil.rmtree(doomed)
        except OSError as error:
            raise UserError(
                translate(
                    "Store", "{name} cannot be removed ({reason}): close what uses it, then try again."
                ).format(name=name, reason=error.strerror or error)
            ) from error

    def resolve(self, source: str) -> Path:
        """The folder of a catalogue name, an installed name, a hub id that is installed, or a folder.

        Raises:
            UserError: there is no such model here; the sentence says how to get it.
        """
        source = source.strip()
        if self.is_installed(source):
            return self.folder(source)
        path = Path(source).expanduser()
        if source and path.is_dir():
            return path.resolve()
        raise UserError(_why_not(source, path))


def is_model_name(name: str) -> bool:
    """Whether this can be a catalogue name or a hub id."""
    return _NAME.fullmatch(name.strip()) is not None and _SLASH not in name


def _name_of(folder: Path) -> str:
    return folder.name.replace(_SLASH, "/", 1)


def _can_be_folder(name: str) -> bool:
    """Whether a name is a hub id or one plain path component, such as that of a folder put here by hand."""
    name = name.strip()
    plain = name != "" and not name.startswith(".") and not set(name) & set("/\\:\0")
    return plain or is_model_name(name)


def _folder_name(name: str) -> str:
    entry = find(name)
    if entry is not None:
        return entry.name
    if not _can_be_folder(name):
        raise UserError(
            translate("Store", "“{name}” is not the name of a model; a hub id looks like owner/name.").format(
                name=name[:100]
            )
        )
    return name.strip().replace("/", _SLASH)


def _is_model(folder: Path) -> bool:
    return not folder.name.startswith(".") and (folder / CONFIG).is_file()


def _size(folder: Path, besides: str = "") -> int:
    """The bytes of all files in a folder, but those of an ending."""
    total = 0
    for file in folder.rglob("*"):
        with suppress(FileNotFoundError):  # a download under way renames its files
            if file.is_file() and not (besides and file.name.endswith(besides)):
                total += file.stat().st_size
    return total


def _why_not(source: str, path: Path) -> str:
    if not source:
        return translate("Store", "No model is named: choose one in the model library.")
    if path.is_file():
        return translate("Store", "{path} is a file: open the folder that holds it.").format(path=source)
    entry = find(source)
    if entry is not None or (is_model_name(source) and "/" in source and not path.parent.is_dir()):
        return translate(
            "Store",
            "{name} is not installed: get it in the model library, or with `seqscope models get {name}`.",
        ).format(name=entry.name if entry else source)
    if not is_model_name(source) or "/" in source:
        return translate("Store", "There is no folder {path}.").format(path=source[:200])
    near = difflib.get_close_matches(source, [entry.name for entry in catalogue()], n=1, cutoff=0.6)
    if near:
        return translate(
            "Store", "There is no model called {name}; did you mean {near}? `seqscope models` lists them."
        ).format(name=source, near=near[0])
    return translate(
        "Store", "There is no model called {name}: `seqscope models` lists those that can be had."
    ).format(name=source)
