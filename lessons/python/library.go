package python

import (
	"sync"

	"batuta/lessons/python/bytecode"
)

// library keeps the code of the modules that are written in Python, which is the
// same for every run and never changes: compiling typing takes longer than most
// programs.
var library sync.Map // file name → *bytecode.Code

// compiledLibrary is the code of a module of the library.
func compiledLibrary(file, text string) (*bytecode.Code, error) {
	if code, ok := library.Load(file); ok {
		return code.(*bytecode.Code), nil
	}
	code, err := Program{file, text}.Compile()
	if err != nil {
		return nil, err
	}
	library.Store(file, code)
	return code, nil
}
