"""Handlers, formatters, filters and propagation of one's own."""
import logging
import sys


class ListHandler(logging.Handler):
    def __init__(self):
        super().__init__(level=logging.WARNING)
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


class OnlyEven(logging.Filter):
    def filter(self, record):
        return record.args[0] % 2 == 0 if record.args else True


log = logging.getLogger("app")
log.setLevel(logging.DEBUG)
console = logging.StreamHandler(sys.stdout)
console.setFormatter(logging.Formatter("{levelname}|{funcName}|{lineno}|{message}", style="{"))
memory = ListHandler()
memory.setFormatter(logging.Formatter("%(asctime)s %(levelno)d %(threadName)s %(module)s %(message)s", datefmt="%H:%M:%S"))
console.addFilter(OnlyEven())
log.addHandler(console)
log.addHandler(memory)
log.propagate = False


def work():
    for n in range(4):
        log.info("number %d", n)
    log.warning("careful")
    log.getChild("part").error("from the child")


work()
print(memory.lines)
print(len(log.handlers), log.hasHandlers(), console.level, memory.level)
log.removeHandler(console)
log.info("nobody hears this")
extra = logging.LoggerAdapter(log, {"user": "ana"})
memory.setFormatter(logging.Formatter("%(user)s: %(message)s"))
extra.warning("with context")
print(memory.lines[-1])
record = logging.LogRecord("x", logging.INFO, "file.py", 7, "hi %s", ("you",), None)
print(record.getMessage(), record.levelname, record.lineno, logging.Formatter("%(message)s!").format(record))
