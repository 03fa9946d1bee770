"""Write tracebacks, and take them apart."""

import sys
import _traceback

__all__ = [
    "FrameSummary", "StackSummary", "TracebackException", "clear_frames", "extract_stack",
    "extract_tb", "format_exc", "format_exception", "format_exception_only", "format_list",
    "format_stack", "format_tb", "print_exc", "print_exception", "print_last", "print_list",
    "print_stack", "print_tb", "walk_stack", "walk_tb",
]


class _Implicit:
    def __repr__(self):
        return "<implicit>"


_implicit = _Implicit()


def _write(file, parts):
    if file is None:
        file = sys.stderr
    for part in parts:
        file.write(part)


def _exception_of(exc, value, tb):
    if (value is _implicit) != (tb is _implicit):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _implicit:
        return value, tb
    if exc is None:
        return None, None
    if not isinstance(exc, BaseException):
        raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
    return exc, exc.__traceback__


def format_exception(exc, /, value=_implicit, tb=_implicit, limit=None, chain=True, **kwargs):
    value, tb = _exception_of(exc, value, tb)
    if value is None:
        return ["NoneType: None\n"]
    return _traceback.format_exception(value, tb, limit, chain, 15, 10, False)


def print_exception(exc, /, value=_implicit, tb=_implicit, limit=None, file=None, chain=True, **kwargs):
    _write(file, format_exception(exc, value, tb, limit, chain))


def format_exception_only(exc, /, value=_implicit, *, show_group=False, **kwargs):
    if value is _implicit:
        value = exc
    if value is None:
        return ["NoneType: None\n"]
    return list(TracebackException(type(value), value, None, compact=True).format_exception_only(show_group=show_group))


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_exc"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


def extract_tb(tb, limit=None):
    return StackSummary._of(_traceback.extract(tb), limit)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    _write(file, format_tb(tb, limit))


def extract_stack(f=None, limit=None):
    frames = _traceback.stack(f)
    if limit is not None:
        limit = -limit
    return StackSummary._of(frames, limit)


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    _write(file, format_stack(f, limit))


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write(file, format_list(extracted_list))


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe()
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def clear_frames(tb):
    """Let go of what the frames of a traceback hold: ours are let go of with it."""


class FrameSummary:
    """A frame of a traceback."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = line
        self.locals = {k: _shown(v) for k, v in locals.items()} if locals else None

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = _traceback.getline(self.filename, self.lineno)
            self._own = True
        return self._line.strip().partition("\n")[0].strip()

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (
                other.filename, other.lineno, other.name, other.locals)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _limited(frames, limit):
    if limit is None:
        return frames
    return frames[:limit] if limit >= 0 else frames[limit:]


def _shown(value):
    try:
        return repr(value)
    except:
        return "<local repr() failed>"


class StackSummary(list):
    """The frames of a traceback."""

    @classmethod
    def _of(cls, frames, limit):
        return cls(
            FrameSummary(filename, lineno, name, end_lineno=end_lineno, colno=colno, end_colno=end_colno)
            for filename, lineno, name, end_lineno, colno, end_colno in _limited(frames, limit))

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        frames = [
            FrameSummary(f.f_code.co_filename, lineno, f.f_code.co_name,
                         locals=f.f_locals if capture_locals else None)
            for f, lineno in frame_gen]
        return cls(_limited(frames, limit))

    @classmethod
    def from_list(cls, a_list):
        return StackSummary(  # of a derived class, too
            frame if isinstance(frame, FrameSummary)
            else FrameSummary(frame[0], frame[1], frame[2], line=frame[3])
            for frame in a_list)

    def format_frame_summary(self, frame_summary, **kwargs):
        f = frame_summary
        given = None if hasattr(f, "_own") else f._line
        text = _traceback.format_frame(
            f.filename, f.lineno, f.name, f.end_lineno, f.colno, f.end_colno, given)
        if f.locals:
            text += "".join(f"    {name} = {value}\n" for name, value in sorted(f.locals.items()))
        return text

    def format(self, **kwargs):
        result = []
        last, count = None, 0

        def repeated():
            if count > 3:
                more = count - 3
                result.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")

        for f in self:
            text = self.format_frame_summary(f)
            if text is None:
                continue
            if last != (f.filename, f.lineno, f.name):
                repeated()
                last, count = (f.filename, f.lineno, f.name), 0
            count += 1
            if count <= 3:
                result.append(text)
        repeated()
        return result


class TracebackException:
    """An exception taken down, to be shown later."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 save_exc_type=True, _seen=None):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._of(_traceback.extract(exc_traceback), limit)
        if capture_locals:
            for summary, variables in zip(self.stack, _limited(_traceback.locals(exc_traceback), limit)):
                summary.locals = variables
        self.exc_type = exc_type if save_exc_type else None
        self.exc_type_str = _traceback_name(exc_type)
        self._only = _traceback.format_only(exc_value)
        self._all = _traceback.format_exception(
            exc_value, exc_traceback, limit, True, max_group_width, max_group_depth, capture_locals)
        self._alone = _traceback.format_exception(
            exc_value, exc_traceback, limit, False, max_group_width, max_group_depth, capture_locals)
        self._text = _safe(exc_value)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__suppress_context__ = exc_value.__suppress_context__
        if issubclass(exc_type, SyntaxError):
            self.filename = exc_value.filename
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.end_lineno = None if exc_value.end_lineno is None else str(exc_value.end_lineno)
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.end_offset = exc_value.end_offset
            self.msg = exc_value.msg

        def follow(e):
            if e is None or id(e) in seen:
                return None
            return TracebackException(
                type(e), e, e.__traceback__, limit=limit, capture_locals=capture_locals, compact=compact,
                max_group_width=max_group_width, max_group_depth=max_group_depth, _seen=seen)

        self.__cause__ = follow(exc_value.__cause__)
        if compact and (self.__cause__ is not None or exc_value.__suppress_context__):
            self.__context__ = None
        else:
            self.__context__ = follow(exc_value.__context__)
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [follow(e) for e in exc_value.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return self._text

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        indent = 3 * _depth * " "
        for part in self._only:
            if not indent:
                yield part
                continue
            for line in part.removesuffix("\n").split("\n"):
                yield indent + line + "\n"
        if self.exceptions and show_group:
            for e in self.exceptions:
                yield from e.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def format(self, *, chain=True, **kwargs):
        yield from self._all if chain else self._alone

    def print(self, *, file=None, chain=True, **kwargs):
        _write(file, self.format(chain=chain))


def _safe(value):
    try:
        return str(value)
    except:
        return "<exception str() failed>"


def _traceback_name(cls):
    if cls is None:
        return None
    if cls.__module__ in ("__main__", "builtins"):
        return cls.__qualname__
    return f"{cls.__module__}.{cls.__qualname__}"
