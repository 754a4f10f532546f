"""Spectral norms of a row of matrices that follow from one another."""

from __future__ import annotations

import math

import torch
from torch import Tensor

_SMALL = 96
"""Up to this size all singular values take no longer than the iteration."""
_COLUMNS = 8
_ROUNDS = 40
_CLOSE = 1e-5


class Largest:
    """The largest singular value of one matrix after another, each a product of the last with a new one.

    Large matrices are done by subspace iteration that starts from the last matrix's left singular vectors,
    and by all singular values where that does not settle. A Ritz value whose residual is r times itself is
    off by r² over the relative gap: with r ≤ 1e-5 far below what is shown.
    Source: Golub and Van Loan, Matrix computations, 4th ed., 8.2.
    """

    def __init__(self) -> None:
        self._basis: Tensor | None = None
        self._generator = torch.Generator().manual_seed(0)

    def of(self, matrix: Tensor) -> float:
        """The spectral norm of a square float64 matrix; ∞ or NaN where it holds one."""
        scale = float(matrix.abs().max())  # NaN comes first, then infinity
        if scale == 0 or not math.isfinite(scale):
            return scale
        # Squares of the smallest and the largest numbers would leave the range of float64.
        scaled = matrix / scale
        found = None if len(matrix) <= _SMALL else self._settled(scaled)
        return scale * (float(torch.linalg.svdvals(scaled)[0]) if found is None else found)

    def _settled(self, matrix: Tensor) -> float | None:
        """The norm by subspace iteration, or None if it does not settle."""
        basis = self._start(len(matrix))
        for _ in range(_ROUNDS):
            image = matrix @ (matrix.T @ basis)
            values, vectors = torch.linalg.eigh(basis.T @ image)
            ritz, largest = vectors[:, -1], float(values[-1])
            residual = float(torch.linalg.vector_norm(image @ ritz - largest * (basis @ ritz)))
            basis = torch.linalg.qr(image).Q
            if residual <= _CLOSE * largest:
                self._basis = basis
                return math.sqrt(largest)
        self._basis = basis
        return None

    def _start(self, size: int) -> Tensor:
        """The last basis with a fresh direction, so that one which grew from nothing is found."""
        fresh = torch.randn(size, _COLUMNS, dtype=torch.float64, generator=self._generator)
        if self._basis is not None:
            fresh[:, : _COLUMNS - 2] = self._basis[:, : _COLUMNS - 2]
        return torch.as_tensor(torch.linalg.qr(fresh).Q)
