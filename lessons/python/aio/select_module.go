package aio

import (
	"slices"

	"batuta/lessons/python/py"
	"batuta/loopcore/selector"
)

// loadSelect makes the module select, of which programs that write a loop of
// their own use the function. Its poll and epoll objects are what the module
// selectors is made of; here they are refused by name.
func loadSelect(*py.Thread) (*py.Module, error) {
	return py.NewModule(py.ModuleSpec{
		Name:   "select",
		Values: map[string]py.Value{"error": py.Errors.OSError},
		Defs:   []py.Def{{Sig: "select(rlist, wlist, xlist, timeout=None, /)", Fn: selectFiles}},
	}), nil
}

// selectFiles is select.select: of three lists those files that can be read, that
// can be written, and that something exceptional has befallen, which nothing here
// ever does.
func selectFiles(t *py.Thread, args []py.Value) (py.Value, error) {
	seconds := -1.0
	if given(args[3]) != nil {
		var err error
		if seconds, err = t.Float(args[3]); err != nil {
			return nil, t.TypeError("timeout must be a float or None")
		}
		if seconds < 0 {
			return nil, t.ValueError("timeout must be non-negative")
		}
	}
	asked, err := watchedFiles(t, args[:3])
	if err != nil {
		return nil, err
	}
	s, err := bestForSelect()
	if err != nil {
		return nil, err
	}
	defer s.Close()
	masks := map[int]selector.Mask{}
	for i, mask := range []selector.Mask{selector.Read, selector.Write} {
		for _, f := range asked[i] {
			masks[f.fd] |= mask
		}
	}
	for fd, mask := range masks {
		if err := s.Register(fd, mask); err != nil {
			return nil, pollerError(err)
		}
	}
	events, err := askSelector(t, s, seconds)
	if err != nil {
		return nil, pollerError(err)
	}
	ready := map[int]selector.Mask{}
	for _, e := range events {
		ready[e.FD] |= e.Mask
	}
	return py.NewTuple(readyOf(asked[0], ready, selector.Read), readyOf(asked[1], ready, selector.Write), py.NewList()), nil
}

// watchedFile is a file that select is asked about, and its descriptor.
type watchedFile struct {
	of py.Value
	fd int
}

// watchedFiles are the files of the three lists.
func watchedFiles(t *py.Thread, lists []py.Value) (all [3][]watchedFile, err error) {
	for i, list := range lists {
		files, err := t.Collect(list)
		if err != nil {
			if _, is := py.IsRaised(err, py.Errors.TypeError); is {
				err = t.TypeError("arguments 1-3 must be sequences")
			}
			return all, err
		}
		for _, v := range files {
			fd, err := descriptorFor(t, v)
			if err != nil {
				return all, err
			}
			all[i] = append(all[i], watchedFile{v, fd})
		}
	}
	return all, nil
}

// descriptorFor is fileDescriptor with the words of C's select.
func descriptorFor(t *py.Thread, v py.Value) (int, error) {
	of := v
	if _, number := py.As[py.Int](v); !number {
		m, err := t.Lookup(v, t.In().Intern("fileno"))
		if err != nil {
			return 0, err
		}
		if m == nil {
			return 0, t.TypeError("argument must be an int, or have a fileno() method.")
		}
		if of, err = t.Call(m); err != nil {
			return 0, err
		}
		if _, number := py.As[py.Int](of); !number {
			return 0, t.TypeError("fileno() returned a non-integer")
		}
	}
	fd, err := t.Index(of)
	if err == nil && fd < 0 {
		err = t.ValueError("file descriptor cannot be a negative integer (%d)", fd)
	}
	return fd, err
}

// readyOf are those files that are ready for mask, in the order of their list.
func readyOf(files []watchedFile, ready map[int]selector.Mask, mask selector.Mask) *py.List {
	list := py.NewList()
	for _, f := range files {
		if ready[f.fd]&mask != 0 {
			list.Items = append(list.Items, f.of)
		}
	}
	return list
}

// bestForSelect is the system's select, or what it has in its place.
func bestForSelect() (selector.Selector, error) {
	names := selector.Names()
	if i := slices.Index(names, "SelectSelector"); i >= 0 {
		return selector.New(names[i])
	}
	return selector.New(names[0])
}
