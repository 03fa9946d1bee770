"""Writes frames.json: expressions that fail, and how CPython shows them.

    python3 frames.py > frames.json
"""
import json
import sys
import traceback

PROGRAMS = [
    "x = 1 / 0\n",
    "1/0\n",
    "def f(a, b):\n    return a + b\n\nf(1, 'a')\n",
    "x = [1, 2]\nprint(x[5] + 1)\n",
    "d = {}\nd['k']\n",
    "d = {}\nd['k']['l'] = 5\n",
    "def g(x):\n    raise ValueError(x)\n\nx = g(1)\n",
    "def g(x):\n    raise ValueError(x)\n\ny = 3 + g(1)\n",
    "def g(x):\n    raise ValueError(x)\n\ndef h():\n    return g(1)\n\nh()\n",
    "class A:\n    def m(self):\n        raise ValueError(1)\n\ndef h(a):\n    return a.m()\n\nh(A())\n",
    "def g(*x):\n    raise ValueError(x)\n\ng(\n    1,\n    2,\n)\n",
    "def g(*x):\n    raise ValueError(x)\n\ny = 1 + g(\n    1,\n    2,\n    3,\n    4,\n    5,\n)\n",
    "x = (1 +\n     2 +\n     'a'\n)\n",
    "x = (\n    1  # one\n    + \\\n    'a'\n)\n",
    "x = 5\nx.foo.bar\n",
    "x = 5\ny = x.foo\n",
    "print(undefined)\n",
    "s = 'h\u00e9llo'; y = s + 5\n",
    "s = '\u6f22\u5b57'; y = s + 5 if s else '\u6f22'\n",
    "x = 7 ** 'a'\n",
    "x = 7 // 0\n",
    "x = (7) @ (0)\n",
    "x = (lambda: 1/0)()\n",
    "x = [1 / n for n in [0]]\n",
    "assert 1 == 2, 'no'\n",
    "raise ValueError('x')\n",
    "x, y = 1, 2, 3\n",
    "x, y = [\n    1\n]\n",
    "for a, b in [(1,)]:\n    pass\n",
    "with 5 as x:\n    pass\n",
    "import nothing_of_the_kind\n",
    "\tx = 1\n".replace('\t', 'if 1:\n\t') + "\ty = x / 0\n",
    "del nope\n",
    "x = 'a'\nx += 5\n",
    "f'{1/0}'\n",
    "x = not_there[0](1)\n",
    "def f(): pass\nf(1)(2)\n",
    "def f(): pass\nx = f( 1 )\n",
    "x = [\n    1,\n    2,\n    3,\n    4,\n    [][1],\n    5,\n]\n",
    "x = {\n  'a': 1,\n}[\n  'b'\n]\n",
    "(1).x = 5\n",
    "(1)[0] = 5\n",
    "-'a'\n",
    "1 < 'a'\n",
    "x = 1 if 1 < 'a' else 2\n",
    "@5\ndef f():\n    pass\n",
    "class A(5):\n    pass\n",
    "class A:\n    x = 1 / 0\n",
    "int('x'); y = 5\n",
    "print(int('x'), file=None)\n",
]


def chars(line, offset):
    return len(line.encode()[:offset].decode())


def main():
    import linecache
    cases = []
    for i, text in enumerate(PROGRAMS):
        name = f"prog{i}.py"
        lines = text.splitlines(True)
        linecache.cache[name] = (len(text), None, lines, name)
        try:
            exec(compile(text, name, "exec"), {"__name__": "__main__"})
        except Exception as e:
            tb = e.__traceback__.tb_next
            frames = []
            for frame, at in traceback._walk_tb_with_full_positions(tb):
                if not frame.f_code.co_filename.startswith("prog"):
                    continue
                first, last, col, end = at
                frames.append([first, chars(lines[first - 1], col), last, chars(lines[last - 1], end), frame.f_code.co_name])
            shown = [s for s, f in zip(traceback.format_tb(tb), traceback.extract_tb(tb)) if f.filename.startswith("prog")]
            cases.append({"text": text, "frames": frames, "shown": shown})
        else:
            raise SystemExit(f"{text!r} did not fail")
    json.dump(cases, sys.stdout, indent=1)
    print()


main()
