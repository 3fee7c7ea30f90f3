"""Run the benchmarks and print their tables."""

from __future__ import annotations

import sys

from benchmarks import (
    assembly,
    case_page,
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
    understanding,
)

ALL = {
    "demonstration": demonstration.main,
    "letters-reading": reading.main,
    "duplicates": duplicates.main,
    "letters-writing": letters_writing.main,
    "case-page": case_page.main,
    "assembly": assembly.main,
    "casefile-reader": casefile_reader.main,
    "match": match.main,
    "conflicts": conflicts.main,
    "understanding": understanding.main,
    "ledger": ledger.main,
    "law": law.main,
    "reading": reading_packets.main,
    "hostile": hostile.main,
}

if __name__ == "__main__":
    wanted = sys.argv[1:] or list(ALL)
    unknown = [name for name in wanted if name not in ALL]
    if unknown:
        sys.exit(f"expected some of {', '.join(ALL)}; found {', '.join(unknown)}")
    for name in wanted:
        print(f"\n## {name}\n")
        ALL[name]()
