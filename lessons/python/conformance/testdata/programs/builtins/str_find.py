"""Strings: searching, counting, testing."""
text = "the conductor cues the musicians"
print(text.find("the"), text.find("the", 1), text.rfind("the"), text.find("xyz"), text.index("cues"), text.rindex("s"))
print(text.count("the"), text.count("c", 5, 20), "aaaa".count("aa"), text.count(""))
print(text.startswith("the"), text.startswith(("a", "the")), text.startswith("con", 4), text.endswith("s"))
print("abc".isalpha(), "abc1".isalpha(), "123".isdigit(), "١٢".isdigit(), "²".isdecimal(), "½".isnumeric())
print("ab1".isalnum(), " \t\n".isspace(), "".isspace(), "Title Case".istitle(), "lower".islower(), "UPPER1".isupper())
print("name_1".isidentifier(), "1name".isidentifier(), "é".isascii(), "\n".isprintable(), "ok".isprintable())
print("conduct" in text, "" in "", text[4:13] == "conductor", "b" > "a", "B" > "a", "" < "a")
print(max(text), min("hello"), sorted("hello"), list("abc"), "hello"[1], "hello"[-1], len("hello"))
print("abc" == "abc", "abc" != "", hash("abc") == hash("a" + "bc"), ord("é"), chr(233), chr(128512))
for attempt in (
    lambda: text.index("nothing"),
    lambda: "abc"[5],
    lambda: text["1"],
    lambda: ord("ab"),
    lambda: chr(-1),
    lambda: text.find(3),
    lambda: "a" in 3,
    lambda: "abc".startswith(["a"]),
    lambda: "a" * "b",
):
    try:
        print(attempt())
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
