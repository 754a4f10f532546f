"""All the checks in order, the quick ones first; stops at the first that fails: `python -m tools.check`."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = Path(sys.executable).parent


@dataclass(frozen=True)
class Check:
    """A name, a command, and what to do when it fails."""

    name: str
    command: tuple[str, ...]
    remedy: str


def checks(pytest_arguments: list[str]) -> list[Check]:
    """The checks that `make test` runs."""
    python = sys.executable
    return [
        Check("lint", (python, "-m", "ruff", "check", "."), "`make fix` mends what can be mended by itself"),
        Check("format", (python, "-m", "ruff", "format", "--check", "."), "run `make fix`"),
        Check("types", (python, "-m", "mypy"), "the lines above say which annotation is wrong"),
        Check("imports", (str(SCRIPTS / "lint-imports"),), "ARCHITECTURE.md says who may import whom"),
        Check("tests", (python, "-m", "pytest", "-q", *pytest_arguments), "the first failure is above"),
    ]


def run(check: Check) -> bool:
    """Run one check, and tell how long it took; whether it passed."""
    print(f"── {check.name}", flush=True)
    started = time.monotonic()
    passed = subprocess.run(check.command, cwd=ROOT, check=False).returncode == 0
    seconds = time.monotonic() - started
    if check.name != "tests":
        print(f"   {check.name} {'passed' if passed else 'failed'} in {seconds:.0f} s", flush=True)
    if not passed:
        print(f"seqscope: {check.name} failed: {check.remedy}.", file=sys.stderr)
    return passed


def main(arguments: list[str]) -> int:
    """Arguments go to pytest; exit status 1 at the first check that fails."""
    return 0 if all(run(check) for check in checks(arguments)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
