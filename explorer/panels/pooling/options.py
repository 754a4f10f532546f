"""The choices that the Attention pooling chapter offers: (id, label, tool tip), translated when asked."""

from __future__ import annotations

from explorer.core.i18n import translate
from explorer.studies.pooling.kernels import COMPACT, Kernel
from explorer.studies.pooling.texts import kernel_name

Options = tuple[tuple[str, str, str], ...]


def view_options() -> Options:
    """The views of the chapter."""
    return (
        (
            "cues",
            translate("PoolingPanel", "Cues"),
            translate("PoolingPanel", "Five objects, what stands out and what one wants"),
        ),
        (
            "regression",
            translate("PoolingPanel", "Kernel regression"),
            translate("PoolingPanel", "Drag the query, the points and the kernel"),
        ),
        (
            "training",
            translate("PoolingPanel", "Training w"),
            translate("PoolingPanel", "The kernel's width learned by leaving one point out"),
        ),
        (
            "product",
            translate("PoolingPanel", "Batched product"),
            translate("PoolingPanel", "Weights times values, for all queries at once"),
        ),
        (
            "heatmaps",
            translate("PoolingPanel", "Heatmaps"),
            translate("PoolingPanel", "Any weights from a file"),
        ),
    )


def side_options() -> Options:
    """What stands beside the curves."""
    return (
        (
            "weights",
            translate("PoolingPanel", "Weights"),
            translate("PoolingPanel", "Every query's weights over every key"),
        ),
        (
            "errors",
            translate("PoolingPanel", "Errors"),
            translate("PoolingPanel", "How far each width is from the truth and from the points"),
        ),
    )


def kernel_label(kernel: Kernel) -> str:
    """A kernel's name at the beginning of a line."""
    name = kernel_name(kernel)
    return name[:1].upper() + name[1:]


def kernel_choice(kernel: Kernel) -> str:
    """A kernel's name where there is little room for it."""
    if kernel is Kernel.WIDTH:
        return translate("PoolingPanel", "Gaussian, width w")
    if kernel is Kernel.LEARNED:
        return translate("PoolingPanel", "Gaussian, learned w")
    return kernel_label(kernel)


def kernel_tip(kernel: Kernel) -> str:
    """What a kernel does with distance."""
    if kernel is Kernel.AVERAGE:
        return translate("PoolingPanel", "Every value counts alike, whatever the query")
    if kernel is Kernel.LEARNED:
        return translate("PoolingPanel", "The width that the training found")
    if kernel in COMPACT:
        return translate("PoolingPanel", "Keys farther away than the bandwidth h count nothing")
    if kernel is Kernel.WIDTH:
        return translate("PoolingPanel", "The larger w, the narrower the kernel")
    return translate("PoolingPanel", "The nearer a key, the more its value counts; w = 1")
