"""Downloads one file: resumed where it broke off, verified, and in place only when it is whole."""

from __future__ import annotations

import http.client
import urllib.error
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.catalogue import size_text
from explorer.models.disk import disk_errors
from explorer.models.part_file import Part
from explorer.models.patient import Emit, stream
from explorer.models.remote_file import RemoteFile, is_right
from explorer.models.wire import Response, Wire, network_error

_CHUNK = 1 << 18  # bytes
_ATTEMPTS = 3  # in a row that bring nothing new, before the person is told

OnBytes = Callable[[int, int], None]
"""Called with the bytes there are of a file, and how many it has (0: unknown)."""


class _BrokenError(Exception):
    """The network failed; `cause` is what urllib raised."""

    def __init__(self, cause: OSError | http.client.HTTPException) -> None:
        super().__init__(str(cause))
        self.cause = cause


@dataclass(frozen=True, slots=True)
class _Start:
    """The head of an answer: the offset it starts at, the file's size (0: unknown), the validator."""

    offset: int
    total: int
    validator: str


def transfer(
    file: RemoteFile, folder: Path, token: CancelToken, *, wire: Wire | None = None, on_bytes: OnBytes
) -> Path:
    """Fetch a file into a folder and return its path; what a former try left there is gone on from.

    Raises:
        UserError: network, disk or hash; what arrived is kept for the next try unless its hash is wrong.
        CancelledError: asked to stop; what arrived is kept.
    """
    target = folder / file.name
    with disk_errors(folder):
        if target.is_file() and is_right(target, file, token):
            on_bytes(file.size, file.size)
            return target
        part = Part(folder, file)
        resumed = part.size > 0
        _receive_all(part, file, wire or Wire(), token, on_bytes)
        if not is_right(part.path, file, token):
            part.drop()
            if not resumed:
                raise _wrong(file)
            # The remains of a former try may have been the wrong ones: once more, from the beginning.
            _receive_all(part, file, wire or Wire(), token, on_bytes)
            if not is_right(part.path, file, token):
                part.drop()
                raise _wrong(file)
        part.finish(target)
    return target


def _receive_all(part: Part, file: RemoteFile, wire: Wire, token: CancelToken, on_bytes: OnBytes) -> None:
    """Receive until the file is whole; a broken line is taken up again as long as that brings more."""
    idle = 0
    while not (file.size and part.size == file.size):
        before = part.size
        try:
            _receive(part, file, wire, token, on_bytes)
            return
        except _BrokenError as broken:
            idle = 0 if part.size > before else idle + 1
            if idle >= _ATTEMPTS or not _worth_a_retry(broken.cause):
                raise _interrupted(broken.cause, file, part.size) from broken


def _worth_a_retry(error: OSError | http.client.HTTPException) -> bool:
    """Only a line that broke; a refusal or an unreachable host stays what it is."""
    return isinstance(error, ConnectionResetError | TimeoutError | http.client.HTTPException)


def _interrupted(error: OSError | http.client.HTTPException, file: RemoteFile, done: int) -> UserError:
    told = network_error(error, file.url)
    if not done:
        return told
    return UserError(
        translate(
            "Download",
            "{reason} The {done} that arrived are kept; getting the model again goes on from there.",
        ).format(reason=told.sentence, done=size_text(done))
    )


def _receive(part: Part, file: RemoteFile, wire: Wire, token: CancelToken, on_bytes: OnBytes) -> None:
    """One request: what it brings is written behind what is there, or in its place."""
    offset, validator = part.size, part.validator

    def produce(emit: Emit[_Start | bytes]) -> None:
        try:
            _read(wire, file, offset, validator, emit)
        except (OSError, http.client.HTTPException) as error:
            raise _BrokenError(error) from error

    answer = stream(produce, token)
    start = next(answer)
    assert isinstance(start, _Start)
    total = file.size or start.total
    with part.path.open("ab" if start.offset else "wb") as out:
        part.note(start.validator)
        done = start.offset
        for chunk in answer:
            assert isinstance(chunk, bytes)
            out.write(chunk)
            done += len(chunk)
            on_bytes(done, total)
    if done < (start.total or file.size):
        raise _BrokenError(ConnectionResetError(_closed_early()))


def _closed_early() -> str:
    return translate("Download", "the connection was closed early")


def _read(wire: Wire, file: RemoteFile, offset: int, validator: str, emit: Emit[_Start | bytes]) -> None:
    """Ask for a file from an offset on and emit the head of the answer, then its bytes."""
    response = _ask(wire, file, offset, validator)
    if response is None:
        emit(_Start(offset, offset, validator))
        return
    try:
        emit(_start_of(response, offset))
        while chunk := response.read1(_CHUNK):
            emit(chunk)
    finally:
        response.close()


def _ask(wire: Wire, file: RemoteFile, offset: int, validator: str) -> Response | None:
    """The server's answer; None if it has no more than what is here."""
    headers = {**file.headers, "Accept-Encoding": "identity"}
    if offset:
        headers["Range"] = f"bytes={offset}-"
        if validator:
            headers["If-Range"] = validator
    try:
        return wire.open(file.url, headers)
    except urllib.error.HTTPError as error:
        if error.code != 416 or not offset:
            raise
        if (error.headers.get("Content-Range", "") or "").endswith(f"/{offset}"):
            return None
        return _ask(wire, file, 0, "")  # the server's file is shorter than what is here


def _start_of(response: Response, offset: int) -> _Start:
    headers = response.headers
    validator = headers.get("ETag", "") or ""
    if not validator or validator.startswith("W/"):  # a weak one does not vouch for the bytes
        validator = headers.get("Last-Modified", "") or ""
    if response.status == 206:
        span, _, total = (headers.get("Content-Range", "") or "").removeprefix("bytes ").partition("/")
        if span.split("-")[0] != str(offset):
            raise http.client.HTTPException(f"unexpected Content-Range {span}")
        return _Start(offset, int(total) if total.isdigit() else 0, validator)
    return _Start(0, int(headers.get("Content-Length", "") or 0), validator)


def _wrong(file: RemoteFile) -> UserError:
    return UserError(
        translate(
            "Download",
            "{file} arrived damaged (its hash is not the expected one) and was thrown away: get it again.",
        ).format(file=file.name)
    )
