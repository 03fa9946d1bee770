//go:build !linux

package selectortest

// signals has no rules here: no signal can be sent to one thread, so what it
// would interrupt is not known.
func signals() []rule { return nil }
