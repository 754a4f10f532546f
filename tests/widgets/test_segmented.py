"""The segmented control by mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from explorer.theme import theme
from explorer.widgets.segmented import Segmented

OPTIONS = (("sqrt", "√", "square root"), ("linear", "linear", "as it is"), ("log", "log", "by powers"))


def _shown(qtbot: QtBot) -> Segmented:
    control = Segmented()
    qtbot.addWidget(control)
    control.set_options(OPTIONS)
    with qtbot.waitExposed(control):
        control.show()
    return control


def test_the_mouse_chooses(qtbot: QtBot) -> None:
    control = _shown(qtbot)
    assert control.current() == "sqrt"
    with qtbot.waitSignal(control.chosen) as signal:
        QTest.mouseClick(control.button("log"), Qt.MouseButton.LeftButton)
    assert signal.args == ["log"]
    assert control.current() == "log"
    with qtbot.assertNotEmitted(control.chosen):
        QTest.mouseClick(control.button("log"), Qt.MouseButton.LeftButton)


def test_arrows_choose(qtbot: QtBot) -> None:
    control = _shown(qtbot)
    control.button("sqrt").setFocus()
    with qtbot.waitSignal(control.chosen) as signal:
        QTest.keyClick(control.button("sqrt"), Qt.Key.Key_Right)
    assert signal.args == ["linear"]


def test_setting_it_is_silent_and_unknown_ids_are_ignored(qtbot: QtBot) -> None:
    control = _shown(qtbot)
    with qtbot.assertNotEmitted(control.chosen):
        control.set_current("linear")
        control.set_current("no such thing")
    assert control.current() == "linear"
    assert control.button("linear").isChecked()


def test_new_labels_keep_the_choice(qtbot: QtBot) -> None:
    control = _shown(qtbot)
    control.set_current("log")
    control.set_options(tuple((name, label.upper(), tip) for name, label, tip in OPTIONS))
    assert control.current() == "log"
    assert control.options() == ("sqrt", "linear", "log")
    assert control.button("linear").text() == "LINEAR"
    assert control.button("linear").toolTip() == "as it is"


def test_it_grows_with_the_text(qtbot: QtBot) -> None:
    control = _shown(qtbot)
    before = control.sizeHint()
    theme().set_text_percent(200)
    assert control.sizeHint().width() > 1.4 * before.width()  # the text grows in full, the white space less
    assert control.sizeHint().height() > 1.7 * before.height()


def test_the_pressed_one_has_the_accent(qtbot: QtBot) -> None:
    control = _shown(qtbot)
    control.set_current("linear")
    grounds = {}
    for name in ("linear", "log"):
        image = QWidget.grab(control.button(name)).toImage()
        grounds[name] = image.pixelColor(4, image.height() // 2).name()
    assert grounds == {"linear": theme().colour("accent").name(), "log": theme().colour("field").name()}
