"""The steps from a call to a line: records made, filtered, handled, formatted."""
import io
import logging
import sys
import time


class Numbered(logging.Logger):
    made = 0

    def makeRecord(self, *args, **kwargs):
        record = super().makeRecord(*args, **kwargs)
        Numbered.made += 1
        record.number = Numbered.made
        return record


logging.setLoggerClass(Numbered)
log = logging.getLogger("steps")
logging.setLoggerClass(logging.Logger)
log.propagate = False
out = io.StringIO()
handler = logging.StreamHandler(out)
handler.terminator = " |\n"
form = logging.Formatter("%(number)d %(asctime)s %(message)s")
form.converter = time.gmtime
form.default_time_format = "%H:%M:%S"
form.default_msec_format = "%s+%03d"
handler.setFormatter(form)
log.addHandler(handler)
no_secrets = lambda record: "secret" not in record.getMessage()
handler.addFilter(no_secrets)
log.warning("first")
log.warning("a secret")
handler.removeFilter(no_secrets)
log.warning("a secret again")
print(out.getvalue(), end="")
print(handler.setStream(sys.stdout) is out, handler.setStream(sys.stdout))
log.callHandlers(log.makeRecord("steps", logging.INFO, "file.py", 7, "by hand: %s", ("x",), None))
log.handle(logging.makeLogRecord({"name": "steps", "levelno": 20, "msg": "from a dict", "number": 99, "created": 5.0, "msecs": 0.0}))
record = logging.LogRecord("n", logging.ERROR, "dir/file.py", 3, "text %d", (5,), None, "where")
record.created, record.msecs = 3600.25, 250.0
print(form.formatTime(record), form.formatTime(record, "%j"), form.usesTime(), record.filename, record.module)
record.message = record.getMessage()
print(logging.Formatter("{message:>10}", style="{").formatMessage(record), logging.Formatter().usesTime(), logging.Formatter("$message", style="$").format(record))


class Tagged(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['tag']}] {msg}", kwargs


tagged = Tagged(log, {"tag": "T1"})
tagged.error("adapted")
print(tagged.manager is log.manager, tagged.name, logging.NullHandler().handle(record), logging.NullHandler().emit(record))
log.findCaller()
broken = logging.StreamHandler(io.StringIO())
broken.handleError = lambda record: print("could not be written:", record.msg)
broken.handle(logging.makeLogRecord({"msg": "%d", "args": ("no number",)}))
