"""Regular expressions by chance on small texts: what they match, replace and split."""

import hashlib
import random
import re

rnd = random.Random(1)
often = ['*', '+', '?', '*?', '+?', '??', '{1,2}', '{2}', '*+', '{0,3}?']


def pattern(depth):
    kind = rnd.randrange(12 if depth else 4)
    if kind < 3:
        return rnd.choice('ab')
    if kind == 3:
        return rnd.choice(['.', '[ab]', '[^a]', '\\b', '^', '$'])
    if kind == 4:
        return pattern(depth - 1) + pattern(depth - 1)
    if kind == 5:
        return f'(?:{pattern(depth - 1)}|{pattern(depth - 1)})'
    if kind in (7, 8):
        return f'(?:{pattern(depth - 1)}){rnd.choice(often)}'
    return {6: '(', 9: '(?=', 10: '(?!', 11: '(?>'}[kind] + pattern(depth - 1) + ')'


h = hashlib.md5()
for i in range(1500):
    p = pattern(4)
    r = re.compile(p)
    for text in '', 'a', 'b', 'ab', 'ba', 'aab', 'abab', 'bbaa', 'a\nb':
        found = [(m.span(), m.groups(), m.lastindex) for m in r.finditer(text)]
        h.update(repr((p, text, found, r.sub('-', text), r.split(text), bool(r.fullmatch(text)))).encode())
show(h.hexdigest())
