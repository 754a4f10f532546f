"""A small regression for the tests of its picture, worked out by plain NumPy, and that picture shown."""

from __future__ import annotations

import numpy as np
from pytestqt.qtbot import QtBot

from explorer.widgets.regression_plot import INK, PlotCurve, QueryView, RegressionData, RegressionPlot

KEYS = np.array([0.2, 0.9, 1.4, 2.1, 2.2, 3.0, 3.7, 4.8])
VALUES = np.array([0.5, 2.1, 2.9, 3.6, 3.1, 2.0, 1.4, 1.5])
PLACES = np.linspace(0, 4.9, 50)


def weights(query: float, keys: np.ndarray = KEYS, width: float = 1.0) -> np.ndarray:
    """The softmax of a Gaussian's scores: (n,)."""
    grown = np.exp(-(((query - keys) * width) ** 2) / 2)
    return np.asarray(grown / grown.sum())


def regression(keys: np.ndarray = KEYS, values: np.ndarray = VALUES) -> RegressionData:
    """The points, the truth and the Gaussian's estimates, the chosen curve."""
    estimates = np.array([weights(float(place), keys) @ values for place in PLACES])
    truth = PlotCurve("truth", "", PLACES, 2 * np.sin(PLACES) + PLACES**0.8, INK, dashed=True)
    return RegressionData(
        keys, values, (truth, PlotCurve("Gaussian", "MSE 0.301", PLACES, estimates, 1, chosen=True))
    )


def answer(query: float, keys: np.ndarray = KEYS, values: np.ndarray = VALUES) -> QueryView:
    """A query answered by the Gaussian."""
    found = weights(query, keys)
    x = query + np.linspace(-6, 6, 121)
    shape = np.exp(-((x - query) ** 2) / 2)
    return QueryView(query, found, float(found @ values), x, shape, 1.1774)


def undefined(query: float) -> QueryView:
    """A query that no key answers."""
    x = query + np.array([-0.1, -0.1, 0.1, 0.1])
    return QueryView(query, np.zeros(KEYS.size), np.nan, x, np.array([0.0, 1.0, 1.0, 0.0]), 0.1)


def shown_plot(qtbot: QtBot) -> RegressionPlot:
    """The picture of this regression, at the query 2, on screen."""
    made = RegressionPlot()
    qtbot.addWidget(made)
    made.resize(800, 460)
    made.set_data(regression())
    made.set_query(answer(2.0))
    with qtbot.waitExposed(made):
        made.show()
    return made
