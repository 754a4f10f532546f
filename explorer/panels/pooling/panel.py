"""The Attention pooling chapter's panel: five views, of which only the one on screen is filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtWidgets import QMenu, QWidget

from explorer.core.i18n import translate
from explorer.panels.base import Command, Message, Subject
from explorer.panels.pooling.commands import pooling_commands
from explorer.panels.pooling.options import kernel_choice
from explorer.panels.pooling.status import shows_points
from explorer.panels.pooling.stepping import count_of, step_of, steps_of, with_step
from explorer.panels.pooling.views import Views
from explorer.studies.pooling.kernels import Kernel
from explorer.studies.pooling.state import to_json
from explorer.studies.pooling.trace import PoolingTrace
from explorer.widgets.picture import Picture
from explorer.widgets.picture_menu import export_picture


class PoolingPanel(Views):
    """Cues, regression, training, product and heatmaps; the view is chosen in the top bar."""

    name: ClassVar[str] = "pooling"
    reads_text: ClassVar[bool] = False
    uses_device: ClassVar[bool] = False
    _steps_of: PoolingTrace | None = None
    _steps: tuple[str, ...] = ()
    _has_run = False

    def title(self) -> str:
        return translate("PoolingPanel", "Attention pooling")

    def heading(self) -> QWidget | None:
        return self.views

    def state(self) -> dict[str, object]:
        return to_json(self.session.state)

    def restore(self, state: Mapping[str, object]) -> None:
        self.session.restore(state)

    def subject(self) -> Subject:
        return Subject(self.state_now.text, device=self.state_now.device)

    def set_text(self, text: str) -> None:
        """The chapter reads no text; what was written elsewhere is kept."""
        self.change(text=text)

    def set_pair(self, text: str) -> None:
        self.change(pair=text)

    def set_device(self, device: str) -> None:
        self.change(device=device)

    def open_model(self, source: str) -> None:
        """Choose a kernel; the chapter has no other models."""
        if source in tuple(Kernel):
            self.choose_kernel(Kernel(source))
        else:
            text = translate(
                "PoolingPanel", "Kernels need no trained model; open “{name}” in the Transformer chapter."
            )
            self.message_changed.emit(Message(text.format(name=source)))

    def model_label(self) -> str:
        state = self.state_now
        return kernel_choice(state.request.kernel) if shows_points(state) else ""

    def fill_model_menu(self, menu: QMenu) -> None:
        for kernel in Kernel:
            action = menu.addAction(kernel_choice(kernel))
            action.setCheckable(True)
            action.setChecked(kernel is self.state_now.kernel)
            action.triggered.connect(lambda _=False, k=kernel: self.choose_kernel(k))

    def run(self) -> None:
        """Compute the view on show anew; where w is trained, train it, unless this is the start."""
        self.maps.forget()
        self.session.submit()
        self._need()
        if self._has_run and self.state_now.view == "training" and not self.training.busy:
            self.training.start()
        self._has_run = True

    def cancel(self) -> None:
        self.session.cancel()
        self.training.cancel()
        self.maps.runner.cancel()
        self.reader.cancel()
        self.sweeping.cancel()

    def steps(self) -> tuple[str, ...]:
        trace = self._trace()
        if self.state_now.view != "regression" or trace is None:
            return steps_of(self.state_now, trace, self._batched(), self.maps.maps)
        if self._steps_of is None or self._steps_of.request.queries != trace.request.queries:
            self._steps_of, self._steps = trace, trace.steps
        return self._steps

    def step(self) -> int:
        return max(0, min(step_of(self._held()), self._step_count() - 1))

    def _step_count(self) -> int:
        return count_of(self.state_now, self._trace(), self._batched(), self.maps.maps)

    def set_step(self, step: int) -> None:
        count = self._step_count()
        if count:
            state = with_step(self._held(), min(max(step, 0), count - 1))
            glides = state.view == "regression" and step == self.step() + 1
            self.session.take(state) if not glides else self.glide_to(state)

    def act(self, key: str) -> None:
        if key == "export" and self.pictures():
            export_picture(self.pictures()[0], on_error=self.on_failed)

    def commands(self) -> tuple[Command, ...]:
        return pooling_commands(self)

    def pictures(self) -> tuple[Picture, ...]:
        if self.session.drawn is None:
            return ()
        of_view: dict[str, Callable[[], tuple[Picture, ...]]] = {
            "cues": self.cues.pictures,
            "regression": lambda: (self.regression.plot, *self.heat.pictures()),
            "training": lambda: (self.regression.plot, *self.heat.pictures(), *self.card.pictures()),
            "product": self.product.pictures,
            "heatmaps": self.heatmaps.pictures,
        }
        return of_view[self.state_now.view]()

    def close_down(self) -> None:
        self.hush()
        self.regression.stop()
        for work in (self.session, self.training, self.maps, self.reader, self.sweeping):
            work.close()
