"""Levels, loggers, formats and a handler to standard output."""
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)-8s %(name)s: %(message)s")
log = logging.getLogger("orchestra")
log.debug("not shown")
log.info("plain")
log.warning("with %s and %d%%", "arguments", 50)
log.error("dict %(key)s", {"key": "value"})
log.critical("all is lost")
log.log(25, "between the levels")
child = logging.getLogger("orchestra.strings")
child.setLevel(logging.DEBUG)
child.debug("shown: its own level counts")
print(child.parent is log, log.getEffectiveLevel(), child.isEnabledFor(10), logging.getLogger("orchestra") is log)
try:
    1 / 0
except ZeroDivisionError:
    log.exception("it failed")
log.info("with exc_info", exc_info=ValueError("given"))
print(logging.getLevelName(30), logging.getLevelName("ERROR"), logging.getLevelName(25))
logging.info("the root logger")
log.setLevel("ERROR")
log.warning("no more")
logging.disable(logging.CRITICAL)
log.critical("disabled")
logging.disable(logging.NOTSET)
log.critical("enabled")
print(log, logging.getLogger(), log.name, logging.root is logging.getLogger())
