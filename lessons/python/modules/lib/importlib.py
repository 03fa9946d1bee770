"""Imports by names that are known only when the program runs."""

import sys
from _library import import_module as _import

__all__ = ["import_module", "invalidate_caches"]


def import_module(name, package=None):
    if name.startswith("."):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        up = len(name) - len(name.lstrip("."))
        parts = package.rsplit(".", up - 1)
        if len(parts) < up:
            raise ImportError("attempted relative import beyond top-level package")
        name = parts[0] + "." + name[up:]
    _import(name)
    return sys.modules[name]


def invalidate_caches():
    pass
