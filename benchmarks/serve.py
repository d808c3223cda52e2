"""What every view of `dateline serve` costs on a large case: wall clock and computing, the median and the 95th of 100.

    python benchmarks/serve.py                     5,000 pages with 100,000 claims
    python benchmarks/serve.py --pages 200         a quick look
    python benchmarks/serve.py --case x.dateline   a case that is there, or is to be kept

The case is that of benchmarks/queries.py; requests go to the application in memory, each to another page of a list or
another thing. Exits with 1 when the 95th of any view takes more than 150 ms.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

import httpx

sys.path.insert(0, str(Path(__file__).parent))

from queries import make_case

from dateline.app.serve.serve import make_app
from dateline.app.serve.shelf import warm
from dateline.io.casefile.casefile import save_case

HERE, BAR = "http://127.0.0.1:8765", 0.150
LISTS = (
    "timeline",
    "map",
    "disputes",
    "claims",
    "pages",
    "sources",
    "matrix",
    "actors",
    "dyads",
    "copies",
    "problems",
)
ASKED = {
    "overview": "/",
    "review": "/review",
    "judgements": "/judgements",
    "claims of a status": "/claims?status=denied",
    "claims with a word": "/claims?q=blocked",
    "claims of a source": "/claims?source=Linbaria",
    "claims of some days": "/claims?since=2024-01-01&until=2024-02-01",
    "search": "/search?q=blocked",
}
THINGS = {
    "event": ("/timeline", r"/events/evt-\w+"),
    "claim": ("/claims", r"/claims/clm-\w+"),
    "reading": ("/pages", r"/pages/art-\w+"),
    "actor": ("/actors", r"/actors/ent-\w+"),
    "side by side": ("/copies", r"/copies/cop-\w+"),
}


async def views(client: httpx.AsyncClient, times: int) -> Mapping[str, Sequence[str]]:
    """The addresses to ask for, by view."""
    lists = {name: [f"/{name}?leaf={number}" for number in range(1, times + 1)] for name in LISTS}
    things = {
        name: list(dict.fromkeys(re.findall(shape, (await client.get(place)).text)))[:times]
        for name, (place, shape) in THINGS.items()
    }
    return {**{name: [place] * times for name, place in ASKED.items()}, **lists, **things}


async def measure(path: Path, times: int) -> dict[str, list[tuple[float, float]]]:
    """Seconds by the clock and of computing of every request, by view; the first of each is not counted."""
    found: dict[str, list[tuple[float, float]]] = {}
    transport = httpx.ASGITransport(make_app(path, read_only=True))
    async with httpx.AsyncClient(transport=transport, base_url=HERE, timeout=600) as client:
        for name, places in (await views(client, times)).items():
            for place in (places[0], *places) if places else ():
                clock, computing = time.perf_counter(), time.process_time()
                (await client.get(place)).raise_for_status()
                took = time.perf_counter() - clock, time.process_time() - computing
                found.setdefault(name, []).append(took)
            found[name] = found.get(name, [])[1:]
    return found


def lines(found: Mapping[str, Sequence[tuple[float, float]]]) -> Iterator[str]:
    """A line for every view."""
    yield f"{'ms':22}{'median':>8}{'p95':>8}{'computing p95':>16}"
    for name, times in found.items():
        clock, computing = (sorted(each) for each in zip(*times, strict=True))
        yield f"{name:22}{1000 * median(clock):8.0f}{1000 * p95(clock):8.0f}{1000 * p95(computing):16.0f}"


def p95(times: Sequence[float]) -> float:
    """The 95th of a hundred of some sorted times."""
    return times[min(len(times) - 1, int(0.95 * len(times)))]


def main() -> int:
    """Make the case, measure, print, compare with the bar."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--case", type=Path)
    parser.add_argument("--times", type=int, default=20)
    asked = parser.parse_args()
    warm()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.case or Path(folder) / "case.dateline"
        if not path.exists():
            save_case(make_case(asked.pages, 20 * asked.pages), path)
        found = {name: times for name, times in asyncio.run(measure(path, asked.times)).items() if times}
    print("\n".join(lines(found)))
    return int(any(p95(sorted(clock for clock, _ in times)) > BAR for times in found.values()))


if __name__ == "__main__":
    sys.exit(main())
