"""How well packets are understood: boundaries, kinds, dates, authors, copies and mentions, on invented packets.

The seeds here, and the families of the second table, are not used for tuning. The other tables are on packets by
other authors (tests/casefile/foreign), who had not read the rules: sets of templates that rules may be mended by, and
sets of which nobody looks at more than these totals.
"""

from __future__ import annotations

import sys
from typing import Any

from openimr.casefile.documents import PageText, understand
from openimr.demo.mixed import HELD_OUT, TUNING, Handling, as_texts, make
from openimr.demo.mixed.scoring import Score
from tests.casefile import foreign

SEEDS = range(9000, 9012)
"""Nobody tunes on these."""

FOREIGN = (
    ("By another author, rules mended by it", "dev", SEEDS),
    ("By another author, kept aside", "test", SEEDS),
    ("By a third author, kept aside", "fresh", SEEDS),
    ("By a fourth author, rules mended by it", "fourth-dev", range(9100, 9112)),
    ("By a fourth author, kept aside", "fourth-test", range(9100, 9112)),
    ("By a fifth author, rules mended by it", "fifth-dev", range(9200, 9212)),
    ("By a fifth author, kept aside", "fifth-test", range(9200, 9212)),
    ("By a sixth author, rules mended by it", "sixth-dev", range(9300, 9312)),
    ("By a sixth author, kept aside", "sixth-test", range(9300, 9312)),
)
"""Sets of templates of other authors, each with the seeds that its table is on."""


def answer(pages: list[PageText]) -> dict[str, Any]:
    """What the command would print for these pages, as far as it is scored."""
    found = understand(pages)
    return {
        "pages": [
            {
                "packet": p.packet, "number": p.number, "source": p.source,
                "duplicate_of": "{}:{}".format(*found.duplicates[p.key]) if p.key in found.duplicates else None,
            }
            for p in pages
        ],
        "documents": found.documents_json(),
        "mentions": found.mentions_json(),
    }  # fmt: skip


def score(seeds: range, families: tuple[str, ...]) -> Score:
    """The score on born-digital packets of these seeds and families."""
    total = Score()
    for seed in seeds:
        packet = make(seed, families=families, papers=40, handling=Handling(scanned=0.0))
        total.add(packet.truth, answer(as_texts(packet.files)))
    return total


def foreign_score(which: str, seeds: range = SEEDS) -> Score:
    """The score on packets by another author, from their templates `which`, as `dev`."""
    total = Score()
    for seed in seeds:
        packet = foreign.make(seed, which)
        total.add(packet.truth, answer(as_texts(packet.files)))
    return total


def main() -> None:
    for title, families in (("Families tuned on, other seeds", TUNING), ("Families held out", HELD_OUT)):
        found = score(SEEDS, families)
        print(f"### {title} ({', '.join(families)})\n\n{found.table()}\n\n{found.table_by_kind()}\n")
    for title, which, seeds in FOREIGN:
        found = foreign_score(which, seeds)
        print(f"### {title} ({which})\n\n{found.table()}\n\n{found.table_by_kind()}\n")


def wrong(seeds: range, families: tuple[str, ...], only: str = "", most: int = 60) -> None:
    """Print what went wrong on seeds for tuning, for whoever mends the rules."""
    found = score(seeds, families)
    print(found.table(), file=sys.stderr)
    for case in [c for c in found.wrong if c[0].startswith(only)][:most]:
        print(*case, sep="  |  ")
