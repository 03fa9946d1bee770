//go:build linux || darwin || dragonfly || freebsd || netbsd || openbsd

package selector

import (
	"fmt"
	"testing"

	"golang.org/x/sys/unix"
)

// BenchmarkSelect looks once, with one descriptor ready among idle ones. The
// idle ones cost nothing where the kernel holds them, and most of the call
// where it does not.
func BenchmarkSelect(b *testing.B) {
	for _, name := range Names() {
		for _, idle := range []int{10, 1000} {
			if name == "select" {
				idle = min(idle, unix.FD_SETSIZE-20) // leaves room for the process's own
			}
			b.Run(fmt.Sprintf("%s/%d", name, idle), func(b *testing.B) {
				s := open(b, name)
				active, far := newPair(b)
				far.send(b)
				register(b, s, active.fd, Read)
				silent, _ := newPair(b)
				register(b, s, silent.fd, Read)
				for range idle - 1 {
					register(b, s, silent.another(b, 0).fd, Read)
				}
				b.ReportAllocs()
				for b.Loop() {
					if events, err := s.Select(0); err != nil || len(events) != 1 {
						b.Fatalf("answered %v, %v", events, err)
					}
				}
			})
		}
	}
}

// BenchmarkRegister is a descriptor coming and going among 1000 others.
func BenchmarkRegister(b *testing.B) {
	for _, name := range Names() {
		b.Run(name, func(b *testing.B) {
			s := open(b, name)
			one, _ := newPair(b)
			for range min(1000, unix.FD_SETSIZE-20) {
				register(b, s, one.another(b, 0).fd, Read)
			}
			b.ReportAllocs()
			for b.Loop() {
				if err := s.Register(one.fd, Read); err != nil {
					b.Fatal(err)
				}
				if err := s.Unregister(one.fd); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
