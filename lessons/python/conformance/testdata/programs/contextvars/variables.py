"""Context variables: get, set, reset, tokens and defaults."""
import contextvars
from contextvars import ContextVar

language = ContextVar("language", default="en")
user = ContextVar("user")
print(language.get(), language.name, user.get("anonymous"))
try:
    user.get()
except LookupError as error:
    print("LookupError", error.args[0] is user)
token = language.set("es")
print(language.get(), token.var is language, token.old_value is contextvars.Token.MISSING)
second = language.set("qu")
print(second.old_value, language.get())
language.reset(second)
language.reset(token)
print(language.get())
for attempt in (lambda: language.reset(token), lambda: user.reset(token), lambda: ContextVar(5)):
    try:
        attempt()
    except (RuntimeError, ValueError, TypeError) as error:
        print(type(error).__name__, str(error).split(" <")[0].split(" at 0x")[0])
with language.set("fr"):
    print("inside with", language.get())
print("after", language.get())
