"""The model library, driven through its buttons: the list, using, removing, keyboard, look."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from explorer.core import i18n
from explorer.models.catalogue import catalogue
from explorer.models.store import Store
from explorer.panels.library_dialog import LibraryDialog
from explorer.panels.library_items import Phase
from explorer.theme import theme
from tests.support.library import (
    DEFAULT,
    answer,
    ask_for,
    press,
    put,
    row,
)


def test_lists_the_catalogue_and_what_else_is_here(dialog: LibraryDialog, store: Store) -> None:
    put(store, "my-own")
    dialog.refresh()
    shown = dialog.models.shown()
    assert [line.item.name for line in shown] == [*(entry.name for entry in catalogue()), "my-own"]
    assert shown[0].item.phase is Phase.INSTALLED
    assert "22.7 million parameters" in shown[0].facts.text()
    assert "84 MB" in shown[0].facts.text()
    assert "Apache-2.0" in shown[0].facts.text()
    assert shown[1].item.phase is Phase.ABSENT
    assert shown[-1].facts.text() == "1.0 MB on disk"


@pytest.mark.parametrize(
    ("query", "names"),
    [("minilm", {DEFAULT}), ("chinese bert", {"bert-base-chinese"}), ("MIT", {"roberta-base", "gpt2"}),
     ("EleutherAI", {"pythia-70m"}), ("nothing like it", set())],
)  # fmt: skip
def test_search(dialog: LibraryDialog, qtbot: QtBot, query: str, names: set[str]) -> None:
    QTest.keyClicks(dialog.search, query)
    assert {line.item.name for line in dialog.models.shown()} == names
    told = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert any(f"No model here matches “{query}”" in text for text in told) == (not names)
    dialog.search.clear()
    assert len(dialog.models.shown()) == len(catalogue())


@pytest.mark.parametrize("typed", ["not an id", "nosuch"])
def test_a_malformed_hub_id_is_said(dialog: LibraryDialog, qtbot: QtBot, typed: str) -> None:
    ask_for(qtbot, dialog, typed)
    assert dialog.message.isVisible()
    assert "A hub id looks like owner/name" in dialog.message.text()
    QTest.keyClicks(dialog.hub.field, "x")
    assert not dialog.message.isVisible()


def test_an_installed_hub_id_is_shown(dialog: LibraryDialog, qtbot: QtBot) -> None:
    ask_for(qtbot, dialog, f"sentence-transformers/{DEFAULT}")
    assert [line.item.name for line in dialog.models.shown()] == [DEFAULT]
    assert "is already installed" in dialog.message.text()


def test_use_names_the_model_and_closes(dialog: LibraryDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.model_chosen) as chosen:
        press(qtbot, row(dialog, DEFAULT).main)
    assert chosen.args == [DEFAULT]
    assert not dialog.isVisible()


def test_the_model_in_use_is_marked(dialog: LibraryDialog, store: Store) -> None:
    dialog.set_in_use(store.folder(DEFAULT))
    assert row(dialog, DEFAULT).accessibleDescription() == "In use"
    assert not row(dialog, DEFAULT).main.isVisible()
    dialog.set_in_use(None)
    assert row(dialog, DEFAULT).main.isVisible()


def test_remove_asks_first(dialog: LibraryDialog, qtbot: QtBot, store: Store) -> None:
    press(qtbot, row(dialog, DEFAULT).remove)
    answer(qtbot, dialog, "Keep")
    assert store.is_installed(DEFAULT)
    press(qtbot, row(dialog, DEFAULT).remove)
    with qtbot.waitSignal(dialog.models_changed):
        answer(qtbot, dialog, "Remove")
    assert not store.is_installed(DEFAULT)
    assert row(dialog, DEFAULT).item.phase is Phase.ABSENT


def test_what_cannot_be_removed_is_said(
    dialog: LibraryDialog, qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", refuse)
    press(qtbot, row(dialog, DEFAULT).remove)
    answer(qtbot, dialog, "Remove")
    assert "cannot be removed (Permission denied)" in dialog.message.text()
    assert row(dialog, DEFAULT).item.phase is Phase.INSTALLED


def test_open_folder(
    dialog: LibraryDialog, qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    press(qtbot, row(dialog, DEFAULT).folder)
    assert [Path(url.toLocalFile()) for url in opened] == [store.folder(DEFAULT)]


def test_a_folder_of_ones_own(dialog: LibraryDialog, qtbot: QtBot, tmp_path: Path) -> None:
    press(qtbot, dialog.open_button)
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    with qtbot.waitSignal(dialog.folder_chosen) as chosen:
        chooser.fileSelected.emit(str(tmp_path))
    chooser.reject()
    assert chosen.args == [str(tmp_path)]
    assert not dialog.isVisible()


def test_keyboard_walks_and_acts(dialog: LibraryDialog, qtbot: QtBot) -> None:
    dialog.activateWindow()
    dialog.search.setFocus()
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.models.shown()[0]
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Down)
    assert dialog.focusWidget() is dialog.models.shown()[1]
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Up)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Delete)
    answer(qtbot, dialog, "Keep")
    with qtbot.waitSignal(dialog.model_chosen):
        QTest.keyClick(dialog.models.shown()[0], Qt.Key.Key_Return)


def test_escape_closes(dialog: LibraryDialog, qtbot: QtBot) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 200, 250])
def test_nothing_is_cut_off(
    dialog: LibraryDialog, qtbot: QtBot, store: Store, mode: str, percent: int
) -> None:
    put(store, "a-model-with-a-name-that-is-really-far-too-long-for-one-line-of-this-list-at-any-size")
    theme().set_mode(mode)
    theme().set_text_percent(percent)
    dialog.refresh()
    dialog.resize(1200, 720)
    inner = dialog.models.widget()
    assert inner is not None
    qtbot.waitUntil(lambda: inner.width() <= dialog.models.viewport().width())
    for line in dialog.models.shown():
        right = line.main.mapTo(line, QPoint(line.main.width(), 0)).x()
        assert right <= line.width()
        assert line.facts.height() >= line.facts.heightForWidth(line.facts.width())


def test_every_text_follows_the_language(dialog: LibraryDialog) -> None:
    i18n.install(lambda _context, text: f"⟦{text}⟧")
    for widget in (dialog, *dialog.models.rows.values(), dialog.models, dialog.hub):
        QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    names = {line.item.name for line in dialog.models.rows.values()}
    texts = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    texts += [button.text() for button in dialog.findChildren(QAbstractButton) if button.isVisible()]
    texts += [dialog.windowTitle(), dialog.search.placeholderText(), dialog.hub.field.placeholderText()]
    assert [text for text in texts if text and text not in names and not text.startswith("⟦")] == []
