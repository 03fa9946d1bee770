"""Every kind of parameter, and every way to fill it."""


def order(dish, /, size="normal", *extras, table, tip=0, **notes):
    print(dish, size, extras, table, tip, notes)


order("soup", table=1)
order("soup", "large", "bread", "salt", table=2, tip=3, spicy=True)
order("tea", *["small", "milk"], **{"table": 3, "dish": "a note, not the dish"})
order(*("rice",), *("big",), *"ab", table=4, **{"x": 1}, **{"y": 2})


def positions(a, b=2, /, c=3, *, d=4, e):
    return a, b, c, d, e


print(positions(1, e=5), positions(1, 20, c=30, d=40, e=50))

for call in (
    lambda: positions(1),
    lambda: positions(e=5),
    lambda: positions(1, b=2, e=5),
    lambda: positions(1, 2, 3, 4, e=5),
    lambda: positions(1, e=5, f=6),
    lambda: positions(1, 2, 3, c=3, e=5),
    lambda: order(**{"table": 1}, **{"table": 2}),
    lambda: order("x", *5, table=1),
    lambda: order("x", **5),
    lambda: (lambda: 0)(1),
):
    try:
        print(call())
    except TypeError as error:
        print("TypeError:", error)
