import asyncio, threading, time

def sensor(loop, heard):  # runs in a thread of its own
    time.sleep(0.3)
    loop.call_soon(heard.set_result, "the door")

async def listen(heard):
    print("heard:", await heard)

def frames(loop, count):  # the other framework's loop
    for n in range(count):
        time.sleep(0.02)  # it draws
        loop.stop()
        loop.run_forever()  # one cycle of asyncio, no more

loop = asyncio.new_event_loop()
heard = loop.create_future()
listening = loop.create_task(listen(heard))
resting = loop.create_task(asyncio.sleep(1.0))
threading.Thread(target=sensor, args=(loop, heard)).start()
frames(loop, 5)
print("five frames drawn; now the loop runs by itself")
loop.run_until_complete(asyncio.wait([listening, resting]))
loop.close()
