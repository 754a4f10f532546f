"""Train the networks that come with the product again: `python -m tools.train NAME …`, or `all` of them.

Writes resources/networks/NAME.safetensors with the settings and the held-out figures that were reached,
unless these are worse than what the product promises.
"""

from __future__ import annotations

import sys
import threading
from dataclasses import replace
from pathlib import Path

import torch

from explorer.core.cancel import CancelToken
from explorer.models.recurrent.figures import held_out_figures
from explorer.models.recurrent.network import load
from explorer.models.recurrent.runs import Task, TrainingRun, TrainingSettings
from explorer.models.recurrent.spec import Cell, NetworkSpec
from explorer.models.recurrent.storage import StoredNetwork, write_network
from explorer.models.recurrent.tasks import make_task
from explorer.models.recurrent.threads import one_thread
from explorer.models.recurrent.trainer import train

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "networks"
FIGURE = "held-out: "
"""What a fact that is a held-out figure starts with."""


def _recipe(
    task: Task, cell: Cell, hidden: int, features: int, steps: int, seed: int = 0
) -> TrainingSettings:
    network = NetworkSpec(cell=cell, hidden=hidden, features=features)
    return TrainingSettings(task, network, steps=steps, seed=seed)


RECIPES: dict[str, TrainingSettings] = {
    "slots-lstm": _recipe(Task.SLOTS, Cell.LSTM, 24, 12, 1500),
    "slots-gru": _recipe(Task.SLOTS, Cell.GRU, 24, 12, 1500),
    "slots-elman": _recipe(Task.SLOTS, Cell.ELMAN, 24, 12, 1500),
    # The three learn alike: what Elman does not reach with the others' steps stays as it is.
    "recall-lstm": _recipe(Task.RECALL, Cell.LSTM, 32, 24, 6000, seed=1),
    "recall-gru": _recipe(Task.RECALL, Cell.GRU, 32, 24, 6000, seed=1),
    "recall-elman": _recipe(Task.RECALL, Cell.ELMAN, 32, 24, 6000, seed=1),
    "sentiment-lstm": _recipe(Task.SENTIMENT, Cell.LSTM, 24, 12, 2000),
    "sentiment-gru": _recipe(Task.SENTIMENT, Cell.GRU, 24, 12, 2000),
    "characters-gru": _recipe(Task.CHARACTERS, Cell.GRU, 96, 24, 500),
    "reverse-gru": _recipe(Task.REVERSE, Cell.GRU, 64, 16, 5000),
}

PROMISED: dict[str, dict[str, float]] = {
    "slots-lstm": {"slots": 0.99},
    "slots-gru": {"slots": 0.99},
    "slots-elman": {"slots": 0.99},
    "recall-lstm": {"gap 40": 0.95, "short sentences": 0.99},
    "recall-gru": {"gap 40": 0.99, "short sentences": 0.99},
    "sentiment-lstm": {"reviews": 0.95, "new phrases": 0.95},
    "sentiment-gru": {"reviews": 0.95, "new phrases": 0.95},
    "reverse-gru": {"strings": 0.99},
}
"""The least held-out figures; a network that is not named comes as it comes out."""


class _Watch:
    """Prints a line at every tenth of a run."""

    def __init__(self) -> None:
        self._tenth = 0

    def __call__(self, partial: object) -> None:
        assert isinstance(partial, TrainingRun)
        tenth = 10 * partial.step // partial.settings.steps
        if tenth > self._tenth:
            self._tenth = tenth
            print(f"  step {partial.step}: loss {partial.points[-1].loss:.4f}", flush=True)


def trained(settings: TrainingSettings) -> StoredNetwork:
    """The network of a recipe with what is known of it."""
    run = train(settings, None, threading.Event(), CancelToken(on_partial=_Watch()))
    weights = run.checkpoints[-1].weights
    with one_thread():
        figures = held_out_figures(load(run.spec, weights), make_task(settings))
    facts = _facts(run) | {f"{FIGURE}{name}": f"{share:.4f}" for name, share in figures.items()}
    return StoredNetwork(run.spec, weights, run.vocabulary, run.labels, settings.task.value, facts)


def _facts(run: TrainingRun) -> dict[str, str]:
    """The settings, as they can be read in the file."""
    settings = run.settings
    facts: dict[str, object] = {
        "steps": run.step,
        "seconds": round(run.points[-1].seconds),
        "optimiser": settings.optimiser.value,
        "learning rate": settings.learning_rate,
        "clipping": settings.clip,
        "batch": settings.batch,
        "seed": settings.seed,
        "torch": torch.__version__,
    }
    if settings.task is Task.RECALL:
        facts |= {"loss on": settings.loss_on.value, "widest gap": settings.gap}
    return {name: str(value) for name, value in facts.items()}


def shortfalls(name: str, stored: StoredNetwork) -> list[str]:
    """The promised figures that were not reached, each in words."""
    promised = PROMISED.get(name, {})
    reached = {figure: float(stored.facts[f"{FIGURE}{figure}"]) for figure in promised}
    return [
        f"{figure}: {reached[figure]:.4f} instead of {least}"
        for figure, least in promised.items()
        if reached[figure] < least
    ]


def make(name: str, folder: Path = FOLDER) -> bool:
    """Train one network and write it; False, and nothing is written, where it is worse than promised."""
    print(name, flush=True)
    stored = trained(RECIPES[name])
    stored = replace(stored, facts={"command": f"python -m tools.train {name}", **stored.facts})
    for fact, value in stored.facts.items():
        print(f"  {fact}: {value}")
    missing = shortfalls(name, stored)
    if missing:
        print(f"  not written: {'; '.join(missing)}", file=sys.stderr)
        return False
    folder.mkdir(parents=True, exist_ok=True)
    write_network(folder / f"{name}.safetensors", stored)
    return True


def main(arguments: list[str]) -> int:
    """Exit status 0 when all that was asked for is written."""
    names = list(RECIPES) if arguments == ["all"] else arguments
    if not names or not set(names) <= set(RECIPES):
        print(f"usage: python -m tools.train all | NAME …\nnames: {', '.join(RECIPES)}", file=sys.stderr)
        return 2
    made = [make(name) for name in names]
    return 0 if all(made) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
