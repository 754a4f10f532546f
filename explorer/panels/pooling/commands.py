"""The Attention pooling chapter's commands with their keys, for the menu and the list of shortcuts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from explorer.core.i18n import translate
from explorer.panels.base import Command
from explorer.panels.pooling.options import kernel_label, view_options
from explorer.studies.pooling.kernels import Kernel

if TYPE_CHECKING:
    from explorer.panels.pooling.panel import PoolingPanel

_VIEW_KEYS = ("C", "K", "T", "M", "H")
_NARROWER = 1 / 1.25


def pooling_commands(panel: PoolingPanel) -> tuple[Command, ...]:
    """All commands, translated now."""
    return (*_views(panel), *_edits(panel), *_kernels(panel))


def _views(panel: PoolingPanel) -> tuple[Command, ...]:
    group = translate("PoolingCommands", "View")

    def is_on(name: str) -> bool:
        return panel.state_now.view == name

    return tuple(
        Command(label, key, partial(panel.change, view=name), group, partial(is_on, name))
        for (name, label, _tip), key in zip(view_options(), _VIEW_KEYS, strict=True)
    )


def _edits(panel: PoolingPanel) -> tuple[Command, ...]:
    group = translate("PoolingCommands", "Data")
    return (
        Command(
            translate("PoolingCommands", "Undo the last change of the data"), "Ctrl+Z", panel.undo, group
        ),
        Command(translate("PoolingCommands", "Redo it"), "Ctrl+Shift+Z", panel.redo, group),
        Command(translate("PoolingCommands", "Draw new points"), "Ctrl+N", panel.new_points, group),
        Command(translate("PoolingCommands", "Open points…"), "P", panel.ask_points, group),
        Command(translate("PoolingCommands", "Save the points…"), "", panel.ask_where, group),
        Command(translate("PoolingCommands", "Open weights as heatmaps…"), "W", panel.ask_heatmaps, group),
    )


def _kernels(panel: PoolingPanel) -> tuple[Command, ...]:
    group = translate("PoolingCommands", "Kernel")

    def is_on(kernel: Kernel) -> bool:
        return panel.state_now.kernel is kernel

    chosen = [
        Command(
            kernel_label(kernel),
            f"Alt+{n}",
            partial(panel.choose_kernel, kernel),
            group,
            partial(is_on, kernel),
        )
        for n, kernel in enumerate(Kernel, 1)
    ]
    return (
        *chosen,
        Command(
            translate("PoolingCommands", "Narrower kernel"),
            ",",
            partial(panel.scale_kernel, _NARROWER),
            group,
        ),
        Command(
            translate("PoolingCommands", "Wider kernel"),
            ".",
            partial(panel.scale_kernel, 1 / _NARROWER),
            group,
        ),
        Command(translate("PoolingCommands", "Train w, or stop"), "Ctrl+G", panel.training.toggle, group),
    )
