"""More places where log records go: queues, memory, files that take turns."""

import copy
import logging
import os
import queue
import re
import threading
import time

DEFAULT_TCP_LOGGING_PORT = 9020
DEFAULT_UDP_LOGGING_PORT = 9021
DEFAULT_HTTP_LOGGING_PORT = 9022
DEFAULT_SOAP_LOGGING_PORT = 9023
SYSLOG_UDP_PORT = 514
SYSLOG_TCP_PORT = 514

_DAY = 24 * 60 * 60


class BaseRotatingHandler(logging.FileHandler):
    """Writes to a file, and from time to time begins a new one."""

    namer = None
    rotator = None

    def __init__(self, filename, mode, encoding=None, delay=False, errors=None):
        logging.FileHandler.__init__(self, filename, mode=mode, encoding=encoding, delay=delay, errors=errors)

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)

    def _change(self, move):
        """Close the file, move it away, and open a new one."""
        if self.stream:
            self.stream.close()
            self.stream = None
        move()
        if not self.delay:
            self.stream = self._open()


def _clear_way(path):
    if os.path.exists(path):
        os.remove(path)


class RotatingFileHandler(BaseRotatingHandler):
    """Begins a new file when one has grown to a size; NAME.1 is the one before."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        BaseRotatingHandler.__init__(
            self, filename, "a" if maxBytes > 0 else mode, encoding=encoding, delay=delay, errors=errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def doRollover(self):
        self._change(self._shift)

    def _shift(self):
        if self.backupCount <= 0:
            return
        for i in range(self.backupCount - 1, 0, -1):
            source = self.rotation_filename(f"{self.baseFilename}.{i}")
            if os.path.exists(source):
                dest = self.rotation_filename(f"{self.baseFilename}.{i + 1}")
                _clear_way(dest)
                os.rename(source, dest)
        dest = self.rotation_filename(self.baseFilename + ".1")
        _clear_way(dest)
        self.rotate(self.baseFilename, dest)

    def shouldRollover(self, record):
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes <= 0:
            return False
        at = self.stream.tell()
        return bool(at) and at + len(self.format(record) + "\n") >= self.maxBytes


class TimedRotatingFileHandler(BaseRotatingHandler):
    """Begins a new file when a time has gone by; the old one's name tells when it began."""

    def __init__(self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False,
                 atTime=None, errors=None):
        BaseRotatingHandler.__init__(self, filename, "a", encoding=encoding, delay=delay, errors=errors)
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        self.atTime = atTime
        seconds, fields = self._unit()
        self.suffix = "%Y-%m-%d" + ("_" if fields else "") + "-".join(fields)
        self.extMatch = re.compile(
            r"(?<!\d)\d{4}-\d{2}-\d{2}" + ("_" if fields else "") + "-".join([r"\d{2}"] * len(fields)) + r"(?!\d)", re.ASCII)
        self.interval = seconds * interval
        began = os.stat(self.baseFilename).st_mtime if os.path.exists(self.baseFilename) else time.time()
        self.rolloverAt = self.computeRollover(int(began))

    def _unit(self):
        """The seconds of the unit, and what of the time of day a name tells."""
        if self.when in ("S", "M", "H"):
            n = "HMS".index(self.when)
            return (3600, 60, 1)[n], ["%H", "%M", "%S"][:n + 1]
        if self.when in ("D", "MIDNIGHT"):
            return _DAY, []
        if not self.when.startswith("W"):
            raise ValueError("Invalid rollover interval specified: %s" % self.when)
        if len(self.when) != 2:
            raise ValueError("You must specify a day for weekly rollover from 0 to 6 (0 is Monday): %s" % self.when)
        if not "0" <= self.when[1] <= "6":
            raise ValueError("Invalid day specified for weekly rollover: %s" % self.when)
        self.dayOfWeek = int(self.when[1])
        return 7 * _DAY, []

    def computeRollover(self, currentTime):
        """When the file is to be changed that began at a time."""
        if self.when != "MIDNIGHT" and not self.when.startswith("W"):
            return currentTime + self.interval
        now = time.gmtime(currentTime) if self.utc else time.localtime(currentTime)
        at = self.atTime
        turn = _DAY if at is None else (at.hour * 60 + at.minute) * 60 + at.second
        wait, day = turn - ((now.tm_hour * 60 + now.tm_min) * 60 + now.tm_sec), now.tm_wday
        if wait <= 0:
            wait, day = wait + _DAY, (day + 1) % 7
        unit = _DAY
        if self.when.startswith("W"):
            wait += (self.dayOfWeek - day) % 7 * _DAY
            unit = 7 * _DAY
        result = currentTime + wait + self.interval - unit
        if not self.utc and now.tm_isdst != time.localtime(result).tm_isdst:
            if now.tm_isdst:
                result += 3600
            elif time.localtime(result - 3600).tm_isdst:
                result -= 3600
        return result

    def shouldRollover(self, record):
        return int(time.time()) >= self.rolloverAt

    def getFilesToDelete(self):
        folder, base = os.path.split(self.baseFilename)
        found = []
        for name in os.listdir(folder):
            if self.namer is None:
                fits = name.startswith(base + ".") and self.extMatch.fullmatch(name[len(base) + 1:])
            else:
                fits = any(
                    os.path.basename(self.namer(self.baseFilename + "." + m[0])) == name for m in self.extMatch.finditer(name))
            if fits:
                found.append(os.path.join(folder, name))
        found.sort()
        return found[:max(0, len(found) - self.backupCount)]

    def doRollover(self):
        now, began = int(time.time()), self.rolloverAt - self.interval
        if self.utc:
            at = time.gmtime(began)
        else:
            at, summer = time.localtime(began), time.localtime(now).tm_isdst
            if summer != at.tm_isdst:
                at = time.localtime(began + (3600 if summer else -3600))
        dest = self.rotation_filename(self.baseFilename + "." + time.strftime(self.suffix, at))
        if os.path.exists(dest):
            return

        def move():
            self.rotate(self.baseFilename, dest)
            if self.backupCount > 0:
                for path in self.getFilesToDelete():
                    os.remove(path)

        self._change(move)
        self.rolloverAt = self.computeRollover(now)


