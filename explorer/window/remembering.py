"""Remembers the window: layout, look and every chapter's state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QTimer

from explorer.core.errors import UserError
from explorer.theme import theme
from explorer.window import state_file
from explorer.window.state_file import entry, section

if TYPE_CHECKING:
    from explorer.window.window import MainWindow

_REST = 2_000  # milliseconds after the last change until it is written


class Remembering(QObject):
    """Writes the state file soon after a change and when the window closes."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._path = state_file.state_path()
        self._loaded = state_file.load(self._path)
        self._failed = False
        self._ready = False
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.save)

    @property
    def complaint(self) -> str:
        """A sentence if the file could not be used."""
        return self._loaded.complaint

    @property
    def chapter(self) -> str:
        """The chapter that was open."""
        return entry(self._loaded.values, "chapter", "")

    def note(self) -> None:
        """Something to remember has changed."""
        if self._ready:
            self._rest.start()

    def restore_look(self) -> None:
        """Theme, text size and language; before anything is shown."""
        look = section(self._loaded.values, "look")
        mode = entry(look, "mode", "system")
        theme().set_mode(mode if mode in ("system", "light", "dark") else "system")
        theme().set_text_percent(entry(look, "text_percent", 100))
        self._window.appearance.set_language(entry(look, "language", "system"))

    def restore_layout(self) -> None:
        """Where the window and its parts stand; before it is shown."""
        window, values = self._window, self._loaded.values
        layout, transport = section(values, "layout"), section(values, "transport")
        geometry = entry(layout, "geometry", "")
        if not window.restoreGeometry(QByteArray.fromBase64(QByteArray(geometry.encode("ascii", "replace")))):
            window.resize(1440, 900)
        frame = window.frame
        frame.choose_rail({"narrow": True, "wide": False}.get(entry(layout, "rail", "")))
        frame.set_widths(entry(layout, "explain_width", 0), entry(layout, "drawer_width", 0))
        frame.show_explain({"shown": True, "hidden": False}.get(entry(layout, "explain", "")))
        frame.transport.set_speed(entry(transport, "speed", 1.0))
        frame.transport.loop.setChecked(entry(transport, "loop", False))
        window.stage.restore(section(values, "chapters"))
        window.opening.restore_drawer(section(values, "drawer"))

    def restore_drawer(self) -> None:
        """Open the drawer if it was open; after the first paint."""
        if entry(section(self._loaded.values, "layout"), "drawer", False):
            self._window.opening.show_drawer(True)
        self._ready = True

    def values(self) -> Mapping[str, object]:
        """The state now, as JSON values."""
        window = self._window
        frame, look = window.frame, window.appearance.settings
        rail = {True: "narrow", False: "wide", None: ""}[frame.rail_choice]
        explain, drawer = frame.widths
        return {
            "layout": {
                "geometry": bytes(window.saveGeometry().toBase64().data()).decode("ascii"),
                "rail": rail,
                "explain": {True: "shown", False: "hidden", None: ""}[frame.explain_choice],
                "explain_width": explain,
                "drawer": window.opening.drawer_shown,
                "drawer_width": drawer,
            },
            "look": {
                "mode": look.mode,
                "text_percent": look.text_percent,
                "language": window.appearance.language.choice,
            },
            "transport": {"speed": frame.transport.speed, "loop": frame.transport.loop.isChecked()},
            "chapter": "" if window.stage.panel is None else window.stage.panel.name,
            "chapters": window.stage.state(),
            "drawer": dict(window.opening.drawer_state()),
        }

    def save(self) -> None:
        """Write the file; a disk that does not take it is told once."""
        self._rest.stop()
        try:
            state_file.save(self._path, self.values())
        except UserError as error:
            cause = error.__cause__
            self.tell_unwritable((isinstance(cause, OSError) and cause.strerror) or str(cause))

    def tell_unwritable(self, reason: str) -> None:
        """Say once, whether state or log is refused first, that nothing can be kept."""
        if not self._failed:
            self._failed = True
            self._window.tell(state_file.unwritable(self._path.parent, reason))

    def forget_layout(self) -> None:
        """Put the window's parts where they stood at the first start."""
        frame = self._window.frame
        frame.choose_rail(None)
        frame.set_widths(0, 0)
        frame.show_explain(None)
        self._window.opening.show_drawer(False)
        self.note()

    def close(self) -> None:
        """Write for the last time."""
        if self._ready:
            self.save()
        self._rest.stop()
