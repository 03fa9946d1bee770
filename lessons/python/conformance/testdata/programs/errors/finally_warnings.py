"""Of what CPython warns in finally blocks, and of literals next to brackets."""
def a():
    try: pass
    finally:
        while 1:
            return 4
def b():
    try: pass
    finally:
        with x:
            if x: return 3
def c():
    try: pass
    finally:
        try:
            return 1
        except ValueError:
            return 2
        else: return 5
def d():
    try:
        try: pass
        finally: return 1
    except E: pass
def e():
    while 1:
        try: pass
        finally:
            if x: break
            else: continue
def f():
    try: pass
    finally:
        match x:
            case 1: return 1
        class Inner:
            def g(self): return 1
        for x in y: return 3
        else: return 3
        return 5
for i in ():
    try: pass
    finally:
        try:
            pass
        finally:
            continue
for i in ():
    try: pass
    finally:
        with x: break
        for j in (): pass
        else: break
assert (1, 'always')
assert ()  == (), 'never'
