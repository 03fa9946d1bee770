package lessons

import (
	"strings"
	"testing"
)

// The three ways in which programs ask the sample API over TLS: with its
// certificate they are answered, without it they are told why they are not.
func TestProgramsReachTheAPIOverTLSIfTheyTrustIt(t *testing.T) {
	for name, ask := range map[string]string{
		"asyncio": `
    r, w = await asyncio.open_connection("127.0.0.1", 8766, ssl=context)
    w.write(b"GET /orders?page=1 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
    print((await r.readline()).split()[1].decode())
    await r.read()
    w.close()
    await w.wait_closed()`,
		"aiohttp": `
    async with aiohttp.ClientSession() as s, s.get("https://127.0.0.1:8766/gzip/users", ssl=context) as r:
        await r.json()
        print(r.status)`,
		"httpx": `
    async with httpx.AsyncClient(verify=context) as s:
        r = await s.get("https://localhost:8766/limited/orders?page=1")
        print(r.status_code)`,
	} {
		text := strings.ReplaceAll(`import asyncio, ssl, aiohttp, httpx
async def ask(context):ASK
async def main():
    await ask(ssl.create_default_context(cafile="batuta-api.pem"))
    try:
        await ask(ssl.create_default_context())
    except Exception as e:
        print("CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate" in str(e))
asyncio.run(main())
`, "ASK", ask)
		for _, clock := range []ClockKind{Virtual, Real} {
			t.Run(name+"/"+clock.String(), func(t *testing.T) {
				v := played(t, Python("secure.py", text), Options{Clock: clock})
				if got := output(v); got != "200\nTrue\n" {
					t.Errorf("it prints %q", got)
				}
				if list, _ := requestsIn(t, v); len(list) != 1 || !strings.HasSuffix(list[0], " 200") {
					t.Errorf("the requests are %q", list)
				}
			})
		}
	}
}
