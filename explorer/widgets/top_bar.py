"""The top bar: the text under study, the model, the device, Run."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.choice_menu import fill_choices
from explorer.widgets.icons import application_icon, icon
from explorer.widgets.text_field import TextField

_WITH_BRAND, _WITH_WORDS = 820, 480  # a bar narrower than this (at 100 % text) goes without them
_MODEL, _TEXT = 90, 60  # the least widths of the model's name, in pixels, and of the text, at 100 % text
DEBOUNCE = 120  # milliseconds between the last keystroke and the request


class TopBar(QFrame):
    """Tells of typed texts after a pause, of Return and Run at once."""

    text_changed = Signal(str)
    pair_changed = Signal(str)
    run_requested = Signal()
    device_chosen = Signal(str)
    model_menu_opening = Signal(QMenu)
    tidied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._pair_role, self._device, self._model = "none", "auto", ""
        self._devices: tuple[tuple[str, str], ...] = ()
        self.logo, self.brand = QLabel(self), QLabel("Seqscope", self)
        self.brand.setProperty("role", "brand")
        self._headings = QWidget(self)
        self._headings.hide()
        self.text, self.pair = TextField(self), TextField(self)
        self.model_button, self.device_button = self._menu_button(), self._menu_button()
        self.run_button = QPushButton(self)
        self.run_button.setProperty("role", "primary")
        self.run_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the key's sign at the right
        self._pause = QTimer(self, singleShot=True, interval=DEBOUNCE)
        self._lay_out()
        self._connect()
        theme().changed.connect(self._restyle)
        self.pair.hide()
        self.retranslate()
        self._restyle()

    def _menu_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("arrow", "true")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setMenu(QMenu(button))
        return button

    def _lay_out(self) -> None:
        QHBoxLayout(self._headings).setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout(self)
        row.addWidget(self.logo)
        row.addWidget(self.brand)
        row.addWidget(self._headings)
        row.addWidget(self.text, 3)
        row.addWidget(self.pair, 2)
        for button in (self.model_button, self.device_button, self.run_button):
            row.addWidget(button)

    def _connect(self) -> None:
        for field in (self.text, self.pair):
            field.textEdited.connect(self._on_typed)
            field.returnPressed.connect(self.run_now)
            field.tidied.connect(self.tidied)
        self._typed: list[TextField] = []
        self._sent = {self.text: "", self.pair: ""}
        self._pause.timeout.connect(self._on_pause)
        self.run_button.clicked.connect(self.run_now)
        self.model_button.menu().aboutToShow.connect(self._on_model_menu)
        self.device_button.menu().aboutToShow.connect(self._on_device_menu)

    def retranslate(self) -> None:
        """Write every label in the language now chosen."""
        self.setAccessibleName(translate("TopBar", "Text, model and device"))
        self.text.setPlaceholderText(translate("TopBar", "Type or paste a sentence"))
        self.text.setAccessibleName(translate("TopBar", "Text under study"))
        self.run_button.setAccessibleName(translate("TopBar", "Run"))
        self.run_button.setToolTip(translate("TopBar", "Compute anew  (Ctrl+Return)"))
        self.device_button.setAccessibleName(translate("TopBar", "Device"))
        self._name_pair()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def set_texts(self, text: str, pair: str) -> None:
        """Show texts that came from elsewhere; what is being typed is dropped."""
        self._pause.stop()
        self._typed.clear()
        for field, value in ((self.text, text), (self.pair, pair)):
            self._sent[field] = value
            if field.text() != value:
                field.setText(value)
                field.setCursorPosition(0)

    def set_pair_role(self, role: str) -> None:
        """What the second field is: "none" (hidden), "pair" or "target"."""
        self._pair_role = role
        self.pair.setVisible(role != "none")
        self._name_pair()

    def set_heading(self, heading: QWidget | None, *, reads_text: bool) -> None:
        """Show what a chapter puts beside the text, or in its place where it reads none."""
        self.text.setVisible(reads_text)
        self._headings.setVisible(heading is not None)
        row = self._headings.layout()
        assert row is not None
        if heading is not None and row.indexOf(heading) < 0:
            row.addWidget(heading)
        for other in self._headings.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            other.setVisible(other is heading)  # those of other chapters take no room
        policy = QSizePolicy.Policy.Maximum if reads_text else QSizePolicy.Policy.Expanding
        self._headings.setSizePolicy(policy, QSizePolicy.Policy.Fixed)

    def set_uses_device(self, uses_device: bool) -> None:
        """Offer a device, or none where the chapter computes on the CPU alone."""
        self.device_button.setVisible(uses_device)

    def set_model(self, label: str) -> None:
        """What the model button says; "" hides it, for there is nothing to choose."""
        self._model = label
        self.model_button.setVisible(bool(label))
        self._show_model()

    def set_device(self, device: str, devices: Sequence[tuple[str, str]]) -> None:
        """The chosen device, and all that can be chosen as (name, label)."""
        self._device, self._devices = device, tuple(devices)
        self._show_device()

    def focus_text(self) -> None:
        """Let the person type another text."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def run_now(self) -> None:
        """Send what was typed, without the pause; if nothing was, ask to compute anew."""
        if not self._send():
            self.run_requested.emit()

    def _on_typed(self) -> None:
        sender = self.sender()
        if isinstance(sender, TextField) and sender not in self._typed:
            self._typed.append(sender)
        self._pause.start()

    def _on_pause(self) -> None:
        self._send()

    def _send(self) -> bool:
        self._pause.stop()
        typed, self._typed = self._typed, []
        changed = [field for field in typed if field.text() != self._sent[field]]
        for field in changed:
            self._sent[field] = field.text()
            signal = self.text_changed if field is self.text else self.pair_changed
            signal.emit(field.text())
        return bool(changed)

    def _on_model_menu(self) -> None:
        menu = self.model_button.menu()
        menu.clear()
        self.model_menu_opening.emit(menu)

    def _on_device_menu(self) -> None:
        fill_choices(self.device_button.menu(), self._devices, self._device, self.device_chosen.emit)

    def _name_pair(self) -> None:
        if self._pair_role == "target":
            self.pair.setPlaceholderText(translate("TopBar", "Target text (empty: the model writes it)"))
            self.pair.setAccessibleName(translate("TopBar", "Target text"))
        else:
            self.pair.setPlaceholderText(translate("TopBar", "Second sentence (optional)"))
            self.pair.setAccessibleName(translate("TopBar", "Second sentence"))

    def _show_model(self) -> None:
        label = self._model or translate("TopBar", "Model")
        room = min(theme().px(190), max(_MODEL, self.width() // 5))
        self.model_button.setText(self.fontMetrics().elidedText(label, Qt.TextElideMode.ElideMiddle, room))
        self.model_button.setToolTip(translate("TopBar", "Model: {name}").format(name=label))
        self.model_button.setAccessibleName(translate("TopBar", "Model: {name}").format(name=label))

    def _show_device(self) -> None:
        self.device_button.setText(short_name(self._device))
        label = dict(self._devices).get(self._device, self._device)
        self.device_button.setToolTip(translate("TopBar", "Computes on: {device}").format(device=label))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The brand, then the word on Run and the sign of the program give way to the text."""
        px, width = theme().px, self.width()
        self.brand.setVisible(width >= px(_WITH_BRAND))
        self.logo.setVisible(width >= px(_WITH_WORDS))
        self.run_button.setText(translate("TopBar", "Run") if width >= px(_WITH_WORDS) else "")
        self._show_model()
        self._show_device()

    def minimumSizeHint(self) -> QSize:
        """Room for a little of everything; the pieces shrink to it when the bar does."""
        chrome = self.model_button.sizeHint().width() - self._advance(self.model_button)
        run = self.run_button.sizeHint().width() - self._advance(self.run_button)
        device = 0 if self.device_button.isHidden() else self.device_button.sizeHint().width()
        parts = [theme().px(_TEXT) for field in (self.text, self.pair) if not field.isHidden()]
        parts += [] if self._headings.isHidden() else [self._headings.minimumSizeHint().width()]
        width = chrome + _MODEL + run + device + sum(parts)
        return QSize(width + (5 + len(parts)) * theme().gap(8), super().minimumSizeHint().height())

    def _advance(self, button: QAbstractButton) -> int:
        return button.fontMetrics().horizontalAdvance(button.text())

    def _restyle(self) -> None:
        px, gap = theme().px, theme().gap
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(gap(12), gap(8), gap(12), gap(8))
        layout.setSpacing(gap(8))
        self.logo.setPixmap(application_icon().pixmap(QSize(px(18), px(18)), self.devicePixelRatio()))
        self.run_button.setIcon(icon("return", "on_accent"))
        self.run_button.setIconSize(QSize(px(14), px(14)))
        self._fit()

    def align_text(self, left: int) -> None:
        """Begin the text field `left` pixels from the bar's edge, above the cards."""
        before = theme().gap(12 + 8 + 8) + theme().px(
            18
        )  # margin, logo, and a gap on either side of the name
        self.brand.setMinimumWidth(max(0, left - before))


def short_name(device: str) -> str:
    """What the device button says: "Auto", "CPU", "CUDA:0"."""
    return translate("TopBar", "Auto") if device == "auto" else device.upper()
