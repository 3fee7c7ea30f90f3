"""Mutated letters by the hundred thousand: `python -m tests.letters.fuzz 1000000 --seconds 1800 --seed 7`.

Letters of all layouts (and, where they are at hand, the real ones) are cut, doubled, shuffled, misread and strewn
with junk; each must be read without an exception, within ten seconds of the processor (a machine that pauses is no
fault of the reader), and say only what the schema allows, with every place inside the text. The seed is printed; a
failing letter is written beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import time
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema

from openimr.letters import read
from openimr.letters.model import Determination

from .generated import generate

SECONDS_FOR_ONE = 10
EACH_BY_SCHEMA = 50
JUNK = ["\0", "\ufeff", "\f", "\r", "\t", "\x0b", "\u2028", "ﬁ", "İ", "ß", "\U0001f600", "\ud800", "(((((", "[[[", ";;;;;", ": Upheld", "1) ", "20. ",
        "Page 2 of 5", "Claims Administrator guideline:", "MAXIMUS guideline:", "Decision rationale:", "CLINICAL CASE SUMMARY",
        "IMR ISSUES, DECISIONS AND RATIONALES", "IMR DECISION(S) AND RATIONALE(S)", "ISSUE AT DISPUTE:", "MEDICAL PROFESSIONAL REVIEW",
        "Notice of Independent Medical Review Determination", "is not medically necessary and appropriate", "8 CCR 9792.21.1(d)(1)",
        "Spine 2009;34(10):1066-77", "02/30/2012", "Board Certified in ", "licensed to practice in ", "Case Number: CM14-", "§" * 40, "-" * 90]  # fmt: skip
SCHEMA = json.loads(files("openimr.letters").joinpath("determination.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def bases() -> list[str]:
    """The letters that are mutated: short ones of every layout, and the real ones if they are at hand."""
    texts = [generate(seed).text for seed in range(80)]
    shared = os.environ.get("OPENIMR_SHARED")
    if shared:
        texts += [path.read_text("utf-8") for path in sorted(Path(shared, "seeds").glob("*.txt"))] * 4
    return [text for text in texts if len(text) < 9000]


def mutate(r: random.Random, texts: list[str]) -> str:
    """One letter after one to six mutations."""
    text = r.choice(texts)
    for _ in range(r.randint(1, 6)):
        text = _mutated(r, text, texts)
    return text[:20_000]


def _mutated(r: random.Random, text: str, texts: list[str]) -> str:
    at = r.randint(0, len(text))
    to = min(len(text), at + r.choice([1, 3, 20, 200, 2000]))
    kind = r.randrange(10)
    if kind == 0:
        return text[:at] + text[to:]
    if kind == 1:
        return text[:at] + text[at:to] * r.randint(2, 4) + text[to:]
    if kind == 2:
        return text[:at] + r.choice(JUNK) * r.randint(1, 5) + text[at:]
    if kind == 3:
        return text[:at] + "".join(chr(r.choice([r.randrange(128), r.randrange(0x3000), r.randrange(0x110000)])) for _ in range(r.randint(1, 9))) + text[to:]  # fmt: skip
    if kind in {4, 5}:
        lines = text.split("\n")
        n, m = r.randrange(len(lines)), r.randrange(len(lines))
        if kind == 4:
            lines[n], lines[m] = lines[m], lines[n]
        else:
            lines[n] = lines[n] + lines.pop(m) if n != m and n < len(lines) - 1 else lines[n]
        return "\n".join(lines)
    if kind == 6:
        one, other = r.choice([("l", "1"), ("o", "0"), ("e", "c"), ("m", "rn"), (":", ";"), ("\n\n", "\n"), ("\n", "\r\n"), (" ", "  "), (". ", ".\n"), ("s", "5"), ("\n", " ")])  # fmt: skip
        return text[:at] + text[at:to].replace(one, other) + text[to:]
    if kind == 7:
        other_text = r.choice(texts)
        return text[:at] + other_text[r.randint(0, len(other_text)) :]
    if kind == 8:
        return text[:at] + text[at:to].swapcase() + text[to:]
    return text[:at] + text[at:to][::-1] + text[to:]


def check(text: str, *, by_schema: bool) -> None:
    """Read a text, and check what must hold for every text. Raises AssertionError, or what the reader raises."""
    reading = read(text)
    said: dict[str, Any] = reading.determination.to_json()
    for warning in said["warnings"]:
        assert warning["start"] is None or 0 <= warning["start"] <= warning["end"] <= len(text), warning
    for path in reading.paths:
        start, end = reading.place(path)
        assert 0 <= start <= end <= len(text), path
    assert said["layout"] != "unknown" or (not said["disputed_items"] and said["warnings"])
    if by_schema:
        VALIDATOR.validate(said)
        assert Determination.from_json(said) == reading.determination


def run(
    count: int, *, seconds: float, seed: int, to: Path | None = None, out: Any = None
) -> tuple[int, list[str]]:
    """Mutate and check up to `count` letters in at most `seconds`; how many were tried, and what failed."""
    texts, failures = bases(), []
    ends = time.monotonic() + seconds
    tried = 0
    for number in range(count):
        if number % 100 == 0 and time.monotonic() > ends:
            break
        r = random.Random(f"{seed} {number}")
        text = mutate(r, texts)
        tried += 1
        try:
            signal.setitimer(signal.ITIMER_PROF, SECONDS_FOR_ONE)
            check(text, by_schema=number % EACH_BY_SCHEMA == 0)
        except Exception as error:  # whatever it is, it is a fault of the reader
            failures.append(f"seed {seed} number {number}: {type(error).__name__}: {error}")
            if to is not None:
                (to / f"fuzz-{seed}-{number}.txt").write_text(text, "utf-8", "surrogatepass")
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        if out is not None and number % 5000 == 4999:
            print(f"{number + 1} tried, {len(failures)} failed", file=out, flush=True)
    return tried, failures


def _too_long(*_: object) -> None:
    raise TimeoutError(f"took more than {SECONDS_FOR_ONE} seconds of the processor")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("count", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--seconds", type=float, default=1800)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--to", type=Path, default=Path())
    given = parser.parse_args()
    signal.signal(signal.SIGPROF, _too_long)
    print(f"seed {given.seed}", flush=True)
    tried, failures = run(given.count, seconds=given.seconds, seed=given.seed, to=given.to, out=sys.stdout)
    print(f"seed {given.seed}: {tried} tried, {len(failures)} failed")
    print("\n".join(failures[:50]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
