"""Values by chance, written in several ways and read again."""

import hashlib
import json
import random

rnd = random.Random(1)
letters = 'A\xe9\u4e2d\U0001f600\n"\\\x7f'


def value(depth):
    kind = rnd.randrange(7 if depth else 5)
    if kind == 0:
        return rnd.randrange(-10**6, 10**6)
    if kind == 1:
        return rnd.random() * 10**rnd.randrange(-10, 20)
    if kind == 2:
        return ''.join(rnd.choice(letters) for _ in range(rnd.randrange(8)))
    if kind == 3:
        return rnd.choice([None, True, False])
    if kind == 4:
        return rnd.randrange(10**30)
    if kind == 5:
        return [value(depth - 1) for _ in range(rnd.randrange(5))]
    return {str(rnd.random())[:5]: value(depth - 1) for _ in range(rnd.randrange(5))}


ways = {}, {'indent': 2}, {'ensure_ascii': False, 'separators': (',', ':')}, {'sort_keys': True}
h = hashlib.sha256()
for i in range(300):
    v = value(5)
    for kw in ways:
        text = json.dumps(v, **kw)
        h.update(text.encode())
        assert json.loads(text) == v
show(h.hexdigest())
