"""What programs do with requests."""
import requests

API = "http://127.0.0.1:8765"

r = requests.get(API + "/echo", params={"q": "a b", "n": [1, 2], "none": None}, headers={"X-Who": "me"})
print(r, r.status_code, r.ok, r.reason, r.json(), r.headers["content-type"], r.encoding)
print(requests.post(API + "/echo", json={"a": 1}).json())
print(requests.post(API + "/echo", data={"a": "é", "b": 2}).json())
print(requests.put(API + "/echo", data=b"bytes").json()["body"], requests.delete(API + "/echo").json()["method"])
r = requests.get(API + "/redirect?n=2")
print(r.status_code, [old.status_code for old in r.history], r.history)
print(requests.get(API + "/latin").text, list(requests.get(API + "/lines").iter_lines()))
with requests.Session() as session:
    session.headers.update({"X-Who": "you"})
    session.get(API + "/set-cookie")
    told = session.get(API + "/echo", auth=("u", "p")).json()
    print(told["cookie"], told["x-who"], told["authorization"])
for attempt in ("/status?code=404", "/notjson"):
    try:
        r = requests.get(API + attempt)
        r.raise_for_status()
        r.json()
    except requests.exceptions.RequestException as error:
        print(type(error).__name__, str(error).replace(API, "API"))
for url in ("foo", "ftp://x/", "http://"):
    try:
        requests.get(url)
    except ValueError as error:
        print(type(error).__name__, error)
try:
    requests.get(API + "/slow", timeout=0.05)
except requests.Timeout as error:
    print(type(error).__name__)
try:
    requests.get("http://127.0.0.1:1/")
except requests.ConnectionError as error:
    print(type(error).__name__, "Max retries" in str(error))
raise requests.HTTPError("last words")
