"""Prints what CPython says of each program in errors.txt: the golden file."""
import pathlib
import sys
import warnings

warnings.simplefilter("ignore")
here = pathlib.Path(__file__).parent
for program in (here / "errors.txt").read_text().split("---\n"):
    try:
        compile(program, "test.py", "exec")
        print("fine")
    except SyntaxError as e:
        print(f"{e.lineno},{e.offset}-{e.end_lineno},{e.end_offset} {e.msg}")
