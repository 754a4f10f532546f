"""What `seqscope models` prints."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.core.i18n import translate
from explorer.models.catalogue import catalogue, size_text
from explorer.models.catalogue_text import facts, purpose
from explorer.models.store import Store


@dataclass(frozen=True, slots=True)
class Listed:
    """One model of the list: `facts` and `purpose` are empty for one that the catalogue does not know."""

    name: str
    installed: bool
    size_bytes: int
    facts: str
    purpose: str


def list_models(store: Store) -> tuple[Listed, ...]:
    """The catalogue in its order, then what else is installed; sizes on disk where installed."""
    here = {model.name: model for model in store.installed()}
    known = [
        Listed(entry.name, entry.name in here, here[entry.name].size_bytes if entry.name in here
               else entry.size_bytes, facts(entry), purpose(entry))
        for entry in catalogue()
    ]  # fmt: skip
    others = [
        Listed(model.name, True, model.size_bytes, "", "") for model in here.values() if not model.entry
    ]
    return (*known, *others)


def models_table(store: Store) -> str:
    """The list as lines of text, with the folder and how to get one."""
    listed = list_models(store)
    width = max(len(model.name) for model in listed)
    lines = [_line(model, width) for model in listed]
    return "\n".join(
        [
            *lines,
            "",
            translate("Models", "* is installed."),
            translate("Models", "Installed models lie in {folder}").format(folder=store.root),
            translate(
                "Models", "Get one with `seqscope models get NAME`; NAME may also be a hub id, owner/name."
            ),
        ]
    )


def _line(model: Listed, width: int) -> str:
    mark = "*" if model.installed else " "  # plain ASCII: some consoles have no tick
    told = model.facts or translate("Models", "{size} on disk").format(size=size_text(model.size_bytes))
    return f"{mark} {model.name:<{width}}  {told}"
