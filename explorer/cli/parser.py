"""What the command line takes, with a help that teaches."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

import explorer
from explorer.cli.export_options import add_export_options, device_help, export_epilog, model_help
from explorer.core.errors import UserError
from explorer.core.i18n import translate
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


class Parser(argparse.ArgumentParser):
    """An argparse parser whose errors are raised as one sentence."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        # As Python 3.14 has it: -1:0.1:50 and -1e-3 are values, not options.
        self._negative_number_matcher = re.compile(r"-\.?\d")

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
    parser.add_argument("--model", help=model_help())
    parser.add_argument("--device", help=device_help())
    parser.add_argument(
        "--chapter",
        choices=[chapter.name for chapter in CHAPTERS],
        help=translate("CommandLine", "the chapter to open, such as transformer"),
    )


def _add_debug(parser: argparse.ArgumentParser, *, default: bool | str = argparse.SUPPRESS) -> None:
    # A command must not reset what stood before it: only the outermost parser has a default.
    parser.add_argument(
        "--debug",
        action="store_true",
        default=default,
        help=translate("CommandLine", "show the traceback of an error"),
    )


def _add_export(commands: Commands[Parser]) -> None:
    export = commands.add_parser(
        "export",
        help=translate("CommandLine", "write a chapter's values or pictures to a file, without a window"),
        description=translate(
            "CommandLine",
            "Run a model on a text and write its attention, or what another chapter computes: a recurrent "
            "network's states, the weights of kernel regression, scores. No window and no display is needed.",
        ),
        epilog=export_epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_debug(export)
    add_export_options(export)


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
