"""Explain: what this step and selection show, with formulas, numbers, shapes and facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from explorer.core.i18n import translate
from explorer.core.trace import Action, Explanation, Formula, Table
from explorer.theme import theme
from explorer.widgets.explain_table import TableView
from explorer.widgets.formula import FormulaView
from explorer.widgets.formula_setter import FormulaSetter
from explorer.widgets.icons import IconButton
from explorer.workers.lanes import Lanes

_REST = 200  # milliseconds a selection must rest before its formulas are set
_WIDTH = 296
_Shown = TypeVar("_Shown", bound=QWidget)


class _ActionButton(QPushButton):
    """A wide button with its key beside the label."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "wide")
        self.action = Action("", "")
        self._key = QLabel(self)
        self._key.setProperty("role", "key")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme().px(8), 0)
        row.addStretch(1)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.chosen.emit(self.action.key))

    def set_action(self, action: Action) -> None:
        if action != self.action:
            self.action = action
            self.setAccessibleName(action.label)
            self.setToolTip(action.label)
            self._key.setText(action.shortcut)
            self._key.setVisible(bool(action.shortcut))
            self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = self.width() - theme().px(36) - (self._key.sizeHint().width() if self.action.shortcut else 0)
        self.setText(self.fontMetrics().elidedText(self.action.label, Qt.TextElideMode.ElideRight, room))


class Explain(QFrame):
    """The column at the right; it scrolls, and shows an Explanation or a hint that there is none yet."""

    acted = Signal(str)
    """The key of the button that was pressed."""
    close_requested = Signal()

    def __init__(self, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setter = FormulaSetter(lanes, self)
        self._explanation: Explanation | None = None
        self._hint = ""
        self._formulas: list[FormulaView] = []
        self._tables: list[TableView] = []
        self._notes: list[QLabel] = []
        self._buttons: list[_ActionButton] = []
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._set_formulas)
        self._build()
        self.setter.ready.connect(self._on_formula_ready)
        theme().changed.connect(self._restyle)
        self.retranslate()
        self._restyle()

    def _build(self) -> None:
        self._title, self._text, self._look_for = QLabel(self), QLabel(self), QLabel(self)
        self._title.setProperty("role", "title")
        self._text.setProperty("role", "muted")
        for label in (self._title, self._text, self._look_for):
            label.setWordWrap(True)
            label.setMinimumWidth(1)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._look_for.setTextFormat(Qt.TextFormat.PlainText)
        self._close = IconButton("close", self, token="muted")
        self._close.setProperty("role", "ghost")
        self._close.clicked.connect(self.close_requested)
        self._content = QWidget()
        self._content.setObjectName("explain_content")
        self._column = QVBoxLayout(self._content)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)
        self._sections: list[QVBoxLayout] = [QVBoxLayout() for _ in range(4)]
        self._column.addWidget(self._text)
        self._column.addWidget(self._look_for)
        for section in self._sections:
            self._column.addLayout(section)
        self._column.addStretch(1)
        self._scroll = QScrollArea(self, widgetResizable=True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(_WIDTH), theme().px(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(theme().px(220), 260), theme().px(120))

    def retranslate(self) -> None:
        """Write the column's own words anew; the explanation comes anew from the chapter."""
        self.setAccessibleName(translate("Explain", "Explain"))
        self._close.set_label(translate("Explain", "Hide this column"), "Ctrl+I")
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @property
    def explanation(self) -> Explanation | None:
        """What is shown now."""
        return self._explanation

    def set_explanation(self, explanation: Explanation | None) -> None:
        """Show another explanation; texts at once, its formulas when they are set."""
        if explanation != self._explanation:
            self._explanation = explanation
            self._show()

    def set_look_for(self, hint: str) -> None:
        """Show what to look for in the sentence under study; empty: nothing."""
        self._hint = hint
        self._look_for.setText(translate("Explain", "Look for: {hint}").format(hint=hint) if hint else "")
        self._look_for.setVisible(bool(hint))

    def close_down(self) -> None:
        """Set no more formulas."""
        self._rest.stop()
        self.setter.close()

    def _show(self) -> None:
        shown = self._explanation or _nothing_yet()
        self._title.setText(shown.title)
        self._text.setText(shown.text)
        self._text.setVisible(bool(shown.text))
        self.set_look_for(self._hint)
        self._fill(self._formulas, len(shown.formulas), 0, lambda: FormulaView(self.setter, self._content))
        self._fill(self._tables, len(shown.tables), 1, lambda: TableView(self._content))
        self._fill(self._notes, len(shown.notes), 2, self._new_note)
        self._fill(self._buttons, len(shown.actions), 3, self._new_button)
        self._write(shown.formulas, shown.tables, shown.notes, shown.actions)
        self._rest.start()

    def _write(
        self,
        formulas: tuple[Formula, ...],
        tables: tuple[Table, ...],
        notes: tuple[str, ...],
        actions: tuple[Action, ...],
    ) -> None:
        for formula, formula_view in zip(formulas, self._formulas, strict=False):
            formula_view.set_formula(formula)
        for table, table_view in zip(tables, self._tables, strict=False):
            table_view.set_table(table)
        for note, label in zip(notes, self._notes, strict=False):
            label.setText(note)
        for action, button in zip(actions, self._buttons, strict=False):
            button.set_action(action)

    def _fill(self, views: list[_Shown], count: int, section: int, make: Callable[[], _Shown]) -> None:
        """As many views as wanted: old ones are reused, surplus ones hidden."""
        while len(views) < count:
            views.append(make())
            self._sections[section].addWidget(views[-1])
        for number, view in enumerate(views):
            view.setVisible(number < count)

    def _new_note(self) -> QLabel:
        note = QLabel(self._content)
        note.setProperty("role", "small")
        note.setWordWrap(True)
        note.setMinimumWidth(1)
        note.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return note

    def _new_button(self) -> _ActionButton:
        button = _ActionButton(self._content)
        button.chosen.connect(self.acted)
        return button

    def _set_formulas(self) -> None:
        shown = self._explanation
        count = len(shown.formulas) if shown else 0
        self.setter.want(wanted for view in self._formulas[:count] for wanted in view.missing())

    def _on_formula_ready(self) -> None:
        """Pieces are asked for once the whole has proved too wide."""
        if not self._rest.isActive():
            self._set_formulas()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rest.start()

    def _restyle(self) -> None:
        gap = theme().gap
        self._column.setContentsMargins(gap(16), gap(12), gap(16), gap(14))
        self._column.setSpacing(gap(10))
        for section in self._sections:
            section.setSpacing(gap(8))
        self._sections[1].setSpacing(gap(14))
        self._rest.start()


def _nothing_yet() -> Explanation:
    return Explanation(
        translate("Explain", "Explain"),
        translate("Explain", "What you see is explained here as soon as there is a picture."),
    )
