"""The cell's equations, and the same with the chosen unit's numbers."""

from __future__ import annotations

from explorer.core.i18n import translate
from explorer.core.trace import Formula
from explorer.models.recurrent.spec import Activation, Cell
from explorer.studies.recurrence.hand import PLACES, HandSheet, hand
from explorer.studies.recurrence.pencil import HandLine
from explorer.studies.recurrence.place import Place
from explorer.studies.recurrence.state import RecurrenceState
from explorer.studies.recurrence.texts import unit_name

TERMS = 4  # of a sum; the column beside the picture is narrow
_SHOWN: dict[Cell, tuple[str, ...]] = {
    Cell.ELMAN: ("a", "h"),
    Cell.JORDAN: ("a", "h", "y"),
    Cell.GRU: ("a_z", "z", "n", "h"),
    Cell.LSTM: ("a_f", "f", "c", "tanh c", "h"),
}
"""The lines of the sheet that lead to what is kept and to h; the sheet itself has them all."""


def general(place: Place) -> Formula:
    """The equations of the cell, with W and b for the input, U for the state, as torch.nn has them.

    Elman 1990; Jordan 1986; Cho et al. 2014 (torch's form); Hochreiter & Schmidhuber 1997, Gers et al. 2000.
    """
    spec = place.trace.spec
    before, b = ("t+1" if place.layer.direction else "t-1"), spec.bias
    phi = r"\mathrm{ReLU}" if spec.activation is Activation.RELU else r"\tanh"
    if spec.cell is Cell.ELMAN:
        lines = [f"h_t&={phi}({_sum('', f'h_{{{before}}}', b)})"]
    elif spec.cell is Cell.JORDAN:
        bias = "+b_y" if b else ""
        lines = [f"h_t&={phi}({_sum('', f'y_{{{before}}}', b)})", rf"y_t&=\tanh(V h_t{bias})"]
    elif spec.cell is Cell.GRU:
        lines = _gru(f"h_{{{before}}}", b)
    else:
        lines = _lstm(before, b)
    return Formula(_aligned(lines), _bias_caption(spec.cell) if b else "")


def _sum(gate: str, state: str, bias: bool) -> str:
    end = f"_{gate}" if gate else ""
    return f"W{end} x_t+U{end} {state}" + (f"+b{end}" if bias else "")


def _lstm(before: str, bias: bool) -> list[str]:
    names = (("f", r"\sigma"), ("i", r"\sigma"), ("g", r"\tanh"), ("o", r"\sigma"))
    lines = [f"{name}_t&={phi}({_sum(name, f'h_{{{before}}}', bias)})" for name, phi in names]
    return [*lines, rf"c_t&=f_t\odot c_{{{before}}}+i_t\odot g_t", r"h_t&=o_t\odot\tanh(c_t)"]


def _gru(state: str, bias: bool) -> list[str]:
    b, d = ("+b_n", "+d_n") if bias else ("", "")
    return [
        rf"r_t&=\sigma({_sum('r', state, bias)})",
        rf"z_t&=\sigma({_sum('z', state, bias)})",
        rf"q_t&=U_n {state}{d}",
        rf"n_t&=\tanh(W_n x_t{b}+r_t\odot q_t)",
        rf"h_t&=(1-z_t)\odot n_t+z_t\odot {state}",
    ]


def _aligned(lines: list[str]) -> str:
    if len(lines) == 1:
        return lines[0].replace("&", "")
    return r"\begin{aligned}" + r"\\".join(lines) + r"\end{aligned}"


def _bias_caption(cell: Cell) -> str:
    if cell is Cell.GRU:
        return translate(
            "RecurrenceFormulas",
            "W is weight_ih, U is weight_hh; b_r and b_z hold bias_ih and bias_hh together, "
            "b_n is of bias_ih, d_n of bias_hh.",
        )
    if cell is Cell.JORDAN:
        return translate(
            "RecurrenceFormulas",
            "W is weight_ih, U is weight_hh, V is weight_ho; b holds bias_ih and bias_hh together, "
            "b_y is bias_ho.",
        )
    return translate(
        "RecurrenceFormulas", "W is weight_ih, U is weight_hh; b holds bias_ih and bias_hh together."
    )


def with_numbers(place: Place, state: RecurrenceState) -> tuple[Formula, ...]:
    """The lines that lead to h_t of the chosen unit; each adds up as it is shown."""
    sheet = hand(place.trace, state, TERMS, PLACES)
    wanted = _SHOWN[place.trace.spec.cell]
    lines = [line for line in sheet.lines if line.symbol in wanted]
    return tuple(Formula(line.latex, _caption(place, line, sheet)) for line in lines)


def _caption(place: Place, line: HandLine, sheet: HandSheet) -> str:
    if line is sheet.lines[0] or line.symbol == "a_z":
        name = translate("RecurrenceFormulas", "{unit}, with numbers").format(unit=unit_name(place.unit))
        gathered = next((term.count for term in line.terms if term.count > 1), 0)
        if not gathered:
            return name
        text = translate("RecurrenceFormulas", "{unit}, with numbers; the brace joins the {n} smallest terms")
        return text.format(unit=unit_name(place.unit), n=gathered)
    return line.label
