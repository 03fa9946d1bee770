package trace

type fold struct{}

func newFold() fold { return fold{} }
