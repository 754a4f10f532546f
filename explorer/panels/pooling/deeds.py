"""What a person can do in the Attention pooling chapter, whichever control or key asks for it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from explorer.core.errors import UserError
from explorer.core.files import replacing
from explorer.core.seeds import another_seed
from explorer.panels.base import Panel
from explorer.panels.pooling.files import ask_heatmaps, ask_points, ask_where
from explorer.panels.pooling.session import PoolingSession
from explorer.panels.pooling.work import points_work
from explorer.studies.pooling.data import Points, Queries, in_order, points_text, spanning
from explorer.studies.pooling.history import added, deleted, moved
from explorer.studies.pooling.kernels import Kernel
from explorer.studies.pooling.state import Data, PoolingState, points_of, with_data, with_points
from explorer.workers.runner import Runner

LANE = "files"
_DRAWN = ("size", "seed", "noise", "formula")
_DRAG = "drag"
_OF_DATA = ("regression", "training")


class Deeds(Panel):
    """A panel that changes the state of its session; drawing and telling is left to the panel itself."""

    session: PoolingSession
    reader: Runner
    _grabbed = -1
    """The dragged point's place in the person's own order."""

    def on_failed(self, error: UserError) -> None:
        """Tell the person what went wrong."""
        raise NotImplementedError

    @property
    def state_now(self) -> PoolingState:
        """The state in force."""
        return self.session.state

    def change(self, **fields: object) -> None:
        """Change fields of the state; what points are drawn with draws new ones."""
        state = replace(self.state_now, **fields)  # type: ignore[arg-type]
        if any(name in _DRAWN for name in fields):
            state = replace(with_points(state, None), has_truth=True, key=-1)
        if state.queries != self.state_now.queries or "first_query" in fields or "query_step" in fields:
            state = replace(state, query=None)
        self.session.take(state)

    def undo(self) -> None:
        """Take back the last edit of the data, where they are seen."""
        if self.state_now.view in _OF_DATA:
            self.session.undo()

    def redo(self) -> None:
        """Make the edit that was taken back, where the data are seen."""
        if self.state_now.view in _OF_DATA:
            self.session.redo()

    def drag_query(self, query: float) -> None:
        """Ask at a place between the steps, as a rule."""
        if self.session.drawn is not None:
            nearest = int(abs(self.session.drawn.trace.places - query).argmin())
            self.change(query=query, step=nearest)

    # Points

    def grab_point(self, key: int) -> None:
        """Begin to drag a point, given by growing key."""
        self._grabbed = self._own_place(key)

    def drag_point(self, key: float, value: float) -> None:
        """Move the grabbed point there."""
        if self._grabbed >= 0:
            points = self._points()
            if points is not None and self._grabbed < len(points):
                self._edit(moved(points, self._grabbed, key, value), self._grabbed, _DRAG)

    def release_point(self) -> None:
        """The dragged point stays where it is."""
        self._grabbed = -1
        self.session.release()

    def add_point(self, key: float, value: float) -> None:
        """Add a point."""
        points = self._points()
        if points is None:
            return
        try:
            self._edit(added(points, key, value), len(points))
        except UserError as error:
            self.on_failed(error)

    def delete_point(self, key: int) -> None:
        """Delete a point, given by growing key."""
        place, points = self._own_place(key), self._points()
        if points is not None and place >= 0:
            self._edit(deleted(points, place), -1)

    def _edit(self, points: Points, chosen: int, gesture: str = "") -> None:
        """Use other points, with the one at that place chosen (−1: none)."""
        key = -1
        if chosen >= 0:
            key = int(in_order(points).order.tolist().index(chosen))
        self.session.take(replace(with_points(self.state_now, points), key=key), gesture)

    def _points(self) -> Points | None:
        """The points in the person's own order; none where a formula is wrong, which is told again."""
        try:
            return points_of(self.state_now)
        except UserError as error:
            self.on_failed(error)
            return None

    def _own_place(self, key: int) -> int:
        """Where a point that is on the picture stands among the person's; −1 while the picture is older."""
        drawn, points = self.session.drawn, self._points()
        if drawn is None or points is None or drawn.trace.points.keys.size != len(points):
            return -1
        return int(drawn.trace.points.order[key])

    def new_points(self) -> None:
        """Draw points of another seed."""
        self.change(seed=another_seed())

    # Files

    def ask_points(self) -> None:
        """Let the person choose a table of points."""
        ask_points(self, self.open_points)

    def open_points(self, path: str) -> None:
        """Read a table of points; the former ones stay if it cannot be read."""
        self.reader.submit(partial(points_work, path), lane=LANE)

    def take_points(self, points: Points) -> None:
        """Use points that were read: no function is known to lie behind them."""
        state = self.state_now
        queries: Queries = spanning(points, state.queries)
        data = Data(state.recipe, points, False, queries)
        self.session.take(replace(with_data(state, data), step=0, query=None, key=-1))

    def ask_where(self) -> None:
        """Let the person choose where the points are written."""
        ask_where(self, self.save_points)

    def save_points(self, path: str) -> None:
        """Write the points as a table that can be opened again."""
        points = self._points()
        if points is None:
            return
        try:
            with replacing(Path(path)) as temporary:
                temporary.write_text(points_text(points), encoding="utf-8")
        except UserError as error:
            self.on_failed(error)

    def ask_heatmaps(self) -> None:
        """Let the person choose a file of weights."""
        ask_heatmaps(self, self.open_heatmaps)

    def open_heatmaps(self, path: str) -> None:
        """Look at the weights of a file, or with "" at the example."""
        first = {"array": "", "map_row": 0, "map_column": 0, "map_query": 0, "map_key": -1}
        self.change(weights_file=path, view="heatmaps", **first)

    # Choices by key

    def choose_kernel(self, kernel: Kernel) -> None:
        """Look at another kernel."""
        self.change(kernel=kernel)

    def scale_kernel(self, factor: float) -> None:
        """Make the kernel so many times as wide, or as narrow."""
        state = self.state_now
        if state.view == "training" or state.kernel is Kernel.LEARNED:
            return
        if state.kernel in (Kernel.AVERAGE, Kernel.GAUSSIAN):
            self.change(
                kernel=Kernel.WIDTH,
                width=min(max((1.0 if state.kernel is Kernel.GAUSSIAN else state.width) / factor, 1e-3), 1e3),
            )
        elif state.kernel is Kernel.WIDTH:
            self.change(width=min(max(state.width / factor, 1e-3), 1e3))
        else:
            self.change(bandwidth=min(max(state.bandwidth * factor, 1e-3), 1e3))
