"""Connections, and how many there may be."""

import _http
import asyncio


class BaseConnector:
    """What keeps connections."""

    def __init__(self, *, keepalive_timeout=None, force_close=False, limit=100, limit_per_host=0,
                 enable_cleanup_closed=False, loop=None, _verify=True):
        if force_close and keepalive_timeout is not None:
            raise ValueError("keepalive_timeout cannot be set if force_close is True")
        self._loop = asyncio.get_running_loop() if loop is None else loop
        self._limit, self._limit_per_host, self._force_close = limit, limit_per_host, force_close
        self._keepalive = -1 if force_close else 15.0 if keepalive_timeout is None else keepalive_timeout or -1
        self._core, self._clients, self._closed = None, {}, False
        self._verify = _verify

    def _client(self, verify, jar):
        """The client behind a session: cookies are the session's, connections ours."""
        if self._core is None:
            self._core = _http.Client(self._limit, self._limit_per_host, self._keepalive, True, False, 10)
        key = verify, jar
        if key not in self._clients:
            self._clients[key] = self._core.share(verify, jar._any_host)
        return self._clients[key]

    @property
    def force_close(self):
        return self._force_close

    @property
    def limit(self):
        return self._limit

    @property
    def limit_per_host(self):
        return self._limit_per_host

    @property
    def closed(self):
        return self._closed

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type=None, exc_value=None, exc_traceback=None):
        await self.close()

    def close(self):
        """Close every connection; what is answered may be awaited."""
        core, self._core, self._clients, self._closed = self._core, None, {}, True
        return _Closing(core)


class _Closing:
    """The end of connections, which begins at once if it is awaited."""

    def __init__(self, core):
        self._core = core

    def __await__(self):
        if self._core is not None:
            yield from self._core.close().__await__()


class TCPConnector(BaseConnector):
    """What keeps connections over TCP, plain or with TLS."""

    def __init__(self, *, verify_ssl=True, fingerprint=None, use_dns_cache=True, ttl_dns_cache=10, dns_cache_max_size=1000,
                 family=0, ssl_context=None, ssl=None, local_addr=None, resolver=None, keepalive_timeout=None,
                 force_close=False, limit=100, limit_per_host=0, enable_cleanup_closed=False, loop=None, **others):
        for name, value in [("fingerprint", fingerprint), ("local_addr", local_addr), ("resolver", resolver), ("family", family)]:
            if value:
                raise NotImplementedError(f"not in Batuta yet: TCPConnector's argument {name}")
        for name in others:
            if name in ("happy_eyeballs_delay", "interleave", "socket_factory", "ssl_shutdown_timeout", "timeout_ceil_threshold"):
                raise NotImplementedError(f"not in Batuta yet: TCPConnector's argument {name}")
            raise TypeError(f"TCPConnector.__init__() got an unexpected keyword argument '{name}'")
        verify = ssl_context if ssl_context is not None else ssl if ssl is not None else bool(verify_ssl)
        super().__init__(keepalive_timeout=keepalive_timeout, force_close=force_close, limit=limit,
                         limit_per_host=limit_per_host, loop=loop, _verify=verify)
        self._family, self._use_dns_cache = family, use_dns_cache

    @property
    def family(self):
        return self._family

    @property
    def use_dns_cache(self):
        return self._use_dns_cache

    def clear_dns_cache(self, host=None, port=None):
        """Forget addresses. None are kept."""
