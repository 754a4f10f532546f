"""A formula set as a formula, scaled or broken into lines to fit the column."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QWidget

from explorer.core.i18n import translate
from explorer.core.trace import Formula
from explorer.core.typesetting import Drawn, Wanted
from explorer.theme import theme
from explorer.widgets.formula_setter import FormulaSetter, pieces
from explorer.widgets.layer import Layer

SMALLEST = 0.8  # how far a formula is scaled down before it is broken into lines
_FLOWING = 0.9  # how far its lines are scaled down then
_OVERDUE, _FADED = 350, 0.3  # milliseconds until a formula that is not yet the one wanted is faded
_SIZE = 1.15  # of the interface's text


@dataclass(frozen=True, slots=True)
class _Placed:
    renderer: QSvgRenderer
    box: QRectF


class FormulaView(QFrame):
    """Shows one formula and its caption; the former one stays until the new one is set."""

    def __init__(self, setter: FormulaSetter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "formula")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._setter = setter
        self._formula = Formula("")
        self._shown: tuple[_Placed, ...] = ()
        self._shown_caption = ""
        self._drawn = Layer(self)
        self._height = 0
        self._failed = False
        self._made_of: object = None
        # Later than a formula usually takes: fading at every step would flicker.
        self._overdue = QTimer(self, singleShot=True, interval=_OVERDUE)
        self._overdue.timeout.connect(self.update)
        setter.ready.connect(self._refresh)
        theme().changed.connect(self._refresh)

    @property
    def formula(self) -> Formula:
        """The formula last asked for."""
        return self._formula

    @property
    def settled(self) -> bool:
        """Whether what is painted is the formula last asked for."""
        return not self.missing()

    def set_formula(self, formula: Formula) -> None:
        """Show another formula, as soon as it is set; see `missing`."""
        self._formula = formula
        self.setAccessibleName(formula.caption or translate("Explain", "Formula"))
        self.setAccessibleDescription(formula.latex)
        self._refresh()
        if not self.settled:
            self._overdue.start()

    def missing(self) -> tuple[Wanted, ...]:
        """What must still be set for this formula to be shown."""
        if not self._formula.latex:
            return ()
        whole = self._wanted(self._formula.latex)
        if not self._setter.known(whole):
            return (whole,)
        drawn = self._setter.drawn(whole)
        if drawn is None or not self._too_wide(drawn):
            return ()
        return tuple(part for part in self._parts() if not self._setter.known(part))

    def _parts(self) -> tuple[Wanted, ...]:
        return tuple(self._wanted(piece) for piece in pieces(self._formula.latex))

    def _wanted(self, latex: str) -> Wanted:
        look = theme()
        return Wanted(latex, look.colour("ink").name(), look.colour("accent").name(), look.px(13 * _SIZE))

    def _room(self) -> float:
        return max(1.0, self.width() - 2 * theme().px(12))

    def _too_wide(self, drawn: Drawn) -> bool:
        return drawn.width * SMALLEST > self._room()

    def _refresh(self) -> None:
        if not self._formula.latex or self.missing():
            return
        made_of = (self._wanted(self._formula.latex), self._formula.caption, self._room())
        if made_of == self._made_of:
            return  # another view's formula is ready
        self._made_of = made_of
        drawn = self._setter.drawn(self._wanted(self._formula.latex))
        self._failed = drawn is None
        if drawn is None:
            self._shown = ()
        elif self._too_wide(drawn):
            self._shown = self._flow([part for w in self._parts() if (part := self._setter.drawn(w))])
        else:
            self._shown = self._lines([[drawn]])
        self._shown_caption = self._formula.caption
        self._fit_height()
        self.update()

    def _flow(self, parts: list[Drawn]) -> tuple[_Placed, ...]:
        """Break into lines like words; a line holds as many pieces as fit."""
        gap, room = theme().px(5), self._room() / _FLOWING
        lines: list[list[Drawn]] = [[]]
        for part in parts:
            used = sum(other.width + gap for other in lines[-1])
            if lines[-1] and used + part.width > room:
                lines.append([])
            lines[-1].append(part)
        return self._lines(lines)

    def _lines(self, lines: list[list[Drawn]]) -> tuple[_Placed, ...]:
        """Place the pieces of each line on its baseline; one scale for all, so that the widest fits."""
        px = theme().px
        gap, indent = px(5), px(14)
        widths = [
            sum(d.width + gap for d in line) - gap + (indent if n else 0) for n, line in enumerate(lines)
        ]
        scale = min(1.0, self._room() / max(widths))
        placed, top = [], float(px(9))
        for number, line in enumerate(lines):
            x = px(12) + (indent * scale if number else 0)
            rise = max(drawn.height - drawn.depth for drawn in line) * scale
            for drawn in line:
                y = top + rise - (drawn.height - drawn.depth) * scale
                box = QRectF(x, y, drawn.width * scale, drawn.height * scale)
                placed.append(_Placed(QSvgRenderer(QByteArray(drawn.svg.encode())), box))
                x += (drawn.width + gap) * scale
            top += rise + max(drawn.depth for drawn in line) * scale + px(7)
        return tuple(placed)

    def _fit_height(self) -> None:
        px = theme().px
        bottom = max((placed.box.bottom() for placed in self._shown), default=float(px(9)))
        if self._failed:
            bottom = px(9) + self._source_box().height()
        if self._shown_caption:
            bottom += px(4) + self._caption_height()
        height = round(bottom + px(9))
        if height != self._height:
            self._height = height
            self.setFixedHeight(height)

    def _caption_height(self) -> int:
        metrics = QFontMetrics(theme().font(0.85))
        flags = Qt.TextFlag.TextWordWrap
        return metrics.boundingRect(0, 0, round(self._room()), 10_000, flags, self._shown_caption).height()

    def _source_box(self) -> QRectF:
        metrics, flags = QFontMetrics(theme().font()), Qt.TextFlag.TextWrapAnywhere
        return QRectF(metrics.boundingRect(0, 0, round(self._room()), 10_000, flags, self._formula.latex))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), self._height or theme().px(46))

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.Resize:
            self._refresh()
            if missing := self.missing():
                self._setter.want(missing)
        return handled

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.settled and not self._overdue.isActive():
            painter.setOpacity(_FADED)  # still the former numbers
        painter.drawPixmap(0, 0, self._picture())
        painter.setPen(look.colour("muted"))
        left, room = look.px(12), self._room()
        if self._failed:
            painter.setFont(look.font())
            box = QRectF(left, look.px(9), room, self.height())
            painter.drawText(box, Qt.TextFlag.TextWrapAnywhere, self._formula.latex)
        if self._shown_caption:
            painter.setFont(look.font(0.85))
            height = self._caption_height()
            box = QRectF(left, self.height() - look.px(9) - height, room, height + 2)
            painter.drawText(box, Qt.TextFlag.TextWordWrap, self._shown_caption)
        painter.end()

    def _picture(self) -> QPixmap:
        """The formula, drawn once: its paths take as long as all the texts around it."""
        if not self._drawn.holds(self._shown):
            picture = self._drawn.begin(self._shown)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for placed in self._shown:
                placed.renderer.render(painter, placed.box)
            painter.end()
        return self._drawn.pixmap

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        copy = QAction(translate("Explain", "Copy as LaTeX"), menu)
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(plain_latex(self._formula.latex)))
        menu.addAction(copy)
        menu.popup(event.globalPos())
        menu.aboutToHide.connect(menu.deleteLater)


def plain_latex(latex: str) -> str:
    """The formula without the program's own macro, for other programs."""
    return latex.replace(r"\accent", "")
