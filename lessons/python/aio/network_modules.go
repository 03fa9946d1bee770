package aio

import "batuta/lessons/python/py"

// networkModules are the modules of sockets, and those within asyncio about them.
func networkModules() map[string]py.Loader {
	return map[string]py.Loader{
		"_socket":      loadSocketCore,
		"_socketfiles": py.PythonModule("_socketfiles", socketFilesSource),
		"_ssl":         loadSSLCore,
		"_selectors":   loadSelectorsCore,
		"selectors":    py.PythonModule("selectors", selectorsSource),
		"select":       loadSelect,
		"ssl":          py.PythonModule("ssl", sslSource),
		"_signal":      loadSignalCore,
		"signal":       py.PythonModule("signal", signalSource),
		"socket":       py.PythonModule("socket", socketSource),
	}
}

// defineNetwork says what asyncio's classes about connections can do, and what
// the errors of sockets and of TLS are.
func defineNetwork(in *py.Interpreter) {
	defineSocketErrors(in)
	SocketClass.Define(socketSpec)
	defineSSL()
	registerSSLErrors(in)
}
