package py

// Room answers MemoryError if so many bytes are beyond the interpreter's bound.
// Whoever makes something whose size the program chooses asks first.
func (t *Thread) Room(bytes int64) error {
	if most := t.in.Limits.Memory; most > 0 && (bytes < 0 || bytes > most) {
		return t.NewException(Errors.MemoryError)
	}
	return nil
}
