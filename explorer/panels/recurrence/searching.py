"""The search for units in the loaded sentences: their states on the worker, the hits in the page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from explorer.core.sentences import Sentence
from explorer.panels.recurrence.found import Found
from explorer.panels.recurrence.selection_page import SelectionPage
from explorer.panels.recurrence.session import RecurrenceSession
from explorer.panels.recurrence.work import search_work
from explorer.studies.recurrence.state import FRESH
from explorer.studies.recurrence.trace import Corpus, Request
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner


class Searching(QObject):
    """Keeps the states of the loaded sentences as long as network and sentences stay the same."""

    failed = Signal(object)
    progressed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(
        self, lanes: Lanes, session: RecurrenceSession, page: SelectionPage, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._page = session, page
        self._sentences: Sequence[Sentence] = ()
        self.corpus: Corpus | None = None
        self._made_of: object = None
        self._asked: object = None
        self._loaded = object()  # another one for other sentences
        self.runner = Runner(lanes, self)
        self.runner.finished.connect(self._on_found)
        self.runner.failed.connect(self.failed)
        self.runner.progressed.connect(self.progressed)
        self.runner.busy_changed.connect(self.busy_changed)
        page.search_requested.connect(self.search)

    @property
    def busy(self) -> bool:
        return self.runner.busy

    def set_sentences(self, sentences: Sequence[Sentence]) -> None:
        """Search in these from now on."""
        self._sentences = sentences
        self.corpus, self._loaded = None, object()

    def search(self) -> None:
        """Find where the units of the page are on."""
        session, state = self._session, self._session.state
        if session.drawn is None or state.brush is None or not self._page.units:
            return
        request = session.drawn.main.request
        made_of = (_network_of(request), session.override, state.layer, state.direction, self._loaded)
        corpus = self.corpus if made_of == self._made_of else None
        is_other, self._asked = made_of != self._asked, made_of
        work = partial(
            search_work,
            request,
            session.override,
            self._sentences,
            corpus,
            self._page.units,
            self._page.signs,
            state,
        )
        # Another network's or other sentences' states must not be taken for those that are asked for.
        self.runner.submit(work, lane=state.device, cancel_running=is_other)

    def cancel(self) -> None:
        self.runner.cancel()

    def close(self) -> None:
        self.runner.close()

    def _on_found(self, found: Found) -> None:
        self.corpus, self._made_of = found.corpus, self._asked
        self._page.show_found(found)


def _network_of(request: Request) -> object:
    """The part of a request that the states of other sentences depend on."""
    names = ["reading", "model", "device", "seed", "spec", "initial", "edits"]
    if request.model == FRESH:  # the words of the text come first in its vocabulary
        names += ["text", "shape"]
    return tuple(getattr(request, name) for name in names)
