"""The popups with the sizes of the two measuring views."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFormLayout, QSpinBox, QWidget

from explorer.core.i18n import translate
from explorer.core.seeds import MOST_SEED
from explorer.panels.fields_form import FieldsForm
from explorer.studies.scoring.kinds import KEYS_RANGE
from explorer.studies.scoring.saturation import DRAWS_RANGE, HIDDEN_RANGE
from explorer.studies.scoring.state import ScoringState
from explorer.widgets.spin_boxes import SpinBox


class SizesForm(FieldsForm):
    """Whole numbers; each is told as a field of the state and its new value."""

    def __init__(self, ranges: Mapping[str, tuple[int, int]], parent: QWidget) -> None:
        super().__init__(parent)
        self._names = tuple(ranges)
        for name, (least, most) in ranges.items():
            box = SpinBox(minimum=least, maximum=most)
            box.setGroupSeparatorShown(True)
            setattr(self, name, box)
        self._add_fields(QFormLayout(self), self._names)
        self.retranslate()

    def box(self, name: str) -> QSpinBox:
        """The field of that name."""
        found = getattr(self, name)
        assert isinstance(found, QSpinBox)
        return found

    def show_state(self, state: ScoringState) -> None:
        """Set every field to the state, without emitting."""
        with QSignalBlocker(self):
            for name in self._names:
                self.box(name).setValue(getattr(state, name))

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self._name_fields(self._labels_of())

    def _labels_of(self) -> Mapping[str, str]:
        raise NotImplementedError


class SaturationForm(SizesForm):
    """The sizes of the study of √d."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            {
                "root_keys": (2, KEYS_RANGE[1]),
                "root_draws": DRAWS_RANGE,
                "root_hidden": HIDDEN_RANGE,
                "root_seed": (0, MOST_SEED),
            },
            parent,
        )

    def _labels_of(self) -> Mapping[str, str]:
        return {
            "root_keys": translate("ScoringStudies", "Keys n"),
            "root_draws": translate("ScoringStudies", "Draws at each d"),
            "root_hidden": translate("ScoringStudies", "Hidden numbers of additive"),
            "root_seed": translate("ScoringStudies", "Seed"),
        }


class CostForm(SizesForm):
    """The sizes at which cost is told."""

    def __init__(self, parent: QWidget) -> None:
        names = ("cost_queries", "cost_keys", "cost_d", "cost_hidden")
        super().__init__(dict.fromkeys(names, (1, 4096)), parent)

    def _labels_of(self) -> Mapping[str, str]:
        return {
            "cost_queries": translate("ScoringStudies", "Queries m"),
            "cost_keys": translate("ScoringStudies", "Keys n"),
            "cost_d": translate("ScoringStudies", "Numbers d of a query and of a key"),
            "cost_hidden": translate("ScoringStudies", "Hidden numbers h of additive"),
        }
