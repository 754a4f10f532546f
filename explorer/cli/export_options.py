"""The words of `seqscope export` that are no single chapter's, and its help."""

from __future__ import annotations

import argparse

from explorer.cli.chapters import CHAPTERS
from explorer.cli.pooling_options import add_pooling_options
from explorer.cli.recurrence_options import add_recurrence_options
from explorer.cli.scoring_options import add_scoring_options
from explorer.cli.values import SEED_RANGE, indexes, within
from explorer.core.i18n import translate
from explorer.models.catalogue import DEFAULT_MODEL

EXAMPLES = """
  seqscope export --text "The cat sat." --model all-MiniLM-L6-v2 --out cat.npz
  seqscope export --text "The cat sat." --layers 0,3-5 --heads 0-3 --out some.csv
  seqscope export --text "The cat sat." --layer 2 --head 8 --out head.svg
  seqscope export --text "Hello." --target "Bonjour." --model ./my-t5 --stack cross --out cross.png
  seqscope export --chapter recurrence --cell lstm --hidden 24 --text "The cat sat." --out states.npz
  seqscope export --chapter recurrence --weights slots-lstm --text "I will leave Taipei" --out taipei.png
  seqscope export --chapter pooling --kernel gaussian --width 1 --points mine.csv --out weights.npz
  seqscope export --chapter pooling --kernels average,boxcar --queries 0:0.05:100 --out sweep.gif
  seqscope export --chapter pooling --train 500 --rate 0.5 --seed 3 --out learned.mp4
  seqscope export --chapter scoring --query q.csv --keys k.csv --values v.csv --out scores.npz
  seqscope export --chapter scoring --text "The cat sat." --word sat --norm hard_max --out words.png
  seqscope export --chapter scoring --view saturation --draws 5000 --out root-d.csv
"""


def export_epilog() -> str:
    """What stands below the options: the files' contents, and examples."""
    return "\n".join(
        (_of_the_models(), _of_the_studies(), "", translate("CommandLine", "examples:") + EXAMPLES)
    )


def _of_the_models() -> str:
    return translate(
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


def _of_the_studies() -> str:
    return translate(
        "CommandLine",
        "with --chapter pooling:\n"
        "  .npz   keys, values, queries, weights (queries, keys), estimates.<kernel>, training.widths …\n"
        "  .csv   a line a number: array, query, key, value\n"
        "  .png   the points by their weight at one query, the curves, all weights; .svg as a drawing\n"
        "  .gif   the same while the query sweeps; .mp4 as a video, with ffmpeg or imageio-ffmpeg\n"
        "with --chapter scoring:\n"
        "  .npz   query, keys, values, <function>.scores, <function>.weights, <function>.pooled …\n"
        "         with --view saturation d, <function>.variance …; with --view cost <function>.operations …\n"
        "  .csv   the same, a line a number\n"
        "  .png   the functions side by side, or the view's curves; .svg the same as a drawing",
    )


def model_help() -> str:
    """What `--model` takes."""
    return translate(
        "CommandLine", "a catalogue name, a folder or an installed hub id (default: {name})"
    ).format(name=DEFAULT_MODEL)


def device_help() -> str:
    """What `--device` takes."""
    return translate(
        "CommandLine", "auto, cpu, cuda, cuda:1, mps, xpu … (default: auto, the fastest there is)"
    )


def add_export_options(export: argparse.ArgumentParser) -> None:
    """Add all words of `export`."""
    _add_input(export)
    _add_selection(export)
    _add_shared(export)
    add_recurrence_options(export)
    add_pooling_options(export)
    add_scoring_options(export)


def _add_input(export: argparse.ArgumentParser) -> None:
    export.add_argument(
        "--chapter",
        choices=CHAPTERS,
        default=argparse.SUPPRESS,  # what stood before the command holds
        help=translate("CommandLine", "whose values are written (default: transformer)"),
    )
    export.add_argument("--text", help=translate("CommandLine", "the text (default: an example)"))
    second = export.add_mutually_exclusive_group()
    pair_help = translate("CommandLine", "a second sentence, for models that take pairs")
    second.add_argument("--pair", default="", help=pair_help)
    second.add_argument("--target", dest="pair", help=translate("CommandLine", "the text of the decoder"))
    export.add_argument("--model", default=DEFAULT_MODEL, help=model_help())
    export.add_argument("--device", default="auto", help=device_help())
    export.add_argument(
        "--out",
        required=True,
        metavar="FILE",
        help=translate("CommandLine", "where to write; the ending says what"),
    )


def _add_selection(export: argparse.ArgumentParser) -> None:
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


def _add_shared(export: argparse.ArgumentParser) -> None:
    """Words that several of the further chapters take, each in its own way."""
    group = export.add_argument_group("--chapter recurrence | pooling | scoring")
    group.add_argument(
        "--seed",
        type=within(*SEED_RANGE),
        metavar="N",
        help=translate("CommandLine", "of fresh weights, of points, of queries and keys (default: 0)"),
    )
    group.add_argument(
        "--hidden",
        type=within(1, 1024),
        metavar="H",
        help=translate(
            "CommandLine",
            "recurrence: units a layer (default: 24), where --layers is the number of layers; scoring: the "
            "additive function's hidden layer",
        ),
    )
    group.add_argument(
        "--query",
        metavar="X | FILE",
        help=translate(
            "CommandLine",
            "pooling: the query that a picture shows (default: the middle one); scoring: a table with the "
            "query's numbers in one row",
        ),
    )
    group.add_argument(
        "--queries",
        metavar="FIRST:STEP:COUNT",
        help=translate(
            "CommandLine",
            "pooling: the queries (default: 0:0.1:50, or from the first key of --points to the last); "
            "scoring, with --view cost: their number alone",
        ),
    )
