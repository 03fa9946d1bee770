"""The numbers of ssl's errors, and which class comes with which."""
import ssl

NUMBERS = {
    ssl.SSL_ERROR_SSL: "the protocol was not kept", ssl.SSL_ERROR_WANT_READ: "more is to be read first",
    ssl.SSL_ERROR_WANT_WRITE: "something is to be written first", ssl.SSL_ERROR_WANT_X509_LOOKUP: "a certificate is looked up",
    ssl.SSL_ERROR_SYSCALL: "the system failed", ssl.SSL_ERROR_ZERO_RETURN: "the other side has closed",
    ssl.SSL_ERROR_WANT_CONNECT: "it is not connected yet", ssl.SSL_ERROR_EOF: "the end came too early",
    ssl.SSL_ERROR_INVALID_ERROR_CODE: "nothing that is known",
}
for number, meaning in NUMBERS.items():
    print(f"{number:2d} {number.name:30} {meaning}")
print(len(ssl.SSLErrorNumber) == len(NUMBERS), ssl.SSLErrorNumber(2) is ssl.SSL_ERROR_WANT_READ)


def shake(incoming, outgoing):
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).wrap_bio(incoming, outgoing, server_hostname="example.org")
    tls.do_handshake()


def kind(problem):
    incoming = ssl.MemoryBIO()
    if problem == "end":
        incoming.write_eof()
    elif problem == "nonsense":
        incoming.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    try:
        shake(incoming, ssl.MemoryBIO())
    except ssl.SSLWantReadError as error:
        return "wants to read", error.errno == ssl.SSL_ERROR_WANT_READ
    except ssl.SSLEOFError as error:
        return "ended", error.errno == ssl.SSL_ERROR_EOF
    except ssl.SSLError as error:
        return "not TLS", error.errno == ssl.SSL_ERROR_SSL, error.reason, error.library


for problem in ("silence", "end", "nonsense"):
    print(problem, *kind(problem))
