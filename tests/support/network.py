"""No test reaches beyond this machine: attempts fail as without a network, and fail the test."""

from __future__ import annotations

import errno
import ipaddress
import socket
from typing import Any

_attempts: list[str] = []

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex
_getaddrinfo = socket.getaddrinfo


def _is_local(host: object) -> bool:
    if host is None:
        return True
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def _reaches_out(address: object) -> bool:
    return isinstance(address, tuple) and not _is_local(address[0])


def _refuse(host: object) -> OSError:
    _attempts.append(str(host))
    return OSError(errno.ENETUNREACH, f"tests have no network (wanted {host})")


def _guarded_connect(self: socket.socket, address: Any) -> None:
    if _reaches_out(address):
        raise _refuse(address)
    _connect(self, address)


def _guarded_connect_ex(self: socket.socket, address: Any) -> int:
    if _reaches_out(address):
        _refuse(address)
        return errno.ENETUNREACH
    return _connect_ex(self, address)


def _guarded_getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
    if not _is_local(host):
        _refuse(host)
        raise socket.gaierror(socket.EAI_NONAME, f"tests have no network (wanted {host})")
    return _getaddrinfo(host, *args, **kwargs)


def block() -> None:
    """Refuse every connection but those to this machine, from now on."""
    socket.socket.connect = _guarded_connect  # type: ignore[method-assign,assignment]
    socket.socket.connect_ex = _guarded_connect_ex  # type: ignore[method-assign,assignment]
    socket.getaddrinfo = _guarded_getaddrinfo


def take_attempts() -> list[str]:
    """The refused attempts since the last call."""
    taken = _attempts.copy()
    _attempts.clear()
    return taken
