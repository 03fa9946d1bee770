//go:build windows

package selector

func backends() []backend { return []backend{{"wsapoll", newWSAPoll}} }
