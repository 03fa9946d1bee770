package aio

import "batuta/lessons/python/py"

// networkModules are the modules of sockets, and those within asyncio about them.
func networkModules() map[string]py.Loader {
	return map[string]py.Loader{
		"_socket": loadSocketCore,
		"socket":  py.PythonModule("socket", socketSource),
	}
}
