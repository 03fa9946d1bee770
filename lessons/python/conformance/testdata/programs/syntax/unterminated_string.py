"""A string that is not closed on its line."""
name = "Ana"
greetings = {
    "en": "hello",
    "es": "hola,
    "fr": "salut",
}


def greet(language):
    print(greetings[language], name)


greet("en")
