package loopcore

import (
	"crypto/tls"
	"strings"
)

// alertReason is OpenSSL's name for an alert that the other side has sent; "" if
// it has none.
func alertReason(n uint8) string {
	names := [...]string{
		10:  "SSLV3_ALERT_UNEXPECTED_MESSAGE",
		20:  "SSLV3_ALERT_BAD_RECORD_MAC",
		21:  "TLSV1_ALERT_DECRYPTION_FAILED",
		22:  "TLSV1_ALERT_RECORD_OVERFLOW",
		30:  "SSLV3_ALERT_DECOMPRESSION_FAILURE",
		40:  "SSLV3_ALERT_HANDSHAKE_FAILURE",
		41:  "SSLV3_ALERT_NO_CERTIFICATE",
		42:  "SSLV3_ALERT_BAD_CERTIFICATE",
		43:  "SSLV3_ALERT_UNSUPPORTED_CERTIFICATE",
		44:  "SSLV3_ALERT_CERTIFICATE_REVOKED",
		45:  "SSLV3_ALERT_CERTIFICATE_EXPIRED",
		46:  "SSLV3_ALERT_CERTIFICATE_UNKNOWN",
		47:  "SSLV3_ALERT_ILLEGAL_PARAMETER",
		48:  "TLSV1_ALERT_UNKNOWN_CA",
		49:  "TLSV1_ALERT_ACCESS_DENIED",
		50:  "TLSV1_ALERT_DECODE_ERROR",
		51:  "TLSV1_ALERT_DECRYPT_ERROR",
		60:  "TLSV1_ALERT_EXPORT_RESTRICTION",
		70:  "TLSV1_ALERT_PROTOCOL_VERSION",
		71:  "TLSV1_ALERT_INSUFFICIENT_SECURITY",
		80:  "TLSV1_ALERT_INTERNAL_ERROR",
		86:  "TLSV1_ALERT_INAPPROPRIATE_FALLBACK",
		90:  "TLSV1_ALERT_USER_CANCELLED",
		100: "TLSV1_ALERT_NO_RENEGOTIATION",
		109: "TLSV13_ALERT_MISSING_EXTENSION",
		110: "TLSV1_UNSUPPORTED_EXTENSION",
		112: "TLSV1_UNRECOGNIZED_NAME",
		113: "TLSV1_BAD_CERTIFICATE_STATUS_RESPONSE",
		115: "TLSV1_ALERT_UNKNOWN_PSK_IDENTITY",
		116: "TLSV13_ALERT_CERTIFICATE_REQUIRED",
		120: "TLSV1_ALERT_NO_APPLICATION_PROTOCOL",
	}
	if int(n) < len(names) {
		return names[n]
	}
	return ""
}

// refusalReason is OpenSSL's name for what crypto/tls says in a sentence; ""
// if it has none.
func refusalReason(text string) string {
	switch {
	case strings.Contains(text, "unsupported protocol version"), strings.Contains(text, "only unsupported versions"):
		return "UNSUPPORTED_PROTOCOL"
	case strings.Contains(text, "no cipher suite supported by both"), strings.Contains(text, "no certificates configured"):
		return "NO_SHARED_CIPHER"
	case strings.Contains(text, "no supported versions satisfy"):
		return "NO_PROTOCOLS_AVAILABLE"
	case strings.Contains(text, "client didn't provide a certificate"):
		return "PEER_DID_NOT_RETURN_A_CERTIFICATE"
	}
	return ""
}

// reasonWords are OpenSSL's words for a reason.
func reasonWords(reason string) string {
	words := strings.ToLower(strings.ReplaceAll(reason, "_", " "))
	return strings.Replace(words, "sslv3 alert", "ssl/tls alert", 1)
}

// TLSCipher is what a TLS transport's ExtraInfo("cipher") answers
// (SSLObject.cipher).
type TLSCipher struct {
	Name    string // as the standards have it: TLS_AES_128_GCM_SHA256
	Version string // TLSv1.3
	Bits    int    // of the secret key
}

func tlsCipher(s tls.ConnectionState) TLSCipher {
	c := TLSCipher{Name: tls.CipherSuiteName(s.CipherSuite), Bits: 256}
	c.Version = strings.Replace(tls.VersionName(s.Version), "TLS ", "TLSv", 1)
	switch {
	case strings.Contains(c.Name, "AES_128"), strings.Contains(c.Name, "RC4_128"):
		c.Bits = 128
	case strings.Contains(c.Name, "3DES"):
		c.Bits = 112
	}
	return c
}

// CipherOf is the cipher of a connection.
func CipherOf(s tls.ConnectionState) TLSCipher { return tlsCipher(s) }

// TLSError is an error of crypto/tls's as Python raises it: an *SSLError, most often.
func TLSError(err error) error { return sslError(err) }
