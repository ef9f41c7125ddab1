import asyncio


async def answer():
    await asyncio.sleep(30)


def test_answer_comes_in_time():
    asyncio.run(asyncio.wait_for(answer(), timeout=0.2))
