"""One file over a line that breaks, lies, stalls or is not there."""

from __future__ import annotations

import errno
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from explorer.core.cancel import CancelToken
from explorer.core.errors import CancelledError, UserError
from explorer.models.part_file import Part
from explorer.models.remote_file import RemoteFile
from explorer.models.transfer import transfer
from tests.support.file_server import Served, file_server
from tests.support.model_parcels import git_sha1, sha256

CONTENT = bytes(range(256)) * 8000  # 2 MB
PATH = "/file"


@pytest.fixture
def served() -> Iterator[Served]:
    with file_server() as made:
        made.files[PATH] = CONTENT
        yield made


def remote(served: Served, **known: Any) -> RemoteFile:
    return RemoteFile(**{"name": "file.bin", "url": served.url + PATH, "sha256": sha256(CONTENT), **known})


def get(file: RemoteFile, folder: Path, token: CancelToken | None = None) -> list[tuple[int, int]]:
    """Fetch, check the bytes, and return the progress."""
    told: list[tuple[int, int]] = []
    path = transfer(file, folder, token or CancelToken(), on_bytes=lambda done, of: told.append((done, of)))
    assert path.read_bytes() == CONTENT
    assert [entry.name for entry in folder.iterdir()] == ["file.bin"]
    return told


def cancel_after(file: RemoteFile, folder: Path, size: int) -> None:
    """Begin, and stop as soon as `size` bytes are there."""
    token = CancelToken()

    def on_bytes(done: int, _of: int) -> None:
        if done >= size:
            token.cancel()
            token.check()

    with pytest.raises(CancelledError):
        transfer(file, folder, token, on_bytes=on_bytes)


def test_fetches_and_tells_progress(served: Served, tmp_path: Path) -> None:
    told = get(remote(served), tmp_path)
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert [done for done, _of in told] == sorted(done for done, _of in told)
    assert served.header_log("Accept-Encoding") == ["identity"]


def test_a_whole_file_is_not_fetched_again(served: Served, tmp_path: Path) -> None:
    get(remote(served), tmp_path)
    get(remote(served), tmp_path)
    assert len(served.requests) == 1


def test_the_git_hash_of_small_files_is_checked(served: Served, tmp_path: Path) -> None:
    get(remote(served, sha256="", git_sha1=git_sha1(CONTENT), size=len(CONTENT)), tmp_path / "right")
    with pytest.raises(UserError, match="arrived damaged"):
        get(remote(served, sha256="", git_sha1=git_sha1(b"other")), tmp_path / "wrong")


def test_cancelled_download_is_resumed(served: Served, tmp_path: Path) -> None:
    cancel_after(remote(served), tmp_path, 500_000)
    kept = (tmp_path / "file.bin.part").stat().st_size
    assert 500_000 <= kept < len(CONTENT)
    told = get(remote(served), tmp_path)
    assert served.header_log("Range") == ["", f"bytes={kept}-"]
    assert served.header_log("If-Range") == ["", '"one"']
    assert told[0][0] > kept


def test_a_broken_line_is_taken_up_at_once(served: Served, tmp_path: Path) -> None:
    served.break_after = 900_000
    get(remote(served), tmp_path)
    assert served.header_log("Range") == ["", "bytes=900000-", "bytes=1800000-"]


def test_a_line_that_brings_nothing_ends_in_a_sentence(served: Served, tmp_path: Path) -> None:
    cancel_after(remote(served), tmp_path, 1)
    kept = (tmp_path / "file.bin.part").stat().st_size
    served.break_after = 0
    with pytest.raises(UserError, match="are kept; getting the model again goes on from there"):
        get(remote(served), tmp_path)
    assert (tmp_path / "file.bin.part").stat().st_size == kept
    served.break_after = None
    get(remote(served), tmp_path)
    assert served.header_log("Range")[-1] == f"bytes={kept}-"


def test_server_without_ranges_starts_over(served: Served, tmp_path: Path) -> None:
    cancel_after(remote(served), tmp_path, 500_000)
    served.ranges = False
    get(remote(served), tmp_path)
    assert served.header_log("Range")[1].startswith("bytes=")


def test_another_file_on_the_server_starts_over(served: Served, tmp_path: Path) -> None:
    cancel_after(remote(served), tmp_path, 500_000)
    served.etag = '"two"'
    told = get(remote(served), tmp_path)
    assert told[0][0] < 500_000


