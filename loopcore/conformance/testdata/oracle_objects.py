"""What statements name and make: values, exceptions, tasks, asyncio's objects."""
import asyncio
import contextvars
import re

from oracle_loop import OrderedSet


class Item:
    """What a PriorityQueue holds: its number decides, its name tells it apart."""

    def __init__(self, word):
        number, _, self.name = word.partition(":")
        self.number = int(number)

    def __lt__(self, other):
        return self.number < other.number

    def __str__(self):
        return f"{self.number}:{self.name}"


RAISABLE = {c.__name__: c for c in (
    ValueError, RuntimeError, TypeError, TimeoutError, SystemExit, KeyboardInterrupt, asyncio.CancelledError)}
CATCHABLE = RAISABLE | {c.__name__: c for c in (
    BaseException, Exception, ExceptionGroup, BaseExceptionGroup, asyncio.InvalidStateError,
    asyncio.BrokenBarrierError, asyncio.QueueEmpty, asyncio.QueueFull, asyncio.QueueShutDown, LookupError)}


def told(error):
    """An exception as the log has it; a group with all that it holds."""
    text = str(error)
    if isinstance(error, BaseExceptionGroup):
        text = error.message + ": " + ", ".join(map(told, error.exceptions))
    elif text.startswith("<ContextVar "):
        text = ""
    text = re.sub(r"^<Token .*> (has|was)", r"Token \1", re.sub(r": <(RecordedTask|_contextvars.Context) .*", "", text))
    return f"{type(error).__name__}({text})"


class Objects:
    """What a schedule has made, by its names."""

    def find(self, name):
        if name == "self":
            return asyncio.current_task()
        if name == "loop":
            return self.loop
        if name not in self.named:
            self.missing(name)
        return self.named[name]

    def missing(self, name):
        """A name that stands for nothing is a mistake of the schedule's."""
        self.broken = f"nothing is named {name}"
        raise SystemError(self.broken)

    def value(self, arg):
        word = arg["word"]
        if arg.get("quoted"):
            return word
        if word.startswith("now"):
            return self.loop.time() + float(word[3:] or 0)
        if word in ("None", "True", "False"):
            return {"None": None, "True": True, "False": False}[word]
        if re.fullmatch(r"-?\d+", word):
            return int(word)
        if re.fullmatch(r"-?\d+\.\d+", word):
            return float(word)
        if re.fullmatch(r"\d+:\w+", word):
            return Item(word)
        return word

    def moment(self, arg):
        """A time, of which the log says the same whether or not it is whole."""
        when = self.value(arg)
        return when if when is None else float(when)

    def exception(self, args):
        if args[0]["word"] == "group":
            return BaseExceptionGroup(args[1]["word"], [
                self.exception([{"word": a["call"]["verb"]}, *a["call"].get("args", [])]) for a in args[2:]])
        words = [self.value(a) for a in args[1:]]
        return RAISABLE[args[0]["word"]](*words)

    def awaitable(self, arg):
        if "call" in arg:
            return self.make(arg["call"])
        name = arg["word"]
        if name == "self" or name in self.named:
            return self.find(name)
        return self.play(name)

    def make(self, s):
        """What a statement makes: an awaitable, an object, or a plain value."""
        args, options = s.get("args", []), s.get("options", {})
        if s.get("of"):
            return self.method(self.find(s["of"]), s)
        return MAKERS[s["verb"]](self, s, args, options)

    def method(self, of, s):
        verb, args = s["verb"], s.get("args", [])
        match verb:
            case "add_done_callback":
                label = args[0]["word"]
                call = self.callbacks[label] = self.callback(label, s.get("body", []))
                of.add_done_callback(call, **self.context(s))
                return None
            case "remove_done_callback":
                return of.remove_done_callback(self.callbacks[args[0]["word"]])
            case "set_exception":
                return of.set_exception(self.exception(args))
            case "wait_for" if isinstance(of, asyncio.Condition):
                return of.wait_for(self.predicate(args))
            case "set_task_factory":
                eager = "eager" in s.get("options", {})
                return self.loop.make_tasks(**{"eager_start": True} if eager else {})
            case "stop":
                return of.stop()
            case "reset" if isinstance(of, contextvars.ContextVar):
                return of.reset(self.find(args[0]["word"]))
            case "reschedule":
                return of.reschedule(self.moment(args[0]))
            case "get_name":
                return self.task_name(of)
        member = getattr(of, verb)
        return member(*map(self.value, args)) if callable(member) else member

    def predicate(self, args):
        name, least = args[0]["word"], self.value(args[1])

        def holds():
            answer = self.find(name) >= least
            self.log("predicate", f"{name} >= {least}", f" = {answer}")
            return answer
        return holds

    def create(self, s, args, options):
        name = args[0]["word"]
        what = args[-1].get("word")
        coro = self.play(what) if what in self.coros else self.awaitable(args[-1])
        given = self.context(s) | ({} if "unnamed" in options else {"name": name})
        if "eager" in options:
            given["eager_start"] = True
        if "in" in options:
            task = self.find(options["in"]).create_task(coro, **given)
        else:
            task = self.loop.create_task(coro, **given)
        self.named[name] = task
        self.labels[task] = name

    def context(self, s):
        """The option context=NAME, as asyncio's methods take it."""
        options = s.get("options", {})
        return {"context": self.find(options["context"])} if "context" in options else {}

    def call(self, s, args):
        label = args[-1]["word"]
        return self.callback(label, s.get("body", []))

    def wait(self, s, args, options):
        return asyncio.wait(
            OrderedSet(map(self.awaitable, args)),
            timeout=self.option(options, "timeout"),
            return_when=options.get("when", asyncio.ALL_COMPLETED))

    def next(self, completed):
        for coroutine in completed:
            return coroutine
        raise LookupError("exhausted")  # StopIteration cannot leave a coroutine

    def option(self, options, name):
        return self.value({"word": options[name]}) if name in options else None

    def condition(self, s, args, options):
        return asyncio.Condition(self.find(args[0]["word"]) if args else None)

    def context_var(self, s, args, options):
        var = contextvars.ContextVar(s["name"])
        self.vars.append((s["name"], var))
        return var

    def set_variable(self, s, args, options):
        self.named[args[0]["word"]] = self.value(args[1])

    def add_variable(self, s, args, options):
        self.named[args[0]["word"]] = self.find(args[0]["word"]) + self.value(args[1])


