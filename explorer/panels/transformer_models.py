"""The top bar's model menu: what is installed, a folder, the library."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from explorer.core.i18n import translate
from explorer.models.store import Store
from explorer.panels.model_folder import ask_model_folder


def fill_model_menu(
    menu: QMenu, current: str, open_model: Callable[[str], None], open_library: Callable[[], None]
) -> None:
    """Fill the menu with the installed models, the current folder, and the ways to more."""
    installed = [model.name for model in Store().installed()]
    for name in installed:
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(name == current)
        action.triggered.connect(lambda _=False, n=name: open_model(n))
    if current not in installed:
        action = menu.addAction(current)
        action.setCheckable(True)
        action.setChecked(True)
    menu.addSeparator()
    menu.addAction(translate("TransformerModels", "Open a model folder…")).triggered.connect(
        lambda: ask_model_folder(menu.parentWidget() or menu, open_model)
    )
    menu.addAction(translate("TransformerModels", "Model library…")).triggered.connect(lambda: open_library())
