//go:build !unix && !windows

package terminal

import "os"

// terminalColumns is 0: there is no way to ask.
func terminalColumns(*os.File) int { return 0 }
