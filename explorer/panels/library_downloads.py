"""The library's downloads: one at a time off the GUI thread, the others wait in line."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.models.catalogue import find
from explorer.models.download import Sources, fetch
from explorer.models.store import Store
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner, Work

LANE = "network"


class Downloads(QObject):
    """Gets models by name; lives in the GUI thread."""

    changed = Signal(str)
    """A model began, waits, ended or failed."""
    progressed = Signal(str, object)
    """The name of the running download and its Progress."""
    installed = Signal(str)
    busy_changed = Signal(bool)

    def __init__(
        self, lanes: Lanes, store: Store, sources: Sources | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._sources = sources
        self._running = ""
        self._waiting: list[str] = []
        self._errors: dict[str, str] = {}
        self._runner = Runner(lanes, self)
        self._runner.finished.connect(self._on_finished)
        self._runner.failed.connect(self._on_failed)
        self._runner.progressed.connect(lambda progress: self.progressed.emit(self._running, progress))
        self._runner.busy_changed.connect(self._on_busy_changed)

    @property
    def running(self) -> str:
        """The name of the model that is being fetched; empty if none is."""
        return self._running

    @property
    def waiting(self) -> tuple[str, ...]:
        """The names that wait, in their order."""
        return tuple(self._waiting)

    @property
    def failed(self) -> tuple[str, ...]:
        """The names whose last try failed."""
        return tuple(self._errors)

    def error_of(self, name: str) -> str:
        """The sentence on why the last try failed; empty if it did not."""
        return self._errors.get(name, "")

    def get(self, name: str) -> str:
        """Fetch a model now or when those before it are done; returns the name it goes by here."""
        name = canonical(name)
        if name == self._running or name in self._waiting:
            return name
        self._errors.pop(name, None)
        if self._runner.busy:
            self._waiting.append(name)
        else:
            self._start(name)
        self.changed.emit(name)
        return name

    def cancel(self, name: str) -> None:
        """Stop a download or take it out of the line; what has arrived is kept."""
        if name in self._waiting:
            self._waiting.remove(name)
            self.changed.emit(name)
        elif name == self._running:
            self._runner.cancel()

    def cancel_all(self) -> None:
        """Stop everything."""
        waited, self._waiting = self._waiting, []
        for name in waited:
            self.changed.emit(name)
        self._runner.cancel()

    def forget(self, name: str) -> None:
        """Drop the error of a model."""
        self._errors.pop(name, None)

    def close_down(self) -> None:
        """Cancel for good; called once, before the lanes are closed."""
        self._waiting = []
        self._runner.close()

    def _start(self, name: str) -> None:
        self._running = name
        self._runner.submit(_work(name, self._store, self._sources), lane=LANE)

    def _on_finished(self, _folder: object) -> None:
        name, self._running = self._running, ""
        self.changed.emit(name)
        self.installed.emit(name)

    def _on_failed(self, error: UserError) -> None:
        name, self._running = self._running, ""
        self._errors[name] = error.sentence
        self.changed.emit(name)

    def _on_busy_changed(self, busy: bool) -> None:
        if not busy:
            name, self._running = self._running, ""
            if name:  # cancelled: there was no other signal
                self.changed.emit(name)
            if self._waiting and not self._runner.busy:
                self._start(self._waiting.pop(0))
                self.changed.emit(self._running)
        self.busy_changed.emit(self._runner.busy)


def canonical(name: str) -> str:
    """The catalogue's name for a name or hub id, or the id itself."""
    entry = find(name)
    return entry.name if entry else name.strip()


def _work(name: str, store: Store, sources: Sources | None) -> Work:
    def work(token: CancelToken) -> object:
        return fetch(name, store, token, sources)

    return work
