"""The chapter's measurements: the study of √d, and how long each function takes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from explorer.core.errors import UserError
from explorer.panels.scoring.work import saturation_work, timing_work
from explorer.studies.scoring.cost import CostTable, Sizes
from explorer.studies.scoring.saturation import Saturation, SaturationSettings
from explorer.studies.scoring.state import ScoringState
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner

LANE = "measuring"
"""Both share it: what runs beside a clock would be measured with it."""
Key = tuple[str, Sizes, str]


class Measuring(QObject):
    """Starts and stops both, and keeps what they found, each on the settings that it was found with."""

    changed = Signal()
    """More is at hand, or a measurement has begun or ended."""
    failed = Signal(object)
    progressed = Signal(object)
    busy_changed = Signal()

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.saturation: Saturation | None = None
        self._tables: dict[Key, CostTable] = {}
        self._wanted: SaturationSettings | None = None
        self._timing: Key | None = None
        self.study_runner, self.time_runner = Runner(lanes, self), Runner(lanes, self)
        for runner in (self.study_runner, self.time_runner):
            runner.failed.connect(self._on_failed)
            runner.progressed.connect(self.progressed)
            runner.busy_changed.connect(self._on_busy)
        for signal in (self.study_runner.partial_ready, self.study_runner.finished):
            signal.connect(self._on_studied)
        for signal in (self.time_runner.partial_ready, self.time_runner.finished):
            signal.connect(self._on_timed)

    @property
    def busy(self) -> bool:
        """Whether anything is measured."""
        return self.study_runner.busy or self.time_runner.busy

    def study(self, state: ScoringState, *, anew: bool = False) -> None:
        """Measure what √d does, unless that was measured, or is being measured, or was stopped."""
        wanted = state.saturation
        if wanted == self._wanted and not anew:
            return
        self._wanted = wanted
        work = partial(saturation_work, wanted)
        self.study_runner.submit(work, lane=LANE, cancel_running=True)

    def stop_study(self) -> None:
        """Stop it; what was measured stays, and it begins again only when that is asked for."""
        self.study_runner.cancel()

    def measure(self, state: ScoringState) -> None:
        """Time every function along the axis on show."""
        self._timing = key = _key(state)
        work = partial(timing_work, state.sizes, state.cost_axis, state.device)
        self._tables.pop(key, None)
        self.time_runner.submit(work, lane=LANE, cancel_running=True)

    def stop_times(self) -> None:
        """Stop it; the times that were taken stay."""
        self.time_runner.cancel()

    def table(self, state: ScoringState) -> CostTable | None:
        """The times along the axis on show at the other sizes on show, as far as they were taken."""
        return self._tables.get(_key(state))

    def cancel(self) -> None:
        """Stop both."""
        self.stop_study()
        self.stop_times()

    def close(self) -> None:
        """Cancel all work for good."""
        self.study_runner.close()
        self.time_runner.close()

    def _on_studied(self, study: Saturation) -> None:
        self.saturation = study
        self.changed.emit()

    def _on_timed(self, table: CostTable) -> None:
        assert self._timing is not None
        self._tables[self._timing] = table
        self.changed.emit()

    def _on_busy(self) -> None:
        self.busy_changed.emit()
        self.changed.emit()

    def _on_failed(self, error: UserError) -> None:
        self.failed.emit(error)


def _key(state: ScoringState) -> Key:
    """What times depend on: the axis, the sizes but along it, the device."""
    return state.cost_axis, state.sizes.along(state.cost_axis, 1), state.device
