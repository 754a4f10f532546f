"""Side-by-side measurements: `python -m benchmarks` prints one table of ratios.

A benchmark is a module with `measure() -> list[Result]`; each runs in a process of its own, so that memory
and start-up are its own. The peers are the extra "bench"; without them their rows say so.
"""
