"""Write ../codecs.txt: the names of CPython's encodings, and those of one byte.

Run from this folder:
    go run -C ../../../../loopcore/testdata/cpython . $PWD/codecs.py > ../codecs.txt

"a ALIAS NAME" is another name of an encoding, "c NAME CODES" what the bytes from
0x80 of one mean (hexadecimal; - is nothing), "x NAME" one that Batuta lacks, and
"b NAME" one that does not encode text.
"""

import encodings
import encodings.aliases
import pkgutil

OURS = ["ascii", "latin_1", "utf_8", "utf_8_sig", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be"]
OURS += ["unicode_escape", "raw_unicode_escape"]
CHARMAPS = [
    "cp437", "cp850", "cp852", "cp855", "cp858", "cp866", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256",
    "cp1257", "cp1258", "iso8859_2", "iso8859_3", "iso8859_4", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_9",
    "iso8859_10", "iso8859_13", "iso8859_14", "iso8859_15", "iso8859_16", "koi8_r", "koi8_u", "mac_roman", "mac_cyrillic",
]
BINARY = ["base64_codec", "bz2_codec", "hex_codec", "quopri_codec", "rot_13", "uu_codec", "zlib_codec"]


def code(name, byte):
    try:
        return f"{ord(bytes([byte]).decode(name)):x}"
    except UnicodeDecodeError:
        return "-"


def main():
    print("# The encodings of CPython, by testdata/codecs.py")
    for alias, name in sorted(encodings.aliases.aliases.items()):
        print("a", alias, name)
    for name in CHARMAPS:
        for byte in range(0x80):
            assert code(name, byte) == f"{byte:x}"
        print("c", name, ",".join(code(name, byte) for byte in range(0x80, 0x100)))
    for name in BINARY:
        print("b", name)
    rest = {m.name for m in pkgutil.iter_modules(encodings.__path__)} - {*OURS, *CHARMAPS, *BINARY}
    for name in sorted(rest - {"aliases", "mbcs", "oem", "undefined", "_win_cp_codecs"}):
        print("x", name)


main()
