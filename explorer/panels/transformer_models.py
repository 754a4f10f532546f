"""The top bar's model menu: what is installed, a folder, the library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMenu

from explorer.core.i18n import translate
from explorer.models.store import Store


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
        lambda: ask_folder(menu, open_model)
    )
    menu.addAction(translate("TransformerModels", "Model library…")).triggered.connect(lambda: open_library())


def ask_folder(parent: QMenu, open_model: Callable[[str], None]) -> None:
    """Let the person choose a Hugging Face folder."""
    folder = QFileDialog.getExistingDirectory(
        parent.parentWidget(), translate("TransformerModels", "Open a model folder"), str(Path.home())
    )
    if folder:
        open_model(folder)
