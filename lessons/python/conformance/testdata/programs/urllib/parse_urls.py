"""URLs taken apart, put together and joined."""
from urllib.parse import ParseResult, SplitResult, urldefrag, urljoin, urlparse, urlsplit, urlunparse, urlunsplit

URLS = [
    "https://ana:secret@Example.com:8443/docs/page;v=2?q=loop&lang=es#top",
    "http://[2001:db8::1]:80/", "//cdn.example.com/x.js", "mailto:ana@example.com", "/only/a/path", "", "HTTP://HOST?x",
]
for url in URLS:
    parts = urlparse(url)
    print(parts)
    print("  ", parts.hostname, parts.port, parts.username, parts.password, parts.geturl())
    print("  ", urlsplit(url), urldefrag(url).url)

base = "http://example.com/a/b/c?x=1#f"
for relative in ["d", "./d", "../d", "../../d", "../../../../d", "/d", "//other/d", "?y=2", "#g", "d/./e/../f", "https://other/", ""]:
    print(f"{relative:16} {urljoin(base, relative)}")

parts = urlsplit("http://example.com/search?q=1")
print(parts._replace(scheme="https", query="q=2").geturl(), isinstance(parts, SplitResult))
print(urlunsplit(("http", "example.com", "path", "a=1", "end")), urlunparse(ParseResult("http", "h", "/p", "v", "", "")))
print(urlsplit(b"http://example.com/x").netloc, urlsplit(b"http://h/").decode())
for wrong in ["http://host:port/", "http://host:99999/", "http://[::1/", "http://[1.2.3.4]/"]:
    try:
        print(urlsplit(wrong).port)
    except ValueError as e:
        print("ValueError:", e)
