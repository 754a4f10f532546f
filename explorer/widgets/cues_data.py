"""What the picture of attention cues shows: things with key and value, a query, and the weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from explorer.core.i18n import translate
from explorer.widgets.curve_plot_axes import exact_text

Floats = NDArray[np.float64]


def _no_numbers() -> Floats:
    return np.zeros(0)


@dataclass(frozen=True, eq=False, slots=True)
class CuesData:
    """Five things or another number n of them.

    Attributes:
        names, drawings: what each is called, and a key of `cues_solids.DRAWINGS`; n each.
        goal: what the person wants, as the bubble says it; `caption`: which kind of cue that is.
        salience: (n,) in [0, 1]; features (n, f): with it the keys; query (f,); values (n, v).
        feature_names, value_names: what the columns mean.
        from_salience, from_goal: (n,) the two parts of each score; weights (n,) sum to 1.
        strengths: how many times salience and q · k count.
    """

    names: tuple[str, ...] = ()
    drawings: tuple[str, ...] = ()
    goal: str = ""
    caption: str = ""
    salience: Floats = field(default_factory=_no_numbers)
    features: Floats = field(default_factory=_no_numbers)
    query: Floats = field(default_factory=_no_numbers)
    values: Floats = field(default_factory=_no_numbers)
    feature_names: tuple[str, ...] = ()
    value_names: tuple[str, ...] = ()
    from_salience: Floats = field(default_factory=_no_numbers)
    from_goal: Floats = field(default_factory=_no_numbers)
    weights: Floats = field(default_factory=_no_numbers)
    strengths: tuple[float, float] = (0.0, 0.0)

    def __post_init__(self) -> None:
        n, wide, deep = len(self.names), len(self.feature_names), len(self.value_names)
        pairs = (
            (len(self.drawings), n),
            *(
                (each.shape, (n,))
                for each in (self.salience, self.from_salience, self.from_goal, self.weights)
            ),
            *(((self.features.shape, (n, wide)), (self.values.shape, (n, deep))) if n else ()),
            (self.query.shape, (wide,)),
        )
        if any(found != wanted for found, wanted in pairs):
            raise ValueError(f"shapes (found, wanted) do not fit: {pairs}")

    @property
    def brightest(self) -> int:
        """What the most light falls on, the first of equal ones; −1 where there is nothing."""
        return int(self.weights.argmax()) if self.weights.size else -1

    def score(self, thing: int) -> float:
        return float(self.from_salience[thing] + self.from_goal[thing])

    def score_text(self, thing: int) -> str:
        """Score = a · salience + b · q · k with this thing's numbers."""
        a, b = self.strengths
        text = translate(
            "CuesPicture",
            "score {score} = {a} · {salience} (salience) + {b} · {match} (query · key)",
        )
        return text.format(
            score=exact_text(self.score(thing)),
            a=exact_text(a),
            salience=exact_text(float(self.salience[thing])),
            b=exact_text(b),
            match=exact_text(float(self.features[thing] @ self.query)),
        )

    def lines(self, thing: int) -> tuple[str, ...]:
        """All that is to be said of a thing, exactly."""
        weight = translate("CuesPicture", "weight {weight}").format(
            weight=exact_text(float(self.weights[thing]))
        )
        key = zip(self.feature_names, self.features[thing].tolist(), strict=True)
        value = zip(self.value_names, self.values[thing].tolist(), strict=True)
        return (
            self.names[thing],
            self.score_text(thing),
            weight,
            translate("CuesPicture", "key: {numbers}").format(numbers=_listed(key)),
            translate("CuesPicture", "value: {numbers}").format(numbers=_listed(value)),
        )

    def arrays(self) -> Mapping[str, NDArray[np.generic]]:
        """The arrays that are drawn, by name."""
        return {
            "things": np.array(self.names, dtype=np.str_),
            "query": self.query,
            "strengths": np.array(self.strengths),
            "salience": self.salience,
            "features": self.features,
            "values": self.values,
            "from_salience": self.from_salience,
            "from_goal": self.from_goal,
            "weights": self.weights,
        }

    def table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        """A row for each thing."""
        header = ("thing", "salience", *(f"key: {name}" for name in self.feature_names), "from_salience",
                  "from_goal", "weight", *(f"value: {name}" for name in self.value_names))  # fmt: skip
        parts = (self.salience[:, None], self.features, self.from_salience[:, None], self.from_goal[:, None],
                 self.weights[:, None], self.values)  # fmt: skip
        numbers = np.hstack(parts).tolist() if self.names else []
        return header, ((name, *map(repr, row)) for name, row in zip(self.names, numbers, strict=True))


def _listed(pairs: Iterator[tuple[str, float]]) -> str:
    each = translate("CuesPicture", "{name} {number}")
    return ", ".join(each.format(name=name, number=exact_text(number)) for name, number in pairs)
