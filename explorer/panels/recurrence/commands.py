"""The Recurrence chapter's commands with their keys, for the menu and the list of shortcuts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from explorer.core.i18n import translate
from explorer.models.recurrent.spec import Cell
from explorer.panels.base import Command
from explorer.panels.recurrence.options import left_options, right_options

if TYPE_CHECKING:
    from explorer.panels.recurrence.panel import RecurrencePanel

_LEFT_KEYS = ("S", "P", "L", "W")
_RIGHT_KEYS = ("G", "D", "O", "H", "T", "N")


def recurrence_commands(panel: RecurrencePanel) -> tuple[Command, ...]:
    """All commands, translated now."""
    return (*_views(panel), *_cells(panel), *_units(panel), *_training(panel))


def _views(panel: RecurrencePanel) -> tuple[Command, ...]:
    group, session = translate("RecurrenceCommands", "View"), panel.session

    def view(side: str, name: str, label: str, key: str) -> Command:
        def is_on() -> bool:
            return bool(getattr(session.state, side) == name)

        return Command(label, key, partial(panel.change, **{side: name}), group, is_on)

    left = [view("left", n, label, k) for (n, label, _), k in zip(left_options(), _LEFT_KEYS, strict=True)]
    right = [
        view("right", n, label, k) for (n, label, _), k in zip(right_options(), _RIGHT_KEYS, strict=True)
    ]
    over_time = translate("RecurrenceCommands", "Gates over time")
    return (
        *left,
        *right,
        Command(over_time, "V", partial(_toggle, panel, "over_time"), group, lambda: session.state.over_time),
    )


def _cells(panel: RecurrencePanel) -> tuple[Command, ...]:
    group = translate("RecurrenceCommands", "Network")
    names = {Cell.ELMAN: "Elman", Cell.JORDAN: "Jordan", Cell.GRU: "GRU", Cell.LSTM: "LSTM"}
    keys = {Cell.ELMAN: "Alt+1", Cell.JORDAN: "Alt+2", Cell.GRU: "Alt+3", Cell.LSTM: "Alt+4"}
    cells = [
        Command(names[cell], keys[cell], partial(panel.set_cell, cell), group, partial(_is_cell, panel, cell))
        for cell in Cell
    ]
    return (
        *cells,
        Command(
            translate("RecurrenceCommands", "Elman, GRU and LSTM in lockstep"),
            "C",
            partial(_toggle, panel, "compare"),
            group,
            lambda: panel.session.state.compare,
        ),
        Command(translate("RecurrenceCommands", "Draw new weights"), "Ctrl+N", panel.draw_weights, group),
    )


def _units(panel: RecurrencePanel) -> tuple[Command, ...]:
    group = translate("RecurrenceCommands", "Units")
    return (
        Command(translate("RecurrenceCommands", "Next unit"), "]", partial(panel.walk, unit=1), group),
        Command(translate("RecurrenceCommands", "Previous unit"), "[", partial(panel.walk, unit=-1), group),
        Command(translate("RecurrenceCommands", "Next layer"), "}", partial(panel.walk, layer=1), group),
        Command(translate("RecurrenceCommands", "Previous layer"), "{", partial(panel.walk, layer=-1), group),
        Command(translate("RecurrenceCommands", "Other direction"), "B", panel.turn, group),
        Command(
            translate("RecurrenceCommands", "Next sequence of the batch"),
            "Q",
            partial(panel.walk, sequence=1),
            group,
        ),
    )


def _training(panel: RecurrencePanel) -> tuple[Command, ...]:
    group = translate("RecurrenceCommands", "Training")
    label = translate("RecurrenceCommands", "Start or pause the training")
    return (Command(label, "Ctrl+G", panel.training.toggle, group),)


def _toggle(panel: RecurrencePanel, field: str) -> None:
    panel.change(**{field: not getattr(panel.session.state, field)})


def _is_cell(panel: RecurrencePanel, cell: Cell) -> bool:
    return panel.spec().cell == cell
