"""An f-string whose expression is empty."""
name = "Ana"
age = 30


def card():
    return f"{name} is {} years old"


print(card())
print(f"{name} {age}")
print("end")
