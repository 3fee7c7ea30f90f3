"""The disputed items of a letter, and which of them share the fate of another."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .damage import worn
from .people import Worker
from .words import ASSOCIATED, ENDS, FALLS, MAINS, NAMED, REASONS, SURGERIES, service


@dataclass
class Item:
    title: str
    decision: str
    rationale: list[str]
    """Its paragraphs."""
    follows: int | None = None
    falls: bool = False
    """Its rationale is that of an associated service."""


def count(r: Random) -> int:
    """Most letters have few items, some have twenty."""
    return r.choice((1, 1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 11, 15, 20))


def items(r: Random, wanted: int, person: Worker, noisy: bool, decisions: tuple[str, ...]) -> list[Item]:
    """`wanted` items or a few more: services of their own, and surgeries with what goes with them."""
    out: list[Item] = []
    taken: set[str] = set()
    surgeries = r.sample(SURGERIES, len(SURGERIES))
    while len(out) < wanted:
        if r.random() < 0.3 and wanted - len(out) > 1 and surgeries:
            out += _surgery(r, surgeries.pop(), len(out) + 1, wanted, person, noisy, decisions)
        else:
            decision = r.choice(decisions)
            title = service(r, taken)
            out.append(Item(title, decision, reasons(r, person, decision, title, noisy)))
    if wanted == 2 and r.random() < 0.15:
        other = "overturned" if out[0].decision == "upheld" else "upheld"
        sentence = r.choice(FALLS[other]).format(main="primary procedure", such="associated")
        if out[0].falls or len(out) > 1:
            out = out[:1]
        out.append(Item(r.choice(ASSOCIATED), other, [sentence], None, True))
    if person.alone:
        out[0].rationale[0] = f"{person.alone} {out[0].rationale[0]}"
    return out


def _surgery(
    r: Random,
    surgery: tuple[str, str],
    position: int,
    wanted: int,
    person: Worker,
    noisy: bool,
    decisions: tuple[str, ...],
) -> list[Item]:
    title, name = surgery
    decision = r.choice([d for d in decisions if d != "modified"])
    out = [Item(title, decision, reasons(r, person, decision, title, noisy))]
    for also in r.sample(ASSOCIATED, min(r.randint(1, 5), wanted - position)):
        if r.random() < 0.12 and "ssociated" in also:
            own = r.choice(("upheld", "overturned"))
            out.append(Item(also, own, reasons(r, person, own, also, noisy)))
            continue
        sentence = r.choice((FALLS if r.random() < 0.8 else NAMED)[decision]).format(
            name=name, main=r.choice(MAINS), such="associated"
        )
        out.append(Item(also, decision, [sentence], position, True))
    return out


def reasons(r: Random, person: Worker, decision: str, title: str, noisy: bool) -> list[str]:
    """The paragraphs of a rationale that stands by itself."""
    sentences = r.sample(REASONS, r.randint(2, 7))
    if r.random() < 0.3:
        sentences.insert(0, f"The {person.name} has chronic pain despite treatment.")
    sentences.append(
        r.choice(ENDS[decision]).format(
            name=title if len(title) < 60 and ":" not in title else "this service"
        )
    )
    if len(sentences) > 4 and r.random() < 0.3:
        cut = r.randint(2, len(sentences) - 2)
        parts = [" ".join(sentences[:cut]), " ".join(sentences[cut:])]
    else:
        parts = [" ".join(sentences)]
    if len(parts) > 1 and r.random() < 0.15:
        parts.insert(
            1,
            r.choice(
                (
                    "An earlier request for this service was decided as follows: Upheld",
                    "Appeal: Upheld",
                    "The last review ended thus: Overturned",
                )
            ),
        )
    return [worn(part, r) for part in parts] if noisy else parts
