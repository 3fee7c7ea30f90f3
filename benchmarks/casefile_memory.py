"""What the case file's work takes by its size: records found, gaps looked for, file put together, each in a fresh process.

The pages are made here, of invented words: five to a record, every one a scan of some 350 words with their boxes, every
fourth record sent again. They are made in another process, so that nothing but the work itself is counted. `python -m
benchmarks casefile-memory 1000` measures one size.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

SIZES = (100, 1_000, 5_000)
WORKS = ("understand", "missing", "index")
_PER_ROW = 10


def main(size: int | None = None) -> None:
    """Print the table."""
    print("| work | pages | processor, s | memory before, MB | most memory, MB |")
    print("|---|---|---|---|---|")
    for pages in (size,) if size else SIZES:
        with tempfile.TemporaryDirectory() as home:
            in_its_own_process(home, f"make({pages})")
            for work in WORKS:
                print(
                    f"| {work} | {pages:,} | {in_its_own_process(home, f'measure({work!r})')} |", flush=True
                )


def in_its_own_process(home: str, call: str, module: str = "casefile_memory") -> str:
    """Call a function of a benchmark in a process of its own, with a house in that folder; what it prints."""
    program = f"from benchmarks import {module}; {module}.{call}"
    run = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True,
        env={**os.environ, "OPENIMR_HOME": home},
    )  # fmt: skip
    return run.stdout.strip()


def most_memory(pid: int | str = "self", field: str = "VmHWM") -> float:
    """The most memory that a process has held, in MB; with "VmRSS" what it holds now."""
    return int(Path(f"/proc/{pid}/status").read_text().split(f"{field}:")[1].split()[0]) / 1024


def measure(work: str) -> None:
    """Do one work on the only case of the house, and print what it took."""
    _set_up()
    from openimr.casefile import indexing
    from openimr.casefile.completeness import keeping
    from openimr.casefile.models import Packet
    from openimr.casefile.reader import searching

    packet = Packet.objects.select_related("case").get()
    does: dict[str, Any] = {
        "understand": lambda: indexing.understand(packet.case, packet),
        "missing": lambda: keeping.missing(packet.case),
        "index": lambda: searching.refresh(packet.case),
    }
    before, start = most_memory(field="VmRSS"), time.process_time()
    does[work]()
    print(f"{time.process_time() - start:.1f} | {before:.0f} | {most_memory():.0f}")


def make(size: int) -> None:
    """Make the case."""
    _set_up()
    a_case(size, list(texts(size)))


def _set_up() -> None:
    from openimr.cli import migrate, set_up

    set_up()
    migrate()


def texts(count: int) -> list[str]:
    """The texts of the pages: records of five pages each, with a heading and a date, that name other records."""
    r = random.Random(count)
    vocabulary = ["".join(r.choices("abcdefghilmnoprstu", k=r.randint(3, 11))) for _ in range(15_000)]
    weights = [1 / (n + 10) for n in range(len(vocabulary))]
    found: list[str] = []
    for n in range(count):
        record, page = n // 5, n % 5
        if record % 4 == 3:
            found.append(found[n - 15])
            continue
        day = f"{record % 12 + 1:02}/{record % 28 + 1:02}/{2010 + record % 5}"
        lines = [f"Sample Clinic {record}", "PROGRESS REPORT", f"Date of service: {day}"] if page == 0 else []
        lines.append(f"MRI of the lumbar spine dated 0{n % 9 + 1}/1{n % 9}/2009 was reviewed.")
        said = r.choices(vocabulary, weights, k=330)
        lines += [" ".join(said[m : m + _PER_ROW]) + "." for m in range(0, 330, _PER_ROW)]
        found.append("\n".join([*lines, f"Page {page + 1} of 5"]))
    return found


def a_case(size: int, said: list[str]) -> Any:
    """A case with a packet of that many scanned pages, each with its words and their boxes."""
    from django.utils import timezone

    from openimr.casefile.models import Document, Packet, Page
    from openimr.cases.models import Case

    now = timezone.now()
    case = Case.objects.create(
        number=f"CM26-{size:07}", state="records_complete", priority="regular", opened_at=now, state_since=now
    )
    packet = Packet.objects.create(
        case=case, sha256=f"{size:064}", filename="p", size=1, sent_by="x", submitted_by="x", received_at=now,
        state="read", page_count=size,
    )  # fmt: skip
    Document.objects.bulk_create(
        Document(case=case, packet=packet, number=n + 1, first_page=n * 5 + 1, last_page=n * 5 + 5, kind="progress-report", date="2015-01-12")
        for n in range(size // 5)
    )  # fmt: skip
    keys = dict(Document.objects.filter(case=case).values_list("number", "pk"))
    for start in range(0, size, 500):
        Page.objects.bulk_create(
            Page(packet=packet, number=n + 1, bates=n + 1, document_id=keys[n // 5 + 1], source="ocr", text=said[n],
                 words=_boxes(said[n]), width=612, height=792, image_sha256=f"{n:064}", fingerprint=f"{n:016x}", confidence=0.9)
            for n in range(start, min(start + 500, size))
        )  # fmt: skip
    return case


def _boxes(text: str) -> list[list[Any]]:
    return [
        [word, round(0.1 + 0.08 * column, 4), round(0.05 + 0.022 * row, 4), round(0.17 + 0.08 * column, 4), round(0.064 + 0.022 * row, 4), 0.9]
        for row, line in enumerate(text.split("\n"))
        for column, word in enumerate(line.split())
    ]  # fmt: skip
