"""Recurrent networks as the textbook writes them: NumPy, float64, one step after the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from explorer.models.recurrent.spec import Activation, Cell, InputKind, NetworkSpec

Array = NDArray[np.float64]
Values = Mapping[str, NDArray[Any]]


def stepped(
    spec: NetworkSpec, weights: Values, inputs: NDArray[Any], h_0: Array | None, c_0: Array | None
) -> dict[str, Array]:
    """Every layer's arrays by the names of `NetworkTrace.arrays`."""
    named: dict[str, Array] = {}
    x = _entering(spec, weights, inputs)
    zeros = np.zeros((spec.layers * spec.directions, x.shape[1], spec.hidden))
    h_0, c_0 = (zeros if state is None else state for state in (h_0, c_0))
    for layer in range(spec.layers):
        outputs: list[Array] = []
        for direction in range(spec.directions):
            row = layer * spec.directions + direction
            end = f"l{layer}" + ("_reverse" if direction else "")
            steps = _layer(spec, weights, end, x[::-1] if direction else x, h_0[row], c_0[row])
            arrays = {name: np.stack([step[name] for step in steps]) for name in steps[0]}
            arrays = {name: values[::-1] if direction else values for name, values in arrays.items()}
            named |= {f"{end}.{name}": values for name, values in arrays.items()}
            named[f"{end}.x"] = x
            outputs.append(arrays.get("y", arrays["h"]))
        x = np.concatenate(outputs, axis=2)
    return named


def _entering(spec: NetworkSpec, weights: Values, inputs: NDArray[Any]) -> Array:
    if spec.input_kind is InputKind.EMBEDDING:
        return np.asarray(weights["embedding.weight"][inputs])
    return np.eye(spec.vocabulary)[inputs] if spec.input_kind is InputKind.ONE_HOT else inputs


def _layer(
    spec: NetworkSpec, weights: Values, end: str, x: Array, state: Array, memory: Array
) -> list[dict[str, Array]]:
    """The steps in the order in which they are taken."""
    own = {
        kind: weights[f"recurrent.{kind}_{end}"]
        for kind in ("weight_ih", "weight_hh", "weight_ho", "bias_ih", "bias_hh", "bias_ho")
        if f"recurrent.{kind}_{end}" in weights
    }
    steps: list[dict[str, Array]] = []
    for x_t in x:
        step = _STEPS[spec.cell](spec, own, x_t, state, memory)
        steps.append({"h_previous": state, **step})
        state, memory = step.get("y", step["h"]), step.get("c", memory)
    return steps


def _affine(own: Values, kind: str, values: Array) -> Array:
    return np.asarray(values @ own[f"weight_{kind}"].T + own.get(f"bias_{kind}", np.zeros(1)))


def _sigmoid(values: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-values)))


def _elman(spec: NetworkSpec, own: Values, x: Array, state: Array, _memory: Array) -> dict[str, Array]:
    pre = _affine(own, "ih", x) + _affine(own, "hh", state)
    return {"pre": pre, "h": np.maximum(pre, 0) if spec.activation is Activation.RELU else np.tanh(pre)}


def _jordan(spec: NetworkSpec, own: Values, x: Array, state: Array, memory: Array) -> dict[str, Array]:
    step = _elman(spec, own, x, state, memory)
    y_pre = _affine(own, "ho", step["h"])
    return {**step, "y_pre": y_pre, "y": np.tanh(y_pre)}


def _gru(_spec: NetworkSpec, own: Values, x: Array, state: Array, _memory: Array) -> dict[str, Array]:
    r_x, z_x, n_x = np.split(_affine(own, "ih", x), 3, axis=1)
    r_h, z_h, n_hidden = np.split(_affine(own, "hh", state), 3, axis=1)
    r, z = _sigmoid(r_x + r_h), _sigmoid(z_x + z_h)
    n_pre = n_x + r * n_hidden
    n = np.tanh(n_pre)
    pre = {"r_pre": r_x + r_h, "z_pre": z_x + z_h, "n_hidden": n_hidden, "n_pre": n_pre}
    return {**pre, "r": r, "z": z, "n": n, "h": (1 - z) * n + z * state}


def _lstm(_spec: NetworkSpec, own: Values, x: Array, state: Array, memory: Array) -> dict[str, Array]:
    blocks = np.split(_affine(own, "ih", x) + _affine(own, "hh", state), 4, axis=1)
    pre = {f"{name}_pre": values for name, values in zip("ifgo", blocks, strict=True)}
    i, f, o = (_sigmoid(pre[f"{name}_pre"]) for name in "ifo")
    g = np.tanh(pre["g_pre"])
    c = f * memory + i * g
    gates = {"i": i, "f": f, "g": g, "o": o}
    return {**pre, **gates, "c_previous": memory, "c": c, "c_tanh": np.tanh(c), "h": o * np.tanh(c)}


_STEPS = {Cell.ELMAN: _elman, Cell.JORDAN: _jordan, Cell.GRU: _gru, Cell.LSTM: _lstm}
