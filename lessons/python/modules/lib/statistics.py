"""Means, medians, variances, and the normal distribution."""

import math
from collections import Counter, namedtuple

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
    "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode",
    "pstdev", "pvariance", "quantiles", "stdev", "variance",
]

LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


class StatisticsError(ValueError):
    pass


# Sums are exact: a fraction is a pair of its numerator and its denominator.

def _exact(x):
    try:
        return x.as_integer_ratio()
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None
    except (OverflowError, ValueError):
        return x, None  # infinite, or no number


def _add(a, b):
    (n, d), (m, e) = a, b
    if d is None or e is None:
        return (n if d is None else 0.0) + (m if e is None else 0.0), None
    if d == e:
        return n + m, d
    return n * e + m * d, d * e


def _total(data, power=lambda x: x):
    """The class of the numbers, their exact sum, and how many there are."""
    kind, count, partials, odd = int, 0, {}, None
    for x in data:
        count += 1
        kind = _coerce(kind, type(x))
        n, d = power(_exact(x))
        if d is None:
            odd = n if odd is None else odd + n
        else:
            partials[d] = partials.get(d, 0) + n
    if odd is not None:
        return kind, (odd, None), count
    total = (0, 1)
    for d in sorted(partials):
        total = _add(total, (partials[d], d))
    return kind, total, count


def _coerce(a, b):
    if b is bool or a is b:
        return a
    if a is int:
        return b
    if b is int or issubclass(a, b):
        return a
    if issubclass(b, a):
        return b
    raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")


def _convert(n, d, kind):
    """The fraction as a number of a class; an int only if it is one."""
    if d is None:
        return kind(n) if kind is not int else n
    if issubclass(kind, int):
        return n // d if n % d == 0 and kind is not int else _whole(n, d)
    return kind(n / d)


def _whole(n, d):
    return n // d if n % d == 0 else n / d


def _square(x):
    n, d = x
    return (n * n, None) if d is None else (n * n, d * d)


def _squares(data, center=None):
    """The class, the exact sum of the squares of what lies between the data and their mean, and the count."""
    data = list(data)
    if center is not None:
        c = _exact(center)
        kind, total, count = _total(data, lambda x: _square(_add(x, (-c[0], c[1]))))
        return kind, total, count, center
    kind, (n, d), count = _total(data)
    if d is None:
        return kind, (n * n, None), count, n / count
    if count == 0:
        return kind, (0, 1), 0, 0
    _, (m, e), _ = _total(data, _square)
    # sum((x - mean)**2) == sum(x**2) - sum(x)**2 / count
    top, bottom = m * d * d * count - n * n * e, e * d * d * count
    return kind, (top, bottom), count, _convert(n, d * count, kind)


def _fail(*args):
    raise StatisticsError(*args)


def mean(data):
    kind, (n, d), count = _total(data)
    if count < 1:
        _fail("mean requires at least one data point")
    return _convert(n / count if d is None else n, d and d * count, kind)


def fmean(data, weights=None):
    if weights is None:
        data = list(data)
        if not data:
            _fail("fmean requires at least one data point")
        return math.fsum(data) / len(data)
    data, weights = list(data), list(weights)
    if len(data) != len(weights):
        _fail("data and weights must be the same length")
    bottom = math.fsum(weights)
    if not bottom:
        _fail("sum of weights must be non-zero")
    return math.sumprod(data, weights) / bottom


def geometric_mean(data):
    logs, zero, count = [], False, 0
    for x in data:
        count += 1
        if x > 0.0 or math.isnan(x):
            logs.append(math.log(x))
        elif x == 0.0:
            zero = True
        else:
            _fail("No negative inputs allowed", x)
    if not count:
        _fail("Must have a non-empty dataset")
    if any(map(math.isnan, logs)):
        return math.nan
    if zero:
        return math.nan if math.inf in logs else 0.0
    return math.exp(math.fsum(logs) / count)


def harmonic_mean(data, weights=None):
    data = list(data)
    if not data:
        _fail("harmonic_mean requires at least one data point")
    if len(data) == 1 and weights is None:
        if isinstance(data[0], (int, float)):
            if data[0] < 0:
                _fail("harmonic mean does not support negative values")
            return data[0]
        raise TypeError("unsupported type")
    if weights is None:
        weights = [1] * len(data)
    else:
        weights = list(weights)
        if len(weights) != len(data):
            _fail("Number of weights does not match data size")
    if any(x < 0 for x in (*data, *weights)):
        _fail("harmonic mean does not support negative values")
    if 0 in data:
        return 0
    top, bottom, kind = (0, 1), (0, 1), int
    for x, w in zip(data, weights):
        kind = _coerce(kind, type(x))
        if w:
            (n, d), (m, e) = _exact(x), _exact(w)
            top = _add(top, (m, e))
            if d is not None:  # the reciprocal of infinity is nothing
                bottom = _add(bottom, (m * d, e * n))
    if bottom[0] <= 0:
        _fail("Weighted sum must be positive")
    return _convert(top[0] * bottom[1], top[1] * bottom[0], float if kind is int else kind)


def _sorted(data):
    data = sorted(data)
    if not data:
        _fail("no median for empty data")
    return data


