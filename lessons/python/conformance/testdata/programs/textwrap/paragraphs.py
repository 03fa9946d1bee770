"""Text broken into lines by an object that keeps the settings."""
from textwrap import TextWrapper, dedent, fill, indent, shorten, wrap

TEXT = "The event loop runs callbacks one after the other; whoever blocks it, blocks everything-else in the program."
wrapper = TextWrapper(width=30, initial_indent="* ", subsequent_indent="  ")
print(wrapper.fill(TEXT))
print(wrapper.wrap(""), wrapper.wrap("short"))
wrapper.max_lines, wrapper.placeholder = 2, " [...]"
print(wrapper.fill(TEXT))
tight = TextWrapper(width=10, break_long_words=False, break_on_hyphens=False)
print(tight.wrap("uncharacteristically long-winded words"))
tight.break_long_words = True
print(tight.wrap("uncharacteristically long-winded words"))
spaced = TextWrapper(width=20, expand_tabs=True, tabsize=4, replace_whitespace=False, drop_whitespace=False)
print(spaced.wrap("a\tb  c\nd and some more words"))
print(TextWrapper(width=25, fix_sentence_endings=True).wrap("It ends. It goes on. So it goes."))
print(shorten(TEXT, 40), "|", shorten("Hello   world!", 11, placeholder="..."))
print(indent(dedent("""
    def f():
        return 1
    """).strip(), "> "), wrap("one two three", 8), repr(fill("one two three", 8)))
for wrong in (lambda: wrap("x", 0), lambda: shorten("hello world", 3, placeholder=" [...]")):
    try:
        wrong()
    except ValueError as error:
        print(error)
