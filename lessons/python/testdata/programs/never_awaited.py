def f():
    return x
  
async def g(): pass
g()
f()
