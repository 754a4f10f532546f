"""What is wrong with a file of sentences, each told in one sentence with what to do."""

from __future__ import annotations

from pathlib import Path

from explorer.core.i18n import translate


def missing(path: Path) -> str:
    """No such file."""
    text = translate("TextFiles", "There is no file “{name}”; choose another one.")
    return text.format(name=path.name)


def is_folder(path: Path) -> str:
    """A folder in place of a file."""
    text = translate("TextFiles", "“{name}” is a folder; choose a file in it.")
    return text.format(name=path.name or path)


def not_allowed(path: Path) -> str:
    """No permission to read."""
    text = translate("TextFiles", "You may not read “{name}”; change its permissions or choose another file.")
    return text.format(name=path.name)


def unreadable(path: Path, error: Exception) -> str:
    """The system could not read the file."""
    text = translate("TextFiles", "“{name}” could not be read ({reason}); choose another file.")
    return text.format(name=path.name[:80], reason=getattr(error, "strerror", None) or error)


def too_large(path: Path, size: int, most: int) -> str:
    """More bytes than are opened."""
    text = translate(
        "TextFiles", "“{name}” has {size:,} MB, and files up to {most:,} MB are opened; split it first."
    )
    return text.format(name=path.name, size=-(-size // 1_000_000), most=most // 1_000_000)


def no_text(path: Path) -> str:
    """Bytes that are no text."""
    text = translate(
        "TextFiles", "“{name}” is not a text file; save its sentences as .txt, .csv, .tsv or .jsonl first."
    )
    return text.format(name=path.name)


def no_sentences(path: Path) -> str:
    """Nothing but empty lines."""
    return translate("TextFiles", "“{name}” holds no sentence; choose another file.").format(name=path.name)


def no_json(path: Path, line: int) -> str:
    """Not one line of valid JSON; `line` holds the first mistake."""
    text = translate(
        "TextFiles", "“{name}” holds no valid JSON (the first mistake is in line {line:,}); correct it first."
    )
    return text.format(name=path.name, line=line)
