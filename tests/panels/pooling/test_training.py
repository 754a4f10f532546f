"""The training of w on screen: learned, stopped, walked through, repeated on other points, taken back."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.core.trace import Explanation
from explorer.panels.base import Message
from explorer.panels.pooling.panel import PoolingPanel
from explorer.studies.pooling.kernels import Kernel
from tests.panels.opening import Settled
from tests.panels.people import LEFT, said, type_number
from tests.panels.pooling.people import choose, drag, place_of, right_grip, scene
from tests.panels.pooling.reference import attention, close, drawn, own, trained

NOT_TRAINED = "Run trains w first, then its epochs play here."


@pytest.fixture
def view(panel: PoolingPanel, settled: Settled) -> PoolingPanel:
    """The panel in the view of the training, before any."""
    QTest.mouseClick(panel.views.buttons.button("training"), LEFT)
    settled()
    assert panel.card.isVisible()
    return panel


def train(panel: PoolingPanel, settled: Settled) -> None:
    QTest.mouseClick(panel.card.start, LEFT)
    settled()


def test_run_trains_where_w_is_trained(view: PoolingPanel, settled: Settled) -> None:
    """The first run is the start's and trains nothing."""
    assert not view.session.state.learned
    view.run()
    settled()
    check_training(view)


def test_a_loss_that_grew_is_told_beside_the_button(view: PoolingPanel, settled: Settled) -> None:
    view.change(size=400, noise=5.0, formula="0*x", learning_rate=20.0)
    settled()
    train(view, settled)
    run = view.session.run
    assert run is not None
    assert run.losses[-1] > run.losses[0]
    assert "learning rate" in view.card.said.text()


def check_training(panel: PoolingPanel) -> None:
    """w and loss of every epoch against autograd on (n, n − 1) keys and values, to 1e-5 of them."""
    state, points, run = panel.session.state, drawn(panel).points, panel.session.run
    assert run is not None
    widths, losses = trained(
        points.keys, points.values, state.initial_width, state.learning_rate, state.epochs
    )
    np.testing.assert_allclose(state.learned, widths, rtol=1e-5)
    np.testing.assert_allclose(run.losses, losses, rtol=1e-5)
    np.testing.assert_array_equal(panel.card.loss.picture_arrays()["y_0"], run.losses)
    np.testing.assert_array_equal(panel.card.widths.picture_arrays()["y_0"], run.widths)


def check_epoch(panel: PoolingPanel) -> None:
    """Curve and heatmap are those of the epoch's w (to 1e-12, weights float32 to 1e-7)."""
    state, trace = panel.session.state, drawn(panel)
    width = state.learned[state.epoch]
    assert trace.chosen.kernel is Kernel.LEARNED
    assert trace.chosen.scale == width
    weights = attention(Kernel.LEARNED, trace.places, trace.points.keys, width)
    close(trace.chosen.estimates, weights @ trace.points.values)
    (heatmap,) = panel.heat.heatmap.maps()
    np.testing.assert_allclose(heatmap.values, weights, rtol=0, atol=1e-7)
    shown = next(curve for curve in panel.regression.plot.data().curves if curve.chosen)
    close(shown.y, trace.chosen.estimates)


def test_before_the_training_there_is_the_first_w(view: PoolingPanel) -> None:
    assert view.steps() == (NOT_TRAINED,)
    assert drawn(view).chosen.scale == view.session.state.initial_width == 0.5
    assert not view.card.clear.isEnabled()
    assert view.regression.scale.isVisible()
    assert not view.regression.kernel.isVisible()


def test_five_epochs_by_default(view: PoolingPanel, settled: Settled) -> None:
    explained: list[Explanation | None] = []
    view.explained.connect(explained.append)
    train(view, settled)
    assert view.steps() == tuple("012345")
    assert view.step() == 5
    check_training(view)
    check_epoch(view)
    w = view.session.state.learned[-1]
    assert f"{w:.2f}" in view.card.said.text()
    assert explained[-1] is not None
    assert f"{w:.2f}" in explained[-1].text
    assert "narrower" in explained[-1].text
    assert "(50, 49)" in str(explained[-1].tables)
    assert not view.regression.scale.isVisible()  # the first w is history now


def test_epochs_are_walked_through(view: PoolingPanel, settled: Settled) -> None:
    train(view, settled)
    for epoch in (3, 0, 5, 1):
        view.set_step(epoch)
        settled()
        check_epoch(view)
    plot = view.card.loss
    assert view.session.run is not None
    QTest.mouseClick(plot.canvas(), LEFT, pos=plot.point_at(2.0, float(view.session.run.losses[2])))
    settled()
    assert view.step() == 2
    check_epoch(view)


