"""What the command line takes, with a help that teaches."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

import explorer
from explorer.cli.recurrence_options import add_recurrence_options
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.sentences import default_sentence
from explorer.models.catalogue import DEFAULT_MODEL
from explorer.panels.registry import CHAPTERS

Commands = argparse._SubParsersAction  # argparse names no public type for it

EXAMPLES = """
  seqscope
  seqscope --text "Not bad at all." --device cpu
  seqscope --file reviews.csv
  seqscope --model ~/my-bert
  seqscope export --text "To be" --out heads.npz
  seqscope models
"""

EXPORT_EXAMPLES = """
  seqscope export --text "The cat sat." --model all-MiniLM-L6-v2 --out cat.npz
  seqscope export --text "The cat sat." --layers 0,3-5 --heads 0-3 --out some.csv
  seqscope export --text "The cat sat." --layer 2 --head 8 --out head.svg
  seqscope export --text "Hello." --target "Bonjour." --model ./my-t5 --stack cross --out cross.png
  seqscope export --chapter recurrence --cell lstm --hidden 24 --text "The cat sat." --out states.npz
  seqscope export --chapter recurrence --weights slots-lstm --text "I will leave Taipei" --out taipei.png
"""


class Parser(argparse.ArgumentParser):
    """An argparse parser whose errors are raised as one sentence."""

    def error(self, message: str) -> NoReturn:
        raise UserError(
            translate("CommandLine", "{message} (see {program} --help)").format(
                message=message, program=self.prog
            )
        )


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; `command` is None, "export" or "models"."""
    parser = Parser(
        prog="seqscope",
        description=translate(
            "CommandLine", "See every attention head of a real Transformer on your own sentences."
        ),
        epilog=translate("CommandLine", "examples:") + EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"seqscope {explorer.__version__}")
    _add_debug(parser, default=False)
    _add_window_options(parser)
    commands = parser.add_subparsers(dest="command", metavar="export | models", parser_class=Parser)
    _add_export(commands)
    _add_models(commands)
    return parser


def _add_window_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--text", help=translate("CommandLine", "the sentence to open on"))
    second = parser.add_mutually_exclusive_group()
    second.add_argument(
        "--pair", help=translate("CommandLine", "a second sentence, for models that take pairs")
    )
    second.add_argument("--target", dest="pair", help=translate("CommandLine", "the text of the decoder"))
    parser.add_argument(
        "--file", help=translate("CommandLine", "open a .txt, .csv, .tsv or .jsonl file of sentences")
    )
    parser.add_argument("--model", help=_model_help())
    parser.add_argument("--device", help=_device_help())
    parser.add_argument(
        "--chapter",
        choices=[chapter.name for chapter in CHAPTERS],
        help=translate("CommandLine", "the chapter to open, such as transformer"),
    )


def _model_help() -> str:
    return translate(
        "CommandLine", "a catalogue name, a folder or an installed hub id (default: {name})"
    ).format(name=DEFAULT_MODEL)


def _device_help() -> str:
    return translate(
        "CommandLine", "auto, cpu, cuda, cuda:1, mps, xpu … (default: auto, the fastest there is)"
    )


def _add_debug(parser: argparse.ArgumentParser, *, default: bool | str = argparse.SUPPRESS) -> None:
    # A command must not reset what stood before it: only the outermost parser has a default.
    parser.add_argument(
        "--debug",
        action="store_true",
        default=default,
        help=translate("CommandLine", "show the traceback of an error"),
    )


def _export_epilog() -> str:
    return (
        translate(
            "CommandLine",
            "what is written, by the ending of FILE:\n"
            "  .npz   tokens, and attention float32 of shape (layers, heads, query, key);\n"
            "         for an encoder–decoder model source_tokens, target_tokens, encoder, decoder, cross\n"
            "  .csv   a line a weight: stack, layer, head, query, key, their tokens, weight\n"
            "  .png   the overview of all heads, or one head with --layer and --head\n"
            "  .svg   the same as a drawing\n"
            "with --chapter recurrence:\n"
            "  .npz   tokens, weights, every array of the pass by name: l0.h, l0.i, l1_reverse.c, output …\n"
            "  .csv   a line a number: array, layer, step, sequence, unit, value\n"
            "  .png   the hidden states and the gates of the last layer; .svg the same as a drawing",
        )
        + "\n\n"
        + translate("CommandLine", "examples:")
        + EXPORT_EXAMPLES
    )


