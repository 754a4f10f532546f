"""`seqscope export --chapter pooling`, with its files opened again and compared with NumPy and torch."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import imageio.v3 as iio
import numpy as np
import pytest
import torch

from explorer.app import main
from tests.cli.exporting import check_pictures, check_refusal, environment, imports_of, rows_of, write_tables

TOLERANCE = 1e-6
WORDS = ["export", "--chapter", "pooling"]
KEYS, VALUES = np.array([0.0, 1.0, 1.5, 3.0]), np.array([1.0, -2.0, 0.5, 4.0])
SWEEP = ["--queries", "0:1:4", "--size", "8"]


def points(folder: Path, text: str = "") -> str:
    """A file of points, in an order of its own."""
    path = folder / "points.csv"
    rows = "\n".join(f"{KEYS[i]},{VALUES[i]}" for i in (2, 0, 3, 1))
    path.write_text(text or f"key,value\n{rows}\n", encoding="utf-8")
    return str(path)


def gaussian(queries: np.ndarray, keys: np.ndarray, width: float) -> np.ndarray:
    """softmax(−((x − x_i) w)²/2)."""
    grown = np.exp(-(((queries[:, None] - keys) * width) ** 2) / 2)
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))


def test_npz_holds_the_weights_of_own_points(tmp_path: Path) -> None:
    out = tmp_path / "x.npz"
    words = ["--kernel", "gaussian", "--width", "2", "--points", points(tmp_path), "--queries", "-1:0.5:9"]
    assert main([*WORDS, *words, "--kernels", "average,boxcar", "--bandwidth", "0.6", "--out", str(out)]) == 0
    queries = -1 + 0.5 * np.arange(9)
    expected = gaussian(queries, KEYS, 2)
    with np.load(out, allow_pickle=False) as arrays:
        np.testing.assert_allclose(arrays["queries"], queries, atol=1e-12)
        np.testing.assert_array_equal(arrays["keys"], KEYS)
        np.testing.assert_array_equal(arrays["values"], VALUES)
        assert arrays["order"].tolist() == [1, 3, 0, 2]
        np.testing.assert_allclose(arrays["weights"], expected, atol=TOLERANCE)
        np.testing.assert_allclose(arrays["estimates.width"], expected @ VALUES, atol=TOLERANCE)
        np.testing.assert_allclose(arrays["estimates.average"], VALUES.mean(), atol=TOLERANCE)
        inside = np.abs(queries[:, None] - KEYS) <= 0.6
        with np.errstate(invalid="ignore"):
            boxcar = np.where(inside.any(axis=1), inside @ VALUES / inside.sum(axis=1), np.nan)
        np.testing.assert_allclose(arrays["estimates.boxcar"], boxcar, atol=TOLERANCE)
        assert "truth" not in arrays


def test_points_of_a_known_formula_have_a_truth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "x.npz"
    words = ["--points", points(tmp_path), "--formula", "x**2 - 1", "--out", str(out)]
    assert main([*WORDS, *words]) == 0
    with np.load(out, allow_pickle=False) as arrays:
        np.testing.assert_allclose(arrays["queries"], np.arange(50) * 0.0613, atol=1e-9)
        np.testing.assert_allclose(arrays["truth"], arrays["queries"] ** 2 - 1, atol=TOLERANCE)
        error = np.mean((arrays["estimates.gaussian"] - arrays["truth"]) ** 2)
    told = capsys.readouterr()
    assert told.out == f"Wrote {out}\n"
    assert f"Gaussian kernel: mean squared error to the truth {error:.4f}" in told.err


def test_the_default_is_what_the_chapter_draws(tmp_path: Path) -> None:
    out = tmp_path / "x.npz"
    assert main([*WORDS, "--size", "30", "--seed", "7", "--noise", "0", "--out", str(out)]) == 0
    with np.load(out, allow_pickle=False) as arrays:
        keys = np.sort(np.random.default_rng(7).uniform(0, 5, 30))
        np.testing.assert_array_equal(arrays["keys"], keys)
        np.testing.assert_allclose(arrays["values"], 2 * np.sin(keys) + keys**0.8, atol=TOLERANCE)
        np.testing.assert_allclose(arrays["queries"], np.arange(50) / 10, atol=1e-12)
        np.testing.assert_allclose(arrays["weights"], gaussian(arrays["queries"], keys, 1), atol=TOLERANCE)


def test_training_follows_plain_torch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "x.npz"
    words = ["--train", "7", "--rate", "0.1", "--width", "0.8", "--points", points(tmp_path)]
    assert main([*WORDS, *words, "--out", str(out)]) == 0
    keys, values = torch.tensor(KEYS), torch.tensor(VALUES)
    others = ~torch.eye(4, dtype=torch.bool)
    left_keys, left_values = (v.repeat(4, 1)[others].reshape(4, 3) for v in (keys, values))
    width = torch.tensor([0.8], dtype=torch.float64, requires_grad=True)
    widths = [0.8]
    for _ in range(7):
        weights = torch.softmax(-(((keys[:, None] - left_keys) * width) ** 2) / 2, dim=1)
        loss = (((weights * left_values).sum(dim=1) - values) ** 2).sum()
        (slope,) = torch.autograd.grad(loss, width)
        width = (width - 0.1 * slope).detach().requires_grad_()
        widths.append(width.item())
    with np.load(out, allow_pickle=False) as arrays:
        np.testing.assert_allclose(arrays["training.widths"], widths, atol=1e-5)
        assert len(arrays["training.losses"]) == len(arrays["training.gradients"]) == 8
        expected = gaussian(arrays["queries"], KEYS, widths[-1]) @ VALUES
        np.testing.assert_allclose(arrays["estimates.learned"], expected, atol=1e-5)
    assert "Training took |w| from 0.80" in capsys.readouterr().err


def test_another_kernel_beside_a_training(tmp_path: Path) -> None:
    out = tmp_path / "x.npz"
    words = ["--kernel", "boxcar", "--kernels", "width", "--train", "2", "--width", "0.7", "--out", str(out)]
    assert main([*WORDS, *SWEEP, *words]) == 0
    with np.load(out, allow_pickle=False) as arrays:
        assert {"estimates.boxcar", "estimates.width", "estimates.learned"} <= set(arrays)
        before = gaussian(arrays["queries"], arrays["keys"], 0.7) @ arrays["values"]
        np.testing.assert_allclose(arrays["estimates.width"], before, atol=TOLERANCE)
        assert arrays["training.widths"][0] == 0.7


def test_csv_has_a_line_a_number(tmp_path: Path) -> None:
    out = tmp_path / "x.csv"
    assert main([*WORDS, *SWEEP, "--train", "2", "--out", str(out)]) == 0
    rows = rows_of(out)
    weights = [row for row in rows if row["array"] == "weights"]
    assert len(weights) == 4 * 8
    for query in range(4):
        total = sum(float(row["value"]) for row in weights if row["query"] == str(query))
        assert total == pytest.approx(1, abs=TOLERANCE)
    assert [row["key"] for row in rows if row["array"] == "keys"] == list(map(str, range(8)))
    assert [row["query"] for row in rows if row["array"] == "training.widths"] == ["0", "1", "2"]
    assert next(row["value"] for row in rows if row["array"] == "training.widths") == "0.5"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--kernel", "boxcar", "--bandwidth", "0.05", "--query", "-2.5"],
        ["--kernels", "average,triangular,epanechnikov", "--train", "5", "--theme", "dark"],
        ["--size", "2", "--queries", "1:1:1"],
        ["--size", "5000", "--queries", "0:0.01:500"],
    ],
)
@pytest.mark.usefixtures("qapp")
def test_pictures(tmp_path: Path, words: list[str]) -> None:
    check_pictures(tmp_path, [*WORDS, *words], 1800)


@pytest.mark.parametrize(("name", "scale"), [("x.gif", 1), ("x.mp4", 2)])
@pytest.mark.usefixtures("qapp")
def test_a_sweep_moves_from_the_first_query_to_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, scale: int
) -> None:
    monkeypatch.setattr("explorer.panels.pooling.figure.SWEEP", 6)  # frames, for the test's time
    out = tmp_path / name
    assert main([*WORDS, *SWEEP, "--out", str(out)]) == 0
    frames = [
        frame[..., :3].astype(np.int16)
        for frame in iio.imiter(out, plugin="pillow" if scale == 1 else "FFMPEG")
    ]
    assert frames[0].shape[:2] == (680 * scale, 960 * scale)
    assert len(frames) == 7 if scale == 1 else len(frames) == 7 + 25  # the last one is held
    for before, after in pairwise(frames[:7]):
        assert (np.abs(after - before).max(axis=2) > 60).mean() > 0.001
    assert main([*WORDS, *SWEEP, "--query", "3", "--out", str(tmp_path / "last.png")]) == 0
    last = iio.imread(tmp_path / "last.png")[:: 2 // scale, :: 2 // scale, :3].astype(np.int16)
    # Of the same query; palette, halved chroma and the lesser resolution change edges only.
    assert (np.abs(last - frames[-1]).max(axis=2) > 60).mean() < 0.06


@pytest.mark.usefixtures("qapp")
def test_a_query_between_is_not_jumped_over() -> None:
    from explorer.panels.pooling.figure import sweep

    places = np.array([0.0, 0.1, 0.2])
    queries = sweep(places)
    assert set(places) <= set(queries.tolist())
    assert (np.diff(queries) > 0).all()
    assert len(queries) == 2 * 25 + 1
    assert len(sweep(np.arange(2000.0))) == 2000
    assert sweep(np.array([1.5])).tolist() == [1.5]


# What a person may get wrong


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--out", "x.pdf"], "must end in .npz, .csv, .png, .svg, .gif or .mp4"),
        (["--points", "empty.csv"], "holds no numbers"),
        (["--points", "names.csv"], "holds no numbers"),
        (["--points", "nan.csv"], "Point 2 is not a number"),
        (["--points", "huge.csv"], "Point 1 is not a number or too large"),
        (["--points", "three.csv"], "two columns"),
        (["--points", "ragged.csv"], "Line 2 has 1 columns"),
        (["--points", "nowhere.csv"], "nowhere.csv"),
        (["--points", "."], "folder"),
        (["--points", "one.csv", "--train", "3"], "at least two points"),
        (["--points", "one.csv", "--size", "9"], "--size does not go with --points"),
        (["--points", "one.csv", "--seed", "9"], "--seed does not go with --points"),
        (["--formula", "1/(x-x)"], "divides by zero"),
        (["--formula", "sin("], "no formula that can be read"),
        (["--formula", "import os"], "unknown"),
        (["--formula", " "], "There is no formula"),
        (["--size", "1"], "from 2 to 5000"),
        (["--noise", "-1"], "noise must be a number from 0"),
        (["--noise", "loud"], "not a number"),
        (["--seed", "-1"], "not a whole number from 0"),
        (["--width", "nan"], "width w must be a number"),
        (["--width", "1_0"], "not a number"),
        (["--width", "0", "--train", "3"], "width of 0"),
        (["--kernel", "boxcar", "--bandwidth", "0"], "bandwidth must be a number greater than 0"),
        (["--kernel", "boxcar", "--width", "2"], "--width belongs to the Gaussian"),
        (["--bandwidth", "1"], "--bandwidth means nothing without"),
        (["--kernel", "cosine"], "cosine"),
        (["--kernels", "average,cosine"], "“cosine” is none of average"),
        (["--kernel", "learned"], "needs --train"),
        (["--kernels", "learned"], "needs --train"),
        (["--train", "0"], "not a whole number from 1 to 500"),
        (["--train", "3", "--rate", "0"], "learning rate above 0"),
        (["--rate", "1"], "--rate means nothing without --train"),
        (["--queries", "0:1"], "FIRST:STEP:COUNT"),
        (["--queries", "0:0:5"], "a step above 0"),
        (["--queries", "0:1:5000"], "There can be 1 to"),
        (["--queries", "0:1:2.5"], "FIRST:STEP:COUNT"),
        (["--queries", "1e12:1:5"], "too far away"),
        (["--query", "q.csv"], "--query must be a number here"),
        (["--query", "inf"], "--query must be a number from"),
        (["--text", "x"], "--text belongs to --chapter transformer | recurrence | scoring"),
        (["--device", "cuda"], "--device belongs to"),
        (["--hidden", "4"], "--hidden belongs to --chapter recurrence | scoring"),
        (["--cell", "gru"], "--cell belongs to --chapter recurrence"),
        (["--heads", "1"], "--heads belongs to --chapter transformer"),
        (["--norm", "relu"], "--norm belongs to --chapter scoring"),
        (["--query-size", "3"], "--query-size belongs to --chapter scoring"),
    ],
)
def test_errors_are_one_line_and_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    words: list[str], said: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    files = {
        "empty": "", "names": "key,value\n", "nan": "1,2\nnan,3\n", "huge": "1e12,1\n", "three": "1,2,3\n",
        "ragged": "1,2\n3\n", "one": "1,2\n",
    }  # fmt: skip
    write_tables(files)
    check_refusal([*WORDS, "--out", "x.npz", *words], said, capsys)


@pytest.mark.parametrize(
    ("words", "text", "said"),
    [
        ([], "1,2\n1,4\n2,0\n", "Keys that occur again"),
        ([], "1,2\n", "one point only"),
        (["--width", "0"], "1,2\n3,4\n", "this is average pooling"),
        (["--kernel", "boxcar", "--bandwidth", "0.1"], "1,2\n3,4\n", "undefined"),
        (["--formula", "1/x", "--queries", "0:1:3"], "1,2\n3,4\n", "divides by zero at x = 0"),
    ],
)
def test_what_is_odd_is_told_and_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], text: str, said: str
) -> None:
    for name in ("x.npz", "x.png"):
        out = tmp_path / name
        assert main([*WORDS, "--points", points(tmp_path, text), *words, "--out", str(out)]) == 0
        told = capsys.readouterr()
        assert told.out == f"Wrote {out}\n"
        assert said in told.err
        assert out.exists()


def test_another_chapter_knows_none_of_these_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--points", "x.csv", "--out", "x.npz"]) == 2
    assert "--points belongs to --chapter pooling" in capsys.readouterr().err
    assert main(["export", "--out", "x.gif"]) == 2
    assert "must end in .npz, .csv, .png or .svg" in capsys.readouterr().err


@pytest.mark.usefixtures("qapp")
def test_a_key_press_in_the_middle_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "x.gif"
    out.write_bytes(b"before")
    from explorer.panels.pooling.figure import SweepFigure

    shown = SweepFigure.show_query
    calls: list[float] = []

    def show(figure: SweepFigure, query: float) -> None:
        calls.append(query)
        if len(calls) > 10:
            raise KeyboardInterrupt
        shown(figure, query)

    monkeypatch.setattr(SweepFigure, "show_query", show)
    assert main([*WORDS, *SWEEP, "--out", str(out)]) == 130
    assert capsys.readouterr().err.endswith("Stopped.\n")
    assert out.read_bytes() == b"before"
    assert os.listdir(tmp_path) == ["x.gif"]


@pytest.mark.skipif(sys.platform == "win32", reason="there a signal ends the process at once")
@pytest.mark.parametrize("name", ["x.gif", "x.mp4"])
def test_ctrl_c_while_qt_paints_leaves_what_was_there(tmp_path: Path, name: str) -> None:
    """The exception of Ctrl-C in the middle of a paint event would crash the process."""
    (tmp_path / name).write_bytes(b"before")
    words = [*WORDS, "--queries", "0:0.0025:2000", "--out", name]
    # A shell's background process ignores SIGINT, and so would its children.
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        f"from explorer.app import main; sys.exit(main({words!r}))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, stderr=subprocess.PIPE, text=True,
        env=environment(),
    ) as process:  # fmt: skip
        assert process.stderr is not None
        assert "Drawing the animation" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert said.endswith("Stopped.\n")
    assert os.listdir(tmp_path) == [name]
    assert (tmp_path / name).read_bytes() == b"before"


def test_neither_torch_nor_qt_is_imported_for_arrays(tmp_path: Path) -> None:
    words = [*WORDS, "--train", "3", "--out", "x.npz"]
    told, _ = imports_of(words, ("torch", "transformers", "PySide6", "PIL"), tmp_path)
    assert told.endswith("0 []\n")
