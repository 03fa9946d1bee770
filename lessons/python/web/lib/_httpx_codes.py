"""The status codes of HTTP, with their names."""

from enum import IntEnum

_known = """
100 Continue|101 Switching Protocols|102 Processing|103 Early Hints|200 OK|201 Created|202 Accepted
203 Non-Authoritative Information|204 No Content|205 Reset Content|206 Partial Content|207 Multi-Status|208 Already Reported
226 IM Used|300 Multiple Choices|301 Moved Permanently|302 Found|303 See Other|304 Not Modified|305 Use Proxy
307 Temporary Redirect|308 Permanent Redirect|400 Bad Request|401 Unauthorized|402 Payment Required|403 Forbidden|404 Not Found
405 Method Not Allowed|406 Not Acceptable|407 Proxy Authentication Required|408 Request Timeout|409 Conflict|410 Gone
411 Length Required|412 Precondition Failed|413 Request Entity Too Large|414 Request-URI Too Long|415 Unsupported Media Type
416 Requested Range Not Satisfiable|417 Expectation Failed|418 I'm a teapot|421 Misdirected Request|422 Unprocessable Entity
423 Locked|424 Failed Dependency|425 Too Early|426 Upgrade Required|428 Precondition Required|429 Too Many Requests
431 Request Header Fields Too Large|451 Unavailable For Legal Reasons|500 Internal Server Error|501 Not Implemented
502 Bad Gateway|503 Service Unavailable|504 Gateway Timeout|505 HTTP Version Not Supported|506 Variant Also Negotiates
507 Insufficient Storage|508 Loop Detected|510 Not Extended|511 Network Authentication Required
"""
_phrases = {int(one[:3]): one[4:] for line in _known.split("\n") for one in line.split("|") if one}


class _Codes(IntEnum):
    """What all status codes can do."""

    @classmethod
    def get_reason_phrase(cls, value):
        return _phrases.get(value, "")

    @classmethod
    def is_informational(cls, value):
        return 100 <= value <= 199

    @classmethod
    def is_success(cls, value):
        return 200 <= value <= 299

    @classmethod
    def is_redirect(cls, value):
        return 300 <= value <= 399

    @classmethod
    def is_client_error(cls, value):
        return 400 <= value <= 499

    @classmethod
    def is_server_error(cls, value):
        return 500 <= value <= 599

    @classmethod
    def is_error(cls, value):
        return 400 <= value <= 599

    def __str__(self):
        return str(self.value)


def _name(phrase):
    return phrase.upper().replace("'", "").replace("-", "_").replace(" ", "_").replace("I_M_A", "IM_A")


codes = _Codes("codes", {_name(phrase): value for value, phrase in _phrases.items()}, module="httpx")
for _member in list(codes):
    setattr(codes, _member.name.lower(), int(_member))
