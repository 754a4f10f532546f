"""Where query, keys and values come from: a choice, and what each source can be asked for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QMenu, QSpinBox, QToolButton, QWidget

from explorer.core.i18n import translate
from explorer.core.seeds import MOST_SEED
from explorer.panels.scoring.cell_grid import shape_of
from explorer.panels.scoring.options import drawn_anew_tip, seed_tip, source_options
from explorer.panels.scoring.tables_page import TABLES
from explorer.studies.scoring.kinds import KEYS_RANGE, SIZE_RANGE, Source
from explorer.studies.scoring.state import ScoringState
from explorer.studies.scoring.trace import Data
from explorer.theme import theme
from explorer.widgets.flow_layout import FlowLayout
from explorer.widgets.segmented import Segmented
from explorer.widgets.spin_boxes import SpinBox

SIZES = ("count", "query_size", "key_size", "value_size")
_WORD_WIDTH = 130
_WIDTHS = {"count": 66, "query_size": 80, "key_size": 80, "value_size": 80, "seed": 108}


class SourceBar(QWidget):
    """Choices are told as fields of the state; the sizes of tables too, for these are cut or filled up.

    The buttons `add`, `delete` and `open` stand where the card puts them.
    """

    field_changed = Signal(str, object)
    source_chosen = Signal(str)
    draw_requested = Signal()
    key_added = Signal()
    key_deleted = Signal()
    file_requested = Signal(str)
    """The table that is to be opened: “query”, “keys” or “values”."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source, self.word = Segmented(), QComboBox()
        self.count = SpinBox(minimum=KEYS_RANGE[0], maximum=KEYS_RANGE[1])
        self.query_size, self.key_size, self.value_size = (
            SpinBox(minimum=SIZE_RANGE[0], maximum=SIZE_RANGE[1]) for _ in range(3)
        )
        self.seed = SpinBox(minimum=0, maximum=MOST_SEED)
        self.draw, self.add, self.delete, self.open = (QToolButton() for _ in range(4))
        self._open_menu = QMenu(self)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        flow = FlowLayout(self, gap=6)
        for widget in (
            self.source, self.count, self.query_size, self.key_size, self.value_size, self.seed, self.word,
            self.draw,
        ):  # fmt: skip
            flow.addWidget(widget)
        for button in (self.draw, self.add, self.delete, self.open):
            button.setProperty("role", "small")
        self.open.setMenu(self._open_menu)
        self.open.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._space()

    def _space(self) -> None:
        self.word.setMaximumWidth(theme().px(_WORD_WIDTH))
        for name, width in _WIDTHS.items():
            getattr(self, name).setFixedWidth(theme().px(width))

    def _connect(self) -> None:
        self.source.chosen.connect(self.source_chosen)
        for name in (*SIZES, "seed"):
            box: QSpinBox = getattr(self, name)
            box.setKeyboardTracking(False)  # a number is told when it is complete
            box.valueChanged.connect(lambda value, n=name: self.field_changed.emit(n, value))
        self.word.activated.connect(lambda place: self.field_changed.emit("query_word", place))
        self.draw.clicked.connect(self.draw_requested)
        self.add.clicked.connect(self.key_added)
        self.delete.clicked.connect(self.key_deleted)
        theme().changed.connect(self._space)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.source.set_options(source_options())
        self.source.setAccessibleName(translate("ScoringSource", "Where the numbers are from"))
        self._name_boxes()
        self.word.setAccessibleName(translate("ScoringSource", "The word that asks"))
        self.word.setToolTip(translate("ScoringSource", "The word that asks: its embedding is the query"))
        self.draw.setText(translate("ScoringSource", "Draw anew"))
        self.draw.setToolTip(drawn_anew_tip())
        self.add.setText(translate("ScoringSource", "+ Key"))
        self.add.setToolTip(
            translate("ScoringSource", "Add a key of zeros with its value below the chosen one")
        )
        self.delete.setText(translate("ScoringSource", "− Key"))
        self.delete.setToolTip(translate("ScoringSource", "Delete the chosen key with its value"))
        for button, name in (
            (self.add, translate("ScoringSource", "Add a key")),
            (self.delete, translate("ScoringSource", "Delete the chosen key")),
        ):
            button.setAccessibleName(name)
        self.open.setText(translate("ScoringSource", "Open ▾"))
        self.open.setToolTip(translate("ScoringSource", "Read a table from a file (CSV)"))
        self._fill_open_menu()

    def _name_boxes(self) -> None:
        names = {
            "count": ("n ", translate("ScoringSource", "Number of keys")),
            "query_size": ("d_q ", translate("ScoringSource", "Numbers of the query")),
            "key_size": ("d_k ", translate("ScoringSource", "Numbers of a key")),
            "value_size": ("d_v ", translate("ScoringSource", "Numbers of a value")),
            "seed": (
                translate("ScoringSource", "Seed "),
                seed_tip(),
            ),
        }
        for name, (prefix, label) in names.items():
            box: QSpinBox = getattr(self, name)
            with QSignalBlocker(box):
                box.setPrefix(prefix)
            box.setAccessibleName(label)
            box.setToolTip(label)

    def _fill_open_menu(self) -> None:
        labels = (
            translate("ScoringSource", "Open the query…"),
            translate("ScoringSource", "Open the keys…"),
            translate("ScoringSource", "Open the values…"),
        )
        self._open_menu.clear()
        for name, label in zip(TABLES, labels, strict=True):
            action = self._open_menu.addAction(label)
            action.triggered.connect(lambda _=False, n=name: self.file_requested.emit(n))

    def show_state(self, data: Data | None, state: ScoringState) -> None:
        """Show what the source can be asked for, without emitting."""
        source = state.source
        with QSignalBlocker(self):
            self.source.set_current(source)
            self.seed.setValue(state.seed)
            for name, size in _sizes(data, state).items():
                box: QSpinBox = getattr(self, name)
                with QSignalBlocker(box):
                    box.setValue(size)
            if source is Source.WORDS and data is not None and data.query_place >= 0:
                self._show_words(data.names, data.query_place)
        for name in SIZES:
            getattr(self, name).setVisible(source is not Source.WORDS)
        for control in (self.seed, self.draw):  # tables and words are not drawn; parameters have their page
            control.setVisible(source is Source.SEED)
        self.word.setVisible(source is Source.WORDS and self.word.count() > 0)

    def _show_words(self, words: tuple[str, ...], place: int) -> None:
        if [self.word.itemText(at) for at in range(self.word.count())] != list(words):
            self.word.clear()
            self.word.addItems(list(words))
        self.word.setCurrentIndex(place)


def _sizes(data: Data | None, state: ScoringState) -> dict[str, int]:
    """n, d_q, d_k, d_v of what is drawn, of the tables as typed, or of the words at hand."""
    if state.source is Source.SEED:
        return {name: getattr(state, name) for name in SIZES}
    if state.source is Source.TABLE:
        shapes = [shape_of(text) for text in (state.query, state.keys, state.values)]
        return dict(zip(SIZES, (shapes[1][0], *(columns for _, columns in shapes)), strict=True))
    if data is None:
        return {}
    return dict(
        zip(SIZES, (len(data.keys), data.query.size, data.keys.shape[1], data.values.shape[1]), strict=True)
    )
