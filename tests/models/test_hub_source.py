"""What is taken of a repository of the hub, asked through the real huggingface_hub of a local fake."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from huggingface_hub import HfApi, constants

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.models.hub_source import Hub, Listing, list_files
from explorer.models.model_files import is_model_file
from tests.support.file_server import Served, file_server
from tests.support.model_parcels import FILES, WEIGHTS, git_sha1, serve_repository, sha256

ID = "owner/model"


@pytest.fixture
def served() -> Iterator[Served]:
    with file_server() as made:
        yield made


def ask(served: Served, hub_id: str = ID) -> Listing:
    return list_files(hub_id, CancelToken(), cast(Hub, HfApi(endpoint=served.url)))


def taken(served: Served, files: dict[str, bytes]) -> set[str]:
    serve_repository(served, ID, files)
    return {file.name for file in ask(served).files}


def test_files_with_their_hashes(served: Served) -> None:
    serve_repository(served, ID, FILES)
    listing = ask(served)
    assert listing.hub_id == ID
    assert listing.revision == "c0ffee"
    assert [file.name for file in listing.files][-1] == "model.safetensors"  # the large one last
    by_name = {file.name: file for file in listing.files}
    assert by_name["model.safetensors"].sha256 == sha256(WEIGHTS)
    assert by_name["model.safetensors"].size == len(WEIGHTS)
    assert by_name["config.json"].git_sha1 == git_sha1(FILES["config.json"])
    assert by_name["config.json"].url == f"{served.url}/{ID}/resolve/c0ffee/config.json"


def test_only_what_is_needed_is_taken(served: Served) -> None:
    extra = ["pytorch_model.bin", "tf_model.h5", "flax_model.msgpack", "modeling_own.py", "onnx/model.onnx",
             "model.fp16.safetensors", "rust_model.ot", "1_Pooling/config.json", "training_args.bin",
             "model-00001-of-00002.safetensors"]  # fmt: skip
    assert taken(served, {**FILES, **dict.fromkeys(extra, b"x")}) == set(FILES)


def test_shards_are_taken_with_their_index(served: Served) -> None:
    shards = {
        "model.safetensors.index.json",
        "model-00001-of-00002.safetensors",
        "model-00002-of-00002.safetensors",
    }
    assert taken(served, {"config.json": b"{}", **dict.fromkeys(shards, b"x")}) == {"config.json", *shards}


@pytest.mark.parametrize(
    "name",
    ["source.spm", "target.spm", "spiece.model", "sentencepiece.bpe.model", "tokenizer.model", "vocab.json",
     "vocab.txt", "merges.txt", "LICENSE", "LICENSE.txt", "README.md", "tokenizer_config.json"],
)  # fmt: skip
def test_tokenizers_and_papers_are_taken(name: str) -> None:
    assert is_model_file(name)


@pytest.mark.parametrize(
    "name",
    ["a/config.json", "../config.json", "..\\config.json", "/config.json", "model.bin", "config.json.exe",
     "x.py", "config.json\n", ".model"],
)  # fmt: skip
def test_all_else_is_not(name: str) -> None:
    assert not is_model_file(name)


def test_pickled_weights_are_refused(served: Served) -> None:
    serve_repository(served, ID, {"config.json": b"{}", "pytorch_model.bin": b"x"})
    served.json[f"/api/models/{ID}/discussions"] = {"discussions": [], "count": 0, "start": 0}
    with pytest.raises(
        UserError, match=r"owner/model offers its weights only pickled \(pytorch_model\.bin\)"
    ):
        ask(served)


def test_the_hubs_own_conversion_is_taken(served: Served) -> None:
    serve_repository(served, ID, {"config.json": b"{}", "pytorch_model.bin": b"x"})
    serve_repository(served, ID, FILES, commit="beef", revision="refs%2Fpr%2F7")
    served.json[f"/api/models/{ID}/discussions"] = {
        "discussions": [
            {"title": title, "num": number, "author": {"name": "SFconvertbot"}, "status": "open",
             "isPullRequest": True,
             "createdAt": "2023-01-01T00:00:00.000Z", "repo": {"name": ID, "type": "model"}}
            for number, title in ((5, "Something else"), (7, "Adding `safetensors` variant of this model"))
        ],
        "count": 2,
        "start": 0,
    }  # fmt: skip
    listing = ask(served)
    assert listing.revision == "beef"
    assert {file.name for file in listing.files} == set(FILES)
    asked = [path for path, _headers in served.requests if "discussions" in path]
    assert all("author=SFconvertbot" in path for path in asked)
    assert len(asked) == 1


def test_no_transformers_model(served: Served) -> None:
    serve_repository(served, ID, {"weights.gguf": b"x"})
    with pytest.raises(UserError, match=r"has no config\.json"):
        ask(served)


def test_no_weights(served: Served) -> None:
    serve_repository(served, ID, {"config.json": b"{}"})
    served.json[f"/api/models/{ID}/discussions"] = {"discussions": [], "count": 0, "start": 0}
    with pytest.raises(UserError, match="has no weights as safetensors"):
        ask(served)


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "has no public model owner/model"), (404, "has no public model owner/model"),
     (503, r"cannot answer now \(HTTP 503\)")],
)  # fmt: skip
def test_refusals_are_said(served: Served, status: int, words: str) -> None:
    served.statuses[f"/api/models/{ID}"] = status
    with pytest.raises(UserError, match=words):
        ask(served)


@pytest.mark.parametrize(
    ("code", "words"), [("RepoNotFound", "has no public model"), ("GatedRepo", "accept its terms")]
)
def test_the_hubs_own_codes_are_understood(served: Served, code: str, words: str) -> None:
    served.statuses[f"/api/models/{ID}"] = 403 if code == "GatedRepo" else 404
    served.headers = {"X-Error-Code": code}
    with pytest.raises(UserError, match=words):
        ask(served)


def test_no_network() -> None:
    with file_server() as gone:
        hub = cast(Hub, HfApi(endpoint=gone.url))
    with pytest.raises(UserError, match="The Hugging Face hub cannot be reached"):
        list_files(ID, CancelToken(), hub)


def test_offline_by_choice(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(UserError, match="HF_HUB_OFFLINE is set"):
        ask(served)
    assert served.requests == []


@pytest.mark.parametrize("name", ["", "a/b/c", "a b", "../x", "https://host/x", "a--b/c"])
def test_what_is_no_id_is_not_asked(served: Served, name: str) -> None:
    with pytest.raises(UserError, match="is not a hub id"):
        ask(served, name)
    assert served.requests == []
