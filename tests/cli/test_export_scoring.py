"""`seqscope export --chapter scoring`, with its files opened again and compared with plain NumPy."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from explorer.app import main
from explorer.studies.scoring.cost import GROWTH
from tests.cli.exporting import check_pictures, check_refusal, imports_of, rows_of, write_tables
from tests.models import families

TOLERANCE = 1e-12  # float64 on both sides
WORDS = ["export", "--chapter", "scoring"]
QUERY = np.array([1.0, 0.0, 2.0])
KEYS = np.array([[1.0, 0, 1], [0, 2, 0], [2, 1, 1]])
VALUES = np.array([[10.0, 0], [0, 10], [5, 5]])


def tables(folder: Path, query: str = "1, 0, 2\n") -> list[str]:
    """The options that name three tables."""
    texts = {"query": query, "keys": "1,0,1\n0,2,0\n2,1,1\n", "values": "10;0\n0;10\n5;5\n"}
    words: list[str] = []
    for name, text in texts.items():
        path = folder / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        words += [f"--{name}", str(path)]
    return words


def softmax(scores: np.ndarray) -> np.ndarray:
    grown = np.exp(scores - scores.max())
    return np.asarray(grown / grown.sum())


def test_npz_holds_scores_weights_and_pooled_values(tmp_path: Path) -> None:
    out = tmp_path / "x.npz"
    assert main([*WORDS, *tables(tmp_path), "--hidden", "5", "--seed", "3", "--out", str(out)]) == 0
    with np.load(out, allow_pickle=False) as arrays:
        drawn = {name: arrays[f"weight.{name}"] for name in ("W_q", "W_k", "w_v", "W")}
        expected = {
            "dot": KEYS @ QUERY,
            "scaled": KEYS @ QUERY / math.sqrt(3),
            "gaussian": -((KEYS - QUERY) ** 2).sum(axis=1) / 2,
            "additive": np.tanh(drawn["W_q"] @ QUERY + KEYS @ drawn["W_k"].T) @ drawn["w_v"],
            "bilinear": KEYS @ (drawn["W"].T @ QUERY),
        }
        assert drawn["W_q"].shape == (5, 3)
        for name, scores in expected.items():
            np.testing.assert_allclose(arrays[f"{name}.scores"], scores, atol=TOLERANCE)
            np.testing.assert_allclose(arrays[f"{name}.weights"], softmax(scores), atol=TOLERANCE)
            np.testing.assert_allclose(arrays[f"{name}.pooled"], softmax(scores) @ VALUES, atol=TOLERANCE)


def test_one_function_another_norm_and_a_mask(tmp_path: Path) -> None:
    out = tmp_path / "x.npz"
    words = ["--function", "scaled", "--norm", "relu_shares", "--valid", "2", "--out", str(out)]
    assert main([*WORDS, *tables(tmp_path), *words]) == 0
    with np.load(out, allow_pickle=False) as arrays:
        assert arrays["valid"].tolist() == [True, True, False]
        assert arrays["scaled.weights"].tolist() == [1.0, 0.0, 0.0]
        assert arrays["scaled.pooled"].tolist() == [10.0, 0.0]
        assert not any(name.startswith("dot.") for name in arrays)


def test_csv_has_a_line_a_number(tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    assert main([*WORDS, *tables(tmp_path), "--out", str(out)]) == 0
    rows = rows_of(out)
    scores = [float(row["value"]) for row in rows if row["array"] == "dot.scores"]
    assert scores == (KEYS @ QUERY).tolist()
    keys = {(row["row"], row["column"]): float(row["value"]) for row in rows if row["array"] == "keys"}
    assert keys["2", "0"] == 2
    assert [row["value"] for row in rows if row["array"] == "names"] == ["k1", "k2", "k3"]


def test_sizes_of_drawn_data_and_what_does_not_fit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.npz"
    sizes = ["--count", "7", "--query-size", "6", "--key-size", "3", "--value-size", "2"]
    assert main([*WORDS, *sizes, "--out", str(out)]) == 0
    with np.load(out, allow_pickle=False) as arrays:
        assert (arrays["query"].shape, arrays["keys"].shape, arrays["values"].shape) == ((6,), (7, 3), (7, 2))
        assert "additive.scores" in arrays
        assert "dot.scores" not in arrays
    assert "Dot product needs a query and keys of one size" in capsys.readouterr().err
    assert main([*WORDS, *sizes, "--function", "additive,gaussian", "--out", str(out)]) == 2
    assert "Gaussian needs a query and keys of one size" in capsys.readouterr().err


def test_words_of_a_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = families.make("bert", tmp_path / "bert"), tmp_path / "x.npz"
    words = ["--text", "The cat sat on the mat.", "--model", str(folder), "--out", str(out)]
    assert main([*WORDS, *words, "--word", "SAT"]) == 0
    with np.load(out, allow_pickle=False) as arrays:
        names = arrays["names"].tolist()
        place = [name.casefold() for name in names].index("sat")
        np.testing.assert_array_equal(arrays["query"], arrays["keys"][place])
        np.testing.assert_array_equal(arrays["keys"], arrays["values"])
    assert main([*WORDS, *words, "--word", "2"]) == 0
    with np.load(out, allow_pickle=False) as arrays:
        np.testing.assert_array_equal(arrays["query"], arrays["keys"][2])
    capsys.readouterr()
    assert main([*WORDS, *words, "--word", "99"]) == 2
    assert "“99” is none of the words of the text" in capsys.readouterr().err


def test_the_study_of_the_root(tmp_path: Path) -> None:
    words = ["--view", "saturation", "--count", "4", "--draws", "200", "--hidden", "3", "--seed", "5"]
    for name in ("x.npz", "x.csv"):
        assert main([*WORDS, *words, "--out", str(tmp_path / name)]) == 0
    with np.load(tmp_path / "x.npz", allow_pickle=False) as arrays:
        found = dict(arrays)
    assert found["d"][[0, -1]].tolist() == [1, 1024]
    np.testing.assert_array_equal(found["dot.theory"], found["d"])
    # Of 800 scores that share 200 queries: six standard errors.
    assert (np.abs(found["dot.variance"] - found["d"]) < 6 * found["dot.variance_error"]).all()
    np.testing.assert_allclose(found["dot.variance"], found["scaled.variance"] * found["d"], rtol=1e-9)
    assert found["uniform.entropy"] == pytest.approx(math.log(4))
    assert found["scaled.counts"].sum(axis=1).tolist() == [800.0] * len(found["d"])
    assert found["scaled.edges"].shape == (len(found["d"]), found["scaled.counts"].shape[1] + 1)
    rows = rows_of(tmp_path / "x.csv")
    assert len(rows) == 3 * 4 * len(found["d"])
    largest = [
        float(row["value"]) for row in rows if (row["function"], row["quantity"]) == ("dot", "largest")
    ]
    np.testing.assert_array_equal(largest, found["dot.largest"])


def test_the_cost(tmp_path: Path) -> None:
    words = ["--view", "cost", "--queries", "2", "--count", "3", "--dim", "4", "--hidden", "2", "--axis", "d"]
    for name in ("x.npz", "x.csv"):
        assert main([*WORDS, *words, "--out", str(tmp_path / name)]) == 0
    with np.load(tmp_path / "x.npz", allow_pickle=False) as arrays:
        assert arrays["d"].tolist() == list(GROWTH)
        assert arrays["dot.operations"].tolist() == [2 * 3 * (2 * d - 1) for d in GROWTH]
        assert arrays["dot.bytes"].tolist() == [4 * 2 * 3] * len(GROWTH)
        assert (arrays["dot.seconds"] > 0).all()
    rows = rows_of(tmp_path / "x.csv")
    assert len(rows) == 5 * len(GROWTH)
    assert {row["axis"] for row in rows} == {"d"}


@pytest.mark.parametrize(
    "words",
    [
        ["--count", "12", "--valid", "9"],
        ["--query-size", "6", "--norm", "hard_max", "--theme", "dark"],
        ["--count", "1", "--value-size", "1", "--function", "dot"],
        ["--view", "saturation", "--draws", "60", "--dim", "1000"],
        ["--view", "cost", "--queries", "2", "--dim", "3"],
    ],
)
@pytest.mark.usefixtures("qapp")
def test_pictures(tmp_path: Path, words: list[str]) -> None:
    check_pictures(tmp_path, [*WORDS, *words], 800, apart=5)


@pytest.mark.usefixtures("qapp")
def test_a_picture_has_room_for_every_key(tmp_path: Path) -> None:
    heights = []
    for count in (5, 60):
        out = tmp_path / "x.png"
        assert main([*WORDS, "--count", str(count), "--out", str(out)]) == 0
        heights.append(QImage(str(out)).height() / 2)
    assert heights[1] - heights[0] > 55 * 18


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--out", "x.gif"], "must end in .npz, .csv, .png or .svg"),
        (["--keys", "k.csv"], "--keys means nothing without --query"),
        (["--query", "q.csv", "--keys", "k.csv", "--values", "nowhere.csv"], "nowhere.csv"),
        (
            ["--query", "q.csv", "--keys", "bad.csv", "--values", "k.csv"],
            "row 1, column 2: “x” is not a number",
        ),
        (["--query", "empty.csv", "--keys", "k.csv", "--values", "k.csv"], "“Query” holds no number"),
        (["--query", "nan.csv", "--keys", "k.csv", "--values", "k.csv"], "no score can be made of"),
        (["--query", "q.csv", "--keys", "k.csv", "--values", "q.csv"], "2 keys but 1 values"),
        (["--query", "k.csv", "--keys", "k.csv", "--values", "k.csv"], "at most 1 rows"),
        (
            ["--query", "q.csv", "--keys", "k.csv", "--values", "k.csv", "--text", "x"],
            "does not go with --text",
        ),
        (
            ["--query", "q.csv", "--keys", "k.csv", "--values", "k.csv", "--count", "3"],
            "--count does not go with",
        ),
        (["--text", "A cat.", "--count", "3"], "--count does not go with --text"),
        (["--text", "A cat.", "--model", "no-such-model"], "no-such-model"),
        (["--word", "cat"], "--word means nothing without --text"),
        (["--model", "gpt2"], "--model means nothing without --text"),
        (["--valid", "0"], "valid length is 0"),
        (["--valid", "-1"], "not a whole number"),
        (["--count", "201"], "not a whole number from 1 to 200"),
        (["--count", "5000"], "not a whole number from 1 to 4096"),
        (["--query-size", "0"], "not a whole number from 1 to 1024"),
        (["--function", "cosine"], "“cosine” is none of additive"),
        (["--norm", "cosine"], "cosine"),
        (["--draws", "100"], "--draws belongs to --view saturation"),
        (["--axis", "d"], "--axis belongs to --view cost"),
        (["--dim", "8"], "--dim belongs to --view saturation | cost"),
        (["--queries", "8"], "--queries belongs to --view cost"),
        (["--view", "saturation", "--norm", "relu"], "--norm belongs to --view steps"),
        (["--view", "saturation", "--count", "1"], "not a whole number from 2 to 200"),
        (["--view", "saturation", "--dim", "2000"], "not a whole number from 1 to 1024"),
        (["--view", "saturation", "--hidden", "65"], "not a whole number from 1 to 64"),
        (["--view", "saturation", "--device", "cpu", "--model", "gpt2"], "--model belongs to --view steps"),
        (["--view", "cost", "--queries", "0:1:5"], "--queries must be a number from 1 to 4096"),
        (["--view", "cost", "--device", "abacus"], "abacus"),
        (["--view", "cost", "--seed", "1"], "--seed belongs to --view steps | saturation"),
        (["--points", "k.csv"], "--points belongs to --chapter pooling"),
        (["--layers", "2"], "--layers belongs to --chapter transformer | recurrence"),
        (["--bidirectional"], "--bidirectional belongs to --chapter recurrence"),
    ],
)
def test_errors_are_one_line_and_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    words: list[str], said: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    files = {"q": "1,2\n", "k": "1,2\n3,4\n", "bad": "1,x\n3,4\n", "empty": "", "nan": "1,nan\n"}
    write_tables(files)
    check_refusal([*WORDS, "--out", "x.npz", *words], said, capsys)


def test_a_text_without_words(
    tmp_path: Path, default_model_installed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert default_model_installed.is_dir()
    assert main([*WORDS, "--text", " ", "--out", str(tmp_path / "x.npz")]) == 2
    assert "There is no word to take as a key" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["--view", "saturation", "--draws", "50"]])
def test_torch_is_imported_only_for_words_and_times(tmp_path: Path, words: list[str]) -> None:
    told, _ = imports_of([*WORDS, "--out", "x.npz", *words], ("torch", "transformers", "PySide6"), tmp_path)
    assert told.endswith("0 []\n")
