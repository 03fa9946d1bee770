package aio

import "batuta/lessons/python/py"

// warnOf is warnings.warn(message, category), at the line that runs.
func warnOf(t *py.Thread, category *py.Class, message string) error {
	return t.Warn(category, message, nil)
}
