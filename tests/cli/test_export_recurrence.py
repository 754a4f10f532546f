"""`seqscope export --chapter recurrence`, with its files opened again and compared."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtGui import QImage
from safetensors.torch import save_file

from explorer.app import main
from explorer.models.recurrent.spec import Cell, InputKind, NetworkSpec
from explorer.models.recurrent.storage import StoredNetwork, write_network
from explorer.studies.recurrence.fresh import fresh_weights
from tests.cli.exporting import check_pictures, check_refusal, imports_of, rows_of, write_tables

TEXT = "The cat sat because it was tired."
TOLERANCE = 1e-6
WORDS = ["export", "--chapter", "recurrence"]


def test_npz_holds_what_torch_computes(tmp_path: Path) -> None:
    table, out = tmp_path / "x.csv", tmp_path / "out.npz"
    table.write_text("a,b\n1,2\n3,4\n5,6\n\n0,1\n1,0\n2,2\n", encoding="utf-8")
    words = ["--cell", "gru", "--hidden", "5", "--layers", "2", "--bidirectional", "--seed", "7"]
    assert main([*WORDS, *words, "--numbers", str(table), "--out", str(out)]) == 0
    with torch.random.fork_rng():
        torch.random.manual_seed(7)
        network = torch.nn.GRU(2, 5, num_layers=2, bidirectional=True)
    x = torch.tensor([[[1.0, 2], [0, 1]], [[3, 4], [1, 0]], [[5, 6], [2, 2]]])
    output, h_n = (values.detach().numpy() for values in network(x))
    with np.load(out, allow_pickle=False) as arrays:
        np.testing.assert_allclose(arrays["output"], output, atol=TOLERANCE)
        np.testing.assert_allclose(arrays["h_n"], h_n, atol=TOLERANCE)
        assert {"l0.r", "l1_reverse.z", "l1.n_hidden", "weight.recurrent.weight_hh_l1_reverse"} <= set(arrays)


def test_csv_has_a_line_a_number(tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    assert main([*WORDS, "--cell", "lstm", "--hidden", "3", "--text", TEXT, "--out", str(out)]) == 0
    rows = rows_of(out)
    states = [row for row in rows if row["array"] == "h"]
    assert len(states) == 8 * 3
    assert {row["layer"] for row in states} == {"l0"}


def test_a_file_of_text_by_characters(tmp_path: Path) -> None:
    text, out = tmp_path / "x.txt", tmp_path / "x.npz"
    text.write_text("ab\ncd\n", encoding="utf-8")
    words = ["--file", str(text), "--reading", "characters", "--out", str(out)]
    assert main([*WORDS, *words]) == 0
    with np.load(out, allow_pickle=False) as arrays:
        assert arrays["tokens"].tolist() == ["a", "b", "␣", "c", "d"]


def test_weights_of_a_file(tmp_path: Path) -> None:
    spec = NetworkSpec(Cell.GRU, hidden=4, features=3, vocabulary=4)
    path, out = tmp_path / "mine.safetensors", tmp_path / "x.npz"
    write_network(path, StoredNetwork(spec, fresh_weights(spec, 1), ("<unk>", "the", "cat", ".")))
    assert main([*WORDS, "--weights", str(path), "--text", TEXT, "--out", str(out)]) == 0
    with np.load(out, allow_pickle=False) as arrays:
        assert arrays["ids"].ravel().tolist() == [1, 2, 0, 0, 0, 0, 0, 3]
        assert arrays["l0.h"].shape == (8, 1, 4)


def test_a_foreign_elman_network_takes_the_activation_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    network = torch.nn.RNN(1, 4, nonlinearity="relu")
    weights, table, out = tmp_path / "x.safetensors", tmp_path / "x.csv", tmp_path / "x.npz"
    save_file(network.state_dict(), weights)
    table.write_text("1\n-2\n3\n", encoding="utf-8")
    words = ["--weights", str(weights), "--numbers", str(table), "--out", str(out)]
    assert main([*WORDS, *words, "--activation", "relu"]) == 0
    assert "ReLU" in capsys.readouterr().err
    with np.load(out, allow_pickle=False) as arrays:
        output = network(torch.tensor([[[1.0]], [[-2.0]], [[3.0]]]))[0].detach().numpy()
        np.testing.assert_allclose(arrays["output"], output, atol=TOLERANCE)
    assert main([*WORDS, *words]) == 0
    assert "tanh" in capsys.readouterr().err


def test_a_shape_that_writes_on(tmp_path: Path) -> None:
    out = tmp_path / "x.npz"
    assert main([*WORDS, "--shape", "one_many", "--text", TEXT, "--out", str(out)]) == 0
    with np.load(out, allow_pickle=False) as arrays:
        assert len(arrays["tokens"]) == 25
        assert arrays["logits"].shape == (25, 1, 8)


def test_notes_are_told_on_standard_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "x.npz"
    assert main([*WORDS, "--text", "w " * 3000, "--hidden", "2", "--out", str(out)]) == 0
    told = capsys.readouterr()
    assert told.out == f"Wrote {out}\n"
    assert "3,000 words" in told.err


@pytest.mark.parametrize("cell", ["elman", "lstm"])
@pytest.mark.usefixtures("qapp")
def test_pictures(tmp_path: Path, cell: str) -> None:
    words = ["--cell", cell, "--hidden", "6", "--text", TEXT, "--theme", "dark"]
    check_pictures(tmp_path, [*WORDS, *words], 900)


@pytest.mark.usefixtures("qapp")
def test_a_picture_of_states_that_are_no_numbers(tmp_path: Path) -> None:
    table, out = tmp_path / "x.csv", tmp_path / "x.png"
    table.write_text("nan\ninf\n1\n", encoding="utf-8")
    assert main([*WORDS, "--numbers", str(table), "--out", str(out)]) == 0
    assert not QImage(str(out)).isNull()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--out", "x.pdf"], "must end in .npz"),
        (["--hidden", "1000"], "not a whole number from 1 to 256"),
        (["--hidden", "²"], "not a whole number"),
        (["--layers", "0,1"], "one number from 1 to 4"),
        (["--layers", "9"], "one number from 1 to 4"),
        (["--seed", "-1"], "not a whole number from 0"),
        (["--cell", "perceptron"], "perceptron"),
        (["--heads", "1"], "--heads belongs to --chapter transformer"),
        (["--model", "gpt2"], "--model belongs to --chapter transformer"),
        (["--pair", "More."], "--pair belongs to --chapter transformer"),
        (["--text", "  "], "There is no input"),
        (["--file", "nowhere.txt"], "nowhere.txt"),
        (["--numbers", "nowhere.csv"], "nowhere.csv"),
        (["--numbers", "ragged.csv"], "Line 2 has not as many columns"),
        (["--numbers", "ragged.csv", "--file", "a.txt"], "not allowed with"),
        (["--weights", "nowhere.safetensors"], "nowhere.safetensors"),
        (["--weights", "empty.csv"], "no recurrent network"),
        (["--weights", "values.safetensors", "--hidden", "4"], "--hidden does not go with --weights"),
        (["--weights", "values.safetensors"], "takes numbers (columns: 2)"),
        (["--weights", "values.safetensors", "--numbers", "one.csv"], "2 instead of 1"),
        (["--weights", "values.safetensors", "--activation", "relu"], "--activation does not go with"),
        (["--numbers", "one.csv", "--text", "A text."], "--text does not go with --numbers"),
        (["--device", "abacus"], "abacus"),
    ],
)
def test_errors_are_one_line_and_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    words: list[str], said: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    write_tables({"ragged": "1,2\n3\n", "one": "1\n3\n", "empty": ""})
    spec = NetworkSpec(hidden=2, features=2, input_kind=InputKind.VALUES)
    write_network(Path("values.safetensors"), StoredNetwork(spec, fresh_weights(spec, 0)))
    check_refusal([*WORDS, "--out", "x.npz", *words], said, capsys)


def test_the_other_chapter_knows_none_of_these_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--cell", "gru", "--out", "x.npz"]) == 2
    assert "--cell belongs to --chapter recurrence" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["--weights", "nowhere.csv"],
        ["--numbers", "nowhere.csv"],
        ["--layers", "7"],
        ["--text", " "],
        ["--weights", "slots-lstm", "--text", "qqq", "--reading", "characters"],
        ["--weights", "recall-gru", "--numbers", str(Path(__file__))],
    ],
)
def test_what_is_wrong_is_told_before_torch_is_imported(tmp_path: Path, words: list[str]) -> None:
    told, _ = imports_of([*WORDS, "--out", "x.npz", *words], ("torch", "transformers"), tmp_path)
    assert told == "2 []\n"
