"""The words of `seqscope export --chapter recurrence`."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.recurrent.spec import LAYERS_RANGE, Activation, Cell
from explorer.studies.recurrence.source import stored
from explorer.studies.recurrence.state import Reading, Shape

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
