"""Problems that a person can act on."""

from __future__ import annotations


class UserError(Exception):
    """A problem told in one clear, translated sentence: what is wrong and what to do.

    Anything else that is raised is a defect of the program.
    """

    @property
    def sentence(self) -> str:
        """The sentence to show."""
        return str(self)


class DeviceMemoryError(UserError):
    """The chosen device has too little free memory; going on on the CPU can be offered."""


class CancelledError(Exception):
    """The work was asked to stop."""
