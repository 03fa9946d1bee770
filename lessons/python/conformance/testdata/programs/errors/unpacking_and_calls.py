"""Common mistakes of calls and unpacking, each caught but the last."""
import asyncio


def pair():
    return 1, 2


class Widget:
    def draw():
        return "drawn"


mistakes = [
    lambda: (lambda a, b, c: 0)(*pair()),
    lambda: Widget().draw(),
    lambda: pair().x,
    lambda: pair()(),
    lambda: pair[0],
    lambda: int.upper,
    lambda: "5" + 5,
    lambda: 5 + "5",
    lambda: [1] + "a",
    lambda: len(None),
    lambda: asyncio.sleep(),
    lambda: max(None),
    lambda: {}["k"],
    lambda: "abc".index("z"),
    lambda: for_each,
    lambda: print(**1),
    lambda: [x for x in 5],
]
for mistake in mistakes:
    try:
        mistake()
    except (TypeError, AttributeError, KeyError, ValueError, NameError) as error:
        print(f"{type(error).__name__}: {error}")
a, b, c = pair()
