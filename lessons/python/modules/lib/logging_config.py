"""Logging set up as a dict describes it."""

import functools
import logging
import logging.handlers
import queue
import re
from _library import import_module as _import_module

DEFAULT_LOGGING_CONFIG_PORT = 9030


def valid_ident(s):
    if not re.match("[a-z_][a-z0-9_]*$", s, re.I):
        raise ValueError("Not a valid Python identifier: %r" % s)
    return True


class _Failure(ValueError):
    """Marks that a handler is needed which is not made yet."""


class BaseConfigurator:
    """Finds what the strings of a configuration stand for."""

    def __init__(self, config):
        self.config = self._own(config)

    def _own(self, value):
        """A copy of dicts and lists, which may be changed."""
        if isinstance(value, dict):
            return {k: self._own(v) for k, v in value.items()}
        if isinstance(value, list):
            return [self._own(v) for v in value]
        if isinstance(value, tuple) and not hasattr(value, "_fields"):
            return tuple(self._own(v) for v in value)
        return value

    def resolve(self, s):
        """What a name with dots stands for, imported if need be."""
        used, *parts = s.split(".")
        try:
            found = _import_module(used)
            for part in parts:
                used += "." + part
                if not hasattr(found, part):
                    _import_module(used)
                found = getattr(found, part)
            return found
        except ImportError as e:
            raise ValueError("Cannot resolve %r: %s" % (s, e)) from e

    def convert(self, value):
        """The value of ext:// and cfg:// strings, also within dicts and lists."""
        if isinstance(value, dict):
            for k, v in value.items():
                value[k] = self.convert(v)
        elif isinstance(value, list):
            value[:] = map(self.convert, value)
        elif isinstance(value, tuple) and not hasattr(value, "_fields"):
            return tuple(map(self.convert, value))
        elif isinstance(value, str) and (found := re.match("(ext|cfg)://(.*)$", value)):
            return self.resolve(found[2]) if found[1] == "ext" else self._within(found[2])
        return value

    def _within(self, path):
        """A part of the configuration itself: handlers.file[0]."""
        first = re.match(r"\s*(\w+)\s*", path)
        if first is None:
            raise ValueError("Unable to convert %r" % path)
        found, rest = self.config[first[1]], path[first.end():]
        while rest:
            step = re.match(r"\.\s*(\w+)\s*|\[([^\[\]]*)\]\s*", rest)
            if step is None:
                raise ValueError("Unable to convert %r at %r" % (path, rest))
            key = step[1] if step[1] is not None else step[2]
            if step[2] is not None and key.isdigit() and not isinstance(found, dict):
                key = int(key)
            found, rest = found[key], rest[step.end():]
        return self.convert(found)

    def configure_custom(self, config):
        factory = config.pop("()")
        if not callable(factory):
            factory = self.resolve(factory)
        made = factory(**{k: v for k, v in config.items() if k != "." and valid_ident(k)})
        for name, value in (config.pop(".", None) or {}).items():
            setattr(made, name, value)
        return made


