"""A handler that writes to a file: it opens it with the first record, if it is told to."""
import logging
import os

handler = logging.FileHandler("app.log", mode="w", encoding="utf-8", delay=True)
print(os.path.basename(handler.baseFilename), handler.mode, handler.encoding, handler.delay, handler.stream)
print(isinstance(handler, logging.StreamHandler), os.path.isabs(handler.baseFilename))
handler.setLevel(logging.WARNING)
handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
handler.addFilter(lambda record: "secret" not in record.getMessage())
log = logging.getLogger("files")
log.propagate = False
log.addHandler(handler)
log.info("below the level: the file is not opened")
log.warning("a secret: nor for this")
print(handler.stream, os.path.exists("app.log"))
print(repr(handler).replace(handler.baseFilename, "app.log"))
log.removeHandler(handler)
handler.close()
print(log.handlers, handler.stream)
try:
    logging.FileHandler("no/such/folder/app.log")
except OSError as error:
    print("it cannot be opened")
