"""The general formulas can be set, and hold no words, which would be English in every language."""

from __future__ import annotations

import re
from itertools import product

import pytest

from explorer.core.typesetting import Wanted, set_formula
from explorer.studies.pooling import texts
from explorer.studies.pooling.explain_cues import explain_cues
from explorer.studies.pooling.kernels import Kernel
from explorer.studies.pooling.state import PoolingState
from explorer.studies.scoring import formulas
from explorer.studies.scoring.kinds import Function, Norm

POOLING = (*map(texts.general, Kernel), texts.summed(), *explain_cues(PoolingState()).formulas)
SCORING = tuple(one for pair in product(Function, Norm) for one in formulas.general(*pair))
FORMULAS = tuple(dict.fromkeys(one.latex for one in (*POOLING, *SCORING)))


@pytest.mark.parametrize("latex", FORMULAS)
def test_a_formula_is_set_and_has_no_words(latex: str) -> None:
    drawn = set_formula(Wanted(latex, "#000000", "#0000ff", 16))
    assert drawn is not None
    assert drawn.width > 0
    without_layout = re.sub(r"\\(begin|end|mathbf)\{\w+\}|\\[A-Za-z]+", " ", latex)
    assert not re.search("[A-Za-z]{3}", without_layout)
