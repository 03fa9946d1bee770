"""Signals by name and number, and what answers them at first."""
import signal
from signal import Handlers, Signals

EVERYDAY = (Signals.SIGINT, Signals.SIGTERM, Signals.SIGHUP, Signals.SIGQUIT, Signals.SIGUSR1, Signals.SIGUSR2, Signals.SIGALRM, Signals.SIGCHLD)
FAULTS = (Signals.SIGSEGV, Signals.SIGBUS, Signals.SIGFPE, Signals.SIGILL, Signals.SIGABRT, Signals.SIGSYS, Signals.SIGTRAP, Signals.SIGPIPE)
TERMINAL = (Signals.SIGSTOP, Signals.SIGTSTP, Signals.SIGCONT, Signals.SIGTTIN, Signals.SIGTTOU, Signals.SIGWINCH)
LIMITS = (Signals.SIGXCPU, Signals.SIGXFSZ, Signals.SIGVTALRM, Signals.SIGPROF, Signals.SIGIO, Signals.SIGURG)
for group in (EVERYDAY, FAULTS, TERMINAL, LIMITS):
    print([s.name for s in group], len({s.value for s in group}) == len(group))
print(repr(Signals(2)), signal.SIGINT == 2, Signals["SIGTERM"] is signal.SIGTERM, signal.strsignal(signal.SIGTERM))
print([handler.name for handler in Handlers], signal.SIG_DFL is Handlers.SIG_DFL, repr(Handlers.SIG_IGN))
print(signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT) is signal.default_int_handler)
seen = []
before = signal.signal(signal.SIGUSR1, lambda number, frame: seen.append((Signals(number).name, frame is not None)))
signal.raise_signal(signal.SIGUSR1)
print(before, seen)
print(callable(signal.signal(signal.SIGUSR1, signal.SIG_IGN)), signal.raise_signal(signal.SIGUSR1), len(seen))
print(signal.signal(signal.SIGUSR1, signal.SIG_DFL))
for wrong in (lambda: signal.signal(signal.SIGKILL, print), lambda: signal.signal(signal.SIGTERM, 5), lambda: Signals(9999)):
    try:
        wrong()
    except (OSError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
