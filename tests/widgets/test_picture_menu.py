"""The context menu of a picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from explorer.core.errors import UserError
from explorer.widgets.picture_menu import (
    add_picture_menu,
    export_picture,
    picture_filters,
    picture_menu,
    proposed_name,
)
from explorer.widgets.token_strip import TokenStrip


@pytest.fixture
def strip(qtbot: QtBot) -> TokenStrip:
    made = TokenStrip()
    qtbot.addWidget(made)
    made.resize(300, 80)
    made.set_tokens(("it", "was", "tired"))
    made.set_weights(np.array([0.1, 0.2, 0.7], dtype=np.float32))
    return made


def _fail(error: UserError) -> None:
    raise AssertionError(error)


def _answer(dialog: QFileDialog, path: Path, kind: str) -> None:
    """Type a name and press Save, as a person does."""
    dialog.setDirectory(str(path.parent))
    if kind:
        dialog.selectNameFilter(kind)
        dialog.filterSelected.emit(kind)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert field is not None
    field.setText(path.name)
    dialog.accept()


def test_it_copies_the_value_under_the_selection(strip: TokenStrip) -> None:
    strip.set_chosen(2)
    menu = picture_menu(strip, on_error=_fail)
    actions = {action.text(): action for action in menu.actions()}
    assert list(actions) == ["Copy value", "Copy picture", "Export…"]
    actions["Copy value"].trigger()
    assert QGuiApplication.clipboard().text() == "tired   α = 0.700"
    actions["Copy picture"].trigger()
    assert QGuiApplication.clipboard().image().width() == 600


def test_without_a_value_there_is_nothing_to_copy(strip: TokenStrip) -> None:
    menu = picture_menu(strip, on_error=_fail)
    assert not menu.actions()[0].isEnabled()


def test_the_callers_actions_come_last(strip: TokenStrip) -> None:
    extra = QAction("Hide this head", strip)
    menu = picture_menu(strip, (extra,), on_error=_fail)
    assert menu.actions()[-1] is extra


def test_a_right_click_opens_it(qtbot: QtBot, strip: TokenStrip) -> None:
    add_picture_menu(strip, on_error=_fail)
    with qtbot.waitExposed(strip):
        strip.show()
    strip.customContextMenuRequested.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.parent() is strip
    menu.close()


@pytest.mark.parametrize(
    ("typed", "kind", "written"),
    [
        ("a.csv", "", "a.csv"),
        ("a", "NumPy arrays (*.npz)", "a.npz"),
        ("a.v2", "Vector drawing (*.svg)", "a.v2.svg"),
        ("a", "", "a.png"),
    ],
)
def test_export_asks_for_a_file(
    strip: TokenStrip, tmp_path: Path, typed: str, kind: str, written: str
) -> None:
    done: list[Path] = []
    _answer(export_picture(strip, _fail, done.append), tmp_path / typed, kind)
    assert done == [tmp_path / written]
    assert [entry.name for entry in tmp_path.iterdir()] == [written]


@pytest.mark.parametrize("answer", [QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No])
def test_a_file_that_the_ending_leads_to_is_not_replaced_unasked(
    strip: TokenStrip, tmp_path: Path, answer: QMessageBox.StandardButton
) -> None:
    there = tmp_path / "a.v2.svg"
    there.write_text("mine")
    done: list[Path] = []
    _answer(export_picture(strip, _fail, done.append), tmp_path / "a.v2", "Vector drawing (*.svg)")
    assert there.read_text() == "mine"
    box = next(one for one in strip.window().findChildren(QMessageBox) if one.isVisible())
    assert "a.v2.svg" in box.text()
    box.button(answer).click()
    assert done == ([there] if answer is QMessageBox.StandardButton.Yes else [])
    assert (there.read_text() == "mine") == (not done)


def test_the_dialog_does_not_block_and_proposes_a_name(strip: TokenStrip) -> None:
    dialog = export_picture(strip, _fail)
    assert dialog.isVisible()
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert dialog.nameFilters() == list(picture_filters().values())
    assert [Path(one).name for one in dialog.selectedFiles()] == [f"{proposed_name(strip)}.png"]
    dialog.reject()


def test_leaving_the_dialog_writes_nothing(strip: TokenStrip, tmp_path: Path) -> None:
    done: list[Path] = []
    dialog = export_picture(strip, _fail, done.append)
    dialog.setDirectory(str(tmp_path))
    dialog.reject()
    assert done == []
    assert list(tmp_path.iterdir()) == []


def test_a_failure_is_told(strip: TokenStrip, tmp_path: Path) -> None:
    told: list[str] = []
    done: list[Path] = []
    dialog = export_picture(strip, lambda error: told.append(error.sentence), done.append)
    dialog.fileSelected.emit(str(tmp_path / "missing" / "a.png"))
    dialog.reject()
    assert done == []
    assert len(told) == 1
    assert "could not be written" in told[0]


def test_the_proposed_name_is_a_file_name(strip: TokenStrip) -> None:
    strip.set_picture_name('Layer 2 / Head 8: "it"?')
    assert proposed_name(strip) == "Layer 2 Head 8 it"
    strip.set_picture_name("...")
    assert proposed_name(strip) == "seqscope"
