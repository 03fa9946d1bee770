"""Log files that take turns, in a temporary folder."""
import logging
import os
import tempfile
from logging.handlers import RotatingFileHandler, TimedRotatingFileHandler

log = logging.getLogger("rotating")
log.setLevel(logging.INFO)
log.propagate = False


def show(folder):
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name)) as f:
            print(name, f.read().split())


with tempfile.TemporaryDirectory() as folder:
    handler = RotatingFileHandler(os.path.join(folder, "app.log"), maxBytes=40, backupCount=2)
    log.addHandler(handler)
    for i in range(12):
        log.info("message-%d", i)
    handler.close()
    log.removeHandler(handler)
    show(folder)

with tempfile.TemporaryDirectory() as folder:
    handler = RotatingFileHandler(os.path.join(folder, "web.log"), maxBytes=20, backupCount=1)
    handler.namer = lambda name: name.replace(".log", "") + ".log"
    log.addHandler(handler)
    for word in "uno dos tres cuatro cinco seis siete".split():
        log.info(word)
    handler.close()
    log.removeHandler(handler)
    show(folder)

with tempfile.TemporaryDirectory() as folder:
    handler = TimedRotatingFileHandler(os.path.join(folder, "day.log"), when="midnight", backupCount=3, utc=True)
    print(handler.when, handler.interval, handler.suffix, handler.rolloverAt % 86400)
    print(handler.computeRollover(1_700_000_000), handler.shouldRollover(None))
    handler.close()
    hours = TimedRotatingFileHandler(os.path.join(folder, "h.log"), when="H", interval=6, delay=True)
    print(hours.interval, hours.suffix, hours.computeRollover(1000), hours.stream)
    week = TimedRotatingFileHandler(os.path.join(folder, "w.log"), when="W0", utc=True, delay=True)
    print(week.dayOfWeek, week.computeRollover(1_700_000_000))
    for when in "x", "W", "W9":
        try:
            TimedRotatingFileHandler(os.path.join(folder, "x.log"), when=when, delay=True)
        except ValueError as e:
            print(e)
