"""What the top bar, the foot and the message bar say of a pass."""

from __future__ import annotations

from explorer.core.i18n import in_a_row, translate
from explorer.models.recurrent.spec import NetworkSpec
from explorer.panels.base import Message, Status
from explorer.panels.transformer_status import device_text, parameters_text
from explorer.studies.numbers import plain
from explorer.studies.recurrence.texts import cell_name
from explorer.studies.recurrence.trace import RecurrenceTrace


def network_label(spec: NetworkSpec) -> str:
    """“LSTM · 1 layer · 24 units”"""
    if spec.layers == 1:
        text = translate("RecurrenceStatus", "{cell} · 1 layer · {units} units")
    else:
        text = translate("RecurrenceStatus", "{cell} · {layers} layers · {units} units")
    return text.format(cell=cell_name(spec), layers=spec.layers, units=spec.hidden)


def status_of(trace: RecurrenceTrace) -> Status:
    """Device, network, steps and time."""
    model = translate("RecurrenceStatus", "{cell} · {parameters} parameters").format(
        cell=cell_name(trace.spec), parameters=parameters_text(trace.spec.parameter_count())
    )
    if len(trace.tokens) == 1:
        text = translate("RecurrenceStatus", "1 step · {milliseconds} ms")
    else:
        text = translate("RecurrenceStatus", "{steps} steps · {milliseconds} ms")
    timing = text.format(steps=len(trace.tokens), milliseconds=plain(1000 * trace.network.seconds, 1))
    return Status(device_text(trace.device), model, timing, "")


def message_of(trace: RecurrenceTrace) -> Message | None:
    """What was cut, unknown or infinite, in one message."""
    return Message(in_a_row(trace.notes)) if trace.notes else None
