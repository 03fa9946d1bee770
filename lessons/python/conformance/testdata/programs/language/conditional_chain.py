"""A small interpreter of commands: if, elif, match, while, dictionaries of functions."""


class Machine:
    def __init__(self):
        self.stack, self.variables = [], {}
        self.commands = {"+": self.add, "*": lambda: self.binary(lambda a, b: a * b), "dup": self.dup, "print": self.show}

    def binary(self, operation):
        b, a = self.stack.pop(), self.stack.pop()
        self.stack.append(operation(a, b))

    def add(self):
        self.binary(lambda a, b: a + b)

    def dup(self):
        self.stack.append(self.stack[-1])

    def show(self):
        print("top:", self.stack[-1] if self.stack else "empty")

    def run(self, program):
        words = iter(program.split())
        for word in words:
            if word.lstrip("-").isdigit():
                self.stack.append(int(word))
            elif word in self.commands:
                self.commands[word]()
            elif word.startswith(">"):
                self.variables[word[1:]] = self.stack.pop()
            elif word in self.variables:
                self.stack.append(self.variables[word])
            else:
                match word:
                    case "times":
                        count, body = self.stack.pop(), next(words)
                        for _ in range(count):
                            self.run(body.replace(",", " "))
                    case "clear" | "reset":
                        self.stack.clear()
                    case _:
                        raise NameError(f"unknown word {word!r}")
        return self.stack


m = Machine()
print(m.run("2 3 + dup * print"))
print(m.run("clear 1 10 times 2,* print >big big big +"))
for program in ("1 +", "7 nonsense", "clear print"):
    try:
        m.run(program)
    except (IndexError, NameError) as error:
        print(type(error).__name__, error, m.stack)
print(m.variables)
