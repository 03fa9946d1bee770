"""How long something takes."""

import time
from _library import refuse as _refuse

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter


class Timer:
    """Runs a function many times, and tells how long it took. Texts are refused, as exec is."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        for what, given in ("stmt", stmt), ("setup", setup):
            if isinstance(given, str):
                if given != "pass":
                    _refuse("timeit of a text")
            elif not callable(given):
                raise ValueError(f"{what} is neither a string nor callable")
        self._stmt = stmt if callable(stmt) else None
        self._setup = setup if callable(setup) else None

    def timeit(self, number=default_number):
        if self._setup is not None:
            self._setup()
        stmt, timer = self._stmt or _nothing, self.timer
        began = timer()
        for _ in range(number):
            stmt()
        return timer() - began

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """Find a number of runs that take at least 0.2 seconds."""
        scale = 1
        while True:
            for n in 1, 2, 5:
                number = scale * n
                took = self.timeit(number)
                if callback:
                    callback(number, took)
                if took >= 0.2:
                    return number, took
            scale *= 10


def _nothing():
    pass


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
