"""Things on a table by mouse, keyboard and pixel."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.cues_colours import scene_colour, shade
from explorer.widgets.cues_data import CuesData
from explorer.widgets.cues_images import ThingImages, draw_thing
from explorer.widgets.cues_layout import lay_out, least_height
from explorer.widgets.cues_picture import CuesPicture
from explorer.widgets.cues_plan import RowKind
from explorer.widgets.cues_rows import is_asked
from explorer.widgets.cues_scene import bubble_rect, light_of
from explorer.widgets.cues_solids import DRAWINGS
from explorer.widgets.painting import luminance
from explorer.widgets.picture import save_picture

NAMES = ("newspaper", "research paper", "red coffee cup", "notebook", "book")
CUP, BOOK = 2, 4
WEIGHTS = (0.03, 0.01, 0.9, 0.02, 0.04)


def table(weights: tuple[float, ...] = WEIGHTS, **changed: object) -> CuesData:
    return made_table({"weights": np.array(weights), **changed})


def made_table(changed: Mapping[str, object]) -> CuesData:
    """Five things whose keys and values are easy to tell apart."""
    values: dict[str, object] = {
        "names": NAMES,
        "drawings": tuple(DRAWINGS),
        "goal": "want to drink",
        "caption": "Voluntary cue: what one wants",
        "salience": np.array([0.25, 0.15, 1.0, 0.2, 0.3]),
        "features": np.array([[0.6, 0.1], [0.5, 0.2], [0.0, 0.9], [0.2, 0.4], [1.0, 0.0]]),
        "query": np.array([0.0, 1.0]),
        "values": np.arange(15.0).reshape(5, 3) / 15,
        "feature_names": ("for reading", "for drinking"),
        "value_names": ("text", "paper", "coffee"),
        "from_salience": np.array([0.5, 0.3, 2.0, 0.4, 0.6]),
        "from_goal": np.array([0.3, 0.6, 2.7, 1.2, 0.0]),
        "weights": np.array(WEIGHTS),
        "strengths": (2.0, 3.0),
    }
    return CuesData(**{**values, **changed})  # type: ignore[arg-type]


@pytest.fixture
def picture(qtbot: QtBot) -> CuesPicture:
    made = CuesPicture()
    qtbot.addWidget(made)
    made.resize(800, 560)
    made.set_data(table())
    with qtbot.waitExposed(made):
        made.show()
    return made


def brightness(picture: CuesPicture, thing: int) -> float:
    """The mean luminance of a thing's square."""
    rect = picture.layout_now().thing_rect(thing).toRect()
    image = picture.grab(rect).toImage().scaled(24, 24, mode=Qt.TransformationMode.SmoothTransformation)
    colours = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
    return float(np.mean([luminance(colour) for colour in colours]))


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("drawing", DRAWINGS)
def test_every_thing_fills_its_square_and_is_darker_without_light(drawing: str, mode: str) -> None:
    theme().set_mode(mode)
    means = []
    for light in (0.0, 1.0):
        image = QImage(200, 200, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        painter.scale(2, 2)
        DRAWINGS[drawing](painter, shade(light))
        painter.end()
        pixels = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(200, 200, 4)
        inked = pixels[..., 3] > 128
        assert 0.2 < inked.mean() < 0.95
        assert inked[190:].any(), "it stands on its lower edge"
        means.append(pixels[inked][:, :3].mean())
    assert means[0] < 0.8 * means[1]


@pytest.mark.parametrize("drawing", DRAWINGS)
@pytest.mark.parametrize("light", [0.0, 0.3, 1.0])
def test_the_quick_way_to_paint_a_thing_shows_the_same(drawing: str, light: float) -> None:
    images, room = ThingImages(), QRectF(10, 10, 180, 180)
    painted = []
    for paint in (draw_thing, images.paint):
        image = QImage(200, 200, QImage.Format.Format_RGB32)
        image.fill(scene_colour("wall"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, drawing, room, light)
        painter.end()
        painted.append(
            np.frombuffer(image.constBits(), dtype=np.uint8).reshape(200, 200, 4)[..., :3].astype(float)
        )
    # Only smooth edges and steam may differ a little, for there two images cover more than one.
    assert np.abs(painted[0] - painted[1]).mean() < 1.0


def test_the_red_cup_is_red_in_any_light(picture: CuesPicture) -> None:
    rect = picture.layout_now().thing_rect(CUP)
    body = QPoint(round(rect.left() + 0.5 * rect.width()), round(rect.top() + 0.62 * rect.height()))
    for weights in ((0.02, 0.02, 0.92, 0.02, 0.02), (0.25, 0.25, 0.0, 0.25, 0.25)):
        picture.hide()  # so that the light is there at once
        picture.set_data(table(weights))
        picture.show()
        colour = picture.grab().toImage().pixelColor(body)
        assert colour.red() > 2 * colour.green()
        assert colour.red() > 1.5 * colour.blue()


def test_more_weight_is_more_light(picture: CuesPicture) -> None:
    lit = brightness(picture, CUP), brightness(picture, BOOK)
    picture.hide()
    picture.set_data(table((0.03, 0.01, 0.04, 0.02, 0.9)))
    picture.show()
    assert brightness(picture, CUP) < lit[0]
    assert brightness(picture, BOOK) > lit[1]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_light_grows_with_weight_and_stays_in_range(weights: list[float]) -> None:
    light = light_of(np.array(weights))
    assert ((light >= 0) & (light <= 1)).all()
    order = np.argsort(weights, kind="stable")
    assert (np.diff(light[order]) >= 0).all()


def test_the_light_moves_over_and_arrives(picture: CuesPicture, qtbot: QtBot) -> None:
    before = picture.light().copy()
    picture.set_data(table((0.03, 0.01, 0.04, 0.02, 0.9)))
    assert picture.is_moving()
    np.testing.assert_array_equal(picture.light(), before)
    qtbot.waitUntil(lambda: not picture.is_moving())
    # The square roots of the weights, in float64.
    np.testing.assert_allclose(picture.light(), np.sqrt([0.03, 0.01, 0.04, 0.02, 0.9]), atol=1e-12)
    picture.set_data(table((0.03, 0.01, 0.04, 0.02, 0.9)))
    assert not picture.is_moving(), "nothing moves when the weights are the same"


def test_a_hidden_table_does_not_move(qtbot: QtBot) -> None:
    made = CuesPicture()
    qtbot.addWidget(made)
    made.set_data(table())
    made.set_data(table((0.2, 0.2, 0.2, 0.2, 0.2)))
    assert not made.is_moving()
    np.testing.assert_allclose(made.light(), np.sqrt(0.2), atol=1e-12)


def test_hovering_tells_score_weight_key_and_value(picture: CuesPicture) -> None:
    QTest.mouseMove(picture.canvas(), picture.thing_center(CUP))
    assert picture.tip_lines() == (
        "red coffee cup",
        "score 4.7 = 2 · 1 (salience) + 3 · 0.9 (query · key)",
        "weight 0.9",
        "key: for reading 0, for drinking 0.9",
        "value: text 0.4, paper 0.466667, coffee 0.533333",
    )
    assert picture.picture_value().startswith("red coffee cup\n")


def test_a_click_and_the_arrows_choose(picture: CuesPicture) -> None:
    seen: list[int] = []
    picture.thing_chosen.connect(seen.append)
    QTest.mouseClick(picture.canvas(), Qt.MouseButton.LeftButton, pos=picture.thing_center(BOOK))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Escape):
        QTest.keyClick(picture, key)
    assert seen == [4, 4, 3, 0, 4, -1]
    QTest.keyClick(picture, Qt.Key.Key_Left)
    assert picture.chosen() == CUP - 1, "the arrows begin at the thing in the most light"
    assert "score 0.9" in picture.accessibleDescription()
    QTest.mouseClick(picture.canvas(), Qt.MouseButton.LeftButton, pos=picture.thing_center(CUP - 1))
    assert picture.chosen() == -1, "a second click lets go"


def test_rows_that_do_not_count_are_told_apart(picture: CuesPicture) -> None:
    rows = picture.layout_now().rows
    assert [is_asked(table(), row) for row in rows if row.kind is RowKind.FEATURE] == [False, True]
    assert all(is_asked(table(), row) for row in rows if row.kind is not RowKind.FEATURE)
    without = table(strengths=(0.0, 0.0))
    assert not any(is_asked(without, row) for row in rows if row.kind is not RowKind.VALUE)


def repeated(count: int, word: str) -> CuesData:
    """A table of so many things, whose names begin with a word."""
    whole = table()
    alone = {name: np.resize(getattr(whole, name), count)
             for name in ("salience", "from_salience", "from_goal", "weights")}  # fmt: skip
    wide = {name: np.resize(getattr(whole, name), (count, getattr(whole, name).shape[1]))
            for name in ("features", "values")}  # fmt: skip
    names = tuple(f"{word} {k}" for k in range(count))
    drawings = tuple((whole.drawings * 2)[:count])
    return made_table({"names": names, "drawings": drawings, "goal": word, **alone, **wide})


@given(
    st.floats(200, 2200),
    st.floats(60, 1400),
    st.sampled_from([100, 160, 250]),
    st.integers(1, 9),
    st.text(max_size=40),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_everything_has_a_place_of_its_own(
    picture: CuesPicture, width: float, height: float, percent: int, count: int, word: str
) -> None:
    theme().set_text_percent(percent)
    data = repeated(count, word)
    layout = lay_out(data, width, height)
    heights = [layout.scene.bottom(), *layout.names, *layout.weights]
    assert layout.scene.bottom() <= layout.names[0] <= sum(layout.names) <= layout.weights[0] + 1e-9
    assert np.isfinite(heights).all()
    bands = [row.rect for row in layout.rows]
    assert all(low.bottom() <= high.top() + 1e-9 for low, high in pairwise(bands))
    if height >= least_height(data, width, has_rows=False) + 1:
        assert (bands[-1].bottom() if bands else sum(layout.weights)) <= height + 1
    places = [layout.thing_rect(k) for k in range(count)]
    assert all(a.right() <= b.left() for a, b in pairwise(places))
    assert bubble_rect(data, layout).right() <= max(width, bubble_rect(data, layout).left())


def test_keys_and_values_give_way_to_the_scene(picture: CuesPicture) -> None:
    data = table()
    kinds = [{row.kind for row in lay_out(data, 800, height).rows} for height in (500, 280, 190)]
    assert kinds == [set(RowKind), {RowKind.FEATURE, RowKind.SALIENCE}, set()]
    high = least_height(data, 800, has_rows=True)
    assert {row.kind for row in lay_out(data, 800, high + 1).rows} == set(RowKind)


def test_wrong_shapes_are_refused() -> None:
    with pytest.raises(ValueError, match="shapes"):
        table(weights=(0.5, 0.5))
    with pytest.raises(ValueError, match="shapes"):
        table(values=np.zeros((5, 2)))


def test_an_empty_table_can_be_drawn(qtbot: QtBot) -> None:
    made = CuesPicture()
    qtbot.addWidget(made)
    assert not made.grab().isNull()
    QTest.keyClick(made, Qt.Key.Key_Right)
    QTest.mouseMove(made.canvas(), QPoint(20, 20))
    assert made.picture_value() == ""


@pytest.mark.parametrize("percent", [100, 250])
def test_theme_text_size_and_files(picture: CuesPicture, percent: int, tmp_path: Path) -> None:
    light = QColor(scene_colour("wall"))
    theme().set_mode("dark")
    theme().set_text_percent(percent)
    assert luminance(scene_colour("wall")) < luminance(light)
    picture.set_chosen(BOOK)
    for ending in ("png", "svg", "csv", "npz"):
        save_picture(picture, tmp_path / f"p.{ending}")
    with (tmp_path / "p.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["thing"] for row in rows] == list(NAMES)
    assert [float(row["weight"]) for row in rows] == table().weights.tolist()
    with np.load(tmp_path / "p.npz", allow_pickle=False) as arrays:
        np.testing.assert_array_equal(arrays["values"], table().values)


def test_the_words_on_the_wall_can_be_read() -> None:
    from explorer.widgets.painting import contrast

    for mode in ("light", "dark"):
        theme().set_mode(mode)
        assert contrast(scene_colour("words"), scene_colour("wall")) >= 4.5
        assert contrast(scene_colour("bubble_words"), scene_colour("bubble")) >= 4.5


def test_column_rects_hold_their_thing(picture: CuesPicture) -> None:
    layout = picture.layout_now()
    for thing in range(len(NAMES)):
        assert layout.column_rect(thing).contains(QRectF(layout.thing_rect(thing)))
        assert layout.thing_at(layout.thing_rect(thing).center()) == thing
    assert layout.thing_at(layout.scene.topLeft()) == -1
