package modules

import "syscall"

// processTime is the processor time that the process used, in seconds.
func processTime() float64 {
	h, err := syscall.GetCurrentProcess()
	if err != nil {
		return 0
	}
	var created, exited, kernel, user syscall.Filetime
	if syscall.GetProcessTimes(h, &created, &exited, &kernel, &user) != nil {
		return 0
	}
	seconds := func(t syscall.Filetime) float64 {
		return float64(int64(t.HighDateTime)<<32+int64(t.LowDateTime)) * 1e-7
	}
	return seconds(kernel) + seconds(user)
}
