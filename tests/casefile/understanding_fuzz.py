"""Packets as no rule expects them: `python -m tests.casefile.understanding_fuzz 2000 --seed 7`.

Pages of invented packets are misread as recognition does it, cut, doubled, shuffled and strewn with junk. Whatever comes,
understanding gives an answer: every page in one document, dates that exist, places that are there.
"""

from __future__ import annotations

import argparse
import dataclasses
import datetime as dt
import functools
import json
import random
import re
import sys
import time
from collections.abc import Sequence

from openimr.casefile.documents import KINDS, PageText, understand
from openimr.demo.mixed import HELD_OUT, TUNING, Handling, as_texts, make
from tests.casefile import foreign

MISREAD = {
    "0": "OoQDı", "1": "lIi|!ı", "2": "Zz", "5": "Ss§", "6": "Gb", "8": "B&", "O": "0", "l": "1I|i", "I": "l1|İ", "i": "1lıí",
    "e": "cè", "m": "rn", "s": "5ſ", "/": "7|1l", "-": "–—~", ":": ";.", ".": ",·", ",": ".", " ": "  ", "o": "0º",
}  # fmt: skip
JUNK = ["\0", "\ufeff", "\f", "\r", "\t", "\u2028", "ﬁ", "İ", "ß", "٣", "²", "\U0001f600", "(((((", "____", "|||", "i1/O2/2O15", "0o/l1/15", "Page 99999999999999999999 of 3",
        "page l of I", "ſept 31, 2015", "February 30, 2014", "13/13/13", "Date:", "Electronically signed by", "RE:", "dated", "MRI of the", "Enclosures:", "1.", "-" * 90, "9" * 400]  # fmt: skip
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_SECONDS_FOR_ONE = 60


@functools.lru_cache(maxsize=1)
def bases() -> list[list[PageText]]:
    """Packets that are spoilt: of our own generator and of another author's."""
    own = make(31, families=(*TUNING, *HELD_OUT), papers=14, handling=Handling(scanned=0.0))
    return [as_texts(own.files), as_texts(foreign.make(31, "dev").files)]


def spoilt(r: random.Random, pages: Sequence[PageText], most: int = 12) -> list[PageText]:
    """A few pages that follow one another, each spoilt in its own way."""
    start = r.randrange(len(pages))
    chosen = list(pages[start : start + r.randint(1, most)])
    if r.random() < 0.2:
        r.shuffle(chosen)
    rate = r.choice([0.0, 0.01, 0.05, 0.2])
    return [
        dataclasses.replace(
            _misread(r, page, rate) if r.random() < 0.7 else _broken(r, page),
            number=n, key=(page.packet, n), packet=1, source=r.choice(["ocr", "ocr", "text"]), confidence=r.random(),
        )
        for n, page in enumerate(chosen, start=1)
    ]  # fmt: skip


def _misread(r: random.Random, page: PageText, rate: float) -> PageText:
    def noisy(text: str) -> str:
        return "".join(r.choice(MISREAD[c]) if c in MISREAD and r.random() < rate else c for c in text)

    words = tuple(
        dataclasses.replace(word, text=noisy(word.text).strip() or word.text) for word in page.words
    )
    return dataclasses.replace(page, text=noisy(page.text), words=words if r.random() < 0.7 else ())


def _broken(r: random.Random, page: PageText) -> PageText:
    text = page.text
    for _ in range(r.randint(1, 5)):
        at = r.randint(0, len(text))
        to = min(len(text), at + r.choice([1, 10, 100, 1000]))
        match r.randrange(5):
            case 0:
                text = text[:at] + text[to:]
            case 1:
                text = text[:at] + text[at:to] * r.randint(2, 4) + text[to:]
            case 2:
                text = text[:at] + r.choice(JUNK) * r.randint(1, 3) + text[at:]
            case 3:
                text = text[:at] + text[at:to][::-1] + text[to:]
            case _:
                text = (
                    text[:at] + text[at:to].replace("\n", r.choice(["", " ", "\n\n"])).swapcase() + text[to:]
                )
    return dataclasses.replace(page, text=text[:20_000], words=page.words if r.random() < 0.5 else ())


def check(pages: Sequence[PageText]) -> None:
    """Understand pages, and check what must hold for any. Raises AssertionError, or what understanding raises."""
    found = understand(pages)
    documents, mentions = found.documents_json(), found.mentions_json()
    json.dumps([documents, mentions])
    covered = [n for d in documents for n in range(d["first_page"], d["last_page"] + 1)]
    assert covered == [page.number for page in pages], covered
    known = {d["id"] for d in documents}
    for entry in (*documents, *mentions):
        assert entry["kind"] in KINDS
        assert entry["date"] is None or (_ISO.fullmatch(entry["date"]) and _is_day(entry["date"])), entry
    assert all(m["document"] is None or m["document"] in known for m in mentions)
    assert all(d["duplicate_of"] is None or d["duplicate_of"] < d["id"] for d in documents)


def _is_day(text: str) -> bool:
    dt.date.fromisoformat((text + "-01-01")[:10])
    return True


def run(count: int, *, seed: int) -> tuple[int, list[str]]:
    """Spoil and check `count` runs of pages; how many were tried, and what failed."""
    failures = []
    for number in range(count):
        r = random.Random(f"{seed} {number}")
        pages = spoilt(r, r.choice(bases()))
        start = time.process_time()
        try:
            check(pages)
            if time.process_time() - start > _SECONDS_FOR_ONE:
                raise TimeoutError(f"took more than {_SECONDS_FOR_ONE} s")
        except Exception as error:  # whatever it is, it is a fault of the rules
            failures.append(f"seed {seed} number {number}: {type(error).__name__}: {error}")
    return count, failures


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("count", type=int, nargs="?", default=1000)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    given = parser.parse_args()
    tried, failures = run(given.count, seed=given.seed)
    print(f"seed {given.seed}: {tried} tried, {len(failures)} failed", *failures[:40], sep="\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
