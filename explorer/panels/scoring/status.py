"""What the top bar and the foot say of the chapter."""

from __future__ import annotations

from explorer.core.i18n import translate
from explorer.core.trace import Explanation
from explorer.panels.base import Status
from explorer.panels.scoring.measuring import Measuring
from explorer.panels.scoring.work import Drawn
from explorer.panels.transformer_status import device_text
from explorer.studies.scoring.cost import GROWTH
from explorer.studies.scoring.cost_telling import time_name
from explorer.studies.scoring.kinds import Function, Source
from explorer.studies.scoring.presets import preset_named
from explorer.studies.scoring.saturation import STUDIED, sizes
from explorer.studies.scoring.state import ScoringState
from explorer.studies.scoring.texts import function_name, norm_name


def model_name(source: str) -> str:
    """The short name of a model: the last part of a folder or a hub id."""
    return source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or source


def label_of(state: ScoringState) -> str:
    """What the model button says: the model that embeds the words, or the function in use."""
    return model_name(state.model) if state.source is Source.WORDS else function_name(state.function)


def look_for(state: ScoringState) -> str:
    """What the open example wants to be looked at for; empty where there is none, or in another view."""
    if not state.preset:
        return ""
    preset = preset_named(state.preset)
    return preset.look_for() if preset.apply(state).view == state.view else ""


def status_of(drawn: Drawn, state: ScoringState, measuring: Measuring) -> Status:
    """Device, function and what the view on show is made of."""
    if state.view == "saturation":
        return Status("CPU", _studied(measuring), _study_time(measuring))
    if state.view == "cost":
        return Status(device_text(drawn.device), _timed(state, measuring))
    text = translate("ScoringStatus", "{function} · {norm}")
    model = text.format(function=function_name(state.function), norm=norm_name(drawn.trace.request.norm))
    if len(drawn.trace.steps) == 1:
        text = translate("ScoringStatus", "1 key · {time}")
    else:
        text = translate("ScoringStatus", "{keys} keys · {time}")
    timing = text.format(keys=len(drawn.trace.steps), time=time_name(drawn.seconds))
    return Status(device_text(drawn.device), model, timing)


def _studied(measuring: Measuring) -> str:
    study = measuring.saturation
    if study is None:
        return translate("ScoringStatus", "not measured yet")
    text = translate("ScoringStatus", "{done} of {total} sizes · {draws:,} draws each")
    return text.format(done=len(study.points) // len(STUDIED), total=len(sizes()), draws=study.settings.draws)


def _study_time(measuring: Measuring) -> str:
    study = measuring.saturation
    if study is None:
        return ""
    return time_name(study.seconds)


def _timed(state: ScoringState, measuring: Measuring) -> str:
    table = measuring.table(state)
    if table is None:
        return translate("ScoringStatus", "counted; not timed yet")
    text = translate("ScoringStatus", "timed: {done} of {total}")
    return text.format(done=table.done, total=len(GROWTH) * len(Function))


def unmeasured() -> Explanation:
    """What Explain says of √d before anything is measured."""
    text = translate(
        "ScoringStatus",
        "Queries and keys of more and more numbers are drawn at random, and what the softmax makes of their "
        "scores is measured; the first figures come in a moment, or with Measure.",
    )
    return Explanation(translate("ScoringStatus", "Why √d"), text)
