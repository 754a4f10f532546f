"""The networks that come along reach on held-out sentences what their files say, and solve the presets."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest
import torch

from explorer.models.recurrent.figures import held_out_figures
from explorer.models.recurrent.network import load
from explorer.models.recurrent.storage import StoredNetwork, read_network, shipped, shipped_path
from explorer.models.recurrent.tasks import make_task
from explorer.models.recurrent.tasks_base import look_up
from explorer.models.recurrent.tasks_recall import recall_words
from explorer.models.recurrent.tasks_reverse import STOP, TURN
from tools.train import FIGURE, RECIPES, shortfalls

_TOLERANCE = 0.005
"""Other processors add in another order, which may turn a close answer."""

NAMES = tuple(RECIPES)


@lru_cache(maxsize=len(NAMES))
def stored(name: str) -> StoredNetwork:
    return read_network(shipped_path(name))


def answers(name: str, text: str) -> list[str]:
    """The likeliest output at every word."""
    network = stored(name)
    ids = look_up(text.split(), network.vocabulary)
    logits = load(network.spec, network.weights)(torch.from_numpy(ids[:, None]))[3]
    assert logits is not None
    return [network.labels[at] for at in logits[:, 0].argmax(-1)]


def test_every_recipe_is_shipped_and_no_other() -> None:
    assert sorted(NAMES) == sorted(shipped())


@pytest.mark.parametrize("name", NAMES)
def test_the_recorded_figures_are_reached(name: str) -> None:
    torch.set_num_threads(1)
    network = stored(name)
    task = make_task(RECIPES[name])
    assert network.vocabulary == task.vocabulary, f"train it again: python -m tools.train {name}"
    figures = held_out_figures(load(network.spec, network.weights), task)
    recorded = {
        fact.removeprefix(FIGURE): float(value)
        for fact, value in network.facts.items()
        if fact.startswith(FIGURE)
    }
    assert figures.keys() == recorded.keys()
    for figure, value in recorded.items():
        assert figures[figure] == pytest.approx(value, abs=_TOLERANCE), figure


@pytest.mark.parametrize("name", NAMES)
def test_a_file_tells_how_it_was_made_and_keeps_the_promise(name: str) -> None:
    network = stored(name)
    assert network.facts["command"] == f"python -m tools.train {name}"
    assert network.task == RECIPES[name].task.value
    assert network.facts["steps"] == str(RECIPES[name].steps)
    assert network.facts["seed"] == str(RECIPES[name].seed)
    assert not shortfalls(name, network)
    assert shipped_path(name).stat().st_size < 300_000


@pytest.mark.parametrize("name", ["slots-lstm", "slots-gru", "slots-elman"])
def test_the_same_word_gets_another_label(name: str) -> None:
    arrive = answers(name, "I will arrive in Taipei on November 2nd")
    assert arrive == [*["other"] * 4, "destination", "other", "date of arrival", "date of arrival"]
    leave = answers(name, "I will leave Taipei on November 2nd")
    assert leave == [*["other"] * 3, "departure", "other", "date of departure", "date of departure"]


@pytest.mark.parametrize("name", ["recall-lstm", "recall-gru", "recall-elman"])
def test_the_clouds_are_in_the_sky(name: str) -> None:
    assert answers(name, "The clouds are in the")[-1] == "sky"


@pytest.mark.parametrize("name", ["recall-lstm", "recall-gru"])
@pytest.mark.parametrize("gap", [0, 6, 20, 40])
def test_who_grew_up_in_france_speaks_french(name: str, gap: int) -> None:
    *text, language = recall_words(gap)
    assert answers(name, " ".join(text))[-1] == language.lower() == "french"


@pytest.mark.parametrize("name", ["recall-lstm", "recall-gru"])
def test_unknown_words_do_no_harm_to_recall(name: str) -> None:
    text = "I grew up in Japan where crocodiles seldom compile nor even wander ; I speak fluent"
    assert answers(name, text)[-1] == "japanese"


@pytest.mark.parametrize("name", ["sentiment-lstm", "sentiment-gru"])
def test_negation_turns_the_judgement(name: str) -> None:
    texts = {
        "good": "positive",
        "not good": "negative",
        "not bad at all": "positive",
        "The pizza was not bad at all": "positive",
        "The movie was not good .": "negative",
        "The plot was silly but the music was not bad at all": "positive",
    }
    assert {text: answers(name, text)[-1] for text in texts} == texts


def test_digits_are_written_backwards_one_by_one() -> None:
    """Each answer is given back as the next input, as the chapter does."""
    text = f"3 1 4 {TURN}"
    for _ in range(4):
        text += " " + answers("reverse-gru", text)[-1]
    assert text == f"3 1 4 {TURN} 4 1 3 {STOP}"


def test_characters_are_better_than_the_commonest_one() -> None:
    network = stored("characters-gru")
    exam = make_task(RECIPES["characters-gru"]).exams()[0]
    targets = np.concatenate([batch.targets.ravel() for batch in exam.batches])
    commonest = np.bincount(targets).max() / targets.size
    assert float(network.facts[f"{FIGURE}characters"]) > 2 * commonest
