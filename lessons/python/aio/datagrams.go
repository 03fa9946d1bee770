package aio

import (
	"net/netip"
	"slices"

	"batuta/lessons/python/py"
	"batuta/loopcore"
)

// datagramSpec is what a transport of datagrams can do.
func datagramSpec() py.Spec {
	return py.Spec{
		Bases: []*py.Class{DatagramTransportClass}, Self: py.SelfOf[*Datagrams],
		Defs: slices.Concat(commonDefs(
			func(s *Datagrams) limits { return s.core },
			func(s *Datagrams) *Loop { return s.loop },
		), []py.Def{
			{Sig: "__repr__(self)", Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return py.NewStr(args[0].(*Datagrams).core.(*loopcore.DatagramSocketTransport).String()), nil
			}},
			{Sig: "sendto(self, data, addr=None)", Python: true, Fn: datagramSend},
			{Sig: "get_protocol(self)", Python: true, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				return protocolObject(args[0].(*Datagrams).core.Protocol()), nil
			}},
			{Sig: "set_protocol(self, protocol)", Python: true, Fn: func(_ *py.Thread, args []py.Value) (py.Value, error) {
				s := args[0].(*Datagrams)
				s.core.SetProtocol(&ownDatagrams{ownProtocol{s.loop, args[1]}})
				return nil, nil
			}},
			truth("is_reading(self)", func(s *Datagrams) bool { return s.core.(*loopcore.DatagramSocketTransport).IsReading() }),
			doing("pause_reading(self)", func(s *Datagrams) error {
				s.core.(*loopcore.DatagramSocketTransport).PauseReading()
				return nil
			}),
			doing("resume_reading(self)", func(s *Datagrams) error {
				s.core.(*loopcore.DatagramSocketTransport).ResumeReading()
				return nil
			}),
		}),
	}
}

func datagramSend(t *py.Thread, args []py.Value) (py.Value, error) {
	s := args[0].(*Datagrams)
	b, err := writable(t, args[1], s.core)
	if err != nil {
		return nil, err
	}
	var to netip.AddrPort
	if v := given(args[2]); v != nil {
		fd, _ := s.core.ExtraInfo("socket").(int)
		family := socketAt(t.In(), fd).family
		at, err := addressArgument(t, family, v, "sendto")
		if err != nil {
			return nil, err
		}
		if ip, ok := at.(netip.AddrPort); ok {
			to = ip
		} else {
			return nil, t.NotYet("sendto() to the path of a Unix socket")
		}
	}
	return nil, s.core.SendTo(b, to)
}
