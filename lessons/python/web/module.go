package web

import (
	"embed"
	"maps"
	"strings"

	"batuta/lessons/python/py"
	"batuta/loopcore/httpclient"
)

//go:embed lib/*.py
var library embed.FS

// Modules are aiohttp, httpx, requests and what they are made of.
func Modules() map[string]py.Loader {
	all := map[string]py.Loader{"_http": loadCore}
	files, err := library.ReadDir("lib")
	if err != nil {
		panic(err) // it is embedded
	}
	for _, f := range files {
		name := moduleName(f.Name())
		all[name] = loadPython(name, "lib/"+f.Name())
	}
	maps.Copy(all, refused())
	return all
}

// moduleName is the module of a file: aiohttp.client is in aiohttp-client.py.
func moduleName(file string) string {
	return strings.ReplaceAll(strings.TrimSuffix(file, ".py"), "-", ".")
}

func loadPython(name, file string) py.Loader {
	return func(t *py.Thread) (*py.Module, error) {
		text, err := library.ReadFile(file)
		if err != nil {
			return nil, err
		}
		return py.PythonModule(name, string(text))(t)
	}
}

// refused are modules of those libraries that are refused by name.
func refused() map[string]py.Loader {
	all := map[string]py.Loader{}
	for _, name := range []string{
		"aiohttp.web", "aiohttp.test_utils", "aiohttp.pytest_plugin", "aiohttp.resolver", "aiohttp.tracing", "aiohttp.multipart",
		"aiohttp.web_exceptions", "aiohttp.http", "aiohttp.hdrs", "aiohttp.abc", "aiohttp.typedefs", "aiohttp.http_websocket",
		"httpx._config", "httpx._client", "httpx._models", "httpx._exceptions", "httpx._types", "httpx._transports",
		"requests.auth", "requests.adapters", "requests.cookies", "requests.models", "requests.structures", "requests.utils",
	} {
		all[name] = func(t *py.Thread) (*py.Module, error) {
			return nil, t.Raise(py.Errors.ImportError, "not in Batuta yet: module %s", name)
		}
	}
	return all
}

// loadCore makes _http.
func loadCore(*py.Thread) (*py.Module, error) {
	clientClass.Define(clientSpec)
	answerClass.Define(answerSpec)
	return py.NewModule(py.ModuleSpec{
		Name: "_http", Classes: []*py.Class{clientClass, answerClass},
		Values: kindValues(),
		Defs: []py.Def{
			{Sig: "quote(text, safe, /)", Fn: quote},
			{Sig: "unquote(text, plus, /)", Fn: unquote},
			{Sig: "apart(coroutine, /)", Fn: apart},
		},
	}), nil
}

// kindValues are the kinds of failures, and the time limits of late ones.
func kindValues() map[string]py.Value {
	all := map[string]py.Value{}
	for name, k := range map[string]httpclient.Kind{
		"REQUEST": httpclient.KindRequest, "CONNECT": httpclient.KindConnect, "TIMEOUT": httpclient.KindTimeout,
		"DISCONNECTED": httpclient.KindDisconnected, "PROTOCOL": httpclient.KindProtocol, "TOO_LARGE": httpclient.KindTooLarge,
		"ENCODING": httpclient.KindEncoding, "REDIRECT": httpclient.KindRedirect, "BODY": httpclient.KindBody,
		"CLOSED": httpclient.KindClosed, "BUSY": httpclient.KindBusy,
	} {
		all[name] = py.MakeInt(int64(k))
	}
	for name, s := range map[string]httpclient.Stage{
		"TOTAL": httpclient.StageTotal, "CONNECTING": httpclient.StageConnect, "POOL": httpclient.StagePool,
		"SOCK_CONNECT": httpclient.StageSockConnect, "SOCK_READ": httpclient.StageSockRead, "SOCK_WRITE": httpclient.StageSockWrite,
	} {
		all[name] = py.MakeInt(int64(s))
	}
	return all
}
