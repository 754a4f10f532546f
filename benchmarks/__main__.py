"""`python -m benchmarks [NAME …]`: measure, each in a process of its own, and print one table."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict

from benchmarks.result import Result, table
from explorer.core.threads import USUAL

NAMES = (
    "forward",
    "overview",
    "memory",
    "ticks",
    "keystroke",
    "launch",
    "repaint",
    "recurrence",
    "scrub",
    "training",
    "pooling",
    "kernels",
)
_MARK = "benchmark-results: "


def measured(name: str) -> list[Result]:
    """The rows of one benchmark, from a process of its own."""
    print(f"measuring {name} …", file=sys.stderr, flush=True)
    # Threads as in the program: such that spin while they wait make a busy machine ten times slower.
    usual = {"QT_QPA_PLATFORM": "offscreen", "TOKENIZERS_PARALLELISM": "false", **USUAL}
    environment = {**usual, **os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--inside", name],
        stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment, check=False,
    )  # fmt: skip
    lines = [line for line in done.stdout.splitlines() if line.startswith(_MARK)]
    if done.returncode != 0 or not lines:
        return [Result(name, None, "", f"failed with exit status {done.returncode}; see above")]
    return [Result(**row) for row in json.loads(lines[-1].removeprefix(_MARK))]


def run_inside(name: str) -> None:
    """Measure here and print the rows for the process that asked."""
    rows = importlib.import_module(f"benchmarks.{name}").measure()
    print(_MARK + json.dumps([asdict(row) for row in rows]))


def main() -> int:
    """Exit status 1 if a limit is missed or a benchmark failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(NAMES)} (default: all)")
    parser.add_argument("--inside", choices=NAMES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        run_inside(options.inside)
        return 0
    if unknown := set(options.names) - set(NAMES):
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}")
    results = [row for name in options.names or NAMES for row in measured(name)]
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print(table(results))
    return 0 if all(row.met is not False and not row.how.startswith("failed") for row in results) else 1


if __name__ == "__main__":
    sys.exit(main())
