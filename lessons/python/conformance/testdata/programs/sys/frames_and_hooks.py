"""Frames from the inside, and the hook of uncaught exceptions."""
import sys


def caller():
    return callee()


def callee():
    frame = sys._getframe()
    return frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_lineno, frame.f_back.f_lineno


print(caller())


def locals_of(n):
    doubled = n * 2
    return sys._getframe().f_locals


print(locals_of(4))


def hook(kind, error, traceback):
    lines = []
    while traceback:
        lines.append((traceback.tb_frame.f_code.co_name, traceback.tb_lineno))
        traceback = traceback.tb_next
    print("hook:", kind.__name__, error, lines)


def fails():
    raise LookupError("nobody catches this")


sys.excepthook = hook
print(sys.__excepthook__ is not hook)
fails()
