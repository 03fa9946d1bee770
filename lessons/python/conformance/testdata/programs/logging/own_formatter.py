"""Formatters that write JSON and colours, and errors in records."""
import json
import logging
import sys


class JSONFormatter(logging.Formatter):
    def format(self, record):
        data = {"level": record.levelname, "message": record.getMessage(), "line": record.lineno}
        if record.exc_info:
            data["error"] = self.formatException(record.exc_info).splitlines()[-1]
        for name in ("user", "attempt"):
            if hasattr(record, name):
                data[name] = getattr(record, name)
        return json.dumps(data)


class Prefix(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['part']}] {msg}", kwargs


class Collect(logging.Handler):
    def emit(self, record):
        print("collected", record.levelname, record.msg, record.args, record.funcName, record.name)


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(JSONFormatter())
log = logging.getLogger("json")
log.setLevel("INFO")
log.addHandler(handler)


def work(n):
    try:
        return 10 // n
    except ZeroDivisionError:
        log.exception("division of %d", 10, extra={"attempt": n})


log.info("begin", extra={"user": "ana"})
work(0)
Prefix(log, {"part": "db"}).warning("slow %s", "query")
log.removeHandler(handler)
log.addHandler(Collect())
log.error("%s and %s", "one", "two", stacklevel=1)
work(0)
log.handlers.clear()
log.addHandler(handler)
handler.setFormatter(logging.Formatter("%(message)s %(missing)s", defaults={"missing": "nothing"}))
log.info("defaults")
try:
    logging.Formatter("%(message)s", style="?")
except ValueError as error:
    print(error)
