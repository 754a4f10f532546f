"""One unit at one step, worked out by hand, and the same as code that runs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer.core.i18n import translate
from explorer.panels.recurrence.sheet_html import sheet_html
from explorer.studies.recurrence.code import code
from explorer.studies.recurrence.hand import MOST_TERMS, hand
from explorer.studies.recurrence.state import RecurrenceState
from explorer.studies.recurrence.trace import RecurrenceTrace
from explorer.theme import theme
from explorer.widgets.segmented import Segmented
from explorer.widgets.sheet_view import SheetView

_REST = 80  # milliseconds after the last step at which the sheet is written anew


class HandPage(QWidget):
    """A sheet of lines that can be checked with a pencil, or PyTorch code."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: RecurrenceTrace | None = None
        self._is_stale = False
        self._state = RecurrenceState()
        self.kind, self.whole, self.copy = Segmented(), QCheckBox(), QPushButton()
        self.sheet = SheetView()
        self.code = QPlainTextEdit(readOnly=True)
        self.code.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.copy.setProperty("role", "small")
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addWidget(self.whole)
        row.addStretch(1)
        row.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.sheet, 1)
        column.addWidget(self.code, 1)
        self.code.setMinimumSize(1, 1)
        self.kind.chosen.connect(self._show_kind)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._refresh)
        self.whole.toggled.connect(self._refresh)
        self.copy.clicked.connect(self.copy_text)
        theme().changed.connect(self._refresh)
        self.retranslate()
        self._show_kind("sheet")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.kind.set_options(
            (
                (
                    "sheet",
                    translate("RecurrenceHand", "Numbers"),
                    translate("RecurrenceHand", "Every product and sum"),
                ),
                (
                    "code",
                    translate("RecurrenceHand", "PyTorch"),
                    translate("RecurrenceHand", "The same as code that runs"),
                ),
            )
        )
        self.whole.setText(translate("RecurrenceHand", "Every product"))
        self.whole.setToolTip(
            translate("RecurrenceHand", "Long sums gather their smallest terms; write all of them out")
        )
        self.copy.setText(translate("RecurrenceHand", "Copy"))
        self.sheet.setAccessibleName(translate("RecurrenceHand", "Worked out by hand"))
        self.code.setAccessibleName(translate("RecurrenceHand", "PyTorch code"))
        self._refresh()

    def show_trace(self, trace: RecurrenceTrace, state: RecurrenceState) -> None:
        """Work out the unit and the step that are chosen."""
        is_same = trace is self._trace
        self._trace, self._state = trace, state
        if is_same:  # a step is being dragged along: laying the sheet out costs more than a frame
            self._rest.start()
        else:
            self._refresh()

    def copy_text(self) -> None:
        """Copy what is on show."""
        is_code = self.kind.current() == "code"
        QGuiApplication.clipboard().setText(self.code.toPlainText() if is_code else self.sheet.toPlainText())

    def _show_kind(self, kind: str) -> None:
        self.kind.set_current(kind)
        self.sheet.setVisible(kind == "sheet")
        self.code.setVisible(kind == "code")
        self.whole.setVisible(kind == "sheet")
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def _refresh(self) -> None:
        """Write the sheet anew; out of sight only note that it must be."""
        self._is_stale = not self.isVisible()
        if self._trace is None or self._is_stale:
            return
        if self.kind.current() == "code":
            self.code.setFont(theme().font(0.96, tabular=True))
            self.code.setPlainText(code(self._trace, self._state))
        else:
            most = None if self.whole.isChecked() else MOST_TERMS
            self.sheet.set_sheet(sheet_html(hand(self._trace, self._state, most)))
