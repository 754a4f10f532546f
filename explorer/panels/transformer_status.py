"""What the foot and the message bar say of a trace."""

from __future__ import annotations

from collections.abc import Callable

from explorer.core.errors import DeviceMemoryError, UserError
from explorer.core.i18n import translate
from explorer.models.devices import short_name
from explorer.models.tokens import Cut
from explorer.panels.base import Message, Offer, PairRole, Status
from explorer.studies.transformer_picture import Drawn
from explorer.studies.transformer_trace import ModelFacts, TransformerTrace

QUOTED = 30  # characters of the cut text that are shown


def pair_role(drawn: Drawn | None) -> PairRole:
    """What the second text field is for the model in use."""
    if drawn is None:
        return PairRole.NONE
    model = drawn.trace.model
    if model.kind == "encoder-decoder":
        return PairRole.TARGET
    return PairRole.PAIR if model.takes_pairs else PairRole.NONE


def failure_message(
    error: UserError, to_cpu: Callable[[], None], to_library: Callable[[], None] | None
) -> Message:
    """What went wrong, and the ways out: `to_library` where no model has run yet."""
    offers: list[Offer] = []
    if isinstance(error, DeviceMemoryError):
        offers.append(Offer(translate("Transformer", "Go on on the CPU"), to_cpu))
    if to_library is not None:
        offers.append(Offer(translate("Transformer", "Model library…"), to_library))
    return Message(error.sentence, tuple(offers))


def status_of(trace: TransformerTrace) -> Status:
    """Device, model, tokens and time, and the note on a slower or shorter path."""
    return Status(
        device_text(trace.model.device), model_text(trace.model), timing_text(trace), trace.model.note
    )


def device_text(device: str) -> str:
    """“CPU”, “CUDA:0”"""
    return short_name(device)


def model_text(model: ModelFacts) -> str:
    """“all-MiniLM-L6-v2 · 22.7 M · 6 × 12 heads”; an encoder–decoder model has its two stacks."""
    sizes = " + ".join(
        f"{model.layers[stack]} × {model.heads[stack]}"
        for stack in ("encoder", "decoder")
        if stack in model.layers
    )
    return translate("TransformerStatus", "{name} · {parameters} · {sizes} heads").format(
        name=model.name, parameters=parameters_text(model.parameters), sizes=sizes
    )


def parameters_text(count: int) -> str:
    """22.7 M, 1.5 B, 980 k"""
    for size, unit in ((1e9, "B"), (1e6, "M"), (1e3, "k")):
        if count >= size:
            return f"{count / size:.1f} {unit}"
    return str(count)


def timing_text(trace: TransformerTrace) -> str:
    """“16 tokens · 14 ms”"""
    counts = " + ".join(str(len(tokens)) for tokens in trace.capture.tokens.values())
    return translate("TransformerStatus", "{tokens} tokens · {milliseconds} ms").format(
        tokens=counts, milliseconds=round(1000 * trace.capture.seconds)
    )


def cut_message(trace: TransformerTrace) -> Message | None:
    """Which part of the text does not fit the model, or that the target was generated; None otherwise."""
    for name, cut in trace.capture.cut.items():
        text = trace.request.text if name == "source" else trace.request.pair
        return Message(_cut_sentence(cut, text[cut.start : cut.start + QUOTED].strip()))
    if trace.capture.generated:
        return Message(
            translate(
                "TransformerStatus",
                "The target field is empty, so the model's own greedy output is the target; type one to "
                "study yours.",
            )
        )
    return None


def _cut_sentence(cut: Cut, rest: str) -> str:
    if cut.by_model:
        sentence = translate(
            "TransformerStatus",
            "The text is longer than the model's limit of {limit} tokens: {kept} of its {total} tokens are "
            "used, and the rest from “{rest}…” is left out.",
        )
    else:
        sentence = translate(
            "TransformerStatus",
            "Seqscope shows at most {limit} tokens at once: {kept} of the text's {total} tokens are used, "
            "and the rest from “{rest}…” is left out.",
        )
    return sentence.format(limit=cut.limit, kept=cut.kept, total=cut.total, rest=rest)
