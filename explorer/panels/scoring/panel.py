"""The Scoring chapter's panel: scores, weights and pooled value side by side; why √d; what each costs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.panels.base import Command, Message, Subject
from explorer.panels.scoring.commands import scoring_commands
from explorer.panels.scoring.cost_page import CostPage
from explorer.panels.scoring.deeds import Deeds
from explorer.panels.scoring.heading import ScoringHeading
from explorer.panels.scoring.inputs_card import InputsCard
from explorer.panels.scoring.lanes_card import LanesCard
from explorer.panels.scoring.model_menu import fill_scoring_menu, folder_of
from explorer.panels.scoring.saturation_page import SaturationPage
from explorer.panels.scoring.session import ScoringSession
from explorer.panels.scoring.status import label_of, look_for, status_of
from explorer.panels.scoring.steps_area import StepsArea, StudyCard
from explorer.panels.transformer_status import failure_message
from explorer.studies.scoring.kinds import Source
from explorer.studies.scoring.state import VIEWS, ScoringState, to_json
from explorer.widgets.picture import Picture
from explorer.widgets.picture_menu import add_picture_menu
from explorer.workers.lanes import Lanes


class ScoringPanel(Deeds):
    """Three views of one state; only the one on screen is filled."""

    name: ClassVar[str] = "scoring"
    steps_are_input: ClassVar[bool] = True

    def __init__(self, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(lanes, parent)
        self.session = ScoringSession(lanes, self)
        self._has_run = False
        self._told: object = None
        self.inputs, self.lanes_card = InputsCard(), LanesCard()
        self.saturation, self.cost = SaturationPage(), CostPage()
        self._heading = ScoringHeading(self)
        self._views = QStackedWidget()
        steps = StepsArea(self.inputs, self.lanes_card)
        for view in (steps, StudyCard(self.saturation), StudyCard(self.cost)):
            self._views.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._views)
        self._connect_session()
        self._connect_steps()
        self._connect_studies()
        for picture in self._all_pictures():
            add_picture_menu(picture, on_error=self.on_failed)
        self._show_state()

    def _connect_session(self) -> None:
        session = self.session
        session.state_changed.connect(self._on_state_changed)
        session.traced.connect(self._on_traced)
        session.measured.connect(self._on_measured)
        session.failed.connect(self.on_failed)
        session.progressed.connect(self.progressed)
        session.busy_changed.connect(lambda: self.busy_changed.emit(session.busy))

    def _connect_steps(self) -> None:
        self._heading.view_chosen.connect(lambda view: self.change(view=view))
        self._heading.preset_chosen.connect(self.open_preset)
        for part in (self.inputs, self.lanes_card, self.saturation, self.cost):
            part.field_changed.connect(lambda name, value: self.change(**{name: value}))
        bar, tables, weights = self.inputs.bar, self.inputs.tables, self.inputs.weights
        bar.source_chosen.connect(self.choose_source)
        for drawing in (bar, weights):
            drawing.draw_requested.connect(self.draw_numbers)
        bar.key_added.connect(self.add_key)
        bar.key_deleted.connect(self.delete_key)
        bar.file_requested.connect(self.ask_table)
        tables.typed.connect(self.type_cell)
        tables.pasted.connect(self.paste_cells)
        weights.edited.connect(self.edit_weights)
        for edited in (tables, weights):
            edited.refused.connect(lambda sentence: self.message_changed.emit(Message(sentence)))
        self.inputs.undo_requested.connect(self.session.undo)
        self.inputs.redo_requested.connect(self.session.redo)

    def _connect_studies(self) -> None:
        measuring = self.session.measuring
        self.saturation.measure_requested.connect(lambda: measuring.study(self.state_now, anew=True))
        self.saturation.stop_requested.connect(measuring.stop_study)
        self.cost.measure_requested.connect(lambda: measuring.measure(self.state_now))
        self.cost.stop_requested.connect(measuring.stop_times)

    def _all_pictures(self) -> tuple[Picture, ...]:
        pages = (*self.saturation.all_pictures(), *self.cost.all_pictures())
        return (self.lanes_card.lanes, *self.inputs.all_pictures(), *pages)

    # What the window asks for

    def title(self) -> str:
        return translate("Scoring", "Scoring")

    def heading(self) -> QWidget | None:
        return self._heading

    def state(self) -> dict[str, object]:
        return to_json(self.session.state)

    def restore(self, state: Mapping[str, object]) -> None:
        self.session.restore(state)
        if state.get("text") and "source" not in state:  # a text that is asked for is meant to be read
            self.session.restore({"source": Source.WORDS.value})

    def subject(self) -> Subject:
        state = self.state_now
        return Subject(state.text, "", device=state.device, look_for=look_for(state))

    def model_label(self) -> str:
        return label_of(self.state_now)

    def model_folder(self) -> str:
        return folder_of(self.state_now)

    def fill_model_menu(self, menu: QMenu) -> None:
        fill_scoring_menu(
            menu, self.state_now, self.choose_function, self.open_model, self.library_requested.emit
        )

    def run(self) -> None:
        """Compute the view on show anew; times are taken when that is asked for, not at the start."""
        state, measuring = self.state_now, self.session.measuring
        self.session.submit()
        if state.view == "saturation":
            measuring.study(state, anew=self._has_run)
        elif state.view == "cost" and self._has_run:
            measuring.measure(state)
        self._has_run = True

    def toggle_measuring(self) -> None:
        """Start or stop what the view on show measures."""
        page = {"saturation": self.saturation, "cost": self.cost}.get(self.state_now.view)
        if page is not None:
            page.start.click()

    def cancel(self) -> None:
        self.session.cancel()

    def steps(self) -> tuple[str, ...]:
        return self.session.steps()

    def step(self) -> int:
        return self.session.step()

    def set_step(self, step: int) -> None:
        self.session.go_to(step)

    def act(self, key: str) -> None:
        deeds: dict[str, Callable[[], None]] = {"export": self.export}
        deeds[key]()

    def commands(self) -> tuple[Command, ...]:
        return scoring_commands(self)

    def pictures(self) -> tuple[Picture, ...]:
        if self.state_now.view == "saturation":
            return self.saturation.pictures()
        if self.state_now.view == "cost":
            return self.cost.pictures()
        return () if self.session.trace is None else (self.lanes_card.lanes, *self.inputs.pictures())

    def close_down(self) -> None:
        self.session.close()

    # What happens

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.session.trace is not None:
            self._tell()
            self._explain()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._heading.set_room(self.window().width())

    def _on_traced(self, is_new: bool) -> None:
        if is_new:
            self._show_state()
            self._tell()
        self._explain()

    def _tell(self) -> None:
        """Tell the window what is drawn now."""
        self.steps_changed.emit(self.steps())
        self.step_changed.emit(self.step())
        self.subject_changed.emit()
        self._tell_status()
        trace = self.session.trace
        if trace is not None and trace.request != self._told:  # else what was said last still holds
            self.message_changed.emit(None)
            self._told = trace.request

    def _tell_status(self) -> None:
        if self.session.drawn is not None:
            self.status_changed.emit(status_of(self.session.drawn, self.state_now, self.session.measuring))

    def _on_state_changed(self, state: ScoringState, old: ScoringState) -> None:
        self._show_state()
        self.subject_changed.emit()
        if (state.view, state.cost_axis) != (old.view, old.cost_axis):
            self.steps_changed.emit(self.steps())
        self.step_changed.emit(self.step())
        self._tell_status()
        self._explain()

    def _on_measured(self) -> None:
        self._show_studies()
        self._tell_status()
        if self.state_now.view != "steps":
            self._explain()

    def _show_state(self) -> None:
        """Bring the view on screen to the state, on the newest results."""
        state, history = self.session.seen, self.session.history
        self._heading.show_view(state.view)
        self._views.setCurrentIndex(VIEWS.index(state.view))
        self.inputs.set_history(can_undo=history.can_undo, can_redo=history.can_redo)
        if state.view == "steps":
            self.inputs.show_state(self.session.trace, state)
            self.lanes_card.show_state(self.session.trace, state)
        else:
            self._show_studies()

    def _show_studies(self) -> None:
        state, measuring = self.state_now, self.session.measuring
        self.saturation.show_busy(measuring.study_runner.busy)
        self.cost.show_busy(measuring.time_runner.busy)
        if state.view == "saturation":
            self.saturation.show_study(measuring.saturation, state)
        elif state.view == "cost":
            self.cost.show_cost(state, measuring.table(state))

    def _explain(self) -> None:
        self.explained.emit(self.session.explanation())

    def on_failed(self, error: UserError) -> None:
        self._told = None
        library = self.library_requested.emit if self._lacks_model() else None
        self.message_changed.emit(failure_message(error, partial(self.set_device, "cpu"), library))

    def _lacks_model(self) -> bool:
        """Whether words wait for a model that has embedded none yet: it may be what failed."""
        state, trace = self.state_now, self.session.trace
        asks = state.source is Source.WORDS and bool(state.text.strip())
        return asks and (trace is None or trace.request.model != state.model)
