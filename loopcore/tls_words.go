package loopcore

import (
	"crypto/tls"
	"strings"
)

// alertReason is OpenSSL's name for an alert that the other side has sent.
func alertReason(n uint8) string {
	switch n {
	case 10:
		return "SSLV3_ALERT_UNEXPECTED_MESSAGE"
	case 20:
		return "SSLV3_ALERT_BAD_RECORD_MAC"
	case 22:
		return "TLSV1_ALERT_RECORD_OVERFLOW"
	case 40:
		return "SSLV3_ALERT_HANDSHAKE_FAILURE"
	case 42:
		return "SSLV3_ALERT_BAD_CERTIFICATE"
	case 43:
		return "SSLV3_ALERT_UNSUPPORTED_CERTIFICATE"
	case 44:
		return "SSLV3_ALERT_CERTIFICATE_REVOKED"
	case 45:
		return "SSLV3_ALERT_CERTIFICATE_EXPIRED"
	case 46:
		return "SSLV3_ALERT_CERTIFICATE_UNKNOWN"
	case 47:
		return "SSLV3_ALERT_ILLEGAL_PARAMETER"
	case 48:
		return "TLSV1_ALERT_UNKNOWN_CA"
	case 49:
		return "TLSV1_ALERT_ACCESS_DENIED"
	case 50:
		return "TLSV1_ALERT_DECODE_ERROR"
	case 51:
		return "TLSV1_ALERT_DECRYPT_ERROR"
	case 70:
		return "TLSV1_ALERT_PROTOCOL_VERSION"
	case 71:
		return "TLSV1_ALERT_INSUFFICIENT_SECURITY"
	case 80:
		return "TLSV1_ALERT_INTERNAL_ERROR"
	case 86:
		return "TLSV1_ALERT_INAPPROPRIATE_FALLBACK"
	case 90:
		return "TLSV1_ALERT_USER_CANCELLED"
	case 109:
		return "TLSV13_ALERT_MISSING_EXTENSION"
	case 112:
		return "TLSV1_UNRECOGNIZED_NAME"
	case 116:
		return "TLSV13_ALERT_CERTIFICATE_REQUIRED"
	case 120:
		return "TLSV1_ALERT_NO_APPLICATION_PROTOCOL"
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
