"""Signals: numbers with names, and who handles them."""

import _signal
from _signal import NSIG, default_int_handler, strsignal
from enum import IntEnum

Signals = IntEnum("Signals", dict(sorted(_signal.NUMBERS.items(), key=lambda pair: pair[1])), module="signal")
Handlers = IntEnum("Handlers", {"SIG_DFL": 0, "SIG_IGN": 1}, module="signal")
globals().update({member.name: member for enumeration in (Signals, Handlers) for member in enumeration})


def _named(value, enumeration):
    """A number as a member, if it is one."""
    try:
        return enumeration(value)
    except (ValueError, TypeError):
        return value


def signal(signalnum, handler):
    """Have a function called when a signal comes; the answer is who was before."""
    return _named(_signal.signal(signalnum, handler), Handlers)


def getsignal(signalnum):
    """Who handles a signal."""
    return _named(_signal.getsignal(signalnum), Handlers)


def raise_signal(signalnum):
    """Send a signal to the program itself."""
    _signal.raise_signal(signalnum)


def valid_signals():
    """The signals of this system."""
    return set(Signals)
