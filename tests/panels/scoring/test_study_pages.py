"""The pages “Why √d” and “Cost” as a person uses them; every number drawn against the study's own."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox
from pytestqt.qtbot import QtBot

from explorer.core import i18n
from explorer.core.cancel import CancelToken
from explorer.panels.scoring import cost_plots, saturation_plots
from explorer.panels.scoring.cost_page import CostPage
from explorer.panels.scoring.plot_grid import cells
from explorer.panels.scoring.saturation_page import SaturationPage
from explorer.panels.scoring.study_page import StudyPage
from explorer.studies.scoring.cost import GROWTH, CostTable, Sizes, Timing, cost
from explorer.studies.scoring.kinds import Function
from explorer.studies.scoring.saturating import saturate
from explorer.studies.scoring.saturation import STUDIED, Saturation, SaturationSettings, sizes, theory
from explorer.studies.scoring.state import COST_PLOTS, ROOT_PLOTS, ScoringState
from explorer.studies.scoring.texts import function_name
from explorer.theme import theme
from explorer.widgets.curve_plot import CurvePlot
from explorer.widgets.curve_plot_axes import exact_text
from explorer.widgets.picture import Picture

LEFT = Qt.MouseButton.LeftButton
STATE = ScoringState(root_draws=50, root_keys=5, root_hidden=3)
Told = list[tuple[str, Any]]


@pytest.fixture(scope="module")
def study() -> Saturation:
    return saturate(STATE.saturation, CancelToken())


def timed(sizes: Sizes, axis: str, done: int = 65) -> CostTable:
    """Times of 1 µs for each unit of size; the two largest of the additive function were not run."""
    timings = []
    for size in GROWTH:
        for function in Function:
            too_large = function is Function.ADDITIVE and size > 1024
            spent = cost(function, sizes.along(axis, size))
            timings.append(Timing(function, size, math.nan if too_large else size * 1e-6, spent))
    return CostTable(sizes, axis, "cpu", tuple(timings[:done]), done, len(timings))


def seen(qtbot: QtBot, page: StudyPage) -> Told:
    """Show a page; what it tells from now on."""
    qtbot.addWidget(page)
    page.resize(760, 520)
    with qtbot.waitExposed(page):
        page.show()
    told: Told = []
    page.field_changed.connect(lambda name, value: told.append((name, value)))
    return told


@pytest.fixture
def why(qtbot: QtBot) -> tuple[SaturationPage, Told]:
    page = SaturationPage()
    return page, seen(qtbot, page)


@pytest.fixture
def costs(qtbot: QtBot) -> tuple[CostPage, Told]:
    page = CostPage()
    return page, seen(qtbot, page)


def arrays(picture: Picture) -> dict[str, Any]:
    """The arrays of a picture by the names of its series: x, y and error."""
    held = picture.picture_arrays()
    found: dict[str, Any] = {}
    for number, name in enumerate(held["names"].tolist()):
        found[name] = tuple(held.get(f"{part}_{number}") for part in ("x", "y", "error"))
    return found


def click_at(plot: CurvePlot, x: float) -> None:
    layout = plot._layout
    assert layout is not None
    at = plot.point_at(x, layout.axes.y.low)
    at.setY(round(layout.plane.center().y()))
    QTest.mouseClick(plot.canvas(), LEFT, pos=at)


# Why √d


def test_every_measured_number_is_drawn_with_its_error(
    why: tuple[SaturationPage, Told], study: Saturation
) -> None:
    page, _told = why
    page.show_study(study, STATE)
    for name, plot in page.curves.items():
        drawn = arrays(plot)
        for function in STUDIED:
            x, y, error = drawn[function_name(function)]
            points = study.of(function)
            assert x.tolist() == [point.d for point in points]
            assert y.tolist() == [getattr(point, name).value for point in points]
            assert error.tolist() == [getattr(point, name).error for point in points]
        assert plot.marker() == 64.0


def test_what_is_compared_with_is_drawn(why: tuple[SaturationPage, Told], study: Saturation) -> None:
    """With n = 5: equal weights 1/5, entropy ln 5, gradient norm √4/5."""
    page, _told = why
    page.show_study(study, STATE)
    for name, expected in (("largest", 0.2), ("entropy", math.log(5)), ("gradient", 0.4)):
        x, y, _error = arrays(page.curves[name])["All weights equal"]
        assert x.tolist() == list(sizes())
        np.testing.assert_allclose(y, expected, rtol=1e-12)
    drawn = arrays(page.curves["variance"])
    assert drawn["Dot product, theory"][1].tolist() == list(sizes())
    assert set(drawn["Scaled dot product, theory"][1].tolist()) == {1.0}
    assert set(drawn["Additive, theory for large d"][1].tolist()) == {theory(Function.ADDITIVE, 1024)}


def test_hover_says_value_and_error(why: tuple[SaturationPage, Told], study: Saturation) -> None:
    page, _told = why
    page.show_study(study, STATE)
    plot, point = page.curves["largest"], study.at(Function.DOT, 256)
    QTest.mouseMove(plot.canvas(), plot.point_at(256, 0.5))
    lines = plot.tip_lines()
    assert lines[:2] == ("d = 256", "All weights equal   0.2")
    assert lines[2] == f"Dot product   {exact_text(point.largest.value)} ± {point.largest.error:.2g}"


def test_the_distributions_share_an_axis_that_d_does_not_move(
    why: tuple[SaturationPage, Told], study: Saturation
) -> None:
    page, _told = why
    reaches = set()
    for d in (1, 64, 1024):
        page.show_study(study, replace(STATE, root_d=d))
        held = page.scores.picture_arrays()
        assert held["names"].tolist() == [function_name(function) for function in STUDIED]
        for number, function in enumerate(STUDIED):
            np.testing.assert_array_equal(held[f"counts_{number}"], study.at(function, d).counts)
        reaches.add(page.scores.visible_reach())
        assert page.scores.picture_name().endswith(str(d))
    assert reaches == {saturation_plots.REACH}


@pytest.mark.parametrize("name", saturation_plots.QUANTITIES)
def test_a_click_on_any_curve_chooses_d(
    why: tuple[SaturationPage, Told], study: Saturation, name: str
) -> None:
    page, told = why
    page.show_study(study, STATE)
    click_at(page.curves[name], 256)
    assert told == [("root_d", 256)]
    page.show_state(replace(STATE, root_d=256))
    assert {plot.marker() for plot in page.curves.values()} == {256.0}
    assert "d = 256" in page.said.text()


def test_before_and_while_measuring(
    qtbot: QtBot, why: tuple[SaturationPage, Told], study: Saturation
) -> None:
    page, told = why
    page.show_study(None, STATE)
    assert page.start.text() == "Measure"
    assert "Queries and keys are drawn" in page.said.text()
    assert not page.grab().isNull()
    with qtbot.waitSignal(page.measure_requested):
        QTest.mouseClick(page.start, LEFT)
    page.show_busy(True)
    assert page.start.text() == "Stop"
    page.show_study(Saturation(study.settings, study.points[:12], 0.1), STATE)
    assert page.standing.text() == "Measured so far: 4 of 20 sizes."
    assert {plot.marker() for plot in page.curves.values()} == {4.0}
    with qtbot.waitSignal(page.stop_requested):
        QTest.mouseClick(page.start, LEFT)
    page.show_busy(False)
    assert page.start.text() == "Measure"
    assert told == []


def test_when_all_is_measured_the_button_draws_anew(
    why: tuple[SaturationPage, Told], study: Saturation
) -> None:
    page, told = why
    page.show_study(study, STATE)
    assert (page.start.text(), page.standing.text()) == ("Draw anew", "")
    QTest.mouseClick(page.start, LEFT)
    assert told == [("root_seed", 1)]
    page.show_state(replace(STATE, root_seed=1))
    assert page.start.text() == "Measure"
    assert page.standing.text() == "Measured with other sizes or another seed than chosen."


def test_the_headline_has_the_study_s_numbers(why: tuple[SaturationPage, Told], study: Saturation) -> None:
    page, _told = why
    page.show_study(study, STATE)
    for function in STUDIED:
        point = study.at(function, 64)
        assert f"{point.largest.value:.2f}" in page.said.text()
        assert f"{point.gradient.value:.2f}" in page.said.text()


def test_an_empty_study_is_none(why: tuple[SaturationPage, Told]) -> None:
    page, _told = why
    page.show_study(Saturation(SaturationSettings(), (), 0.0), STATE)
    assert page.start.text() == "Measure"
    assert not page.grab().isNull()


# Cost


@pytest.mark.parametrize("axis", ["queries", "keys", "d"])
def test_counted_cost_needs_no_measurement(costs: tuple[CostPage, Told], axis: str) -> None:
    page, _told = costs
    state = replace(ScoringState(), cost_axis=axis, cost_queries=100, cost_keys=3, cost_d=7, cost_hidden=5)
    page.show_cost(state, None)
    size = cost_plots.size_of(state.sizes, axis)
    for name in ("operations", "memory"):
        drawn = arrays(page.curves[name])
        assert set(drawn) == {function_name(function) for function in Function}
        for function in Function:
            x, y, _error = drawn[function_name(function)]
            assert x.tolist() == sorted({*GROWTH, size})
            spent = [cost(function, state.sizes.along(axis, int(at))) for at in x]
            expected = [one.operations if name == "operations" else 4 * one.numbers for one in spent]
            assert y.tolist() == expected
        assert page.curves[name].marker() == size
    assert arrays(page.curves["seconds"]) == {}


def test_times_are_drawn_as_they_come(costs: tuple[CostPage, Told]) -> None:
    page, _told = costs
    state = ScoringState()
    for done in (5, 30, 65):
        table = timed(state.sizes, "keys", done)
        page.show_cost(state, table)
        drawn = arrays(page.curves["seconds"])
        for function in Function:
            x, y, _error = drawn[function_name(function)]
            found = [timing for timing in table.of(function) if not math.isnan(timing.seconds)]
            assert x.tolist() == [timing.size for timing in found]
            assert y.tolist() == [timing.seconds for timing in found]
        if done < 65:
            assert page.standing.text() == f"Timed so far: {done} of 65."
    assert "were not run" in page.standing.text()
    assert page.curves["seconds"].note() == ""


@pytest.mark.parametrize("change", [{"cost_d": 32}, {"cost_axis": "d"}])
def test_times_of_other_sizes_are_not_drawn(costs: tuple[CostPage, Told], change: dict[str, Any]) -> None:
    page, _told = costs
    table = timed(ScoringState().sizes, "keys")
    page.show_cost(replace(ScoringState(), **change), table)
    assert arrays(page.curves["seconds"]) == {}
    page.show_cost(replace(ScoringState(), cost_keys=17), table)  # along the axis any size fits
    assert len(arrays(page.curves["seconds"])) == 5


@pytest.mark.parametrize("axis", ["queries", "keys", "d"])
def test_a_click_chooses_the_size_that_grows(costs: tuple[CostPage, Told], axis: str) -> None:
    page, told = costs
    page.show_cost(replace(ScoringState(), cost_axis=axis), None)
    click_at(page.curves["memory"], 1024)
    assert told == [(f"cost_{axis}", 1024)]


def test_the_axis_is_chosen(costs: tuple[CostPage, Told]) -> None:
    page, told = costs
    page.show_cost(ScoringState(), None)
    QTest.mouseClick(page.axis.buttons.button("d"), LEFT)
    assert told == [("cost_axis", "d")]


def test_timing_starts_and_stops(qtbot: QtBot, costs: tuple[CostPage, Told]) -> None:
    page, _told = costs
    page.show_cost(ScoringState(), None)
    with qtbot.waitSignal(page.measure_requested):
        QTest.mouseClick(page.start, LEFT)
    page.show_busy(True)
    assert page.start.text() == "Stop"
    with qtbot.waitSignal(page.stop_requested):
        QTest.mouseClick(page.start, LEFT)


# Both


def test_every_size_is_typed(
    qtbot: QtBot, why: tuple[SaturationPage, Told], costs: tuple[CostPage, Told]
) -> None:
    for page, told in (why, costs):
        page.show_state(STATE)
        QTest.mouseClick(page.settings, LEFT)
        assert page.form.isVisible()
        boxes = page.form.findChildren(QSpinBox)
        assert len(boxes) == 4
        for box in boxes:
            box.selectAll()
            QTest.keyClicks(box, "59")
            QTest.keyClick(box, Qt.Key.Key_Return)
        page.form.hide()
        assert [value for _name, value in told] == [59] * 4
        state = replace(STATE, **dict(told))
        page.show_state(state)
        assert len(told) == 4
        assert all(getattr(state, name) == 59 for name, _value in told)


def test_one_plot_alone_and_all_again(why: tuple[SaturationPage, Told], study: Saturation) -> None:
    page, told = why
    page.show_study(study, STATE)
    assert page.pictures() == page.all_pictures()
    assert len(page.pictures()) == 5
    QTest.mouseClick(page.tabs.buttons.button("entropy"), LEFT)
    assert told == [("root_plot", "entropy")]
    page.show_study(study, replace(STATE, root_plot="entropy"))
    assert page.tabs.current() == "entropy"
    assert page.pictures() == (page.curves["entropy"],)
    assert page.curves["entropy"].isVisible()
    assert not page.curves["largest"].isVisible()
    QTest.mouseClick(page.tabs.buttons.button("all"), LEFT)
    assert told[1:] == [("root_plot", "all")]
    page.show_study(study, STATE)
    assert all(plot.isVisible() for plot in page.curves.values())


def test_the_plots_that_can_stand_alone_are_those_of_the_state(
    why: tuple[SaturationPage, Told], costs: tuple[CostPage, Told]
) -> None:
    assert why[0].tabs.options() == ROOT_PLOTS
    assert costs[0].tabs.options() == COST_PLOTS
    for name in COST_PLOTS:
        costs[0].show_cost(replace(STATE, cost_plot=name), None)
        assert costs[0].tabs.current() == name
        wanted = costs[0].curves.values() if name == "all" else (costs[0].curves[name],)
        assert costs[0].pictures() == tuple(wanted)


def test_the_device_is_named_as_everywhere(costs: tuple[CostPage, Told]) -> None:
    costs[0].show_cost(STATE, timed(STATE.sizes, "keys"))
    layout = costs[0].curves["seconds"]._layout
    assert layout is not None
    assert layout.axes.y_label == "best of several runs on CPU, log scale"


def test_out_of_sight_nothing_is_drawn(qtbot: QtBot, study: Saturation) -> None:
    page = SaturationPage()
    qtbot.addWidget(page)
    page.show_study(study, STATE)
    assert arrays(page.curves["largest"]) == {}
    with qtbot.waitExposed(page):
        page.show()
    assert len(arrays(page.curves["largest"])) == 4


def test_all_fits_where_there_is_room_and_scrolls_where_there_is_not(
    why: tuple[SaturationPage, Told], costs: tuple[CostPage, Told], study: Saturation
) -> None:
    why[0].show_study(study, STATE)
    costs[0].show_cost(STATE, timed(STATE.sizes, "keys"))
    for page, _told in (why, costs):
        QApplication.processEvents()
        assert page.grid.verticalScrollBar().maximum() == 0
        assert page.minimumSizeHint().width() <= 756
    theme().set_text_percent(200)
    for page, _told in (why, costs):
        page.resize(756, 480)
        QApplication.processEvents()
        assert page.settings.text() == "Sizes ▾"
        assert page.minimumSizeHint().width() <= 756
        assert page.grid.verticalScrollBar().maximum() > 0
        assert page.grid.columns() == 2
    assert not costs[0].said.isVisible()
    check_short_headline(why[0], study)


def check_short_headline(page: SaturationPage, study: Saturation) -> None:
    """What the study found is said in a low page too, without what is only compared with."""
    assert page.said.isVisible()
    for function in (Function.DOT, Function.SCALED):
        point = study.at(function, 64)
        assert f"<b>{point.largest.value:.2f}</b>" in page.said.text()
        assert f"<b>{point.gradient.value:.2f}</b>" in page.said.text()
    page.show_study(None, STATE)
    assert not page.said.isVisible()


def test_another_language_reaches_every_text(
    why: tuple[SaturationPage, Told], costs: tuple[CostPage, Told], study: Saturation
) -> None:
    why[0].show_study(study, STATE)
    costs[0].show_cost(STATE, timed(STATE.sizes, "keys"))
    i18n.install(lambda _context, text: f"¿{text}")
    for page, _told in (why, costs):
        page.retranslate()
        texts = [page.start.text(), page.settings.text(), page.said.text(), *page.legend.names()]
        texts += [picture.picture_name() for picture in page.all_pictures()]
        assert all(text.startswith("¿") for text in texts)
    assert "¿All weights equal" in arrays(why[0].curves["largest"])


@given(st.lists(st.integers(1, 4), min_size=1, max_size=9), st.integers(1, 4))
def test_cells_fill_every_row_without_overlap(spans: list[int], columns: int) -> None:
    found = cells(spans, columns)
    assert len(found) == len(spans)
    filled = [(cell.row, cell.column + at) for cell in found for at in range(cell.span)]
    rows = found[-1].row + 1
    assert sorted(filled) == [(row, column) for row in range(rows) for column in range(columns)]


def test_all_sizes_of_the_study_are_on_the_axis(why: tuple[SaturationPage, Told], study: Saturation) -> None:
    page, _told = why
    page.show_study(Saturation(study.settings, study.points[:3], 0.0), STATE)
    for plot in page.curves.values():
        assert plot.visible_range() == (sizes()[0], sizes()[-1])
