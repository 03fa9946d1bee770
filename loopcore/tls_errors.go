package loopcore

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"reflect"
	"strings"
)

// SSLError is what TLS failed by (ssl.SSLError, and of a certificate
// ssl.SSLCertVerificationError). errors.As finds crypto/tls's own error in it,
// and, as in Python, it is an OSError.
type SSLError struct {
	Reason       string // OpenSSL's word: CERTIFICATE_VERIFY_FAILED; "" if it has none for it
	Verification bool   // the other side's certificate was refused
	os           *OSError
}

// newSSLError words an error as Python does, but for the place in OpenSSL's source.
func newSSLError(reason, words string, cause error) *SSLError {
	e := &SSLError{Reason: reason, Verification: reason == "CERTIFICATE_VERIFY_FAILED"}
	e.os = &OSError{Strerror: "[SSL] " + words, class: e.Class(), cause: cause}
	if reason != "" {
		e.os.Strerror = "[SSL: " + reason + "] " + words
	}
	return e
}

func (e *SSLError) Error() string { return e.os.Strerror }

// Class is the exception's name in Python.
func (e *SSLError) Class() string {
	if e.Verification {
		return "SSLCertVerificationError"
	}
	return "SSLError"
}

// Repr is the error as Python's repr writes it.
func (e *SSLError) Repr() string { return e.Class() + "(1, " + quoted(e.os.Strerror) + ")" }

// Unwrap is the error as an OSError, and behind it crypto/tls's own.
func (e *SSLError) Unwrap() error { return e.os }

// sslError is an error of crypto/tls's as Python raises it.
func sslError(err error) error {
	var already *SSLError
	var panicked *PanicError
	var header tls.RecordHeaderError
	switch {
	case errors.As(err, &already) || errors.As(err, &panicked):
		return err
	case errors.As(err, &header):
		reason := noTLS(header.RecordHeader[:])
		return newSSLError(reason, reasonWords(reason), err)
	}
	if words := certificateRefused(err); words != "" {
		return newSSLError("CERTIFICATE_VERIFY_FAILED", "certificate verify failed: "+words, err)
	}
	if reason, words := alerted(err); reason != "" {
		return newSSLError(reason, words, err)
	}
	return newSSLError("", strings.TrimPrefix(err.Error(), "tls: "), err)
}

// noTLS is OpenSSL's name for what does not begin as TLS does.
func noTLS(header []byte) string {
	for _, method := range []string{"GET ", "POST ", "HEAD ", "PUT ", "PATCH", "DELET", "OPTIO", "TRACE"} {
		if bytes.HasPrefix(header, []byte(method)) {
			return "HTTP_REQUEST"
		}
	}
	if bytes.HasPrefix(header, []byte("CONNE")) {
		return "HTTPS_PROXY_REQUEST"
	}
	return "WRONG_VERSION_NUMBER"
}

// certificateRefused says in OpenSSL's words why a certificate was refused; ""
// if that is not what failed.
func certificateRefused(err error) string {
	var (
		hostname  x509.HostnameError
		invalid   x509.CertificateInvalidError
		authority x509.UnknownAuthorityError
		verify    *tls.CertificateVerificationError
	)
	switch {
	case errors.As(err, &hostname):
		if net.ParseIP(strings.Trim(hostname.Host, "[]")) != nil {
			return fmt.Sprintf("IP address mismatch, certificate is not valid for '%s'.", hostname.Host)
		}
		return fmt.Sprintf("Hostname mismatch, certificate is not valid for '%s'.", hostname.Host)
	case errors.As(err, &invalid):
		return invalidCertificate(invalid)
	case errors.As(err, &authority):
		if c := authority.Cert; c != nil && bytes.Equal(c.RawSubject, c.RawIssuer) {
			return "self-signed certificate"
		}
		return "unable to get local issuer certificate"
	case errors.As(err, &verify):
		return verify.Err.Error()
	}
	return ""
}

func invalidCertificate(e x509.CertificateInvalidError) string {
	switch e.Reason {
	case x509.Expired:
		if e.Cert != nil && strings.Contains(e.Detail, "is before") {
			return "certificate is not yet valid"
		}
		return "certificate has expired"
	case x509.NotAuthorizedToSign:
		return "invalid CA certificate"
	case x509.TooManyIntermediates:
		return "path length constraint exceeded"
	case x509.IncompatibleUsage:
		return "unsuitable certificate purpose"
	case x509.CANotAuthorizedForThisName:
		return "permitted subtree violation"
	}
	return e.Error()
}

// alerted is an alert, the other side's or ours, in OpenSSL's words; "" if the
// error is none.
func alerted(err error) (reason, words string) {
	var op *net.OpError
	if errors.As(err, &op) {
		if n := reflect.ValueOf(op.Err); n.Kind() == reflect.Uint8 { // crypto/tls keeps the type to itself
			if op.Op == "local error" {
				return localAlert(uint8(n.Uint()))
			}
			reason := alertReason(uint8(n.Uint()))
			return reason, reasonWords(reason)
		}
	}
	reason = refusalReason(err.Error())
	return reason, reasonWords(reason)
}

// localAlert is an alert of our own: what we found wrong.
func localAlert(n uint8) (reason, words string) {
	if n == 20 {
		reason = "DECRYPTION_FAILED_OR_BAD_RECORD_MAC"
		return reason, reasonWords(reason)
	}
	return "", ""
}
