package py

// Heed is what native code that may work for long calls now and then: the run
// may have been stopped or interrupted, or another thread may want its turn.
func (t *Thread) Heed() error {
	if t.in.attention.Load() == 0 {
		return nil
	}
	return t.heed()
}
