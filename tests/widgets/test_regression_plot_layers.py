"""The copied layers of the kernel regression's picture: whatever was done, it looks as if painted anew."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer.core import i18n
from explorer.theme import theme
from explorer.widgets.regression_plot import INK, PlotCurve, RegressionData, RegressionPlot
from explorer.widgets.regression_plot_kernel import grips
from explorer.widgets.regression_plot_layers import PARTS
from explorer.widgets.regression_plot_layout import View
from tests.widgets.regression import PLACES, answer, regression, undefined

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KINDS = QEvent.Type
COUNTS = (0, 1, 2, 8, 30, 300, 301, 499, 500, 501, 502, 640)
STATE = (
    "_data", "_query", "_key", "_hover", "_sentence", "_view", "_zoom", "_frozen", "_held", "_flow",
    "_grips_lit", "_pointer", "_drag"
)  # fmt: skip
"""All that a plot is; everything else that it keeps is a copy of something made of these."""


def grabbed(plot: RegressionPlot) -> QImage:
    """The picture without the tip, which is a window of its own to a person."""
    plot.hush()
    return plot.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


class Twin(RegressionPlot):
    """A plot that is never shown, and says what it is told of the keyboard."""

    is_focused = False

    def __init__(self) -> None:
        super().__init__()
        self.start = {name: getattr(self, name) for name in STATE}

    def hasFocus(self) -> bool:
        return self.is_focused


def be_like(made: Twin, plot: RegressionPlot) -> None:
    """Bring another plot to the same state, with nothing of its pictures left."""
    _bring_to(made, plot._still._widget.devicePixelRatioF())
    if made.size() != plot.size():
        made.resize(plot.size())
        made.grab()  # by which the canvas has its size
    made.is_focused = plot.hasFocus()
    _be(made, plot)
    made._weigh()
    made.lay_out()
    _be(made, plot)  # under a pointer that rests there may be something else by now
    _keep_words(made, plot)
    for layer in (made._still, made._ground, made._answer):
        layer._pixmap = None
    made._kept = 0


def _keep_words(made: RegressionPlot, plot: RegressionPlot) -> None:
    """Words stay where they are while they can, on the same axes."""
    for name in ("answer", "sentence", "weight"):
        side, former = getattr(made._sides, name), getattr(plot._sides, name)
        side.number, side.covered, side.at = former.number, former.covered, former.at
        side.layout = made._layout if former.layout is plot._layout else None


def _be(made: RegressionPlot, plot: RegressionPlot) -> None:
    for name in STATE:
        setattr(made, name, getattr(plot, name))


def check(plot: RegressionPlot, other: Twin, done: object) -> None:
    """The plot looks like one that has painted nothing before."""
    plot.setUpdatesEnabled(True)
    seen = grabbed(plot)
    be_like(other, plot)
    assert seen == grabbed(other), done


@dataclass
class Screen:
    """A canvas as it would be on a screen of another resolution."""

    canvas: QWidget
    ratio: float

    def size(self) -> QSize:
        return self.canvas.size()

    def devicePixelRatioF(self) -> float:
        return self.ratio


def _bring_to(plot: RegressionPlot, ratio: float) -> None:
    for layer in (plot._still, plot._ground, plot._answer):
        layer._widget = cast(QWidget, Screen(plot.viewport(), ratio))


# What can happen to a plot; each with a random generator of its own


def _points(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    made = np.random.default_rng(seed)
    return np.sort(made.uniform(0, 5, count)), made.normal(1, 1, count)


def _curve(number: int, seed: int, *, chosen: bool) -> PlotCurve:
    wave = np.sin(PLACES * (1 + seed)) + 0.2 * number
    if seed == 2:
        wave[10:20] = np.nan
    notes = ("", "MSE 0.301", "MSE 0.874", "a note")
    name = ("truth", "Gaussian", "Boxcar", "Average")[(number + seed // 3) % 4]
    return PlotCurve(name, notes[seed % 4], PLACES, wave, (INK, 1, 2, 3)[number], seed == 1, chosen)


def other_data(plot: RegressionPlot, chance: random.Random) -> None:
    """Other points, other curves, or both; now and then equal ones."""
    old, keys = plot.data(), plot.data().keys
    values = old.values
    if chance.random() < 0.6:
        keys, values = _points(chance.choice(COUNTS), chance.randrange(3))
    curves = old.curves
    if chance.random() < 0.7:
        chosen = chance.randrange(5)
        seeds = [chance.randrange(4) for _ in range(chance.randrange(5))]
        curves = tuple(_curve(n, seed, chosen=n == chosen) for n, seed in enumerate(seeds))
    plot.set_data(RegressionData(keys.copy(), values.copy(), curves))


def one_curve_changes(plot: RegressionPlot, chance: random.Random) -> None:
    """As under a dragged kernel: all other curves stay."""
    curves = list(plot.data().curves)
    if curves:
        at = chance.randrange(len(curves))
        curves[at] = replace(curves[at], y=curves[at].y + chance.choice((0.0, 0.1, -0.3)))
        plot.set_data(RegressionData(plot.data().keys, plot.data().values, tuple(curves)))


def a_point_goes(plot: RegressionPlot, chance: random.Random) -> None:
    """As Delete does, or an undo in the midst of a drag."""
    data, held = plot.data(), plot._held
    if data.count:
        at = held.key if held is not None else chance.randrange(data.count)
        plot.set_data(RegressionData(np.delete(data.keys, at), np.delete(data.values, at), data.curves))


def data_follow(plot: RegressionPlot, chance: random.Random) -> None:
    """The points with the dragged one at a place that was told, as the worker returns them."""
    held, data = plot._held, plot.data()
    if held is None or not held.told:
        return
    key, value = chance.choice(held.told[-2:])
    keys, values = np.delete(data.keys, held.key), np.delete(data.values, held.key)
    at = int(np.searchsorted(keys, key))
    plot.set_data(RegressionData(np.insert(keys, at, key), np.insert(values, at, value), data.curves))


def other_query(plot: RegressionPlot, chance: random.Random) -> None:
    data = plot.data()
    query = chance.choice((-1.0, 0.0, 1.3, 2.0, 2.01, 4.9, 7.0))
    if not data.count or chance.random() < 0.2:
        plot.set_query(undefined(query))  # of as many weights as there are points by chance only
    else:
        view = answer(query, data.keys, data.values)
        plot.set_query(replace(view, handle=chance.choice((None, 0.02, 1.2))))


def no_query(plot: RegressionPlot, _chance: random.Random) -> None:
    plot.set_query(None)


def other_key(plot: RegressionPlot, chance: random.Random) -> None:
    plot.set_key(chance.randrange(-1, 10))


def _send(plot: RegressionPlot, kind: QEvent.Type, at: QPointF, held: Qt.MouseButton, shift: bool) -> None:
    button = Qt.MouseButton.NoButton if kind == KINDS.MouseMove else LEFT
    modifier, canvas = SHIFT if shift else NONE, plot.viewport()
    place = canvas.mapToGlobal(at.toPoint()).toPointF()
    QApplication.sendEvent(canvas, QMouseEvent(kind, at, place, button, held, modifier))


def _somewhere(plot: RegressionPlot, chance: random.Random) -> QPointF:
    """A point, a grip, the query's line, or anywhere."""
    scene, room = plot.scene(), plot.viewport().size()
    places = [QPointF(chance.uniform(0, room.width()), chance.uniform(0, room.height()))]
    if scene is not None and scene.x.size:
        at = chance.randrange(scene.x.size)
        places.append(QPointF(float(scene.x[at]), float(scene.y[at])))
    if scene is not None and scene.view is not None:
        places += [*grips(scene)[:1], QPointF(scene.query_x, scene.layout.foot.center().y())]
    return chance.choice(places)


