"""A choice of views: joined buttons where there is room, one button with a menu where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.segmented import Segmented


class ViewTabs(QWidget):
    """Offers the views of a card; arrow keys and the mouse choose."""

    chosen = Signal(str)
    """The id of the view that the person chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons, self.menu_button = Segmented(self), QToolButton(self)
        self._menu, self._group = QMenu(self), QActionGroup(self)
        self._actions: dict[str, QAction] = {}
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setMenu(self._menu)
        self.menu_button.setProperty("role", "small")
        self.menu_button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.buttons)
        row.addWidget(self.menu_button)
        row.addStretch(1)
        self.buttons.chosen.connect(self._on_chosen)
        theme().changed.connect(self._fit)  # hidden buttons ask for no layout
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_options(self, options: Sequence[tuple[str, str, str]]) -> None:
        """The views as (id, label, tool tip), translated; the current one stays if it is among them."""
        self.buttons.set_options(options)
        for action in self._actions.values():
            action.deleteLater()
        self._menu.clear()
        self._actions = {name: QAction(label, self._group, checkable=True) for name, label, _tip in options}
        for name, action in self._actions.items():
            action.triggered.connect(lambda _=False, name=name: self._on_menu(name))
            self._menu.addAction(action)
        self._name_current()
        self.updateGeometry()

    def options(self) -> tuple[str, ...]:
        """The ids, in order."""
        return self.buttons.options()

    def current(self) -> str:
        return self.buttons.current()

    def set_current(self, name: str) -> None:
        """Show one as chosen, without a signal."""
        self.buttons.set_current(name)
        self._name_current()

    def minimumSizeHint(self) -> QSize:
        return self.menu_button.minimumSizeHint()

    def sizeHint(self) -> QSize:
        return self.buttons.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # the buttons have other labels
            self._fit()
        return handled

    def _fit(self) -> None:
        """Buttons where they fit, else the menu; labels and text size change what fits."""
        fits = self.width() >= self.buttons.sizeHint().width()
        self.buttons.setVisible(fits)
        self.menu_button.setVisible(not fits)

    def _name_current(self) -> None:
        action = self._actions.get(self.current())
        if action is not None:
            action.setChecked(True)
            self.menu_button.setText(translate("ViewTabs", "{view} ▾").format(view=action.text()))

    def _on_chosen(self, name: str) -> None:
        self._name_current()
        self.chosen.emit(name)

    def _on_menu(self, name: str) -> None:
        if name != self.current():
            self.set_current(name)
            self.chosen.emit(name)
