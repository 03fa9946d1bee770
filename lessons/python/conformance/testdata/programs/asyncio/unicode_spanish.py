"""Un programa en español: nombres con acentos y eñes."""
import asyncio

INSTRUMENTOS = {"violín": 0.3, "guitarrón": 0.1, "piña": 0.2}


class Músico:
    def __init__(self, instrumento: str, años: int = 10):
        self.instrumento = instrumento
        self.años = años

    async def tocar(self, compás: float) -> str:
        print(f"▶ {self.instrumento:>10} espera {compás} s")
        await asyncio.sleep(compás)
        if self.instrumento == "piña":
            raise ValueError("¡una piña no es un instrumento!")
        return f"♪ {self.instrumento} tocó {self.años} años"


async def concierto():
    tareas = [asyncio.create_task(Músico(n).tocar(c), name=f"músico-{n}") for n, c in INSTRUMENTOS.items()]
    hechas, pendientes = await asyncio.wait(tareas)
    for tarea in tareas:
        if error := tarea.exception():
            print(f"{tarea.get_name()}: {type(error).__name__}: {error}")
        else:
            print(tarea.result())
    print(len(hechas), "hechas,", len(pendientes), "pendientes", "ÑANDÚ".lower(), "corazón".title())


asyncio.run(concierto())
