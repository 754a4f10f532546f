"""What is searched before a person has loaded sentences."""

from __future__ import annotations

from explorer.core.i18n import language
from explorer.core.sentences import built_in_sets
from explorer.models.recurrent.runs import Task, TrainingSettings
from explorer.models.recurrent.tasks import make_task
from explorer.studies.recurrence.source import stored
from explorer.studies.recurrence.state import FRESH

EXAMPLES = 500


def sentences_to_search(model: str) -> tuple[str, ...]:
    """Held-out sentences of the task that a network was trained for, else the built-in sentences.

    Raises:
        UserError: the file of the network cannot be read.
    """
    network = None if model == FRESH else stored(model)
    if network is not None and network.task in tuple(Task):
        settings = TrainingSettings(task=Task(network.task), network=network.spec)
        return tuple(dict.fromkeys(example.text for example in make_task(settings).examples(EXAMPLES)))
    return tuple(sentence.text for one in built_in_sets() for sentence in one.sentences(language()))
