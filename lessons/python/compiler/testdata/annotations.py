"""Prints the expressions of annotations.txt as annotations are kept that are strings."""
import pathlib

for line in (pathlib.Path(__file__).parent / "annotations.txt").read_text().splitlines():
    names = {}
    exec("from __future__ import annotations\nx: " + line, names)
    print(names["__annotations__"]["x"])
