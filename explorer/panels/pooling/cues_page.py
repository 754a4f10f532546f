"""Attention cues: five objects on a table, what stands out, what one wants, and what comes back."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from explorer.core.i18n import translate
from explorer.panels.pooling.cues_controls import CuesBar, SalienceRow
from explorer.studies.pooling.cues import (
    FEATURES,
    THINGS,
    VALUES,
    Cues,
    attend,
    goal_name,
    thing_name,
    value_names,
)
from explorer.studies.pooling.state import PoolingState
from explorer.theme import theme
from explorer.widgets.card import Card
from explorer.widgets.cues_data import CuesData
from explorer.widgets.cues_picture import CuesPicture
from explorer.widgets.picture import Picture
from explorer.widgets.vector_bars import VectorBars
from explorer.widgets.vector_bars_layout import NamedVector

_BESIDE = 960  # pixels at 100 % text from which the pooled value stands beside the table
_SENTENCE, _QUERIES, _TIGHT, _TITLE = 1, 2, 3, 4  # what gives way where height is short, in this order
_WAYS = _TITLE
_ANY = 16777215  # pixels: Qt's "no limit"
_SIDE, _WIDEST_SIDE, _SIDE_SHARE = 270, 400, 0.25  # its width there: pixels at 100 % text, share of all


class CuesPage(QWidget):
    """The table and the pooled value, side by side or one below the other; scrolled where both do not fit."""

    field_changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = PoolingState()
        self.table, self.side = Card(), Card()
        self.picture, self.pooled = CuesPicture(), VectorBars()
        self.bar, self.salience, self.said = CuesBar(), SalienceRow(self.picture), QLabel(wordWrap=True)
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._arrange)
        self._lay_out()
        self.bar.field_changed.connect(self.field_changed)
        self.salience.salience_changed.connect(lambda all_five: self.field_changed.emit("salience", all_five))
        self.picture.thing_chosen.connect(lambda thing: self.field_changed.emit("thing", thing))
        theme().changed.connect(self._on_theme_changed)
        self.retranslate()

    def _lay_out(self) -> None:
        self.table.set_tabs(self.bar)
        for widget in (self.picture, self.salience, self.said):
            self.table.body.addWidget(widget, 1 if widget is self.picture else 0)
        self.table.add_control(self.bar.reset)
        self.side.body.addWidget(self.pooled, 1)
        content = QWidget()
        content.setMinimumWidth(1)  # nothing is cut off at the right
        self._cards = QBoxLayout(QBoxLayout.Direction.TopToBottom, content)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.addWidget(self.table, 1)
        self._cards.addWidget(self.side)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        for ground in (content, self._scroll.viewport()):
            ground.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settled.start()  # what was never seen has no fonts of the style sheet yet

    def _on_theme_changed(self) -> None:
        self._settled.start()  # once the style sheet's fonts are there

    def _arrange(self) -> None:
        """Both cards side by side where there is room; the lower one no higher than its bars."""
        is_wide = self.width() >= theme().px(_BESIDE)
        direction = QBoxLayout.Direction
        self._cards.setSpacing(theme().gap(10))
        self._cards.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        share = round(_SIDE_SHARE * self.width())
        width = max(theme().px(_SIDE), min(share, theme().px(_WIDEST_SIDE))) if is_wide else self.width()
        self.side.setMinimumWidth(width if is_wide else 1)
        self.side.setMaximumWidth(width if is_wide else _ANY)
        self._keep_heights(is_wide, width)

    def _keep_heights(self, is_wide: bool, side_width: int) -> None:
        """All that is needed is seen without scrolling; where it cannot be, nothing is left out."""
        edges = 2 * theme().gap(13)
        high = self.pooled.heightForWidth(side_width - edges)
        self.pooled.setMinimumHeight(high)
        self.pooled.setMaximumHeight(_ANY if is_wide else high)
        width = self.width() - edges - (side_width + self._cards.spacing() if is_wide else 0)
        for ways in range(1 if is_wide else 1 + _WAYS):
            self._give_way(ways)
            self.picture.setMinimumHeight(self.picture.least_height(width, is_tight=ways >= _TIGHT))
            if self._has_room():
                self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
                return
        # Not "as needed": a bar that makes the cards narrower, and so lower, would come and go for ever.
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._give_way(0)
        self.picture.setMinimumHeight(self.picture.least_height(width, has_rows=True))

    def _give_way(self, ways: int) -> None:
        """Leave out what is needed least, so that objects, weights and the pooled value are seen together.

        First the sentence, which Explain has too; then the queries' buttons, which the transport has; then
        the size of names and weights; then the lower card's title.
        """
        self.said.setVisible(ways < _SENTENCE)
        self.bar.set_low(ways >= _QUERIES)
        self.side.show_title(ways < _TITLE)

    def _has_room(self) -> bool:
        """Whether both cards are seen as a whole, as they are now."""
        for card in (self.table, self.side):
            for layout in card.findChildren(QLayout):
                layout.invalidate()  # what was just hidden or set counts at once
            card.updateGeometry()
        needed = self._cards.heightForWidth(self.width())
        return max(needed, self._cards.minimumSize().height()) <= self.height()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.table.set_title(translate("PoolingCues", "Attention cues"))
        self.side.set_title(
            translate("PoolingCues", "Pooled value"),
            translate("PoolingCues", "average and max pooling are the same whatever one wants"),
        )
        self.picture.set_picture_name(translate("PoolingCues", "Attention cues"))
        self.pooled.set_picture_name(translate("PoolingCues", "Pooled value"))
        self.bar.retranslate()
        self.salience.retranslate()
        self.show_state(self._state)
        self._settled.start()

    def show_state(self, state: PoolingState) -> None:
        """Draw the table as the state has it."""
        self._state = state
        cues = attend(state.goal, state.salience, state.salience_strength, state.goal_strength)
        self.bar.show_state(state)
        self.salience.show_salience(state.salience)
        self.picture.set_data(_data(state, cues))
        self.picture.set_chosen(state.thing)
        self.pooled.set_vectors(_vectors(cues), value_names())
        self._say()

    def pictures(self) -> tuple[Picture, ...]:
        """The pictures on screen."""
        return (self.picture, self.pooled)

    def all_pictures(self) -> tuple[Picture, ...]:
        """The pictures of every view."""
        return self.pictures()

    def _say(self) -> None:
        """The score of the chosen object, or of the one in the most light."""
        data = self.picture.data()
        thing = self.picture.chosen() if self.picture.chosen() >= 0 else data.brightest
        text = translate("PoolingCues", "{name}: {score}, softmax → weight {weight}")
        self.said.setText(
            text.format(
                name=data.names[thing], score=data.score_text(thing), weight=f"{data.weights[thing]:.3f}"
            )
        )


def _data(state: PoolingState, cues: Cues) -> CuesData:
    return CuesData(
        tuple(thing_name(thing) for thing in THINGS),
        tuple(thing.value for thing in THINGS),
        goal_name(state.goal),
        _caption(cues),
        np.array(state.salience, dtype=np.float64),
        FEATURES,
        cues.query,
        VALUES,
        _feature_names(),
        value_names(),
        cues.from_salience,
        cues.from_goal,
        cues.weights,
        (state.salience_strength, state.goal_strength),
    )


def _caption(cues: Cues) -> str:
    """Which cue is at work."""
    if cues.is_even:
        return translate("PoolingCues", "No cue: all count alike")
    if cues.from_goal.any():
        return translate("PoolingCues", "Voluntary cue: what one wants")
    return translate("PoolingCues", "Involuntary cue: what stands out")


def _feature_names() -> tuple[str, str, str]:
    """What the features of a key mean."""
    return (
        translate("PoolingCues", "for reading"),
        translate("PoolingCues", "for writing"),
        translate("PoolingCues", "for drinking"),
    )


def _vectors(cues: Cues) -> tuple[NamedVector, ...]:
    """The pooled value beside the two that know no query."""
    return (
        NamedVector(translate("PoolingCues", "Attention pooling"), cues.pooled, chosen=True),
        NamedVector(translate("PoolingCues", "Average pooling"), cues.average),
        NamedVector(translate("PoolingCues", "Max pooling"), cues.highest),
    )
