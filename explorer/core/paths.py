"""Where things lie: resources that ship with the program, and the person's own data."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

import explorer

_PACKAGE = Path(explorer.__file__).parent
DATA_VARIABLE = "SEQSCOPE_DATA"


def resource(*parts: str) -> Path:
    """A file that ships with the program: in the wheel inside the package, in a checkout beside it."""
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*parts)


def data_folder() -> Path:
    """The person's data folder (not created here); SEQSCOPE_DATA overrides the system's usual place."""
    override = os.environ.get(DATA_VARIABLE)
    return Path(override) if override else Path(platformdirs.user_data_dir("seqscope", appauthor=False))


def models_folder() -> Path:
    """The folder of installed models, one folder a model."""
    return data_folder() / "models"
