"""Every picture in every format, reopened and compared."""

from __future__ import annotations

import csv
import stat
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.core.colour import ColourMap, Scale
from explorer.core.errors import UserError
from explorer.widgets.attention_lines import AttentionLines
from explorer.widgets.colour_bar import ColourBar
from explorer.widgets.head_atlas import HeadAtlas
from explorer.widgets.heatmap import HeatmapData, HeatmapView
from explorer.widgets.picture import Picture, copy_picture, copy_value, picture_image, save_picture
from explorer.widgets.score_strips import ScoreData, ScoreStrips, Stage
from explorer.widgets.token_strip import TokenStrip

NAMES = ("[CLS]", 'comma, "quote"', "动物", "line\nbreak")
KINDS = ("heatmap", "atlas", "lines", "strip", "scores", "bar")


def _weights() -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    values = np.random.default_rng(5).random((4, 4)).astype(np.float32)
    values /= values.sum(axis=1, keepdims=True)
    values[0, 3] = np.nan
    return values


def make(kind: str) -> Picture:
    values = _weights()
    if kind == "heatmap":
        heatmap = HeatmapView()
        heatmap.set_maps((HeatmapData(values, NAMES, NAMES), HeatmapData(values.T.copy(), NAMES, NAMES)))
        return heatmap
    if kind == "atlas":
        atlas = HeadAtlas()
        atlas.set_heads(np.stack([values, values])[None])
        return atlas
    if kind == "lines":
        lines = AttentionLines()
        lines.set_data(values[None], NAMES, NAMES, ("L0 H0",))
        return lines
    if kind == "strip":
        strip = TokenStrip()
        strip.set_tokens(NAMES)
        strip.set_weights(values[0])
        return strip
    if kind == "bar":
        bar = ColourBar()
        bar.set(Scale.SQRT, ColourMap.ACCENT, 0.0, 1.0, False, "α")
        return bar
    scores = ScoreStrips()
    q = values[1]
    scores.set_query_scores(ScoreData(q, q, q * q, NAMES, (Stage("softmax", q, "", False),), 1, "it"))
    return scores


@pytest.fixture(params=KINDS)
def picture(request: pytest.FixtureRequest, qtbot: QtBot) -> Picture:
    made = make(request.param)
    widget = made.picture_widget()
    qtbot.addWidget(widget)
    widget.resize(420, 360)
    with qtbot.waitExposed(widget):
        widget.show()
    return made


def test_png_has_twice_the_size_and_something_on_it(picture: Picture, tmp_path: Path) -> None:
    path = tmp_path / "picture.PNG"
    save_picture(picture, path)
    image, widget = QImage(str(path)), picture.picture_widget()
    assert image.size() == widget.size() * 2
    places = [(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)]
    colours = {image.pixel(*place) for place in places}
    assert len(colours) > 5


def test_svg_is_a_drawing_with_text(picture: Picture, tmp_path: Path) -> None:
    path = tmp_path / "picture.svg"
    save_picture(picture, path)
    root = ElementTree.parse(path).getroot()
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    widget = picture.picture_widget()
    assert root.attrib["viewBox"].split() == ["0", "0", str(widget.width()), str(widget.height())]
    tags = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert tags.count("text") >= 2
    assert root.find("{http://www.w3.org/2000/svg}title").text == picture.picture_name()  # type: ignore[union-attr]


def test_csv_holds_the_table(picture: Picture, tmp_path: Path) -> None:
    path = tmp_path / "picture.csv"
    save_picture(picture, path)
    header, rows = picture.picture_table()
    with path.open(encoding="utf-8", newline="") as file:
        read = list(csv.reader(file))
    assert read[0] == list(header)
    assert read[1:] == [[str(value) for value in row] for row in rows]
    assert len(read) > 1


def test_npz_holds_the_arrays(picture: Picture, tmp_path: Path) -> None:
    path = tmp_path / "picture.npz"
    save_picture(picture, path)
    arrays = picture.picture_arrays()
    with np.load(path, allow_pickle=False) as read:
        assert set(read.files) == set(arrays)
        for name, array in arrays.items():
            np.testing.assert_array_equal(read[name], array)
            assert read[name].dtype == array.dtype


