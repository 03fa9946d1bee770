"""Write beside each file of expressions what CPython says of them, and beside
each program what it shows.

Run from this folder:
    go run -C ../../../../../loopcore/testdata/cpython . $PWD/want.py $PWD
"""

import contextlib
import io
import pathlib
import sys
import warnings


def say(line):
    try:
        return repr(eval(line))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def main():
    warnings.simplefilter("ignore")
    for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        wants = [say(line).encode("utf-8", "backslashreplace").decode() for line in lines]
        path.with_suffix(".want").write_text("".join(w + "\n" for w in wants), "utf-8")
    for path in sorted(pathlib.Path(sys.argv[1]).glob("program_*.py")):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(path.read_text("utf-8"), {"__name__": "__main__", "show": print})
        path.with_suffix(".want").write_text(out.getvalue(), "utf-8")


main()
