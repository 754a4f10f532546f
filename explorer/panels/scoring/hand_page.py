"""The chosen key under the chosen function, worked out by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from PySide6.QtCore import QEvent, QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from explorer.core.i18n import translate
from explorer.panels.recurrence.sheet_html import line_html
from explorer.studies.recurrence.hand import rounding_note
from explorer.studies.recurrence.pencil import HandLine
from explorer.studies.scoring.state import ScoringState
from explorer.studies.scoring.texts import function_name
from explorer.studies.scoring.trace import ScoringTrace
from explorer.studies.scoring.working import TERMS, worked
from explorer.theme import theme
from explorer.widgets.sheet_view import SheetView
from explorer.widgets.spin_boxes import SpinBox

_BESIDE = (3, 2, 1)  # lines of working
_LONG = 80  # terms from which on laying the sheet out more than once would be felt
_REST = 80  # milliseconds after the last key at which the sheet is written anew


class HandPage(QWidget):
    """A sheet of lines that can be checked with a pencil."""

    field_changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: ScoringTrace | None = None
        self._state = ScoringState()
        self._made_with: object = None
        self.component, self.whole, self.copy = SpinBox(minimum=1), QCheckBox(), QPushButton()
        self.sheet = SheetView()
        self.copy.setProperty("role", "small")
        self._lay_out()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._refresh)
        self.component.valueChanged.connect(lambda number: self.field_changed.emit("component", number - 1))
        self.whole.toggled.connect(self._refresh)
        self.copy.clicked.connect(self.copy_text)
        theme().changed.connect(self._on_theme_changed)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for widget in (self.component, self.whole):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.sheet, 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        with QSignalBlocker(self.component):
            self.component.setPrefix(translate("ScoringHand", "Number "))
        label = translate("ScoringHand", "The number of the pooled value that is worked out")
        self.component.setAccessibleName(label)
        self.component.setToolTip(label)
        self.whole.setText(translate("ScoringHand", "Every product"))
        tip = translate("ScoringHand", "Long sums gather their smallest terms; write all of them out")
        self.whole.setToolTip(tip)
        self.copy.setText(translate("ScoringHand", "Copy"))
        self.sheet.setAccessibleName(translate("ScoringHand", "Worked out by hand"))
        self._on_theme_changed()

    def show_state(self, trace: ScoringTrace, state: ScoringState) -> None:
        """Work out the key, the function and the number that are chosen."""
        is_other = trace is not self._trace
        self._trace, self._state = trace, state
        size = trace.data.values.shape[1]
        with QSignalBlocker(self.component):
            self.component.setMaximum(size)
            self.component.setValue(state.component + 1)
            self.component.setSuffix(translate("ScoringHand", " of {count}").format(count=size))
        if is_other:
            self._refresh()
        else:  # the keys are being run through: laying the sheet out costs more than a frame
            self._rest.start()

    def copy_text(self) -> None:
        """Copy the sheet."""
        QGuiApplication.clipboard().setText(self.sheet.toPlainText())

    def _on_theme_changed(self) -> None:
        self._made_with = None
        self._refresh()

    def _refresh(self) -> None:
        trace, state = self._trace, self._state
        if trace is None:
            return
        whole = self.whole.isChecked()
        made_with = (id(trace.data), trace.request, state.function, state.step, state.component, whole)
        if made_with != self._made_with:
            self._made_with = made_with
            self.sheet.set_sheet(*sheets(trace, state, None if whole else TERMS))


def sheets(trace: ScoringTrace, state: ScoringState, most: int | None) -> tuple[str, ...]:
    """The sheet as Qt's rich text with three, two and one line of working beside each other.

    Or the sentence why the function does not fit.
    """
    text = translate("ScoringHand", "{function} · {key}")
    title = text.format(function=function_name(state.function), key=trace.data.names[state.step])
    head = f"<h4>{escape(title)}</h4>"
    if state.function in trace.refused:
        return (f"{head}<p>{escape(trace.refused[state.function])}</p>",)
    lines = worked(trace, state.function, state.step, state.component, most)
    notes = rounding_note() if any(line.rounding for line in lines) else ""
    foot = f"<p style='color:{theme().colour('muted').name()}'>{escape(notes)}</p>"
    blocks = [line_html(_readable(line)) for line in lines]
    is_long = sum(len(line.terms) for line in lines) > _LONG
    return tuple(
        f"{head}{_beside(blocks, across)}{foot}" for across in (_BESIDE[-1:] if is_long else _BESIDE)
    )


def _beside(blocks: Sequence[str], across: int) -> str:
    """Blocks in rows of so many, in the order in which they are read."""
    cell = f"<td style='padding-right:{theme().px(24)}px'>"
    rows = (blocks[at : at + across] for at in range(0, len(blocks), across))
    joined = (f"<tr>{''.join(f'{cell}{block}</td>' for block in row)}</tr>" for row in rows)
    return f"<table cellspacing='0'>{''.join(joined)}</table>"


_SIGNS = (
    (r"\\alpha", "α"),
    (r"\^\{\\top\}", "ᵀ"),
    (r"\\sqrt\{(\d+)\}", r"√\1"),
    (r"_\{(\d+)\}", r"[\1]"),
)


def _readable(line: HandLine) -> HandLine:
    """A line whose symbol is written as in a text: α[3] for the formula's α with a 3 below."""
    symbol = line.symbol
    for formula, sign in _SIGNS:
        symbol = re.sub(formula, sign, symbol)
    return replace(line, symbol=symbol)
