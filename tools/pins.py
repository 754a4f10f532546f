"""Write constraints.txt from what is installed here: `python tools/pins.py`, after a run of all the checks.

Exact versions, without the local part (torch 2.13.0+cpu is pinned as 2.13.0): what builds exist differs.
"""

from __future__ import annotations

from importlib.metadata import distributions
from pathlib import Path

HEADER = """\
# The exact versions that Seqscope is built and tested with, for Python 3.11 to 3.13: `make run` and
# `make test` install these. Written by tools/pins.py.
"""
OURS = "seqscope"
TARGET = Path(__file__).parents[1] / "constraints.txt"


def pins() -> list[str]:
    """`name==version` of every installed distribution but our own, by name."""
    found = {dist.name.lower().replace("_", "-"): dist.version.split("+")[0] for dist in distributions()}
    found.pop(OURS, None)
    return [f"{name}=={version}" for name, version in sorted(found.items())]


if __name__ == "__main__":
    TARGET.write_text(HEADER + "\n".join(pins()) + "\n", encoding="utf-8")
