"""What each scoring function costs as queries, keys or d grow: counted at once, timed on request."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.panels.scoring import cost_plots as plots
from explorer.panels.scoring.study_form import CostForm, SizesForm
from explorer.panels.scoring.study_page import StudyPage
from explorer.studies.scoring.cost import CostTable
from explorer.studies.scoring.state import ScoringState
from explorer.widgets.curve_plot import CurvePlot
from explorer.widgets.view_tabs import ViewTabs


class CostPage(StudyPage):
    """Tells cost_queries, cost_keys, cost_d, cost_hidden, cost_axis and cost_plot; a click chooses a size."""

    plot_field = "cost_plot"

    def __init__(self, parent: QWidget | None = None) -> None:
        self._table: CostTable | None = None
        self.axis = ViewTabs()
        self.curves = {name: CurvePlot() for name in plots.QUANTITIES}
        super().__init__(tuple(self.curves.values()), (1, 1, 2), 2, parent)
        self._row.insertWidget(2, self.axis)
        self.axis.chosen.connect(lambda axis: self.field_changed.emit("cost_axis", axis))
        for plot in self.curves.values():
            plot.x_chosen.connect(self._on_size)
        self.retranslate()

    def show_cost(self, state: ScoringState, table: CostTable | None) -> None:
        """Draw the counted cost at once, and the times so far; None: none."""
        self._table = table
        self._take(state)
        self.axis.set_current(state.cost_axis)
        self._redraw()

    def show_state(self, state: ScoringState) -> None:
        """Set every control to the state, without emitting."""
        self.axis.set_current(state.cost_axis)
        super().show_state(state)

    @property
    def _fitting(self) -> CostTable | None:
        """The times, if they are along the axis on show and for the other sizes on show."""
        table, state = self._table, self._state
        if table is None or table.axis != state.cost_axis:
            return None
        same = table.sizes.along(table.axis, 1) == state.sizes.along(table.axis, 1)
        return table if same else None

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.axis.set_options((
            ("queries", translate("ScoringCost", "Queries"), translate("ScoringCost", "Against the queries")),
            ("keys", translate("ScoringCost", "Keys"), translate("ScoringCost", "Against the keys")),
            ("d", "d", translate("ScoringCost", "Against the numbers of a query and of a key")),
        ))  # fmt: skip
        self.axis.setAccessibleName(translate("ScoringCost", "What grows"))
        self.axis.set_current(self._state.cost_axis)
        super().retranslate()

    def _made_form(self) -> SizesForm:
        return CostForm(self)

    def _tab_names(self) -> Sequence[tuple[str, str]]:
        return plots.tab_names()

    def _settings_text(self) -> str:
        sizes = self._state.sizes
        text = translate("ScoringCost", "m = {m}, n = {n}, d = {d}, h = {h} ▾")
        return text.format(m=sizes.queries, n=sizes.keys, d=sizes.d, h=sizes.hidden)

    def _start_text(self) -> tuple[str, str]:
        tip = translate("ScoringCost", "Run every function at 13 sizes along this axis and time it")
        return translate("ScoringCost", "Time them"), tip

    def _draw(self) -> None:
        state, table = self._state, self._fitting
        self.legend.set_series(plots.legend())
        for name in ("operations", "memory"):
            plots.draw_counted(self.curves[name], name, state.sizes, state.cost_axis)
        plots.draw_timed(self.curves["seconds"], table, state.cost_axis, self._empty())
        for plot in self.curves.values():
            plot.set_marker(float(plots.size_of(state.sizes, state.cost_axis)))

    def _empty(self) -> str:
        if self._busy:
            return translate("ScoringCost", "The first times come in a moment.")
        if self._table is not None:
            return translate("ScoringCost", "What was timed had other sizes: press Time them to time these.")
        return translate("ScoringCost", "Not timed yet: press Time them.")

    def _headline(self) -> str:
        return plots.headline(self._state.sizes)

    def _standing(self) -> str:
        table = self._fitting
        if table is None:
            return ""
        if table.done < table.total:
            some = translate("ScoringCost", "Timed so far: {done} of {total}.")
            return some.format(done=table.done, total=table.total)
        if any(math.isnan(timing.seconds) for timing in table.timings):
            return translate("ScoringCost", "Sizes that would take too much memory or time were not run.")
        return ""

    def _on_size(self, size: float) -> None:
        self.field_changed.emit(f"cost_{self._state.cost_axis}", round(size))
