"""One key's way from the query to its score, its weight and its share of the pooled value, by hand."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import numpy as np

from explorer.core.i18n import translate
from explorer.studies.recurrence.pencil import Block, HandLine, Pair
from explorer.studies.scoring.kinds import Function, Norm, Numbers
from explorer.studies.scoring.pencil import ScoringPencil
from explorer.studies.scoring.trace import Scored, ScoringTrace

TERMS, PLACES = 5, 4  # the column beside the picture is narrow


def worked(
    trace: ScoringTrace, function: Function, key: int, component: int, most: int | None = TERMS
) -> tuple[HandLine, ...]:
    """The lines that lead to s_i, α_i and one component of the pooled value; each adds up as it is shown.

    Of the additive function's hidden numbers, and of the bilinear one's projected query, the one is worked
    out that counts most in the score. Sums of more than `most` terms gather their smallest (None: never).
    """
    one, pencil = trace.scored[function], ScoringPencil(PLACES, most)
    _WORKED[function](pencil, trace, one, key)
    _weight(pencil, trace, one, key)
    values = trace.data.values[trace.valid, component]
    seen = Block(one.weights[trace.valid], values, _pairs("α", "v"))
    label = translate("ScoringWorking", "number {c} of the pooled value").format(c=component + 1)
    pencil.add(label, f"o_{{{component + 1}}}", (seen,), float(one.pooled[component]))
    return tuple(pencil.lines)


def _pairs(first: str, second: str) -> Callable[[int], str]:
    return lambda place: f"{first}[{place + 1}] · {second}[{place + 1}]"


def _block(first: Numbers, second: Numbers, names: tuple[str, str]) -> Block:
    return Block(first, second, _pairs(*names))


def _score_label() -> str:
    return translate("ScoringWorking", "the score of this key")


def _dot(pencil: ScoringPencil, trace: ScoringTrace, one: Scored, key: int) -> None:
    block = _block(trace.data.query, trace.data.keys[key], ("q", "k"))
    pencil.add(_score_label(), _s(key), (block,), float(one.scores[key]))


def _scaled(pencil: ScoringPencil, trace: ScoringTrace, one: Scored, key: int) -> None:
    symbol, size = rf"q^{{\top}}k_{{{key + 1}}}", trace.data.query.size
    block = _block(trace.data.query, trace.data.keys[key], ("q", "k"))
    label = translate("ScoringWorking", "the dot product")
    pencil.add(label, symbol, (block,), float(one.worked.parts["dot"][key]))
    root = rf"\sqrt{{{size}}}"
    pencil.show(root, size**0.5)
    pencil.divide(
        translate("ScoringWorking", "divided by √{d}").format(d=size), _s(key), symbol, root,
        float(one.scores[key]),
    )  # fmt: skip


def _bilinear(pencil: ScoringPencil, trace: ScoringTrace, one: Scored, key: int) -> None:
    projected, k = one.worked.parts["projected"], trace.data.keys[key]
    place = int(np.abs(projected * k).argmax())
    block = _block(trace.data.query, trace.weights["W"][:, place], ("q", "W"))
    label = translate("ScoringWorking", "number {j} of the projected query, which counts most in the score")
    pencil.add(label.format(j=place + 1), f"t_{{{place + 1}}}", (block,), float(projected[place]))
    pencil.add(_score_label(), _s(key), (_block(projected, k, ("t", "k")),), float(one.scores[key]))


def _additive(pencil: ScoringPencil, trace: ScoringTrace, one: Scored, key: int) -> None:
    w, bent = trace.weights, one.worked.parts["tanh"][key]
    place = int(np.abs(w["w_v"] * bent).argmax())
    inner, outer = f"z_{{{place + 1}}}", f"h_{{{place + 1}}}"
    blocks = (
        _block(w["W_q"][place], trace.data.query, ("W_q", "q")),
        _block(w["W_k"][place], trace.data.keys[key], ("W_k", "k")),
    )
    total = float(one.worked.parts["query_part"][place] + one.worked.parts["key_parts"][key, place])
    label = translate("ScoringWorking", "hidden number {h}, which counts most in the score")
    pencil.add(label.format(h=place + 1), inner, blocks, total)
    label = translate("ScoringWorking", "bent into −1 … 1")
    pencil.apply(label, outer, "tanh", inner, float(bent[place]))
    pencil.add(_score_label(), _s(key), (_block(w["w_v"], bent, ("w_v", "h")),), float(one.scores[key]))


def _gaussian(pencil: ScoringPencil, trace: ScoringTrace, one: Scored, key: int) -> None:
    apart, symbol = one.worked.parts["differences"][key], f"D_{{{key + 1}}}"
    block = _block(apart, apart, ("q − k", "q − k"))
    label = translate("ScoringWorking", "the squared distance of query and key")
    pencil.add(label, symbol, (block,), float(one.worked.parts["squares"][key]))
    half = Pair("−½ · D", Decimal("-0.5"), pencil.known[symbol])
    pencil.add(_score_label(), _s(key), (), float(one.scores[key]), (half,))


_WORKED: dict[Function, Callable[[ScoringPencil, ScoringTrace, Scored, int], None]] = {
    Function.ADDITIVE: _additive,
    Function.DOT: _dot,
    Function.SCALED: _scaled,
    Function.BILINEAR: _bilinear,
    Function.GAUSSIAN: _gaussian,
}


def _s(key: int) -> str:
    return f"s_{{{key + 1}}}"


def _weight(pencil: ScoringPencil, trace: ScoringTrace, one: Scored, key: int) -> None:
    """α_i; nothing where the key is masked, for the hard max, and where the ReLU has nothing to divide by."""
    norm, weighed = trace.request.norm, one.weighed
    if norm is Norm.HARD_MAX or not trace.valid[key]:
        return None
    name = translate("ScoringWorking", "its weight")
    if norm is Norm.RELU:
        return pencil.apply(name, _a(key), "relu", _s(key), float(one.weights[key]))
    part = f"e_{{{key + 1}}}" if norm is Norm.SOFTMAX else f"r_{{{key + 1}}}"
    if norm is Norm.SOFTMAX:
        _show_largest(pencil, one, key)
        label = translate("ScoringWorking", "e to the score, less the largest score m")
        pencil.power(label, part, _s(key), "m", float(weighed.numerators[key]))
    else:
        label = translate("ScoringWorking", "the score where it is above 0")
        pencil.apply(label, part, "relu", _s(key), float(weighed.numerators[key]))
    if weighed.total > 0:
        _share(pencil, one, part, key, one.weighed.numerators[trace.valid], name)
    return None


def _show_largest(pencil: ScoringPencil, one: Scored, key: int) -> None:
    """m as it was shown, where this key has the largest score itself."""
    if one.scores[key] == one.weighed.largest:
        pencil.known["m"] = pencil.known[_s(key)]
    else:
        pencil.show("m", one.weighed.largest)


def _share(pencil: ScoringPencil, one: Scored, part: str, key: int, seen: Numbers, name: str) -> None:
    block = Block(seen, None, lambda place: f"{part[0]}[{place + 1}]")
    pencil.add(translate("ScoringWorking", "the sum over all keys seen"), "Z", (block,), one.weighed.total)
    pencil.divide(name, _a(key), part, "Z", float(one.weights[key]))


def _a(key: int) -> str:
    return rf"\alpha_{{{key + 1}}}"
