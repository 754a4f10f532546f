"""One colour a scoring function, in every plot of the chapter."""

from __future__ import annotations

from explorer.studies.scoring.kinds import Function

COLOURS = {
    Function.SCALED: 0,
    Function.DOT: 1,
    Function.ADDITIVE: 2,
    Function.BILINEAR: 3,
    Function.GAUSSIAN: 4,
}
"""The place among the colours that can be told apart."""
