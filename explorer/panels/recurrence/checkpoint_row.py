"""The row under a run's curves: its checkpoints to scrub through, and whether the newest is followed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSlider, QWidget

from explorer.core.i18n import translate


class CheckpointRow(QWidget):
    """A slider over the checkpoints of a run; there is nothing to see before the first."""

    chosen = Signal(int)
    """The index of a checkpoint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self.step: int | None = None
        self.where, self.follow = QLabel(), QCheckBox()
        self.scrub = QSlider(Qt.Orientation.Horizontal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.where)
        row.addWidget(self.scrub, 1)
        row.addWidget(self.follow)
        self.scrub.valueChanged.connect(self._on_scrubbed)
        self.follow.setChecked(True)
        self.follow.toggled.connect(self._on_follow)
        self.setVisible(False)
        self.retranslate()

    @property
    def follows(self) -> bool:
        """Whether the newest checkpoint is looked at as training goes on."""
        return self.follow.isChecked()

    def set_follows(self, follows: bool) -> None:
        """Follow the newest checkpoint, or no longer; nothing is emitted."""
        with QSignalBlocker(self.follow):
            self.follow.setChecked(follows)

    def show_count(self, count: int) -> None:
        """Offer so many checkpoints, without emitting; one that follows goes to the newest."""
        self._count = count
        with QSignalBlocker(self.scrub):
            self.scrub.setRange(0, max(count - 1, 0))
            if self.follows:
                self.scrub.setValue(count - 1)
        self.setVisible(count > 0)

    def show_step(self, step: int | None) -> None:
        """Say which checkpoint gives the states on show; None: the chosen network does."""
        self.step = step
        said = "" if step is None else translate("RecurrenceTraining", "Step {step}").format(step=step)
        self.where.setText(said)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.follow.setText(translate("RecurrenceTraining", "Newest"))
        self.follow.setToolTip(translate("RecurrenceTraining", "Look at the newest weights as they come"))
        self.scrub.setAccessibleName(translate("RecurrenceTraining", "Checkpoint"))
        self.show_step(self.step)

    def _on_scrubbed(self, index: int) -> None:
        self.set_follows(index == self._count - 1)
        self.chosen.emit(index)

    def _on_follow(self, follows: bool) -> None:
        if follows and self._count:
            with QSignalBlocker(self.scrub):
                self.scrub.setValue(self.scrub.maximum())
            self.chosen.emit(self.scrub.maximum())
