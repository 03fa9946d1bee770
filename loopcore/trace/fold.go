package trace

type fold struct{}
