from __future__ import annotations

import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from explorer.models.catalogue import DEFAULT_MODEL
from tools import check, setup, system_libraries
from tools.setup import ROOT, SetupError

PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_the_default_model_is_the_catalogues() -> None:
    assert setup.DEFAULT_MODEL == DEFAULT_MODEL


def test_what_is_asked_for_is_what_the_project_says() -> None:
    table = tomllib.loads(PROJECT)["project"]
    run, test = setup.requirements("run", PROJECT), setup.requirements("test", PROJECT)
    assert set(table["dependencies"]) <= set(run) <= set(test)
    assert set(table["optional-dependencies"]["dev"]) <= set(test)
    assert not set(test) & set(table["optional-dependencies"]["bench"])


def test_every_dependency_is_pinned_and_the_pin_is_allowed() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [Requirement(line) for line in lines if line and not line.startswith("#")]
    versions = {canonicalize_name(pin.name): str(pin.specifier) for pin in pins}
    assert all(version.startswith("==") for version in versions.values())
    assert versions[canonicalize_name("torch")] == "==2.13.0"
    for asked in map(Requirement, setup.requirements("test", PROJECT)):
        version = versions[canonicalize_name(asked.name)].removeprefix("==")
        assert asked.specifier.contains(version), asked


def test_the_tests_run_on_the_pinned_versions() -> None:
    """What is installed here is what a fresh machine gets."""
    from importlib.metadata import version

    for asked in map(Requirement, setup.requirements("test", PROJECT)):
        line = f"{canonicalize_name(asked.name)}=={version(asked.name).split('+')[0]}\n"
        assert line in (ROOT / "constraints.txt").read_text(encoding="utf-8")


def test_a_stamp_holds_until_the_packages_change(tmp_path: Path) -> None:
    assert not setup.is_done("run", "a", tmp_path)
    setup.stamp("run", tmp_path).write_text("a", encoding="utf-8")
    assert setup.is_done("run", "a", tmp_path)
    assert not setup.is_done("run", "b", tmp_path)
    assert not setup.is_done("test", "a", tmp_path)
    setup.stamp("test", tmp_path).write_text("b", encoding="utf-8")
    assert setup.is_done("run", "b", tmp_path)  # what the tests need includes what the program needs


def test_a_second_set_up_calls_nothing_long(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    called: list[Sequence[str]] = []

    def run(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        called.append(command)
        return subprocess.CompletedProcess(command, 0, "", "")

    venv = tmp_path / ".venv"
    setup.venv_python(venv).parent.mkdir(parents=True)
    setup.venv_python(venv).touch()
    setup.stamp("test", venv).write_text(setup.fingerprint(), encoding="utf-8")
    (venv / "seqscope-system.stamp").touch()
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.chdir(ROOT)
    setup.set_up("test", venv)
    assert not any("install" in command for command in called)
    assert len(called) <= 2


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "OLDEST", (99, 0))
    with pytest.raises(SetupError, match="newer is needed and this is"):
        setup.find_python()


def test_this_python_is_new_enough() -> None:
    assert setup.find_python() == sys.executable


def test_the_set_up_can_be_read_by_an_old_python() -> None:
    """It must still be able to say that the Python is too old: no syntax newer than 3.8."""
    import ast

    for name in ("setup.py", "system_libraries.py", "__init__.py"):
        ast.parse((ROOT / "tools" / name).read_text(encoding="utf-8"), feature_version=(3, 8))


def test_a_wrong_word_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert setup.main(["wrong"]) == 2
    assert "usage" in capsys.readouterr().err


def test_a_failed_fetch_stops_the_tests_but_not_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 2, "", "")

    monkeypatch.setattr(subprocess, "run", fails)
    setup.fetch_model("run")
    with pytest.raises(SetupError, match="default model"):
        setup.fetch_model("test")


LDD = """
\tlinux-vdso.so.1 (0x00007ffd8a5e4000)
\tlibQt6Gui.so.6 => /x/PySide6/Qt/lib/libQt6Gui.so.6 (0x00007f0e7a200000)
\tlibEGL.so.1 => not found
\tlibxcb-cursor.so.0 => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f0e79e00000)
"""


def test_missing_libraries_are_read_from_ldd() -> None:
    missing = system_libraries.parse_ldd(LDD)
    assert missing == {"libEGL.so.1", "libxcb-cursor.so.0"}
    assert system_libraries.packages_for(missing | {"libunknown.so.1"}) == ["libegl1", "libxcb-cursor0"]


def test_the_advice_names_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "is_debian_like", lambda: True)
    assert system_libraries.advice({"libEGL.so.1"}, ["libegl1"]) == "Run once: sudo apt-get install libegl1"
    monkeypatch.setattr(system_libraries, "is_debian_like", lambda: False)
    assert "libEGL.so.1" in system_libraries.advice({"libEGL.so.1"}, ["libegl1"])


def test_nothing_qt_needs_is_unknown() -> None:
    """Every library that this Qt wants of a system has its Debian package in the table."""
    qt = setup.qt_folder(Path(sys.prefix))
    if sys.platform != "linux" or qt is None:
        pytest.skip("only Linux gets libraries from its packages")
    wanted: set[str] = set()
    for part in system_libraries._QT_PARTS:
        assert (qt / part).is_file(), part
        listing = subprocess.run(["ldd", str(qt / part)], capture_output=True, text=True, check=True).stdout
        wanted |= {line.split()[0] for line in listing.splitlines() if "=> /lib" in line or "=> /usr" in line}
    basic = {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libgcc_s.so.1"}
    direct = {name for name in wanted if name.startswith(("libxcb-", "libxkb", "libEGL", "libGL.", "libX11"))}
    assert direct - set(system_libraries.PACKAGES) - basic - {"libGLdispatch.so.0"} == set()


@pytest.mark.parametrize(("tool", "answer"), [("fc-list", "Noto Sans CJK SC"), (None, "installed")])
def test_fonts_are_found_with_and_without_fontconfigs_tools(
    monkeypatch: pytest.MonkeyPatch, tool: str | None, answer: str
) -> None:
    def run(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        assert command[0] == (tool or "dpkg-query")
        return subprocess.CompletedProcess(command, 0, answer if has_fonts else "", "")

    monkeypatch.setattr(system_libraries, "is_debian_like", lambda: True)
    monkeypatch.setattr("shutil.which", lambda _: tool)
    monkeypatch.setattr(subprocess, "run", run)
    has_fonts = True
    assert system_libraries.missing_fonts() == []
    has_fonts = False
    assert system_libraries.missing_fonts() == ["fonts-dejavu-core", "fonts-noto-cjk"]


def test_a_failed_install_renews_the_lists_and_tries_again(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []

    def run(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        called.append(command[1])
        return subprocess.CompletedProcess(command, 100 if called == ["install"] else 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)
    assert system_libraries.install(["libegl1"])
    assert called == ["install", "update", "install"]


def test_checks_stop_at_the_first_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def run(command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        ran.append(command[2] if len(command) > 2 else Path(command[0]).name)
        return subprocess.CompletedProcess(command, 1 if "mypy" in command else 0, "", "")

    monkeypatch.setattr(subprocess, "run", run)
    assert check.main(["-n", "2"]) == 1
    assert ran == ["ruff", "ruff", "mypy"]
    assert "types failed" in capsys.readouterr().err
    assert check.checks(["-x"])[-1].command[-1] == "-x"
