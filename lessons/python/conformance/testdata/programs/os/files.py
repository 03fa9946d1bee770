"""Files and folders through os, in a folder that is gone afterwards."""
import fnmatch
import glob
import os
import tempfile

with tempfile.TemporaryDirectory() as top:
    os.makedirs(os.path.join(top, "data", "raw"))
    os.makedirs(os.path.join(top, "data"), exist_ok=True)
    os.mkdir(os.path.join(top, "empty"))
    for name in ["b.csv", "a.csv", "raw/c.txt"]:
        with open(os.path.join(top, "data", name), "w") as f:
            f.write(name * 3)
    for path, folders, files in os.walk(top):
        folders.sort()
        print(os.path.relpath(path, top), folders, sorted(files))
    with os.scandir(os.path.join(top, "data")) as entries:
        for e in sorted(entries, key=lambda e: e.name):
            print(e.name, e.is_dir(), e.is_file(), e.is_symlink(), e.stat().st_size if e.is_file() else "-", os.path.relpath(e.path, top))
    a = os.path.join(top, "data", "a.csv")
    print(os.stat(a).st_size, os.path.getsize(a), os.path.isfile(a), os.path.isdir(top), os.path.exists(a + "x"), os.path.islink(a), os.path.lexists(a))
    print(oct(os.stat(top).st_mode), os.path.getmtime(a) > 1e9, os.path.samefile(a, os.path.join(top, "data", ".", "a.csv")))
    os.rename(a, os.path.join(top, "data", "z.csv"))
    os.replace(os.path.join(top, "data", "z.csv"), os.path.join(top, "data", "b.csv"))
    print(sorted(os.listdir(os.path.join(top, "data"))), open(os.path.join(top, "data", "b.csv")).read())
    print(sorted(os.path.relpath(p, top) for p in glob.glob(os.path.join(top, "**", "*.*"), recursive=True)))
    print(fnmatch.filter(os.listdir(os.path.join(top, "data")), "*.c[a-s]v"), fnmatch.fnmatch("x.py", "?.p*"), glob.escape("a[1]*"))
    for wrong in [
        lambda: os.mkdir(os.path.join(top, "data")), lambda: os.rmdir(os.path.join(top, "data")), lambda: os.remove(os.path.join(top, "no")),
        lambda: os.remove(os.path.join(top, "data")), lambda: os.listdir(os.path.join(top, "no")), lambda: os.rename(os.path.join(top, "no"), top + "x"),
        lambda: open(os.path.join(top, "data")), lambda: os.stat(os.path.join(top, "no")),
    ]:
        try:
            wrong()
        except OSError as e:
            print(type(e).__name__, e.strerror, os.path.relpath(e.filename, top))
    os.unlink(os.path.join(top, "data", "raw", "c.txt"))
    os.rmdir(os.path.join(top, "data", "raw"))
    print(sorted(os.listdir(top)), sorted(os.listdir(os.path.join(top, "data"))))
print(os.path.exists(top), os.path.abspath("/a/../b"), os.path.relpath("/a/b/c", "/a/x"), os.path.join(os.getcwd(), "n") == os.path.abspath("n"))
