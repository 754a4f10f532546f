"""Make everything ready: `python3 -m tools.setup run` to use Seqscope, `… test` to work on it.

Makes .venv, installs the pinned packages, then what Qt needs of the system, then the default model. What is
done is noted in .venv, so that a second call takes a second.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools import system_libraries

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
OLDEST = (3, 11)
PURPOSES = ("run", "test")
DEFAULT_MODEL = "all-MiniLM-L6-v2"


class SetupError(Exception):
    """What stands in the way, and what to do, in one sentence."""


def venv_python(venv: Path = VENV) -> Path:
    """The interpreter inside a virtual environment."""
    return venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def say(text: str) -> None:
    print(f"seqscope: {text}", flush=True)


def works(command: list[str]) -> bool:
    """Whether a command runs and ends well, quietly."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


# Python and the environment


def find_python() -> str:
    """A Python that is new enough: this one, or a newer one beside it; raises SetupError if there is none."""
    if sys.version_info >= OLDEST:
        return sys.executable
    test = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    for name in ("python3.13", "python3.12", "python3.11", "python3", "python"):
        found = shutil.which(name)
        if found and works([found, "-c", test]):
            return found
    have = ".".join(map(str, sys.version_info[:3]))
    raise SetupError(
        f"Python 3.11 or newer is needed and this is {have}: install it, or name it with PYTHON=…"
    )


def make_environment(venv: Path = VENV) -> None:
    """Make the virtual environment, unless there is one that works."""
    python = venv_python(venv)
    if python.exists() and works([str(python), "-c", "import pip"]):
        return
    say(f"making {venv.name}")
    base = find_python()
    if works([base, "-c", "import ensurepip"]):
        subprocess.run([base, "-m", "venv", "--clear", str(venv)], check=True)
    elif works([base, "-m", "pip", "--version"]):  # Debian's Python without python3-venv
        subprocess.run([base, "-m", "venv", "--clear", "--without-pip", str(venv)], check=True)
        subprocess.run([base, "-m", "pip", "--python", str(python), "install", "pip"], check=True)
    else:
        raise SetupError("Python here comes without pip; run once: sudo apt-get install python3-venv")


# Packages


def requirements(purpose: str, project: str) -> list[str]:
    """What pyproject.toml asks for: to use Seqscope ("run"), or also to work on it ("test")."""
    import tomllib  # the oldest Pythons, which this module must still tell of their age, lack it

    table = tomllib.loads(project)
    asked = [*table["build-system"]["requires"], *table["project"]["dependencies"]]
    if purpose == "test":
        asked += table["project"]["optional-dependencies"]["dev"]
    return list(dict.fromkeys(asked))


def fingerprint() -> str:
    """A hash of all that decides which packages are installed."""
    digest = hashlib.sha256()
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def stamp(purpose: str, venv: Path = VENV) -> Path:
    return venv / f"seqscope-{purpose}.stamp"


def is_done(purpose: str, wanted: str, venv: Path = VENV) -> bool:
    """Whether the packages for a purpose are in place; those for "test" include those for "run"."""
    purposes = PURPOSES[PURPOSES.index(purpose) :]
    notes = (stamp(each, venv) for each in purposes)
    return any(note.is_file() and note.read_text(encoding="utf-8") == wanted for note in notes)


def install_packages(purpose: str, venv: Path = VENV) -> bool:
    """Install the pinned packages, if they are not; whether anything was done."""
    wanted = fingerprint()
    if is_done(purpose, wanted, venv):
        return False
    say("installing the packages (the first time this fetches some hundred megabytes)")
    asked = requirements_of_venv(purpose, venv)
    command = [str(venv_python(venv)), "-m", "pip", "install", "--disable-pip-version-check"]
    done = subprocess.run([*command, "--constraint", str(ROOT / "constraints.txt"), *asked], check=False)
    if done.returncode != 0:
        raise SetupError("pip could not install the packages: see its message above, then run this again.")
    stamp(purpose, venv).write_text(wanted, encoding="utf-8")
    return True