def test_another_file_wanted_starts_over(served: Served, tmp_path: Path) -> None:
    cancel_after(remote(served, sha256=sha256(b"an older revision")), tmp_path, 500_000)
    get(remote(served), tmp_path)
    assert served.header_log("Range") == ["", ""]


def test_wrong_remains_are_thrown_away_once(served: Served, tmp_path: Path) -> None:
    file = remote(served)
    part = Part(tmp_path, file)
    part.path.write_bytes(b"x" * 500_000)
    part.note("")
    get(file, tmp_path)
    assert served.header_log("Range") == ["bytes=500000-", ""]


def test_remains_that_are_the_whole_file_are_kept(served: Served, tmp_path: Path) -> None:
    for size in (len(CONTENT), 0):  # known beforehand, and not
        file = remote(served, size=size)
        part = Part(tmp_path / str(size), file)
        part.path.write_bytes(CONTENT)
        part.note('"one"')
        get(file, tmp_path / str(size))
    assert served.header_log("Range") == [f"bytes={len(CONTENT)}-"]


def test_remains_longer_than_the_file_start_over(served: Served, tmp_path: Path) -> None:
    for size in (len(CONTENT), 0):  # known beforehand, and not
        file = remote(served, size=size)
        part = Part(tmp_path / str(size), file)
        part.path.write_bytes(b"x" * (len(CONTENT) + 1))
        part.note('"one"')
        get(file, tmp_path / str(size))


def test_a_note_that_is_damaged_counts_for_nothing(served: Served, tmp_path: Path) -> None:
    (tmp_path / "file.bin.part").write_bytes(b"x" * 100)
    (tmp_path / "file.bin.part.json").write_text("[1")
    get(remote(served), tmp_path)
    assert served.header_log("Range") == [""]


def test_wrong_hash_is_thrown_away_and_said(served: Served, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"file\.bin arrived damaged"):
        get(remote(served, sha256=sha256(b"something else")), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "refuses"), (403, "refuses"), (404, "does not have"), (407, "proxy"), (429, "cannot serve"),
     (503, "cannot serve")],
)  # fmt: skip
def test_refusals_are_said(served: Served, tmp_path: Path, status: int, words: str) -> None:
    served.statuses[PATH] = status
    with pytest.raises(UserError, match=words) as caught:
        get(remote(served), tmp_path)
    assert str(status) in caught.value.sentence
    assert len(served.requests) == 1


def test_no_server_is_said(tmp_path: Path) -> None:
    with file_server() as gone:
        file = remote(gone)
    with pytest.raises(UserError, match=r"There is no connection to 127\.0\.0\.1"):
        get(file, tmp_path)


def test_a_stalled_line_does_not_hold_up_a_cancel(served: Served, tmp_path: Path) -> None:
    served.hold = threading.Event()
    cancel_after(remote(served), tmp_path, len(CONTENT) // 2)
    token = CancelToken()
    timer = threading.Timer(0.2, token.cancel)
    timer.start()
    with pytest.raises(CancelledError):  # the server says nothing more until the test has ended
        transfer(remote(served), tmp_path, token, on_bytes=lambda _done, _of: None)
    timer.join()
    served.hold.set()


def test_a_full_disk_is_said(served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(UserError, match=r"The disk with .* is full"):
        transfer(remote(served), tmp_path, CancelToken(), on_bytes=lambda _done, _of: None)


def test_a_folder_that_cannot_be_written_is_said(served: Served, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(UserError, match="SEQSCOPE_DATA can name another folder"):
        get(remote(served), tmp_path / "file" / "models")


def test_a_login_stays_with_its_host(served: Served, tmp_path: Path) -> None:
    with file_server() as other:
        other.files["/there"] = CONTENT
        served.redirects[PATH] = f"{other.url}/there"
        get(remote(served, headers={"Authorization": "Bearer secret"}), tmp_path)
        assert other.header_log("Authorization") == [""]
    assert served.header_log("Authorization") == ["Bearer secret"]


def test_a_login_follows_on_the_same_host(served: Served, tmp_path: Path) -> None:
    served.files["/there"] = CONTENT
    served.redirects[PATH] = "/there"
    get(remote(served, headers={"Authorization": "Bearer secret"}), tmp_path)
    assert served.header_log("Authorization") == ["Bearer secret"] * 2


def test_a_file_address_is_copied(tmp_path: Path) -> None:
    source = tmp_path / "source.bin"
    source.write_bytes(CONTENT)
    url = "file:" + urllib.request.pathname2url(str(source))
    get(RemoteFile("file.bin", url, sha256=sha256(CONTENT)), tmp_path / "to")