def test_weights_survive_csv_exactly(qtbot: QtBot, tmp_path: Path) -> None:
    heatmap = make("heatmap")
    qtbot.addWidget(heatmap.picture_widget())
    save_picture(heatmap, tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[:16]
    read = np.array([np.nan if not row["value"] else np.float32(row["value"]) for row in rows], np.float32)
    np.testing.assert_array_equal(read.reshape(4, 4), _weights())
    assert rows[3]["row_name"] == "[CLS]"
    assert rows[1]["column_name"] == NAMES[1]


def test_the_tip_is_not_on_the_picture(qtbot: QtBot) -> None:
    view = make("heatmap")
    assert isinstance(view, HeatmapView)
    qtbot.addWidget(view)
    view.resize(400, 300)
    with qtbot.waitExposed(view):
        view.show()
    QTest.mouseMove(view.canvas(), view.cell_center(1, 1))
    assert view.tip_lines()
    with_tip = view.grab().toImage()
    exported = picture_image(view, 1)
    assert exported != with_tip.convertToFormat(exported.format())
    assert view.tip_lines()  # and it is back


def test_an_unknown_ending_is_refused(qtbot: QtBot, tmp_path: Path) -> None:
    strip = make("strip")
    qtbot.addWidget(strip.picture_widget())
    with pytest.raises(UserError, match=r"picture\.gif"):
        save_picture(strip, tmp_path / "picture.gif")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", ["png", "svg", "csv", "npz"])
def test_a_folder_that_is_not_there(qtbot: QtBot, tmp_path: Path, ending: str) -> None:
    strip = make("strip")
    qtbot.addWidget(strip.picture_widget())
    with pytest.raises(UserError, match="could not be written"):
        save_picture(strip, tmp_path / "no such folder" / f"a.{ending}")


def test_a_failure_leaves_the_earlier_file(qtbot: QtBot, tmp_path: Path) -> None:
    class Broken(TokenStrip):
        def picture_table(self):  # type: ignore[no-untyped-def]
            raise OSError(28, "No space left on device")

    strip = Broken()
    qtbot.addWidget(strip)
    path = tmp_path / "kept.csv"
    path.write_text("before")
    with pytest.raises(UserError, match="No space left"):
        save_picture(strip, path)
    assert path.read_text() == "before"
    assert [entry.name for entry in tmp_path.iterdir()] == ["kept.csv"]
    assert stat.S_ISREG(path.stat().st_mode)


def test_copies_go_to_the_clipboard(qtbot: QtBot) -> None:
    view = make("heatmap")
    assert isinstance(view, HeatmapView)
    qtbot.addWidget(view)
    view.resize(400, 300)
    copy_picture(view)
    assert QGuiApplication.clipboard().image().size() == view.size() * 2
    view.set_selection(1, 2, True)
    copy_value(view)
    assert QGuiApplication.clipboard().text() == f'comma, "quote" → 动物   α = {_weights()[1, 2]:.3f}'


def test_exporting_leaves_no_trace_on_the_widget(qtbot: QtBot) -> None:
    strip = make("strip")
    widget = strip.picture_widget()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    focused = widget.grab().toImage()
    exported = picture_image(strip, 1)
    assert isinstance(widget, QWidget)
    assert not widget.property("exporting")
    assert widget.grab().toImage() == focused
    assert exported.size() == widget.size()


@pytest.mark.parametrize("size", [4, 300])
def test_cells_stay_sharp_in_an_svg(qtbot: QtBot, tmp_path: Path, size: int) -> None:
    """A viewer that blurs enlarged images (as Qt's own does) shows each cell in one colour."""
    values = np.random.default_rng(1).random((size, size)).astype(np.float32)
    names = tuple(map(str, range(size)))
    view = HeatmapView()
    qtbot.addWidget(view)
    view.resize(400, 400)
    view.set_maps((HeatmapData(values, names, names),))
    save_picture(view, tmp_path / "a.svg")
    image = QImage(800, 800, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    QSvgRenderer(str(tmp_path / "a.svg")).render(painter)
    painter.end()
    screen = picture_image(view, 1)
    for row, column in ((0, 0), (1, 2), (3, 3), (2, 0)):
        at = view.cell_center(row, column)
        assert size > 100 or image.pixelColor(at * 2).name() == screen.pixelColor(at).name()
    if size == 4:
        near_edge = view.cell_center(1, 2) + view.cell_center(1, 2) - view.cell_center(1, 1)
        inside = view.cell_center(1, 2) * 2 + (near_edge - view.cell_center(1, 2)) * 0.9
        assert image.pixelColor(inside).name() == screen.pixelColor(view.cell_center(1, 2)).name()
