"""Video as .mp4: frames go through a pipe to ffmpeg, whose exit status decides whether the file is whole.

imageio's own writer uses the same program but does not look at how it ended.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from explorer.core.animation import Film, Frame
from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.core.i18n import translate

_ENCODERS = {
    "libx264": ("-preset", "veryfast", "-crf", "18"),
    "libopenh264": ("-b:v", "6M"),
    "h264_videotoolbox": ("-b:v", "6M"),
    "mpeg4": ("-q:v", "3"),  # every ffmpeg has it
}
"""The best first, each with what makes lines and letters sharp."""
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0
_OWN_GROUP = 0x00000200 if sys.platform == "win32" else 0


def find_ffmpeg() -> str:
    """The program: what imageio-ffmpeg brings along, else the one on the PATH.

    Raises:
        UserError: there is neither.
    """
    found = None
    if importlib.util.find_spec("imageio_ffmpeg") is not None:
        from imageio_ffmpeg import get_ffmpeg_exe

        with suppress(RuntimeError):  # it has none for this system
            found = get_ffmpeg_exe()
    found = shutil.which(found or "ffmpeg")
    if found is None:
        raise UserError(
            translate(
                "Animation",
                "An .mp4 needs ffmpeg, which is not there: install ffmpeg or the package imageio-ffmpeg, or "
                "choose a name that ends in .gif.",
            )
        )
    return found


def write_mp4(film: Film, path: Path, token: CancelToken) -> None:
    """Write a film as H.264, or as MPEG-4 where ffmpeg has no other; an odd last row or column is left out.

    Raises:
        UserError: there is no ffmpeg.
        OSError: ffmpeg failed; its own words are the reason.
        CancelledError: the token was cancelled.
    """
    frames = film.frames(token)
    first = next(frames)
    height, width = first.shape[0] // 2 * 2, first.shape[1] // 2 * 2
    command = _command(find_ffmpeg(), (width, height), film.rate, path)
    with _running(command) as pipe:
        last = first
        _send(pipe, first[:height, :width])
        for last in frames:
            _send(pipe, last[:height, :width])
        for _ in range(round(film.hold * film.rate)):
            _send(pipe, last[:height, :width])


def _command(ffmpeg: str, size: tuple[int, int], rate: float, path: Path) -> list[str]:
    taken = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{size[0]}x{size[1]}", "-r", str(rate), "-i", "-"]
    # Players take a video of this size for BT.709, whatever ffmpeg does by itself.
    matrix = [
        word for name in ("colorspace", "color_primaries", "color_trc") for word in (f"-{name}", "bt709")
    ]
    colours = ["-vf", "scale=out_color_matrix=bt709", *matrix]
    # yuv420p is what every player takes; the head of the file first, so that a browser can begin at once.
    made = ["-an", "-pix_fmt", "yuv420p", "-movflags", "+faststart", "-f", "mp4", str(path)]
    return [ffmpeg, "-hide_banner", "-loglevel", "error", "-y", *taken, *colours, *_encoder(ffmpeg), *made]


def _encoder(ffmpeg: str) -> list[str]:
    """The best encoder that this ffmpeg has, with its options."""
    listed = subprocess.run(
        [ffmpeg, "-hide_banner", "-encoders"], capture_output=True, text=True, errors="replace", check=False,
        stdin=subprocess.DEVNULL, creationflags=_NO_WINDOW,
    ).stdout.split()  # fmt: skip
    name = next((name for name in _ENCODERS if name in listed), "mpeg4")
    return ["-c:v", name, *_ENCODERS[name]]


@contextmanager
def _running(command: list[str]) -> Iterator[IO[bytes]]:
    """ffmpeg's input; it has ended well when the block is left without an error, and is ended otherwise."""
    with tempfile.TemporaryFile() as said:  # a pipe that nobody reads would fill and stop it
        # A session or group of its own: Ctrl-C is for us, and we end it.
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said,
            creationflags=_NO_WINDOW | _OWN_GROUP, start_new_session=True,
        )  # fmt: skip
        assert process.stdin is not None
        try:
            with suppress(BrokenPipeError):  # it ended early, and says why
                yield process.stdin
            with suppress(BrokenPipeError):
                process.stdin.close()
            status = process.wait()
        except BaseException:
            process.kill()
            with suppress(OSError):
                process.stdin.close()
            process.wait()
            raise
        if status != 0:
            said.seek(0)
            raise OSError(_reason(said.read().decode("utf-8", errors="replace"), status))


def _send(pipe: IO[bytes], frame: Frame) -> None:
    pipe.write(frame.tobytes())


def _reason(said: str, status: int) -> str:
    """The last line that ffmpeg wrote, without the name of its part; its status where it wrote none."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    if not lines:
        text = translate("Animation", "ffmpeg ended with status {status}")
        return text.format(status=status)
    return lines[-1].rpartition("] ")[2]
