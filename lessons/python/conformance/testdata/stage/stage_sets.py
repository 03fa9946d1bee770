"""Sets in the order of insertion, for asyncio: its own are in the order of their
members' addresses, which no two runs share."""
import ast
import asyncio
import asyncio.base_events
import asyncio.taskgroups
import collections.abc
import inspect
import itertools
import textwrap
import weakref


class OrderedSet(collections.abc.MutableSet):
    """A set in the order of insertion, which looks like a set."""

    def __init__(self, items=()):
        self.items = dict.fromkeys(items)

    def __contains__(self, item):
        return item in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def __repr__(self):
        return "{" + ", ".join(map(repr, self.items)) + "}" if self.items else "set()"

    def add(self, item):
        self.items[item] = None

    def discard(self, item):
        self.items.pop(item, None)

    def copy(self):
        return OrderedSet(self.items)

    def update(self, *others):
        for item in itertools.chain(*others):
            self.add(item)

    def union(self, *others):
        result = self.copy()
        result.update(*others)
        return result

    def difference(self, *others):
        gone = set(itertools.chain(*others))
        return OrderedSet(item for item in self.items if item not in gone)

    def intersection(self, *others):
        return OrderedSet(item for item in self.items if all(item in other for other in others))


class Calls(ast.NodeTransformer):
    """Makes a set comprehension a call of set, which can be replaced."""

    def visit_SetComp(self, node):
        self.generic_visit(node)
        items = ast.GeneratorExp(node.elt, node.generators)
        return ast.Call(ast.Name("set", ast.Load()), [items], [])


def order_sets():
    """Has asyncio order by insertion, or creation, what it orders by address."""
    tasks, base = asyncio.tasks, asyncio.base_events.BaseEventLoop
    tasks.set = asyncio.taskgroups.set = OrderedSet
    order_completed(tasks)

    made, numbers = weakref.WeakKeyDictionary(), itertools.count()
    create_task, all_tasks, init = base.create_task, tasks.all_tasks, base.__init__

    def create_numbered(self, *args, **options):
        task = create_task(self, *args, **options)
        made.setdefault(task, next(numbers))
        return task

    def all_in_order(loop=None):
        found = all_tasks(loop or asyncio.get_running_loop())
        return OrderedSet(sorted(found, key=lambda t: made.get(t, -1)))

    def init_in_order(self, *args, **options):
        init(self, *args, **options)
        self._asyncgens.data = OrderedSet()

    base.create_task, base.__init__ = create_numbered, init_in_order
    tasks.all_tasks = asyncio.all_tasks = all_in_order


def order_completed(tasks):
    """The same for as_completed, which writes its set as a comprehension."""
    completed, scope = tasks._AsCompletedIterator, {}
    tree = ast.parse(textwrap.dedent(inspect.getsource(completed.__init__)))
    tree = ast.fix_missing_locations(Calls().visit(tree))
    exec(compile(tree, tasks.__file__, "exec"), vars(tasks), scope)
    completed.__init__ = scope["__init__"]
