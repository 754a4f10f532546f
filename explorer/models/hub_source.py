"""Models of the Hugging Face hub: which files a repository offers, asked through huggingface_hub."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol, cast

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.model_files import has_weights, pickled, wanted
from explorer.models.patient import call
from explorer.models.remote_file import RemoteFile
from explorer.models.store import is_model_name

_TIMEOUT_SECONDS = 20.0
_CONVERTER = "SFconvertbot"  # the hub's own account, which offers safetensors of pickled weights
_CONVERSION = "Adding `safetensors` variant of this model"


@dataclass(frozen=True, slots=True)
class Listing:
    """The files to take of a repository, at one commit."""

    hub_id: str
    revision: str
    files: tuple[RemoteFile, ...]


class Lfs(Protocol):
    sha256: str


class Sibling(Protocol):
    """A file as huggingface_hub describes it."""

    rfilename: str
    size: int | None
    blob_id: str | None
    lfs: Lfs | None


class Info(Protocol):
    """A repository as huggingface_hub describes it."""

    id: str
    sha: str | None
    siblings: list[Sibling] | None


class Discussion(Protocol):
    title: str
    git_reference: str | None


class Hub(Protocol):
    """What is used of `huggingface_hub.HfApi`."""

    endpoint: str

    def model_info(
        self, repo_id: str, *, revision: str | None = None, timeout: float, files_metadata: bool
    ) -> Info: ...

    def get_repo_discussions(
        self, repo_id: str, *, author: str, discussion_type: str, discussion_status: str
    ) -> Iterable[Discussion]: ...


def list_files(hub_id: str, token: CancelToken, hub: Hub | None = None) -> Listing:
    """Ask the hub which files of a model to take, with their sizes and hashes.

    The login that huggingface_hub keeps, HF_ENDPOINT and HF_HUB_OFFLINE are honoured.

    Raises:
        UserError: no network, no such model, no access, no configuration, no safetensors.
        CancelledError: asked to stop.
    """
    if not is_model_name(hub_id):
        raise UserError(
            translate("Hub", "“{name}” is not a hub id, which looks like owner/name.").format(
                name=hub_id[:100]
            )
        )
    return call(lambda: _list(hub_id, hub or _hub()), token)


def _hub() -> Hub:
    from huggingface_hub import HfApi

    return cast(Hub, HfApi(library_name="seqscope"))


def _list(hub_id: str, hub: Hub) -> Listing:
    with _hub_errors(hub_id):
        info = _info(hub, hub_id, None)
        names = _names(info)
        if "config.json" in names and not has_weights(names):
            info = _converted(hub, hub_id) or info
            names = _names(info)
    _check(hub_id, names)
    return _listing(info, hub.endpoint, wanted(names))


def _info(hub: Hub, hub_id: str, revision: str | None) -> Info:
    return hub.model_info(hub_id, revision=revision, timeout=_TIMEOUT_SECONDS, files_metadata=True)


def _names(info: Info) -> tuple[str, ...]:
    return tuple(file.rfilename for file in info.siblings or ())


def _converted(hub: Hub, hub_id: str) -> Info | None:
    """The revision in which the hub's own converter offers the same weights as safetensors."""
    offers = hub.get_repo_discussions(
        hub_id, author=_CONVERTER, discussion_type="pull_request", discussion_status="open"
    )
    for offer in offers:
        if offer.title == _CONVERSION and offer.git_reference:
            info = _info(hub, hub_id, offer.git_reference)
            if has_weights(_names(info)):
                return info
    return None


def _check(hub_id: str, names: tuple[str, ...]) -> None:
    """Raise UserError unless these files make a model that can be opened."""
    if "config.json" not in names:
        text = translate("Hub", "{name} on the hub has no config.json: it is not a Transformers model.")
    elif has_weights(names):
        return
    elif found := pickled(names):
        raise UserError(
            translate(
                "Hub",
                "{name} offers its weights only pickled ({file}), which can run code when opened; Seqscope "
                "opens safetensors only. Convert it where you trust it, and open that folder.",
            ).format(name=hub_id, file=found[0])
        )
    else:
        text = translate("Hub", "{name} on the hub has no weights as safetensors.")
    raise UserError(text.format(name=hub_id))


def _listing(info: Info, endpoint: str, taken: tuple[str, ...]) -> Listing:
    from huggingface_hub import hf_hub_url
    from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined]

    revision = info.sha or "main"
    headers = dict(build_hf_headers(library_name="seqscope"))
    files = tuple(
        RemoteFile(
            name=file.rfilename,
            url=hf_hub_url(info.id, file.rfilename, revision=revision, endpoint=endpoint),
            size=file.size or 0,
            sha256=file.lfs.sha256 if file.lfs else "",
            git_sha1=file.blob_id or "" if not file.lfs else "",
            headers=headers,
        )
        for file in info.siblings or ()
        if file.rfilename in taken
    )
    return Listing(info.id, revision, tuple(sorted(files, key=lambda file: taken.index(file.name))))


@contextmanager
def _hub_errors(hub_id: str) -> Iterator[None]:
    """Turn what huggingface_hub raises into one sentence each."""
    from huggingface_hub.errors import (
        GatedRepoError,
        HfHubHTTPError,
        HFValidationError,
        OfflineModeIsEnabled,
        RepositoryNotFoundError,
    )

    # Its base is the HTTPError of whichever HTTP library huggingface_hub uses.
    transport = cast(type[Exception], HfHubHTTPError.__bases__[0])
    try:
        yield
    except OfflineModeIsEnabled as error:
        raise UserError(
            translate(
                "Hub", "HF_HUB_OFFLINE is set, so the hub is not asked: unset it to get {name}."
            ).format(name=hub_id)
        ) from error
    except GatedRepoError as error:
        text = translate(
            "Hub",
            "{name} is given only to those who accept its terms: accept them on its page of the hub, log in "
            "with `hf auth login`, then get it again.",
        )
        raise UserError(text.format(name=hub_id)) from error
    except (RepositoryNotFoundError, HFValidationError) as error:
        raise UserError(_not_found(hub_id)) from error
    except (transport, OSError) as error:
        raise UserError(_unreachable(error, hub_id)) from error


def _not_found(hub_id: str) -> str:
    return translate(
        "Hub", "The hub has no public model {name}: check its id; a private one needs `hf auth login`."
    ).format(name=hub_id)


def _unreachable(error: BaseException, hub_id: str) -> str:
    status = getattr(getattr(error, "response", None), "status_code", None)
    if status in (401, 403, 404):  # as a mirror of the hub says it
        return _not_found(hub_id)
    if status is not None:
        text = translate("Hub", "The hub cannot answer now (HTTP {status}): try again in some minutes.")
        return text.format(status=status)
    return translate(
        "Hub",
        "The Hugging Face hub cannot be reached: check the network and its proxy, then try again.",
    )
