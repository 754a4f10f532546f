"""How many threads libraries start and how these wait, set before the libraries are imported."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping

# Torch's threads must not spin for work on cores that others need. Numpy's products here are small: a second
# thread makes none of them quicker, and spins. On other machines torch may share numpy's library: left alone.
USUAL: Mapping[str, str] = {
    "OMP_WAIT_POLICY": "passive",
    **({"OPENBLAS_NUM_THREADS": "1"} if platform.machine() in ("x86_64", "AMD64") else {}),
}


def set_usual() -> None:
    """Let libraries that are imported from now on behave so, unless the environment says otherwise."""
    for name, value in USUAL.items():
        os.environ.setdefault(name, value)
