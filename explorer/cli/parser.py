"""What the command line takes, with a help that teaches."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn

import explorer
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.core.sentences import default_sentence
from explorer.models.catalogue import DEFAULT_MODEL

_EXAMPLES = """examples:
  seqscope                                        open the window on an example sentence
  seqscope --text "Not bad at all." --device cpu  open it on your own sentence
  seqscope --file reviews.csv                     open a file of sentences
  seqscope --model ~/my-bert                      open your own model (a Hugging Face folder)
  seqscope export --text "To be" --out heads.npz  every weight as an array, without a window
  seqscope models                                 which models are installed, which can be had
"""

_EXPORT_EXAMPLES = """what is written, by the ending of FILE:
  .npz   tokens, and attention float32 of shape (layers, heads, query, key);
         for an encoder-decoder model source_tokens, target_tokens, encoder, decoder, cross
  .csv   a line a weight: layer, head, query, key, their tokens, weight (and stack)
  .png   the overview of all heads, or one head with --layer and --head
  .svg   the same as a drawing

examples:
  seqscope export --text "The cat sat." --model all-MiniLM-L6-v2 --out cat.npz
  seqscope export --text "The cat sat." --layers 0,3-5 --heads 0-3 --out some.csv
  seqscope export --text "The cat sat." --layer 2 --head 8 --out head.svg
  seqscope export --text "Hello." --target "Bonjour." --model ./my-t5 --stack cross --out cross.png
"""


class _Parser(argparse.ArgumentParser):
    """An argparse parser whose errors are raised as one sentence."""

    def error(self, message: str) -> NoReturn:
        raise UserError(
            translate("CommandLine", "{message} (see {program} --help)").format(
                message=message, program=self.prog
            )
        )


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; `command` is None, "export" or "models"."""
    parser = _Parser(
        prog="seqscope",
        description="See every attention head of a real Transformer on your own sentences.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"seqscope {explorer.__version__}")
    _add_common(parser)
    parser.add_argument("--text", help="the sentence to open on")
    parser.add_argument("--pair", help="a second sentence, or the target text of an encoder-decoder model")
    parser.add_argument("--target", dest="pair", help=argparse.SUPPRESS)
    parser.add_argument("--file", help="open a .txt, .csv, .tsv or .jsonl file of sentences")
    parser.add_argument("--model", help=_MODEL_HELP)
    parser.add_argument("--device", help=_DEVICE_HELP)
    parser.add_argument("--chapter", help="the chapter to open, for example transformer")
    commands = parser.add_subparsers(dest="command", metavar="export | models", parser_class=_Parser)
    _add_export(commands)
    _add_models(commands)
    return parser


_MODEL_HELP = f"a catalogue name, a folder or an installed hub id (default: {DEFAULT_MODEL})"
_DEVICE_HELP = "auto, cpu, cuda, cuda:1, mps, xpu … (default: auto, the fastest there is)"


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--debug", action="store_true", help="show the traceback of an error")


def _add_export(commands: argparse._SubParsersAction[_Parser]) -> None:
    export = commands.add_parser(
        "export",
        help="write attention weights or pictures to a file, without a window",
        description="Run a model on a text and write its attention, without a window or a display.",
        epilog=_EXPORT_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_common(export)
    export.add_argument("--text", default=default_sentence(), help="the text (default: an example)")
    second = export.add_mutually_exclusive_group()
    second.add_argument("--pair", default="", help="a second sentence, for models that take pairs")
    second.add_argument("--target", dest="pair", help="the decoder's text, for encoder-decoder models")
    export.add_argument("--model", default=DEFAULT_MODEL, help=_MODEL_HELP)
    export.add_argument("--device", default="auto", help=_DEVICE_HELP)
    export.add_argument("--out", required=True, metavar="FILE", help="where to write; the ending says what")
    export.add_argument("--layers", type=indexes, metavar="0,3-5", help="only these layers")
    export.add_argument("--heads", type=indexes, metavar="0-3", help="only these heads")
    export.add_argument("--layer", type=int, help="the picture of one head: its layer (from 0)")
    export.add_argument("--head", type=int, help="the picture of one head: its number (from 0)")
    export.add_argument("--stack", choices=("encoder", "decoder", "cross"), help="which attention to draw")
    export.add_argument("--theme", choices=("light", "dark"), default="light", help="of a picture")


def _add_models(commands: argparse._SubParsersAction[_Parser]) -> None:
    models = commands.add_parser(
        "models", help="list models, get one, remove one", description="List, get and remove models."
    )
    _add_common(models)
    actions = models.add_subparsers(dest="action", metavar="get | remove", parser_class=_Parser)
    get = actions.add_parser("get", help="fetch a model: a catalogue name or a hub id (uses the network)")
    remove = actions.add_parser("remove", help="delete an installed model")
    for action in (get, remove):
        _add_common(action)
        action.add_argument("name", help="a name from `seqscope models`, or a hub id such as owner/model")


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
