"""Plays schedules on CPython's own asyncio, and prints what each of them logs.

    oracle.py SCHEDULES.json

doc.go says what a schedule is and what its log holds; the JSON is what the
Go side makes of the schedules' text. Each is played under both clocks, on a
loop of its own.

Nothing of asyncio is replaced but what cannot be the same twice: the clock,
and the sets that are ordered by address, which are ordered by insertion here.
"""
import ast
import asyncio
import asyncio.taskgroups
import collections.abc
import contextvars
import gc
import inspect
import json
import re
import selectors
import sys
import textwrap
import warnings

TICK = 1e-6  # how far a reading moves the clock that ticks, in seconds
PASSES = 5000  # a schedule that needs more will not end
CLOCKS = {"ties": 0.0, "no ties": TICK}


class Endless(Exception):
    """The schedule cannot end: it waits for nothing, or turns for ever."""


class OrderedSet(collections.abc.MutableSet):
    """A set in the order of insertion."""

    def __init__(self, items=()):
        self.items = dict.fromkeys(items)

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, item):
        self.items[item] = None

    def discard(self, item):
        self.items.pop(item, None)


class SetsInOrder(ast.NodeTransformer):
    """Makes a set comprehension a call of set, which can be replaced."""

    def visit_SetComp(self, node):
        self.generic_visit(node)
        items = ast.GeneratorExp(node.elt, node.generators)
        return ast.Call(ast.Name("set", ast.Load()), [items], [])


def order_sets():
    """Has asyncio order by insertion what it orders by address."""
    tasks = asyncio.tasks
    tasks.set = asyncio.taskgroups.set = OrderedSet
    tasks.all_tasks = lambda loop=None: [t for t in (loop or asyncio.get_running_loop()).made if not t.done()]
    completed = tasks._AsCompletedIterator
    init = ast.parse(textwrap.dedent(inspect.getsource(completed.__init__)))
    scope = {}
    exec(compile(ast.fix_missing_locations(SetsInOrder().visit(init)), tasks.__file__, "exec"), vars(tasks), scope)
    completed.__init__ = scope["__init__"]


class JumpingSelector(selectors.DefaultSelector):
    """Jumps over every wait, and counts the passes."""

    now, passes, endless = 0.0, 0, None

    def select(self, timeout=None):
        self.passes += 1
        if timeout is None or self.passes > PASSES:
            self.endless = "deadlock" if timeout is None else "livelock"
            raise Endless(self.endless)
        self.now += timeout
        return super().select(0)


class Loop(asyncio.SelectorEventLoop):
    """A loop that lives by a clock of its own, and remembers its tasks."""

    def __init__(self, tick):
        self.clock, self.tick, self.made = JumpingSelector(), tick, []
        super().__init__(self.clock)
        self._clock_resolution = 1e-9
        self.make_tasks()

    def make_tasks(self, **usual):
        """Has all tasks remembered; and made eagerly, if that is to be usual."""
        self.set_task_factory(lambda loop, coro, **options: RecordedTask(coro, loop=loop, **usual | options))

    def time(self):
        self.clock.now += self.tick
        return self.clock.now


class RecordedTask(asyncio.Task):
    """A task that its loop remembers from the beginning."""

    def __init__(self, coro, *, loop, **options):
        loop.made.append(self)
        super().__init__(coro, loop=loop, **options)


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


class Frame:
    """A coroutine or a callback at work: its name for the log, and what it has caught."""

    def __init__(self, who):
        self.who, self.caught = who, None


