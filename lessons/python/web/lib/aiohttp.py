"""Requests over HTTP for programs with an event loop."""

from aiohttp.client import (
    BaseConnector, ClientRequest, ClientSession, ClientTimeout, TCPConnector, request,
)
from aiohttp.client_exceptions import (
    ClientConnectionError, ClientConnectorCertificateError, ClientConnectorError, ClientConnectorSSLError, ClientError,
    ClientHttpProxyError, ClientOSError, ClientPayloadError, ClientProxyConnectionError, ClientResponseError, ClientSSLError,
    ContentTypeError, InvalidURL, ServerConnectionError, ServerDisconnectedError, ServerFingerprintMismatch, ServerTimeoutError,
    TooManyRedirects, WSServerHandshakeError,
)
from aiohttp.client_reqrep import ClientResponse, HttpVersion, RequestInfo
from aiohttp.cookiejar import CookieJar, DummyCookieJar
from aiohttp.helpers import BasicAuth, FormData
from aiohttp.streams import StreamReader

__version__ = "3.8.4"
HttpVersion10, HttpVersion11 = HttpVersion(1, 0), HttpVersion(1, 1)
_missing = """
    AsyncIterablePayload AsyncResolver BadContentDispositionHeader BadContentDispositionParam BodyPartReader
    BufferedReaderPayload BytesIOPayload BytesPayload ChainMapProxy ClientWebSocketResponse DataQueue DefaultResolver ETag
    EMPTY_PAYLOAD EofStream Fingerprint FlowControlDataQueue IOBasePayload JsonPayload MultipartReader MultipartWriter
    NamedPipeConnector PAYLOAD_REGISTRY Payload StringIOPayload StringPayload TextIOPayload ThreadedResolver TraceConfig
    TraceConnectionCreateEndParams TraceConnectionCreateStartParams TraceConnectionQueuedEndParams
    TraceConnectionQueuedStartParams TraceConnectionReuseconnParams TraceDnsCacheHitParams TraceDnsCacheMissParams
    TraceDnsResolveHostEndParams TraceDnsResolveHostStartParams TraceRequestChunkSentParams TraceRequestEndParams
    TraceRequestExceptionParams TraceRequestRedirectParams TraceRequestStartParams TraceResponseChunkReceivedParams
    UnixConnector WSCloseCode WSMessage WSMsgType WebSocketError content_disposition_filename get_payload hdrs
    parse_content_disposition payload_type streamer ConnectionTimeoutError SocketTimeoutError web
    ClientConnectorDNSError ClientWSTimeout NonHttpUrlClientError InvalidUrlClientError
""".split()


def __getattr__(name):
    if name in _missing:
        raise NotImplementedError("not in Batuta yet: aiohttp." + name)
    raise AttributeError(f"module 'aiohttp' has no attribute '{name}'")
