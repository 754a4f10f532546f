"""Pictures that can be copied and exported as seen."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from explorer.core.errors import UserError
from explorer.core.files import replacing
from explorer.core.i18n import translate
from explorer.theme import theme
from explorer.widgets.hover_tip import HoverTip
from explorer.widgets.painting import EXPORTING

PNG_SCALE = 2
_SVG_SCALE = 4  # of the images in a drawing, where a view has none but an image


class Picture(Protocol):
    """A view whose content can be exported: as seen (PNG, SVG) and as numbers (CSV, NPZ)."""

    def picture_name(self) -> str:
        """A translated title, which is also the proposed file name."""
        ...

    def picture_widget(self) -> QWidget:
        """What is rendered."""
        ...

    def picture_arrays(self) -> Mapping[str, NDArray[np.generic]]:
        """The arrays drawn, by name."""
        ...

    def picture_table(self) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
        """The header and the rows of the same as a table."""
        ...


@runtime_checkable
class ValuePicture(Protocol):
    """A picture that has a value under the pointer or the selection."""

    def picture_value(self) -> str:
        """That value with its names, as text; empty when there is none."""
        ...


def save_picture(picture: Picture, path: Path) -> None:
    """Write a picture in the format of the file's ending: .png (2×), .svg, .csv or .npz, all or nothing.

    Raises:
        UserError: the ending is another, or the file cannot be written.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UserError(
            translate(
                "Picture", "“{name}” has no ending that can be written: use .png, .svg, .csv or .npz."
            ).format(name=path.name)
        )
    with replacing(path) as temporary:
        writer(picture, temporary)


def copy_picture(picture: Picture) -> None:
    """Put the picture on the clipboard, at 2×."""
    QGuiApplication.clipboard().setImage(picture_image(picture))


def copy_value(picture: ValuePicture) -> None:
    """Put the value under the selection on the clipboard, with its names."""
    QGuiApplication.clipboard().setText(picture.picture_value())


def picture_image(picture: Picture, scale: int = PNG_SCALE) -> QImage:
    """The picture as seen, `scale` pixels for each logical one, on the card's colour."""
    widget = picture.picture_widget()
    image = QImage(widget.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(theme().colour("card"))
    with _exporting(widget, scale):
        widget.render(image, QPoint(0, 0))
    return image


@contextmanager
def _exporting(widget: QWidget, scale: int) -> Iterator[None]:
    """Draw without what belongs to the pointer and the keyboard only: the tip and the focus ring.

    `scale`: how many pixels of the result there are for each logical one.
    """
    shown = [tip for tip in widget.findChildren(HoverTip) if not tip.isHidden()]
    for tip in shown:
        tip.hide()
    widget.setProperty(EXPORTING, scale)
    try:
        yield
    finally:
        widget.setProperty(EXPORTING, 0)
        for tip in shown:
            tip.show()


def _write_png(picture: Picture, path: Path) -> None:
    encoded = QBuffer()  # not the file at once: libpng tells the terminal, and us nothing, of a full disk
    encoded.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture_image(picture).save(encoded, "PNG"):  # type: ignore[call-overload]
        raise OSError(translate("Picture", "the picture could not be encoded"))
    path.write_bytes(encoded.data().data())


def _write_svg(picture: Picture, path: Path) -> None:
    widget = picture.picture_widget()
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(QSize(widget.size()))
    generator.setViewBox(QRect(QPoint(0, 0), widget.size()))
    generator.setTitle(picture.picture_name())
    with _exporting(widget, _SVG_SCALE):
        painter = QPainter()
        if not painter.begin(generator):
            raise OSError(translate("Picture", "the drawing could not be begun"))
        painter.fillRect(widget.rect(), theme().colour("card"))
        widget.render(painter, QPoint(0, 0))
        painter.end()
    if not path.read_text(encoding="utf-8").rstrip().endswith("</svg>"):
        raise OSError(translate("Picture", "the disk is full"))


def _write_csv(picture: Picture, path: Path) -> None:
    header, rows = picture.picture_table()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def _write_npz(picture: Picture, path: Path) -> None:
    arrays = {name: np.asarray(values) for name, values in picture.picture_arrays().items()}
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]


_WRITERS: dict[str, Callable[[Picture, Path], None]] = {
    ".png": _write_png,
    ".svg": _write_svg,
    ".csv": _write_csv,
    ".npz": _write_npz,
}
