"""Sets the stage before a program runs: CPython imports this module by itself
when it starts. The program then is the real __main__, and its tracebacks, exit
code and warnings are CPython's own.

Nothing is replaced but what cannot be the same twice: the clocks, the seed of
random, and the sets in asyncio that are ordered by address, which are ordered
by insertion here. Besides, each step of a task is written down.
"""
import os
import random
import sys

import stage_clock
import stage_sets
import stage_steps

# The program shall not see that there is a stage.
sys.path.remove(os.path.dirname(os.path.abspath(__file__)))
del os.environ["PYTHONPATH"]

options = dict(o.split("=", 1) for o in os.environ.pop("STAGE").split(";"))
random.seed(int(options["seed"]))
clock = stage_clock.Clock(float(options["tick"]))
stage_clock.live_by(clock)
stage_sets.order_sets()
stage_steps.record(int(options["steps"]), options["program"], clock)
