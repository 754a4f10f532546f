"""The Transformer chapter's study: a text and a model in, every attention head out."""

from __future__ import annotations

from explorer.core.cancel import CancelToken, Progress
from explorer.core.i18n import translate
from explorer.models.capture import capture
from explorer.models.devices import resolve
from explorer.models.loading import LoadedModel
from explorer.models.shared import shared_model
from explorer.models.store import Store
from explorer.studies.head_summary import summarise
from explorer.studies.transformer_trace import (
    STACKS,
    ModelFacts,
    Request,
    TransformerTrace,
    key_side,
    special_mask,
)


def compute(request: Request, token: CancelToken) -> TransformerTrace:
    """Load the model if it is not the one in use, run it on the text, and summarise every head.

    Raises:
        UserError: the model is not installed or cannot be opened, the device is absent, the text is empty.
        DeviceMemoryError: the device has too little memory.
        CancelledError: the token was cancelled.
    """
    token.report(Progress(translate("Transformer", "Opening the model")))
    device = resolve(request.device)
    model = shared_model(Store().resolve(request.model), device, token)
    token.report(Progress(translate("Transformer", "Running the model")))
    captured = capture(model, request.text, request.pair if takes_second(model) else "", token)
    token.report(Progress(translate("Transformer", "Summarising the heads")))
    overviews = {
        stack: summarise(
            captured.stacks[stack],
            special_mask(captured.tokens[key_side(stack, model.kind)]),
            token,
            crosses=stack == "cross",
        )
        for stack in STACKS
        if stack in captured.stacks
    }
    return TransformerTrace(request, facts(model), captured, overviews)


def takes_second(model: LoadedModel) -> bool:
    """Whether the second text means anything to the model; another model may follow one that takes pairs."""
    return model.takes_pairs or model.kind == "encoder-decoder"


def facts(model: LoadedModel) -> ModelFacts:
    """The facts of a loaded model."""
    return ModelFacts(
        model.name,
        str(model.folder),
        model.kind,
        model.architecture,
        model.layers,
        model.heads,
        model.head_dim,
        model.parameters,
        model.limit,
        model.takes_pairs,
        model.path,
        model.note,
        model.device,
    )