def hover(plot: RegressionPlot, chance: random.Random) -> None:
    _send(plot, KINDS.MouseMove, _somewhere(plot, chance), Qt.MouseButton.NoButton, shift=False)


def leave(plot: RegressionPlot, _chance: random.Random) -> None:
    QApplication.sendEvent(plot.viewport(), QEvent(KINDS.Leave))


def press(plot: RegressionPlot, chance: random.Random) -> None:
    _send(plot, KINDS.MouseButtonPress, _somewhere(plot, chance), LEFT, shift=chance.random() < 0.2)


def drag(plot: RegressionPlot, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 4)):
        room = plot.viewport().size()
        at = QPointF(chance.uniform(-20, room.width() + 20), chance.uniform(-20, room.height() + 20))
        _send(plot, KINDS.MouseMove, at, LEFT, shift=False)


def release(plot: RegressionPlot, chance: random.Random) -> None:
    _send(plot, KINDS.MouseButtonRelease, _somewhere(plot, chance), Qt.MouseButton.NoButton, shift=False)


def key_press(plot: RegressionPlot, chance: random.Random) -> None:
    keys = (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_R, Qt.Key.Key_BracketRight, Qt.Key.Key_Escape)
    QApplication.sendEvent(plot, QKeyEvent(KINDS.KeyPress, chance.choice(keys), NONE))


def resize(plot: RegressionPlot, chance: random.Random) -> None:
    plot.resize(chance.choice((QSize(380, 270), QSize(381, 270), QSize(300, 330), QSize(150, 90))))


def other_look(plot: RegressionPlot, chance: random.Random) -> None:
    if chance.random() < 0.5:
        theme().set_mode(chance.choice(("light", "dark")))
    else:
        theme().set_text_percent(chance.choice((100, 104, 200)))


