"""Writing files so that a failure leaves what was there before."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from explorer.core.errors import UserError
from explorer.core.i18n import translate


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary path beside `path`, which takes its place when the block ends without an error.

    Raises:
        UserError: the folder or the disk does not take the file.
    """
    suffix = path.suffix
    try:
        handle, name = tempfile.mkstemp(
            prefix=f".{path.stem[:40]}-", suffix=suffix, dir=path.absolute().parent
        )
        os.close(handle)
        temporary = Path(name)
        try:
            yield temporary
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(path)
        finally:
            with suppress(FileNotFoundError):
                temporary.unlink()
    except OSError as error:
        raise UserError(
            translate("Files", "{path} could not be written ({reason}); nothing was changed.").format(
                path=path, reason=error.strerror or error
            )
        ) from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