class Play:
    """A schedule that is played under one of the clocks."""

    def __init__(self, schedule):
        self.coros = {c["name"]: c["body"] for c in schedule["coros"]}
        self.broken = None
        self.named, self.labels, self.vars, self.callbacks, self.lines = {}, {}, [], {}, []

    def run(self, tick):
        try:
            with asyncio.Runner(loop_factory=lambda: Loop(tick)) as runner:
                self.loop = runner.get_loop()
                self.loop.set_exception_handler(self.handle)
                result = runner.run(self.main())
            self.lines.append(f"= {self.said(result)}")
        except BaseException as error:
            self.lines.append(f"= {self.loop.clock.endless or '! ' + told(error)}")
        if self.broken:
            raise SystemError(self.broken)
        return self.lines

    async def main(self):
        self.first = int(asyncio.current_task().get_name().removeprefix("Task-"))
        return await self.play("main")

    def handle(self, loop, context):
        """The exception handler. What is told when an object is freed is told
        at another moment elsewhere, and is left out."""
        message = context["message"]
        if "never retrieved" in message or "was destroyed" in message:
            return
        if message.startswith("Exception in callback"):
            message = "Exception in callback"
        message = re.sub(r"<RecordedTask .*>", "<Task>", message)
        error = context.get("exception")
        self.log("handler", message, f" ! {told(error)}" if error else "")

    # The log.

    def log(self, who, text, outcome=""):
        clock = self.loop.clock
        try:
            task = asyncio.current_task()
        except RuntimeError:
            task = None
        if task is not None and task.cancelling():
            outcome += f" [cancelling {task.cancelling()}]"
        held = [f"{name}={self.said(v.get())}" for name, v in self.vars if v in contextvars.copy_context()]
        if held:
            outcome += " {" + " ".join(held) + "}"
        self.lines.append(f"{clock.passes} {clock.now:.6f} {who}: {text}{outcome}")

    def who(self, coro):
        task = asyncio.current_task()
        name = self.task_name(task)
        return coro if name == coro else f"{coro}@{name}"

    def task_name(self, task):
        name = task.get_name()
        if re.fullmatch(r"Task-\d+", name):
            return f"Task-{int(name[5:]) - self.first + 1}"
        return name

    def label(self, future):
        return self.labels.get(future, "?")

    def said(self, value):
        match value:
            case BaseException():
                return told(value)
            case asyncio.Future():
                return self.label(value)
            case float():
                return f"{value:.6f}"
            case list():
                return "[" + ", ".join(map(self.said, value)) + "]"
            case OrderedSet():
                return "{" + " ".join(map(self.said, value)) + "}"
            case (done, pending):
                return f"done {self.said(done)} pending {self.said(pending)}"
            case contextvars.Token():
                return "token"
        return str(value)

    def outcome(self, value):
        return "" if value is None else f" = {self.said(value)}"

    # Coroutines and callbacks.

    async def play(self, coro):
        if coro not in self.coros:
            self.missing(coro)
        frame = Frame(self.who(coro))
        self.log(frame.who, "begins")
        end = await self.block(frame, self.coros[coro])
        return end[1] if end else None

    def callback(self, label, body):
        """A callback whose body, of which nothing waits, is run by hand."""
        def call(future=None):
            self.log(f"cb {label}", "called", "" if future is None else f" with {self.label(future)}")
            try:
                self.block(Frame(f"cb {label}"), body).send(None)
            except StopIteration:
                return
            self.broken = f"callback {label} awaits"
        return call

    # Statements.

    async def block(self, frame, body):
        """Runs statements; answers ("return", value) or ("break",) if they end early."""
        for statement in body:
            if end := await self.statement(frame, statement):
                return end

    async def statement(self, frame, s):
        verb = s["verb"]
        control = getattr(self, "do_" + verb, None) if not s.get("of") else None
        if control:
            return await control(frame, s)
        try:
            value = await self.simple(frame, s)
        except GeneratorExit:
            raise
        except BaseException as error:
            if isinstance(error, SystemError):
                raise
            self.log(frame.who, s["text"], f" ! {told(error)}")
            raise
        self.log(frame.who, s["text"], self.outcome(value))

    async def do_log(self, frame, s):
        self.log(frame.who, s["text"])

    async def do_return(self, frame, s):
        value = self.value(s["args"][0]) if s.get("args") else None
        self.log(frame.who, s["text"])
        return "return", value

    async def do_break(self, frame, s):
        return ("break",)

    async def do_raise(self, frame, s):
        self.log(frame.who, s["text"])
        if not s.get("args"):
            raise frame.caught
        raise self.exception(s["args"])

    async def do_repeat(self, frame, s):
        for _ in range(self.value(s["args"][0])):
            end = await self.block(frame, s["body"])
            if end == ("break",):
                return None
            if end:
                return end

    async def do_attempt(self, frame, s):
        try:
            return await self.block(frame, s["body"])
        except (Exception, asyncio.CancelledError) as error:
            if isinstance(error, SystemError):
                raise

    async def do_try(self, frame, s):
        arms = s["arms"]
        end, failure = None, None
        try:
            end = await self.block(frame, s["body"])
        except GeneratorExit:
            raise
        except BaseException as error:
            failure = error
        for arm in arms:
            if failure is None or arm["verb"] != "except":
                continue
            classes = tuple(CATCHABLE[a["word"]] for a in arm.get("args", ())) or BaseException
            if isinstance(failure, classes):
                self.log(frame.who, arm["text"], f" caught {told(failure)}")
                outer, frame.caught = frame.caught, failure
                end, failure = await self.outcome_of(frame, arm)
                frame.caught = outer
                break
        for arm in arms:
            if arm["verb"] == "finally":
                self.log(frame.who, "finally")
                last = await self.block(frame, arm["body"])
                end, failure = (last, None) if last else (end, failure)
        if failure is not None:
            raise failure
        return end

    async def outcome_of(self, frame, s):
        try:
            return await self.block(frame, s["body"]), None
        except GeneratorExit:
            raise
        except BaseException as error:
            return None, error

    async def do_with(self, frame, s):
        return await self.inside(frame, s, lambda: self.find(s["args"][0]["word"]))

    async def do_timeout(self, frame, s):
        return await self.inside(frame, s, lambda: asyncio.timeout(self.value(s["args"][0])), 1)

    async def do_timeout_at(self, frame, s):
        return await self.inside(frame, s, lambda: asyncio.timeout_at(self.moment(s["args"][0])), 1)

    async def do_group(self, frame, s):
        return await self.inside(frame, s, asyncio.TaskGroup, 0)

    async def inside(self, frame, s, make, name=None):
        """A block under an asynchronous context manager, which may have a
        name: the argument of that number."""
        entered = False
        try:
            manager = make()
            if name is not None and name < len(s["args"]):
                self.named[s["args"][name]["word"]] = manager
            async with manager:
                entered = True
                self.log(frame.who, s["text"])
                end = await self.block(frame, s["body"])
        except GeneratorExit:
            raise
        except BaseException as error:
            self.log(frame.who, ("end " if entered else "") + s["text"], f" ! {told(error)}")
            raise
        self.log(frame.who, "end " + s["text"])
        return end

    async def simple(self, frame, s):
        if s["verb"] == "await" and not s.get("of"):
            return await self.awaitable(s["args"][0])
        made = self.make(s)
        if name := s.get("name"):
            self.named[name] = made
            if isinstance(made, asyncio.Future):
                self.labels.setdefault(made, name)
            return None
        if asyncio.isfuture(made) and s["verb"] in ("gather", "shield") or inspect.iscoroutine(made):
            return await made
        return None if s["verb"] in SILENT else made

    # What statements name.

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
    "wait": Play.wait,
    "wait_for": lambda p, s, a, o: asyncio.wait_for(p.awaitable(a[0]), p.value(a[1])),
    "as_completed": lambda p, s, a, o: asyncio.as_completed(
        OrderedSet(map(p.awaitable, a)), timeout=p.option(o, "timeout")),
    "next": lambda p, s, a, o: p.next(p.find(a[0]["word"])),
    "anext": lambda p, s, a, o: p.find(a[0]["word"]).__anext__(),
    "create": Play.create,
    "call_soon": lambda p, s, a, o: p.loop.call_soon(p.call(s, a), **p.context(s)),
    "call_later": lambda p, s, a, o: p.loop.call_later(p.value(a[0]), p.call(s, a), **p.context(s)),
    "call_at": lambda p, s, a, o: p.loop.call_at(p.value(a[0]), p.call(s, a), **p.context(s)),
    "all_tasks": lambda p, s, a, o: [p.task_name(t) for t in asyncio.tasks.all_tasks()],
    "set": Play.set_variable,
    "add": Play.add_variable,
    "Future": lambda p, s, a, o: p.loop.create_future(),
    "Lock": maker(asyncio.Lock),
    "Event": maker(asyncio.Event),
    "Condition": Play.condition,
    "Semaphore": maker(asyncio.Semaphore),
    "BoundedSemaphore": maker(asyncio.BoundedSemaphore),
    "Barrier": maker(asyncio.Barrier),
    "Queue": maker(asyncio.Queue),
    "PriorityQueue": maker(asyncio.PriorityQueue),
    "LifoQueue": maker(asyncio.LifoQueue),
    "ContextVar": Play.context_var,
    "copy_context": maker(contextvars.copy_context),
}


def main():
    warnings.simplefilter("ignore")
    sys.unraisablehook = lambda _: None
    gc.disable()
    order_sets()
    with open(sys.argv[1], encoding="utf-8") as file:
        schedules = json.load(file)
    for number, schedule in enumerate(schedules):
        print("==", schedule["title"])
        for clock, tick in CLOCKS.items():
            print("--", clock)
            try:
                print(*Play(schedule).run(tick), sep="\n")
            except SystemError as error:
                print(f"= broken: {error}")
        if number % 50 == 0:
            gc.collect()


main()
