package aio

import "batuta/lessons/python/py"

// inPython are functions and methods that asyncio has in Python: what they say
// of wrong arguments is what such functions say. Some few it has in C.
func inPython(defs []py.Def) []py.Def {
	for i, d := range defs {
		switch nameOf(d.Sig) {
		case "current_task", "all_tasks", "get_running_loop", "_get_running_loop", "get_event_loop":
			defs[i].Python = d.Sig == "get_event_loop(self)"
		default:
			defs[i].Python = d.Kind != py.Getter
		}
	}
	return defs
}
