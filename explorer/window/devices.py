"""Asks torch which devices there are, off the GUI thread, once it is loaded."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from explorer.core.cancel import CancelToken
from explorer.core.i18n import translate
from explorer.workers.lanes import Lanes
from explorer.workers.runner import Runner


def find_devices(token: CancelToken) -> tuple[tuple[str, str], ...]:
    """Every device as (name, label), the automatic choice first."""
    from explorer.models.devices import available

    token.check()
    automatic = ("auto", translate("Devices", "Automatic: the fastest"))
    return (automatic, *((device.name, device.label) for device in available()))


class DeviceFinder(QObject):
    """Finds the devices when asked to."""

    found = Signal(object)
    """tuple of (name, label)"""

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = Runner(lanes, self)
        self._runner.finished.connect(self.found)
        self._asked = False

    def find(self) -> None:
        """Ask once."""
        if not self._asked:
            self._asked = True
            self._runner.submit(find_devices)

    def find_again(self) -> None:
        """Ask anew: the labels' language is another."""
        if self._asked:
            self._runner.submit(find_devices)

    def close(self) -> None:
        """Ask no more."""
        self._runner.close()
