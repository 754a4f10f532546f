"""The Transformer chapter's panel: three cards that draw what the session has at hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.panels.base import Command, Panel, Subject
from explorer.panels.transformer_commands import transformer_commands
from explorer.panels.transformer_head import HeadCard
from explorer.panels.transformer_models import fill_model_menu
from explorer.panels.transformer_overview import OverviewCard
from explorer.panels.transformer_session import TransformerSession
from explorer.panels.transformer_status import cut_message, failure_message, pair_role, status_of
from explorer.panels.transformer_strip import StripCard, chosen_fields
from explorer.panels.turns import Turns
from explorer.studies.transformer_state import TransformerState, to_json, with_request
from explorer.theme import theme
from explorer.widgets.picture import Picture
from explorer.widgets.picture_menu import add_picture_menu, export_picture
from explorer.widgets.two_cards import TwoCards
from explorer.workers.lanes import Lanes

LOW = 420  # in a column lower than this (at 100 % text) the strip stands beside the picture
WIDE = 440  # and at least so wide
SIDE_SHARE = 0.36
AT_ONCE = 10_000  # weights: so few are drawn faster than the event loop turns
LEAST = 300  # a column lower than this has room for the picture alone


class TransformerPanel(Panel):
    """Overview, main picture and token strip of one trace."""

    name: ClassVar[str] = "transformer"

    def __init__(self, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(lanes, parent)
        self._is_column_moved = False
        # Sizes are shared out after the layout has settled: within a resize that would lay out without end.
        self._resized = QTimer(self, singleShot=True, interval=0)
        self._resized.timeout.connect(self._share_column)
        self.session = TransformerSession(lanes, self)
        self.turns = Turns(self)
        self.overview, self.head, self.strip = OverviewCard(), HeadCard(), StripCard()
        self._lay_out()
        self._connect_session()
        self._connect_cards()
        self.overview.show_state(self.session.state)

    def _lay_out(self) -> None:
        self.column = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self.column.addWidget(self.head)
        self.column.addWidget(self.strip)
        self.column.setStretchFactor(0, 1)
        self.column.splitterMoved.connect(self._on_column_moved)
        self.splitter = TwoCards(self.overview, self.column)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)

    def _connect_session(self) -> None:
        self.session.state_changed.connect(self._on_state_changed)
        self.session.drawn_changed.connect(self._show)
        self.session.explanation_changed.connect(self._explain)
        self.session.failed.connect(self._on_failed)
        self.session.progressed.connect(self.progressed)
        self.session.busy_changed.connect(self.busy_changed)

    def _connect_cards(self) -> None:
        for card in (self.overview, self.head, self.strip):
            card.field_changed.connect(lambda name, value: self.session.change(**{name: value}))
        atlas = self.overview.atlas
        atlas.head_opened.connect(lambda layer, head: self.session.open_heads(((layer, head),)))
        atlas.head_toggled.connect(lambda layer, head: self.session.toggle_head((layer, head)))
        atlas.head_entered.connect(partial(self.splitter.turn, to_first=False))
        self.overview.turn.clicked.connect(partial(self.splitter.turn, to_first=False))
        self.head.turn.clicked.connect(partial(self.splitter.turn, to_first=True))
        for card in (self.overview, self.head):
            self.splitter.narrowed.connect(card.turn.setVisible)
        self.head.cell_chosen.connect(lambda query, key: self.session.change(query=query, key=key))
        self.strip.token_chosen.connect(self._on_strip_token)
        pictures: tuple[Picture, ...] = (atlas, *self.head.all_pictures(), self.strip.strip)
        for picture in pictures:
            add_picture_menu(picture, on_error=self._on_failed)

    def title(self) -> str:
        return translate("Transformer", "Transformer")

    def state(self) -> dict[str, object]:
        return to_json(self.session.state)

    def restore(self, state: Mapping[str, object]) -> None:
        self.session.restore(state)

    def subject(self) -> Subject:
        state = self.session.state
        return Subject(state.text, state.pair, pair_role(self.session.drawn), state.device)

    def set_text(self, text: str) -> None:
        self.session.change(text=text)

    def set_pair(self, text: str) -> None:
        self.session.change(pair=text)

    def set_device(self, device: str) -> None:
        self.session.change(device=device)

    def open_model(self, source: str) -> None:
        self.session.change(model=source)

    def model_label(self) -> str:
        """The short name of the model: the last part of a folder or a hub id."""
        source = self.session.state.model
        return source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or source

    def model_folder(self) -> str:
        return "" if self.session.drawn is None else self.session.drawn.trace.model.folder

    def fill_model_menu(self, menu: QMenu) -> None:
        fill_model_menu(menu, self.session.state.model, self.open_model, self.library_requested.emit)

    def run(self) -> None:
        self.session.submit(force=True)

    def cancel(self) -> None:
        self.session.cancel()

    def steps(self) -> tuple[str, ...]:
        return self.session.steps()

    def step(self) -> int:
        return self.session.state.step

    def set_step(self, step: int) -> None:
        self.session.go_to(step)

    def act(self, key: str) -> None:
        {"check": self.session.check, "export": self.export}[key]()

    def commands(self) -> tuple[Command, ...]:
        return transformer_commands(self.session)

    def pictures(self) -> tuple[Picture, ...]:
        if self.session.drawn is None:
            return ()
        return (*self.head.pictures(), self.overview.atlas, self.strip.strip)

    def close_down(self) -> None:
        self._resized.stop()
        self.turns.stop()
        self.session.close()

    def export(self) -> None:
        """Ask for a file and write the main picture."""
        if self.pictures():
            export_picture(self.pictures()[0], on_error=self._on_failed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._resized.start()

    def _share_column(self) -> None:
        """Below the picture two lines of the text; beside it where the room is wide and low.

        Until a person moves the handle.
        """
        px = theme().px
        height = self.column.height()
        is_low = height < px(LOW) and self.column.width() >= px(WIDE)
        self.strip.setVisible(is_low or height >= px(LEAST))  # it repeats a row: the first to give way
        orientation = Qt.Orientation.Horizontal if is_low else Qt.Orientation.Vertical
        if orientation != self.column.orientation():
            self.column.setOrientation(orientation)
            self._is_column_moved = False
        if self._is_column_moved:
            return
        room = self.column.width() if is_low else self.column.height()
        strip = round(room * SIDE_SHARE) if is_low else min(self.strip.comfortable_height(), room // 3)
        if abs(self.column.sizes()[1] - strip) > 1:
            self.column.setSizes([room - strip, strip])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.session.drawn is not None:
            self._show(is_new=True)

    def _show(self, is_new: bool) -> None:
        """Draw the values at hand, a large picture a card a turn; `is_new`: of another trace."""
        drawn = self.session.drawn
        assert drawn is not None
        canvas = self.head.heatmap.canvas()

        def fill_head() -> None:
            canvas.setUpdatesEnabled(False)  # Qt would paint it in the same turn
            self.head.show_drawn(drawn, self.session.state)

        cards = (
            fill_head,
            lambda: canvas.setUpdatesEnabled(True),
            lambda: self.strip.show_shown(drawn.shown, self.session.state),
            lambda: self.overview.show_trace(drawn.trace, self.session.state),
        )
        self.turns.start(*cards, lambda: self._tell(is_new=is_new), self._explain)
        if drawn.shown.values.size < AT_ONCE:
            self.turns.do(len(cards) - 1)

    def _tell(self, *, is_new: bool) -> None:
        """Tell the window what is drawn now."""
        drawn = self.session.drawn
        assert drawn is not None
        self.steps_changed.emit(self.steps())
        self.step_changed.emit(self.session.state.step)
        if is_new:
            self._share_column()
            self.message_changed.emit(cut_message(drawn.trace))
            self.subject_changed.emit()
            self.status_changed.emit(status_of(drawn.trace))

    def _on_state_changed(self, state: TransformerState, old: TransformerState) -> None:
        """Show the newest selection and colours on the values at hand."""
        if state.request != old.request:
            self.subject_changed.emit()
        if with_request(state, old.request) != old:
            self._redraw(state)
        if state.step != old.step:
            self.step_changed.emit(state.step)

    def _redraw(self, state: TransformerState) -> None:
        self.turns.finish()
        self.overview.show_state(state)
        self.head.show_state(state)
        if self.session.drawn is not None:
            self.strip.show_shown(self.session.drawn.shown, state)
        self._explain()

    def _explain(self) -> None:
        self.explained.emit(self.session.explanation())

    def _on_column_moved(self) -> None:
        self._is_column_moved = True

    def _on_strip_token(self, token: int) -> None:
        self.session.change(**chosen_fields(self.session.state, token))

    def _on_failed(self, error: UserError) -> None:
        library = self.library_requested.emit if self.session.drawn is None else None
        self.message_changed.emit(failure_message(error, partial(self.set_device, "cpu"), library))
