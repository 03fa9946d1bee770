//go:build unix

package aio

import "golang.org/x/sys/unix"

// The flags of recv that say how long it waits.
const (
	dontWait = unix.MSG_DONTWAIT
	waitAll  = unix.MSG_WAITALL
	peek     = unix.MSG_PEEK
)

// systemConstants are those that not every system has.
func systemConstants() map[string]int {
	all := map[string]int{
		"SO_REUSEPORT": unix.SO_REUSEPORT, "SO_ERROR": unix.SO_ERROR, "SO_TYPE": unix.SO_TYPE, "SO_ACCEPTCONN": unix.SO_ACCEPTCONN,
		"SO_RCVTIMEO": unix.SO_RCVTIMEO, "SO_SNDTIMEO": unix.SO_SNDTIMEO, "SO_RCVLOWAT": unix.SO_RCVLOWAT, "SO_SNDLOWAT": unix.SO_SNDLOWAT,
		"SO_DONTROUTE": unix.SO_DONTROUTE, "SO_OOBINLINE": unix.SO_OOBINLINE,
		"TCP_MAXSEG": unix.TCP_MAXSEG, "IP_TTL": unix.IP_TTL, "IP_TOS": unix.IP_TOS, "IP_MULTICAST_TTL": unix.IP_MULTICAST_TTL,
		"IP_MULTICAST_LOOP": unix.IP_MULTICAST_LOOP, "IP_ADD_MEMBERSHIP": unix.IP_ADD_MEMBERSHIP, "IP_DROP_MEMBERSHIP": unix.IP_DROP_MEMBERSHIP,
		"MSG_PEEK": unix.MSG_PEEK, "MSG_OOB": unix.MSG_OOB, "MSG_DONTROUTE": unix.MSG_DONTROUTE, "MSG_WAITALL": unix.MSG_WAITALL,
		"MSG_DONTWAIT": unix.MSG_DONTWAIT, "MSG_TRUNC": unix.MSG_TRUNC, "MSG_CTRUNC": unix.MSG_CTRUNC,
		"SOCK_SEQPACKET": unix.SOCK_SEQPACKET, "SOCK_RDM": unix.SOCK_RDM, "IPPROTO_RAW": unix.IPPROTO_RAW, "IPPROTO_ICMPV6": unix.IPPROTO_ICMPV6,
	}
	for name, n := range kernelConstants() {
		all[name] = n
	}
	return all
}
