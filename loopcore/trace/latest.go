package trace

// Latest is how many events a recorder made by NewLatest holds at least.
const Latest = 1 << chunkBits

// NewLatest makes an empty recorder that keeps the latest events alone: of a run
// that nobody will look back at, the whole recording would take more memory than
// most programs do.
func NewLatest(clock Clock) *Recorder {
	return newRecorder(clock, chunkBits, Latest)
}
