class Ctx:
    def __enter__(self): return self
    def __exit__(self, *a): raise ValueError("in exit")
def gen():
    yield 1
    raise StopIteration
def run():
    with Ctx() as c:
        x = {}
        x["a"]["b"]
try:
    run()
except Exception:
    import traceback; traceback.print_exc()
try:
    for x in gen():
        pass
except RuntimeError:
    traceback.print_exc()
class Node:
    def __init__(self, v): self.v = v
    def __add__(self, o): raise TypeError("no add")
    @property
    def p(self): return self.q.r
n = Node(1)
try:
    n.p
except AttributeError:
    traceback.print_exc()
try:
    y = (n +
         n)
except TypeError:
    traceback.print_exc()
try:
    sorted([3, 1], key=lambda k: k.z)
except AttributeError:
    traceback.print_exc()
async def co():
    await other()
async def other():
    raise OSError(13, 'no')
try:
    co().send(None)
except OSError:
    traceback.print_exc()
import sys
sys.exit("bye")
