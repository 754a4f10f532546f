"""Names and general formulas of the kernels."""

from __future__ import annotations

from explorer.core.i18n import translate
from explorer.core.trace import Formula
from explorer.studies.pooling.kernels import Kernel

_SOFTMAX = r"\alpha(x,x_i)=\frac{\exp(-%s/2)}{\sum_j\exp(-%s/2)}"
_SHARE = r"\alpha(x,x_i)=\frac{K_i}{\sum_j K_j},\quad K_i=%s"


def kernel_name(kernel: Kernel) -> str:
    """An estimator's name for people."""
    return {
        Kernel.AVERAGE: translate("Pooling", "average pooling"),
        Kernel.GAUSSIAN: translate("Pooling", "Gaussian kernel"),
        Kernel.WIDTH: translate("Pooling", "Gaussian kernel with width w"),
        Kernel.BOXCAR: translate("Pooling", "boxcar kernel"),
        Kernel.TRIANGULAR: translate("Pooling", "triangular kernel"),
        Kernel.EPANECHNIKOV: translate("Pooling", "Epanechnikov kernel"),
        Kernel.LEARNED: translate("Pooling", "Gaussian kernel with learned w"),
    }[kernel]


def general(kernel: Kernel) -> Formula:
    """How a kernel weighs a key."""
    widened = _SOFTMAX % (r"((x-x_i)w)^2", r"((x-x_j)w)^2")
    written = {
        Kernel.AVERAGE: r"\alpha(x,x_i)=\frac{1}{n}",
        Kernel.GAUSSIAN: _SOFTMAX % (r"(x-x_i)^2", r"(x-x_j)^2"),
        Kernel.WIDTH: widened,
        Kernel.BOXCAR: _SHARE % r"\begin{cases}1,&\ |x-x_i|\leq h\\0,&\ |x-x_i|>h\end{cases}",
        Kernel.TRIANGULAR: _SHARE % r"\max\left(0,1-\frac{|x-x_i|}{h}\right)",
        Kernel.EPANECHNIKOV: _SHARE % r"\max\left(0,1-\left(\frac{x-x_i}{h}\right)^2\right)",
        Kernel.LEARNED: widened,
    }[kernel]
    return Formula(written, translate("Pooling", "What a key weighs under this kernel"))


def summed() -> Formula:
    """The estimate as a weighted average."""
    return Formula(
        r"\hat{f}(x)=\sum_{i=1}^{n}\alpha(x,x_i)\,y_i", translate("Pooling", "The values, weighted and added")
    )


def answer_sentence(kernel: Kernel, size: int, count: int) -> str:
    """What is true of a query of `size` keys of which `count` share the largest weight."""
    if size == 1:
        return translate(
            "PoolingExplain",
            "There is one key only, so it takes the whole weight, 1, and its value is the estimate, "
            "<b>{estimate}</b>, whatever the query.",
        )
    if kernel is Kernel.AVERAGE:
        return translate(
            "PoolingExplain",
            "Average pooling does not look at the query: each of the {n:,} values weighs {weight}, and the "
            "estimate is <b>{estimate}</b> wherever one asks.",
        )
    if kernel is Kernel.BOXCAR:
        return translate(
            "PoolingExplain",
            "The query x = {x} is compared with all {n:,} keys; every key within the bandwidth {h} weighs "
            "the same, {weight}, and all others 0. Keys within: {count:,}; the average of their values is "
            "<b>{estimate}</b>.",
        )
    if count == size:
        return translate(
            "PoolingExplain",
            "The query x = {x} is compared with all {n:,} keys, and the kernel tells none from another: each "
            "weighs {weight}, and the estimate is the average of all values, <b>{estimate}</b>.",
        )
    if count > 1:
        return translate(
            "PoolingExplain",
            "The query x = {x} is compared with all {n:,} keys; the nearer a key, the more its value counts. "
            "The average of the values, weighted so, is <b>{estimate}</b>. {count:,} points count most, "
            "{weight} each, the first of them point {best} (key {key}); it is as if {neighbours} points took "
            "part alike.",
        )
    return translate(
        "PoolingExplain",
        "The query x = {x} is compared with all {n:,} keys; the nearer a key, the more its value counts. "
        "The average of the values, weighted so, is <b>{estimate}</b>. Most counts point {best} (key "
        "{key}, weight {weight}); it is as if {neighbours} points took part alike.",
    )
