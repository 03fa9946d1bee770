"""NaN is equal to nothing, but an object is in the list that holds it."""
import math
from collections import Counter, deque

nan, other, inf = float('nan'), float('nan'), float('inf')
print(nan == nan, nan is nan, nan is other, math.nan is math.nan, nan + 1 is nan)
print(nan in [nan], nan in (nan,), nan in {nan}, nan in {nan: 1}, nan in deque([nan]))
print(nan in [other], nan in {other}, float('nan') in [float('nan')])
print([nan] == [nan], [nan] == [other], (nan,) == (nan,), {nan: 1} == {nan: 1}, {nan} == {other})
print([other, nan].index(nan), [nan, nan, other].count(nan), len({nan, other, nan}), len({nan: 1, other: 2, nan: 3}))
print(Counter([nan, nan, other]).most_common(1)[0][1], max([nan, 1]), min([1, nan]), sum([nan, 1]))


def attempt(what):
    try:
        print(what())
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)


for x in nan, inf, -inf:
    print(f'{x} {x:f} {x:10.2f}| {x:+} {x:010} {x:e} {x:G} {x:%} {x:,} {x:*<9} {x:^9}|{x: }')
    print('%f %5.1f %+f %010f %e %G %r' % (x, x, x, x, x, x, x), repr(x), x.hex(), x.is_integer(), round(x, 2))
    attempt(lambda: int(x))
    attempt(lambda: round(x))
    attempt(lambda: math.floor(x))
    attempt(lambda: '%d' % x)
    attempt(lambda: f'{x:d}')
    attempt(x.as_integer_ratio)
    print(math.isnan(x), math.isinf(x), math.isfinite(x), x > 0, x < 0)
