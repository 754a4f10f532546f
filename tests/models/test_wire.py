"""What is said when the network fails, and how it is reached."""

from __future__ import annotations

import socket
import ssl
import urllib.error
from pathlib import Path

import pytest

from explorer.core.errors import UserError
from explorer.models.wire import Wire, network_error
from tests.support.file_server import file_server

URL = "https://host.example/file"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            urllib.error.URLError(socket.gaierror(-2, "Name or service not known")),
            "There is no connection to",
        ),
        (
            urllib.error.URLError(ConnectionRefusedError(111, "Connection refused")),
            "There is no connection to",
        ),
        (ConnectionResetError(104, "Connection reset by peer"), "There is no connection to"),
        (TimeoutError("timed out"), "does not answer"),
        (urllib.error.URLError(TimeoutError("timed out")), "does not answer"),
        (urllib.error.URLError(ssl.SSLCertVerificationError(1, "self-signed")), "SSL_CERT_FILE"),
        (urllib.error.URLError("unknown url type"), r"cannot be reached \(unknown url type\)"),
        (OSError(101, "Network is unreachable"), r"cannot be reached \(Network is unreachable\)"),
    ],
)
def test_each_failure_has_its_sentence(error: OSError, words: str) -> None:
    told = network_error(error, URL)
    assert isinstance(told, UserError)
    assert "host.example" in told.sentence
    with pytest.raises(UserError, match=words):
        raise told


@pytest.mark.parametrize("name", ["PIP_CERT", "REQUESTS_CA_BUNDLE"])
def test_a_bundle_that_is_not_there_is_said(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(name, str(tmp_path / "none.pem"))
    with pytest.raises(UserError, match=r"none\.pem that your settings name cannot be read"):
        Wire().open(URL, {})


def test_a_bundle_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "bad.pem").write_text("not a certificate")
    with pytest.raises(UserError, match=r"bad\.pem that your settings name cannot be read"):
        Wire(certificates=str(tmp_path / "bad.pem")).open(URL, {})


def test_the_proxy_of_the_settings_is_asked() -> None:
    with file_server() as proxy:
        proxy.files["http://host.example/file"] = b"by the proxy"
        response = Wire(proxy=proxy.url).open("http://host.example/file", {})
        assert response.read1() == b"by the proxy"
        response.close()
