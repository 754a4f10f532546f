"""The command line: `seqscope`, `seqscope export`, `seqscope models`."""

from explorer.cli.parser import build_parser
from explorer.cli.run import run_command, without_display

__all__ = ["build_parser", "run_command", "without_display"]
