"""A batched product on screen: what is drawn of it, and by mouse and keyboard."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QSizeF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.batched_data import BatchedData
from explorer.widgets.batched_layout import FEWEST, GAP, Metrics, Sheet, capacities, lay_out, shown_indices
from explorer.widgets.batched_view import BatchedView
from explorer.widgets.picture import save_picture

LEFT = Qt.MouseButton.LeftButton
Values = NDArray[np.float64]
METRICS = Metrics(QSizeF(30, 20), 18, 20, 25, 10, (60, 60, 80), 12)


def factors(n: int = 3, a: int = 2, b: int = 4, c: int = 5) -> tuple[Values, Values, Values]:
    random = np.random.default_rng(1)
    first, second = random.normal(size=(n, a, b)), random.normal(size=(n, b, c))
    return first, second, np.einsum("nab,nbc->nac", first, second)


@pytest.fixture
def view(qtbot: QtBot) -> BatchedView:
    made = BatchedView()
    qtbot.addWidget(made)
    made.resize(800, 500)
    made.set_product(*factors())
    with qtbot.waitExposed(made):
        made.show()
    return made


def lines(view: BatchedView) -> tuple[str, ...]:
    """What the tip says; then the pointer leaves, so that the same place can be pointed at again."""
    said = view.tip_lines()
    QApplication.sendEvent(view.canvas(), QEvent(QEvent.Type.Leave))
    return said


@given(count=st.integers(1, 6000), most=st.integers(1, 40), share=st.floats(0, 1))
def test_the_indices_drawn_hold_the_ends_and_the_focus(count: int, most: int, share: float) -> None:
    focus = round(share * (count - 1))
    shown = shown_indices(count, most, focus)
    kept = [index for index in shown if index != GAP]
    assert len(shown) <= max(most, FEWEST)
    assert kept == sorted(set(kept))
    assert {0, focus, count - 1} <= set(kept)
    for before, after in pairwise(shown):  # a gap stands just where indices are left out
        assert GAP in (before, after) or after == before + 1
    assert GAP not in (shown[0], shown[-1])
    if GAP not in shown:
        assert kept == list(range(count))


@given(
    sizes=st.tuples(*[st.integers(1, 3000)] * 3),
    room=st.tuples(st.integers(60, 3000), st.integers(60, 2000)),
    behind=st.integers(0, 2),
)
def test_what_is_left_out_makes_the_rest_fit(
    sizes: tuple[int, int, int], room: tuple[int, int], behind: int
) -> None:
    size = QSizeF(*room)
    most = capacities(size, sizes, METRICS, behind)
    a, b, c = (shown_indices(n, m, 0) for n, m in zip(sizes, most, strict=True))
    layout = lay_out(size, (a, b, c), METRICS, behind)
    fewest = all(len(axis) <= FEWEST for axis in (a, b, c))
    names = max(METRICS.names[1:])  # a name wider than its sheet is not cells
    assert fewest or layout.size.width() <= max(size.width(), names + 60 * FEWEST + 200)
    first, second, product = layout.sheets
    assert first.corner.y() == product.corner.y()  # a row of X is in line with one of Z,
    assert second.corner.x() == product.corner.x()  # a column of Y with one of Z
    assert first.rect.right() < product.rect.left()
    assert second.rect.bottom() < product.rect.top() + behind * layout.step.y() + 1


def test_a_sheet_finds_its_cells_and_not_its_gaps() -> None:
    sheet = Sheet((0, GAP, 7), (3, 4), QPointF(10, 10), QSizeF(20, 10))
    assert sheet.entry_at(sheet.cell_rect(7, 4).center()) == (7, 4)
    assert sheet.entry_at(sheet.slot_rect(1, 0).center()) is None
    assert sheet.entry_at(QPointF(0, 0)) is None
    assert sheet.cell_rect(1, 3).isEmpty()
    assert sheet.row_rect(1).isEmpty()
    assert sheet.column_rect(9).isEmpty()


def test_numbers_in_cells_have_three_figures_and_no_false_zero() -> None:
    weights = np.array([[[0.03125, 1.2e-9, 0.9, 0.0]]])
    data = BatchedData(weights, np.array([[[19.0], [-2.5], [1234.5], [0.04]]]), weights[:, :, :1] * 0 + 14.5)
    assert [data.cell_text(0, value) for value in weights[0, 0]] == ["0.031", "0.000", "0.9", "0"]
    assert [data.cell_text(1, value) for value in (1234.5, -2.5, 0.04)] == ["1234", "−2.5", "0.0"]
    assert data.cell_text(2, 14.5) == "14.5"
    assert data.cell_text(0, float("nan")) == "–"
    tiny = BatchedData(weights * 1e-9, data.second, data.product)
    assert tiny.cell_text(0, 3.14e-11) == "3.14e−11"


def test_wrong_shapes_are_refused() -> None:
    first, second, product = factors()
    with pytest.raises(ValueError, match="is not"):
        BatchedData(first, second[:, :3], product)
    with pytest.raises(ValueError, match="is not"):
        BatchedData(first, second, product[:1])


def test_before_a_product_a_sentence_says_what_to_do(qtbot: QtBot) -> None:
    empty = BatchedView()
    qtbot.addWidget(empty)
    empty.set_entry(3)
    assert (empty.entry(), empty.picture_value(), empty.left_out()) == (0, "", ())
    assert not empty.grab().isNull()


def test_hover_gives_the_number_of_every_sheet(view: BatchedView) -> None:
    first, second, product = factors()
    for which, values in enumerate((first, second, product)):
        QTest.mouseMove(view.canvas(), view.place_center(which, 1, 3))
        (line,) = lines(view)
        name, shown = line.split(" = ")
        assert name == f"{'XYZ'[which]}[0, 1, 3]"
        assert float(shown.replace("−", "-")) == pytest.approx(values[0, 1, 3], rel=1e-5)
    assert view.tip_lines() == ()


def test_a_click_chooses_entry_row_column_and_slice(qtbot: QtBot, view: BatchedView) -> None:
    chosen: list[int] = []
    view.entry_chosen.connect(chosen.append)
    QTest.mouseClick(view.canvas(), LEFT, pos=view.place_center(2, 1, 3))
    QTest.mouseClick(view.canvas(), LEFT, pos=view.place_center(0, 0, 2))  # a row of X
    QTest.mouseClick(view.canvas(), LEFT, pos=view.place_center(1, 2, 4))  # a column of Y
    QTest.mouseClick(view.canvas(), LEFT, pos=view.behind_center(2, 1))
    assert [(flat // 10, flat // 5 % 2, flat % 5) for flat in chosen] == [
        (0, 1, 3), (0, 0, 3), (0, 0, 4), (1, 0, 4),
    ]  # fmt: skip
    assert view.entry() == chosen[-1]
    with qtbot.assertNotEmitted(view.entry_chosen):
        view.set_entry(0)
        QTest.mouseClick(view.canvas(), LEFT, pos=view.place_center(2, 0, 0))  # is chosen already


def test_arrows_walk_in_reading_order_through_all_slices(view: BatchedView) -> None:
    keys = {
        Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 6, Qt.Key.Key_PageDown: 16, Qt.Key.Key_Left: 15,
        Qt.Key.Key_Up: 10, Qt.Key.Key_PageUp: 0, Qt.Key.Key_End: 29,
    }  # fmt: skip
    for key, flat in keys.items():
        QTest.keyClick(view, key)
        assert view.entry() == flat
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.entry() == 29  # nothing is beyond the last
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.entry() == 0
    assert view.accessibleDescription().startswith("Z[0, 0, 0] = ")


def test_a_large_product_shows_the_largest_term_and_says_what_is_left_out(view: BatchedView) -> None:
    weights = np.full((4, 1, 5000), 1e-5)
    weights[2, 0, 3210] = 0.95
    values = np.broadcast_to(np.linspace(1, 2, 5000)[None, :, None], (4, 5000, 1))
    view.set_product(weights, values, weights @ values)
    view.set_entry(2)
    rows, terms, columns = view.shown()
    assert (rows, columns) == ((0,), (0,))
    assert {0, 3210, 4999} <= set(terms)
    drawn = sum(index != GAP for index in terms)
    sentence = f"Of 5,000 places along k, {drawn} are drawn, about the largest product."
    assert view.left_out() == (sentence,)
    view.set_product(*factors())
    assert view.left_out() == ()


def test_many_entries_are_found_where_they_are(view: BatchedView) -> None:
    first, second, product = factors(2, 400, 300, 500)
    view.set_product(first, second, product)
    view.set_entry(int(np.ravel_multi_index((1, 123, 321), product.shape)))
    rows, terms, columns = view.shown()
    strongest = int(np.abs(first[1, 123] * second[1, :, 321]).argmax())
    assert 123 in rows
    assert strongest in terms
    assert 321 in columns
    assert len(view.left_out()) == 3
    QTest.mouseMove(view.canvas(), view.place_center(2, 123, 321))
    assert lines(view)[0].startswith("Z[1, 123, 321] = ")


def test_the_entry_stays_where_a_new_product_has_it(view: BatchedView) -> None:
    view.set_entry(13)
    view.set_product(*factors())
    assert view.entry() == 13
    view.set_product(*factors(1, 1, 4, 6))
    assert view.entry() == 5


def test_the_export_holds_the_slice_on_show(view: BatchedView, tmp_path: Path) -> None:
    view.set_entry(12)
    first, _second, product = factors()
    arrays = view.picture_arrays()
    assert np.array_equal(arrays["X"], first[1])
    assert arrays["entry"].tolist() == [1, 0, 2]
    save_picture(view, tmp_path / "product.csv")
    rows = list(csv.DictReader((tmp_path / "product.csv").read_text(encoding="utf-8").splitlines()))
    found = {(row["matrix"], int(row["row"]), int(row["column"])): float(row["value"]) for row in rows}
    assert found["Z", 0, 2] == product[1, 0, 2]
    assert len(rows) == 2 * 4 + 4 * 5 + 2 * 5
    for ending in ("png", "svg", "npz"):
        save_picture(view, tmp_path / f"product.{ending}")


def test_it_survives_large_text_and_another_theme(view: BatchedView) -> None:
    theme().set_text_percent(200)
    theme().set_mode("dark")
    assert not view.grab().isNull()
    for entry in (0, 29):
        view.set_entry(entry)
        QApplication.processEvents()
        place = np.unravel_index(entry, (3, 2, 5))
        at = view.place_center(2, int(place[1]), int(place[2]))
        assert view.canvas().rect().contains(at)
