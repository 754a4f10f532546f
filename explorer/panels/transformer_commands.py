"""The Transformer chapter's commands with their keys, for the menu and the list of shortcuts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from explorer.core.i18n import translate
from explorer.panels.base import Command

if TYPE_CHECKING:
    from explorer.panels.transformer_session import TransformerSession


def transformer_commands(session: TransformerSession) -> tuple[Command, ...]:
    """All commands, translated now."""
    return (*_views(session), *_heads(session), *_filters(session), *_checks(session))


def _views(session: TransformerSession) -> tuple[Command, ...]:
    group = translate("TransformerCommands", "View")

    def view(label: str, key: str, name: str) -> Command:
        return Command(
            label, key, partial(session.change, view=name), group, lambda: session.state.view == name
        )

    return (
        view(translate("TransformerCommands", "Heatmap"), "H", "heatmap"),
        view(translate("TransformerCommands", "Lines"), "L", "lines"),
        view(translate("TransformerCommands", "q·k: one query worked out"), "Q", "qk"),
        Command(
            translate("TransformerCommands", "Shade the text from or to the token"),
            "T",
            lambda: session.change(direction="to" if session.state.direction == "from" else "from"),
            group,
        ),
        Command(
            translate("TransformerCommands", "Clear the selection"),
            "Backspace",
            lambda: session.change(query=None, key=None),
            group,
        ),
    )


def _heads(session: TransformerSession) -> tuple[Command, ...]:
    group = translate("TransformerCommands", "Heads")
    return (
        Command(translate("TransformerCommands", "Next head"), "]", lambda: session.walk(0, 1), group),
        Command(translate("TransformerCommands", "Previous head"), "[", lambda: session.walk(0, -1), group),
        Command(translate("TransformerCommands", "Next layer"), "}", lambda: session.walk(1, 0), group),
        Command(translate("TransformerCommands", "Previous layer"), "{", lambda: session.walk(-1, 0), group),
    )


def _filters(session: TransformerSession) -> tuple[Command, ...]:
    group = translate("TransformerCommands", "Filters")

    def toggle(label: str, key: str, field: str) -> Command:
        def is_on() -> bool:
            return bool(getattr(session.state, field))

        return Command(label, key, lambda: session.change(**{field: not is_on()}), group, is_on)

    return (
        toggle(translate("TransformerCommands", "Hide special tokens"), "S", "hide_special"),
        toggle(translate("TransformerCommands", "Renormalise when they are hidden"), "N", "renormalise"),
        toggle(translate("TransformerCommands", "Merge subwords into words"), "M", "merge_words"),
        toggle(translate("TransformerCommands", "Show spaces"), "W", "show_spaces"),
        toggle(translate("TransformerCommands", "One colour scale for all heads"), "C", "common"),
    )


def _checks(session: TransformerSession) -> tuple[Command, ...]:
    group = translate("TransformerCommands", "Check")
    label = translate("TransformerCommands", "Check against eager attention")
    return (Command(label, "Ctrl+K", session.check, group),)
