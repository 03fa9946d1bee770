// Package modules is the part of Python's standard library that programs can
// import and that knows nothing of event loops.
package modules

import (
	"maps"

	"batuta/lessons/python/py"
)

// All are the modules by name; each is made when it is imported.
func All() map[string]py.Loader {
	all := map[string]py.Loader{
		"itertools": loadItertools,
		"math":      loadMath,
		"random":    loadRandom,
	}
	maps.Copy(all, errorModules())
	maps.Copy(all, systemModules())
	maps.Copy(all, objectModules())
	maps.Copy(all, dataModules())
	maps.Copy(all, heapLoaders())
	maps.Copy(all, collectionsLoaders())
	maps.Copy(all, stringLoaders())
	maps.Copy(all, threadModules())
	maps.Copy(all, libraryModules())
	return all
}
