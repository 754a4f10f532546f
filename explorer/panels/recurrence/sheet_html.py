"""A hand-worked sheet as Qt's rich text: a block a line, its terms one under the other."""

from __future__ import annotations

from html import escape

from explorer.core.i18n import in_a_row, translate
from explorer.studies.recurrence.hand import HandSheet
from explorer.studies.recurrence.pencil import HandLine, Term
from explorer.theme import theme


def sheet_html(sheet: HandSheet) -> str:
    """The whole sheet; results in the accent colour, names muted."""
    blocks = "".join(line_html(line) for line in sheet.lines)
    notes = "".join(f"<p style='color:{_muted()}'>{escape(note)}</p>" for note in sheet.notes)
    legend = f"<p style='color:{_muted()}'>{escape(_legend(sheet))}</p>"
    return f"<h4>{escape(sheet.title)}</h4>{legend}{blocks}{notes}"


def _legend(sheet: HandSheet) -> str:
    """What the letters stand for."""
    names = " ".join(term.name for line in sheet.lines for term in line.terms)
    said = [translate("RecurrenceHand", "x is the input, W its weights (weight_ih).")]
    if "y′" in names:
        said.append(
            translate("RecurrenceHand", "y′ is the output of the step before, U its weights (weight_hh).")
        )
    else:
        said.append(translate("RecurrenceHand", "h′ is the old state, U its weights (weight_hh)."))
    if "c′" in names:
        said.append(translate("RecurrenceHand", "c′ is the old cell state."))
    if any(term.name.startswith("d") and not term.b for line in sheet.lines for term in line.terms):
        said.append(translate("RecurrenceHand", "b is of bias_ih, d of bias_hh."))
    return in_a_row(said)


def _muted() -> str:
    return theme().colour("muted").name()


def line_html(line: HandLine) -> str:
    """One line: its label, its terms, what rounding leaves and the result."""
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


def _kept(text: str) -> str:
    """On one line."""
    return escape(text).replace(" ", "&nbsp;")


def _row(name: str, factors: str, value: str) -> str:
    muted = f"color:{_muted()}"
    if not factors:  # a long name takes the room of the factors
        return (
            f"<tr><td colspan='2' style='{muted}'>{escape(name)}</td><td></td>"
            f"<td align='right'>{escape(value)}</td></tr>"
        )
    cells = (
        f"<td style='{muted}; padding-right:{theme().px(6)}px'>{_kept(name)}</td>",
        f"<td align='right'>{_kept(factors)}</td>",
        "<td>&nbsp;=&nbsp;</td>",
        f"<td align='right'>{escape(value)}</td>",
    )
    return f"<tr>{''.join(cells)}</tr>"
