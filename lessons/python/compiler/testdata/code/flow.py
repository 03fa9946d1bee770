def loops(xs):
    while True:
        try:
            for x in xs:
                with x:
                    if x is None:
                        break
                    return x
        except (A, B) as e:
            continue
        except C:
            raise D from e
        finally:
            done()
    return dead


def groups():
    try:
        a()
    except* A as e:
        b(e)
    except* B:
        c()


def matching(v):
    match v:
        case [1, "a", *rest] | {"k": rest}:
            return rest
        case Point(x=0, y=a.b) as p if p:
            pass
        case {"a": [_, y], **more}:
            return y, more
        case None:
            pass
        case _:
            v[0] += 1


async def walk():
    async for a, *b in c:
        del a.b, b[1:2:3]
    return {x: [y for y in x] async for x in z}
