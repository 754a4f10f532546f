"""Animations, read back with imageio and compared with the frames that were written."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import imageio.v3 as iio
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from explorer.core import video
from explorer.core.animation import Film, Frame, check_ending, write_film
from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import CancelledError, UserError
from explorer.core.gif import Palette

SIZE = (36, 48)
COUNT = 12
ENDINGS = (".gif", ".mp4")


def square(index: int) -> Frame:
    """A square on white that moves by four pixels a frame."""
    frame = np.full((*SIZE, 3), 255, dtype=np.uint8)
    frame[12:24, 4 * (index % 10) : 4 * (index % 10) + 12] = (200, 40, 60)
    return frame


def noise(index: int) -> Frame:
    """More colours than a palette holds."""
    return np.random.default_rng(index).integers(0, 256, (*SIZE, 3), dtype=np.uint8)


def read(path: Path) -> list[Frame]:
    plugin = "pillow" if path.suffix == ".gif" else "FFMPEG"
    return [frame[..., :3] for frame in iio.imiter(path, plugin=plugin)]


def durations(path: Path) -> list[int]:
    with Image.open(path) as image:
        found = []
        for index in range(getattr(image, "n_frames", 1)):
            image.seek(index)
            found.append(int(image.info["duration"]))
        assert image.info["loop"] == 0
        return found


def test_a_gif_of_few_colours_is_exact(tmp_path: Path) -> None:
    path = tmp_path / "x.gif"
    write_film(Film(square, COUNT), path, CancelToken())
    frames = read(path)
    assert len(frames) == COUNT
    for index, frame in enumerate(frames):
        np.testing.assert_array_equal(frame, square(index))
    assert durations(path) == [40] * (COUNT - 1) + [1040]


def test_frames_that_do_not_change_keep_their_time(tmp_path: Path) -> None:
    path = tmp_path / "x.gif"
    write_film(Film(lambda _: square(3), 5, rate=10.0, hold=0.0), path, CancelToken())
    assert sum(durations(path)) == 500
    for frame in read(path):
        np.testing.assert_array_equal(frame, square(3))


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("ending", ENDINGS)
def test_films_of_hardly_a_frame(tmp_path: Path, ending: str, count: int) -> None:
    path = tmp_path / f"x{ending}"
    write_film(Film(square, count, hold=0.0), path, CancelToken())
    assert len(read(path)) == count


def test_many_colours_come_near(tmp_path: Path) -> None:
    path = tmp_path / "x.gif"
    write_film(Film(noise, 3), path, CancelToken())
    for index, frame in enumerate(read(path)):
        assert np.abs(frame.astype(int) - noise(index)).mean() < 24  # of 256: 255 colours fill the cube so


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 60))
def test_frequent_colours_stay_as_they_are(seed: int, count: int) -> None:
    """Up to 64 colours that are no closer than the table's cells are kept to the last bit."""
    random = np.random.default_rng(seed)
    colours = np.unique(random.integers(0, 64, (count, 3), dtype=np.uint8) * 4 + 1, axis=0)
    frame = colours[random.integers(0, len(colours), SIZE)]
    palette = Palette([frame])
    np.testing.assert_array_equal(palette.colours[palette.indices(frame)], frame)


def test_an_mp4_shows_the_frames(tmp_path: Path) -> None:
    path = tmp_path / "x.mp4"
    write_film(Film(square, COUNT, hold=0.2), path, CancelToken())
    frames = read(path)
    assert len(frames) == COUNT + 5
    for index, frame in enumerate(frames):
        expected = square(min(index, COUNT - 1)).astype(int)
        # Chroma is halved at edges and H.264 loses a little: 6 of 256 on average.
        assert np.abs(frame - expected).mean() < 6
    meta = iio.immeta(path, plugin="FFMPEG")
    assert meta["fps"] == 25.0
    assert meta["codec"] == "h264"


def test_an_odd_row_is_left_out_of_an_mp4(tmp_path: Path) -> None:
    path = tmp_path / "x.mp4"
    write_film(Film(lambda index: square(index)[:35, :47], 3), path, CancelToken())
    assert read(path)[0].shape == (34, 46, 3)


