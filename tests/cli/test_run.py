"""`seqscope export` and `seqscope models`, with their files opened again and compared."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtGui import QImage
from transformers import AutoModel, AutoTokenizer

from explorer.app import main
from tests.cli.exporting import check_pictures, check_refusal, imports_of, rows_of
from tests.models import families

TEXT = "The cat sat because it was tired."
TOLERANCE = 1e-5


@pytest.fixture
def bert(tmp_path: Path) -> Path:
    return families.make("bert", tmp_path / "bert")


def eager(folder: Path, *texts: str) -> np.ndarray:
    """transformers' own weights: (layers, heads, query, key)."""
    model = AutoModel.from_pretrained(folder, attn_implementation="eager").eval()
    inputs = AutoTokenizer.from_pretrained(folder)(*texts, return_tensors="pt")
    with torch.inference_mode():
        return np.stack([layer[0].numpy() for layer in model(**inputs, output_attentions=True).attentions])


def test_npz_holds_the_weights_of_transformers(bert: Path, tmp_path: Path) -> None:
    out = tmp_path / "heads.npz"
    assert main(["export", "--text", TEXT, "--model", str(bert), "--out", str(out)]) == 0
    with np.load(out, allow_pickle=False) as arrays:
        assert arrays["attention"].dtype == np.float32
        np.testing.assert_allclose(arrays["attention"], eager(bert, TEXT), atol=TOLERANCE)
        tokenizer = AutoTokenizer.from_pretrained(bert)
        assert arrays["tokens"].tolist() == tokenizer.convert_ids_to_tokens(tokenizer(TEXT).input_ids)


def test_the_text_is_tidied_as_in_the_window(
    bert: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "heads.npz"
    assert main(["export", "--text", "The\ncat\x07 sat.", "--model", str(bert), "--out", str(out)]) == 0
    with np.load(out) as arrays:
        np.testing.assert_allclose(arrays["attention"], eager(bert, "The cat sat."), atol=TOLERANCE)
    assert "U+0007" in capsys.readouterr().err


def test_a_pair(bert: Path, tmp_path: Path) -> None:
    out = tmp_path / "pair.npz"
    assert (
        main(["export", "--text", "A cat.", "--pair", "It sat.", "--model", str(bert), "--out", str(out)])
        == 0
    )
    with np.load(out) as arrays:
        np.testing.assert_allclose(arrays["attention"], eager(bert, "A cat.", "It sat."), atol=TOLERANCE)


def test_layers_and_heads_are_selected(bert: Path, tmp_path: Path) -> None:
    out = tmp_path / "some.npz"
    words = [
        "export",
        "--text",
        TEXT,
        "--model",
        str(bert),
        "--layers",
        "1,0",
        "--heads",
        "1",
        "--out",
        str(out),
    ]
    assert main(words) == 0
    with np.load(out) as arrays:
        np.testing.assert_allclose(arrays["attention"], eager(bert, TEXT)[[1, 0]][:, [1]], atol=TOLERANCE)
        assert arrays["layers"].tolist() == [1, 0]
        assert arrays["heads"].tolist() == [1]


def test_csv_has_a_line_a_weight(bert: Path, tmp_path: Path) -> None:
    out = tmp_path / "heads.csv"
    words = ["export", "--text", TEXT, "--model", str(bert), "--layer", "1", "--head", "0", "--out", str(out)]
    assert main(words) == 0
    expected = eager(bert, TEXT)[1, 0]
    rows = rows_of(out)
    assert len(rows) == expected.size
    for row in rows:
        assert (row["stack"], row["layer"], row["head"]) == ("encoder", "1", "0")
        assert float(row["weight"]) == pytest.approx(
            expected[int(row["query"]), int(row["key"])], abs=TOLERANCE
        )


def test_an_encoder_decoder(tmp_path: Path) -> None:
    folder = families.make("t5", tmp_path / "t5")
    out = tmp_path / "t5.npz"
    words = ["export", "--text", TEXT, "--target", "It sat.", "--model", str(folder), "--out", str(out)]
    assert main(words) == 0
    with np.load(out) as arrays:
        assert {"source_tokens", "target_tokens", "encoder", "decoder", "cross"} <= set(arrays.files)
        sources, targets = len(arrays["source_tokens"]), len(arrays["target_tokens"])
        assert arrays["encoder"].shape[2:] == (sources, sources)
        assert arrays["decoder"].shape[2:] == (targets, targets)
        assert arrays["cross"].shape[2:] == (targets, sources)
        np.testing.assert_allclose(arrays["cross"].sum(-1), 1, atol=TOLERANCE)


@pytest.mark.parametrize("words", [[], ["--layer", "1", "--head", "1"], ["--layers", "0", "--theme", "dark"]])
@pytest.mark.usefixtures("qapp")
def test_pictures(bert: Path, tmp_path: Path, words: list[str]) -> None:
    check_pictures(tmp_path, ["export", "--text", TEXT, "--model", str(bert), *words], 900)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--out", "x.pdf"], "must end in .npz"),
        (["--out", "/no/such/folder/x.npz"], "does not exist"),
        (["--out", "x.npz", "--layers", "7"], "has 0 to"),
        (["--out", "x.npz", "--heads", "0,99"], "has 0 to"),
        (["--out", "x.npz", "--layer", "0"], "both --layer and --head"),
        (["--out", "x.npz", "--stack", "cross"], "has no cross attention"),
        (["--out", "x.npz", "--device", "abacus"], "abacus"),
        (["--out", "x.npz", "--model", "no-such-model"], "no-such-model"),
        (["--out", "x.npz", "--layers", "zero"], "not a list"),
    ],
)
def test_errors_are_one_line_and_status_2(
    bert: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    words: list[str], said: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    check_refusal(["export", "--text", TEXT, "--model", str(bert), *words], said, capsys)


@pytest.mark.parametrize(
    ("model", "said"), [("no-such-model", "no-such-model"), ("./empty", "no config.json"), ("a/b", "a/b")]
)
def test_a_wrong_model_is_told_before_torch_is_imported(tmp_path: Path, model: str, said: str) -> None:
    (tmp_path / "empty").mkdir()
    words = ["export", "--model", model, "--out", "x.npz"]
    told, error = imports_of(words, ("torch", "transformers"), tmp_path)
    assert told == "2 []\n"
    assert said in error


def test_debug_shows_the_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--debug", "--out", "/no/such/folder/x.npz"]) == 2
    assert "Traceback" in capsys.readouterr().err


def test_models_lists_what_is_installed(
    default_model_installed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["models"]) == 0
    lines = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "installed" in lines[default_model_installed.name]
    assert "can be had" in lines["gpt2"]


def test_a_model_is_removed(default_model_installed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["models", "remove", default_model_installed.name]) == 0
    assert not default_model_installed.exists()
    assert main(["models", "remove", default_model_installed.name]) == 2
    assert "not installed" in capsys.readouterr().err


@pytest.mark.usefixtures("qapp", "default_model_installed")
def test_without_a_display_the_heads_are_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == 0
    told = capsys.readouterr()
    assert "no display" in told.err
    assert str(tmp_path / "attention.png") in told.out
    assert not QImage(str(tmp_path / "attention.png")).isNull()


def test_a_second_text_for_a_model_of_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = families.make("gpt2", tmp_path / "gpt2")
    words = [
        "export",
        "--text",
        TEXT,
        "--pair",
        "More.",
        "--model",
        str(folder),
        "--out",
        str(tmp_path / "x.npz"),
    ]
    assert main(words) == 2
    assert "takes one text" in capsys.readouterr().err