def test_other_settings(view: PoolingPanel, settled: Settled) -> None:
    type_number(view.card.rate, "0.02")
    type_number(view.card.epochs, "40")
    type_number(view.regression.scale.field, "1.5")
    settled()
    assert drawn(view).chosen.scale == 1.5
    train(view, settled)
    assert len(view.steps()) == 41
    check_training(view)
    check_epoch(view)


def test_the_first_w_is_dragged_by_the_kernel(view: PoolingPanel, settled: Settled) -> None:
    start = right_grip(view)
    middle = round(scene(view).query_x)
    drag(view, start, QPoint(middle + (start.x() - middle) // 2, start.y()), between=settled)
    settled()
    assert view.session.state.initial_width == pytest.approx(1.0, rel=0.1)
    train(view, settled)
    assert view.session.state.learned[0] == view.session.state.initial_width
    check_training(view)


def test_start_over(view: PoolingPanel, settled: Settled) -> None:
    train(view, settled)
    QTest.mouseClick(view.card.clear, LEFT)
    settled()
    assert view.session.state.learned == ()
    assert view.steps() == (NOT_TRAINED,)
    assert drawn(view).chosen.scale == 0.5
    assert view.regression.scale.isVisible()
    assert view.session.run is None
    train(view, settled)
    check_training(view)


def test_a_point_dragged_after_the_training_is_trained_on(view: PoolingPanel, settled: Settled) -> None:
    train(view, settled)
    before = view.session.state.learned
    start = place_of(view, 8)
    drag(view, start, start + QPoint(0, 15), start + QPoint(0, 40), between=settled)
    settled()
    state = view.session.state
    assert own(view) is not None
    assert state.learned
    assert state.learned != before
    check_training(view)
    check_epoch(view)
    view.session.undo()
    settled()
    assert own(view) is None
    np.testing.assert_allclose(view.session.state.learned, before, rtol=1e-12)
    check_training(view)
    check_epoch(view)
    view.session.redo()
    settled()
    assert view.session.state.learned == state.learned


def test_a_fast_drag_of_a_trained_point(view: PoolingPanel, settled: Settled) -> None:
    train(view, settled)
    start = place_of(view, 8)
    drag(view, start, *[start + QPoint(n, 2 * n) for n in range(1, 40)])
    settled()
    assert not view.session.waits
    check_training(view)
    check_epoch(view)


def test_deleting_all_but_one_ends_the_training_in_a_sentence(
    view: PoolingPanel, settled: Settled, messages: list[Message | None]
) -> None:
    view.change(points=((0.0, 1.0), (1.0, 2.0)))
    settled()
    train(view, settled)
    check_training(view)
    view.delete_point(0)
    settled()
    settled()
    sentences = [message.sentence for message in messages if message is not None]
    assert any("two points" in sentence for sentence in sentences)
    assert "one point" in said(messages)
    assert drawn(view).points.keys.size == 1
    assert view.session.state.learned == ()
    view.session.undo()
    settled()
    assert drawn(view).points.keys.size == 2
    train(view, settled)
    check_training(view)


def test_a_long_training_is_stopped(view: PoolingPanel, settled: Settled, qtbot: QtBot) -> None:
    view.change(size=2000, epochs=500, learning_rate=1e-4)
    settled()
    QTest.mouseClick(view.card.start, LEFT)
    qtbot.waitUntil(lambda: view.training.busy)
    assert view.card.start.text() == "Stop"
    qtbot.waitUntil(lambda: len(view.session.state.learned) > 1, timeout=30_000)
    QTest.mouseClick(view.card.start, LEFT)
    settled()
    assert view.card.start.text() == "Train"
    learned = view.session.state.learned
    assert 1 < len(learned) < 501
    check_epoch(view)
    assert len(view.steps()) == len(learned)
    view.set_step(0)
    settled()
    check_epoch(view)


def test_many_points_are_compared_at_every_epoch(view: PoolingPanel, settled: Settled) -> None:
    view.change(size=2500, epochs=3, learning_rate=1e-4)
    settled()
    train(view, settled)
    explained: list[Explanation] = []
    view.explained.connect(explained.append)
    compared: list[bool] = []
    view.session.traced.connect(
        lambda: compared.append(view.session.drawn is not None and view.session.drawn.comparison is not None)
    )
    view.set_step(1)
    settled()
    check_epoch(view)
    assert compared == [True]
    assert {each.title for each in explained} == {"Epoch 1 of 3"}


def test_a_training_on_dragged_points_is_stopped(view: PoolingPanel, settled: Settled) -> None:
    view.change(size=2000, epochs=2)
    settled()
    train(view, settled)
    view.change(epochs=500)
    start = place_of(view, 1000)
    drag(view, start, start + QPoint(0, 15), start + QPoint(0, 40))
    assert view.training.busy
    assert own(view) is not None
    QTest.mouseClick(view.card.start, LEFT)
    settled()
    assert view.session.state.learned == ()
    assert view.session.run is None, "losses of other points"
    assert not view.session.waits
    assert list(view.card.loss.picture_table()[1]) == []
    assert view.steps() == (NOT_TRAINED,)
    assert drawn(view).chosen.scale == view.session.state.initial_width


def test_other_points_while_training(view: PoolingPanel, settled: Settled, qtbot: QtBot) -> None:
    view.change(size=2000, epochs=500, learning_rate=1e-4)
    settled()
    QTest.mouseClick(view.card.start, LEFT)
    qtbot.waitUntil(lambda: len(view.session.state.learned) > 1, timeout=30_000)
    view.change(size=20, epochs=5, learning_rate=0.5)
    settled()
    assert drawn(view).points.keys.size == 20
    check_training(view)
    check_epoch(view)


def test_a_rate_far_too_high_is_told(view: PoolingPanel, settled: Settled) -> None:
    explained: list[Explanation | None] = []
    view.explained.connect(explained.append)
    view.change(learning_rate=1000.0, initial_width=30.0, epochs=200, size=10, noise=0.0, formula="100*x")
    settled()
    train(view, settled)
    assert np.isfinite(view.session.state.learned).all()
    assert view.session.run is not None
    if view.session.run.diverged:
        assert explained[-1] is not None
        assert "learning rate" in " ".join(explained[-1].notes)
    view.grab()
    for step in range(len(view.steps())):
        view.set_step(step)
    settled()
    check_epoch(view)


def test_the_learned_kernel_is_another_estimator(view: PoolingPanel, settled: Settled) -> None:
    train(view, settled)
    view.set_step(2)
    QTest.mouseClick(view.views.buttons.button("regression"), LEFT)
    choose(view.regression.kernel, Kernel.LEARNED)
    settled()
    assert drawn(view).chosen.scale == view.session.state.learned[2]
    assert len(view.steps()) == 50


def test_an_unlearned_kernel_says_so(
    panel: PoolingPanel, settled: Settled, messages: list[Message | None]
) -> None:
    choose(panel.regression.kernel, Kernel.LEARNED)
    settled()
    assert "not learned" in said(messages)


def test_a_saved_training_comes_back(view: PoolingPanel, settled: Settled) -> None:
    train(view, settled)
    view.set_step(2)
    settled()
    saved = json.loads(json.dumps(view.state()))
    learned = view.session.state.learned
    QTest.mouseClick(view.card.clear, LEFT)
    view.restore(saved)
    view.run()
    settled()
    assert view.session.state.learned == pytest.approx(learned, rel=1e-12)
    assert view.step() == 2
    check_training(view)
    check_epoch(view)
    assert view.state() == saved


def test_a_saved_training_keeps_its_w_whatever_is_set_since(view: PoolingPanel, settled: Settled) -> None:
    """Its losses, and the step that Explain shows, are those of the w that were saved."""
    train(view, settled)
    losses = None if view.session.run is None else view.session.run.losses
    view.change(learning_rate=0.001, epochs=30, initial_width=3.0)
    saved = json.loads(json.dumps(view.state()))
    learned = view.session.state.learned
    QTest.mouseClick(view.card.clear, LEFT)
    view.restore(saved)
    view.run()
    settled()
    assert view.session.state.learned == learned
    assert view.session.run is not None
    assert losses is not None
    close(view.session.run.losses, losses)
    assert view.session.run.settings.learning_rate == pytest.approx(0.5)
    assert view.state() == saved


def test_a_saved_training_that_cannot_be_is_dropped(
    view: PoolingPanel, settled: Settled, messages: list[Message | None]
) -> None:
    view.restore({"view": "training", "points": [[1.0, 2.0]], "learned": [0.5, 0.7], "epoch": 1})
    view.run()
    settled()
    assert view.session.state.learned == ()
    assert "one point" in said(messages)
    assert view.steps() == (NOT_TRAINED,)
    assert view.step() == 0


def test_a_training_of_which_the_view_is_left(view: PoolingPanel, settled: Settled, qtbot: QtBot) -> None:
    view.change(size=400, epochs=60, learning_rate=1e-4)
    settled()
    QTest.mouseClick(view.card.start, LEFT)
    view.change(view="cues")
    view.set_step(1)
    settled()
    view.change(view="training")
    settled()
    assert len(view.steps()) == 61
    check_training(view)
    check_epoch(view)


def test_the_queries_are_others_after_a_training(view: PoolingPanel, settled: Settled) -> None:
    train(view, settled)
    learned = view.session.state.learned
    view.change(queries=20, query_step=0.2)
    settled()
    assert view.session.state.learned == learned
    check_epoch(view)
    view.session.undo()
    settled()
    assert view.session.state == replace(view.session.state, learned=learned)
    check_epoch(view)
