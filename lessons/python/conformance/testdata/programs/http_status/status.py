"""A server's answers by the names of HTTP's codes and methods."""
import asyncio
from http import HTTPMethod, HTTPStatus


async def handle(method, path):
    await asyncio.sleep(0)
    if method is not HTTPMethod.GET:
        return HTTPStatus.METHOD_NOT_ALLOWED
    return HTTPStatus.OK if path == "/" else HTTPStatus.NOT_FOUND


async def main():
    for method, path in [("GET", "/"), ("GET", "/x"), ("POST", "/")]:
        status = await handle(HTTPMethod(method), path)
        print(f"HTTP/1.1 {status} {status.phrase} -- {status.description}")
        print(repr(status), status.value, status.is_success, status.is_client_error, status == 200)


asyncio.run(main())
for status in HTTPStatus:
    if status.is_redirection or status.is_informational or status.is_server_error:
        print(int(status), status.name, status.phrase)
print(HTTPStatus(418).phrase, HTTPStatus.UNPROCESSABLE_ENTITY is HTTPStatus.UNPROCESSABLE_CONTENT, len(HTTPStatus))
print([m.value for m in HTTPMethod], repr(HTTPMethod.PATCH), HTTPMethod.TRACE.description)
try:
    HTTPStatus(299)
except ValueError as e:
    print(e)
