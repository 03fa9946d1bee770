"""Logging set up by a dict, as servers do it."""
import asyncio
import logging
import logging.config

CONFIG = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "%(levelname)s %(name)s %(message)s"},
        "braces": {"format": "{name}|{message}", "style": "{"},
    },
    "filters": {"only_db": {"name": "app.db"}, "odd": {"()": "__main__.Odd", "word": "odd"}},
    "handlers": {
        "out": {"class": "logging.StreamHandler", "formatter": "plain", "stream": "ext://sys.stdout", "level": "INFO"},
        "db": {"class": "logging.StreamHandler", "formatter": "braces", "stream": "ext://sys.stdout", "filters": ["only_db"]},
        "later": {"class": "logging.handlers.MemoryHandler", "capacity": 10, "target": "out", "flushLevel": "ERROR"},
    },
    "loggers": {
        "app": {"handlers": ["out"], "level": "DEBUG", "propagate": False},
        "app.db": {"handlers": ["db"], "level": "DEBUG"},
        "slow": {"handlers": ["later"], "level": "INFO", "filters": ["odd"]},
    },
    "root": {"handlers": ["out"], "level": "WARNING"},
}


class Odd(logging.Filter):
    def __init__(self, word):
        super().__init__()
        self.word = word

    def filter(self, record):
        return self.word in record.getMessage()


logging.config.dictConfig(CONFIG)


async def main():
    logging.getLogger("app").debug("hidden")
    logging.getLogger("app.web").info("request %d", 1)
    await asyncio.sleep(0.1)
    logging.getLogger("app.db").debug("query")
    logging.getLogger("slow").info("odd one")
    logging.getLogger("slow").info("even one")
    logging.getLogger("other").warning("to the root")
    logging.getLogger("slow").error("odd error")


asyncio.run(main())
logging.config.dictConfig({"version": 1, "incremental": True, "root": {"level": "ERROR"}, "handlers": {"out": {"level": "ERROR"}}})
logging.getLogger("other").warning("no longer")
print(logging.getLogger().level, sorted(h for h in logging.getHandlerNames()))
for wrong in [{}, {"version": 2}, {"version": 1, "handlers": {"h": {"class": "logging.Nothing"}}}, {"version": 1, "root": {"handlers": ["h"]}}]:
    try:
        logging.config.dictConfig(wrong)
    except ValueError as e:
        print(e, "|", repr(e.__cause__))
