"""`seqscope models`: what is installed, what can be had, get and remove."""

from __future__ import annotations

from explorer.cli.progress import ProgressLine, share
from explorer.core.cancel import CancelToken, Progress
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.catalogue import catalogue, describe
from explorer.models.download import fetch
from explorer.models.store import Store


def list_models() -> None:
    """Print one line a model: installed or not, name, size, licence, what it is."""
    store = Store()
    entries = {entry.name: entry for entry in catalogue()}
    for entry in entries.values():
        state = (
            translate("CommandLine", "installed")
            if store.is_installed(entry.name)
            else translate("CommandLine", "can be had")
        )
        size = f"{entry.size_bytes / 1e6:,.0f} MB"
        print(f"{entry.name:<30}{state:<14}{size:>10}  {entry.licence:<12}{describe(entry)}")
    for installed in store.installed():
        if installed.name not in entries:
            state = translate("CommandLine", "installed")
            size = f"{installed.bytes_on_disk / 1e6:,.0f} MB"
            print(f"{installed.name:<30}{state:<14}{size:>10}  {installed.folder}")


def get_model(name: str) -> None:
    """Fetch a model with progress on standard error; a second call finds it installed."""
    store = Store()
    line = ProgressLine(_amount)
    folder = fetch(name, store, CancelToken(on_progress=line.show))
    line.end()
    print(translate("CommandLine", "{name} is installed in {folder}").format(name=name, folder=folder))


def remove_model(name: str) -> None:
    """Delete an installed model.

    Raises:
        UserError: it is not installed.
    """
    store = Store()
    if not store.is_installed(name):
        raise UserError(
            translate("CommandLine", "{name} is not installed; `seqscope models` lists what is.").format(
                name=name
            )
        )
    store.remove(name)
    print(translate("CommandLine", "{name} is removed").format(name=name))


def _amount(progress: Progress) -> str:
    return f"{share(progress)} of {progress.total / 1e6:.0f} MB" if progress.total else ""
