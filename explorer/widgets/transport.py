"""One transport for every chapter: first, back, play, forward, last, scrubber, speed, loop."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.icons import IconButton
from explorer.widgets.scrubber import Scrubber

SPEEDS = (0.25, 0.5, 1.0, 1.5, 2.0, 4.0)
_SCRUBBER = 110  # the least width of the scrubber, at 100 % text
STEP_MILLISECONDS = 900  # at 1×: long enough to read a picture's change


class Transport(QFrame):
    """Walks a chapter's steps; the chapter answers `step_requested` and says where it is by `set_step`."""

    step_requested = Signal(int)
    playing_changed = Signal(bool)
    settings_changed = Signal()
    """The speed or the loop is another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "transport")
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)
        self._asking = False
        self._speed = 1.0
        self.first, self.back = IconButton("first", self), IconButton("back", self)
        self.play = IconButton("play", self, token="on_accent")
        self.play.setProperty("role", "primary")
        self.forward, self.last = IconButton("forward", self), IconButton("last", self)
        self.scrubber = Scrubber(self)
        self.speed_button = QToolButton(self)
        self.speed_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.speed_button.setMenu(self._speed_menu())
        self.loop = IconButton("loop", self)
        self.loop.setCheckable(True)
        self.loop.set_tokens("ink", "accent")
        self._lay_out()
        self._connect()
        self.retranslate()
        self.set_steps(())

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        for widget in (self.first, self.back, self.play, self.forward, self.last):
            row.addWidget(widget)
        row.addWidget(self.scrubber, 1)
        row.addWidget(self.speed_button)
        row.addWidget(self.loop)
        theme().changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        gap = theme().gap
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(gap(14), gap(9), gap(14), gap(7))
        layout.setSpacing(gap(8))

    def minimumSizeHint(self) -> QSize:
        """Room for Play and the scrubber; the other buttons are hidden where there is no more."""
        return QSize(self._room((self.play,)), super().minimumSizeHint().height())

    def _room(self, buttons: Sequence[QWidget]) -> int:
        """The width that buttons and a scrubber need."""
        width = sum(button.sizeHint().width() + theme().gap(8) for button in buttons)
        return width + theme().px(_SCRUBBER) + 2 * theme().gap(14)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow transport leaves the ends to the keys Home and End, then the rest to the other keys."""
        super().resizeEvent(event)
        shown: list[QWidget] = [self.play]
        for pair in ((self.back, self.forward), (self.speed_button, self.loop), (self.first, self.last)):
            fits = self.width() >= self._room((*shown, *pair))
            shown.extend(pair if fits else ())
            for button in pair:
                button.setVisible(fits)

    def _connect(self) -> None:
        self.first.clicked.connect(self.go_first)
        self.back.clicked.connect(self.go_back)
        self.play.clicked.connect(self.toggle)
        self.forward.clicked.connect(self.go_forward)
        self.last.clicked.connect(self.go_last)
        self.scrubber.valueChanged.connect(self._on_scrubbed)
        self.scrubber.sliderPressed.connect(self.stop)
        self.scrubber.actionTriggered.connect(self.stop)  # a key, even where it leads no further
        self.loop.toggled.connect(self.settings_changed)

    def _speed_menu(self) -> QMenu:
        menu = QMenu(self)
        self._speed_actions = QActionGroup(self)
        for speed in SPEEDS:
            action = QAction(f"{speed:g}×", self._speed_actions)
            action.setCheckable(True)
            action.setData(speed)
            menu.addAction(action)
        self._speed_actions.triggered.connect(self._on_speed_chosen)
        return menu

    def retranslate(self) -> None:
        """Write every label in the language now chosen."""
        self.first.set_label(translate("Transport", "First step"), "Home")
        self.back.set_label(translate("Transport", "Back one step"), "Ctrl+←")
        self.forward.set_label(translate("Transport", "Forward one step"), "Ctrl+→")
        self.last.set_label(translate("Transport", "Last step"), "End")
        self.loop.set_label(translate("Transport", "Begin again after the last step"), "Ctrl+R")
        self.speed_button.setToolTip(translate("Transport", "Speed of playing  (< slower, > faster)"))
        self.scrubber.setAccessibleName(translate("Transport", "Step"))
        self._show_playing()
        self.set_speed(self._speed)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @property
    def playing(self) -> bool:
        """Whether the steps run by themselves."""
        return self._timer.isActive()

    @property
    def speed(self) -> float:
        """Times the usual pace, one of SPEEDS."""
        return self._speed

    def set_steps(self, steps: tuple[str, ...]) -> None:
        """Show other steps; the position is kept as far as it exists."""
        if steps == self.scrubber.names and steps:
            return
        self.stop()
        self.scrubber.blockSignals(True)
        self.scrubber.set_names(steps)
        self.scrubber.blockSignals(False)
        self._enable()

    def set_step(self, step: int) -> None:
        """Show where the chapter is; if it went there by itself, playing stops."""
        if step == self.scrubber.value():
            return
        if not self._asking:
            self.stop()
        self.scrubber.blockSignals(True)
        self.scrubber.setValue(step)
        self.scrubber.blockSignals(False)
        self._enable()

    def set_speed(self, speed: float) -> None:
        """Play at the nearest of SPEEDS."""
        self._speed = min(SPEEDS, key=lambda known: abs(known - speed))
        self._timer.setInterval(round(STEP_MILLISECONDS / self._speed))
        for action in self._speed_actions.actions():
            action.setChecked(action.data() == self._speed)
        self.speed_button.setText(f"{self._speed:g}×")
        label = translate("Transport", "Speed: {speed}×").format(speed=f"{self._speed:g}")
        self.speed_button.setAccessibleName(label)

    def change_speed(self, by: int) -> None:
        """Go `by` places along SPEEDS."""
        place = SPEEDS.index(self._speed) + by
        self.set_speed(SPEEDS[max(0, min(len(SPEEDS) - 1, place))])
        self.settings_changed.emit()

    def start(self) -> None:
        """Play from here, or from the first step if this is the last."""
        if self.scrubber.maximum() == 0 or self.playing:
            return
        if self.scrubber.value() == self.scrubber.maximum():
            self._ask(0)
        self._timer.start()
        self._show_playing()
        self.playing_changed.emit(True)

    def stop(self, _action: int = 0) -> None:
        """Stay at this step."""
        if self.playing:
            self._timer.stop()
            self._show_playing()
            self.playing_changed.emit(False)

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.stop()
        else:
            self.start()

    def go_first(self) -> None:
        self._go(0)

    def go_back(self) -> None:
        self._go(self.scrubber.value() - 1)

    def go_forward(self) -> None:
        self._go(self.scrubber.value() + 1)

    def go_last(self) -> None:
        self._go(self.scrubber.maximum())

    def _go(self, step: int) -> None:
        self.stop()
        self._ask(max(0, min(self.scrubber.maximum(), step)))

    def _ask(self, step: int) -> None:
        if step == self.scrubber.value():
            return
        self._asking = True
        self.set_step(step)
        self.step_requested.emit(step)
        self._asking = False

    def _on_scrubbed(self, step: int) -> None:
        self.stop()
        self._asking = True
        self.step_requested.emit(step)
        self._asking = False
        self._enable()

    def _on_tick(self) -> None:
        step, last = self.scrubber.value(), self.scrubber.maximum()
        if step < last:
            self._ask(step + 1)
        elif self.loop.isChecked():
            self._ask(0)
        if self.scrubber.value() == last and not self.loop.isChecked():
            self.stop()

    def _on_speed_chosen(self, action: QAction) -> None:
        self.set_speed(float(action.data()))
        self.settings_changed.emit()

    def _enable(self) -> None:
        step, last = self.scrubber.value(), self.scrubber.maximum()
        for button, able in (
            (self.first, step > 0),
            (self.back, step > 0),
            (self.forward, step < last),
            (self.last, step < last),
            (self.play, last > 0),
        ):
            button.setEnabled(able)

    def _show_playing(self) -> None:
        self.play.set_icon_name("pause" if self.playing else "play")
        label = translate("Transport", "Pause") if self.playing else translate("Transport", "Play")
        self.play.set_label(label, translate("Transport", "Space"))
