"""The wheel, installed in a clean environment and used from another folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.support.sandbox import DEFAULT_MODEL, link_model
from tools.setup import ROOT, venv_python

Call = Callable[..., subprocess.CompletedProcess[str]]
TEXT = "The trophy did not fit because it was too big."


def _run(
    *command: str | Path, cwd: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, command)), cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8",
        check=False, stdin=subprocess.DEVNULL, timeout=300,
    )  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without the network."""
    folder = tmp_path_factory.mktemp("dist")
    built = _run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (found,) = folder.glob("seqscope-*.whl")
    return found


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel in it, which sees the installed dependencies but not the checkout."""
    venv = tmp_path_factory.mktemp("clean") / "venv"
    python = venv_python(venv)
    made = _run(sys.executable, "-m", "venv", "--without-pip", venv, cwd=venv.parent)
    assert made.returncode == 0, made.stderr
    packages = _run(
        python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=venv.parent
    ).stdout.strip()
    dependencies = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(packages, "dependencies.pth").write_text("\n".join(sorted(dependencies)), encoding="utf-8")
    options = ("--no-deps", "--no-index", "--disable-pip-version-check")
    installed = _run(
        sys.executable, "-m", "pip", "--python", python, "install", *options, wheel, cwd=venv.parent
    )
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return venv


@pytest.fixture(scope="module")
def seqscope(environment: Path, default_model_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Call:
    """Calls the console script from an empty folder, with a data folder that holds the default model."""
    data = tmp_path_factory.mktemp("data")
    link_model(default_model_folder, data / "models" / DEFAULT_MODEL)
    hidden = {"PYTHONPATH", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    script = venv_python(environment).with_name("seqscope.exe" if sys.platform == "win32" else "seqscope")

    def call(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
        return _run(script, *arguments, cwd=cwd, env={**kept, "SEQSCOPE_DATA": str(data), "PYTHONUTF8": "1"})

    return call


def test_the_wheel_holds_the_program_and_all_resources(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    resources = {file for file in (ROOT / "resources").rglob("*") if file.is_file()}
    assert {f"explorer/{file.relative_to(ROOT).as_posix()}" for file in resources} <= names
    modules = {file.relative_to(ROOT).as_posix() for file in (ROOT / "explorer").rglob("*.py")}
    assert modules <= names
    top = {name.split("/")[0] for name in names}
    assert {name for name in top if not name.endswith(".dist-info")} == {"explorer"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_an_export_from_another_folder(seqscope: Call, tmp_path: Path) -> None:
    done = seqscope("export", "--text", TEXT, "--model", DEFAULT_MODEL, "--out", "heads.npz", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    with np.load(tmp_path / "heads.npz") as found:
        tokens, attention = found["tokens"], found["attention"]
    expected = ["[cls]", *TEXT[:-1].lower().split(), ".", "[sep]"]
    assert [str(token).lower() for token in tokens] == expected
    assert attention.shape == (6, 12, len(expected), len(expected))
    assert attention.dtype == np.float32
    np.testing.assert_allclose(attention.sum(-1), 1, atol=1e-5)  # float32 sums of 13 weights


def test_a_picture_without_a_display(seqscope: Call, tmp_path: Path) -> None:
    out = tmp_path / "deeper folder" / "heads.png"
    out.parent.mkdir()
    done = seqscope("export", "--text", TEXT, "--out", out, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"\x89PNG")


def test_without_a_display_the_program_does_its_main_job(seqscope: Call, tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("other systems always have a display")
    done = seqscope(cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert str(tmp_path / "attention.png") in done.stdout
    assert (tmp_path / "attention.png").read_bytes().startswith(b"\x89PNG")


def test_help_teaches(seqscope: Call, tmp_path: Path) -> None:
    done = seqscope("--help", cwd=tmp_path)
    assert done.returncode == 0
    assert "seqscope export --text" in done.stdout
    done = seqscope("export", "--help", cwd=tmp_path)
    assert "(layers, heads, query, key)" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("--no-such-option",),
        ("export", "--text", "x", "--out", "heads.docx"),
        ("export", "--text", "x", "--out", "heads.npz", "--model", "no such model"),
        ("export", "--text", "x", "--out", "no/such/folder/heads.npz"),
        ("models", "get", "no such model"),
    ],
)
def test_an_error_is_one_line_and_status_2(
    seqscope: Call, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = seqscope(*arguments, cwd=tmp_path)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout == ""
    assert done.stderr.startswith("seqscope: ")
    assert len(done.stderr.splitlines()) == 1