def maker(fn):
    """A maker whose arguments are plain values."""
    return lambda play, s, args, options: fn(*map(play.value, args))


SILENT = {"call_soon", "call_later", "call_at", "add_done_callback"}
MAKERS = {
    "sleep": maker(asyncio.sleep),
    "gather": lambda p, s, a, o: asyncio.gather(*map(p.awaitable, a), return_exceptions="return_exceptions" in o),
    "shield": lambda p, s, a, o: asyncio.shield(p.awaitable(a[0])),
    "wait": Objects.wait,
    "wait_for": lambda p, s, a, o: asyncio.wait_for(p.awaitable(a[0]), p.value(a[1])),
    "as_completed": lambda p, s, a, o: asyncio.as_completed(
        OrderedSet(map(p.awaitable, a)), timeout=p.option(o, "timeout")),
    "next": lambda p, s, a, o: p.next(p.find(a[0]["word"])),
    "anext": lambda p, s, a, o: p.find(a[0]["word"]).__anext__(),
    "create": Objects.create,
    "call_soon": lambda p, s, a, o: p.loop.call_soon(p.call(s, a), **p.context(s)),
    "call_later": lambda p, s, a, o: p.loop.call_later(p.value(a[0]), p.call(s, a), **p.context(s)),
    "call_at": lambda p, s, a, o: p.loop.call_at(p.value(a[0]), p.call(s, a), **p.context(s)),
    "all_tasks": lambda p, s, a, o: [p.task_name(t) for t in asyncio.tasks.all_tasks()],
    "set": Objects.set_variable,
    "add": Objects.add_variable,
    "Future": lambda p, s, a, o: p.loop.create_future(),
    "Lock": maker(asyncio.Lock),
    "Event": maker(asyncio.Event),
    "Condition": Objects.condition,
    "Semaphore": maker(asyncio.Semaphore),
    "BoundedSemaphore": maker(asyncio.BoundedSemaphore),
    "Barrier": maker(asyncio.Barrier),
    "Queue": maker(asyncio.Queue),
    "PriorityQueue": maker(asyncio.PriorityQueue),
    "LifoQueue": maker(asyncio.LifoQueue),
    "ContextVar": Objects.context_var,
    "copy_context": maker(contextvars.copy_context),
}
