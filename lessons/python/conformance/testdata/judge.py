"""Says of programs, without running them, whether this CPython accepts them.

    judge.py

A question on standard input is four bytes of length and a program's text. The
answer on standard output is four bytes of length and either the program's tree,
as syntax/testdata/dump.py prints it, or what CPython prints of its error.
"""
import ast
import ctypes
import linecache
import os
import pathlib
import struct
import sys
import tempfile
import traceback
import warnings

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "syntax" / "testdata"))

import dump

NAME = b"t.py"
FILE_INPUT = 257  # Py_file_input

libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
run_file = ctypes.pythonapi.PyRun_FileExFlags
run_file.restype = ctypes.py_object
run_file.argtypes = [
    ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.py_object, ctypes.py_object, ctypes.c_int, ctypes.c_void_p]


def refused(text):
    """What python prints of a program that cannot be compiled. A file is read in
    another way than a text, and some errors stand elsewhere; so it is run as one."""
    with open(NAME, "wb") as f:
        f.write(text)
    linecache.clearcache()
    scope = {"__builtins__": {}}  # if it is a program after all, it can do nothing
    try:
        run_file(libc.fopen(NAME, b"rb"), NAME, FILE_INPUT, scope, scope, 1, None)
    except (SyntaxError, MemoryError, RecursionError) as e:
        return "".join(traceback.format_exception_only(e))
    except BaseException as e:
        return f"{type(e).__name__}: as a file it is run\n"
    return "as a file it is run\n"


def judge(text):
    try:
        compile(text, "t.py", "exec", dont_inherit=True)
        tree = compile(text, "t.py", "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
    except (SyntaxError, MemoryError, RecursionError, ValueError):
        return refused(text)
    d = dump.Dumper(text.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    d.field(tree)
    return "".join(d.out) + "\n"


def main():
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(100000)  # of the dumper
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        while size := questions.read(4):
            answer = judge(questions.read(*struct.unpack("<I", size))).encode("utf-8", "backslashreplace")
            answers.write(struct.pack("<I", len(answer)) + answer)
            answers.flush()
        os.chdir("/")


main()
