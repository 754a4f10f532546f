"""What cannot be pooled, or only oddly: a sentence each, nothing lost, and undo."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.panels.base import Message
from explorer.panels.pooling.panel import PoolingPanel
from explorer.studies.pooling.kernels import Kernel
from explorer.studies.pooling.training import WidthRun
from tests.panels.opening import Settled
from tests.panels.people import LEFT, said, type_number
from tests.panels.pooling.people import canvas, choose, double_click, drag, free_place, place_of
from tests.panels.pooling.reference import check_numbers, drawn, own


def test_a_width_of_zero_is_average_pooling(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None]
) -> None:
    choose(panel.regression.kernel, Kernel.WIDTH)
    type_number(panel.regression.scale.field, "0")
    settled()
    assert panel.session.state.width == 0
    assert "0" in said(messages)
    np.testing.assert_allclose(drawn(panel).weights, 1 / 50, atol=1e-9)
    check_numbers(panel)
    type_number(panel.regression.scale.field, "1")
    settled()
    assert messages[-1] is None
    check_numbers(panel)


@pytest.mark.parametrize(("width", "text"), [(1.0, "1"), (0.125, "0.125"), (18500.0, "18500"), (0.0, "0")])
def test_a_width_is_written_short(panel: PoolingPanel, settled: Settled, width: float, text: str) -> None:
    panel.change(kernel="width", width=width)
    settled()
    assert panel.regression.scale.field.text() == text


def test_other_points_are_drawn_without_the_former_choice(panel: PoolingPanel, settled: Settled) -> None:
    panel.change(key=7)
    panel.new_points()
    settled()
    assert panel.session.state.key == -1


def test_a_bandwidth_of_zero_is_told(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None]
) -> None:
    choose(panel.regression.kernel, Kernel.BOXCAR)
    settled()
    before = drawn(panel)
    type_number(panel.regression.scale.field, "0")
    settled()
    assert "The bandwidth must be a number greater than 0" in said(messages)
    assert drawn(panel) is before
    assert panel.regression.scale.field.text() == "0"
    type_number(panel.regression.scale.field, "0.25")
    settled()
    assert messages[-1] is None
    check_numbers(panel)


def test_a_first_width_of_zero_is_told(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None]
) -> None:
    panel.change(view="training")
    settled()
    type_number(panel.regression.scale.field, "0")
    settled()
    panel.training.start()
    settled()
    assert "cannot start from a width of 0" in said(messages)
    assert _run(panel) is None
    type_number(panel.regression.scale.field, "0.5")
    panel.training.start()
    settled()
    assert _run(panel) is not None
    check_numbers(panel)


@pytest.mark.parametrize(
    ("change", "elsewhere"),
    [({"kernel": "boxcar", "bandwidth": 0.05}, "cues"), ({"formula": "1 +"}, "heatmaps")],
    ids=["odd", "failed"],
)
def test_what_is_said_of_points_is_said_where_they_are_seen(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None],
    change: dict[str, object], elsewhere: str,
) -> None:  # fmt: skip
    panel.change(**change)
    settled()
    told = messages[-1]
    assert told is not None
    panel.change(view=elsewhere)
    settled()
    assert messages[-1] is None
    panel.change(view="regression")
    settled()
    assert messages[-1] == told


def test_a_failure_outlives_the_picture_just_before_it(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None]
) -> None:
    panel.change(formula="x")
    panel.change(formula="x*")
    settled()
    assert messages[-1] is not None
    assert "x*" in messages[-1].sentence


def test_a_gap_is_said_and_drawn_as_a_gap(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None]
) -> None:
    choose(panel.regression.kernel, Kernel.EPANECHNIKOV)
    type_number(panel.regression.scale.field, "0.02")
    settled()
    gaps = np.flatnonzero(np.isnan(drawn(panel).chosen.estimates))
    assert 0 < gaps.size < 50
    assert str(gaps.size) in said(messages)
    panel.set_step(int(gaps[0]))
    check_numbers(panel)
    curve = next(curve for curve in panel.regression.plot.data().curves if curve.chosen)
    np.testing.assert_array_equal(np.flatnonzero(np.isnan(curve.y)), gaps)
    panel.regression.plot.grab()


def test_two_equal_keys(panel: PoolingPanel, settled: Settled, messages: list[Message | None]) -> None:
    trace = drawn(panel)
    key = float(trace.points.keys[10])
    panel.add_point(key, 3.0)
    settled()
    assert drawn(panel).points.keys.size == 51
    assert "again" in said(messages)
    np.testing.assert_array_equal(drawn(panel).weights[:, 10], drawn(panel).weights[:, 11])
    check_numbers(panel)
    at = place_of(panel, 11)  # and they can still be parted by hand
    drag(panel, at, at + QPoint(-30, -10), at + QPoint(-60, -20), between=settled)
    settled()
    assert messages[-1] is None
    assert np.unique(drawn(panel).points.keys).size == 51
    panel.session.undo()
    settled()
    assert "again" in said(messages)
    panel.session.undo()
    settled()
    assert own(panel) is None
    assert messages[-1] is None


def test_one_point_and_none_and_one_again(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None]
) -> None:
    explained: list[object] = []
    panel.explained.connect(explained.append)
    panel.change(points=((1.0, 2.0), (3.0, 4.0)))
    settled()
    delete(panel, 1)
    settled()
    assert "one point" in said(messages)
    np.testing.assert_array_equal(drawn(panel).weights, 1.0)
    check_numbers(panel)
    delete(panel, 0)
    settled()
    assert "no points" in said(messages)
    assert own(panel) == ()
    assert panel.regression.plot.data().count == 0
    assert panel.heat.heatmap.maps() == ()
    assert explained[-1] is None
    panel.grab()
    at = QPoint(canvas(panel).width() // 2, canvas(panel).height() // 3)
    double_click(panel, at)
    settled()
    assert len(own(panel) or ()) == 1
    assert drawn(panel).points.keys.size == 1
    assert "one point" in said(messages)
    check_numbers(panel)
    for count in (0, 1, 2, 50):
        panel.session.undo()
        settled()
        points = own(panel)
        assert (50 if points is None else len(points)) == count
    assert messages[-1] is None
    check_numbers(panel)


def delete(panel: PoolingPanel, key: int) -> None:
    """Choose a point and press Delete."""
    QTest.mouseClick(canvas(panel), LEFT, pos=place_of(panel, key))
    QTest.keyClick(panel.regression.plot, Qt.Key.Key_Delete)


def test_every_point_is_deleted_by_hand(panel: PoolingPanel, settled: Settled) -> None:
    panel.change(points=((0.0, 0.0), (1.0, 1.0), (2.0, 4.0)))
    settled()
    for left in (2, 1, 0):
        delete(panel, 0)
        settled()
        assert len(own(panel) or ()) == left
    for view in ("training", "product", "heatmaps", "cues", "regression"):
        panel.change(view=view)
        settled()
        panel.grab()
        panel.set_step(1)
    panel.session.undo()
    settled()
    assert drawn(panel).points.keys.size == 1


FORMULAS = {
    "1/(x-x)": "zero",
    "import os": "import",
    "2 +": "",
    "": "formula",
    "log(-x)": "finite",
    "y*2": "y",
}


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_that_cannot_be(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None], formula: str
) -> None:
    before = drawn(panel)
    field = panel.regression.form.formula
    field.selectAll()
    QTest.keyClicks(field, formula) if formula else QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settled()
    assert FORMULAS[formula] in said(messages)
    assert drawn(panel) is before
    panel.set_step(3)  # the former picture is alive
    assert panel.step() == 3
    QTest.mouseClick(panel.regression.undo, LEFT)
    settled()
    assert messages[-1] is None
    assert field.text() == panel.session.state.formula == "2*sin(x) + x**0.8"
    check_numbers(panel)


def test_a_formula_of_a_persons_own(panel: PoolingPanel, settled: Settled) -> None:
    field = panel.regression.form.formula
    field.selectAll()
    QTest.keyClicks(field, "x^2 - 3×x")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settled()
    truth = drawn(panel).truth
    assert truth is not None
    places = drawn(panel).places
    np.testing.assert_allclose(truth, places**2 - 3 * places, atol=1e-12)
    check_numbers(panel)


def test_editing_points_under_a_wrong_formula_loses_nothing(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None]
) -> None:
    panel.change(formula="1/0")
    settled()
    assert said(messages)
    at = place_of(panel, 5)
    drag(panel, at, at + QPoint(0, -30))
    double_click(panel, free_place(panel))
    settled()
    panel.session.undo()
    settled()
    assert panel.session.state.formula == "2*sin(x) + x**0.8"
    check_numbers(panel)


def test_the_data_form(panel: PoolingPanel, settled: Settled) -> None:
    form = panel.regression.form
    QTest.mouseClick(panel.regression.data, LEFT)
    assert form.isVisible()
    type_number(form.size_, "120")
    type_number(form.queries, "31")
    type_number(form.first_query, "-1")
    type_number(form.query_step, "0.25")
    type_number(form.noise, "0")
    settled()
    trace = drawn(panel)
    assert trace.weights.shape == (31, 120)
    np.testing.assert_allclose(trace.places, -1 + 0.25 * np.arange(31), atol=1e-12)
    keys = trace.points.keys
    np.testing.assert_allclose(trace.points.values, 2 * np.sin(keys) + keys**0.8, atol=1e-12)
    seed = panel.session.state.seed
    QTest.mouseClick(form.redraw, LEFT)
    settled()
    assert panel.session.state.seed != seed
    assert form.seed.value() == panel.session.state.seed
    for _ in range(6):
        panel.session.undo()
    settled()
    assert not panel.session.history.can_undo
    assert drawn(panel).weights.shape == (50, 50)
    assert form.size_.value() == 50
    form.close()
    check_numbers(panel)


def test_a_truth_that_has_no_value_at_a_query(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None]
) -> None:
    """x**0.8 has none below 0: the curves stay, only the error to the truth is missing, and it is said."""
    panel.change(first_query=-2.0)
    settled()
    assert drawn(panel).truth is None
    assert "truth" in said(messages)
    check_numbers(panel)


def test_new_points_replace_ones_own_and_undo_brings_them_back(panel: PoolingPanel, settled: Settled) -> None:
    panel.add_point(1.0, 1.0)
    settled()
    mine = own(panel)
    panel.new_points()
    settled()
    assert own(panel) is None
    panel.session.undo()
    settled()
    assert own(panel) == mine
    check_numbers(panel)


def test_five_thousand_points(panel: PoolingPanel, settled: Settled, qtbot: QtBot) -> None:
    panel.change(size=5000, queries=1000, query_step=0.005)
    settled()
    trace = drawn(panel)
    assert trace.weights.shape == (1000, 5000)
    check_numbers(panel)
    start = place_of(panel, 2500)
    drag(panel, start, start + QPoint(10, -50), start + QPoint(40, -120))
    settled()
    assert own(panel) is not None
    assert drawn(panel).points.keys.size == 5000
    check_numbers(panel)
    panel.add_point(1.0, 1.0)  # one more than there may be
    settled()
    assert len(own(panel) or ()) == 5000
    panel.set_step(999)
    panel.change(side="errors")
    settled()
    assert panel.heat.said.text()
    panel.session.undo()
    settled()
    assert own(panel) is None


def _run(panel: PoolingPanel) -> WidthRun | None:
    return panel.session.run
