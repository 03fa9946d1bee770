"""Runs programs under this CPython, each in a process of its own, and prints what
they did, as JSON: a list, in the order of the programs.

    oracle.py [--tick SECONDS] [--seed N] [--plain] PROGRAM...

stage/ says under which conditions they run. --plain is without: in real time.
"""
import argparse
import concurrent.futures
import json
import os
import re
import signal
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PATIENCE = 60  # seconds that a program may take


def environment(program, steps, options):
    """The variables of a program's process: whatever could change its output is set."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LC_")) or k == "PYTHONHOME"}
    kept |= {
        "LANG": "C.UTF-8", "TZ": "UTC", "COLUMNS": "80", "NO_COLOR": "1",
        "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8",
    }
    if not options.plain:
        kept["PYTHONPATH"] = os.path.join(HERE, "stage")
        kept["STAGE"] = f"seed={options.seed};tick={options.tick};steps={steps};program={program}"
    return kept


def run(program, options):
    """What a program did: its output, exit code and steps."""
    program = os.path.abspath(program)
    with tempfile.TemporaryFile() as steps:
        done = subprocess.run(
            [sys.executable, program], env=environment(program, steps.fileno(), options),
            stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE,
            pass_fds=[steps.fileno()], cwd=os.path.dirname(program))
        steps.seek(0)
        lines = steps.read().decode().splitlines()
    exit = done.returncode
    if exit < 0:  # ended by a signal: as a shell tells it
        exit = 128 - exit
    folder = os.path.dirname(program) + os.sep
    return {
        "stdout": done.stdout.decode().replace(folder, ""),
        "stderr": own_frames(done.stderr.decode(), program).replace(folder, ""),
        "exit": exit,
        "steps": lines,
    }


def own_frames(stderr, program):
    """stderr without the frames of tracebacks that are not the program's own."""
    kept, dropping = [], False
    for line in stderr.splitlines(keepends=True):
        inner = re.sub(r"^ *\| ", "", line)  # within an exception group
        if inner.startswith('  File "') and ", in " in inner:
            dropping = not inner.startswith(f'  File "{program}"')
        elif not inner.startswith("    "):
            dropping = False
        if not dropping:
            kept.append(line)
    return "".join(kept)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tick", type=float, default=1e-6)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("programs", nargs="+")
    options = parser.parse_args()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        done = list(pool.map(lambda p: run(p, options), options.programs))
    json.dump(done, sys.stdout, indent=1)


main()
