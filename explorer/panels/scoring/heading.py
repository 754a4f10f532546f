"""What the chapter puts into the top bar: its views and its examples."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from explorer.core.i18n import translate
from explorer.panels.scoring.options import view_options
from explorer.studies.scoring.presets import PRESETS
from explorer.theme import theme
from explorer.widgets.view_tabs import ViewTabs

_CROWDED = 900  # pixels of the window's width, at 100 % text


class ScoringHeading(QWidget):
    """A choice of the chapter's views, and a menu of examples."""

    view_chosen = Signal(str)
    preset_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._narrow = False
        self.views, self.examples = ViewTabs(), QToolButton()
        self._menu = QMenu(self)
        self.examples.setProperty("role", "small")
        self.examples.setMenu(self._menu)
        self.examples.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.views, 1)
        self._row.addWidget(self.examples)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.views.chosen.connect(self.view_chosen)
        theme().changed.connect(self._space)
        self._space()
        self.retranslate()
        self.hide()  # until the top bar has it

    def _space(self) -> None:
        self._row.setSpacing(theme().gap(8))

    def set_room(self, width: int) -> None:
        """The width of the window: in a narrow one the text has more need of the room than the views."""
        narrow = width < theme().px(_CROWDED)
        if narrow != self._narrow:
            self._narrow = narrow
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The views beside each other, or in a menu."""
        return self.minimumSizeHint() if self._narrow else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Room for two buttons with menus."""
        views, examples = self.views.minimumSizeHint(), self.examples.sizeHint()
        width = views.width() + self._row.spacing() + examples.width()
        return QSize(width, max(views.height(), examples.height()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.views.set_options(view_options())
        self.views.setAccessibleName(translate("ScoringHeading", "View of the chapter"))
        self.examples.setText(translate("ScoringHeading", "Examples ▾"))
        self.examples.setToolTip(translate("ScoringHeading", "Examples, each with what to look for"))
        self._menu.clear()
        self._menu.setToolTipsVisible(True)
        for preset in PRESETS:
            action = self._menu.addAction(preset.title())
            action.setToolTip(preset.look_for())
            action.triggered.connect(lambda _=False, name=preset.name: self.preset_chosen.emit(name))

    def show_view(self, view: str) -> None:
        """Show a view as chosen, without a signal."""
        self.views.set_current(view)
