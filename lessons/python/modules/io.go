package modules

import "batuta/lessons/python/py"

// loadIO makes io.
func loadIO(t *py.Thread) (*py.Module, error) {
	return py.NewModule(py.ModuleSpec{
		Name: "io", Doc: "Files of text and of bytes, in memory too.",
		Classes: []*py.Class{
			py.FileIOClass, py.BufferedReaderClass, py.BufferedWriterClass, py.BufferedRandomClass,
			py.TextIOWrapperClass, py.StringIOClass, py.BytesIOClass, py.UnsupportedOperation,
		},
		Values: map[string]py.Value{
			"IOBase": py.IOBaseClass, "RawIOBase": py.RawIOBaseClass, "BufferedIOBase": py.BufferedIOBaseClass,
			"TextIOBase": py.TextIOBaseClass, "BlockingIOError": py.Errors.BlockingIOError,
			"open":     t.In().Builtins.GetStr(py.NewStr("open")),
			"SEEK_SET": py.MakeInt(0), "SEEK_CUR": py.MakeInt(1), "SEEK_END": py.MakeInt(2),
			"DEFAULT_BUFFER_SIZE": py.MakeInt(131072),
		},
		Missing: []string{"open_code", "text_encoding", "BufferedRWPair", "IncrementalNewlineDecoder", "Reader", "Writer"},
	}), nil
}
