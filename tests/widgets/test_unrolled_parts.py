"""The data, the layout and the motion of the unrolled network as pure functions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.widgets.unrolled_data import caption, place_name, step_lines
from explorer.widgets.unrolled_flow import feed_path, row_band, row_light, row_share
from explorer.widgets.unrolled_layout import folded_width, lay_out
from explorer.widgets.unrolled_look import Look
from explorer.widgets.unrolled_painting import place_at
from tests.widgets.test_unrolled import network

pytestmark = pytest.mark.usefixtures("qapp")


def test_parts_that_do_not_fit_are_refused() -> None:
    data = network()
    for wrong in (
        {"layers": 2},
        {"bidirectional": True},
        {"outputs": ("",)},
        {"takes_input": np.ones(2, dtype=np.bool_)},
        {"gives_output": np.ones(2, dtype=np.bool_)},
        {"weight_names": ("W",)},
    ):
        with pytest.raises(ValueError):  # noqa: PT011
            replace(data, **wrong)


def test_weights_are_named_by_layer_and_direction() -> None:
    assert network().weight(1, 0) == "U"
    deep = network(layers=2, bidirectional=True)
    assert [deep.weight(0, row) for row in range(4)] == ["W₀", "W₀′", "W₁", "W₁′"]
    assert [deep.place(row) for row in range(4)] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert [deep.row(deep.place(row)) for row in range(4)] == [0, 1, 2, 3]
    assert deep.row((2, 0)) == deep.row((0, 2)) == deep.row((-1, 0)) == -1


def test_the_caption_says_what_is_shared() -> None:
    assert caption(network()) == "The same W, U, b at every step"
    assert caption(network(layers=2)) == "In each layer the same W, U, b at every step"
    assert caption(network(bidirectional=True)) == "In each direction the same W, U, b at every step"
    assert caption(replace(network(), weight_names=("W", "V"))) == "The same W, V at every step"
    assert place_name(network(bidirectional=True), (0, 1)) == "GRU · layer 0, backward"


def test_the_shapes_are_told() -> None:
    takes = np.array([True, False, False])
    one_to_many = network(("go", "a", "b"), outputs=("a", "b", "c"), takes=takes, fed_back=1)
    assert step_lines(one_to_many, 0) == ["t = 0   go", "Output: a"]
    assert step_lines(one_to_many, 1)[1] == "The input is the output of the step before."
    silent = network(("go", "", ""), takes=takes)
    assert step_lines(silent, 2) == ["t = 2", "This step takes no input."]
    assert [one_to_many.is_fed(step) for step in range(3)] == [False, True, True]


@given(
    st.integers(1, 4), st.booleans(), st.integers(1, 40), st.integers(40, 1600), st.integers(40, 700),
    st.booleans(),
)  # fmt: skip
def test_boxes_lie_in_their_columns_above_each_other(
    layers: int, bidirectional: bool, steps: int, width: int, height: int, folded: bool
) -> None:
    data = network(("word",) * steps, layers=layers, bidirectional=bidirectional, outputs=("out",) * steps)
    layout = lay_out(data, (width, height), folded=folded_width(data, width) if folded else 0, captioned=True)
    below = layout.rows_height
    for row in range(layout.rows):
        box, strip = layout.box_rect(row), layout.strip_rect(row)
        assert 0 <= box.left() < box.right() <= layout.pitch
        assert strip.bottom() <= box.top() + 1
        assert box.bottom() < below
        below = strip.top()
        for step in (0, steps - 1):
            middle = layout.column(step) + box.center().x()
            assert place_at(layout, middle, box.center().y()) == (step, row, None)
            found = place_at(layout, layout.column(step) + strip.center().x(), strip.center().y())
            assert found[:2] == (step, row)
            assert found[2] == pytest.approx(0.5, abs=1e-9)
    assert below > 0
    assert layout.step_at(layout.column(0) - 1) == layout.step_at(layout.column(steps)) == -1
    assert list(layout.between(-1e6, 1e6)) == list(range(steps))


def test_an_output_leads_to_the_next_input() -> None:
    data = network(fed_back=3)
    layout = lay_out(data, (900, 300), folded=0, captioned=True)
    path = feed_path(layout, 4)
    assert path.pointAtPercent(0).x() == layout.column(3) + layout.pitch / 2
    assert path.pointAtPercent(1).x() == layout.column(4) + layout.pitch / 2
    assert path.pointAtPercent(0).y() < layout.strip_rect(0).top()
    assert path.pointAtPercent(1).y() > layout.box_rect(0).bottom()


@given(st.integers(1, 8), st.floats(0, 1))
def test_information_reaches_lower_rows_first_and_all_in_time(rows: int, progress: float) -> None:
    shares = [row_share(progress, row, rows) for row in range(rows)]
    lights = [row_light(progress, row, rows) for row in range(rows)]
    for falling in (shares, lights):
        assert falling == sorted(falling, reverse=True)
        assert all(0 <= value <= 1 for value in falling)
    assert [row_light(1.0, row, rows) for row in range(rows)] == pytest.approx([1.0] * rows, abs=1e-9)
    assert [row_light(0.0, row, rows) for row in range(rows)] == [0.0] * rows


def test_the_bands_of_rows_make_the_whole_column() -> None:
    layout = lay_out(network(layers=3, bidirectional=True), (900, 300), folded=0, captioned=True)
    bands = [row_band(layout, row) for row in range(layout.rows)]
    assert sum(band.height() for band in bands) == pytest.approx(layout.rows_height)


def test_what_is_lit() -> None:
    forward = [look.lights(0) for look in (Look.BEFORE, Look.NOW, Look.AFTER, Look.UNLIT)]
    backward = [look.lights(1) for look in (Look.BEFORE, Look.NOW, Look.AFTER, Look.UNLIT)]
    assert forward == [True, True, False, False]
    assert backward == [False, True, True, False]
