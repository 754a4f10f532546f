"""The task that a run's settings ask for."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.recurrent.runs import Task, TrainingSettings
from explorer.models.recurrent.tasks_base import TaskData
from explorer.models.recurrent.tasks_characters import CharactersTask
from explorer.models.recurrent.tasks_recall import RecallTask
from explorer.models.recurrent.tasks_reverse import ReverseTask
from explorer.models.recurrent.tasks_sentiment import SentimentTask
from explorer.models.recurrent.tasks_slots import SlotsTask

WIDEST_GAP = 120


def make_task(settings: TrainingSettings) -> TaskData:
    """The task's vocabulary, labels and sentences: the same for the same settings, whatever the seed.

    Raises:
        UserError: the text is too short, or the gap is out of range.
    """
    if not 0 <= settings.gap <= WIDEST_GAP:
        text = translate("Training", "A gap of {gap} words is not possible; choose 0 to {most}.")
        raise UserError(text.format(gap=settings.gap, most=WIDEST_GAP))
    if settings.task is Task.CHARACTERS:
        return _characters(settings.text)
    if settings.task is Task.RECALL:
        return RecallTask(settings.gap, settings.loss_on)
    return _fixed(settings.task)


@lru_cache(maxsize=1)
def _characters(text: str) -> CharactersTask:
    return CharactersTask(text)


@lru_cache(maxsize=3)
def _fixed(task: Task) -> TaskData:
    """Tasks without settings of their own, which are made once: it takes some tenths of a second."""
    makers: dict[Task, Callable[[], TaskData]] = {
        Task.SLOTS: SlotsTask,
        Task.SENTIMENT: SentimentTask,
        Task.REVERSE: ReverseTask,
    }
    return makers[task]()
