"""Records kept for a while and formatted together, and the old name of warning."""
import logging
import sys
import warnings


class Framed(logging.BufferingFormatter):
    def formatHeader(self, records):
        return f"--- {len(records)} records\n"

    def formatFooter(self, records):
        return "---\n"


class Keeper(logging.Handler):
    """Keeps records until there are enough of them."""

    def __init__(self, enough):
        super().__init__()
        self.enough, self.kept = enough, []
        self.together = Framed(logging.Formatter("%(levelname)-8s%(message)s\n"))

    def emit(self, record):
        self.kept.append(record)
        if len(self.kept) >= self.enough:
            self.flush()

    def flush(self):
        print(self.together.format(self.kept), end="")
        self.kept.clear()


log = logging.getLogger("many")
log.setLevel(logging.DEBUG)
log.propagate = False
keeper = Keeper(3)
log.addHandler(keeper)
for number in range(4):
    log.info("record %d", number)
keeper.flush()
print(repr(logging.BufferingFormatter().format([])), repr(Framed().format([])))
logging.basicConfig(format="%(levelname)s:%(message)s", stream=sys.stdout)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    logging.warn("the old name, %s", "still there")
print([(w.category.__name__, str(w.message)) for w in caught])