def requirements_of_venv(purpose: str, venv: Path = VENV) -> list[str]:
    """`requirements`, read by the environment's Python: the one that runs this may be too old to."""
    code = "import sys; from pathlib import Path; from tools.setup import requirements; "
    code += "print(*requirements(sys.argv[1], Path('pyproject.toml').read_text(encoding='utf-8')), sep='\\n')"
    command = [str(venv_python(venv)), "-c", code, purpose]
    output = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return output.splitlines()


# The system


def qt_folder(venv: Path = VENV) -> Path | None:
    """Where PySide6 keeps Qt in the environment, on Linux."""
    return next(venv.glob("lib/python3*/site-packages/PySide6/Qt"), None)


def prepare_system(tried: Path, venv: Path = VENV) -> None:
    """Bring what Qt needs of a Linux; what is missing then is told, and fatal only if Qt does not load."""
    qt = qt_folder(venv)
    if sys.platform != "linux" or qt is None:
        return
    libraries = system_libraries.missing_libraries(qt)
    packages = system_libraries.packages_for(libraries) + system_libraries.missing_fonts()
    known = tried.read_text(encoding="utf-8").split() if tried.is_file() else []
    if packages and packages != known and system_libraries.may_install():
        say(f"installing what Qt needs of the system: {' '.join(packages)}")
        if not system_libraries.install(packages):
            say("apt-get could not install all of these.")
        libraries = system_libraries.missing_libraries(qt)
        packages = system_libraries.packages_for(libraries) + system_libraries.missing_fonts()
    tried.write_text(" ".join(packages), encoding="utf-8")
    if packages or libraries:
        say("Qt may lack something of the system. " + system_libraries.advice(libraries, packages))
    require_qt(libraries, packages, venv)


def require_qt(libraries: set[str], packages: list[str], venv: Path = VENV) -> None:
    """Raise SetupError if Qt does not even load."""
    if libraries and not works([str(venv_python(venv)), "-c", "import PySide6.QtWidgets"]):
        raise SetupError("Qt cannot be loaded. " + system_libraries.advice(libraries, packages))


# The default model


def fetch_model(purpose: str, venv: Path = VENV) -> None:
    """Fetch the default model, unless it is there; the tests cannot do without, the window can."""
    code = (
        "from explorer.models.store import Store; import sys; sys.exit(not Store().is_installed(sys.argv[1]))"
    )
    if works([str(venv_python(venv)), "-c", code, DEFAULT_MODEL]):
        return
    say(f"fetching the default model, {DEFAULT_MODEL} (83 MB)")
    command = [str(venv_python(venv)), str(ROOT / "main.py"), "models", "get", DEFAULT_MODEL]
    if subprocess.run(command, cwd=ROOT, check=False).returncode == 0:
        return
    if purpose == "test":
        raise SetupError("the tests need the default model: see the message above, then run this again.")
    say("going on without it; the model library can fetch it later.")


def set_up(purpose: str, venv: Path = VENV) -> None:
    """Do all that is not done yet."""
    os.chdir(ROOT)
    make_environment(venv)
    tried = venv / "seqscope-system.stamp"
    if install_packages(purpose, venv) or not tried.is_file() or tried.read_text(encoding="utf-8"):
        prepare_system(tried, venv)
    fetch_model(purpose, venv)


def main(arguments: list[str]) -> int:
    """Exit status 0 when all is ready, 1 with one sentence when not."""
    if len(arguments) != 1 or arguments[0] not in PURPOSES:
        print(f"usage: python3 -m tools.setup {'|'.join(PURPOSES)}", file=sys.stderr)
        return 2
    try:
        set_up(arguments[0])
    except SetupError as error:
        print(f"seqscope: {error}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as error:
        print(f"seqscope: this did not work: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
