package trace

// Branch is a task in the tree of who waits for whom.
type Branch struct {
	Task  *Task
	Depth int
	// Lines tells for each depth above the branch, and for its own, whether
	// another branch follows there: where a line is to be drawn.
	Lines   []bool
	Awaited bool // the branch above waits for it; else that only made it
	Ring    bool // it stands above itself already: tasks that wait for each other
}

// Tree is the tasks that have not ended, each below the one that waits for it,
// as asyncio's pstree has them, or else below the one that made it. What nobody
// waits for and nobody made, or whose maker has ended, stands at the left. Tasks
// keep the order in which they were made. At most limit branches are laid out;
// left is how many tasks that leaves out.
func (s *State) Tree(limit int) (tree []Branch, left int) {
	t := treeMaker{state: s, below: map[TaskID][]TaskID{}, waiter: s.awaiters(), limit: limit}
	var roots []TaskID
	alive := 0
	for _, task := range s.Tasks {
		if task.Life == Done {
			continue
		}
		alive++
		if above := t.above(task); above != 0 {
			t.below[above] = append(t.below[above], task.ID)
		} else {
			roots = append(roots, task.ID)
		}
	}
	t.seen = make(map[TaskID]bool, min(alive, limit))
	t.grow(roots, nil)
	for _, task := range s.Tasks { // whoever hangs in a ring of waits has no root
		if task.Life != Done && !t.seen[task.ID] && len(t.tree) < limit && t.rings(task.ID) {
			t.grow([]TaskID{task.ID}, nil)
		}
	}
	return t.tree, alive - len(t.seen)
}

// awaiters is who waits for each task that some task waits for.
func (s *State) awaiters() map[TaskID]TaskID {
	m := map[TaskID]TaskID{}
	for _, task := range s.Tasks {
		if task.Life != Waiting || task.Wait != WaitTask {
			continue
		}
		if _, known := m[TaskID(task.A)]; !known {
			m[TaskID(task.A)] = task.ID
		}
	}
	return m
}

type treeMaker struct {
	state  *State
	below  map[TaskID][]TaskID
	waiter map[TaskID]TaskID
	seen   map[TaskID]bool
	tree   []Branch
	limit  int
}

// above is the task that t stands below, 0 for none.
func (m *treeMaker) above(t *Task) TaskID {
	if id := m.waiter[t.ID]; id != 0 {
		return id
	}
	if maker := m.state.Task(t.Parent); maker != nil && maker.Life != Done && !m.hangsFrom(maker, t.ID) {
		return maker.ID
	}
	return 0
}

// farthest is how far up a chain of tasks is looked: longer ones are of programs
// that nobody reads task by task.
const farthest = 1000

// hangsFrom tells whether t stands somewhere below the task id, by who waits for
// whom or who made whom: then id cannot stand below t.
func (m *treeMaker) hangsFrom(t *Task, id TaskID) bool {
	for range farthest {
		if t.ID == id {
			return true
		}
		up := m.waiter[t.ID]
		if up == 0 {
			up = t.Parent
		}
		if t = m.state.Task(up); t == nil || t.Life == Done {
			return false
		}
	}
	return false
}

// rings tells whether a task waits, over others, for itself.
func (m *treeMaker) rings(id TaskID) bool {
	at := id
	for range farthest {
		if at = m.waiter[at]; at == id || at == 0 {
			return at != 0
		}
	}
	return false
}

// grow adds branches, which stand side by side, and what is below them. It keeps
// its own stack: a chain of tasks may be as long as there are tasks.
func (m *treeMaker) grow(ids []TaskID, lines []bool) {
	type turn struct {
		ids   []TaskID
		lines []bool
	}
	stack := []turn{{ids, lines}}
	for len(stack) > 0 && len(m.tree) < m.limit {
		top := &stack[len(stack)-1]
		if len(top.ids) == 0 {
			stack = stack[:len(stack)-1]
			continue
		}
		id := top.ids[0]
		top.ids = top.ids[1:]
		above := append(append([]bool(nil), top.lines...), len(top.ids) > 0)
		task := m.state.Task(id)
		m.tree = append(m.tree, Branch{
			Task: task, Depth: len(top.lines), Lines: above, Awaited: m.waiter[id] != 0, Ring: m.seen[id],
		})
		if !m.seen[id] {
			m.seen[id] = true
			stack = append(stack, turn{m.below[id], above})
		}
	}
}
