"""Plays schedules on CPython's own asyncio, and prints what each of them logs.

    oracle.py SCHEDULES.json

doc.go says what a schedule is and what its log holds; the JSON is what the
Go side makes of the schedules' text. Each is played under both clocks, on a
loop of its own.

Nothing of asyncio is replaced but what cannot be the same twice: the clock,
and the sets that are ordered by address, which are ordered by insertion here.
"""
import gc
import json
import sys
import warnings

sys.dont_write_bytecode = True  # before the modules beside this are imported

from oracle_loop import order_sets
from oracle_play import Play

TICK = 1e-6  # how far a reading moves the clock that ticks, in seconds
CLOCKS = {"ties": 0.0, "no ties": TICK}


def main():
    warnings.simplefilter("ignore")
    sys.unraisablehook = lambda _: None
    gc.disable()
    order_sets()
    with open(sys.argv[1], encoding="utf-8") as file:
        schedules = json.load(file)
    for number, schedule in enumerate(schedules):
        print("==", schedule["title"])
        for clock, tick in CLOCKS.items():
            print("--", clock)
            try:
                print(*Play(schedule).run(tick), sep="\n")
            except SystemError as error:
                print(f"= broken: {error}")
        if number % 50 == 0:
            gc.collect()


main()
