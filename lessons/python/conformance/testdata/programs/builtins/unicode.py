"""Text and its bytes: codecs, errors, case and characters beyond the first plane."""
text = "Ñandú 🎵 straße"
for codec in ("utf-8", "utf-16-le", "utf-32-be", "latin-1", "ascii", "cp1252"):
    try:
        data = text.encode(codec)
        print(codec, len(data), data[:8], data.decode(codec) == text)
    except UnicodeEncodeError as error:
        print(codec, error.reason, error.start, error.end, error.object[error.start:error.end])
for handler in ("ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace"):
    print(handler, "ñ🎵".encode("ascii", handler))
for handler in ("ignore", "replace", "backslashreplace", "surrogateescape"):
    print(handler, ascii(b"a\xffb\xc3".decode("utf-8", handler)))
print("ß".upper(), "ß".casefold(), "İ".lower() == "i̇", "ǆ".title(), "Σ".lower(), "ﬁ".upper(), "ñ" == "n\u0303", len("n\u0303"))
print("٣".isdigit(), int("٣"), "½".isnumeric(), "五".isnumeric(), "α".isalpha(), "🎵".isprintable(), "\u2028".splitlines(), "a\u2003b".split())
print(ord("🎵"), chr(0x1F3B5), "\N{MUSICAL NOTE}", "\U0001F3B5" == "🎵", text[::-1], sorted("ñnoNÑ"), "🎵" > "z")
print("日本語".center(9, "*"), f"{'é':>4}|", "%5s|" % "ü", "añb".find("ñ"), "ñ" in text.lower(), text.index("🎵"))
for wrong in (lambda: b"\xc3\x28".decode(), lambda: b"\xf0\x9f".decode(), lambda: "\ud800".encode(), lambda: "x".encode("no-such-codec"), lambda: b"\x81".decode("cp1252"), lambda: "x".encode("ascii", "nonsense") + "é".encode("ascii", "nonsense")):
    try:
        print(wrong())
    except (UnicodeError, LookupError) as error:
        print(type(error).__name__, error)
print(issubclass(UnicodeDecodeError, UnicodeError), issubclass(UnicodeTranslateError, ValueError), repr("\x00\x1f\x7f\x80\xad\u0378"))
