package modules_test

import (
	"strconv"
	"testing"
)

// TestInterpretersShareNoClass runs interpreters side by side, each of which
// makes classes of built-in ones and registers with abstract ones: what one
// does must not be seen by another. Under -race it also holds that what they
// share is not written.
func TestInterpretersShareNoClass(t *testing.T) {
	const program = `
import abc, collections.abc, dataclasses, enum, functools, types, typing

class Color(enum.Enum):
    RED = 1

class Mine(abc.ABC):
    pass

@dataclasses.dataclass(slots=True)
class Point:
    x: int

class Pair(typing.NamedTuple):
    a: int

class Sub(dict):
    pass

abc.ABC.register(Sub)
collections.abc.Sized.register(Point)
show(sorted(c.__name__ for c in dict.__subclasses__() if c.__module__ == '__main__'))
show([issubclass(Sub, abc.ABC), issubclass(Mine, abc.ABC), issubclass(int, abc.ABC)])
show([Point(3), Color.RED, functools.partial(max, 1)(2)])
show(types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1))
`
	const want = "['Sub']\n[True, True, False]\n[Point(x=3), <Color.RED: 1>, 2]\nTrue\n"
	for i := range 4 {
		t.Run(strconv.Itoa(i), func(t *testing.T) {
			t.Parallel()
			if got := play(t, program); got != want {
				t.Errorf("printed\n%swant\n%s", got, want)
			}
		})
	}
}

// TestClassesMadeOfFieldsStandInTracebacks holds that a method that dataclass
// wrote is named as CPython names it, and that the library's own code is not.
func TestClassesMadeOfFieldsStandInTracebacks(t *testing.T) {
	const program = `
import dataclasses, traceback

@dataclasses.dataclass
class Positive:
    n: int

    def __post_init__(self):
        if self.n < 0:
            raise ValueError('negative')

try:
    Positive(-1)
except ValueError as e:
    for frame in traceback.extract_tb(e.__traceback__):
        show(frame.filename + ' ' + frame.name + ' ' + str(frame.lineno))
try:
    dataclasses.replace(1)
except TypeError as e:
    show(str(len(traceback.extract_tb(e.__traceback__))))
`
	const want = "prog.py <module> 13\n<string> __init__ 4\nprog.py __post_init__ 10\n1\n"
	if got := play(t, program); got != want {
		t.Errorf("printed\n%swant\n%s", got, want)
	}
}
