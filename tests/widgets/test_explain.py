"""Explain: texts at once, formulas when set, everything can be copied."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from explorer.core.trace import Action, Explanation, Formula, Row, Table
from explorer.theme import theme
from explorer.widgets.explain import Explain
from explorer.widgets.formula import FormulaView
from explorer.widgets.formula_setter import pieces
from explorer.workers.lanes import Lanes

LONG = r"\alpha = \frac{e^{3.21}}{e^{1.2} + e^{0.3}} = \frac{24.8}{24.8 + 3.3 + 1.35} = \accent{0.842}"
SHOWN = Explanation(
    "One head",
    "It looks at <b>it</b>.",
    (Formula(r"a = b", "the rule"), Formula(LONG)),
    (Table("Shapes", (Row("q", "(12, 16)", "heads, tokens"), Row("k", "(12, 16)"))),),
    ("A note.",),
    (Action("check", "Check", "Ctrl+K"),),
)


def made(qtbot: QtBot, lanes: Lanes, width: int = 300) -> Explain:
    explain = Explain(lanes)
    qtbot.addWidget(explain, before_close_func=lambda widget: widget.close_down())
    explain.resize(width, 700)
    explain.show()
    qtbot.waitExposed(explain)
    return explain


def formulas(explain: Explain) -> list[FormulaView]:
    return [view for view in explain.findChildren(FormulaView) if view.isVisible()]


def texts(explain: Explain) -> set[str]:
    return {label.text() for label in explain.findChildren(QLabel) if label.isVisible()}


def test_before_the_first_picture_it_says_so(qtbot: QtBot, lanes: Lanes) -> None:
    explain = made(qtbot, lanes)
    assert any("as soon as there is a picture" in text for text in texts(explain))


def test_everything_of_an_explanation_is_shown(qtbot: QtBot, lanes: Lanes) -> None:
    explain = made(qtbot, lanes)
    explain.set_explanation(SHOWN)
    assert {"One head", "It looks at <b>it</b>.", "Shapes", "q", "(12, 16)", "A note."} <= texts(explain)
    qtbot.waitUntil(lambda: all(view.settled for view in formulas(explain)), timeout=20_000)
    assert all(view.height() > 20 for view in formulas(explain))


def test_what_is_no_more_is_hidden(qtbot: QtBot, lanes: Lanes) -> None:
    explain = made(qtbot, lanes)
    explain.set_explanation(SHOWN)
    explain.set_explanation(Explanation("Short", "Nothing else."))
    assert texts(explain) == {"Short", "Nothing else."}
    assert formulas(explain) == []


def test_a_formula_too_wide_is_broken_into_lines_and_fits(qtbot: QtBot, lanes: Lanes) -> None:
    explain = made(qtbot, lanes, 260)
    explain.set_explanation(Explanation("t", "", (Formula(LONG),)))
    view = formulas(explain)[0]
    qtbot.waitUntil(lambda: view.settled, timeout=20_000)
    narrow = view.height()
    explain.resize(900, 700)
    qtbot.waitUntil(lambda: view.settled and view.height() < narrow, timeout=20_000)


def test_a_formula_that_cannot_be_set_shows_its_source(qtbot: QtBot, lanes: Lanes) -> None:
    explain = made(qtbot, lanes)
    explain.set_explanation(Explanation("t", "", (Formula(r"\frac{a}{"),)))
    view = formulas(explain)[0]
    qtbot.waitUntil(lambda: view.settled, timeout=20_000)
    assert view.height() > 20


def test_the_formula_follows_the_theme(qtbot: QtBot, lanes: Lanes) -> None:
    explain = made(qtbot, lanes)
    explain.set_explanation(SHOWN)
    qtbot.waitUntil(lambda: all(view.settled for view in formulas(explain)), timeout=20_000)
    theme().set_mode("dark")
    theme().set_text_percent(200)
    assert not all(view.settled for view in formulas(explain))
    qtbot.waitUntil(lambda: all(view.settled for view in formulas(explain)), timeout=20_000)


def test_a_button_says_its_key(qtbot: QtBot, lanes: Lanes) -> None:
    explain = made(qtbot, lanes)
    explain.set_explanation(SHOWN)
    with qtbot.waitSignal(explain.acted) as acted:
        QTest.mouseClick(explain._buttons[0], Qt.MouseButton.LeftButton)
    assert acted.args == ["check"]


def test_a_value_and_a_formula_can_be_copied(qtbot: QtBot, lanes: Lanes) -> None:
    explain = made(qtbot, lanes)
    explain.set_explanation(SHOWN)
    value = next(label for label in explain.findChildren(QLabel) if label.text() == "(12, 16)")
    value.customContextMenuRequested.emit(QPoint(1, 1))
    choose("Copy name and value")
    assert QGuiApplication.clipboard().text() == "q\t(12, 16)"
    at = QPoint(4, 4)
    view = formulas(explain)[1]
    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at)))
    choose("Copy as LaTeX")
    assert QGuiApplication.clipboard().text() == LONG.replace(r"\accent", "")


def choose(label: str) -> None:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == label).trigger()
    menu.close()


def test_what_to_look_for_comes_and_goes(qtbot: QtBot, lanes: Lanes) -> None:
    explain = made(qtbot, lanes)
    explain.set_look_for("the pronoun")
    assert any("the pronoun" in text for text in texts(explain))
    explain.set_look_for("")
    assert not any("the pronoun" in text for text in texts(explain))


def test_pieces_are_the_formula_again() -> None:
    assert pieces(LONG)[0] == r"\alpha "
    assert len(pieces(LONG)) == 4
    for latex in (LONG, "", "a", "= b", r"\left(a + b\right) = c + d", r"e^{a=b} \approx 2"):
        assert "".join(pieces(latex)) == latex
    assert pieces(r"\left(a + b\right) = c") == (r"\left(a + b\right) ", "= c")
