"""What the model library shows of each model, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from explorer.core.i18n import translate
from explorer.models.catalogue import Entry, catalogue, find, size_text
from explorer.models.catalogue_text import facts, purpose
from explorer.models.store import Store
from explorer.panels.library_downloads import Downloads


class Phase(StrEnum):
    """How far a model is."""

    ABSENT = "absent"
    PARTIAL = "partial"
    WAITING = "waiting"
    RUNNING = "running"
    INSTALLED = "installed"


@dataclass(frozen=True, slots=True)
class LibraryItem:
    """One model: `bytes_here` installed or kept of an unfinished download, `error` of the last try."""

    name: str
    entry: Entry | None
    phase: Phase
    folder: Path
    bytes_here: int = 0
    error: str = ""
    in_use: bool = False


def library_items(store: Store, downloads: Downloads, in_use: Path | None) -> tuple[LibraryItem, ...]:
    """The catalogue in its order, then every other model that is here, was begun or failed."""
    known = [entry.name for entry in catalogue()]
    here = [model.name for model in store.installed()]
    begun = [downloads.running, *downloads.waiting, *downloads.failed, *store.unfinished()]
    names = dict.fromkeys(name for name in (*known, *here, *begun) if name)
    return tuple(_item(name, store, downloads, in_use) for name in names)


def _item(name: str, store: Store, downloads: Downloads, in_use: Path | None) -> LibraryItem:
    folder = store.folder(name)
    phase = _phase(name, store, downloads)
    here = store.bytes_on_disk(name) if phase is Phase.INSTALLED else store.partial_bytes(name)
    return LibraryItem(
        name,
        find(name),
        phase,
        folder,
        here,
        downloads.error_of(name),
        in_use is not None and folder == in_use,
    )


def _phase(name: str, store: Store, downloads: Downloads) -> Phase:
    if name == downloads.running:
        return Phase.RUNNING
    if name in downloads.waiting:
        return Phase.WAITING
    if store.is_installed(name):
        return Phase.INSTALLED
    return Phase.PARTIAL if store.partial_bytes(name) else Phase.ABSENT


def about(item: LibraryItem) -> str:
    """What the model is."""
    if item.entry is not None:
        return purpose(item.entry)
    if item.phase is Phase.INSTALLED:
        return translate("Library", "A model of your own choice.")
    return translate("Library", "A model of the Hugging Face hub.")


def facts_line(item: LibraryItem) -> str:
    """Its facts; for one that the catalogue does not know, its size on disk."""
    if item.entry is not None:
        return facts(item.entry)
    return translate("Library", "{size} on disk").format(size=size_text(item.bytes_here))


def kept_line(item: LibraryItem) -> str:
    """What is kept of an unfinished download."""
    return translate("Library", "Unfinished: {size} are kept, and Resume goes on from there.").format(
        size=size_text(item.bytes_here)
    )


def matches(item: LibraryItem, query: str) -> bool:
    """Whether every word of a query is somewhere in what the library says of a model."""
    hub_id = item.entry.hub_id if item.entry else ""
    said = " ".join((item.name, hub_id, about(item), facts_line(item))).casefold()
    return all(word in said for word in query.casefold().split())
