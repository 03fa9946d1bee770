"""What two ends of TLS tell each other when something is wrong: the alerts."""
import ssl

COMMON = [
    ssl.ALERT_DESCRIPTION_CLOSE_NOTIFY, ssl.ALERT_DESCRIPTION_HANDSHAKE_FAILURE, ssl.ALERT_DESCRIPTION_BAD_CERTIFICATE,
    ssl.ALERT_DESCRIPTION_UNSUPPORTED_CERTIFICATE, ssl.ALERT_DESCRIPTION_CERTIFICATE_REVOKED, ssl.ALERT_DESCRIPTION_CERTIFICATE_EXPIRED,
    ssl.ALERT_DESCRIPTION_CERTIFICATE_UNKNOWN, ssl.ALERT_DESCRIPTION_UNKNOWN_CA, ssl.ALERT_DESCRIPTION_PROTOCOL_VERSION,
    ssl.ALERT_DESCRIPTION_UNRECOGNIZED_NAME,
]
RARE = {
    "of records": (ssl.ALERT_DESCRIPTION_BAD_RECORD_MAC, ssl.ALERT_DESCRIPTION_RECORD_OVERFLOW, ssl.ALERT_DESCRIPTION_DECOMPRESSION_FAILURE,
                   ssl.ALERT_DESCRIPTION_DECODE_ERROR, ssl.ALERT_DESCRIPTION_DECRYPT_ERROR),
    "of order": (ssl.ALERT_DESCRIPTION_UNEXPECTED_MESSAGE, ssl.ALERT_DESCRIPTION_ILLEGAL_PARAMETER, ssl.ALERT_DESCRIPTION_ACCESS_DENIED,
                 ssl.ALERT_DESCRIPTION_INSUFFICIENT_SECURITY, ssl.ALERT_DESCRIPTION_INTERNAL_ERROR, ssl.ALERT_DESCRIPTION_USER_CANCELLED,
                 ssl.ALERT_DESCRIPTION_NO_RENEGOTIATION),
    "of extensions": (ssl.ALERT_DESCRIPTION_UNSUPPORTED_EXTENSION, ssl.ALERT_DESCRIPTION_CERTIFICATE_UNOBTAINABLE,
                      ssl.ALERT_DESCRIPTION_BAD_CERTIFICATE_STATUS_RESPONSE, ssl.ALERT_DESCRIPTION_BAD_CERTIFICATE_HASH_VALUE,
                      ssl.ALERT_DESCRIPTION_UNKNOWN_PSK_IDENTITY),
}


def told(alert):
    return alert.name.removeprefix("ALERT_DESCRIPTION_").lower().replace("_", " ")


for alert in COMMON:
    print(f"{alert:4d} {told(alert)}")
for kind, alerts in RARE.items():
    print(kind + ":", ", ".join(f"{told(alert)} ({alert.value})" for alert in alerts))
all_of_them = set(COMMON).union(*RARE.values())
print(len(all_of_them), sorted(all_of_them) == sorted(ssl.AlertDescription))
print(repr(ssl.AlertDescription(80)), ssl.AlertDescription["ALERT_DESCRIPTION_UNKNOWN_CA"] is ssl.ALERT_DESCRIPTION_UNKNOWN_CA)
try:
    ssl.AlertDescription(3)
except ValueError as error:
    print(error)
