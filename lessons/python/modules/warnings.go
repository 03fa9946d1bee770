package modules

import _ "embed" // the module is written in Python

//go:embed lib/warnings.py
var warningsText string
