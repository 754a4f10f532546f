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
        Kernel.BOXCAR: _SHARE % r"1\ \mathrm{where}\ |x-x_i|\leq h",
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
