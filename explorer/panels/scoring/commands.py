"""The Scoring chapter's commands with their keys, for the menu and the list of shortcuts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from explorer.core.i18n import translate
from explorer.panels.base import Command
from explorer.panels.scoring.options import page_options, view_options
from explorer.studies.scoring.kinds import Function
from explorer.studies.scoring.texts import function_name

if TYPE_CHECKING:
    from explorer.panels.scoring.panel import ScoringPanel

_VIEW_KEYS = ("S", "D", "C")
_PAGE_KEYS = ("Q", "P", "H")


def scoring_commands(panel: ScoringPanel) -> tuple[Command, ...]:
    """All commands, translated now."""
    return (*_views(panel), *_functions(panel), *_numbers(panel), *_edits(panel))


def _views(panel: ScoringPanel) -> tuple[Command, ...]:
    group, session = translate("ScoringCommands", "View"), panel.session

    def is_view(name: str) -> bool:
        return session.state.view == name

    def is_page(name: str) -> bool:
        return session.state.view == "steps" and session.state.page == name

    views = [
        Command(label, key, partial(panel.change, view=name), group, partial(is_view, name))
        for (name, label, _), key in zip(view_options(), _VIEW_KEYS, strict=True)
    ]
    pages = [
        Command(label, key, partial(panel.change, view="steps", page=name), group, partial(is_page, name))
        for (name, label, _), key in zip(page_options(), _PAGE_KEYS, strict=True)
    ]
    measure = translate("ScoringCommands", "Start or stop measuring")
    return (*views, *pages, Command(measure, "M", panel.toggle_measuring, group))


def _functions(panel: ScoringPanel) -> tuple[Command, ...]:
    group, session = translate("ScoringCommands", "Function"), panel.session

    def is_chosen(function: Function) -> bool:
        return session.state.function is function

    functions = [
        Command(
            function_name(function), f"Alt+{number}", partial(panel.choose_function, function), group,
            partial(is_chosen, function),
        )
        for number, function in enumerate(Function, 1)
    ]  # fmt: skip
    label = translate("ScoringCommands", "Next way from scores to weights")
    return (*functions, Command(label, "N", panel.next_norm, group))


def _numbers(panel: ScoringPanel) -> tuple[Command, ...]:
    group = translate("ScoringCommands", "Numbers")
    return (
        Command(
            translate("ScoringCommands", "Draw query, keys, values and parameters anew"), "Ctrl+N",
            panel.draw_anew, group,
        ),
        Command(translate("ScoringCommands", "Add a key"), "K", panel.add_key, group),
        Command(translate("ScoringCommands", "Delete the chosen key"), "Shift+K", panel.delete_key, group),
        Command(
            translate("ScoringCommands", "Next number of the pooled value"), "]",
            partial(panel.walk_component, 1), group,
        ),
        Command(
            translate("ScoringCommands", "Previous number of the pooled value"), "[",
            partial(panel.walk_component, -1), group,
        ),
    )  # fmt: skip


def _edits(panel: ScoringPanel) -> tuple[Command, ...]:
    group, session = translate("ScoringCommands", "Edit"), panel.session
    return (
        Command(translate("ScoringCommands", "Undo"), "Ctrl+Z", session.undo, group),
        Command(translate("ScoringCommands", "Redo"), "Ctrl+Shift+Z", session.redo, group),
    )