class BufferingHandler(logging.Handler):
    """Keeps records until there are enough of them."""

    def __init__(self, capacity):
        logging.Handler.__init__(self)
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        with self.lock:
            self.buffer.clear()

    def close(self):
        try:
            self.flush()
        finally:
            logging.Handler.close(self)


class MemoryHandler(BufferingHandler):
    """Keeps records until a grave one comes, and then gives all of them to another handler."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        BufferingHandler.__init__(self, capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        with self.lock:
            self.target = target

    def flush(self):
        with self.lock:
            if self.target:
                for record in self.buffer:
                    self.target.handle(record)
                self.buffer.clear()

    def close(self):
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            with self.lock:
                self.target = None
                BufferingHandler.close(self)


class QueueHandler(logging.Handler):
    """Puts records in a queue, so that who logs need not wait."""

    def __init__(self, queue):
        logging.Handler.__init__(self)
        self.queue = queue
        self.listener = None

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        """A copy with the message made, and without what belongs to the moment."""
        text = self.format(record)
        record = copy.copy(record)
        record.message = record.msg = text
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Takes records from a queue, in a thread, and gives them to handlers."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self._thread = None
        self.respect_handler_level = respect_handler_level

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *args):
        self.stop()

    def dequeue(self, block):
        return self.queue.get(block)

    def start(self):
        if self._thread is not None:
            raise RuntimeError("Listener already started")
        self._thread = threading.Thread(target=self._monitor)
        self._thread.daemon = True
        self._thread.start()

    def prepare(self, record):
        return record

    def handle(self, record):
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        counts = hasattr(self.queue, "task_done")
        while True:
            try:
                record = self.dequeue(True)
            except queue.Empty:
                break
            if record is not self._sentinel:
                self.handle(record)
            if counts:
                self.queue.task_done()
            if record is self._sentinel:
                break

    def enqueue_sentinel(self):
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        if self._thread:
            self.enqueue_sentinel()
            self._thread.join()
            self._thread = None
