"""The collector, as much of it as there is here: Go's own."""

from _library import collect as _collect, refuse as _refuse

DEBUG_STATS, DEBUG_COLLECTABLE, DEBUG_UNCOLLECTABLE, DEBUG_SAVEALL, DEBUG_LEAK = 1, 2, 4, 32, 38
callbacks = []
garbage = []
_on = True
_thresholds = (2000, 10, 10)


def enable():
    global _on
    _on = True


def disable():
    """Only isenabled tells: Go's collector goes on."""
    global _on
    _on = False


def isenabled():
    return _on


def collect(generation=2):
    """Collect; how much that was is not counted here, so it is 0."""
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    _collect()
    return 0


def get_threshold():
    return _thresholds


def set_threshold(threshold0, *more):
    global _thresholds
    if len(more) > 2:
        raise TypeError(f"gc.set_threshold() takes at most 3 arguments ({1 + len(more)} given)")
    _thresholds = (threshold0, *more, *_thresholds[1 + len(more):])
