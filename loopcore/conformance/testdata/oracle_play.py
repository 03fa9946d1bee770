"""Plays a schedule: its coroutines, its statements, and the log of them."""
import asyncio
import contextvars
import inspect
import re

from oracle_loop import Loop, OrderedSet
from oracle_objects import CATCHABLE, SILENT, Objects, told


class Frame:
    """A coroutine or a callback at work: its name for the log, and what it has caught."""

    def __init__(self, who):
        self.who, self.caught = who, None


class Play(Objects):
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
