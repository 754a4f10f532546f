"""Why √d: how scores spread and the softmax saturates as queries and keys grow longer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.panels.scoring import saturation_plots as plots
from explorer.panels.scoring.study_form import SaturationForm, SizesForm
from explorer.panels.scoring.study_page import StudyPage
from explorer.studies.scoring.kinds import Function
from explorer.studies.scoring.saturation import STUDIED, Saturation, sizes
from explorer.studies.scoring.state import ScoringState
from explorer.widgets.curve_plot import CurvePlot, PlotStyle
from explorer.widgets.histogram_plot import HistogramPlot

_SEEDS = 2**31


class SaturationPage(StudyPage):
    """Tells root_keys, root_draws, root_hidden, root_seed, root_d and root_plot; a click chooses d."""

    plot_field = "root_plot"

    def __init__(self, parent: QWidget | None = None) -> None:
        self._study: Saturation | None = None
        self._drawn: Saturation | None = None  # what the curves show
        self.scores = HistogramPlot()
        self.curves = {name: CurvePlot() for name in plots.QUANTITIES}
        super().__init__((self.scores, *self.curves.values()), (2, 1, 1, 1, 1), 3, parent)
        for plot in self.curves.values():
            plot.x_chosen.connect(lambda d: self.field_changed.emit("root_d", round(d)))
        self.retranslate()

    def show_study(self, study: Saturation | None, state: ScoringState) -> None:
        """Draw what is measured so far; None: nothing yet."""
        self._study = study if study is not None and study.points else None
        self._take(state)
        self._redraw()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self._drawn = None
        super().retranslate()

    @property
    def _fits(self) -> bool:
        """Whether what is measured is of the sizes now chosen."""
        return self._study is not None and self._study.settings == self._state.saturation

    @property
    def _is_complete(self) -> bool:
        return self._study is not None and self._fits and self._study.is_complete

    def _made_form(self) -> SizesForm:
        return SaturationForm(self)

    def _tab_names(self) -> Sequence[tuple[str, str]]:
        return plots.tab_names()

    def _settings_text(self) -> str:
        text = translate("ScoringSaturation", "{keys} keys · {draws} draws ▾")
        return text.format(keys=self._state.root_keys, draws=f"{self._state.root_draws:,}")

    def _start_text(self) -> tuple[str, str]:
        if self._is_complete:
            tip = translate("ScoringSaturation", "Measure again with the next seed")
            return translate("ScoringSaturation", "Draw anew"), tip
        tip = translate("ScoringSaturation", "Draw queries and keys at every d from 1 to 1,024")
        return translate("ScoringSaturation", "Measure"), tip

    def _begin(self) -> None:
        if self._is_complete:
            self.field_changed.emit("root_seed", (self._state.root_seed + 1) % _SEEDS)
        else:
            self.measure_requested.emit()

    def _draw(self) -> None:
        study = self._study
        self.legend.set_series(plots.legend())
        if study is None:
            self._draw_nothing()
            return
        plots.draw_scores(self.scores, study, self._state.root_d)
        at = float(study.at(Function.DOT, self._state.root_d).d)
        for name, plot in self.curves.items():
            if study is not self._drawn:  # another d moves the mark alone
                plots.draw_quantity(plot, name, study)
            plot.set_marker(at)
        self._drawn = study

    def _draw_nothing(self) -> None:
        self._drawn = None
        titles = plots.titles()
        empty = translate("ScoringSaturation", "Not measured yet: press Measure.")
        if self._busy:
            empty = translate("ScoringSaturation", "The first figures come in a moment.")
        self.scores.set_histograms((), plots.REACH, titles["scores"], empty=empty)
        for name, plot in self.curves.items():
            plot.set_style(PlotStyle(titles[name], legend=False, empty=empty))
            plot.set_series((), "d", "", log_x=True)
            plot.set_marker(None)

    def _headline(self) -> str:
        if self._study is not None:
            return plots.headline(self._study, self._state.root_d)
        return translate(
            "ScoringSaturation",
            "Queries and keys are drawn at random at every d; how far their scores spread, and what the "
            "softmax makes of them, is measured with and without √d, and for additive scores.",
        )

    def _short_headline(self) -> str:
        return "" if self._study is None else plots.short_headline(self._study, self._state.root_d)

    def _standing(self) -> str:
        study = self._study
        if study is None:
            return ""
        if not self._fits and not self._busy:
            return translate("ScoringSaturation", "Measured with other sizes or another seed than chosen.")
        if not study.is_complete:
            some = translate("ScoringSaturation", "Measured so far: {done} of {total} sizes.")
            return some.format(done=len(study.points) // len(STUDIED), total=len(sizes()))
        return ""
