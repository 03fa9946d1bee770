package loopcore

func (a *attempts) race(fl *flow) Answer { return a.next(fl, 0) }