@pytest.mark.parametrize("ending", ENDINGS)
def test_progress_and_stopping_leave_what_was_there(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"x{ending}"
    path.write_bytes(b"before")
    told: list[Progress] = []

    def note(progress: Progress) -> None:
        told.append(progress)
        if progress.done == 4:
            token.cancel()

    token = CancelToken(on_progress=note)
    with pytest.raises(CancelledError):
        write_film(Film(square, COUNT), path, token)
    assert [one.done for one in told] == [0, 1, 2, 3, 4]
    assert {one.total for one in told} == {COUNT}
    assert path.read_bytes() == b"before"
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_key_press_in_the_middle_leaves_nothing(tmp_path: Path, ending: str) -> None:
    def frame_at(index: int) -> Frame:
        if index == 7:
            raise KeyboardInterrupt
        return square(index)

    with pytest.raises(KeyboardInterrupt):
        write_film(Film(frame_at, COUNT), tmp_path / f"x{ending}", CancelToken())
    assert os.listdir(tmp_path) == []


def test_a_full_disk_is_told_and_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.gif"
    path.write_bytes(b"before")

    def full(*_: object) -> list[bytes]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("explorer.core.gif._encoded", full)
    with pytest.raises(UserError, match="No space left on device"):
        write_film(Film(square, COUNT), path, CancelToken())
    assert path.read_bytes() == b"before"
    assert os.listdir(tmp_path) == ["x.gif"]


@pytest.mark.parametrize("name", ["x.avi", "x", "x.png"])
def test_another_ending(tmp_path: Path, name: str) -> None:
    for check in (check_ending, lambda path: write_film(Film(square, 1), path, CancelToken())):
        with pytest.raises(UserError, match=r"must end in \.gif or \.mp4"):
            check(tmp_path / name)
    assert os.listdir(tmp_path) == []


# Which ffmpeg


@pytest.fixture
def without_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if imageio-ffmpeg were not installed."""
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name, *rest: None if name == "imageio_ffmpeg" else found(name, *rest),
    )


Fake = Callable[[str], Path]


@pytest.fixture
def on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Puts an ffmpeg that runs some Python on the PATH, which holds nothing else."""
    folder = tmp_path / "bin"
    folder.mkdir()

    def put(code: str) -> Path:
        program = folder / "ffmpeg"
        program.write_text(f"#!{sys.executable}\n{code}", encoding="utf-8")
        program.chmod(0o755)
        return program

    monkeypatch.setenv("PATH", str(folder))
    return put


@pytest.mark.usefixtures("without_package", "on_path")
def test_without_any_ffmpeg_one_sentence_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "x.mp4"
    for check in (check_ending, lambda path: write_film(Film(square, 1), path, CancelToken())):
        with pytest.raises(UserError, match=r"needs ffmpeg.*imageio-ffmpeg.*\.gif"):
            check(path)
    assert not path.exists()
    check_ending(tmp_path / "x.gif")


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
@pytest.mark.usefixtures("without_package")
def test_the_ffmpeg_on_the_path_serves_as_well(tmp_path: Path, on_path: Fake) -> None:
    import imageio_ffmpeg

    real = imageio_ffmpeg.get_ffmpeg_exe()
    program = on_path(f"import os, sys\nos.execv({real!r}, ['ffmpeg', *sys.argv[1:]])\n")
    assert video.find_ffmpeg() == str(program)
    write_film(Film(square, 3, hold=0.0), tmp_path / "x.mp4", CancelToken())
    assert len(read(tmp_path / "x.mp4")) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
@pytest.mark.usefixtures("without_package")
@pytest.mark.parametrize(
    ("code", "said"),
    [
        (
            "sys.stdin.buffer.read(); print('[mp4 @ 0x1] No space left on device', file=sys.stderr)",
            "No space left",
        ),
        ("print('[x @ 0x1] Unknown encoder', file=sys.stderr)", "Unknown encoder"),
        ("pass", "ffmpeg ended with status 3"),
    ],
)
def test_an_ffmpeg_that_fails_is_told_and_leaves_what_was_there(
    tmp_path: Path, on_path: Fake, code: str, said: str
) -> None:
    on_path(f"import sys\nif '-encoders' in sys.argv: sys.exit(0)\n{code}\nsys.exit(3)\n")
    path = tmp_path / "x.mp4"
    path.write_bytes(b"before")
    big = np.zeros((400, 400, 3), dtype=np.uint8)  # more than a pipe holds
    with pytest.raises(UserError, match=said) as caught:
        write_film(Film(lambda _: big, COUNT), path, CancelToken())
    assert "\n" not in caught.value.sentence
    assert path.read_bytes() == b"before"
    assert sorted(os.listdir(tmp_path)) == ["bin", "x.mp4"]


@pytest.mark.parametrize(
    ("listed", "chosen"),
    [
        (" V....D libx264  H.264\n V....D mpeg4 x", "libx264"),
        (" V....D mpeg4  MPEG-4", "mpeg4"),
        ("", "mpeg4"),
    ],
)
def test_the_best_encoder_that_there_is(monkeypatch: pytest.MonkeyPatch, listed: str, chosen: str) -> None:
    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 0, listed, "")

    monkeypatch.setattr(subprocess, "run", run)
    assert video._encoder("ffmpeg")[1] == chosen
