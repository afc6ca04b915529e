"""A session for foreign addresses: public hosts only, no proxy, no cookies, ended when told."""

import contextlib
import ipaddress
import logging
import socket
import threading
from collections.abc import Mapping
from http.cookiejar import DefaultCookiePolicy
from typing import Any

from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter

HEADERS = {
    "Accept": "text/html, application/xhtml+xml, text/plain, text/markdown",
    "Accept-Encoding": "gzip, deflate",
}
GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")  # fec0::1 counts as global in the library
USER_AGENT = "CivilianImpactDashboard"
logging.getLogger("requests_hardened").addHandler(logging.NullHandler())  # else it writes to stderr


class Wire:
    """The connections of one fetch, so that another thread can end them."""

    def __init__(self) -> None:
        self._sockets: list[socket.socket] = []
        self._is_cut = False
        self._lock = threading.Lock()

    def watch(self, connected: socket.socket) -> None:
        """A copy survives the wrapping of the socket in TLS and ends the same connection."""
        with self._lock:
            self._sockets.append(connected.dup())
            if self._is_cut:
                self._end()

    def cut(self) -> None:
        with self._lock:
            self._is_cut = True
            self._end()

    def _end(self) -> None:
        for copy in self._sockets:
            with contextlib.suppress(OSError):
                copy.shutdown(socket.SHUT_RDWR)
            copy.close()
        self._sockets.clear()


class PublicAdapter(IPFilterAdapter):  # type: ignore[misc]
    """Connects to the very address that was checked, so a name cannot change its mind between.

    `allowed` holds "address:port" that may be reached although not public: only tests give any.
    """

    def __init__(self, *, tls: bool, allowed: frozenset[str], wire: Wire):
        super().__init__(is_https_proto=tls, allow_loopback=bool(allowed))
        self._allowed = allowed
        pools: Mapping[str, Any] = self.poolmanager.pool_classes_by_scheme
        self.poolmanager.pool_classes_by_scheme = {
            scheme: _watched(pool, wire) for scheme, pool in pools.items()
        }

    def build_connection_pool_key_attributes(
        self, request: Any, verify: Any, cert: Any = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        host, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        address = host["host"].strip("[]")
        if not is_public(address) and f"{address}:{host['port']}" not in self._allowed:
            raise InvalidIPAddress(address)
        return host, pool


def is_public(address: str) -> bool:
    """
    >>> is_public("8.8.8.8"), is_public("::127.0.0.1"), is_public("fec0::1")
    (True, False, False)
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    unicast = ip.version == 4 or ip in GLOBAL_UNICAST
    return unicast and ip.is_global and not ip.is_reserved and not ip.is_multicast


def foreign_session(seconds: float, allowed: frozenset[str], wire: Wire) -> Any:
    """A requests session that follows no redirect. InvalidIPAddress where a host is not public."""
    session = HTTPSession(
        Config(
            ip_filter_enable=True,
            ip_filter_allow_loopback_ips=False,
            never_redirect=True,
            default_timeout=(seconds, seconds),
            user_agent_override=USER_AGENT,
        )
    )
    session.trust_env = False  # no proxy, no .netrc
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.headers.update(HEADERS)
    session.mount("http://", PublicAdapter(tls=False, allowed=allowed, wire=wire))
    session.mount("https://", PublicAdapter(tls=True, allowed=allowed, wire=wire))
    return session


def _watched(pool: Any, wire: Wire) -> Any:
    class Connection(pool.ConnectionCls):  # type: ignore[misc]
        def _new_conn(self) -> socket.socket:
            connected: socket.socket = super()._new_conn()
            wire.watch(connected)
            return connected

    return type(f"Watched{pool.__name__}", (pool,), {"ConnectionCls": Connection})
