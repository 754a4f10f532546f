from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import NDArray

from explorer.core.trace import Action, Explanation, Formula, Row, Table, Trace


@dataclasses.dataclass(frozen=True, slots=True)
class Walk:
    steps: tuple[str, ...]

    def arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return {"state": np.zeros((2, 3), np.float32)}


def test_any_frozen_result_with_steps_and_arrays_is_a_trace() -> None:
    assert isinstance(Walk(("a", "b")), Trace)
    assert not isinstance(object(), Trace)


@pytest.mark.parametrize(
    "value",
    [
        Formula("a^2"),
        Row("shape", "(2, 3)"),
        Table("Shapes", (Row("q", "(16, 32)"),)),
        Action("check", "Check"),
        Explanation("title", "text"),
    ],
)
def test_what_explain_shows_cannot_be_changed(value: object) -> None:
    for field in dataclasses.fields(value):  # type: ignore[arg-type]
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(value, field.name, "other")
    assert value == dataclasses.replace(value)  # type: ignore[type-var]
    assert hash(value) == hash(dataclasses.replace(value))  # type: ignore[type-var]
