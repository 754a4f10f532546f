"""Animations as files: .gif with Pillow, .mp4 with ffmpeg; a frame at a time, so that memory stays small."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import UserError
from explorer.core.files import replacing
from explorer.core.i18n import translate

Frame = NDArray[np.uint8]
"""(H, W, 3): red, green and blue."""
ENDINGS = (".gif", ".mp4")


@dataclass(frozen=True, slots=True)
class Film:
    """Frames that are drawn when they are asked for.

    frame_at: frame 0 … count − 1, all of one size, in any order; rate: frames a second, of which each in a
    .gif lasts whole hundredths of a second; hold: for how many seconds the last one stays.
    """

    frame_at: Callable[[int], Frame]
    count: int
    rate: float = 25.0
    hold: float = 1.0

    def frames(self, token: CancelToken) -> Iterator[Frame]:
        """All of them in order, with progress.

        Raises:
            CancelledError: the token was cancelled.
        """
        for index in range(self.count):
            token.report(Progress(translate("Animation", "Drawing the animation"), index, self.count))
            yield self.frame_at(index)


def check_ending(path: Path) -> None:
    """Refuse early what could not be written after a long computation.

    Raises:
        UserError: the ending is no animation's, or it is .mp4 and there is no ffmpeg.
    """
    if path.suffix.lower() not in ENDINGS:
        text = translate("Animation", "“{name}” is no animation's name: it must end in .gif or .mp4.")
        raise UserError(text.format(name=path.name))
    if path.suffix.lower() == ".mp4":
        from explorer.core.video import find_ffmpeg

        find_ffmpeg()


def write_film(film: Film, path: Path, token: CancelToken) -> None:
    """Write a film in the format of the file's ending, all or nothing; it plays for ever where a .gif can.

    Raises:
        UserError: the ending is another, ffmpeg is missing or fails, the file cannot be written.
        CancelledError: the token was cancelled.
    """
    check_ending(path)
    if path.suffix.lower() == ".gif":
        from explorer.core.gif import write_gif as write
    else:
        from explorer.core.video import write_mp4 as write
    with replacing(path) as temporary:
        write(film, temporary, token)
