"""Names that fit a pattern, as a shell's."""

import functools
import re
from _library import refuse as _refuse

__all__ = ["filter", "filterfalse", "fnmatch", "fnmatchcase"]


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def fnmatchcase(name, pat):
    return _compiled(pat)(name) is not None


def filter(names, pat):
    match = _compiled(pat)
    return [name for name in names if match(name)]


def filterfalse(names, pat):
    match = _compiled(pat)
    return [name for name in names if not match(name)]


@functools.lru_cache(maxsize=32768, typed=True)
def _compiled(pat):
    if isinstance(pat, bytes):
        _refuse("fnmatch of bytes")
    return re.compile(f"(?s:{_expression(pat)})\\z").match


def _expression(pat, star=".*", any_one="."):
    """A pattern as a regular expression."""
    parts, at = [], 0
    while at < len(pat):
        c = pat[at]
        at += 1
        if c == "*":
            if parts[-1:] != [star]:
                parts.append(star)
        elif c == "?":
            parts.append(any_one)
        elif c == "[" and (end := _end_of_set(pat, at)) >= 0:
            parts.append(_set(pat[at:end], any_one))
            at = end + 1
        else:
            parts.append(re.escape(c))
    return "".join(parts)


def _end_of_set(pat, at):
    """Where the set ends that begins at a place, -1 if nowhere."""
    if pat[at:at + 1] == "!":
        at += 1
    return pat.find("]", at + 1 if pat[at:at + 1] == "]" else at)


def _set(text, any_one):
    """A set of letters: single ones, and ranges, of which some hold nothing."""
    negated = text[0] == "!"
    text = text[negated:]
    items, at = [], 0
    while at < len(text):
        low = high = text[at]
        if text[at + 1:at + 2] == "-" and at + 2 < len(text):
            high = text[at + 2]
            at += 2
        at += 1
        if low <= high:
            items.append(re.escape(low) + "-" + re.escape(high))
    if not items:
        return any_one if negated else "(?!)"
    return f"[{'^' if negated else ''}{''.join(items)}]"
