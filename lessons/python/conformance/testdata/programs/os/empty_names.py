# A name that is empty names nothing; of a Path it is the folder.
import os
import pathlib


def tell(call, *args):
    try:
        print(call(*args))
    except (OSError, ValueError) as e:
        print(type(e).__name__, e)


for call in (open, os.listdir, os.stat, os.mkdir, os.makedirs, os.remove, os.rmdir, os.path.getsize):
    tell(call, "")
for call in (os.path.exists, os.path.isdir, os.path.isfile):
    tell(call, "")
tell(open, "", "w")
tell(open, "no\0name")
tell(os.rename, "", "there")
tell(pathlib.Path("").exists)
tell(pathlib.Path("").read_text)
tell(pathlib.Path("").unlink)
