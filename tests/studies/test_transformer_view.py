"""The filters against the same worked out weight by weight."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from explorer.models.tokens import Token
from explorer.studies.transformer_view import (
    Combine,
    ViewOptions,
    groups_of,
    shown_attention,
    shown_similarity,
    similarity,
)
from tests.studies.builders import trace

TOLERANCE = 1e-6
HEADS = ((0, 1), (1, 2))


def test_without_filters_the_weights_are_shown_as_they_are() -> None:
    made = trace()
    shown = shown_attention(made, "encoder", HEADS, ViewOptions())
    for i, (layer, head) in enumerate(HEADS):
        np.testing.assert_array_equal(shown.values[i], made.layer("encoder", layer).weights(head).numpy())
    np.testing.assert_allclose(shown.values.sum(-1), 1, atol=TOLERANCE)
    assert shown.faded is None


def test_entropy_is_that_of_the_full_row() -> None:
    made = trace()
    shown = shown_attention(made, "encoder", HEADS[:1], ViewOptions(hide_special=True))
    weights = made.layer("encoder", 0).weights(1).double().numpy()
    expected = -(weights * np.log(weights)).sum(-1)[1:-1]
    assert shown.entropy is not None
    np.testing.assert_allclose(shown.entropy[0], expected, atol=TOLERANCE)


@pytest.mark.parametrize("combine", [Combine.MEAN, Combine.MAX])
def test_combined_heads(combine: Combine) -> None:
    made = trace()
    shown = shown_attention(made, "encoder", HEADS, ViewOptions(combine=combine))
    each = np.stack([made.layer("encoder", layer).weights(head).numpy() for layer, head in HEADS])
    expected = each.mean(0) if combine is Combine.MEAN else each.max(0)
    np.testing.assert_allclose(shown.values[0], expected, atol=TOLERANCE)
    assert len(shown.values) == 1


def test_a_word_sums_its_key_pieces_and_averages_its_query_pieces() -> None:
    made = trace()
    shown = shown_attention(made, "encoder", HEADS[:1], ViewOptions(merge_words=True))
    weights = made.layer("encoder", 0).weights(1).numpy()
    assert [group.label for group in shown.rows] == ["[CLS]", "unbelievable", "cats", "sleep", ".", "[SEP]"]
    for i, row in enumerate(shown.rows):
        for j, column in enumerate(shown.columns):
            sums = [sum(float(weights[q, k]) for k in column.tokens) for q in row.tokens]
            assert shown.values[0, i, j] == pytest.approx(sum(sums) / len(sums), abs=TOLERANCE)
    np.testing.assert_allclose(shown.values[0].sum(-1), 1, atol=TOLERANCE)


@pytest.mark.parametrize("merge", [False, True])
def test_hidden_specials_leave_less_than_one_unless_renormalised(merge: bool) -> None:
    made = trace()
    options = ViewOptions(hide_special=True, merge_words=merge)
    hidden = shown_attention(made, "encoder", HEADS[:1], options)
    assert not any(group.special for group in hidden.rows + hidden.columns)
    assert (hidden.values.sum(-1) < 1).all()
    again = shown_attention(made, "encoder", HEADS[:1], replace(options, renormalise=True))
    sums = hidden.values.sum(-1, keepdims=True)
    np.testing.assert_allclose(again.values, hidden.values / sums, atol=TOLERANCE)
    np.testing.assert_allclose(again.values.sum(-1), 1, atol=TOLERANCE)


def test_a_masked_weight_is_masked_not_zero() -> None:
    made = trace(is_causal=True, kind="decoder")
    shown = shown_attention(made, "decoder", HEADS[:1], ViewOptions())
    assert np.isnan(shown.values[0][np.triu_indices(8, 1)]).all()
    assert not np.isnan(np.tril(np.nan_to_num(shown.values[0]))).any()
    merged = shown_attention(made, "decoder", HEADS[:1], ViewOptions(merge_words=True))
    assert not np.isnan(merged.values[0, 1, 1])
    assert np.isnan(merged.values[0, 1, 2])


def test_small_weights_are_faded_not_changed() -> None:
    made = trace()
    plain = shown_attention(made, "encoder", HEADS[:1], ViewOptions())
    shown = shown_attention(made, "encoder", HEADS[:1], ViewOptions(threshold=0.1))
    np.testing.assert_array_equal(shown.values, plain.values)
    assert shown.faded is not None
    np.testing.assert_array_equal(shown.faded, plain.values < 0.1)


@pytest.mark.parametrize(("stack", "shape"), [("encoder", (8, 8)), ("decoder", (5, 5)), ("cross", (5, 8))])
def test_the_stacks_of_an_encoder_decoder(stack: str, shape: tuple[int, int]) -> None:
    shown = shown_attention(trace(kind="encoder-decoder"), stack, HEADS[:1], ViewOptions())
    assert shown.values.shape[1:] == shape


def test_similarity_is_the_cosine() -> None:
    made = trace(kind="encoder-decoder")
    x, y = made.capture.embeddings["target"].astype(float), made.capture.embeddings["source"].astype(float)
    expected = x @ y.T / np.linalg.norm(x, axis=1)[:, None] / np.linalg.norm(y, axis=1)
    np.testing.assert_allclose(similarity(made, "cross", output=False), expected, atol=TOLERANCE)
    shown = shown_similarity(made, "cross", ViewOptions(hide_special=True), output=True)
    np.testing.assert_allclose(shown.values[0], expected[1:, 1:-1], atol=TOLERANCE)
    assert shown.signed
    assert shown.entropy is None


@pytest.mark.parametrize("output", [False, True])
def test_a_merged_word_has_the_mean_of_its_vectors(output: bool) -> None:
    made = trace()
    shown = shown_similarity(made, "encoder", ViewOptions(merge_words=True), output=output)
    x = (made.capture.output if output else made.capture.embeddings)["source"].astype(float)
    merged = np.stack([x[0], x[1:4].mean(0), *x[4:]])
    unit = merged / np.linalg.norm(merged, axis=1, keepdims=True)
    np.testing.assert_allclose(shown.values[0], unit @ unit.T, atol=TOLERANCE)


@pytest.mark.parametrize(
    ("spans", "plain", "spaced"),
    [
        (((0, 3), (3, 6)), "abcde", "␣abcde"),
        (((0, 3), (2, 3), (2, 4), (3, 6)), "abcde", "␣abcde"),  # bytes of “b” and “c” lie across pieces
        (((1, 2), (1, 3), (3, 3), (3, 6)), "abcde", "abcde"),
    ],
)
def test_a_merged_word_is_written_once(spans: tuple[tuple[int, int], ...], plain: str, spaced: str) -> None:
    text = " abcde"
    pieces = tuple(
        Token(i, "piece", text[start:end], start, end, False, 0, (1, 1), 0)
        for i, (start, end) in enumerate(spans)
    )
    for show_spaces, expected in ((False, plain), (True, spaced)):
        (group,) = groups_of(pieces, ViewOptions(merge_words=True, show_spaces=show_spaces))
        assert group.label == expected
        assert group.tokens == tuple(range(len(spans)))


def test_where_a_token_is_shown() -> None:
    shown = shown_attention(trace(), "encoder", HEADS[:1], ViewOptions(merge_words=True, hide_special=True))
    assert shown.row_of(2) == 0
    assert shown.column_of(4) == 1
    assert shown.row_of(0) is None
    assert shown.row_of(None) is None


def test_hiding_everything_leaves_nothing_and_no_error() -> None:
    made = trace()
    tokens = tuple(replace(token, special=True) for token in made.capture.tokens["source"])
    assert groups_of(tokens, ViewOptions(hide_special=True, merge_words=True)) == ()
