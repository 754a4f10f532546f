"""A small web server on this machine for downloads: ranges, broken lines, redirects, a log of requests."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from unittest.mock import patch

_LARGE = 100_000  # bytes


@dataclass
class Served:
    """What the server does: tests change it as they go."""

    files: dict[str, bytes] = field(default_factory=dict)
    """The bytes behind each path."""
    json: dict[str, object] = field(default_factory=dict)
    """Answers in JSON behind each path (without its query)."""
    redirects: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    """Paths that are answered with a bare HTTP status."""
    break_after: int | None = None
    """Close the connection after so many bytes of a body."""
    hold: threading.Event | None = None
    """Send half of a large body, then wait for this."""
    held: list[threading.Event] = field(default_factory=list)
    """What requests wait for or waited for; all are let go at the end."""
    ranges: bool = True
    etag: str = '"one"'
    headers: dict[str, str] = field(default_factory=dict)
    """Headers that every answer has besides."""
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Path and headers (lower case) of each request."""
    url: str = ""

    def header_log(self, name: str) -> list[str]:
        """What each request had in a header; "" where it had none."""
        return [headers.get(name.lower(), "") for _path, headers in self.requests]


class _Handler(BaseHTTPRequestHandler):
    served: Served

    def do_GET(self) -> None:
        served, path = self.served, self.path.partition("?")[0]
        served.requests.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
        if path in served.statuses:
            self._head(served.statuses[path], 0)
        elif path in served.redirects:
            self._head(302, 0, {"Location": served.redirects[path]})
        elif path in served.json:
            body = json.dumps(served.json[path]).encode()
            self._head(200, len(body), {"Content-Type": "application/json"})
            self.wfile.write(body)
        elif path in served.files:
            self._send(served.files[path])
        else:
            self._head(404, 0)

    def _send(self, content: bytes) -> None:
        served = self.served
        start, headers = 0, {"ETag": served.etag}
        wanted = self.headers.get("Range", "")
        current = self.headers.get("If-Range", served.etag) == served.etag
        if wanted and served.ranges and current:
            start = int(wanted.removeprefix("bytes=").partition("-")[0])
            if start >= len(content):
                self._head(416, 0, {"Content-Range": f"bytes */{len(content)}"})
                return
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        body = content[start:]
        self._head(206 if start else 200, len(body), headers)
        self._body(body)

    def _body(self, body: bytes) -> None:
        served = self.served
        try:
            if (hold := served.hold) is not None and len(body) > _LARGE:
                served.held.append(hold)
                self.wfile.write(body[: len(body) // 2])
                self.wfile.flush()
                hold.wait(20)
                body = body[len(body) // 2 :]
            self.wfile.write(body[: served.break_after])
        except ConnectionError:  # the client has gone, as some tests want
            return
        if served.break_after is not None and served.break_after < len(body):
            self.close_connection = True

    def _head(self, status: int, length: int, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(length), **self.served.headers, **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def file_server() -> Iterator[Served]:
    """A server on 127.0.0.1 for the length of the block."""
    served = Served()
    handler = type("Handler", (_Handler,), {"served": served})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    served.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    local = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}  # whatever proxy the person has
    try:
        with patch.dict(os.environ, local):
            yield served
    finally:
        for hold in served.held:
            hold.set()
        server.shutdown()
        server.server_close()
        thread.join()
