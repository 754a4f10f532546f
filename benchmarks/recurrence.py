"""A pass of a recurrent network with every state, gate and candidate, over torch.nn's own forward."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import torch

from benchmarks.result import Result
from benchmarks.timing import interleaved, milliseconds, ratio
from explorer.models.recurrent.network import Network, initial_weights, load
from explorer.models.recurrent.passes import run
from explorer.models.recurrent.spec import Cell, InputKind, NetworkSpec

STEPS, HIDDEN, FEATURES = 512, 256, 256
ROUNDS = 60
LIMIT = 2.5
NAMES = {Cell.LSTM: "LSTM", Cell.GRU: "GRU", Cell.ELMAN: "RNN"}


def measure() -> list[Result]:
    """A row for each cell that torch.nn has; both sides use as many threads as torch takes."""
    return [_row(cell, name) for cell, name in NAMES.items()]


def _row(cell: Cell, name: str) -> Result:
    spec = NetworkSpec(cell, hidden=HIDDEN, input_kind=InputKind.VALUES, features=FEATURES)
    network = load(spec, initial_weights(spec, 0))
    inputs = np.random.default_rng(0).standard_normal((STEPS, 1, FEATURES)).astype(np.float32)
    calls: dict[str, Callable[[], object]] = {
        "bare": partial(_forward, network, torch.from_numpy(inputs)),
        "trace": partial(run, network, inputs),
    }
    seconds = interleaved(calls, ROUNDS, warm_up=10)
    arrays = run(network, inputs).arrays().values()
    megabytes = sum(values.nbytes for values in arrays) / 1e6
    return Result(
        f"{name}, {STEPS} steps, {HIDDEN} units: every value of the pass over torch.nn.{name}",
        ratio(seconds, "trace", "bare"),
        "×",
        f"{milliseconds(seconds['trace'])} for {megabytes:.1f} MB of arrays; torch.nn alone takes "
        f"{milliseconds(seconds['bare'])}; {torch.get_num_threads()} threads",
        at_most=LIMIT,
    )


@torch.inference_mode()
def _forward(network: Network, inputs: torch.Tensor) -> object:
    return network.recurrent(inputs)