def other_language(plot: RegressionPlot, chance: random.Random) -> None:
    sign = chance.choice(("", "§ ", "a much longer "))
    i18n.install(lambda _context, text: sign + text)
    QApplication.sendEvent(plot, QEvent(KINDS.LanguageChange))


def focus(plot: RegressionPlot, chance: random.Random) -> None:
    if chance.random() < 0.5:
        plot.setFocus()
    else:
        plot.clearFocus()


def empty(plot: RegressionPlot, chance: random.Random) -> None:
    plot.set_empty(chance.choice(("Nothing.", "Nothing to see here.")))


def flow(plot: RegressionPlot, chance: random.Random) -> None:
    plot.set_flow(chance.choice((None, 0.0, 0.4, 0.9, 1.0)))


def prepare(plot: RegressionPlot, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, PARTS + 1)):
        plot.prepare_part()


def prepare_still(plot: RegressionPlot, _chance: random.Random) -> None:
    plot.prepare()


def updates(plot: RegressionPlot, _chance: random.Random) -> None:
    plot.setUpdatesEnabled(not plot.updatesEnabled())


def other_screen(plot: RegressionPlot, chance: random.Random) -> None:
    _bring_to(plot, chance.choice((1.0, 1.5, 2.0)))


def zoom(plot: RegressionPlot, chance: random.Random) -> None:
    view: View = plot.view()
    plot.set_zoom(chance.choice((None, view, view.moved(0.5, 0.1), view.zoomed(0.7, QPointF(2, 1)))))


def paint(plot: RegressionPlot, _chance: random.Random) -> None:
    plot.grab()


DEEDS: tuple[Callable[[RegressionPlot, random.Random], None], ...] = (
    other_data, one_curve_changes, a_point_goes, data_follow, other_query, no_query, other_key, hover, leave,
    press, drag, release, key_press, resize, other_look, other_language, focus, empty, flow, prepare,
    prepare_still, updates, other_screen, zoom, paint,
)  # fmt: skip


Deed = Callable[[RegressionPlot, random.Random], None]
Pair = tuple[RegressionPlot, Twin, QWidget]


@pytest.fixture
def plots(qtbot: QtBot) -> Pair:
    """A plot on screen, with the keyboard, and its twin."""
    window, other = QWidget(), Twin()
    plot = RegressionPlot(window)
    for made in (window, other):
        qtbot.addWidget(made)
    window.resize(800, 500)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return plot, other, window


def begin(plot: RegressionPlot, start: dict[str, object]) -> None:
    """As it was when it was made, but for its layers."""
    theme().set_mode("light")
    theme().set_text_percent(100)
    i18n.install(None)
    for name, value in start.items():
        setattr(plot, name, value)
    plot.setUpdatesEnabled(True)
    plot.resize(380, 270)
    plot.retranslate()
    plot.set_data(regression())
    plot.set_query(answer(2.0))


@given(
    st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 999), st.booleans()), min_size=10, max_size=30)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_anything_the_picture_is_as_if_painted_anew(
    plots: Pair, deeds: list[tuple[Deed, int, bool]]
) -> None:
    plot, other, _window = plots
    begin(plot, other.start)
    done = []
    for deed, seed, is_seen in deeds:
        deed(plot, random.Random(seed))
        done.append((deed.__name__, seed))
        if is_seen:
            check(plot, other, done)
    check(plot, other, done)


def test_a_curve_that_alone_is_new_lies_where_it_lay(plots: Pair) -> None:
    plot, other, _window = plots
    begin(plot, other.start)
    lower, upper = _curve(1, 0, chosen=False), _curve(2, 1, chosen=False)
    for shift in (0.0, 0.1, 0.2):
        moved = replace(lower, y=lower.y + shift)
        plot.set_data(RegressionData(plot.data().keys, plot.data().values, (moved, upper)))
        check(plot, other, shift)


@pytest.mark.parametrize("count", [301, 501])  # of fewer points the rings are larger, or of another pen
def test_a_point_that_goes_from_under_the_pointer(plots: Pair, count: int) -> None:
    plot, other, _window = plots
    begin(plot, other.start)
    keys, values = _points(count, 1)
    plot.set_data(RegressionData(keys, values, plot.data().curves))
    at = QPointF(plot.point_at(float(keys[150]), float(values[150])))
    _send(plot, KINDS.MouseButtonPress, at, LEFT, shift=False)
    _send(plot, KINDS.MouseMove, at + QPointF(9, 5), LEFT, shift=False)
    assert _is_held(plot)
    check(plot, other, "held")
    plot.let_go()
    a_point_goes(plot, random.Random(0))
    assert not _is_held(plot)
    check(plot, other, "gone")


def _is_held(plot: RegressionPlot) -> bool:
    """Whether a point is on the pointer; mypy would take the attribute for what it was before."""
    return plot._held is not None
