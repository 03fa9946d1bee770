"""The functions of logging itself, which write to the root logger."""
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="%(levelname)s %(message)s")
logging.debug("opened %s", "users.db")
logging.warning("%d left", 3)
logging.error("lost")
logging.critical("on fire")
logging.fatal("on fire still")
logging.log(logging.ERROR, "by number")
try:
    {}["key"]
except KeyError as error:
    logging.exception("not found: %s", error)
print(logging.raiseExceptions)
logging.shutdown()
