match x:
    case 1: a
    case -1: a
    case 1.5 | -2.5: a
    case 1 + 2j: a
    case -1 - 2.5j: a
    case "a" "b": a
    case b"a": a
    case None: a
    case True | False: a
    case _: a
match x, y:
    case a, b: c
    case a, *b: c
    case (a, *_): c
    case [a, [b, *c], (d)]: e
    case []: e
    case (): e
    case (a,): e
    case *a,: e
match (x):
    case a: b
    case a.b: c
    case a.b.c: d
    case A(): b
    case A.B(1, c, d=2, e=f): g
    case A(a,): g
    case A(a=1,): g
    case {}: a
    case {"a": 1, -1: b, c.d: e, **rest}: f
    case {None: a, 1 + 1j: b,}: f
    case {**rest}: f
    case {**rest,}: f
    case (a | b) as c: d
    case (A() as b) | c if d: e
    case [1, 2 as b] if (c := b) > 1: d
    case str() | int() | None as d:
        e
        f
match x,: 
    case y: z
match *a, b:
    case y: z
match -x:
    case 1: pass
match (x, y)[0]:
    case 1: pass
match match:
    case case: pass
match x := 1:
    case y: pass
match {}:
    case {}: pass
match not x:
    case y: pass
match lambda: x:
    case y: pass
