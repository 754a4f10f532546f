"""Both languages are complete, and no visible string goes past translate()."""

from __future__ import annotations

import ast
import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from explorer.core.paths import resource
from tools import translations
from tools.translations import Entry, called_name

# Calls whose arguments are shown, and how many of the first arguments are looked at.
SHOWN = {
    "setText": 1, "setPlainText": 1, "setHtml": 1, "setToolTip": 1, "setStatusTip": 1, "setWhatsThis": 1,
    "setWindowTitle": 1, "setTitle": 1, "setPlaceholderText": 1, "setLabelText": 1, "setPrefix": 1,
    "setSuffix": 1,
    "setAccessibleName": 1, "setAccessibleDescription": 1, "setInformativeText": 1, "setDetailedText": 1,
    "setButtonText": 2, "setItemText": 2, "setTabText": 2, "setHorizontalHeaderLabels": 1,
    "setHeaderLabels": 1,
    "addAction": 2, "addMenu": 2, "addItem": 1, "addItems": 1, "addRow": 1, "addTab": 2, "addButton": 1,
    "showMessage": 1, "showText": 2, "drawText": 6,
    "QLabel": 1, "QPushButton": 2, "QCheckBox": 1, "QRadioButton": 1, "QGroupBox": 1, "QAction": 2,
    "QMenu": 1,
    "QDockWidget": 1, "QMessageBox": 3, "getOpenFileName": 2, "getSaveFileName": 2, "getExistingDirectory": 2,
    "getText": 3, "UserError": 1, "Message": 1, "Offer": 1, "Command": 1, "Progress": 1, "Explanation": 2,
    "Table": 1,
}  # fmt: skip
SHOWN_KEYWORDS = {
    "text", "toolTip", "statusTip", "windowTitle", "title", "placeholderText", "accessibleName", "label",
    "sentence", "caption", "accessibleDescription", "whatsThis",
}  # fmt: skip
NAMES = {"Seqscope", "English", "简体中文"}  # the same in every language
LETTERS = re.compile(r"[^\W\d_]{2,}")

_sources = list(translations.sources())


@pytest.fixture(scope="module", params=translations.LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def known(language: str) -> list[Entry]:
    return list(translations.entries(translations.ts_file(language)))


def test_every_argument_of_translate_is_a_literal() -> None:
    assert [source.place for source in _sources if source.text is None] == []
    assert len(_sources) > 100


def test_lupdate_finds_what_is_translated(tmp_path: Path, language: str) -> None:
    """lupdate reads Python roughly: a call that it misses would stay English."""
    fresh = tmp_path / f"fresh_{language}.ts"
    translations.collect(fresh, language)
    found = {(entry.context, entry.source) for entry in translations.entries(fresh)}
    assert found == {(source.context, source.text) for source in _sources}


def test_every_string_is_translated(known: list[Entry]) -> None:
    finished = {(entry.context, entry.source) for entry in known if entry.translation and not entry.state}
    assert [s for s in _sources if (s.context, s.text) not in finished] == [], "run `make translations`"


def test_nothing_obsolete_is_kept(known: list[Entry]) -> None:
    used = {(source.context, source.text) for source in _sources}
    assert [entry for entry in known if (entry.context, entry.source) not in used] == []


def _fields(text: str) -> Counter[tuple[str | None, str | None, str | None]]:
    parts = string.Formatter().parse(text)
    return Counter((name, spec, conversion) for _, name, spec, conversion in parts if name is not None)


def _marks(text: str) -> Counter[str]:
    """What stays the same: tags, wildcards of file dialogs, the dots of a menu entry that asks for more."""
    return Counter(re.findall(r"</?[a-z][^>]*>|\*\.\w+|…$", text))


def test_placeholders_and_marks_are_kept(known: list[Entry]) -> None:
    finished = [entry for entry in known if entry.translation]
    assert [e for e in finished if _fields(e.source) != _fields(e.translation)] == []
    assert [e for e in finished if _marks(e.source) != _marks(e.translation)] == []


def test_a_translated_menu_keeps_its_letter(known: list[Entry]) -> None:
    def has_letter(text: str) -> bool:
        return re.search(r"&\w", text) is not None

    assert [e for e in known if e.translation and has_letter(e.source) != has_letter(e.translation)] == []


def test_the_compiled_file_is_up_to_date(tmp_path: Path, language: str, known: list[Entry]) -> None:
    fresh = tmp_path / "fresh.qm"
    translations.compile_to(translations.ts_file(language), fresh)
    shipped = resource("translations", f"seqscope_{language}.qm")
    assert shipped.read_bytes() == fresh.read_bytes(), "run `make translations`"
    translator = QTranslator()
    assert translator.load(str(shipped))
    for entry in known:
        assert translator.translate(entry.context, entry.source) == entry.translation


def _shown_literals(node: ast.expr) -> Iterator[str]:
    """The literals that an expression shows; what other calls return is theirs to translate."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            yield "".join(v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str))
        case ast.IfExp(body=body, orelse=other):
            yield from _shown_literals(body)
            yield from _shown_literals(other)
        case ast.BoolOp(values=values) | ast.List(elts=values) | ast.Tuple(elts=values):
            for value in values:
                yield from _shown_literals(value)
        case ast.BinOp(left=left, right=right):
            yield from _shown_literals(left)
            yield from _shown_literals(right)
        case ast.Call(func=ast.Attribute(value=value, attr="format" | "join")):
            yield from _shown_literals(value)


def _bypasses(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or called_name(node) == "translate":
            continue
        shown = node.args[: SHOWN.get(called_name(node), 0)]
        shown += [word.value for word in node.keywords if word.arg in SHOWN_KEYWORDS]
        for argument in shown:
            for text in _shown_literals(argument):
                if LETTERS.search(re.sub(r"<[^>]*>", "", text)) and text not in NAMES:
                    yield f"{file.relative_to(translations.ROOT)}:{node.lineno}: {text!r}"


def test_no_visible_text_bypasses_translate() -> None:
    assert [found for file in translations.python_files() for found in _bypasses(file)] == []


def test_the_check_for_bypasses_finds_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    file = tmp_path / "bad.py"
    file.write_text(
        'a.setText("Hello")\n'
        'QLabel(f"{n} tokens")\n'
        'QPushButton("Yes" if a else translate("A", "No"))\n'
        'QAction(text="Open")\n'
        'a.setText("{} tokens".format(n))\n'
        'a.setText("√"); a.setText(f"{n}"); a.setText(translate("A", "fine")); a.setObjectName("name")\n',
        encoding="utf-8",
    )
    assert [found.split(":")[1] for found in _bypasses(file)] == ["1", "2", "3", "4", "5"]