class DictConfigurator(BaseConfigurator):
    """Sets up what a dict describes."""

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError("Unsupported version: %s" % config["version"])
        incremental = config.pop("incremental", False)
        with logging._lock:
            if incremental:
                self._set_levels()
            else:
                self._begin_anew(config.pop("disable_existing_loggers", True))

    def _set_levels(self):
        for name, given in self.config.get("handlers", {}).items():
            if name not in logging._handlers:
                raise ValueError("No handler found with name %r" % name)
            with _telling("Unable to configure handler %r" % name):
                if given.get("level"):
                    logging._handlers[name].setLevel(logging._checkLevel(given["level"]))
        self._loggers(True)

    def _begin_anew(self, disable):
        logging._handlers.clear()
        logging.shutdown(logging._handlerList[:])
        del logging._handlerList[:]
        for kind, make in ("formatter", self.configure_formatter), ("filter", self.configure_filter):
            given = self.config.get(kind + "s", {})
            for name in given:
                with _telling(f"Unable to configure {kind} {name!r}"):
                    given[name] = make(self.convert(given[name]))
        handlers, waiting = self.config.get("handlers", {}), []
        for name in sorted(handlers):
            if not self._make_handler(name, handlers):
                waiting.append(name)
        for name in waiting:
            with _telling("Unable to configure handler %r" % name):
                if not self._make_handler(name, handlers):
                    raise TypeError("target not configured yet")
        existing = sorted(logging.root.manager.loggerDict)
        named = self.config.get("loggers", {})
        below = [e for e in existing if any(e.startswith(name + ".") for name in named if name in existing)]
        self._loggers(False)
        for name in existing:
            logger = logging.root.manager.loggerDict[name]
            if name in named:
                continue
            if name not in below:
                logger.disabled = disable
            elif not isinstance(logger, logging.PlaceHolder):
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True

    def _make_handler(self, name, handlers):
        """Make a handler; answer False if one that it needs is not made yet."""
        with _telling("Unable to configure handler %r" % name):
            try:
                handler = self.configure_handler(self.convert(dict(handlers[name])))
            except _Failure:
                return False
            handler.name = name
            handlers[name] = handler
        return True

    def _loggers(self, incremental):
        for name, given in self.config.get("loggers", {}).items():
            with _telling("Unable to configure logger %r" % name):
                self.configure_logger(name, self.convert(given), incremental)
        if self.config.get("root"):
            with _telling("Unable to configure root logger"):
                self.configure_root(self.convert(self.config["root"]), incremental)

    def configure_formatter(self, config):
        if "()" in config:
            factory = config["()"]
            try:
                return self.configure_custom(config)
            except TypeError as e:
                if "'format'" not in str(e):
                    raise
                config["fmt"] = config.pop("format")
                config["()"] = factory
                return self.configure_custom(config)
        cls = self.resolve(config["class"]) if config.get("class") else logging.Formatter
        args = [config.get("format"), config.get("datefmt"), config.get("style", "%")]
        if "validate" in config:
            args.append(config["validate"])
        defaults = config.get("defaults")
        return cls(*args) if defaults is None else cls(*args, defaults=defaults)

    def configure_filter(self, config):
        return self.configure_custom(config) if "()" in config else logging.Filter(config.get("name", ""))

    def add_filters(self, filterer, filters):
        for f in filters:
            with _telling("Unable to add filter %r" % (f,)):
                own = callable(f) or callable(getattr(f, "filter", None))
                filterer.addFilter(f if own else self.config["filters"][f])

    def add_handlers(self, logger, handlers):
        for h in handlers:
            with _telling("Unable to add handler %r" % (h,)):
                logger.addHandler(self.config["handlers"][h])

    def configure_handler(self, config):
        formatter = config.pop("formatter", None)
        if formatter:
            with _telling("Unable to set formatter %r" % formatter):
                formatter = self.config["formatters"][formatter]
        level, filters = config.pop("level", None), config.pop("filters", None)
        if "()" in config:
            factory = config.pop("()")
            if not callable(factory):
                factory = self.resolve(factory)
        else:
            factory = self._handler_class(config)
        made = factory(**{k: v for k, v in config.items() if k != "." and valid_ident(k)})
        if formatter:
            made.setFormatter(formatter)
        if level is not None:
            made.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(made, filters)
        for name, value in (config.pop(".", None) or {}).items():
            setattr(made, name, value)
        return made

    def _handler_class(self, config):
        cls = config.pop("class")
        if not callable(cls):
            cls = self.resolve(cls)
        if issubclass(cls, logging.handlers.MemoryHandler):
            if "flushLevel" in config:
                config["flushLevel"] = logging._checkLevel(config["flushLevel"])
            if "target" in config:
                config["target"] = self._made("Unable to set target handler %r", config["target"])
        elif issubclass(cls, logging.handlers.QueueHandler):
            self._prepare_queue(config)
            return functools.partial(self._queue_handler, cls)
        return cls

    def _made(self, failure, name):
        with _telling(failure % name):
            handler = self.config["handlers"][name]
        if not isinstance(handler, logging.Handler):
            raise _Failure(name)
        return handler

    def _prepare_queue(self, config):
        if "queue" in config:
            spec = config["queue"]
            if isinstance(spec, str):
                config["queue"] = self._factory(spec, "queue")()
            elif isinstance(spec, dict):
                if "()" not in spec:
                    raise TypeError("Invalid queue specifier %r" % spec)
                config["queue"] = self.configure_custom(dict(spec))
            elif not all(callable(getattr(spec, name, None)) for name in ("put_nowait", "get")):
                raise TypeError("Invalid queue specifier %r" % spec)
        if "listener" in config:
            spec = config["listener"]
            listener = spec
            if isinstance(spec, str):
                listener = self._factory(spec, "listener")
            elif isinstance(spec, dict) and "()" in spec:
                listener = self.configure_custom(dict(spec))
            if not callable(listener) or isinstance(listener, type) and not issubclass(listener, logging.handlers.QueueListener):
                raise TypeError("Invalid listener specifier %r" % spec)
            config["listener"] = listener
        if "handlers" in config:
            config["handlers"] = [self._made("Unable to set required handler %r", name) for name in config["handlers"]]

    def _factory(self, spec, what):
        found = self.resolve(spec)
        if not callable(found):
            raise TypeError(f"Invalid {what} specifier {spec!r}")
        return found

    def _queue_handler(self, cls, queue=queue.Queue, respect_handler_level=False,
                       listener=logging.handlers.QueueListener, handlers=(), **more):
        q = queue() if isinstance(queue, type) else queue
        handler = cls(q, **more)
        handler.listener = listener(q, *handlers, respect_handler_level=respect_handler_level)
        return handler

    def common_logger_config(self, logger, config, incremental=False):
        if config.get("level") is not None:
            logger.setLevel(logging._checkLevel(config["level"]))
        if incremental:
            return
        for h in logger.handlers[:]:
            logger.removeHandler(h)
        self.add_handlers(logger, config.get("handlers") or ())
        self.add_filters(logger, config.get("filters") or ())

    def configure_logger(self, name, config, incremental=False):
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        if config.get("propagate") is not None:
            logger.propagate = config["propagate"]

    def configure_root(self, config, incremental=False):
        self.common_logger_config(logging.getLogger(), config, incremental)


class _telling:
    """Says with a ValueError what could not be done; the cause says why."""

    def __init__(self, what):
        self.what = what

    def __enter__(self):
        return self

    def __exit__(self, cls, exc, tb):
        if isinstance(exc, Exception) and not isinstance(exc, (_Failure, NotImplementedError)):
            raise ValueError(self.what) from exc
        return False


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Set logging up as a dict describes it."""
    dictConfigClass(config).configure()
