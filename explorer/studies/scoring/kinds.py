"""The choices of the Scoring chapter by name, its limits and the types of its arrays; no torch."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Edit = tuple[str, int, float]
"""A changed parameter: its name in `PARAMETERS`, the place in its flattened values, the value."""


class Function(StrEnum):
    """What turns a query and a key into a score.

    Bahdanau et al. 2014 (additive); Luong et al. 2015 (dot, bilinear); Vaswani et al. 2017 (scaled);
    Nadaraya 1964, Watson 1964 (Gaussian).
    """

    ADDITIVE = "additive"
    DOT = "dot"
    SCALED = "scaled"
    BILINEAR = "bilinear"
    GAUSSIAN = "gaussian"


class Norm(StrEnum):
    """What turns scores into weights."""

    SOFTMAX = "softmax"
    RELU = "relu"
    RELU_SHARES = "relu_shares"
    HARD_MAX = "hard_max"


class Source(StrEnum):
    """Where query, keys and values come from."""

    SEED = "seed"
    TABLE = "table"
    WORDS = "words"


EQUAL_SIZES = (Function.DOT, Function.SCALED, Function.GAUSSIAN)
"""Functions that need a query as long as a key."""
PARAMETERS = ("W_q", "W_k", "w_v", "W")
SIZE_RANGE = (1, 1024)
"""Of a query, of a key, of a value and of the additive function's hidden layer."""
KEYS_RANGE = (1, 200)
LARGEST = 1e9
"""The size up to which a number is taken: no score of such numbers leaves float64."""
