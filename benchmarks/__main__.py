"""Run the benchmarks and print their tables."""

from __future__ import annotations

import sys

from benchmarks import (
    assembly,
    case_page,
    casefile_memory,
    casefile_reader,
    conflicts,
    demonstration,
    duplicates,
    hostile,
    law,
    ledger,
    letters_writing,
    match,
    reading,
    reading_packets,
    thousand,
    understanding,
    understanding_scans,
)

ALL = {
    "demonstration": demonstration.main,
    "letters-reading": reading.main,
    "duplicates": duplicates.main,
    "letters-writing": letters_writing.main,
    "case-page": case_page.main,
    "assembly": assembly.main,
    "casefile-memory": casefile_memory.main,
    "casefile-reader": casefile_reader.main,
    "match": match.main,
    "conflicts": conflicts.main,
    "understanding": understanding.main,
    "ledger": ledger.main,
    "law": law.main,
    "reading": reading_packets.main,
    "hostile": hostile.main,
}

SIZED = {"casefile-memory": casefile_memory.main, "thousand": thousand.main}
"""A number behind the name is their size."""
NAMED_ONLY = {"thousand": thousand.main, "understanding-scans": understanding_scans.main}
"""Take long, and run only when they are named."""

if __name__ == "__main__":
    known = {**ALL, **NAMED_ONLY}
    wanted = sys.argv[1:] or list(ALL)
    unknown = [name for name in wanted if name not in known and not name.isdecimal()]
    if unknown:
        sys.exit(f"expected some of {', '.join(known)}; found {', '.join(unknown)}")
    for place, name in enumerate(wanted):
        if name.isdecimal():
            continue
        size = wanted[place + 1 : place + 2]
        print(f"\n## {name}\n")
        if name in SIZED and size and size[0].isdecimal():
            SIZED[name](int(size[0]))
        else:
            known[name]()
