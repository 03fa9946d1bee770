import ssl
print(ssl.AlertDescription.int)
print(ssl._ASN1Object.nothing)
