from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.errors import UserError
from explorer.models.recurrent.runs import LossOn, Task, TrainingSettings
from explorer.models.recurrent.spec import Cell, InputKind, NetworkSpec
from explorer.models.recurrent.tasks import make_task
from explorer.models.recurrent.tasks_base import NO_TARGET, UNKNOWN, Batch, TaskData, look_up
from explorer.models.recurrent.tasks_characters import CharactersTask, example_text, passages
from explorer.models.recurrent.tasks_pool import PoolTask
from explorer.models.recurrent.tasks_recall import FILLERS, LANGUAGES, RecallTask, recall_words
from explorer.models.recurrent.tasks_reverse import LONGEST, ReverseTask
from explorer.models.recurrent.tasks_sentiment import NEW_PHRASE, PRESET_PHRASES, SentimentTask, is_new
from explorer.models.recurrent.tasks_slots import FROM, TO, SlotsTask

TASKS = tuple(Task)


def settings_of(task: Task, gap: int = 40, loss_on: LossOn = LossOn.EVERY) -> TrainingSettings:
    return TrainingSettings(task=task, gap=gap, loss_on=loss_on)


def sentences(task: TaskData, batches: tuple[Batch, ...]) -> set[str]:
    """Whole sentences; of tasks that look ahead with the last answer."""
    rows = [
        (*ids[:, at], *(targets[-1:, at] if task.looks_ahead else ()))
        for ids, targets in batches
        for at in range(ids.shape[1])
    ]
    return {task.text(int(each) for each in row) for row in rows}


@pytest.mark.parametrize("task", TASKS)
def test_a_batch_is_ids_and_targets_of_the_vocabulary_and_the_labels(task: Task) -> None:
    made = make_task(settings_of(task))
    for seed in range(20):
        ids, targets = made.batch(np.random.default_rng(seed), 7)
        assert ids.shape == targets.shape == (len(ids), 7)
        assert ids.dtype == targets.dtype == np.int64
        assert ids.min() >= 0
        assert ids.max() < len(made.vocabulary)
        assert targets.min() >= NO_TARGET
        assert targets.max() < len(made.labels)
        assert (targets != NO_TARGET).any(axis=0).all()


@pytest.mark.parametrize("task", TASKS)
def test_the_same_generator_gives_the_same_batch(task: Task) -> None:
    first, second = (make_task(settings_of(task)).batch(np.random.default_rng(3), 5) for _ in range(2))
    assert np.array_equal(first.ids, second.ids)
    assert np.array_equal(first.targets, second.targets)


@pytest.mark.parametrize("task", [Task.RECALL, Task.REVERSE])
@given(seed=st.integers(0, 2**32 - 1), gap=st.integers(0, 6))
def test_no_generated_training_sentence_is_held_out(task: Task, seed: int, gap: int) -> None:
    made = make_task(settings_of(task, gap))
    held = sentences(made, tuple(batch for exam in made.exams(200) for batch in exam.batches))
    assert held
    trained = sentences(made, (made.batch(np.random.default_rng(seed), 200),))
    assert not trained & held


@pytest.mark.parametrize("task", [Task.SLOTS, Task.SENTIMENT])
def test_no_sentence_of_a_grammar_is_trained_and_held_out(task: Task) -> None:
    made = make_task(settings_of(task))
    assert isinstance(made, PoolTask)
    trained = {line.text for line in made.training_lines}
    held = {line.text for line in made.held_out_lines}
    assert len(held) > 1000
    assert not trained & held
    drawn = (made.batch(np.random.default_rng(seed), 200) for seed in range(30))
    known = trained | {text for batch in drawn for text in sentences(made, (batch,)) if UNKNOWN in text}
    for seed in range(30):
        assert sentences(made, (made.batch(np.random.default_rng(seed), 200),)) <= known
    assert sentences(made, made.held_out(500)) <= held


