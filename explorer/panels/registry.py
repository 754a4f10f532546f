"""The chapters that exist, one line each; a panel is imported when its chapter is first opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from explorer.core.i18n import translate

if TYPE_CHECKING:
    from explorer.panels.base import Panel


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its name on the command line and in saved states, its title, icon and panel."""

    name: str
    title: Callable[[], str]
    icon: str
    panel: str
    """`module:class`"""

    def load(self) -> type[Panel]:
        """The panel's class."""
        module, _, name = self.panel.partition(":")
        loaded: type[Panel] = getattr(import_module(module), name)
        return loaded


DEFAULT_CHAPTER = "transformer"
"""What a first start opens."""

# fmt: off
CHAPTERS: tuple[Chapter, ...] = (
    Chapter("recurrence", lambda: translate("Chapters", "Recurrence"), "recurrence", "explorer.panels.recurrence.panel:RecurrencePanel"),  # noqa: E501
    Chapter("pooling", lambda: translate("Chapters", "Attention pooling"), "pooling", "explorer.panels.pooling.panel:PoolingPanel"),  # noqa: E501
    Chapter("scoring", lambda: translate("Chapters", "Scoring"), "scoring", "explorer.panels.scoring.panel:ScoringPanel"),  # noqa: E501
    Chapter("transformer", lambda: translate("Chapters", "Transformer"), "transformer", "explorer.panels.transformer:TransformerPanel"),  # noqa: E501
)
# fmt: on
