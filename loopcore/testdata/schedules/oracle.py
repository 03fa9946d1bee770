"""Runs the schedules of a JSON file on CPython's asyncio, under a clock that
jumps, and prints what each task did: the pass of the loop, the time, the task,
what it did and what came of it."""
import asyncio
import json
import selectors
import sys


class Selector(selectors.DefaultSelector):
    now, passes = 0.0, 0

    def select(self, timeout=None):
        self.passes += 1
        if timeout is None:
            raise RuntimeError("the schedule waits for ever")
        self.now += timeout
        return super().select(0)


class Loop(asyncio.SelectorEventLoop):
    def __init__(self):
        self.clock = Selector()
        self.made = []
        super().__init__(self.clock)
        self._clock_resolution = 1e-9

    def time(self):
        return self.clock.now

    def create_task(self, coro, **options):
        task = super().create_task(coro, **options)
        self.made.append(task)
        return task


def all_tasks(loop):  # asyncio's is a set, in the order of addresses
    return [t for t in loop.made if not t.done()]


def said(value):
    return ",".join(said(v) for v in value) if isinstance(value, list) else \
        raised(value) if isinstance(value, BaseException) else str(value)


def raised(error):
    name = type(error).__name__
    return f"{name}({error})" if isinstance(error, asyncio.CancelledError) else str(error)


class Schedule:
    def __init__(self, programs):
        self.programs, self.named = programs, {}

    def log(self, *words):
        loop = asyncio.get_running_loop()
        print(loop.clock.passes, f"{loop.time():.3f}", *words)

    async def play(self, name):
        for op in self.programs[name]:
            try:
                value = await self.do(name, op)
            except BaseException as error:
                self.log(name, op["do"], "raised", raised(error))
                if not op.get("catch"):
                    raise
            else:
                self.log(name, op["do"], said(value))
                if op["do"] == "return":
                    return value

    def awaitable(self, who):
        if who in self.named:
            return self.named[who]
        return self.play(who)

    async def do(self, name, op):
        loop = asyncio.get_running_loop()
        who = op.get("who", "")
        target = self.named.get(who)
        match op["do"]:
            case "create":
                self.named[who] = loop.create_task(self.play(who), name=who)
            case "future":
                self.named[who] = loop.create_future()
            case "set":
                target.set_result(op["value"])
            case "fail":
                target.set_exception(ValueError(op["value"]))
            case "soon":
                loop.call_soon(self.call, op)
            case "later":
                loop.call_later(op["s"], self.call, op)
            case "cancel":
                return target.cancel(op.get("value"))
            case "tell":
                target.add_done_callback(lambda f: self.log("callback", who))
            case "sleep":
                return await asyncio.sleep(op["s"])
            case "await":
                return await self.awaitable(who)
            case "gathering":
                self.named[who] = asyncio.gather(*map(self.awaitable, op["of"]), return_exceptions=op.get("keep", False))
            case "gather":
                return await asyncio.gather(*map(self.awaitable, op["of"]), return_exceptions=op.get("keep", False))
            case "return":
                return op["value"]
            case "raise":
                raise ValueError(op["value"])
            case "stop":
                loop.stop()
            case other:
                raise SystemExit(f"no such thing to do: {other}")

    def call(self, op):
        self.log("call", op["who"])
        target = self.named[op["who"]]
        if "value" in op:
            target.set_result(op["value"])
        else:
            target.cancel()


asyncio.tasks.all_tasks = all_tasks
with open(sys.argv[1]) as file:
    schedules = json.load(file)
for title, programs in schedules.items():
    print("#", title)
    schedule = Schedule(programs)
    try:
        with asyncio.Runner(loop_factory=Loop) as runner:
            runner.get_loop().set_exception_handler(lambda loop, context: None)
            result = runner.run(schedule.play("main"))
        print("=", said(result))
    except BaseException as error:
        print("= raised", raised(error))
