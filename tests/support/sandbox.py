"""Keeps tests out of the person's own folders: all that the program writes goes to a folder of the run.

Import this before Qt, platformdirs' users or huggingface-hub are: they read the environment once.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import platformdirs

_INSTALLED_VARIABLE = "SEQSCOPE_TEST_INSTALLED"
DEFAULT_MODEL = "all-MiniLM-L6-v2"

_root: Path | None = None


def installed_models() -> Path:
    """Where the models lie that `make test` installed: the person's models folder, for reading only."""
    return Path(os.environ[_INSTALLED_VARIABLE])


def enter() -> None:
    """Point every folder of the environment into a new temporary one; each process of a run has its own."""
    global _root
    if _root is not None:
        return
    override = os.environ.get("SEQSCOPE_DATA")
    data = Path(override) if override else Path(platformdirs.user_data_dir("seqscope", appauthor=False))
    os.environ.setdefault(_INSTALLED_VARIABLE, str(data / "models"))
    _root = Path(tempfile.mkdtemp(prefix="seqscope-tests-"))
    folders = ("SEQSCOPE_DATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    for variable in (*folders, "HF_HOME"):
        folder = _root / variable.lower()
        folder.mkdir()
        os.environ[variable] = str(folder)
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
    os.environ["HF_HUB_DISABLE_XET"] = "1"  # goes past Python's sockets, so past the network guard


def leave() -> None:
    """Remove the folder of the run."""
    if _root is not None:
        shutil.rmtree(_root, ignore_errors=True)


def link_model(source: Path, target: Path) -> Path:
    """Make `target` a folder of links to the files of `source`: removing it removes only links."""
    for file in sorted(source.rglob("*")):
        if file.is_file():
            link = target / file.relative_to(source)
            link.parent.mkdir(parents=True, exist_ok=True)
            _link(file, link)
    return target


def _link(file: Path, link: Path) -> None:
    try:
        link.symlink_to(file)
    except OSError:  # Windows without the right to make links
        shutil.copyfile(file, link)