def median(data):
    data = _sorted(data)
    i = len(data) // 2
    return data[i] if len(data) % 2 else (data[i - 1] + data[i]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = sorted(data)
    if not data:
        _fail("no median for empty data")
    x = data[len(data) // 2]
    below, within = sum(v < x for v in data), data.count(x)
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return x - interval / 2.0 + interval * (len(data) / 2 - below) / within


def mode(data):
    pairs = Counter(iter(data)).most_common(1)
    if not pairs:
        _fail("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    counts = Counter(iter(data))
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, count in counts.items() if count == most]


def _variance(data, center, less, name):
    kind, (n, d), count, _ = _squares(data, center)
    if count < 1 + less:
        _fail(f"{name} requires at least {'two data points' if less else 'one data point'}")
    if d is None:
        return _convert(n, None, kind)
    return _convert(n, d * (count - less), kind)


def variance(data, xbar=None):
    return _variance(data, xbar, 1, "variance")


def pvariance(data, mu=None):
    return _variance(data, mu, 0, "pvariance")


def _root(n, d):
    """The square root of a fraction, rounded once."""
    if n == 0:
        return 0.0
    # As an integer of at least 109 bits its root has enough for any float; what
    # was cut off sets the last bit, so that rounding sees it.
    shift = (n.bit_length() - d.bit_length() - 109) // 2
    if shift >= 0:
        n, d = n, d << 2 * shift
    else:
        n = n << -2 * shift
    quotient, rest = divmod(n, d)
    root = math.isqrt(quotient)
    root |= rest != 0 or root * root != quotient
    return root * 2.0 ** shift if -1000 < shift < 900 else math.ldexp(root, shift)


def _deviation(data, center, less, name):
    _, (n, d), count, _ = _squares(data, center)
    if count < 1 + less:
        _fail(f"{name} requires at least {'two data points' if less else 'one data point'}")
    if d is None:
        raise ValueError("inf or nan encountered in data")
    return _root(n, d * (count - less))


def stdev(data, xbar=None):
    return _deviation(data, xbar, 1, "stdev")


def pstdev(data, mu=None):
    return _deviation(data, mu, 0, "pstdev")


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        _fail("n must be at least 1")
    data = sorted(data)
    count = len(data)
    if count < 2:
        if count == 1:
            return data * (n - 1)
        _fail("must have at least one data point")
    result = []
    if method == "inclusive":
        for i in range(1, n):
            j, delta = divmod(i * (count - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
    elif method == "exclusive":
        for i in range(1, n):
            j = min(max(i * (count + 1) // n, 1), count - 1)
            delta = i * (count + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    else:
        raise ValueError(f"Unknown method: {method!r}")
    return result


def _pairs(x, y, name):
    n = len(x)
    if len(y) != n:
        _fail(f"{name} requires that both inputs have same number of data points")
    if n < 2:
        _fail(f"{name} requires at least two data points")
    return n, math.fsum(x) / n, math.fsum(y) / n


def covariance(x, y, /):
    n, xbar, ybar = _pairs(x, y, "covariance")
    return math.sumprod((a - xbar for a in x), (b - ybar for b in y)) / (n - 1)


def _ranks(data):
    order = sorted(zip(data, range(len(data))))
    ranks = [0.0] * len(order)
    i = 0
    while i < len(order):
        j = i
        while j < len(order) and order[j][0] == order[i][0]:
            j += 1
        for k in range(i, j):
            ranks[order[k][1]] = (i + j + 1) / 2 - (len(order) + 1) / 2 - 0.0
        i = j
    return ranks


def correlation(x, y, /, *, method="linear"):
    n, xbar, ybar = _pairs(x, y, "correlation")
    if method not in {"linear", "ranked"}:
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        x, y = _ranks(x), _ranks(y)
    else:
        x, y = [a - xbar for a in x], [b - ybar for b in y]
    sxy, sxx, syy = math.sumprod(x, y), math.sumprod(x, x), math.sumprod(y, y)
    try:
        return sxy / math.sqrt(sxx * syy)
    except ZeroDivisionError:
        _fail("at least one of the inputs is constant")


def linear_regression(x, y, /, *, proportional=False):
    n, xbar, ybar = _pairs(x, y, "linear regression")
    if not proportional:
        x, y = [a - xbar for a in x], [b - ybar for b in y]
    sxy, sxx = math.sumprod(x, y) + 0.0, math.sumprod(x, x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        _fail("x is constant")
    return LinearRegression(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


class NormalDist:
    """A normal distribution."""

    __slots__ = {"_mu": "", "_sigma": ""}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            _fail("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(float(mean(data)), stdev(data))

    def samples(self, n, *, seed=None):
        raise NotImplementedError("not in Batuta yet: statistics.NormalDist.samples")

    def inv_cdf(self, p):
        raise NotImplementedError("not in Batuta yet: statistics.NormalDist.inv_cdf")

    def quantiles(self, n=4):
        raise NotImplementedError("not in Batuta yet: statistics.NormalDist.quantiles")

    def overlap(self, other):
        raise NotImplementedError("not in Batuta yet: statistics.NormalDist.overlap")

    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance:
            _fail("pdf() not defined when sigma is zero")
        diff = x - self._mu
        return math.exp(diff * diff / (-2.0 * variance)) / math.sqrt(math.tau * variance)

    def cdf(self, x):
        if not self._sigma:
            _fail("cdf() not defined when sigma is zero")
        return 0.5 * math.erfc((self._mu - x) / (self._sigma * math.sqrt(2.0)))

    def zscore(self, x):
        if not self._sigma:
            _fail("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    mean = property(lambda self: self._mu)
    median = property(lambda self: self._mu)
    mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * math.fabs(factor))

    def __truediv__(self, factor):
        return NormalDist(self._mu / factor, self._sigma / math.fabs(factor))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -(self - other)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"


def __getattr__(name):
    if name in ("kde", "kde_random"):
        raise NotImplementedError("not in Batuta yet: statistics." + name)
    raise AttributeError(f"module 'statistics' has no attribute {name!r}")
