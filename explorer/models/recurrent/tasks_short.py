"""Short sentences whose last word follows from the noun: “the clouds are in the sky”."""

from __future__ import annotations

from itertools import product

_PLACES = {
    "clouds": "in the sky", "fish": "in the sea", "books": "on the shelf", "cows": "in the field",
    "plates": "on the table", "cars": "on the road", "bees": "in the hive", "trains": "at the station",
    "planes": "at the airport", "ships": "in the harbour", "coats": "in the wardrobe", "stars": "in the dark",
}  # fmt: skip
_OPENERS = ("", "look", "today", "again", "now", "as always", "this morning")
_ADJECTIVES = ("", "white", "old", "small", "big", "grey", "pretty", "many", "other")
_VERBS = ("are", "were", "stay")
SHORT_FIXED = (("the", "clouds", "are", "in", "the", "sky"),)
"""The preset's sentence, which is always held out."""


def short_sentences() -> list[tuple[str, ...]]:
    """Every short sentence as words."""
    parts = product(_OPENERS, _ADJECTIVES, _PLACES.items(), _VERBS)
    return [
        tuple(f"{opener} the {adjective} {noun} {verb} {place}".split())
        for opener, adjective, (noun, place), verb in parts
    ]
