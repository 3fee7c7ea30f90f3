"""A thousand spoilt files through the reader: what became of each, and that no page of any went missing in silence."""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from openimr.casefile.reading import PacketState, Reader, Source
from openimr.casefile.reading.archives import is_archive, unpack
from tests.casefile.mutants import mutant

COUNT = 1_000
MOST_PAGES = 12


def one(reader: Reader, number: int, folder: Path) -> Counter[str]:
    """Read one mutant whole; returns what was found. Raises AssertionError where a page has neither content nor reason."""
    path = mutant(number, folder / f"{number}")
    found: Counter[str] = Counter()
    files = [path]
    if is_archive(path):
        unpacked = unpack(path, folder / f"{number}-out", max_bytes=50_000_000)
        assert unpacked, "an archive vanished"
        assert all((f.path is None) == (f.reason is not None) for f in unpacked)
        found.update(f"in a ZIP: {f.reason.value}" for f in unpacked if f.reason)
        files = [f.path for f in unpacked if f.path]
    for file in files:
        packet = reader.inspect(file)
        if packet.state is PacketState.UNREADABLE:
            assert packet.reason is not None
            found[f"packet unreadable: {packet.reason.value}"] += 1
            continue
        assert packet.pages >= 1
        for page in range(1, min(packet.pages, MOST_PAGES) + 1):
            read = reader.read_page(file, page, image_to=folder / f"{number}-{page}.png")
            assert (read.source is Source.UNREADABLE) == (read.reason is not None)
            found[f"page {read.source.value}" + (f": {read.reason.value}" if read.reason else "")] += 1
        found["packet read"] += 1
    return found


def run(numbers: range, workers: int) -> tuple[Counter[str], list[str]]:
    """What became of these mutants, and those that broke something."""
    total: Counter[str] = Counter()
    broken: list[str] = []
    with tempfile.TemporaryDirectory() as name, Reader(workers=workers, second_pass=False) as reader:

        def tried(number: int) -> Counter[str] | str:
            try:
                return one(reader, number, Path(name))
            except Exception as problem:  # noqa: BLE001 (any is a finding)
                return f"mutant {number}: {type(problem).__name__}: {problem}"

        with ThreadPoolExecutor(workers) as pool:
            for result in pool.map(tried, numbers):
                if isinstance(result, str):
                    broken.append(result)
                else:
                    total.update(result)
    return total, broken


def main() -> None:
    total, broken = run(range(COUNT), os.cpu_count() or 1)
    print(f"{COUNT} spoilt files, {len(broken)} of them broke something\n")
    print("| what became of them | count |\n|---|---:|")
    for what, count in sorted(total.items()):
        print(f"| {what} | {count} |")
    if broken:
        print("\n".join(broken))
        sys.exit(1)
