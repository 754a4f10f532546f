"""Networks as files: what was written is read, and a broken or foreign file is told."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from safetensors.torch import save_file as save_torch

from explorer.core.errors import UserError
from explorer.models.recurrent.network import initial_weights
from explorer.models.recurrent.spec import Activation, Cell, InputKind, NetworkSpec
from explorer.models.recurrent.storage import (
    LEFT_OUT,
    StoredNetwork,
    read_network,
    shipped,
    shipped_path,
    write_network,
)

SPEC = NetworkSpec(
    Cell.LSTM, hidden=4, layers=2, bidirectional=True, vocabulary=3, features=2, outputs=2, bias=True
)
JORDAN = NetworkSpec(Cell.JORDAN, Activation.RELU, 3, input_kind=InputKind.VALUES, features=1)
ODD_WORDS = ("Zürich", 'say "hi", 中文\n', "# not a remark")


def stored(spec: NetworkSpec = SPEC) -> StoredNetwork:
    words = () if spec.input_kind is InputKind.VALUES else ODD_WORDS
    labels = ("O", "destination") if spec.outputs else ()
    return StoredNetwork(spec, initial_weights(spec, 7), words, labels, "slots", {"held-out": "99.5 %"})


@pytest.mark.parametrize("suffix", [".safetensors", ".csv", ".CSV"])
@pytest.mark.parametrize(
    "spec", [SPEC, JORDAN, replace(JORDAN, hidden=1), replace(SPEC, hidden=1, bias=False)], ids=str
)
def test_what_was_written_is_read_to_the_last_bit(tmp_path: Path, suffix: str, spec: NetworkSpec) -> None:
    written = stored(spec)
    path = tmp_path / f"network{suffix}"
    write_network(path, written)
    found = read_network(path)
    assert found.spec == spec
    assert (found.vocabulary, found.labels, found.task) == (written.vocabulary, written.labels, "slots")
    assert dict(found.facts) == dict(written.facts)
    assert list(found.weights) == list(spec.parameter_shapes())
    for name, values in written.weights.items():
        assert found.weights[name].dtype == np.float32
        np.testing.assert_array_equal(found.weights[name], values)


@pytest.mark.parametrize("suffix", [".safetensors", ".csv"])
def test_infinite_weights_and_nan_come_back_as_they_are(tmp_path: Path, suffix: str) -> None:
    written = stored(JORDAN)
    written.weights["recurrent.weight_hh_l0"][0] = (np.nan, np.inf, -np.inf)
    path = tmp_path / f"network{suffix}"
    write_network(path, written)
    np.testing.assert_array_equal(
        read_network(path).weights["recurrent.weight_hh_l0"], written.weights["recurrent.weight_hh_l0"]
    )


@pytest.mark.parametrize(
    ("kind", "cell"), [(torch.nn.RNN, Cell.ELMAN), (torch.nn.GRU, Cell.GRU), (torch.nn.LSTM, Cell.LSTM)]
)
@pytest.mark.parametrize("prefix", ["", "lstm.", "module.encoder.rnn."])
@pytest.mark.parametrize("bias", [True, False])
def test_a_state_dict_of_torch_opens(
    tmp_path: Path, kind: Callable[..., torch.nn.RNNBase], cell: Cell, prefix: str, bias: bool
) -> None:
    module = kind(3, 5, num_layers=2, bidirectional=True, bias=bias)
    path = tmp_path / "foreign.safetensors"
    save_torch({prefix + name: values for name, values in module.state_dict().items()}, path)
    found = read_network(path)
    assert found.spec == NetworkSpec(
        cell, hidden=5, layers=2, bidirectional=True, bias=bias, input_kind=InputKind.VALUES, features=3
    )
    for name, values in module.state_dict().items():
        np.testing.assert_array_equal(found.weights[f"recurrent.{name}"], values.numpy())
    assert not found.facts
    assert found.knows_activation == (cell is not Cell.ELMAN)


def test_what_stands_beside_a_foreign_recurrence_is_told(tmp_path: Path) -> None:
    module = torch.nn.GRU(2, 4, dtype=torch.float16)
    path = tmp_path / "foreign.safetensors"
    tensors = {f"gru.{name}": values for name, values in module.state_dict().items()}
    save_torch({**tensors, "fc.weight": torch.zeros(2, 4), "embed.weight": torch.zeros(9, 2)}, path)
    found = read_network(path)
    assert found.facts == {LEFT_OUT: "embed.weight, fc.weight"}
    assert all(values.dtype == np.float32 for values in found.weights.values())


def test_a_table_without_description_opens_by_its_shapes(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    write_network(path, stored())
    table = path.read_text(encoding="utf-8").splitlines()[1:]
    path.write_text("\ufeff" + "\r\n".join(table), encoding="utf-8")
    found = read_network(path)
    assert found.spec == SPEC
    assert found.vocabulary == ()
    np.testing.assert_array_equal(found.weights["head.bias"], stored().weights["head.bias"])


def _described(**changes: object) -> dict[str, object]:
    spec = {
        "cell": "elman", "activation": "tanh", "hidden": 2, "layers": 1, "bidirectional": False,
        "bias": False, "input_kind": "values", "vocabulary": 0, "features": 1, "outputs": 0,
    }  # fmt: skip
    return {"network": spec | changes, "vocabulary": [], "labels": [], "task": "", "facts": {}}


@pytest.mark.parametrize(
    "description",
    [
        "{", "[]", "null", "7", '"text"', "{}", "[" * 100_000, "NaN",
        json.dumps(_described(hidden="2")), json.dumps(_described(hidden=True)),
        json.dumps(_described(hidden=10**9)), json.dumps(_described(layers=-1)),
        json.dumps(_described(cell="transformer")), json.dumps(_described(features=-3)),
        json.dumps(_described(outputs=-1)), json.dumps(_described(bias=True)),
        json.dumps(_described(layers=2)), json.dumps(_described(hidden=3)),
        json.dumps(_described() | {"vocabulary": ["a"]}),
        json.dumps(_described() | {"labels": [1]}), json.dumps(_described() | {"facts": []}),
        json.dumps(_described(input_kind="embedding", vocabulary=10**12)),
    ],
    ids=lambda text: text[:40],
)  # fmt: skip
def test_a_damaged_description_is_told(tmp_path: Path, description: str) -> None:
    weights = {
        "recurrent.weight_ih_l0": np.zeros((2, 1), np.float32),
        "recurrent.weight_hh_l0": np.zeros((2, 2), np.float32),
    }
    path = tmp_path / "damaged.safetensors"
    save_file(weights, path, {"seqscope": json.dumps(_described())})
    read_network(path)
    save_file(weights, path, {"seqscope": description})
    with pytest.raises(UserError):
        read_network(path)


def _arrays(**shapes: tuple[int, ...]) -> dict[str, NDArray[np.float32]]:
    return {name.replace("__", "."): np.zeros(shape, np.float32) for name, shape in shapes.items()}


@pytest.mark.parametrize(
    ("arrays", "told"),
    [
        (_arrays(fc=(2, 2)), "no recurrent network"),
        (_arrays(a__weight_ih_l0=(2, 1), b__weight_ih_l0=(2, 1)), "2 recurrent networks"),
        (_arrays(weight_ih_l0=(8, 1), weight_hh_l0=(8, 1), weight_hr_l0=(1, 2)), "proj_size"),
        (_arrays(weight_ih_l0=(4, 1), weight_hh_l0=(4, 2)), "4 × 2"),
        (_arrays(weight_ih_l0=(4, 1)), "weight_hh_l0"),
        (_arrays(weight_ih_l0=(4,), weight_hh_l0=(4, 4)), "matrix"),
        (_arrays(weight_ih_l0=(4, 1), weight_hh_l0=(4, 0)), "4 × 0"),
        (_arrays(weight_ih_l0=(2, 0), weight_hh_l0=(2, 2)), "no input"),
        (_arrays(weight_ih_l0=(2, 1), weight_hh_l0=(2, 2), bias_ih_l0=(2,)), "bias_hh_l0"),
        (_arrays(weight_ih_l0=(2, 1), weight_hh_l0=(2, 2), weight_ih_l3=(2, 2)), "weight_ih_l1"),
        (_arrays(weight_ih_l0=(2, 1), weight_hh_l0=(2, 2), weight_ih_l9=(2, 2)), "layers"),
        (_arrays(weight_ih_l0=(300, 1), weight_hh_l0=(300, 300)), "units"),
        ({"weight_ih_l0": np.zeros((2, 1), np.bool_), "weight_hh_l0": np.eye(2)}, "numbers"),
    ],
)
def test_arrays_that_make_no_network_are_told(
    tmp_path: Path, arrays: dict[str, NDArray[np.float32]], told: str
) -> None:
    path = tmp_path / "foreign.safetensors"
    save_file(arrays, path)
    with pytest.raises(UserError, match=told):
        read_network(path)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00" * 7,
        b"\xff" * 64,
        b"\x08\x00\x00\x00\x00\x00\x00\x00{}      ",
        b"PK\x03\x04pickled weights",
    ],
)
@pytest.mark.parametrize("suffix", [".safetensors", ".csv"])
def test_a_broken_file_is_told(tmp_path: Path, raw: bytes, suffix: str) -> None:
    path = tmp_path / f"broken{suffix}"
    path.write_bytes(raw)
    with pytest.raises(UserError):
        read_network(path)


def test_a_cut_file_and_bfloat16_are_told(tmp_path: Path) -> None:
    path = tmp_path / "cut.safetensors"
    write_network(path, stored())
    path.write_bytes(path.read_bytes()[:-5])
    with pytest.raises(UserError, match=r"cut\.safetensors"):
        read_network(path)
    save_torch({"weight_ih_l0": torch.zeros(2, 2, dtype=torch.bfloat16)}, path)
    with pytest.raises(UserError, match=r"cut\.safetensors.*save them as float32"):
        read_network(path)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("", "no recurrent network"),
        ("name,row,column,value\n", "no recurrent network"),
        ("weight_ih_l0,0,0\n", "Line 1"),
        ("weight_ih_l0,0,0,one\n", "Line 1"),
        ("name,row,column,value\nweight_ih_l0,-1,0,1\n", "Line 2"),
        ("weight_ih_l0,0,0.5,1\n", "Line 1"),
        ("weight_ih_l0,999999999,0,1\n", "Line 1"),
        ("weight_ih_l0,0,0,1\nweight_ih_l0,0,0,2\n", "two values"),
        ("weight_ih_l0,0,0,1\nweight_ih_l0,2,0,2\n", "2 values"),
        ('weight_ih_l0,0,0,"' + "1" * 200_000 + '"\n', "weight_hh_l0 must be a matrix"),
        ('weight_ih_l0,0,0,"' + "x" * 200_000 + '"\n', "Line 1"),
        ("# a remark\nname,row,column,value\nweight_ih_l0,0,0,one\n", "Line 3"),
        ("# seqscope: {\nweight_ih_l0,0,0,1\n", "damaged"),
    ],
)
def test_a_table_that_is_none_is_told(tmp_path: Path, table: str, told: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(UserError, match=told):
        read_network(path)


def test_missing_files_folders_and_other_endings_are_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path / "weights.pt", tmp_path):
        with pytest.raises(UserError):
            read_network(path)
    with pytest.raises(UserError, match="neither"):
        write_network(tmp_path / "weights.pt", stored())
    with pytest.raises(UserError, match="written"):
        write_network(tmp_path / "no folder" / "weights.csv", stored())


def test_weights_that_do_not_fit_are_not_written(tmp_path: Path) -> None:
    wrong = StoredNetwork(SPEC, initial_weights(replace(SPEC, hidden=5), 0))
    with pytest.raises(UserError, match="do not fit"):
        write_network(tmp_path / "wrong.csv", wrong)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_network_opens(name: str) -> None:
    network = read_network(shipped_path(name))
    assert network.task
    assert network.facts
    assert len(network.vocabulary) == network.spec.vocabulary


def test_reading_a_network_needs_no_torch() -> None:
    code = "import sys, explorer.models.recurrent.storage; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
