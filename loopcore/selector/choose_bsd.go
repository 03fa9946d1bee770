//go:build darwin || dragonfly || freebsd || netbsd || openbsd

package selector

func backends() []backend {
	return []backend{{"kqueue", newKqueue}, {"poll", newPoll}, {"select", newSelect}}
}
