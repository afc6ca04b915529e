"""`python -m tests.bench.sessions`: many readers at once, without browsers.

Each opens a session of the map page over its websocket and changes a filter every few seconds; a
change is a run of the page with another address, as a browser sends it. Prints errors, p50, p95.
"""

import argparse
import asyncio
import random
import statistics
import tempfile
import time
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from tests.bench.synthetic import write_synthetic_release
from tests.browser.conftest import serve_app

SECTORS = ("energy", "housing", "health", "education", "transport", "commerce", "water")
LARGEST = 2**24  # bytes of one message


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--incidents", type=int, default=100_000)
    ask.add_argument("--readers", type=int, default=25)
    ask.add_argument("--seconds", type=float, default=180)
    ask.add_argument("--pause", type=float, default=5)
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        write_synthetic_release(home / "releases", asked.incidents)
        for server in serve_app(home):
            runs, errors = asyncio.run(
                readers(server.url, asked.readers, asked.seconds, asked.pause)
            )
    runs.sort()
    print(
        f"{asked.readers} readers, {asked.incidents:,} incidents, {asked.seconds:.0f} s: "
        f"{len(runs)} runs, {errors} errors, p50 {statistics.median(runs):.2f} s, "
        f"p95 {runs[int(0.95 * (len(runs) - 1))]:.2f} s"
    )


async def readers(url: str, number: int, seconds: float, pause: float) -> tuple[list[float], int]:
    """Seconds of every run of all readers, and how many of them failed."""
    until = time.monotonic() + seconds
    done = await asyncio.gather(
        *(reader(url, until, pause, random.Random(seed)) for seed in range(number)),
        return_exceptions=True,
    )
    broken = [one for one in done if isinstance(one, BaseException)]
    whole = [one for one in done if not isinstance(one, BaseException)]
    return [s for runs, _ in whole for s in runs], len(broken) + sum(n for _, n in whole)


async def reader(
    url: str, until: float, pause: float, dice: random.Random
) -> tuple[list[float], int]:
    await asyncio.sleep(dice.random() * pause)
    runs, errors = [], 0
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    async with connect(address, subprotocols=["streamlit"], max_size=LARGEST) as socket:
        while time.monotonic() < until:
            query = f"sectors={dice.choice(SECTORS)}&sectors={dice.choice(SECTORS)}"
            start = time.perf_counter()
            errors += await run_page(socket, query)
            runs.append(time.perf_counter() - start)
            await asyncio.sleep(pause * (0.5 + dice.random()))
    return runs, errors


async def run_page(socket: ClientConnection, query: str) -> int:
    """Runs the page with an address and waits for its end; 1 if it showed an error."""
    message = BackMsg()
    message.rerun_script.query_string = query
    await socket.send(message.SerializeToString())
    failed = 0
    while True:
        told = ForwardMsg()
        told.ParseFromString(await socket.recv())  # type: ignore[arg-type]
        if told.WhichOneof("type") == "delta" and told.delta.new_element.HasField("exception"):
            failed = 1
        if told.WhichOneof("type") == "script_finished":
            return failed


if __name__ == "__main__":
    main()
