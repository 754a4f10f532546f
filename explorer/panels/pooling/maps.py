"""The heatmaps of a file, read on a worker when their view is looked at."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from explorer.core.errors import UserError
from explorer.panels.pooling.work import heatmaps_work
from explorer.studies.pooling.heatmaps import Heatmaps
from explorer.studies.pooling.state import PoolingState
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner

LANE = "files"


class Maps(QObject):
    """Holds what was read last; a file that cannot be read leaves it in place."""

    loaded = Signal()
    failed = Signal(object)
    progressed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.maps: Heatmaps | None = None
        self._asked: tuple[str, str] | None = None
        self.runner = Runner(lanes, self)
        self.runner.finished.connect(self._on_finished)
        self.runner.failed.connect(self._on_failed)
        self.runner.progressed.connect(self.progressed)
        self.runner.busy_changed.connect(self.busy_changed)

    @property
    def busy(self) -> bool:
        return self.runner.busy

    def need(self, state: PoolingState) -> None:
        """Read the state's file, unless it is the one at hand."""
        asked = (state.weights_file, state.array)
        if asked != self._asked:
            self._asked = asked
            self.runner.submit(partial(heatmaps_work, *asked), lane=LANE, cancel_running=True)

    def forget(self) -> None:
        """Read anew when next asked: the file may be another by now."""
        self._asked = None

    def close(self) -> None:
        """Cancel all work for good."""
        self.runner.close()

    def _on_finished(self, maps: Heatmaps) -> None:
        self.maps = maps
        self.loaded.emit()

    def _on_failed(self, error: UserError) -> None:
        self._asked = None
        self.failed.emit(error)
