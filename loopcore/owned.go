package loopcore

// Owned is a thing of the loop's that an interpreter's programs can hold: it
// keeps the object that they know it by, so that it is always the same.
type Owned struct{ owner any }

// Owner is what SetOwner was given last, nil for nothing.
func (o *Owned) Owner() any { return o.owner }

// SetOwner keeps an object for the thing.
func (o *Owned) SetOwner(owner any) { o.owner = owner }
