"""Level names, records, factories and the last resort."""
import logging
import sys
import warnings

logging.addLevelName(5, "TRACE")
print(logging.getLevelName(5), logging.getLevelNamesMapping()["TRACE"], logging.WARN == logging.WARNING, logging.FATAL == logging.CRITICAL)
record = logging.makeLogRecord({"name": "made", "msg": "by %s", "args": ("hand",), "levelno": 20, "levelname": "INFO"})
print(record.getMessage(), record.name, logging.BASIC_FORMAT, logging.Formatter(logging.BASIC_FORMAT).format(record))
usual = logging.getLogRecordFactory()


def factory(*args, **kwargs):
    made = usual(*args, **kwargs)
    made.user = "ana"
    return made


logging.setLogRecordFactory(factory)
handler = logging.StreamHandler(sys.stdout)
handler.set_name("console")
handler.setFormatter(logging.Formatter("%(levelname)s %(user)s %(message)s"))
log = logging.getLogger("levels")
log.addHandler(handler)
log.setLevel(5)
log.log(5, "a trace")
log.fatal("the same as critical")
print(sorted(logging.getHandlerNames()), logging.getHandlerByName("console") is handler, handler.get_name())
logging.setLogRecordFactory(usual)
quiet = logging.getLogger("levels.library")
quiet.addHandler(logging.NullHandler())
quiet.propagate = False
quiet.error("nobody hears")
print([child.name for child in log.getChildren()], logging.lastResort.level)
handler.setFormatter(logging.Formatter("%(name)s %(message)s"))
logging.getLogger("py.warnings").addHandler(handler)
logging.captureWarnings(True)
warnings.showwarning(UserWarning("captured"), UserWarning, "file.py", 3)
logging.captureWarnings(False)
logging.getLogger("unset").warning("the last resort writes to stderr")


class Loud(logging.Logger):
    def shout(self, text):
        self.error(text.upper())


logging.setLoggerClass(Loud)
print(type(logging.getLogger("loud")).__name__, logging.getLoggerClass() is Loud, type(log).__name__)
