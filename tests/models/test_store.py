"""The models folder: what is in it, what a name means, and what is said when it is not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.core.errors import UserError
from explorer.core.paths import models_folder
from explorer.models.store import DOWNLOADS, Store


def put(root: Path, folder: str, size: int = 10) -> Path:
    made = root / folder
    made.mkdir(parents=True)
    (made / "config.json").write_bytes(b"{}")
    (made / "model.safetensors").write_bytes(bytes(size))
    return made


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "models")


def test_default_root_is_the_persons_folder() -> None:
    assert Store().root == models_folder()


def test_empty_without_a_folder(store: Store) -> None:
    assert store.installed() == ()
    assert store.unfinished() == ()
    assert not store.is_installed("gpt2")


def test_installed_in_the_order_of_the_catalogue(store: Store) -> None:
    for name in ("zeta", "gpt2", "owner--name", "all-MiniLM-L6-v2", DOWNLOADS):
        put(store.root, name)
    (store.root / "empty").mkdir()
    (store.root / "stray.txt").write_text("x")
    found = store.installed()
    assert [model.name for model in found] == ["all-MiniLM-L6-v2", "gpt2", "owner/name", "zeta"]
    assert [model.bytes_on_disk for model in found] == [12] * 4
    assert [model.entry is not None for model in found] == [True, True, False, False]


def test_resolve_by_name_id_and_folder(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gpt2, other, mine = put(store.root, "gpt2"), put(store.root, "owner--name"), put(tmp_path, "my own model")
    assert store.resolve("gpt2") == store.resolve("GPT2") == store.resolve("openai-community/gpt2") == gpt2
    assert store.resolve("owner/name") == other
    assert store.resolve(str(mine)) == mine
    monkeypatch.chdir(tmp_path)
    assert store.resolve("my own model") == mine
    put(store.root, "von Hand 模型")
    assert store.resolve("von Hand 模型") == store.root / "von Hand 模型"


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("bert-base-uncased", "bert-base-uncased is not installed: get it in the model library, or with "
         "`seqscope models get bert-base-uncased`."),
        ("openai-community/gpt2", "gpt2 is not installed: get it in the model library, or with "
         "`seqscope models get gpt2`."),
        ("owner/name", "owner/name is not installed: get it in the model library, or with "
         "`seqscope models get owner/name`."),
        ("gpt3", "There is no model called gpt3; did you mean gpt2? `seqscope models` lists them."),
        ("qqqqqq", "There is no model called qqqqqq: `seqscope models` lists those that can be had."),
        ("/no/such/folder", "There is no folder /no/such/folder."),
        ("./here", "There is no folder ./here."),
        ("", "No model is named: choose one in the model library."),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(store: Store, source: str, sentence: str) -> None:
    with pytest.raises(UserError) as caught:
        store.resolve(source)
    assert caught.value.sentence == sentence


def test_a_file_is_not_a_model(store: Store, tmp_path: Path) -> None:
    file = put(tmp_path, "m") / "config.json"
    with pytest.raises(UserError, match="is a file: open the folder that holds it"):
        store.resolve(str(file))


@given(st.text(max_size=30))
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    store = Store(Path("/models"))
    try:
        folder = store.folder(name)
    except UserError:
        assert not store.is_installed(name)
        return
    assert Path(os.path.normpath(folder)).parent == store.root


@given(st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.]{0,8}/[A-Za-z0-9][A-Za-z0-9_.]{0,8}", fullmatch=True))
def test_hub_ids_survive_the_disk(name: str) -> None:
    assert Store(Path("/models")).folder(name).name.replace("--", "/", 1) == name


def test_remove_takes_the_model_and_its_download(store: Store) -> None:
    put(store.root, "gpt2")
    store.staging("gpt2").mkdir(parents=True)
    (store.staging("gpt2") / "x.part").write_bytes(bytes(5))
    assert store.partial_bytes("gpt2") == 5
    store.remove("gpt2")
    assert not store.is_installed("gpt2")
    assert store.partial_bytes("gpt2") == 0
    store.remove("gpt2")  # nothing left to do


def test_remove_says_why_not(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store.root, "gpt2")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(UserError, match=r"gpt2 cannot be removed \(Permission denied\)"):
        store.remove("gpt2")
    assert store.is_installed("gpt2")


def test_unfinished_downloads_are_known(store: Store) -> None:
    put(store.root, "gpt2")
    begun = {"owner/name": ["x.part", "x.part.json"], "gpt2": ["x.part"], "t5-small": ["x.part.json"]}
    for name, files in begun.items():
        store.staging(name).mkdir(parents=True)
        for file in files:
            (store.staging(name) / file).write_bytes(bytes(9))
    assert store.partial_bytes("owner/name") == 9
    assert store.unfinished() == ("owner/name",)
