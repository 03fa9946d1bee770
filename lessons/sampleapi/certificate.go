package sampleapi

import (
	"crypto/tls"
	_ "embed"
	"fmt"
)

// CAFile is the name under which the certificate that programs are to trust
// lies beside them.
const CAFile = "batuta-api.pem"

// The certificates are the same in every copy of Batuta, and so is the key: what
// it protects is a server on the reader's own machine that has no secrets. The
// authority's own key was thrown away when they were made, so nothing else can
// ever be signed by what a program trusts. TestTheCertificates shows how they
// were made, and makes new ones.
var (
	//go:embed certificate/ca.pem
	authority string
	//go:embed certificate/server.pem
	serverCertificate string
	//go:embed certificate/server.key
	serverKey string
)

// CA is the certificate, as PEM, that a program is to trust:
// ssl.create_default_context(cafile=CAFile).
func CA() []byte { return []byte(authority) }

// tlsConfig is how the server speaks TLS.
func tlsConfig() (*tls.Config, error) {
	pair, err := tls.X509KeyPair([]byte(serverCertificate), []byte(serverKey))
	if err != nil {
		return nil, fmt.Errorf("read the sample API's certificate: %w", err)
	}
	return &tls.Config{
		Certificates: []tls.Certificate{pair},
		MinVersion:   tls.VersionTLS12,
		NextProtos:   []string{"http/1.1"},
		// Tickets come after the handshake, whenever it pleases them, and
		// would wake the loop for something that no program uses.
		SessionTicketsDisabled: true,
	}, nil
}
