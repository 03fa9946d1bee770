"""What the program runs on."""

import sys
from _library import machine as _machine

_systems = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}


def python_implementation():
    return "CPython"


def python_version():
    return "{}.{}.{}".format(*sys.version_info)


def python_version_tuple():
    return tuple(python_version().split("."))


def system():
    return _systems.get(sys.platform.rstrip("0123456789") if sys.platform not in _systems else sys.platform, "FreeBSD")


def machine():
    return _machine()
