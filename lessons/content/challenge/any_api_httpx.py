import asyncio, httpx

URL = "https://api.open-meteo.com/v1/forecast"
CITIES = {"Bogotá": (4.71, -74.07), "Lima": (-12.05, -77.04), "Madrid": (40.42, -3.70)}

async def weather(s, city):
    latitude, longitude = CITIES[city]
    where = {"latitude": latitude, "longitude": longitude, "current": "temperature_2m"}
    async with asyncio.timeout(10):
        r = await s.get(URL, params=where)
    r.raise_for_status()
    now = r.json()["current"]
    print(city, now["temperature_2m"], "°C")

async def main():
    async with httpx.AsyncClient() as s:
        await asyncio.gather(*(weather(s, city) for city in CITIES))

asyncio.run(main())
