"""The Transformer chapter used as a person does: every control, by mouse and keyboard."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.core.trace import Explanation
from explorer.panels.transformer import TransformerPanel
from explorer.theme import theme
from explorer.widgets.elided_label import ElidedLabel
from tests.models import families
from tests.panels.opening import Settled
from tests.panels.people import LEFT
from tests.panels.transformer_people import shown, weights


def test_the_first_picture_needs_no_click(panel: TransformerPanel) -> None:
    assert shown(panel).rows[10].label == "it"
    np.testing.assert_array_equal(shown(panel).values[0], weights(panel, 2, 8))
    assert panel.steps()[0] == "Embeddings"
    assert panel.step() == 3
    assert len(panel.pictures()) == 3


def test_a_click_on_a_head_opens_it(panel: TransformerPanel, qtbot: QtBot, settled: Settled) -> None:
    atlas = panel.overview.atlas
    QTest.mouseClick(atlas.canvas(), LEFT, pos=atlas.head_center(4, 7))
    settled()
    assert panel.session.state.heads == ((4, 7),)
    assert panel.step() == 5
    np.testing.assert_array_equal(shown(panel).values[0], weights(panel, 4, 7))


def test_arrows_walk_the_heads(panel: TransformerPanel, qtbot: QtBot, settled: Settled) -> None:
    QTest.keyClick(panel.overview.atlas, Qt.Key.Key_Down)
    settled()
    assert panel.session.state.heads == ((2, 9),)
    QTest.keyClick(panel.overview.atlas, Qt.Key.Key_Right)
    settled()
    assert panel.session.state.heads == ((3, 9),)


def test_several_heads(panel: TransformerPanel, qtbot: QtBot, settled: Settled) -> None:
    atlas = panel.overview.atlas
    control = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(atlas.canvas(), LEFT, control, atlas.head_center(0, 2))
    settled()
    assert panel.session.state.heads == ((2, 8), (0, 2))
    assert len(shown(panel).values) == 2
    for combine, expected in (
        ("mean", (weights(panel, 2, 8) + weights(panel, 0, 2)) / 2),
        ("max", np.maximum(weights(panel, 2, 8), weights(panel, 0, 2))),
    ):
        QTest.mouseClick(panel.head.combine.button(combine), LEFT)
        settled()
        np.testing.assert_allclose(shown(panel).values[0], expected, atol=1e-6)


def test_a_click_on_a_cell_works_it_out(panel: TransformerPanel, qtbot: QtBot) -> None:
    heard: list[Explanation] = []
    panel.explained.connect(heard.append)
    heatmap = panel.head.heatmap
    QTest.mouseClick(heatmap.canvas(), LEFT, pos=heatmap.cell_center(10, 13))
    assert (panel.session.state.query, panel.session.state.key) == (10, 13)
    assert f"<b>{weights(panel, 2, 8)[10, 13]:.4f}</b>" in heard[-1].text
    assert len(heard[-1].formulas) == 4
    QTest.keyClick(heatmap, Qt.Key.Key_Escape)
    assert panel.session.state.key is None


def test_a_column_keeps_the_row_that_was_chosen_last(panel: TransformerPanel, qtbot: QtBot) -> None:
    heatmap = panel.head.heatmap
    QTest.mouseClick(heatmap.canvas(), LEFT, pos=heatmap.row_label_center(4))
    QTest.mouseClick(heatmap.canvas(), LEFT, pos=heatmap.column_label_center(6))
    assert (panel.session.state.query, panel.session.state.key) == (4, 6)


def test_another_language_keeps_the_selection(panel: TransformerPanel, qtbot: QtBot) -> None:
    heatmap = panel.head.heatmap
    QTest.mouseClick(heatmap.canvas(), LEFT, pos=heatmap.cell_center(4, 6))
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert heatmap.selection() == (4, 6, True)


def test_every_view_takes_the_colours_chosen(panel: TransformerPanel, settled: Settled) -> None:
    panel.session.change(view="qk", query=3)
    settled()
    before = panel.head.scores.grab().toImage()
    panel.session.change(colour_map="viridis")
    assert panel.head.scores.grab().toImage() != before
    before = panel.head.scores.grab().toImage()
    panel.session.change(scale="log")
    assert panel.head.scores.grab().toImage() != before


def test_the_strip_reads_rows_and_columns(panel: TransformerPanel, qtbot: QtBot) -> None:
    strip = panel.strip.strip
    QTest.mouseClick(strip.canvas(), LEFT, pos=strip.token_center(3))
    assert panel.session.state.query == 3
    np.testing.assert_array_equal(strip.picture_arrays()["weights"], weights(panel, 2, 8)[3])
    QTest.mouseClick(panel.strip.direction.button("to"), LEFT)
    QTest.mouseClick(strip.canvas(), LEFT, pos=strip.token_center(8))
    assert panel.session.state.key == 8
    np.testing.assert_array_equal(strip.picture_arrays()["weights"], weights(panel, 2, 8)[:, 8])


def test_a_threshold_beyond_the_slider_is_told_as_it_is(panel: TransformerPanel, settled: Settled) -> None:
    panel.session.change(threshold=0.9)
    settled()
    texts = [label.text() for label in panel.overview.findChildren(ElidedLabel)]
    assert any("0.900" in text for text in texts)
    assert panel.session.state.threshold == 0.9


def test_the_strip_says_which_of_several_heads_it_shows(panel: TransformerPanel, settled: Settled) -> None:
    said = panel.strip.findChildren(ElidedLabel)[1].text  # after the title
    assert said() == "click a token; stronger colour = more attention"
    panel.session.open_heads(((4, 7), (2, 8)))
    settled()
    assert said() == "Layer 4 · Head 7, the first of 2; stronger colour = more attention"
    np.testing.assert_array_equal(panel.strip.strip.picture_arrays()["weights"], weights(panel, 4, 7)[10])
    panel.session.change(direction="to")
    assert said().startswith("Layer 4 · Head 7")
    panel.session.change(combine="mean")
    settled()
    assert said() == "click a token; stronger colour = more attention"


def test_the_strip_says_cosines_with_their_sign(panel: TransformerPanel, settled: Settled) -> None:
    panel.session.change(step=0, query=3, key=None)
    settled()
    row = shown(panel).values[0, 3]
    assert (row < 0).any()
    strip = panel.strip.strip
    np.testing.assert_array_equal(strip.picture_arrays()["weights"], row)
    QTest.mouseMove(strip.canvas(), strip.token_center(int(row.argmin())))
    assert "cos = −" in strip.tip_lines()[0]


def test_the_strip_of_cross_attention_shows_the_other_text(
    panel: TransformerPanel, settled: Settled, tmp_path: Path
) -> None:
    panel.open_model(str(families.make("t5", tmp_path / "tiny-t5")))
    settled()
    panel.session.change(stack="cross", step=1, text="a much longer source text", pair="short")
    settled()
    panel.session.change(query=1, key=None)
    strip, (rows, columns) = panel.strip.strip, shown(panel).values[0].shape
    assert rows < columns
    np.testing.assert_array_equal(strip.picture_arrays()["weights"], shown(panel).values[0, 1])
    assert strip.chosen() is None  # the query is of the target, and no source token is chosen
    last = columns - 1
    QTest.mouseClick(strip.canvas(), LEFT, pos=strip.token_center(last))
    assert (panel.session.state.query, panel.session.state.key, strip.chosen()) == (1, last, last)
    QTest.mouseClick(panel.strip.direction.button("to"), LEFT)
    np.testing.assert_array_equal(strip.picture_arrays()["weights"], shown(panel).values[0][:, last])
    assert strip.chosen() == 1
    QTest.mouseClick(strip.canvas(), LEFT, pos=strip.token_center(0))
    assert (panel.session.state.query, panel.session.state.key) == (0, last)


def test_filters(panel: TransformerPanel, qtbot: QtBot, settled: Settled) -> None:
    QTest.mouseClick(panel.overview.hide_special, LEFT, pos=panel.overview.hide_special.rect().center())
    panel.overview.hide_special.setChecked(True)
    settled()
    assert [group.label for group in shown(panel).rows][:1] == ["The"]
    panel.overview.merge_words.setChecked(True)
    settled()
    assert all(not group.special for group in shown(panel).columns)
    panel.overview.threshold.setValue(50)
    settled()
    faded = shown(panel).faded
    assert faded is not None
    np.testing.assert_array_equal(faded, shown(panel).values < panel.session.state.threshold)


@pytest.mark.parametrize("view", ["heatmap", "lines", "qk"])
def test_every_view_is_a_picture(panel: TransformerPanel, qtbot: QtBot, view: str, settled: Settled) -> None:
    QTest.mouseClick(panel.head.views.button(view), LEFT)
    settled()
    picture = panel.pictures()[0]
    assert picture.picture_widget().isVisible()
    assert picture.picture_name()
    assert picture.picture_arrays()


def test_the_transport_walks_from_embeddings_to_output(panel: TransformerPanel, settled: Settled) -> None:
    for step in range(len(panel.steps())):
        panel.set_step(step)
        settled()
        assert panel.step() == step
        assert shown(panel).signed == (step in (0, len(panel.steps()) - 1))
        if 0 < step < len(panel.steps()) - 1:
            assert panel.session.state.heads == ((step - 1, 8),)


def test_every_command_acts(panel: TransformerPanel, settled: Settled) -> None:
    commands = panel.commands()
    keys = [command.shortcut for command in commands]
    assert len(set(keys)) == len(keys)
    for command in commands:
        before = panel.session.state
        command.act()
        settled()
        if command.is_checked is not None and command.shortcut not in "HLQ":
            assert panel.session.state != before


def test_sorting(panel: TransformerPanel) -> None:
    assert panel.session.drawn is not None
    overview = panel.session.drawn.trace.overviews["encoder"]
    for sort, sign in (("entropy", 1), ("distance", -1), ("special", -1), ("previous", -1)):
        panel.session.change(sort=sort)
        order = panel.overview.atlas.order()
        values = [sign * float(getattr(overview, sort)[head]) for head in order]
        assert values == sorted(values)
        assert len(set(order)) == 72


def test_low_cards_put_the_controls_behind_a_button(panel: TransformerPanel, qtbot: QtBot) -> None:
    assert not panel.overview.more.isVisible()
    panel.resize(900, 380)
    qtbot.waitUntil(panel.overview.more.isVisible)
    assert not panel.overview.scale.isVisible()
    QTest.mouseClick(panel.overview.more, LEFT)
    qtbot.waitUntil(panel.overview.scale.isVisible)
    QTest.mouseClick(panel.overview.scale.button("log"), LEFT)
    assert panel.session.state.scale == "log"
    panel.overview.scale.window().hide()
    panel.resize(1000, 800)
    qtbot.waitUntil(panel.overview.scale.isVisible)


def test_one_colour_scale_or_each_its_own(panel: TransformerPanel, settled: Settled) -> None:
    panel.session.open_heads(((2, 8), (4, 7)))
    settled()
    tops = [float(np.nanmax(values)) for values in shown(panel).values]
    assert [data.top for data in panel.head.heatmap.maps()] == [max(tops)] * 2
    panel.session.change(common=False)
    assert [data.top for data in panel.head.heatmap.maps()] == tops
    assert not panel.head.bar.isVisible()


def test_in_a_narrow_panel_the_cards_take_turns(panel: TransformerPanel, qtbot: QtBot) -> None:
    theme().set_text_percent(200)
    with qtbot.waitSignal(panel.splitter.narrowed):
        panel.resize(1, 500)  # as narrow as it will go
    assert (panel.overview.isVisible(), panel.head.isVisible()) == (False, True)
    QTest.mouseClick(panel.head.turn, LEFT)
    assert (panel.overview.isVisible(), panel.head.isVisible()) == (True, False)
    atlas = panel.overview.atlas
    QTest.mouseClick(atlas.canvas(), LEFT, pos=atlas.head_center(1, 0))
    assert panel.session.state.heads == ((1, 0),)
    assert (panel.overview.isVisible(), panel.head.isVisible()) == (False, True)


def test_in_a_low_card_the_heads_are_combined_below_the_picture(
    panel: TransformerPanel, settled: Settled
) -> None:
    panel.session.open_heads(((4, 7), (2, 8)))
    panel.session.change(common=True)
    settled()
    head = panel.head
    assert head.combine.y() < head.heatmap.mapTo(head, QPoint()).y()
    panel.resize(1000, 300)
    QApplication.processEvents()
    QApplication.processEvents()
    bar, combine = panel.head.bar.geometry(), panel.head.combine.geometry()
    assert combine.right() < bar.left()
    assert combine.top() < bar.bottom()
    panel.session.change(view="lines")
    assert panel.head.bar.isHidden()
    assert not panel.head.combine.isHidden()
