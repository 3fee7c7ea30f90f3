"""The Reader: a page turn and a search in files of all sizes.

The pages are made here, of invented words. Everything is measured in one run, so that the ratios hold on another
machine.
"""

from __future__ import annotations

import functools
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.casefile_memory import a_case

SIZES = (100, 1_000, 10_000)
_QUERIES = ("lumbar", '"disc protrusion"', "lumbar AND spine NOT knee", "(mri OR ct) lumbar", "menisc*")


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["OPENIMR_HOME"] = home
        _searches(Path(home))
        _turns()


def _timed(work: Callable[[], object], times: int = 5) -> float:
    """Median seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def _texts(count: int) -> list[str]:
    rng = random.Random(count)
    words = ["".join(rng.choices("abcdefghilmnoprstu", k=rng.randint(3, 11))) for _ in range(15_000)]
    weights = [1 / (n + 10) for n in range(len(words))]
    planted = ["lumbar spine", "lurnbar", "disc protrusion", "mri", "ct of the knee", "meniscal tear"]
    return [
        " ".join(
            [*rng.choices(words, weights, k=330), *rng.sample(planted, k=1 if rng.random() < 0.1 else 0)]
        )
        for _ in range(count)
    ]


def _searches(folder: Path) -> None:
    from openimr.casefile.reader.index import CaseIndex, IndexPage
    from openimr.casefile.reader.query import parse

    print("\nSearch in a case file (median over the queries; a plain scan of all texts beside it)\n")
    print("| pages | index, s | index, MB | first search, ms | search, ms | scan of the texts, ms |")
    print("|---|---|---|---|---|---|")
    for size in SIZES:
        texts = _texts(size)
        index = CaseIndex(folder / f"{size}.sqlite3")
        built = _timed(lambda: index.make(IndexPage(key=n, text=t) for n, t in enumerate(texts)), 1)  # noqa: B023
        first = _timed(lambda: index.search(parse(_QUERIES[0])), 1)  # noqa: B023
        found = median(_timed(lambda: index.search(parse(q))) for q in _QUERIES)  # noqa: B023
        scan = _timed(lambda: [n for n, t in enumerate(texts) if "lumbar" in t.lower()])  # noqa: B023
        print(
            f"| {size:,} | {built:.2f} | {index.path.stat().st_size / 1e6:.1f} | {1000 * first:.1f} | {1000 * found:.1f} | {1000 * scan:.1f} |"
        )


def _turns() -> None:
    """A page turn as the site answers it: the sheet fetched ahead, and telling that it is shown."""
    from openimr.cli import migrate, set_up

    set_up()
    migrate()
    from django.conf import settings
    from django.test import Client

    from openimr.cases.models import User

    settings.ALLOWED_HOSTS = ["testserver"]
    clerk = User.objects.create_user(username="clerk", password="x" * 12, role="records-clerk")
    client = Client()
    client.force_login(clerk)
    print("\nA page turn (median of 20), and memory of the process after it\n")
    print("| pages | sheet ahead, ms | told shown, ms | whole page, ms | highest memory, MB |")
    print("|---|---|---|---|---|")
    for size in SIZES:
        number = a_case(size, ["x " * 350] * size).number
        pages = [random.Random(1).randint(1, size) for _ in range(1)] + [size // 2 + n for n in range(20)]
        queue = iter(pages * 40)

        ask = functools.partial(_ask, client, f"/cases/{number}/pages", queue)
        ahead, shown, whole = (functools.partial(ask, how) for how in ("ahead", "shown", "whole"))
        ahead()
        found = [1000 * _timed(work, times) for work, times in ((ahead, 20), (shown, 20), (whole, 5))]
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"| {size:,} | {found[0]:.0f} | {found[1]:.0f} | {found[2]:.0f} | {memory:.0f} |")


def _ask(client: Any, base: str, pages: Iterator[int], how: str) -> None:
    address = f"{base}/{next(pages)}"
    if how == "shown":
        answer = client.post(f"{address}/seen", {"opened": "yes"}, headers={"X-Reader": "turn"})
    else:
        answer = client.get(address, headers={"X-Reader": "ahead"} if how == "ahead" else {})
    assert answer.status_code == 200, answer.status_code
