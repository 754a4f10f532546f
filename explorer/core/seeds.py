"""Seeds of what is drawn at random."""

from __future__ import annotations

import random

MOST_SEED = 2**31 - 1
"""The largest that can be typed."""
_MOST_DRAWN = 9999


def another_seed() -> int:
    """A seed nobody chose, of four digits at the most: it is read aloud and typed again in a class."""
    return random.randint(0, _MOST_DRAWN)
