"""The page of attention cues: what its controls tell, what it draws, and how it uses its room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer.core import i18n
from explorer.panels.pooling.cues_page import CuesPage
from explorer.studies.pooling.cues import FEATURES, SALIENCE, THINGS, VALUES, Goal, Thing
from explorer.studies.pooling.state import PoolingState
from explorer.theme import theme

STATE = PoolingState()
CUP, BOOK = THINGS.index(Thing.CUP), THINGS.index(Thing.BOOK)


@pytest.fixture
def page(qtbot: QtBot) -> CuesPage:
    made = CuesPage()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show_state(STATE)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def told(page: CuesPage) -> list[tuple[str, object]]:
    """What the page has told of fields."""
    heard: list[tuple[str, object]] = []
    page.field_changed.connect(lambda name, value: heard.append((name, value)))
    return heard


def reference(state: PoolingState) -> tuple[np.ndarray, np.ndarray]:
    """Weights and pooled value in float64, written out anew."""
    query = {Goal.NONE: (0, 0, 0), Goal.READ: (1, 0, 0), Goal.WRITE: (0, 1, 0), Goal.DRINK: (0, 0, 1)}[
        state.goal
    ]
    scores = state.salience_strength * np.array(state.salience) + state.goal_strength * (FEATURES @ query)
    weights = np.exp(scores) / np.exp(scores).sum()
    return weights, sum(weight * value for weight, value in zip(weights, VALUES, strict=True))


@given(
    st.sampled_from(Goal),
    st.lists(st.floats(0, 1), min_size=5, max_size=5),
    st.floats(0, 20),
    st.floats(0, 20),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_what_is_drawn_is_the_weighted_average(
    page: CuesPage, goal: Goal, salience: list[float], a: float, b: float
) -> None:
    state = replace(STATE, goal=goal, salience=tuple(salience), salience_strength=a, goal_strength=b)
    page.show_state(state)
    weights, pooled = reference(state)
    # Both float64; the page subtracts the largest score first.
    np.testing.assert_allclose(page.picture.data().weights, weights, rtol=1e-9, atol=1e-300)
    shown = np.array([vector.numbers for vector in page.pooled.vectors()])
    np.testing.assert_allclose(
        shown, [pooled, VALUES.mean(axis=0), VALUES.max(axis=0)], rtol=1e-9, atol=1e-300
    )


def test_without_a_query_the_cup_and_with_one_the_book(page: CuesPage) -> None:
    page.show_state(replace(STATE, goal=Goal.NONE))
    assert page.picture.data().brightest == CUP
    assert page.picture.data().caption == "Involuntary cue: what stands out"
    assert page.said.text().startswith("red coffee cup: score 4 = 4 · 1 (salience) + 8 · 0 (query · key)")
    page.show_state(replace(STATE, goal=Goal.READ))
    assert page.picture.data().brightest == BOOK
    assert page.picture.data().caption == "Voluntary cue: what one wants"
    page.show_state(replace(STATE, goal=Goal.READ, goal_strength=0.0))
    assert page.picture.data().brightest == CUP, "a query that does not count changes nothing"
    assert page.picture.data().caption == "Involuntary cue: what stands out"


def test_the_sentence_follows_the_chosen_object(page: CuesPage, told: list[tuple[str, object]]) -> None:
    QTest.mouseClick(page.picture.canvas(), Qt.MouseButton.LeftButton, pos=page.picture.thing_center(CUP))
    assert told == [("thing", CUP)]
    page.show_state(replace(STATE, thing=CUP))
    assert page.picture.chosen() == CUP
    assert page.said.text().startswith("red coffee cup: score 4 = 4 · 1")
    page.show_state(replace(STATE, thing=CUP, salience_strength=2.0))
    assert page.said.text().startswith("red coffee cup: score 2 = 2 · 1"), "it stays chosen"
    QTest.mouseClick(page.picture.canvas(), Qt.MouseButton.LeftButton, pos=page.picture.thing_center(CUP))
    assert told[1:] == [("thing", -1)]


def test_controls_tell_fields(page: CuesPage, told: list[tuple[str, object]]) -> None:
    QTest.mouseClick(page.bar.goal.button("drink"), Qt.MouseButton.LeftButton)
    page.bar.salience.slider.setValue(125)
    page.bar.query.slider.setValue(0)
    assert told == [("goal", Goal.DRINK), ("salience_strength", 12.5), ("goal_strength", 0.0)]


def test_a_slider_changes_one_salience_and_leaves_the_others_exact(
    page: CuesPage, told: list[tuple[str, object]]
) -> None:
    page.show_state(replace(STATE, salience=(1 / 3, 0.1, 0.9, 0.5, 2 / 3)))
    assert told == [], "showing a state tells nothing"
    page.salience.sliders[BOOK].setValue(80)
    page.salience.sliders[1].setValue(0)
    assert told == [("salience", (1 / 3, 0.1, 0.9, 0.5, 0.8)), ("salience", (1 / 3, 0.0, 0.9, 0.5, 0.8))]


def test_the_standard_values_come_back(page: CuesPage, told: list[tuple[str, object]]) -> None:
    assert not page.bar.reset.isEnabled()
    page.show_state(replace(STATE, salience=(0.5,) * 5, goal_strength=1.0, goal=Goal.WRITE))
    QTest.mouseClick(page.bar.reset, Qt.MouseButton.LeftButton)
    assert told == [("salience", SALIENCE), ("goal_strength", STATE.goal_strength)]


def test_where_words_would_be_cut_a_list_takes_the_buttons_place(
    page: CuesPage, told: list[tuple[str, object]], qtbot: QtBot
) -> None:
    assert page.bar.goal.isVisible()
    assert not page.bar.goals.isVisible()
    page.resize(320, 700)
    qtbot.waitUntil(page.bar.goals.isVisible)
    assert not page.bar.goal.isVisible()
    assert page.bar.goals.currentIndex() == tuple(Goal).index(STATE.goal)
    page.bar.goals.setFocus()
    QTest.keyClick(page.bar.goals, Qt.Key.Key_Down)
    assert told == [("goal", Goal.WRITE)]


@pytest.fixture
def plain_font(qapp: QApplication) -> Iterator[QApplication]:
    """The application, which has its own font again afterwards."""
    before = qapp.font()
    yield qapp
    qapp.setFont(before)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("is_long", [False, True])
@pytest.mark.parametrize("size", [(620, 420), (620, 900), (780, 560), (1500, 420), (1500, 900)])
def test_nothing_is_cut_off_or_covered(
    page: CuesPage, plain_font: QApplication, percent: int, is_long: bool, size: tuple[int, int]
) -> None:
    theme().set_text_percent(percent)
    plain_font.setFont(theme().font())  # as the window does
    if is_long:
        i18n.install(lambda _context, text: f"{text} {text}")
        page.retranslate()
    page.resize(*size)
    settle()
    check_places(page, size[0])


def settle() -> None:
    """Let layouts and what follows from them come to rest: each asks for a turn of its own."""
    for _ in range(6):
        QApplication.processEvents()


def check_places(page: CuesPage, width: int) -> None:
    every = (page.bar, page.picture, page.salience, page.said, page.pooled)
    parts = [part for part in every if part.isVisible() or part is not page.said]
    rects = [part.rect().translated(part.mapTo(page, QPoint())) for part in parts]
    assert all(rect.left() >= 0 and rect.right() <= width for rect in rects)
    assert not any(a.intersects(b) for a, b in combinations(rects, 2))
    assert page.picture.height() >= page.picture.least_height(page.picture.width(), is_tight=True)
    assert page.pooled.height() >= page.pooled.heightForWidth(page.pooled.width())
    columns = page.picture.layout_now().columns
    for slider, (left, wide) in zip(page.salience.sliders, columns, strict=True):
        assert left <= slider.geometry().left() <= slider.geometry().right() <= left + wide


def test_at_the_usual_size_all_is_seen_without_scrolling(page: CuesPage) -> None:
    for width, height in ((780, 560), (900, 730), (1200, 500), (1500, 900)):
        page.resize(width, height)
        settle()
        assert page._scroll.verticalScrollBar().maximum() == 0
        assert page.picture.layout_now().rows, "keys are shown"


def test_in_little_height_one_thing_after_the_other_gives_way(page: CuesPage) -> None:
    """What is given up comes back with the height; below all that, everything is there and scrolled to."""
    left_out = []
    for height in (*range(700, 200, -4), 700):
        page.resize(760, height)
        settle()
        has_bar = page._scroll.verticalScrollBar().maximum() > 0
        title_hides = page.side._title.isHidden()
        left_out.append((has_bar, page.said.isHidden(), page.bar.goal.isHidden(), title_hides))
    nothing, sentence = (False, False, False, False), (False, True, False, False)
    queries, title = (False, True, True, False), (False, True, True, True)
    scrolled = (True, False, False, False)
    assert list(dict.fromkeys(left_out)) == [nothing, sentence, queries, title, scrolled]
    assert left_out[-1] == nothing


def test_another_language_and_theme(page: CuesPage) -> None:
    i18n.install(lambda _context, text: f"«{text}»")
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page.picture.data().names[0] == "«newspaper»"
    assert page.picture.picture_name() == "«Attention cues»"
    assert page.pooled.picture_name() == "«Pooled value»"
    assert page.bar.goal.button("read").text() == "«want to read»"
    assert page.bar.goals.itemText(1) == "«want to read»"
    for mode in ("dark", "light"):
        theme().set_mode(mode)
        assert not page.grab().isNull()


def test_everything_has_a_name_for_those_who_cannot_see_it(page: CuesPage) -> None:
    widgets: list[QWidget] = [page.picture, page.pooled, page.bar.goal, page.bar.goals, page.bar.reset]
    widgets += [page.bar.salience.slider, page.bar.query.slider, *page.salience.sliders]
    assert all(widget.accessibleName() for widget in widgets)
    assert len({slider.accessibleName() for slider in page.salience.sliders}) == len(THINGS)
    assert "weight 0.95" in page.picture.accessibleDescription()


def test_its_pictures(page: CuesPage) -> None:
    assert page.pictures() == page.all_pictures() == (page.picture, page.pooled)
