package aio

import (
	"crypto/tls"
	"strings"

	"batuta/lessons/python/py"
)

// cipherNames are OpenSSL's names of the suites that Go has, the strongest first.
func cipherNames() []struct {
	name string
	id   uint16
} {
	return []struct {
		name string
		id   uint16
	}{
		{"TLS_AES_256_GCM_SHA384", tls.TLS_AES_256_GCM_SHA384},
		{"TLS_CHACHA20_POLY1305_SHA256", tls.TLS_CHACHA20_POLY1305_SHA256},
		{"TLS_AES_128_GCM_SHA256", tls.TLS_AES_128_GCM_SHA256},
		{"ECDHE-ECDSA-AES256-GCM-SHA384", tls.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384},
		{"ECDHE-RSA-AES256-GCM-SHA384", tls.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384},
		{"ECDHE-ECDSA-AES128-GCM-SHA256", tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256},
		{"ECDHE-RSA-AES128-GCM-SHA256", tls.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256},
		{"ECDHE-ECDSA-CHACHA20-POLY1305", tls.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256},
		{"ECDHE-RSA-CHACHA20-POLY1305", tls.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256},
	}
}

// setCiphers chooses among the suites of TLS 1.2 by OpenSSL's names. Its words for
// whole groups are left to Go's own choice, which has the safe ones only.
func setCiphers(t *py.Thread, args []py.Value) (py.Value, error) {
	c := args[0].(*SSLContext)
	list, err := hostArgument(t, args[1])
	if err != nil {
		return nil, err
	}
	known := map[string]uint16{}
	for _, one := range cipherNames() {
		known[one.name] = one.id
	}
	var chosen []uint16
	group := false
	for _, word := range strings.FieldsFunc(list, func(r rune) bool { return r == ':' || r == ',' || r == ' ' }) {
		word = strings.TrimLeft(word, "+")
		name, _, _ := strings.Cut(strings.TrimLeft(word, "!-@"), "+")
		name, _, _ = strings.Cut(name, "=")
		switch id, is := known[word]; {
		case is:
			chosen = append(chosen, id)
		case strings.HasPrefix(word, "!") || strings.HasPrefix(word, "-"):
		case strings.Contains(" ALL DEFAULT HIGH ECDHE ECDH EECDH AES AESGCM CHACHA20 kEECDH SECLEVEL ", " "+name+" "):
			group = true
		}
	}
	if len(chosen) == 0 && !group {
		return nil, makeException(t, sslErrorClass, py.NewStr("No cipher can be selected."))
	}
	c.ciphers = chosen
	if group {
		c.ciphers = nil
	}
	c.changed()
	return nil, nil
}

func getCiphers(_ *py.Thread, args []py.Value) (py.Value, error) {
	c, all := args[0].(*SSLContext), py.NewList()
	chosen := map[uint16]bool{}
	for _, id := range c.ciphers {
		chosen[id] = true
	}
	for _, one := range cipherNames() {
		modern := strings.HasPrefix(one.name, "TLS_")
		if c.ciphers != nil && !chosen[one.id] && !modern {
			continue
		}
		protocol, bits := "TLSv1.2", int64(256)
		if modern {
			protocol = "TLSv1.3"
		}
		if strings.Contains(one.name, "128") {
			bits = 128
		}
		d := py.NewDict()
		d.SetStr(py.NewStr("id"), py.MakeInt(0x03000000|int64(one.id)))
		d.SetStr(py.NewStr("name"), py.NewStr(one.name))
		d.SetStr(py.NewStr("protocol"), py.NewStr(protocol))
		d.SetStr(py.NewStr("strength_bits"), py.MakeInt(bits))
		d.SetStr(py.NewStr("alg_bits"), py.MakeInt(bits))
		d.SetStr(py.NewStr("aead"), py.True)
		all.Items = append(all.Items, d)
	}
	return all, nil
}
