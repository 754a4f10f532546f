"""The page of the batched product: its choices, its examples, the estimator's own product."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.core import i18n
from explorer.panels.pooling.product_page import ESTIMATE, ProductPage
from explorer.studies.pooling.batched import EXAMPLES, Batched, of_estimate
from explorer.studies.pooling.state import PRODUCTS, PoolingState
from explorer.theme import theme

LEFT = Qt.MouseButton.LeftButton
STATE = PoolingState()


def example(name: str) -> Batched:
    return next(each for each in EXAMPLES if each.name == name).make()


@pytest.fixture
def page(qtbot: QtBot) -> ProductPage:
    made = ProductPage()
    qtbot.addWidget(made)
    made.resize(760, 520)
    made.show_product(example("ones"), STATE)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_its_choices_are_those_of_the_state(page: ProductPage) -> None:
    assert page.products.options() == PRODUCTS
    assert page.pictures() == page.all_pictures() == (page.view,)


def test_the_first_example_is_ones_that_add_up_to_four(page: ProductPage) -> None:
    assert page.view.left_out() == ()
    for column in range(6):
        QTest.mouseMove(page.view.canvas(), page.view.place_center(2, 0, column))
        assert page.view.tip_lines() == (f"Z[0, 0, {column}] = 4",)


def test_the_second_example_gives_two_weighted_averages(page: ProductPage) -> None:
    for entry, average in ((0, "4.5"), (1, "14.5")):
        page.show_product(example("weights"), replace(STATE, product="weights", entry=entry))
        assert page.view.picture_value() == f"Z[{entry}, 0, 0] = {average}"
    assert "weighted average" in page.note.text()
    assert page.view.picture_name() == "Weights of 0.1 over 0 … 19 in two rows"


def test_the_estimator_is_a_product_of_weights_and_values(page: ProductPage) -> None:
    scores = np.random.default_rng(0).normal(size=(20, 50)) * 3
    weights = np.exp(scores) / np.exp(scores).sum(axis=1, keepdims=True)
    values = np.linspace(-2, 4, 50)
    page.show_product(of_estimate(weights, values), replace(STATE, product=ESTIMATE, entry=7))
    assert page.products.current() == ESTIMATE
    shown = float(page.view.picture_value().split(" = ")[1].replace("−", "-"))
    assert shown == pytest.approx(float(weights[7] @ values), rel=1e-5)  # six figures are shown
    _rows, terms, _columns = page.view.shown()
    assert int(np.abs(weights[7] * values).argmax()) in terms


def test_choices_are_told_as_fields(page: ProductPage) -> None:
    told: list[tuple[str, object]] = []
    page.field_changed.connect(lambda field, value: told.append((field, value)))
    QTest.mouseClick(page.products.button("weights"), LEFT)
    QTest.mouseClick(page.view.canvas(), LEFT, pos=page.view.place_center(2, 0, 3))
    QTest.keyClick(page.view, Qt.Key.Key_Right)
    assert told == [("product", "weights"), ("entry", 3), ("entry", 4)]


def test_showing_tells_nothing(qtbot: QtBot, page: ProductPage) -> None:
    with qtbot.assertNotEmitted(page.field_changed):
        page.show_product(example("weights"), replace(STATE, product="weights", entry=99))
    assert page.view.entry() == 1  # the last there is


def test_every_text_follows_the_language(page: ProductPage) -> None:
    i18n.install(lambda _context, text: f"§ {text}")
    QApplication.sendEvent(page, QEvent(QEvent.Type.LanguageChange))
    assert page.products.button("ones").text() == "§ Ones"
    assert page.note.text().startswith("§ Two products")
    theme().set_text_percent(200)
    assert not page.grab().isNull()