@given(
    pieces=st.lists(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=30, max_size=60, unique=True
    )
)
def test_passages_of_any_text_are_split_without_a_common_one(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    if len(passages(text)) < 20:
        with pytest.raises(UserError):
            CharactersTask(text)
        return
    task = CharactersTask(text)
    assert not set(task.training_passages) & set(task.held_out_passages)
    assert set(task.training_passages) | set(task.held_out_passages) == set(passages(text))
    for batch in (task.batch(np.random.default_rng(0), 4), *task.held_out()):
        assert batch.ids.min() >= 0
        assert batch.ids.max() < len(task.vocabulary)


def test_characters_are_followed_by_the_next_ones() -> None:
    task = CharactersTask("")
    ids, targets = task.batch(np.random.default_rng(0), 4)
    assert np.array_equal(ids[1:], targets[:-1])
    assert task.text(ids[:, 0]) in "\n" + "\n".join(task.training_passages) + "\n"
    assert all(passage in example_text() for passage in task.held_out_passages)


def test_a_long_text_without_any_end_is_cut() -> None:
    text = "".join(chr(97 + at * at % 26) + str(at) for at in range(20_000))
    assert max(map(len, passages(text))) <= 200
    assert "".join(passages(text)) == text
    with pytest.raises(UserError, match="different sentences"):
        CharactersTask("Too short.")


def test_the_presets_sentences_are_held_out_and_known() -> None:
    slots = make_task(settings_of(Task.SLOTS))
    assert isinstance(slots, SlotsTask)
    held = {line.text: line for line in slots.held_out_lines}
    for text, label in (("arrive in", TO), ("leave", FROM)):
        line = held[f"i will {text} taipei on november 2nd"]
        assert dict(zip(line.words, line.labels, strict=True))["taipei"] == label
        assert UNKNOWN not in slots.text(look_up(line.words, slots.vocabulary))


def test_denied_phrases_of_the_held_out_reviews_are_never_trained_on() -> None:
    task = make_task(settings_of(Task.SENTIMENT))
    assert isinstance(task, SentimentTask)
    assert all(map(is_new, PRESET_PHRASES))
    assert {"not good", "not bad at all"} <= {line.text for line in task.held_out_lines}
    for phrase in ("not bad at all", "not good"):  # “not good at all” is another phrase
        assert not any(
            f" {line.text} ".find(f" {phrase} ") >= 0
            for line in task.training_lines
            if "not good at all" not in line.text
        )
    assert sum(line.group == NEW_PHRASE for line in task.held_out_lines) > 300


def test_half_of_the_reviews_are_positive() -> None:
    task = make_task(settings_of(Task.SENTIMENT))
    assert isinstance(task, SentimentTask)
    share = np.mean([line.labels[-1] == "positive" for line in task.held_out_lines])
    assert 0.4 < share < 0.6


@given(gap=st.integers(0, 120), seed=st.integers(0, 1000))
def test_the_language_follows_from_the_country_at_every_gap(gap: int, seed: int) -> None:
    task = RecallTask(gap, LossOn.EVERY)
    batch = task.at_gap(gap, 5)
    assert len(batch.ids) == gap + 8
    for at in range(5):
        words = task.text(batch.ids[:, at]).split()
        assert LANGUAGES[words[4]] == task.vocabulary[batch.targets[-1, at]]
        assert set(words[5:-3]) <= set(FILLERS)
        assert (batch.targets[:-1, at] == NO_TARGET).all()


def test_loss_on_the_last_word_asks_for_nothing_else() -> None:
    task = make_task(settings_of(Task.RECALL, loss_on=LossOn.LAST))
    for seed in range(20):
        _ids, targets = task.batch(np.random.default_rng(seed), 6)
        assert (targets[:-1] == NO_TARGET).all()
        assert (targets[-1] != NO_TARGET).all()


@pytest.mark.parametrize("gap", [0, 6, 120])
def test_the_shown_sentence_is_known_to_the_network(gap: int) -> None:
    task = make_task(settings_of(Task.RECALL))
    words = recall_words(gap)
    assert len(words) == gap + 9
    assert (words[4], words[-1]) == ("France", "French")
    assert 0 not in look_up(words, task.vocabulary)
    clouds = ["The", "clouds", "are", "in", "the", "sky"]
    assert 0 not in look_up(clouds, task.vocabulary)
    short = task.exams()[-1]
    assert "the clouds are in the sky" in sentences(task, short.batches)


@given(length=st.integers(1, LONGEST), seed=st.integers(0, 1000))
def test_digits_come_back_in_reverse(length: int, seed: int) -> None:
    task = make_task(settings_of(Task.REVERSE))
    assert isinstance(task, ReverseTask)
    for batch in (task.batch(np.random.default_rng(seed), 3), task.held_out()[length - 1]):
        words = task.text(batch.ids[:, 0]).split()
        n = len(words) // 2
        assert words[n] == ">"
        assert words[n + 1 :] == words[:n][::-1]
        answers = [task.vocabulary[each] for each in batch.targets[n:, 0]]
        assert answers == [*words[:n][::-1], "."]
        assert (batch.targets[:n] == NO_TARGET).all()


@pytest.mark.parametrize("task", TASKS)
def test_examples_are_held_out_sentences_with_their_answers(task: Task) -> None:
    found = make_task(settings_of(task)).examples(8)
    assert len(found) == 8
    assert all(example.text and example.answer for example in found)


def test_unknown_words_have_an_id_of_their_own() -> None:
    assert look_up(("A", "b", "c"), ("<unk>", "a", "b")).tolist() == [1, 2, 0]
    assert look_up(("a", "x"), ("a",)).tolist() == [0, NO_TARGET]


@pytest.mark.parametrize("task", TASKS)
def test_the_network_gets_the_tasks_sizes(task: Task) -> None:
    made = make_task(settings_of(task))
    chosen = NetworkSpec(cell=Cell.GRU, input_kind=InputKind.VALUES, features=5)
    spec = made.spec(replace(settings_of(task), network=chosen))
    assert (spec.vocabulary, spec.outputs) == (len(made.vocabulary), len(made.labels))
    assert (spec.input_kind, spec.features, spec.cell) == (InputKind.EMBEDDING, 5, Cell.GRU)
    both = replace(settings_of(task), network=replace(chosen, bidirectional=True))
    if made.looks_ahead:
        with pytest.raises(UserError, match="bidirectional"):
            made.spec(both)
    else:
        assert made.spec(both).bidirectional


def test_an_impossible_gap_is_told() -> None:
    with pytest.raises(UserError, match="gap"):
        make_task(settings_of(Task.RECALL, gap=500))
