"""The words of `seqscope export --chapter recurrence`, and which words belong to which chapter."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.sentences import default_sentence
from explorer.models.catalogue import DEFAULT_MODEL
from explorer.models.recurrent.spec import HIDDEN_RANGE, LAYERS_RANGE, Activation, Cell
from explorer.studies.recurrence.source import stored
from explorer.studies.recurrence.state import Reading, Shape

SEED_RANGE = (0, 2**31 - 1)

_ONLY = {
    "transformer": ("pair", "model", "heads", "layer", "head", "stack"),
    "recurrence": (
        "cell", "activation", "hidden", "bidirectional", "file", "numbers", "weights", "seed", "reading",
        "shape",
    ),
}  # fmt: skip
_DEFAULTS = {"pair": "", "model": DEFAULT_MODEL}  # None for the others
_OF_A_FRESH = ("cell", "activation", "hidden", "layers", "bidirectional", "seed")


def add_recurrence_options(export: argparse.ArgumentParser) -> None:
    """Add the chapter's own words to the parser of `export`; each is None where it is not given."""
    group = export.add_argument_group(translate("CommandLine", "--chapter recurrence"))
    _add_network(group.add_argument)
    inputs = group.add_mutually_exclusive_group()
    inputs.add_argument("--file", metavar="FILE", help=translate("CommandLine", "read the text from a file"))
    inputs.add_argument(
        "--numbers",
        metavar="FILE",
        help=translate(
            "CommandLine",
            "read numbers from a table: steps down, features across, blank lines between sequences",
        ),
    )
    readings = [reading.value for reading in Reading if reading is not Reading.NUMBERS]
    group.add_argument(
        "--reading", choices=readings, help=translate("CommandLine", "what a step is (default: words)")
    )
    group.add_argument(
        "--shape",
        choices=[shape.value for shape in Shape],
        help=translate("CommandLine", "which steps take an input and give an output (default: many_many)"),
    )


def _add_network(add: Callable[..., argparse.Action]) -> None:
    add(
        "--cell",
        choices=[cell.value for cell in Cell],
        help=translate("CommandLine", "the kind of recurrence (default: lstm)"),
    )
    add(
        "--activation",
        choices=[activation.value for activation in Activation],
        help=translate("CommandLine", "the non-linearity of elman and jordan (default: tanh)"),
    )
    add(
        "--hidden",
        type=within(*HIDDEN_RANGE),
        metavar="H",
        help=translate("CommandLine", "units a layer (default: 24); --layers gives the number of layers"),
    )
    add(
        "--bidirectional",
        action="store_true",
        default=None,
        help=translate("CommandLine", "read from both ends"),
    )
    add(
        "--weights",
        metavar="FILE",
        help=translate(
            "CommandLine", "use the weights of a .safetensors or .csv file, or of a network that comes along"
        ),
    )
    add(
        "--seed",
        type=within(*SEED_RANGE),
        metavar="N",
        help=translate("CommandLine", "the seed of fresh weights (default: 0)"),
    )


def within(least: int, most: int) -> Callable[[str], int]:
    """A type for argparse: a whole number in a range."""

    def number(text: str) -> int:
        if not text.strip().isascii() or not text.strip().isdigit() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(
                translate("CommandLine", "“{text}” is not a whole number from {least} to {most}").format(
                    text=text[:40], least=least, most=most
                )
            )
        return int(text)

    return number


def check_chapter(options: argparse.Namespace, chapter: str) -> None:
    """Refuse a word of another chapter.

    Raises:
        UserError: such a word is there.
    """
    others = {name: other for other, names in _ONLY.items() if other != chapter for name in names}
    for name, other in others.items():
        if getattr(options, name) != _DEFAULTS.get(name):
            text = translate("CommandLine", "{option} belongs to --chapter {chapter}; leave it away.")
            raise UserError(text.format(option=f"--{name}", chapter=other))


def check_text(options: argparse.Namespace) -> None:
    """Refuse a text beside a file to be read.

    Raises:
        UserError: both are there.
    """
    for name in ("file", "numbers"):
        if getattr(options, name) is not None and options.text != default_sentence():
            text = translate("CommandLine", "--text does not go with {option}: give one of them.")
            raise UserError(text.format(option=f"--{name}"))


def check_weights(options: argparse.Namespace) -> None:
    """Refuse sizes beside a file of weights, which has its own; some do not tell the activation.

    Raises:
        UserError: there are some, or the file cannot be read.
    """
    if options.weights is None:
        return
    network = stored(options.weights)  # says what is wrong with it before torch is imported
    for name in _OF_A_FRESH:
        is_open = name == "activation" and not network.knows_activation
        if getattr(options, name) is not None and not is_open:
            text = translate("CommandLine", "{option} does not go with --weights: the file has its own.")
            raise UserError(text.format(option=f"--{name}"))


def layer_count(layers: tuple[int, ...] | None) -> int | None:
    """`--layers 2` as a number of layers.

    Raises:
        UserError: it is a list, or out of range.
    """
    if layers is None:
        return None
    if len(layers) != 1 or not LAYERS_RANGE[0] <= layers[0] <= LAYERS_RANGE[1]:
        text = translate("CommandLine", "--layers must be one number from {least} to {most} here.")
        raise UserError(text.format(least=LAYERS_RANGE[0], most=LAYERS_RANGE[1]))
    return layers[0]
