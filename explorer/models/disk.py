"""Free space and trouble with the disk, in words."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.paths import DATA_VARIABLE
from explorer.models.catalogue import size_text

_MARGIN = 20_000_000  # bytes that are left free
_FULL = (errno.ENOSPC, errno.EDQUOT)


def require_space(folder: Path, needed: int) -> None:
    """Raise UserError unless the disk of a folder (which need not exist) has `needed` bytes free."""
    place = folder
    while not place.exists():
        place = place.parent
    with disk_errors(folder):
        free = shutil.disk_usage(place).free
    if free < needed + _MARGIN:
        raise UserError(
            translate(
                "Disk",
                "There is too little space in {folder}: {needed} are needed and {free} are free. Free some, "
                "or set {variable} to a folder on another disk.",
            ).format(folder=place, needed=size_text(needed), free=size_text(free), variable=DATA_VARIABLE)
        )


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Turn an OSError of writing into a folder into one sentence."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            text = translate("Disk", "The disk with {folder} is full: free some space, then try again.")
        else:
            text = translate(
                "Disk", "Seqscope cannot write into {folder} ({reason}); {variable} can name another folder."
            )
        raise UserError(
            text.format(folder=folder, reason=error.strerror or error, variable=DATA_VARIABLE)
        ) from error
