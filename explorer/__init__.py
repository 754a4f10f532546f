"""Seqscope: see how sequence models work on your own sentences."""

__version__ = "0.1.0"
