"""An actor: its state belongs to one task, and others send it messages."""
import asyncio
from dataclasses import dataclass
from typing import Any


@dataclass
class Message:
    verb: str
    amount: int = 0
    reply: Any = None


class Account:
    def __init__(self):
        self.inbox = asyncio.Queue()
        self.balance = 0
        self.task = asyncio.create_task(self.run(), name="account")

    async def run(self):
        while True:
            match await self.inbox.get():
                case Message("deposit", amount, reply):
                    self.balance += amount
                    reply.set_result(self.balance)
                case Message("withdraw", amount, reply) if amount > self.balance:
                    reply.set_exception(ValueError(f"only {self.balance} left"))
                case Message("withdraw", amount, reply):
                    self.balance -= amount
                    reply.set_result(self.balance)
                case Message("stop"):
                    return self.balance

    async def ask(self, verb, amount):
        reply = asyncio.get_running_loop().create_future()
        await self.inbox.put(Message(verb, amount, reply))
        return await reply


async def main():
    account = Account()
    print(await asyncio.gather(*(account.ask("deposit", n) for n in (10, 20, 30))))
    print(await asyncio.gather(account.ask("withdraw", 50), account.ask("withdraw", 50), return_exceptions=True))
    await account.inbox.put(Message("stop"))
    print(await account.task)


asyncio.run(main())
