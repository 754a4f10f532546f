"""The views side by side: plot and heatmap linked, errors by width, transport, products, files."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from explorer.core.trace import Explanation
from explorer.panels.base import Message
from explorer.panels.pooling.panel import PoolingPanel
from explorer.studies.pooling.cues import Goal
from explorer.studies.pooling.kernels import Kernel
from explorer.studies.pooling.state import PRODUCTS, VIEWS
from tests.panels.opening import Settled
from tests.panels.people import LEFT, said
from tests.panels.pooling.people import canvas, choose, place_of
from tests.panels.pooling.reference import Numbers, attention, check_numbers, drawn, own


def see(panel: PoolingPanel, view: str, settled: Settled) -> None:
    """Choose a view as the top bar does."""
    panel.views.chosen.emit(view)
    settled()
    assert panel.session.state.view == view


# Plot and heatmap


def test_a_row_of_the_heatmap_is_a_query(panel: PoolingPanel, settled: Settled) -> None:
    heatmap = panel.heat.heatmap
    QTest.mouseClick(heatmap.canvas(), LEFT, pos=heatmap.row_label_center(33))
    assert panel.step() == 33
    view = panel.regression.plot.query()
    assert view is not None
    assert view.query == pytest.approx(3.3)
    check_numbers(panel)


def test_a_column_of_the_heatmap_is_a_key(panel: PoolingPanel, settled: Settled) -> None:
    heatmap = panel.heat.heatmap
    QTest.mouseClick(heatmap.canvas(), LEFT, pos=heatmap.column_label_center(14))
    assert panel.session.state.key == 14
    assert panel.regression.plot.key() == 14
    assert panel.step() == 20


def test_a_cell_of_the_heatmap_is_both(panel: PoolingPanel, settled: Settled) -> None:
    heatmap = panel.heat.heatmap
    QTest.mouseClick(heatmap.canvas(), LEFT, pos=heatmap.cell_center(9, 4))
    assert (panel.step(), panel.session.state.key) == (9, 4)
    assert panel.regression.plot.key() == 4
    shown = panel.regression.plot.picture_value()
    weight = attention(Kernel.GAUSSIAN, np.array([0.9]), drawn(panel).points.keys, 1.0)[0, 4]
    assert f"{weight:.4f}" in shown
    QTest.keyClick(heatmap, Qt.Key.Key_Down)
    assert panel.step() == 10


def test_a_point_of_the_plot_is_a_column(panel: PoolingPanel, settled: Settled) -> None:
    QTest.mouseClick(canvas(panel), LEFT, pos=place_of(panel, 31))
    assert panel.session.state.key == 31
    assert panel.heat.heatmap.selection() == (20, 31, True)
    QTest.keyClick(panel.regression.plot, Qt.Key.Key_Escape)
    assert panel.session.state.key == -1
    assert panel.heat.heatmap.selection()[0] == 20


def test_the_arrows_of_the_plot_walk_through_the_queries(panel: PoolingPanel) -> None:
    for _ in range(3):
        QTest.keyClick(panel.regression.plot, Qt.Key.Key_Right)
    QTest.keyClick(panel.regression.plot, Qt.Key.Key_Left)
    assert panel.step() == 22
    assert panel.heat.heatmap.selection()[0] == 22
    panel.set_step(49)
    QTest.keyClick(panel.regression.plot, Qt.Key.Key_Right)
    assert panel.step() == 49


def test_the_sweep_moves_and_arrives(panel: PoolingPanel, settled: Settled, qtbot: QtBot) -> None:
    """As play does: each step glides, and scrubbing is exact at once."""
    for step in range(21, 25):
        panel.set_step(step)
    view = panel.regression.plot.query
    qtbot.waitUntil(lambda: (shown := view()) is not None and shown.query == pytest.approx(2.4))
    panel.set_step(40)
    shown = view()
    assert shown is not None
    assert shown.query == pytest.approx(4.0)
    check_numbers(panel)


def test_explain_shows_the_sum(panel: PoolingPanel) -> None:
    heard: list[Explanation | None] = []
    panel.explained.connect(heard.append)
    panel.set_step(30)
    assert heard[-1] is not None
    assert "3.0" in heard[-1].title
    answer = drawn(panel).answer(3.0)
    shown = str(heard[-1].tables)
    assert f"{answer.estimate:.4f}" in shown
    largest = np.argsort(-np.abs(answer.weights * drawn(panel).points.values))
    for key in largest[:5]:
        assert f"α{key + 1} · y{key + 1}" in shown
    assert "together" in shown


# Kernels to compare


def test_estimators_to_compare(panel: PoolingPanel, settled: Settled) -> None:
    for action in panel.regression.compare.menu().actions():
        if not action.isChecked():
            action.trigger()
    settled()
    shown = {curve.kernel for curve in drawn(panel).curves}
    assert shown == {*Kernel} - {Kernel.LEARNED}  # it has not been learned
    check_numbers(panel)
    curves = panel.regression.plot.data().curves
    assert len(curves) == 1 + len(shown)
    truth = drawn(panel).truth
    assert truth is not None
    for curve in drawn(panel).curves:  # each with its error to the truth, gaps left out
        known = ~np.isnan(curve.estimates)
        error = float(np.mean((curve.estimates[known] - truth[known]) ** 2))
        assert curve.error == pytest.approx(error, rel=1e-12)
        assert any(f"{error:.3f}" in drawn_curve.note for drawn_curve in curves)
    for action in panel.regression.compare.menu().actions():
        action.trigger()
    settled()
    assert [curve.kernel for curve in drawn(panel).curves] == [Kernel.GAUSSIAN]  # the chosen one stays


# Errors by width


def check_sweep(panel: PoolingPanel, kernel: Kernel) -> tuple[Numbers, Numbers]:
    """The scales that were tried and the errors to the truth; those at the points too, against PyTorch."""
    trace = drawn(panel)
    keys, values = trace.points.keys, trace.points.values
    assert trace.truth is not None
    names = ("x_0", "y_0", "x_1", "y_1")
    arrays = panel.heat.errors.picture_arrays()
    answered, found, scales, fits = (np.asarray(arrays[name], dtype=np.float64) for name in names)
    errors = np.full(scales.shape, np.nan)
    errors[np.isin(scales, answered)] = found
    for scale, error, fit in zip(scales.tolist(), errors.tolist(), fits.tolist(), strict=True):
        asked = attention(kernel, trace.places, keys, scale)
        known = asked.sum(axis=1) > 0.5
        wanted = float(np.mean(((asked @ values)[known] - trace.truth[known]) ** 2))
        expected = wanted if known.all() else np.nan  # gaps would make an error small
        assert error == pytest.approx(expected, rel=1e-9, abs=1e-12, nan_ok=True)
        wanted = float(np.mean((attention(kernel, keys, keys, scale) @ values - values) ** 2))
        assert fit == pytest.approx(wanted, rel=1e-9, abs=1e-12)
    return scales, errors


@pytest.mark.parametrize("kernel", [Kernel.WIDTH, Kernel.EPANECHNIKOV])
def test_errors_at_every_width(panel: PoolingPanel, settled: Settled, kernel: Kernel) -> None:
    choose(panel.regression.kernel, kernel)
    QTest.mouseClick(panel.heat.sides.buttons.button("errors"), LEFT)
    settled()
    scales, errors = check_sweep(panel, kernel)
    at, plot = 40, panel.heat.errors
    QTest.mouseClick(plot.canvas(), LEFT, pos=plot.point_at(float(scales[at]), float(errors[at])))
    settled()
    field = "width" if kernel is Kernel.WIDTH else "bandwidth"
    assert getattr(panel.session.state, field) == pytest.approx(float(scales[at]), rel=0.01)
    assert drawn(panel).chosen.error == pytest.approx(float(errors[at]), rel=0.05)
    check_numbers(panel)


def test_a_click_among_the_errors_of_the_plain_gaussian_gives_it_a_width(
    panel: PoolingPanel, settled: Settled
) -> None:
    QTest.mouseClick(panel.heat.sides.buttons.button("errors"), LEFT)
    settled()
    plot = panel.heat.errors
    x = float(plot.picture_arrays()["x_0"][40])
    QTest.mouseClick(plot.canvas(), LEFT, pos=plot.point_at(x, 0.5))
    settled()
    assert panel.session.state.kernel is Kernel.WIDTH
    assert panel.session.state.width == pytest.approx(x, rel=0.05)
    check_numbers(panel)


def test_average_pooling_has_no_width_to_try(panel: PoolingPanel, settled: Settled) -> None:
    panel.change(side="errors", kernel="average")
    settled()
    assert "no width" in panel.heat.said.text()
    panel.grab()
    panel.change(kernel="width")
    settled()
    assert "truth" in panel.heat.said.text()


def test_errors_follow_the_points(panel: PoolingPanel, settled: Settled) -> None:
    panel.change(side="errors", kernel="width")
    settled()
    before = panel.heat.errors.picture_arrays()["y_1"]
    panel.add_point(2.0, 9.0)
    settled()
    assert not np.array_equal(before, panel.heat.errors.picture_arrays()["y_1"])
    check_sweep(panel, Kernel.WIDTH)


# Transport


@pytest.mark.parametrize(
    ("view", "count"),
    [("cues", len(Goal)), ("regression", 50), ("training", 1), ("product", 12), ("heatmaps", 10)],
)
def test_what_the_transport_walks_through(
    panel: PoolingPanel, settled: Settled, view: str, count: int
) -> None:
    told: list[tuple[str, ...]] = []
    panel.steps_changed.connect(told.append)
    see(panel, view, settled)
    assert len(panel.steps()) == count
    assert view == "regression" or told[-1] == panel.steps()
    heard: list[Explanation | None] = []
    panel.explained.connect(heard.append)
    for step in range(count):
        panel.set_step(step)
        assert panel.step() == step
    if count > 1:
        assert heard[-1] is not None
    panel.set_step(10_000)
    assert panel.step() == count - 1


def test_every_view_has_its_pictures(panel: PoolingPanel, settled: Settled) -> None:
    for view in VIEWS:
        see(panel, view, settled)
        assert panel.pictures()
        assert all(picture.picture_widget().isVisible() for picture in panel.pictures())


@pytest.mark.parametrize("product", PRODUCTS)
def test_products(panel: PoolingPanel, settled: Settled, product: str) -> None:
    see(panel, "product", settled)
    QTest.mouseClick(panel.product.products.button(product), LEFT)
    settled()
    shown = panel.product.view.picture_arrays()
    x, y, z = (np.asarray(array, dtype=np.float64) for array in list(shown.values())[:3])
    np.testing.assert_allclose(x @ y, z, rtol=0, atol=1e-6)
    if product == "weights":
        assert z.item() == pytest.approx(4.5)
        panel.set_step(1)
        last = list(panel.product.view.picture_arrays().values())[2]
        assert np.asarray(last, dtype=np.float64).item() == pytest.approx(14.5)
    assert len(panel.steps()) == {"ones": 12, "weights": 2, "estimate": 50}[product]
    panel.set_step(10_000)
    assert panel.session.state.entry == len(panel.steps()) - 1


def test_the_estimators_product_follows_the_data(panel: PoolingPanel, settled: Settled) -> None:
    see(panel, "product", settled)
    panel.change(product="estimate", entry=49)
    panel.change(queries=20)
    settled()
    assert len(panel.steps()) == 20
    assert panel.step() == 19
    shown = list(panel.product.view.picture_arrays().values())[2]
    estimate = np.asarray(shown, dtype=np.float64).item()
    assert estimate == pytest.approx(float(drawn(panel).chosen.estimates[19]), abs=1e-9)


# Points from files


def test_points_are_saved_and_opened_again(panel: PoolingPanel, settled: Settled, tmp_path: Path) -> None:
    panel.add_point(1.25, -7.5)
    settled()
    mine = own(panel)
    path = tmp_path / "points.csv"
    panel.save_points(str(path))
    panel.new_points()
    settled()
    panel.open_points(str(path))
    settled()
    assert own(panel) == mine
    assert not panel.session.state.has_truth
    assert drawn(panel).truth is None
    keys = drawn(panel).points.keys
    near = 0.011 * float(keys[-1] - keys[0])  # places are rounded to what can be read
    assert drawn(panel).places[0] == pytest.approx(keys[0], abs=near)
    assert drawn(panel).places[-1] == pytest.approx(keys[-1], abs=near)
    assert panel.step() == 0
    check_numbers(panel)
    panel.session.undo()
    settled()
    assert own(panel) is None
    assert drawn(panel).truth is not None
    check_numbers(panel)


BAD_POINTS = {
    "1,nan\n2,3\n": "Point 1",
    "1,2\n3,inf\n": "Point 2",
    "1,2\nthree,4\n": "three",
    "1,2,3\n": "two columns",
    "": "no numbers",
    "key,value\n": "no numbers",
    "1,2\n3\n": "Line 2",
    "1,2\n3,\n": "empty",
    "1e300,2\n": "too large",
}


@pytest.mark.parametrize("text", BAD_POINTS)
def test_points_that_cannot_be_read(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None], tmp_path: Path, text: str
) -> None:
    panel.add_point(1.0, 1.0)
    settled()
    before = drawn(panel)
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    panel.open_points(str(path))
    settled()
    assert BAD_POINTS[text] in said(messages)
    assert drawn(panel) is before
    assert len(own(panel) or ()) == 51
    panel.session.undo()
    settled()
    assert own(panel) is None


@pytest.mark.parametrize("kind", ["missing", "folder", "binary"])
def test_files_that_are_no_points(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None], tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "points.csv"
    if kind == "folder":
        path.mkdir()
    elif kind == "binary":
        path.write_bytes(bytes(range(256)) * 20)
    before = drawn(panel)
    panel.open_points(str(path))
    settled()
    assert "points.csv" in said(messages)
    assert drawn(panel) is before


def test_points_with_equal_keys_and_one_alone(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None], tmp_path: Path
) -> None:
    path = tmp_path / "points.csv"
    path.write_text("x;y\n1;2\n1;4\n1;6\n", encoding="utf-8")
    panel.open_points(str(path))
    settled()
    assert "again" in said(messages)
    np.testing.assert_allclose(drawn(panel).chosen.estimates, 4.0)
    check_numbers(panel)
    panel.change(side="errors")
    settled()
    panel.grab()
    path.write_text("1 2\n", encoding="utf-8")
    panel.open_points(str(path))
    settled()
    assert "one point" in said(messages)
    check_numbers(panel)
    panel.grab()


def test_points_cannot_be_saved_there(
    panel: PoolingPanel, messages: list[Message | None], tmp_path: Path
) -> None:
    panel.save_points(str(tmp_path / "no such folder" / "points.csv"))
    assert said(messages)


def test_the_dialogs(panel: PoolingPanel, settled: Settled, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("1,2\n3,4\n", encoding="utf-8")
    QTest.mouseClick(panel.regression.data, LEFT)
    QTest.mouseClick(panel.regression.form.load, LEFT)
    (dialog,) = panel.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.accept()
    dialog.close()
    settled()
    assert own(panel) == ((1.0, 2.0), (3.0, 4.0))


# Heatmaps of anything


def test_the_example(panel: PoolingPanel, settled: Settled) -> None:
    see(panel, "heatmaps", settled)
    maps = panel.maps.maps
    assert maps is not None
    np.testing.assert_array_equal(maps.weights[0, 0], np.eye(10))


def test_maps_of_a_file(panel: PoolingPanel, settled: Settled, tmp_path: Path) -> None:
    weights = np.random.default_rng(3).random((2, 3, 5, 7)).astype(np.float32)
    path = tmp_path / "weights.npy"
    np.save(path, weights)
    panel.open_heatmaps(str(path))
    settled()
    assert panel.session.state.view == "heatmaps"
    assert len(panel.steps()) == 5
    panel.change(map_row=1, map_column=2)
    panel.set_step(4)
    (shown,) = panel.heatmaps.heatmap.maps()
    np.testing.assert_array_equal(shown.values, weights[1, 2])
    assert panel.heatmaps.heatmap.selection()[0] == 4
    panel.open_heatmaps("")
    settled()
    assert len(panel.steps()) == 10


def test_a_good_file_takes_the_sentence_on_a_bad_one_away(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None], tmp_path: Path
) -> None:
    panel.open_heatmaps(str(bad_maps("rank", tmp_path)))
    settled()
    assert "(3, 4)" in said(messages)
    np.save(tmp_path / "good.npy", np.zeros((1, 1, 2, 2)))
    panel.open_heatmaps(str(tmp_path / "good.npy"))
    settled()
    assert messages[-1] is None


def bad_maps(kind: str, path: Path) -> Path:
    """A file that holds no heatmaps."""
    npy = path / "bad.npy"
    if kind == "rank":
        np.save(npy, np.zeros((3, 4)))
    elif kind == "complex":
        np.save(npy, np.zeros((1, 1, 2, 2), dtype=complex))
    elif kind == "text":
        np.save(npy, np.array([[[["a"]]]]))
    elif kind == "objects":
        np.save(npy, np.array([[[[{}]]]], dtype=object), allow_pickle=True)
    elif kind == "empty":
        np.save(npy, np.zeros((1, 1, 0, 2)))
    elif kind == "broken":
        npy.write_bytes(b"no array")
    elif kind == "kind":
        npy = path / "bad.png"
        npy.write_bytes(b"")
    return npy


BAD_MAPS = {
    "rank": "(3, 4)",
    "complex": "complex",
    "text": "real numbers",
    "objects": "object",
    "empty": "(1, 1, 0, 2)",
    "broken": "bad.npy",
    "kind": "bad.png",
    "missing": "bad.npy",
}


@pytest.mark.parametrize("kind", BAD_MAPS)
def test_files_that_are_no_maps(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None], tmp_path: Path, kind: str
) -> None:
    panel.open_heatmaps("")
    settled()
    before = panel.maps.maps
    panel.open_heatmaps(str(bad_maps(kind, tmp_path)))
    settled()
    assert BAD_MAPS[kind] in said(messages)
    assert panel.maps.maps is before
    panel.set_step(3)
    settled()
    assert panel.step() == 3
    panel.open_heatmaps("")
    settled()
    assert panel.maps.maps is not None


def test_a_map_with_odd_numbers(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None], tmp_path: Path
) -> None:
    weights = np.ones((1, 1, 3, 3), dtype=np.float32)
    weights[0, 0, 1, 1] = np.nan
    np.save(tmp_path / "odd.npy", weights)
    panel.open_heatmaps(str(tmp_path / "odd.npy"))
    settled()
    panel.grab()
    assert panel.maps.maps is not None
    assert panel.maps.maps.notes


def test_a_saved_state_whose_file_is_gone(bare: PoolingPanel, qtbot: QtBot, tmp_path: Path) -> None:
    heard: list[Message | None] = []
    bare.message_changed.connect(heard.append)
    gone = str(tmp_path / "gone.npy")
    bare.restore({"view": "heatmaps", "weights_file": gone})
    bare.run()
    qtbot.waitUntil(
        lambda: any(message and "gone.npy" in message.sentence for message in heard), timeout=30_000
    )
    qtbot.waitUntil(lambda: not bare.session.runner.busy)
    assert said(heard)
    assert json.loads(json.dumps(bare.state()))["weights_file"] == gone
    with qtbot.waitSignal(bare.maps.loaded):
        bare.heatmaps.example_requested.emit()
    assert len(bare.steps()) == 10