def _add_export(commands: Commands[Parser]) -> None:
    export = commands.add_parser(
        "export",
        help=translate("CommandLine", "write attention, states or pictures to a file, without a window"),
        description=translate(
            "CommandLine",
            "Run a model on a text and write its attention (or a recurrent network's states and gates), "
            "without a window or a display.",
        ),
        epilog=_export_epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_debug(export)
    _add_export_input(export)
    _add_export_selection(export)
    add_recurrence_options(export)


def _add_export_input(export: Parser) -> None:
    export.add_argument(
        "--chapter",
        choices=("transformer", "recurrence"),
        default=argparse.SUPPRESS,  # what stood before the command holds
        help=translate("CommandLine", "whose values are written (default: transformer)"),
    )
    export.add_argument(
        "--text", default=default_sentence(), help=translate("CommandLine", "the text (default: an example)")
    )
    second = export.add_mutually_exclusive_group()
    pair_help = translate("CommandLine", "a second sentence, for models that take pairs")
    second.add_argument("--pair", default="", help=pair_help)
    second.add_argument("--target", dest="pair", help=translate("CommandLine", "the text of the decoder"))
    export.add_argument("--model", default=DEFAULT_MODEL, help=_model_help())
    export.add_argument("--device", default="auto", help=_device_help())
    export.add_argument(
        "--out",
        required=True,
        metavar="FILE",
        help=translate("CommandLine", "where to write; the ending says what"),
    )


def _add_export_selection(export: Parser) -> None:
    export.add_argument(
        "--layers", type=indexes, metavar="0,3-5", help=translate("CommandLine", "only these layers")
    )
    export.add_argument(
        "--heads", type=indexes, metavar="0-3", help=translate("CommandLine", "only these heads")
    )
    export.add_argument("--layer", type=int, help=translate("CommandLine", "one head: its layer, from 0"))
    export.add_argument("--head", type=int, help=translate("CommandLine", "one head: its number, from 0"))
    stacks = ("encoder", "decoder", "cross")
    export.add_argument("--stack", choices=stacks, help=translate("CommandLine", "which attention"))
    themes = ("light", "dark")
    export.add_argument(
        "--theme", choices=themes, default="light", help=translate("CommandLine", "the look of a picture")
    )


def _add_models(commands: Commands[Parser]) -> None:
    description = translate("CommandLine", "list, get and remove models")
    models = commands.add_parser("models", help=description, description=description)
    _add_debug(models)
    actions = models.add_subparsers(dest="action", metavar="get | remove", parser_class=Parser)
    get = actions.add_parser("get", help=translate("CommandLine", "fetch a model (uses the network)"))
    remove = actions.add_parser("remove", help=translate("CommandLine", "delete an installed model"))
    name_help = translate("CommandLine", "a name from `seqscope models`, or a hub id such as owner/model")
    for action in (get, remove):
        _add_debug(action)
        action.add_argument("name", help=name_help)


def indexes(text: str) -> tuple[int, ...]:
    """`0,3-5` → (0, 3, 4, 5), in the order given, each once.

    Raises:
        argparse.ArgumentTypeError: not such a list.
    """
    chosen: dict[int, None] = {}
    for part in text.split(","):
        match = re.fullmatch(r"\s*(\d{1,4})(?:\s*-\s*(\d{1,4}))?\s*", part)
        if match is None:
            raise argparse.ArgumentTypeError(
                translate("CommandLine", "“{text}” is not a list such as 0,3-5").format(text=text)
            )
        first, last = int(match[1]), int(match[2] or match[1])
        step = 1 if last >= first else -1
        chosen.update(dict.fromkeys(range(first, last + step, step)))
    return tuple(chosen)
