//go:build linux

package selector

func backends() []backend {
	return []backend{{"epoll", newEpoll}, {"poll", newPoll}, {"select", newSelect}}
}
