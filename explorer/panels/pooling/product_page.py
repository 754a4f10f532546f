"""The batched product: two standard examples, and where the estimator uses it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from explorer.core.i18n import translate
from explorer.studies.pooling.batched import EXAMPLES, Batched
from explorer.studies.pooling.state import PoolingState
from explorer.widgets.batched_view import BatchedView
from explorer.widgets.picture import Picture
from explorer.widgets.segmented import Segmented

ESTIMATE = "estimate"


class ProductPage(QWidget):
    """Shows a product about one entry; choices are told as fields of the state."""

    field_changed = Signal(str, object)
    """The field and its new value: "product" (a name) or "entry" (a flat index)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._product: Batched | None = None
        self._name = PoolingState().product
        self.products, self.view = Segmented(), BatchedView()
        self.note = QLabel(wordWrap=True)
        self.note.setProperty("role", "muted")
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.view.setMinimumSize(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.products)
        column.addWidget(self.note)
        column.addWidget(self.view, 1)
        self.products.chosen.connect(lambda name: self.field_changed.emit("product", name))
        self.view.entry_chosen.connect(lambda entry: self.field_changed.emit("entry", entry))
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Set every text in the language now in force."""
        self.products.setAccessibleName(translate("PoolingProduct", "Product"))
        short = {
            "ones": translate("PoolingProduct", "Ones"),
            "weights": translate("PoolingProduct", "Weights of 0.1"),
        }
        options = [(example.name, short[example.name], example.title()) for example in EXAMPLES]
        estimate = translate("PoolingProduct", "In the estimator")
        options.append((ESTIMATE, estimate, translate("PoolingProduct", "Where the estimator uses it")))
        self.products.set_options(options)
        self.products.set_current(self._name)
        self._say()

    def _say(self) -> None:
        texts = {
            "ones": translate(
                "PoolingProduct",
                "Two products at once: each matrix of X meets the one of Y at its own place n, and no other. "
                "Each entry of Z is a row of X times a column of Y.",
            ),
            "weights": translate(
                "PoolingProduct",
                "Weights of 0.1 over the values 0 … 9 and 10 … 19: each product is their weighted average.",
            ),
            ESTIMATE: translate(
                "PoolingProduct",
                "A slice for each query: its row of attention weights times the column of values is its "
                "estimate, for all queries at once.",
            ),
        }
        self.note.setText(texts.get(self._name, ""))

    def show_product(self, product: Batched, state: PoolingState) -> None:
        """Draw a product about the state's entry; `state.product` says which it is."""
        if product is not self._product:
            self._product = product
            self.view.set_product(product.first, product.second, product.product)
        self._name = state.product
        self.products.set_current(state.product)
        self.view.set_picture_name(self._title())
        self.view.set_entry(state.entry)
        self._say()

    def _title(self) -> str:
        titles = {example.name: example.title() for example in EXAMPLES}
        return titles.get(self._name, translate("PoolingProduct", "Where the estimator uses it"))

    def pictures(self) -> tuple[Picture, ...]:
        """The pictures on screen."""
        return (self.view,)

    def all_pictures(self) -> tuple[Picture, ...]:
        """Every picture of the page."""
        return (self.view,)
