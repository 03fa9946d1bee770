"""A loop of CPython's asyncio that is the same in every run: it lives by a clock
of its own, and nothing in it is ordered by address."""
import ast
import asyncio
import asyncio.taskgroups
import collections.abc
import inspect
import selectors
import textwrap

PASSES = 5000  # a schedule that needs more will not end


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
