"""Writes beside each program what CPython does with it.

    python3 goldens.py [NAME...]

stdout, stderr and the exit code, as one text. The programs' folder is left out
of paths.
"""
import pathlib
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent / "programs"
for program in sorted(here.glob("*.py")):
    if len(sys.argv) > 1 and program.stem not in sys.argv[1:]:
        continue
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, str(program)], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)
    # An interrupt ends the process as the signal does; a shell says 130.
    code = 130 if done.returncode == -2 else done.returncode
    text = f"exit {code}\n-- stdout\n{done.stdout.decode()}-- stderr\n{done.stderr.decode()}"
    program.with_suffix(".out").write_text(text.replace(str(here) + "/", ""), newline="")
