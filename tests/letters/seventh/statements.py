"""What a guideline statement says, with its basis and its citations by rules 5 and 6."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import Any

from .bank import Bank
from .damage import misread

CLAIMS, REVIEWER = "The Claims Administrator", "The Expert Reviewer"
COMPLAINTS = {
    8: "Neck and Upper Back Complaints",
    9: "Shoulder Complaints",
    11: "Forearm, Wrist, and Hand Complaints",
    12: "Low Back Complaints",
    13: "Knee Complaints",
    14: "Ankle and Foot Complaints",
}
SCHEDULE = (
    "Low Back Complaints 2004",
    "Shoulder Complaints 2004",
    "Chronic Pain Medical Treatment 2009",
    "Postsurgical Treatment 2009",
    "Acupuncture Treatment 2007",
)
CHRONIC = "Chronic Pain Medical Treatment Guidelines"
ODG_CHAPTERS = (
    "Low Back",
    "Neck and Upper Back",
    "Shoulder",
    "Knee and Leg",
    "Pain",
    "Forearm, Wrist and Hand",
)
PAGES = (
    ("305-308", ("305-308",)),
    ("186", ("186",)),
    ("305 and 306", ("305", "306")),
    ("8, 9, 12", ("8", "9", "12")),
    ("74-96; 124", ("74-96", "124")),
    ("43 of 127", ("43",)),
    ("11-12 and 23 of 127", ("11-12", "23")),
)


@dataclass(frozen=True)
class Statement:
    text: str
    basis: tuple[str, ...]
    citations: tuple[dict[str, Any], ...] = ()


NOTHING = Statement("", ("none",))


def _cited(
    family: str, text: str, chapter: str | None, section: str | None, pages: tuple[str, ...]
) -> dict[str, Any]:
    return {"family": family, "text": text, "chapter": chapter, "section": section, "pages": list(pages)}


def _pages(rng: random.Random) -> tuple[str, tuple[str, ...]]:
    return rng.choice(PAGES)


def acoem(rng: random.Random, bank: Bank) -> dict[str, Any]:
    number, name = rng.choice(list(COMPLAINTS.items()))
    said, pages = _pages(rng)
    return _cited("ACOEM", f"ACOEM Chapter {number} {name} Page(s): {said}", f"{number} {name}", None, pages)


def schedule(rng: random.Random, bank: Bank) -> dict[str, Any]:
    """A chapter of the schedule with its year, a section of it, or pages of the chronic pain one."""
    form = rng.choice(("year", "section", "pages", "chronic"))
    if form == "chronic":
        said, pages = _pages(rng)
        return _cited("MTUS", f"{CHRONIC} Page(s): {said}", CHRONIC, None, pages)
    chapter = rng.choice(SCHEDULE)
    if form == "section":
        section = rng.choice(bank.sections)
        return _cited("MTUS", f"{chapter}, Section(s): {section}", chapter, section, ())
    if form == "pages":
        said, pages = _pages(rng)
        return _cited("MTUS", f"{chapter} Page(s): {said}", chapter, None, pages)
    return _cited("MTUS", chapter, chapter, None, ())


def odg(rng: random.Random, bank: Bank) -> dict[str, Any]:
    chapter, section = rng.choice(ODG_CHAPTERS), rng.choice(bank.sections)
    name = rng.choice(("Official Disability Guidelines (ODG)", "Official Disability Guidelines", "ODG"))
    form = rng.choice(("chapter", "chapter, section", "chapter, section", "section", "summary"))
    if form == "section":
        return _cited("ODG", f"{name}; Work Loss Data Institute, LLC; Section: {section}", None, section, ())
    if form == "summary":
        text = f"Official Disability Guidelines-TWC, {chapter} Procedure Summary"
        return _cited("ODG", text, chapter, "Procedure Summary", ())
    if form == "chapter":
        return _cited("ODG", f"{name} {chapter} chapter", chapter, None, ())
    return _cited("ODG", f"{name}{rng.choice((',', ''))} {chapter} Chapter, {section}", chapter, section, ())


def edition(rng: random.Random, bank: Bank) -> dict[str, Any]:
    """The practice guidelines by themselves, with their edition."""
    number, name = rng.choice(list(COMPLAINTS.items()))
    page = str(rng.randint(40, 380))
    text = f"ACOEM Practice Guidelines, 2nd Edition (2004), Chapter {number} {name}, page {page}"
    return _cited("ACOEM", text, f"{number} {name}", None, (page,))


def other(rng: random.Random, bank: Bank) -> dict[str, Any]:
    if rng.random() < 0.25:
        return _cited("other", rng.choice(bank.laws), None, None, ())
    text, pages = rng.choice(bank.others)
    return _cited("other", text, None, None, pages)


def _joined(sources: list[dict[str, Any]], join: str) -> str:
    return join.join(s["text"] for s in sources)


def _mtus(rng: random.Random, bank: Bank) -> tuple[str, list[dict[str, Any]]]:
    sources = [rng.choice((acoem, schedule))(rng, bank)]
    sources[0]["text"] = "MTUS " + sources[0]["text"]
    if rng.random() < 0.2:
        second = schedule(rng, bank) if sources[0]["family"] == "ACOEM" else acoem(rng, bank)
        second["text"] = "MTUS " + second["text"]
        sources.append(second)
    return f"Decision based on {_joined(sources, rng.choice(('; ', ' and ')))}.", sources


def _non_mtus(rng: random.Random, bank: Bank) -> tuple[str, list[dict[str, Any]]]:
    sources = [rng.choice((odg, odg, edition, other))(rng, bank)]
    if rng.random() < 0.25:
        sources.append((other if sources[0]["family"] == "ODG" else odg)(rng, bank))
    prefix = rng.choice(
        (
            "",
            "",
            "Other Medical Treatment Guideline or Medical Evidence: ",
            "Other Medical Treatment Guideline or Medical Evidence:",
        )
    )
    end = rng.choice((".", ".", ""))
    return f"Decision based on Non-MTUS Citation {prefix}{_joined(sources, '; ')}{end}", sources


def _contradicting(rng: random.Random, bank: Bank) -> tuple[str, list[dict[str, Any]]]:
    source = schedule(rng, bank)
    source["text"] = "MTUS " + source["text"]
    return f"Decision based on Non-MTUS Citation {source['text']}.", [source]


def statement(rng: random.Random, bank: Bank, subject: str) -> Statement:
    kind = rng.choice(("none", "mtus", "mtus", "non-mtus", "non-mtus", "both", "contradicting"))
    denied = f"{subject} did not base their decision on the MTUS. "
    if kind == "none":
        return Statement(f"{subject} did not cite any medical evidence for its decision.", ("none",))
    if kind == "mtus":
        said, sources = _mtus(rng, bank)
        return Statement(said, ("mtus",), tuple(sources))
    if kind == "both":
        said, sources = _mtus(rng, bank)
        more, others = _non_mtus(rng, bank)
        return Statement(f"{said} {more}", ("mtus", "non-mtus"), tuple(sources + others))
    said, sources = (_non_mtus if kind == "non-mtus" else _contradicting)(rng, bank)
    return Statement(denied + said, ("non-mtus",), tuple(sources))


def sentence(rng: random.Random, bank: Bank, said: str) -> Statement:
    """The statement of 2013: a sentence that has no label, `said` being how it begins."""
    source = rng.choice((acoem, schedule, odg))(rng, bank)
    part = source["family"] != "ODG"
    tail = rng.choice(("", ", which is part of the MTUS")) if part else ""
    return Statement(f"{said} {source['text']}{tail}.", ("mtus" if part else "non-mtus",), (source,))


def misread_statement(rng: random.Random, said: Statement, rate: float) -> Statement:
    """The statement with words misread, one letter for one, and its citations in the words that are left of it."""
    text = misread(rng, said.text, rate)

    def left(citation: dict[str, Any]) -> dict[str, Any]:
        start = said.text.index(citation["text"])
        places = {"text": start} | {
            part: said.text.index(citation[part], start) for part in ("chapter", "section") if citation[part]
        }
        return citation | {part: text[at : at + len(citation[part])] for part, at in places.items()}

    return Statement(text, said.basis, tuple(map(left, said.citations)))


def as_printed(citation: dict[str, Any], statement: str) -> dict[str, Any]:
    """The citation with its text as lines broke it: a space after a hyphen, and none in its pages."""
    found = re.search(re.escape(citation["text"]).replace(r"\-", "- ?"), statement)
    if found is None:
        raise AssertionError(f"{citation['text']!r} is not in {statement!r}")
    return citation | {"text": found[0]}
