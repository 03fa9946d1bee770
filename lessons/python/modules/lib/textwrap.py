"""Text in lines of a width."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_whitespace = "\t\n\x0b\x0c\r "
_to_spaces = str.maketrans({c: " " for c in _whitespace})


def _letter(s, i):
    return 0 <= i < len(s) and (s[i] == "_" or s[i].isalpha())


def _word(s, i):
    return 0 <= i < len(s) and (s[i] == "_" or s[i].isalnum())


def _dashes(s, i):
    """Where a run of two hyphens or more ends that stands between words; else 0."""
    if not s.startswith("--", i) or i == 0 or not (_word(s, i - 1) or s[i - 1] in "!\"'&.,?"):
        return 0
    j = i
    while j < len(s) and s[j] == "-":
        j += 1
    return j if _word(s, j) else 0


def _hyphen(s, i):
    """Whether a line may end behind the hyphen at i: letters on both sides."""
    if s[i] != "-" or not _letter(s, i - 1):
        return False
    before = _letter(s, i - 2) or i >= 3 and s[i - 2] == "-" and _letter(s, i - 3)
    after = _letter(s, i + 1) and (_letter(s, i + 2) or s[i + 2:i + 3] == "-" and _letter(s, i + 3))
    return before and after


def _chunks(s, hyphens):
    """The pieces that a line may end behind: words, parts of them, white space."""
    pieces = []
    i = 0
    while i < len(s):
        j = i + 1
        if s[i] in _whitespace:
            while j < len(s) and s[j] in _whitespace:
                j += 1
        elif hyphens and _dashes(s, i):
            j = _dashes(s, i)
        else:
            while j < len(s) and s[j] not in _whitespace:
                if hyphens and _hyphen(s, j):
                    j += 1
                    break
                if hyphens and _dashes(s, j):
                    break
                j += 1
        pieces.append(s[i:j])
        i = j
    return pieces


class TextWrapper:
    """Breaks text into lines; its attributes say how."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_to_spaces)
        chunks = _chunks(text, self.break_on_hyphens)
        if self.fix_sentence_endings:
            self._space_sentences(chunks)
        return self._lines(chunks)

    def fill(self, text):
        return "\n".join(self.wrap(text))

    def _space_sentences(self, chunks):
        for i in range(1, len(chunks) - 1):
            word = chunks[i - 1]
            if word[-1:] in ("'", '"'):
                word = word[:-1]
            if chunks[i] == " " and word[-1:] in (".", "!", "?") and "a" <= word[-2:-1] <= "z":
                chunks[i] = "  "

    def _lines(self, chunks):
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks.reverse()
        lines = []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and chunks[-1].strip() == "":
                chunks.pop()
            line = self._take(chunks, width)
            if not line:
                continue
            if self._last(lines, chunks, line, width):
                lines.append(indent + "".join(line))
                continue
            self._cut(lines, line, indent, width)
            break
        return lines

    def _take(self, chunks, width):
        """What fits into a line, off the end of chunks."""
        line, length = [], 0
        while chunks and length + len(chunks[-1]) <= width:
            length += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            self._break(chunks, line, length, width)
        if self.drop_whitespace and line and line[-1].strip() == "":
            line.pop()
        return line

    def _break(self, chunks, line, length, width):
        """Puts what fits of a word that is too long for any line."""
        if not self.break_long_words:
            if not line:
                line.append(chunks.pop())
            return
        word = chunks[-1]
        end = width - length if width >= 1 else 1
        if self.break_on_hyphens and len(word) > end:
            hyphen = word.rfind("-", 0, max(end, 0))
            if hyphen > 0 and any(c != "-" for c in word[:hyphen]):
                end = hyphen + 1
        if end > 0:
            line.append(word[:end])
            chunks[-1] = word[end:]

    def _last(self, lines, chunks, line, width):
        """Whether the line may stand as it is: max_lines leaves room for more, or nothing more comes."""
        if self.max_lines is None or len(lines) + 1 < self.max_lines:
            return True
        rest_is_space = self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
        return (not chunks or rest_is_space) and sum(map(len, line)) <= width

    def _cut(self, lines, line, indent, width):
        """Ends the text with the placeholder."""
        length = sum(map(len, line))
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            length -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """The text without the white space that all its lines begin with."""
    try:
        lines = text.split("\n")
    except (AttributeError, TypeError):
        raise TypeError(f"expected str object, not {type(text).__qualname__!r}") from None
    full = [line for line in lines if line and not line.isspace()]
    margin = 0
    if full:
        least, most = min(full), max(full)
        for c in least:
            if c not in " \t" or c != most[margin:margin + 1]:
                break
            margin += 1
    return "\n".join(line[margin:] if line and not line.isspace() else "" for line in lines)


def indent(text, prefix, predicate=None):
    """The text with a prefix before each line that is not blank, or that predicate chooses."""
    lines = text.splitlines(True)
    if predicate is None:
        return "".join(prefix + line if line and not line.isspace() else line for line in lines)
    return "".join(prefix + line if predicate(line) else line for line in lines)
