"""Files for the sentences drawer, what it lists and what it tells, for its tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from explorer.widgets.sentence_sources import Source
from explorer.widgets.sentences_drawer import SentencesDrawer

Open = Callable[[Path], None]
"""Opens a file and waits until it is read."""
CSV = "id,premise,hypothesis\n1,It rains.,It is wet.\n2,It snows.,It is cold.\n3,,Nothing.\n"


class Heard:
    """The sentences that were told as chosen."""

    def __init__(self, drawer: SentencesDrawer) -> None:
        self.told: list[tuple[str, str, str]] = []
        drawer.sentence_chosen.connect(lambda *sentence: self.told.append(sentence))


def written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    """A file with a text in an encoding."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def texts(drawer: SentencesDrawer) -> list[str]:
    """The sentences that are listed."""
    model = drawer.list.rows
    return [model.sentence_at(place).text for place in range(model.rowCount())]


def pick(drawer: SentencesDrawer, source: Source) -> None:
    """Choose a source by hand."""
    row = next(row for row in range(drawer.sources.count()) if drawer.sources.itemData(row) == source)
    drawer.sources.activated.emit(row)
