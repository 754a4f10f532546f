"""Opening addresses with the person's own proxies and certificates, and saying in words what went wrong."""

from __future__ import annotations

import http.client
import os
import socket
import ssl
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Protocol, cast

import truststore

from explorer.core.errors import UserError
from explorer.core.i18n import translate

TIMEOUT_SECONDS = 20.0  # without a byte, before the line counts as dead
_BUNDLES = ("PIP_CERT", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")  # OpenSSL reads SSL_CERT_FILE itself


class Response(Protocol):
    """What is used of an answer, of the network or of a file: address."""

    headers: Mapping[str, str]
    status: int | None

    def read1(self, n: int = -1, /) -> bytes: ...
    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Wire:
    """How to reach the network; empty values mean: as the system and the environment say."""

    proxy: str = ""
    certificates: str = ""

    def open(self, url: str, headers: Mapping[str, str]) -> Response:
        """Ask for an address; raises OSError or HTTPException like urllib, UserError for a bad bundle."""
        proxies = {"http": self.proxy, "https": self.proxy} if self.proxy else None
        opener = urllib.request.build_opener(
            urllib.request.ProxyHandler(proxies),
            urllib.request.HTTPSHandler(context=self._context()),
            _CarefulRedirects(),
        )
        request = urllib.request.Request(url, headers=dict(headers))
        try:
            return cast(Response, opener.open(request, timeout=TIMEOUT_SECONDS))
        except urllib.error.HTTPError as error:
            error.close()  # it holds the connection, and its page is not read
            raise

    def _context(self) -> ssl.SSLContext:
        """The system's own trust store, and the bundles that the person names besides."""
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        bundles = {self.certificates, *(os.environ.get(name, "") for name in _BUNDLES)} - {""}
        for bundle in sorted(bundles):
            _load_bundle(context, bundle)
        return context


def _load_bundle(context: ssl.SSLContext, bundle: str) -> None:
    try:
        if os.path.isdir(bundle):
            context.load_verify_locations(capath=bundle)
        else:
            context.load_verify_locations(cafile=bundle)
    except (OSError, ssl.SSLError) as error:
        raise UserError(
            translate(
                "Wire", "The certificate file {file} that your settings name cannot be read ({reason})."
            ).format(file=bundle, reason=error.strerror or error)
        ) from error


class _CarefulRedirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects, but never out of HTTPS, and leaves a password at the host it was meant for."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        old, new = urllib.parse.urlsplit(req.full_url), urllib.parse.urlsplit(newurl)
        if old.scheme == "https" and new.scheme != "https":
            raise urllib.error.HTTPError(newurl, code, "redirected out of HTTPS", headers, fp)
        request = super().redirect_request(req, fp, code, msg, headers, newurl)
        if request is not None and (old.scheme, old.netloc) != (new.scheme, new.netloc):
            request.remove_header("Authorization")
        return request


def host_of(url: str) -> str:
    """The host of an address, for a sentence; a file: address stands for itself."""
    return urllib.parse.urlsplit(url).hostname or url


def network_error(error: OSError | http.client.HTTPException, url: str) -> UserError:
    """One sentence for what urllib raised at an address."""
    host = host_of(url)
    if isinstance(error, urllib.error.HTTPError):
        return _status_error(error.code, host)
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, ssl.SSLError):
        text = translate(
            "Wire",
            "The secure connection to {host} failed ({reason}): if your network has its own certificates, "
            "name their file in SSL_CERT_FILE.",
        )
    elif isinstance(reason, TimeoutError):
        text = translate("Wire", "{host} does not answer: check the connection, then try again.")
    elif isinstance(reason, socket.gaierror | ConnectionError):
        text = translate(
            "Wire", "There is no connection to {host}: check the network and its proxy, then try again."
        )
    else:
        text = translate("Wire", "{host} cannot be reached ({reason}): check the connection, then try again.")
    return UserError(text.format(host=host, reason=getattr(reason, "strerror", None) or reason))


def _status_error(code: int, host: str) -> UserError:
    if code in (401, 403):
        text = translate(
            "Wire", "{host} refuses the download (HTTP {code}): it asks for a login or forbids it."
        )
    elif code in (404, 410):
        text = translate("Wire", "{host} does not have this file any more (HTTP {code}).")
    elif code == 407:
        text = translate(
            "Wire", "The proxy asks for a password (HTTP {code}): put it into your proxy settings."
        )
    else:
        text = translate("Wire", "{host} cannot serve the file now (HTTP {code}): try again in some minutes.")
    return UserError(text.format(host=host, code=code))
