package judge_test

import (
	"testing"

	"batuta/lessons/judge"
)

// namedTasks names tasks in each way that asyncio has; one name poses as what
// another task runs.
const namedTasks = `import asyncio, functools

def read(n):
    return n

async def play(name, seconds):
    await asyncio.sleep(seconds)
    print(name)
    return name

async def renamed():
    asyncio.current_task().set_name("late")
    await asyncio.sleep(0.4)

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(play("A", 0.1), name="first")
        asyncio.create_task(play("B", 0.2), name="second")
        group.create_task(play("C", 0.3))
        group.create_task(renamed())
        group.create_task(asyncio.sleep(0.5), name="save('score')")
    await asyncio.create_task(asyncio.to_thread(functools.partial(read, 7)))

asyncio.run(main())
`

func TestATaskWithANameIsFoundByItsCoroutineToo(t *testing.T) {
	t.Parallel()
	r := play(t, namedTasks)
	holds(t, r,
		labels("done-order", "play(*", "play('A', 0.1)", "play('B', 0.2)", "play('C', 0.3)"),
		labels("writers", "play(*", "play('A', 0.1)", "play('B', 0.2)", "play('C', 0.3)"),
		number("tasks", "play(*", "returned", 3),
		text("first-done", "play(*", "play('A', 0.1)"),
		text("result", "play('B'*", "'B'"),
		number("time", "first", "", 0.1),
		number("time", "renamed()", "", 0.4),
		number("time", "late", "", 0.4),
		text("first-done", "", "first"),
		number("threads", "read", "", 1), // in a partial
	)
	first := judge.Prediction{
		Measure: judge.Measure{Name: "first-done"},
		Choices: []judge.Value{judge.TextOf("play('B', 0.2)"), judge.TextOf("play('A', 0.1)")},
	}
	if a, ok := judge.Predict(r, first); !ok || a.Choice != 1 {
		t.Errorf("the prediction's answer is %+v, %v", a, ok)
	}
}

func TestANameDoesNotPassForAnotherCoroutine(t *testing.T) {
	t.Parallel()
	holds(t, play(t, namedTasks),
		unknown("time", "save(*", ""),
		unknown("outcome", "save(*", ""),
		number("time", "sleep(0.5)", "", 0.5),
	)
}

func TestATaskThatAwaitsAnotherIsWokenByIt(t *testing.T) {
	t.Parallel()
	holds(t, play(t, `import asyncio

async def work():
    await asyncio.sleep(0.1)
    return 7

async def waits(task):
    return await task

async def gathers(task):
    return await asyncio.gather(task)

async def main():
    task = asyncio.create_task(work())
    await asyncio.gather(waits(task), gathers(task), asyncio.sleep(0.2))

asyncio.run(main())
`),
		number("woken-by", "waits()", "", 1),
		number("woken-by", "gathers()", "", 0), // gather's own callback wakes it
		number("woken-by", "sleep(0.2)", "", 0),
	)
}
