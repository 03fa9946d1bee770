"""Times by chance, as text in every form and back."""

import datetime
import hashlib
import random

rnd = random.Random(1)
cls = datetime.datetime
d = cls(1900, 1, 1)
h = hashlib.md5()
for i in range(1000):
    d += datetime.timedelta(days=rnd.randrange(80), seconds=rnd.randrange(86400), microseconds=rnd.randrange(10**6))
    h.update(d.isoformat().encode())
    h.update(d.strftime(' %a %j %U %W %G-%V %u %y %I%p').encode())
    h.update(repr((d.isocalendar(), d.timetuple(), d.timestamp(), cls.fromtimestamp(d.timestamp()))).encode())
    assert cls.fromisoformat(d.isoformat()) == d
    assert cls.strptime(d.strftime('%Y-%m-%d %H:%M:%S.%f'), '%Y-%m-%d %H:%M:%S.%f') == d
    assert cls.strptime(d.strftime('%G %V %u'), '%G %V %u').date() == d.date()
show(h.hexdigest())
