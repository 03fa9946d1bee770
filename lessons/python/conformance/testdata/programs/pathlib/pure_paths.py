"""Paths without files: their parts, and other paths made of them."""
from pathlib import PurePath, PurePosixPath

for text in ["", "/", "a//b/./c/", "/srv/logs/app.tar.gz", "../up", ".profile", "dir.d/file."]:
    p = PurePosixPath(text)
    print(repr(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, p.anchor, p.is_absolute())
log = PurePosixPath("/srv/logs/app.log")
print(log.parent / "old" / log.name, "/etc" / PurePath("hosts"), log / "/abs", log.joinpath("a", "b"))
print(log.with_name("web.log"), log.with_suffix(".txt"), log.with_suffix(""), log.with_stem("db"))
print([str(p) for p in log.parents], log.parents[-1], len(log.parents), log.parents[0:2])
print(log.relative_to("/srv"), log.is_relative_to("/srv/logs"), log.is_relative_to("/var"), log.relative_to("/srv/www", walk_up=True))
print(log.match("*.log"), log.match("logs/*"), log.match("*.txt"), log.full_match("/srv/**/*.log"), log.full_match("*.log"))
print(PurePath("a/b") == PurePath("a//b/"), sorted([PurePath("b"), PurePath("a/z"), PurePath("a")]), {PurePath("x"): 1}[PurePath("./x")])
print(log.as_posix(), bytes(log), f"{log}", hash(log) == hash(PurePosixPath(str(log))))
for wrong in [
    lambda: log.relative_to("/var"), lambda: log.with_suffix("txt"), lambda: PurePath("/").with_name("x"),
    lambda: log.with_name("a/b"), lambda: PurePath(3), lambda: log / 3, lambda: log < "x", lambda: log.parents[7],
]:
    try:
        wrong()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
