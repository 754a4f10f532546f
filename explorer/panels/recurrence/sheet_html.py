"""A hand-worked sheet as Qt's rich text: a block a line, its terms one under the other."""

from __future__ import annotations

from html import escape

from explorer.core.i18n import translate
from explorer.studies.recurrence.hand import HandSheet
from explorer.studies.recurrence.pencil import HandLine, Term
from explorer.theme import theme


def sheet_html(sheet: HandSheet) -> str:
    """The whole sheet; results in the accent colour, names muted."""
    blocks = "".join(_block(line) for line in sheet.lines)
    notes = "".join(f"<p style='color:{_muted()}'>{escape(note)}</p>" for note in sheet.notes)
    return f"<h4>{escape(sheet.title)}</h4>{blocks}{notes}"


def _muted() -> str:
    return theme().colour("muted").name()


def _block(line: HandLine) -> str:
    rows = [_apply(line)] if line.function else [_term(term) for term in line.terms]
    if line.rounding:
        rows.append(_row(translate("RecurrenceHand", "ε, what rounding leaves"), "", line.rounding))
    rows.append(_result(line))
    head = f"<p style='margin-bottom:2px'><b>{escape(line.label)}</b></p>"
    return f"{head}<table cellspacing='0' cellpadding='1'>{''.join(rows)}</table>"


def _term(term: Term) -> str:
    factors = f"{term.a} × {_bracketed(term.b)}" if term.b else ""
    return _row(term.name, factors, term.product)


def _bracketed(number: str) -> str:
    return f"({number})" if number.startswith("−") else number


def _apply(line: HandLine) -> str:
    term = line.terms[0]
    return _row(term.name, "", term.product)


def _result(line: HandLine) -> str:
    accent = theme().colour("accent").name()
    value = f"<b style='color:{accent}'>{escape(line.result)}</b>"
    symbol = f"<b>{escape(line.symbol)}</b>"
    return f"<tr><td>{symbol}</td><td></td><td>&nbsp;=&nbsp;</td><td align='right'>{value}</td></tr>"


def _row(name: str, factors: str, value: str) -> str:
    cells = (
        f"<td style='color:{_muted()}; padding-right:{theme().px(12)}px'>{escape(name)}</td>",
        f"<td align='right'>{escape(factors)}</td>",
        "<td>&nbsp;=&nbsp;</td>" if factors else "<td></td>",
        f"<td align='right'>{escape(value)}</td>",
    )
    return f"<tr>{''.join(cells)}</tr>"
