"""Sets one formula as SVG; `serve` is the whole life of the process in which that is done."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from typing import BinaryIO

# `\accent{…}` in a formula stands for the accent colour of the theme in force.
_ACCENT = re.compile(r"\\accent(?=\s*\{)")
# A sign, not a difference: set close to its number.
_SIGN = re.compile(r"(^|[(={]|\\times )-(?=[\d.])")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A formula to set: LaTeX, colours as #rrggbb, size in pixels."""

    latex: str
    colour: str
    accent: str
    size: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A formula set as SVG; `width`, `height` and `depth` (below the baseline) in pixels."""

    svg: str
    width: float
    height: float
    depth: float


def set_formula(wanted: Wanted) -> Drawn | None:
    """Set one formula, or None if ziamath cannot read it."""
    import ziamath

    ziamath.config.svg2 = False  # Qt draws SVG Tiny: paths, no symbols with a view box of their own
    latex = _ACCENT.sub(lambda _match: rf"\textcolor{{{wanted.accent}}}", _SIGN.sub(r"\1{-}", wanted.latex))
    try:
        made = ziamath.Latex(latex, size=wanted.size, color=wanted.colour)
        (width, height), drawing = made.getsize(), made.svg()
    except Exception:  # noqa: BLE001 -- ziamath raises whatever its parser met, KeyError to RecursionError
        return None
    return Drawn(drawing, float(width), float(height), -float(made.getyofst()))


def asked(wanted: Wanted) -> bytes:
    """A formula to set, as the line that `serve` reads."""
    return json.dumps(asdict(wanted)).encode() + b"\n"


def answered(line: bytes) -> Drawn | None:
    """What a line that `serve` wrote tells.

    Raises:
        ValueError: the line is none of `serve`.
    """
    told = json.loads(line)
    return None if told is None else Drawn(**told)


def serve(asking: BinaryIO, telling: BinaryIO) -> None:
    """Answer line by line until nobody asks any more."""
    for line in asking:
        drawn = set_formula(Wanted(**json.loads(line)))
        telling.write(json.dumps(None if drawn is None else asdict(drawn)).encode() + b"\n")
        telling.flush()
