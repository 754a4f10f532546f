"""Collect the strings of the interface into the .ts files and compile those: `python -m tools.translations`.

lupdate keeps what is translated, adds what is new and drops what is gone; lrelease makes the .qm files that
the program loads. Both kinds of file are kept in resources/translations.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("zh_CN",)
SCRIPTS = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Source:
    """One call of translate(); `text` is None where an argument is not a literal."""

    place: str
    context: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a .ts file; `state` is "", "unfinished", "vanished" or "obsolete"."""

    context: str
    source: str
    translation: str
    state: str


def python_files() -> list[Path]:
    """Every file of the program, in a stable order."""
    return sorted((ROOT / "explorer").rglob("*.py"))


def sources() -> Iterator[Source]:
    """Every call of translate() in the program."""
    for file in python_files():
        name = file.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "translate":
                context, text = (_literal(node.args, place) for place in (0, 1))
                whole = context is not None and text is not None
                yield Source(f"{name}:{node.lineno}", context or "", text if whole else None)


def called_name(call: ast.Call) -> str:
    """The last name of what is called: `setText` of `self.label.setText(…)`."""
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _literal(arguments: list[ast.expr], place: int) -> str | None:
    argument = arguments[place] if place < len(arguments) else None
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def entries(file: Path) -> Iterator[Entry]:
    """Every message of a .ts file."""
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            state = "" if translation is None else translation.get("type", "")
            text = "" if translation is None else translation.text or ""
            yield Entry(context.findtext("name", ""), message.findtext("source", ""), text, state)


def ts_file(language: str) -> Path:
    return FOLDER / f"seqscope_{language}.ts"


def collect(target: Path, language: str) -> None:
    """Bring a .ts file up to date; it names no places, so that it changes only with the words."""
    files = [file.relative_to(ROOT).as_posix() for file in python_files()]
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en", "-target-language", language]
    _run("pyside6-lupdate", *files, *options, "-ts", str(target))


def compile_to(source: Path, target: Path) -> None:
    """Make a .qm file; unfinished messages are left out of it."""
    _run("pyside6-lrelease", "-silent", "-nounfinished", str(source), "-qm", str(target))


def _run(script: str, *arguments: str) -> None:
    done = subprocess.run(
        [str(SCRIPTS / script), *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"{script} failed: {done.stdout}{done.stderr}")


def main() -> int:
    """Collect and compile every language; tells what is left to translate."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        file = ts_file(language)
        collect(file, language)
        compile_to(file, file.with_suffix(".qm"))
        known = list(entries(file))
        left = [entry for entry in known if entry.state or not entry.translation]
        print(f"{language}: {len(known)} strings, {len(left)} to translate")
        for entry in left:
            print(f"  {entry.context}: {entry.source!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
