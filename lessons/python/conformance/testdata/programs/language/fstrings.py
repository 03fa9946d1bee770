"""f-strings: conversions, format specs, nesting and debugging with =."""
name, price, count = "Ana", 1234.5678, 42
print(f"{name} {name!r} {name!s:>6} {'é'!a}")
print(f"{price:.2f} {price:,.1f} {price:10.3f}| {price:<12}| {price:^12.1f}| {price:e} {price:g}")
print(f"{count:05d} {count:+} {count:x} {count:#x} {count:b} {count:#010b} {count:o} {count:,} {10**9:_}")
print(f"{0.256:.1%} {name:*^9} {name:.2} {True} {True:d} {None}")
width, precision = 10, 3
print(f"{price:{width}.{precision}f}|{name:{'<'}{width}}|")
print(f"{count=} {count + 1 = } {name=!s} {price=:.1f} { name = }")
print(f"{{literal}} {'nested ' + f'{count * 2}'} {[n for n in range(3)]} { {'a': 1}['a'] }")
print(f"{name.upper()!r:>10} {max(1, 2)} {(lambda x: x * 2)(21)} {'yes' if count else 'no'}")
print(f"quotes inside: {"same quotes"} {name + "'" + '"'}")
print(f"""several
lines {
    count  # with a comment
} done""")
print(f"a" "b" f"{count}" 'c', rf"\d{count}", f"{'\n'.join(['x', 'y'])}")
for value in (f"{count!r:>{width}}", f"{-count:06}", f"{1e100}", f"{1e16} {1e15} {0.1 + 0.2} {1/3:.3}"):
    print(value)
for attempt in (lambda: f"{name:d}", lambda: f"{count:.2}", lambda: f"{price:x}", lambda: f"{[]:5}"):
    try:
        print(attempt())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
