"""Calling pip, and taking over the proxy and certificates it is set up with."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys

from explorer.core.cancel import CancelToken
from explorer.core.errors import UserError
from explorer.core.i18n import translate
from explorer.models.wire import Wire

_UNREACHABLE = re.compile(
    r"Max retries|NewConnection|Failed to establish|ConnectTimeout|Could not fetch URL|ProxyError|"
    r"Name or service|getaddrinfo|Connection (?:reset|refused|broken)|timed out|Retrying",
    re.IGNORECASE,
)
_SETTING = re.compile(r"(?P<section>[\w:]+)\.(?P<key>proxy|cert)=(?P<value>.+)")
_RANK = (":env:", "install", "global")  # the first that has a setting wins, as in pip


def run_pip(arguments: tuple[str, ...], token: CancelToken) -> str:
    """What `pip ARGUMENTS` prints; raises UserError with pip's own last word if it fails."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pip", "--no-input", "--disable-pip-version-check", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "PYTHONUTF8": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # no console window on Windows
    )
    try:
        output, errors = _wait(process, token)
    finally:
        process.kill()
        process.wait()
    if process.returncode != 0:
        raise pip_error(errors)
    return output


def _wait(process: subprocess.Popen[str], token: CancelToken) -> tuple[str, str]:
    while True:
        token.check()
        try:
            return process.communicate(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue


def pip_error(errors: str) -> UserError:
    """One sentence for what pip wrote to its standard error."""
    if _UNREACHABLE.search(errors):
        return UserError(
            translate(
                "Package",
                "The package index cannot be reached: check the network and pip's proxy, then try again.",
            )
        )
    told = [line.removeprefix("ERROR: ") for line in errors.splitlines() if line.startswith("ERROR: ")]
    return UserError(
        translate("Package", "pip cannot find the package of this model: {reason}").format(
            reason=(told[-1] if told else errors.strip())[-300:]
        )
    )


def wire(token: CancelToken) -> Wire:
    """The way to the network that pip's configuration describes (files and environment)."""
    found = [match for line in run_pip(("config", "list"), token).splitlines()
             if (match := _SETTING.fullmatch(line.strip()))]  # fmt: skip
    ranked = sorted((match for match in found if match["section"] in _RANK), key=_rank, reverse=True)
    settings = {match["key"]: str(ast.literal_eval(match["value"])) for match in ranked}
    return Wire(proxy=settings.get("proxy", ""), certificates=settings.get("cert", ""))


def _rank(match: re.Match[str]) -> int:
    return _RANK.index(match["section"])
