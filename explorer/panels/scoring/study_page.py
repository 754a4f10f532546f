"""What the two measuring views share: start and stop, sizes, a headline, a legend and a grid of plots."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from explorer.core.i18n import translate
from explorer.panels.popups import open_below
from explorer.panels.scoring.plot_grid import PlotGrid
from explorer.panels.scoring.study_form import SizesForm
from explorer.studies.scoring.state import ALL, ScoringState
from explorer.theme import theme
from explorer.widgets.curve_legend import CurveLegend
from explorer.widgets.curve_plot import CurvePlot
from explorer.widgets.elided_label import ElidedLabel
from explorer.widgets.histogram_plot import HistogramPlot
from explorer.widgets.picture import Picture
from explorer.widgets.view_tabs import ViewTabs

Plot = CurvePlot | HistogramPlot
_WIDE, _HIGH = 560, 380  # pixels from which sizes and headline are written out as a whole, at 100 % text


class StudyPage(QWidget):
    """Tells what a person wants; what is measured is elsewhere. Out of sight it draws nothing."""

    plot_field: ClassVar[str]
    """The field of the state that says which plot stands alone."""

    field_changed = Signal(str, object)
    measure_requested = Signal()
    stop_requested = Signal()

    def __init__(
        self, plots: Sequence[Plot], spans: Sequence[int], columns: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = ScoringState()
        self._busy = self._stale = False
        self._plots = tuple(plots)
        self.start, self.settings = QPushButton(), QToolButton()
        self.start.setProperty("role", "primary")
        self.settings.setProperty("role", "small")
        self.tabs, self.said = ViewTabs(), QLabel(wordWrap=True)
        self.standing = ElidedLabel()
        self.legend, self.grid = CurveLegend(), PlotGrid(self._plots, spans, columns)
        self.form = self._made_form()
        self._lay_out()
        self.start.clicked.connect(self._on_start)
        self.settings.clicked.connect(lambda: open_below(self.form, self.settings))
        self.form.field_changed.connect(self.field_changed)
        self.tabs.chosen.connect(lambda name: self.field_changed.emit(self.plot_field, name))
        theme().changed.connect(self._fit)

    def _made_form(self) -> SizesForm:
        raise NotImplementedError

    def _draw(self) -> None:
        """Draw everything anew; only called on screen."""
        raise NotImplementedError

    def _tab_names(self) -> Sequence[tuple[str, str]]:
        """Id, label of each plot."""
        raise NotImplementedError

    def _settings_text(self) -> str:
        """The sizes in a few words."""
        raise NotImplementedError

    def _headline(self) -> str:
        """What a glance should bring."""
        raise NotImplementedError

    def _short_headline(self) -> str:
        """The same in a line where the page is low; empty where the plots say as much."""
        return ""

    def _standing(self) -> str:
        """How far it is, where it is not done, in one line beside the legend, so that no plot moves."""
        raise NotImplementedError

    def _start_text(self) -> tuple[str, str]:
        """What the button says and its tool tip while nothing is measured."""
        raise NotImplementedError

    def _begin(self) -> None:
        """What the button does while nothing is measured."""
        self.measure_requested.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        self._row = row
        for widget in (self.start, self.settings):
            row.addWidget(widget)
        row.addWidget(self.tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self.said.setTextFormat(Qt.TextFormat.RichText)
        column.addWidget(self.said)
        named = QHBoxLayout()
        named.addWidget(self.legend, 1)
        named.addWidget(self.standing)
        self.standing.setProperty("role", "small")
        column.addLayout(named)
        column.addWidget(self.grid, 1)

    def show_state(self, state: ScoringState) -> None:
        """Set every control to the state, without emitting."""
        is_same = state == self._state
        self._take(state)
        self._fit()
        if not is_same:
            self._redraw()

    def _take(self, state: ScoringState) -> None:
        """Set the controls and the plots on show to the state."""
        self._state = state
        self.form.show_state(state)
        chosen = str(getattr(state, self.plot_field))
        self.tabs.set_current(chosen)
        names = [tab for tab, _label in self._tab_names()]
        self.grid.set_alone(None if chosen == ALL else names.index(chosen))

    def show_busy(self, busy: bool) -> None:
        """Say whether this view's figures are being measured."""
        if busy != self._busy:
            self._busy = busy
            self._redraw()

    def pictures(self) -> tuple[Picture, ...]:
        """The pictures on screen."""
        return tuple(self._plots[place] for place in self.grid.shown())

    def all_pictures(self) -> tuple[Picture, ...]:
        """The pictures of every choice."""
        return self._plots

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        every = translate("ScoringStudies", "All")
        names = ((ALL, every), *self._tab_names())
        self.tabs.set_options(tuple((name, label, label) for name, label in names))
        self.tabs.set_current(str(getattr(self._state, self.plot_field)))
        self.tabs.setAccessibleName(translate("ScoringStudies", "Plots on show"))
        self.settings.setToolTip(translate("ScoringStudies", "The sizes of what is measured"))
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._redraw()

    def _redraw(self) -> None:
        """Draw now, or when the page is seen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        text, tip = self._start_text()
        if self._busy:
            text, tip = translate("ScoringStudies", "Stop"), translate("ScoringStudies", "Stop measuring")
        self.start.setText(text)
        self.start.setToolTip(tip)
        self._fit()
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Sizes and headline as a whole where there is room; the plots come first."""
        is_wide = self.width() >= theme().px(_WIDE)
        short = translate("ScoringStudies", "Sizes ▾")
        self.settings.setText(self._settings_text() if is_wide else short)
        is_high = self.height() >= theme().px(_HIGH)
        said = self._headline() if is_high else self._short_headline()
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.standing.set_whole(self._standing())

    def _on_start(self) -> None:
        if self._busy:
            self.stop_requested.emit()
        else:
            self._begin()
