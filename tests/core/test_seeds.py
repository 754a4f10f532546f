"""Seeds that are drawn can be typed again."""

from __future__ import annotations

from explorer.core.seeds import MOST_SEED, another_seed


def test_drawn_seeds_differ_and_are_short() -> None:
    drawn = {another_seed() for _ in range(200)}
    assert len(drawn) > 100
    assert all(0 <= seed <= min(MOST_SEED, 9999) for seed in drawn)
