"""The top bar's menu: the functions, and for words the models that can embed them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtWidgets import QMenu

from explorer.core.errors import UserError
from explorer.models.store import Store
from explorer.panels.transformer_models import fill_model_menu
from explorer.studies.scoring.kinds import Function, Source
from explorer.studies.scoring.state import ScoringState
from explorer.studies.scoring.texts import function_name


def fill_scoring_menu(
    menu: QMenu,
    state: ScoringState,
    use: Callable[[Function], None],
    open_model: Callable[[str], None],
    open_library: Callable[[], None],
) -> None:
    """Fill the menu with the functions; where words are scored, with the installed models as well."""
    for function in Function:
        action = menu.addAction(function_name(function))
        action.setCheckable(True)
        action.setChecked(function is state.function)
        action.triggered.connect(lambda _=False, f=function: use(f))
    if state.source is Source.WORDS:
        menu.addSeparator()
        fill_model_menu(menu, state.model, open_model, open_library)


def folder_of(state: ScoringState) -> str:
    """The folder of the model that embeds the words; empty where no words are scored, or it is not here."""
    if state.source is Source.WORDS:
        with suppress(UserError):  # said when it is used
            return str(Store().resolve(state.model))
    return ""
