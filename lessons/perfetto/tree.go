package perfetto

import (
	"slices"
	"strings"

	"batuta/loopcore/trace"
)

// tree is who made whom: of every task that there was its thread's number and
// the task that made it.
type tree struct {
	kin []kin
	at  map[trace.TaskID]int32 // where in kin a task is
}

// kin is a task's place in the tree.
type kin struct {
	tid    int32
	parent int32 // in tree.kin, -1 for none
	depth  int32 // how many ancestors it has
}

func newTree() tree { return tree{at: map[trace.TaskID]int32{}} }

// add adds a task, and answers how many ancestors it has. A number that was
// another task's, of a loop before, is this one's from now on.
func (r *tree) add(id, parent trace.TaskID, tid int) int {
	k := kin{tid: int32(tid), parent: -1}
	if p, ok := r.at[parent]; ok && parent != 0 {
		k.parent, k.depth = p, r.kin[p].depth+1
	}
	r.at[id] = int32(len(r.kin))
	r.kin = append(r.kin, k)
	return int(k.depth)
}

// tid is the number of the task's thread, 0 where there is no such task.
func (r *tree) tid(id trace.TaskID) int {
	if i, ok := r.at[id]; ok {
		return int(r.kin[i].tid)
	}
	return 0
}

// preorder tells of every thread, in the order in which each stands below the
// one that made it, and brothers by age. It may be called once.
func (r *tree) preorder(tell func(tid, place int)) {
	first, next := make([]int32, len(r.kin)), make([]int32, len(r.kin))
	for i := range first {
		first[i] = -1
	}
	// From the youngest on: whoever is put before its brothers is older.
	root := int32(-1)
	for i, k := range slices.Backward(r.kin) {
		if k.parent < 0 {
			next[i], root = root, int32(i)
		} else {
			next[i], first[k.parent] = first[k.parent], int32(i)
		}
	}
	place := 0
	for at := root; at >= 0; {
		place++
		tell(int(r.kin[at].tid), place)
		if first[at] >= 0 {
			at = first[at]
			continue
		}
		for at >= 0 && next[at] < 0 {
			at = r.kin[at].parent
		}
		if at >= 0 {
			at = next[at]
		}
	}
}

// deepest is how many ancestors a track's name can show.
const deepest = 12

// branch is what stands before the name of a task with so many ancestors.
func branch(depth int) string {
	if depth == 0 {
		return ""
	}
	return strings.Repeat("│ ", min(depth, deepest)-1) + "└ "
}
