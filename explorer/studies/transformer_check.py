"""The check line: the trace's weights against transformers' own eager attention."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from explorer.core.cancel import CancelToken, Progress
from explorer.core.i18n import translate
from explorer.models.capture import eager_difference
from explorer.models.shared import shared_model
from explorer.studies.transformer import takes_second
from explorer.studies.transformer_trace import TransformerTrace


def difference_to_eager(trace: TransformerTrace, token: CancelToken) -> float:
    """max |shown − eager| over every stack, layer and head, recomputed now with `output_attentions`.

    Raises:
        UserError: the model's folder can no longer be opened.
        CancelledError: the token was cancelled.
    """
    token.report(Progress(translate("Transformer", "Comparing with eager attention")))
    model = shared_model(Path(trace.model.folder), trace.model.device, token)
    request = trace.request
    pair = request.pair if takes_second(model) else ""
    found = eager_difference(model, request.text, pair, trace.capture, token)
    return float(np.max(list(found.values())))  # NumPy's maximum keeps a NaN, Python's may lose it
