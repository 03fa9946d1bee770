package terminal

import (
	"io"
	"os"
	"strconv"
)

// usualColumns is the width where nothing says how wide the terminal is.
const usualColumns = 100

// columnsOf is how many columns of text fit where out is read: what COLUMNS
// says, else the terminal itself.
func columnsOf(out io.Writer) int {
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		return n
	}
	if f, ok := out.(*os.File); ok {
		if n := terminalColumns(f); n > 0 {
			return n
		}
	}
	return usualColumns
}
