"""The lines by mouse, keyboard and pixel."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.core.trace import FloatArray
from explorer.theme import theme
from explorer.widgets.attention_lines import AttentionLines
from explorer.widgets.line_bundle import FLOOR, links_of, visible_links

NAMES = tuple(f"token{n}" for n in range(8))


def weights(heads: int = 1, rows: int = 8, columns: int = 8) -> FloatArray:
    values = np.random.default_rng(1).random((heads, rows, columns)).astype(np.float32) ** 3
    return np.asarray(values / values.sum(axis=-1, keepdims=True), dtype=np.float32)


@pytest.fixture
def lines(qtbot: QtBot) -> AttentionLines:
    made = AttentionLines()
    qtbot.addWidget(made)
    made.resize(400, 360)
    made.set_data(weights(), NAMES, NAMES, ("L0 H0",))
    with qtbot.waitExposed(made):
        made.show()
    return made


@given(st.integers(1, 3), st.integers(1, 12), st.floats(0, 0.5), st.integers(0, 999))
def test_every_weight_from_the_floor_on_is_drawn(heads: int, size: int, threshold: float, seed: int) -> None:
    values = np.random.default_rng(seed).random((heads, size, size)).astype(np.float32)
    values[values < 0.1] = np.nan
    links = links_of(values, threshold)
    expected = {tuple(map(int, at)) for at in np.argwhere(np.nan_to_num(values) >= max(threshold, FLOOR))}
    assert set(zip(links.head.tolist(), links.query.tolist(), links.key.tolist(), strict=True)) == expected
    assert (np.diff(links.level) >= 0).all()


def test_only_lines_off_the_band_are_left_out() -> None:
    links = links_of(np.ones((1, 100, 100), dtype=np.float32), 0)
    near = visible_links(links, 10.0, 200.0, 300.0, starts=(5.0, 5.0))
    reference = [
        (q, k)
        for q, k in zip(links.query.tolist(), links.key.tolist(), strict=True)
        if min(5 + 10 * q, 5 + 10 * k) <= 300 and max(5 + 10 * q, 5 + 10 * k) >= 200
    ]
    assert sorted(zip(near.query.tolist(), near.key.tolist(), strict=True)) == sorted(reference)


def test_the_note_says_what_is_not_drawn(lines: AttentionLines) -> None:
    values = weights()
    values[0, 0, 0] = 0.001
    lines.set_data(values, NAMES, NAMES, ("h",))
    assert lines.note() == "Weights below 0.01 are not drawn."
    lines.set_data(values, NAMES, NAMES, ("h",), 0.2)
    assert lines.note() == "Weights below 0.2 are not drawn."
    assert lines.drawn() == int((values >= 0.2).sum())
    lines.set_data(np.eye(8, dtype=np.float32)[None], NAMES, NAMES, ("h",))
    assert lines.note() == ""


def test_hover_isolates_a_token(qtbot: QtBot, lines: AttentionLines) -> None:
    lines.set_data(np.eye(8, dtype=np.float32)[None], NAMES, NAMES, ("h",))
    all_lines = lines.grab().toImage()
    with qtbot.waitSignal(lines.token_hovered) as hovered:
        QTest.mouseMove(lines.canvas(), lines.token_center("query", 3))
    assert hovered.args == ["query", 3]
    assert lines.tip_lines()[0] == "token3 → token3   α = 1.000"
    image, middle = lines.grab().toImage(), lines.canvas().width() // 2
    rows = {n: lines.token_center("query", n).y() for n in (2, 3)}

    def has_line(picture: QImage, row: int) -> bool:
        shades = {picture.pixelColor(middle, rows[row] + d).name() for d in (-1, 0, 1)}
        return shades != {theme().colour("card").name()}

    assert has_line(all_lines, 2)
    assert has_line(all_lines, 3)
    assert has_line(image, 3)
    assert not has_line(image, 2)
    with qtbot.waitSignal(lines.token_hovered) as left:
        QApplication.sendEvent(lines.canvas(), QEvent(QEvent.Type.Leave))
    assert left.args == ["", -1]


def test_hovering_a_key_tells_who_attends_to_it(qtbot: QtBot, lines: AttentionLines) -> None:
    values = lines.picture_arrays()["weights"]
    QTest.mouseMove(lines.canvas(), lines.token_center("key", 5))
    strongest = int(np.argmax(values[0, :, 5]))
    assert lines.tip_lines()[0] == f"token{strongest} → token5   α = {values[0, strongest, 5]:.3f}"


def test_a_click_locks_and_releases(qtbot: QtBot, lines: AttentionLines) -> None:
    with qtbot.waitSignal(lines.token_chosen) as chosen:
        QTest.mouseClick(lines.canvas(), Qt.MouseButton.LeftButton, pos=lines.token_center("key", 2))
    assert chosen.args == ["key", 2]
    assert lines.chosen() == ("key", 2)
    with qtbot.waitSignal(lines.token_released):
        QTest.mouseClick(lines.canvas(), Qt.MouseButton.LeftButton, pos=lines.token_center("key", 2))
    assert lines.chosen() is None


def test_the_keyboard_walks_and_releases(qtbot: QtBot, lines: AttentionLines) -> None:
    seen: list[tuple[str, int]] = []
    lines.token_chosen.connect(lambda side, index: seen.append((side, index)))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Up):
        QTest.keyClick(lines, key)
    assert seen == [("query", 0), ("query", 1), ("key", 1), ("key", 0)]
    with qtbot.waitSignal(lines.token_released):
        QTest.keyClick(lines, Qt.Key.Key_Escape)


def test_heads_keep_their_colours_and_a_legend(qtbot: QtBot, lines: AttentionLines) -> None:
    lines.set_data(weights(5), NAMES, NAMES, tuple(f"Layer 2 · Head {n}" for n in range(5)))
    lines.grab()
    QTest.mouseMove(lines.canvas(), lines.token_center("query", 1))
    assert "Layer 2 · Head" in lines.tip_lines()[0]
    assert len(lines._layout.legend) == 5


@pytest.mark.parametrize("percent", [100, 200])
def test_many_tokens_scroll_and_zoom_out_to_all(qtbot: QtBot, lines: AttentionLines, percent: int) -> None:
    theme().set_text_percent(percent)
    names = tuple(f"t{n}" for n in range(300))
    lines.set_data(weights(2, 300, 300), names, names, ("a", "b"))
    bar = lines.verticalScrollBar()
    assert bar.maximum() > 0
    lines.set_chosen("query", 299)
    QTest.keyClick(lines, Qt.Key.Key_Up)
    assert lines.canvas().rect().contains(lines.token_center("query", 298))
    for _step in range(40):
        QTest.keyClick(lines, Qt.Key.Key_Minus)
    assert bar.maximum() <= 1
    assert lines.canvas().rect().contains(lines.token_center("query", 299))
    QTest.keyClick(lines, Qt.Key.Key_R)
    assert bar.maximum() > 0


def test_different_numbers_of_queries_and_keys(qtbot: QtBot, lines: AttentionLines) -> None:
    lines.set_data(weights(1, 3, 8), NAMES[:3], NAMES, ("cross",))
    lines.grab()
    with qtbot.waitSignal(lines.token_chosen) as chosen:
        QTest.mouseClick(lines.canvas(), Qt.MouseButton.LeftButton, pos=lines.token_center("key", 7))
    assert chosen.args == ["key", 7]


def test_empty_and_wrong_data(qtbot: QtBot, lines: AttentionLines) -> None:
    lines.set_data(np.zeros((0, 0, 0), dtype=np.float32), (), (), ())
    lines.grab()
    QTest.keyClick(lines, Qt.Key.Key_Down)
    assert lines.chosen() is None
    with pytest.raises(ValueError, match="names"):
        lines.set_data(weights(), NAMES, NAMES[:2], ("h",))


def test_the_table_holds_what_is_drawn(lines: AttentionLines) -> None:
    _header, rows = lines.picture_table()
    found = list(rows)
    values = lines.picture_arrays()["weights"]
    assert len(found) == lines.drawn()
    assert all(np.float32(str(row[5])) == values[0, int(str(row[1])), int(str(row[2]))] for row in found)
