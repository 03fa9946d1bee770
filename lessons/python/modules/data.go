package modules

import (
	_ "embed" // the modules that are written in Python

	"batuta/lessons/python/py"
)

//go:embed lib/base64.py
var base64Source string

//go:embed lib/secrets.py
var secretsSource string

//go:embed lib/uuid.py
var uuidSource string

//go:embed lib/textwrap.py
var textwrapSource string

//go:embed lib/statistics.py
var statisticsSource string

//go:embed lib/re.py
var reSourceText string

//go:embed lib/calendar.py
var calendarSource string

//go:embed lib/copy.py
var copySource string

// dataModules are the modules about data and time.
func dataModules() map[string]py.Loader {
	return map[string]py.Loader{
		"statistics":   py.PythonModule("statistics", statisticsSource),
		"textwrap":     py.PythonModule("textwrap", textwrapSource),
		"base64":       py.PythonModule("base64", base64Source),
		"binascii":     loadBinascii,
		"hashlib":      loadHashlib,
		"_re":          loadRECore,
		"re":           py.PythonModule("re", reSourceText),
		"calendar":     py.PythonModule("calendar", calendarSource),
		"secrets":      py.PythonModule("secrets", secretsSource),
		"uuid":         py.PythonModule("uuid", uuidSource),
		"copy":         py.PythonModule("copy", copySource),
		"datetime":     loadDatetime,
		"json":         loadJSON,
		"json.decoder": loadJSONDecoder,
		"json.encoder": loadJSONEncoder,
		"operator":     loadOperator,
		"time":         loadTime,
	}
}
