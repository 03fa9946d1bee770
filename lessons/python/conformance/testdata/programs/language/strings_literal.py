"""String and bytes literals: prefixes, escapes, and joining."""
print("tab\tnew\\n", 'single "quotes"', "it's", r"raw\n", "\x41\u00e9\U0001F3B5\N{BULLET}")
print("joined " 'in ' """the source""", ("over "
      "lines"))
print("""first
  second\
 continued""")
print(b"bytes\x00\xff\t", rb"\x00", b"a" b"b", "\101\60", "\a\b\f\v\0".encode())
print(len("é"), len("é".encode()), len("🎵"), "🎵"[0], "añb"[1], "\r\n".split("\n"))
print(repr("both ' and \""), repr('only "'), repr("\n\t\x7f\xa0\u200b"), ascii("ñ🎵"))
print("a" "b" * 2, "-" * 10, "x" in "xyz" "w", "%s and %r" % ("a", "b"), "%5.2f|%-5d|%05d|%x%%" % (3.14159, 42, 7, 255))
print("%(name)s is %(age)d" % {"name": "Ana", "age": 30}, "%c%c" % ("a", 98), "%s" % [1], "%s" % (None,))
print("{} {}".format(1, 2), "{1}{0}{1}".format("a", "b"), "{x:>4}{y!r}".format(x=1, y="s"))
print("{0[1]} {1[k]} {2.imag}".format([1, 2], {"k": 3}, 4))
for attempt in (lambda: "{} {0}".format(1), lambda: "{}{}".format(1), lambda: "{x}".format(), lambda: "%d" % "a", lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "a" + 1, lambda: "%z" % 1):
    try:
        print(attempt())
    except (ValueError, IndexError, KeyError, TypeError) as error:
        print(type(error).__name__, error)
