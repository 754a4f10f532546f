"""The drawing half of the kernel regression's picture: its marks, what flows, its export; no pointer."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, QVariantAnimation
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets import regression_plot_kernel as kernel
from explorer.widgets import regression_plot_marks as marks
from explorer.widgets.regression_data import (
    NO_POINTS,
    TABLE_HEADER,
    QueryView,
    regression_arrays,
    regression_rows,
)
from explorer.widgets.regression_plot_labels import (
    Sides,
    answer_lines,
    paint_answer,
    paint_band_name,
    paint_grip,
    point_lines,
)
from explorer.widgets.regression_plot_layers import RegressionLayers
from explorer.widgets.regression_plot_points import paint_held

FLOW_SECONDS = 0.6
_LATE = 0.25  # the share of a flow after which another one that is asked for follows it


class RegressionSurface(RegressionLayers):
    """Draws points, curves, one query, its kernel and what flows into its estimate."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grips_lit = False
        self._again = False
        self._sides = Sides()
        self._motion = QVariantAnimation(self, duration=round(FLOW_SECONDS * 1000))
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.valueChanged.connect(self._on_flowed)
        self._motion.finished.connect(self._on_arrived)
        self.retranslate()

    def set_query(self, view: QueryView | None, flow: bool = False) -> None:
        """Show a query answered, None for none; `flow`: let its values flow into the estimate once.

        While something flows already, another flow follows it without a break.
        """
        self._query = view
        self._weigh()
        if view is not None:
            self.follow(view.query)
            if self.hasFocus():
                self.setAccessibleDescription(self.picture_value().replace("\n", " "))
        if flow:
            self.flow()
        self.viewport().update()

    def set_empty(self, sentence: str) -> None:
        """Say why there is nothing, instead of a picture; the next data end it."""
        self._motion.stop()
        self._data, self._query, self._sentence = NO_POINTS, None, sentence
        self._hover, self._key, self._flow = -1, -1, None
        self._drop_held()
        self.hush()
        self._weigh()
        self.place()

    # What flows

    def flow(self) -> None:
        """Let the values flow into the estimate along their lines, once; nothing where nobody sees it."""
        if not self.isVisible() or self._query is None:
            return
        if not self.is_moving():
            self._motion.start()
        elif self._flow is not None and self._flow > _LATE:
            self._again = True

    def set_flow(self, share: float | None) -> None:
        """Draw what flows as it is after this share of its time, for a picture drawn frame by frame."""
        self._flow = share
        self.viewport().update()

    def is_moving(self) -> bool:
        """Whether values are flowing now."""
        return self._motion.state() == QVariantAnimation.State.Running

    def _on_flowed(self, share: object) -> None:
        self._flow = share if isinstance(share, float) else None
        self.viewport().update()

    def _on_arrived(self) -> None:
        self._flow = None
        if self._again:
            self._again = False
            self._motion.start()
        self.viewport().update()

    def paint_marks(self, painter: QPainter) -> None:
        scene = self.scene()
        if scene is None:
            return
        if self.is_exporting():
            self.paint_answer(painter, scene)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_held(painter, scene)
        kernel.paint_grips(painter, scene, self._grips_lit)
        marks.paint_flow(painter, scene)
        marks.paint_estimate(painter, scene)
        paint_band_name(painter, scene)
        paint_grip(painter, scene)
        paint_answer(painter, scene, self._sides)

    # The picture as a file

    def sizeHint(self) -> QSize:
        return QSize(theme().px(560), theme().px(380))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(220), theme().px(170))

    def default_name(self) -> str:
        return translate("RegressionPlot", "Kernel regression")

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        return regression_arrays(self._data, self._query)

    def picture_table(self) -> tuple[Sequence[str], Iterator[Sequence[object]]]:
        return TABLE_HEADER, regression_rows(self._data, self._query)

    def picture_value(self) -> str:
        data, view = self._data, self._query
        index = self._hover if self._hover >= 0 else self._key
        if 0 <= index < data.count:
            return "\n".join(point_lines(data, view, index))
        return "" if view is None or math.isnan(view.query) else "\n".join(answer_lines(view))
