"""What is on screen in the Transformer chapter, for its tests."""

from __future__ import annotations

import numpy as np

from explorer.panels.transformer import TransformerPanel
from explorer.studies.transformer_view import Shown


def shown(panel: TransformerPanel) -> Shown:
    """What of the trace is on screen."""
    assert panel.session.drawn is not None
    return panel.session.drawn.shown


def weights(panel: TransformerPanel, layer: int, head: int) -> np.ndarray:
    """(T, T) weights of a head of the encoder."""
    assert panel.session.drawn is not None
    return panel.session.drawn.trace.layer("encoder", layer).weights(head).numpy()
