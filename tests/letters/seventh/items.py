"""The disputed items of a letter, and which of them share the fate of which."""

from __future__ import annotations

import random
from dataclasses import dataclass

from .bank import Bank
from .statements import CLAIMS, NOTHING, REVIEWER, Statement, statement

OUTCOMES = ("upheld", "upheld", "overturned")


@dataclass
class Item:
    title: str
    decision: str
    claims: Statement
    reviewer: Statement
    reasons: list[str]
    """Paragraphs; the last sentence of the last one says what was decided."""
    associated: bool = False
    name: str = ""
    """How others call it, where it is a procedure."""
    follows: int | None = None
    before: str = ""
    """What stands before the reasons."""


def _not(decision: str) -> str:
    return "" if decision == "overturned" else "not "


def own(rng: random.Random, bank: Bank, title: str, name: str, decision: str) -> Item:
    reasons = [
        " ".join(rng.sample(bank.reasons, rng.randint(1, 4))) for _ in range(rng.choice((1, 1, 1, 2, 3)))
    ]
    if decision != "modified":
        reasons[-1] += " " + rng.choice(bank.closes).format(what=title, not_=_not(decision))
    said = statement(rng, bank, CLAIMS), statement(rng, bank, REVIEWER)
    return Item(title, decision, *said, reasons, name=name)


def _falling(rng: random.Random, bank: Bank, title: str, decision: str, name: str = "") -> Item:
    sentence = rng.choice(bank.falls_named if name else bank.falls).format(name=name, not_=_not(decision))
    if rng.random() < 0.3:
        sentence = rng.choice(bank.reasons) + " " + sentence
    nothing = Statement(f"{REVIEWER} did not cite any medical evidence for its decision.", ("none",))
    told = nothing if rng.random() < 0.6 else statement(rng, bank, REVIEWER)
    return Item(title, decision, statement(rng, bank, CLAIMS), told, [sentence], associated=True, name=name)


def _following(items: list[Item], number: int) -> int | None:
    """By rule 8: the one that is named, even later; else the nearest before that is no associated service and agrees."""
    item = items[number]
    if item.name:
        return next(n for n, one in enumerate(items, 1) if one.name == item.name and not one.associated)
    before = [n for n in range(number) if not items[n].associated and items[n].decision == item.decision]
    return before[-1] + 1 if before else None


def several(rng: random.Random, bank: Bank, modified: bool) -> list[Item]:
    count = rng.choice((1, 1, 2, 2, 3, 3, 4, 5, 6, 8, 12, 20))
    items: list[Item] = []
    primary, services = rng.sample(bank.primary, len(bank.primary)), list(bank.services)
    rng.shuffle(services)
    associated: list[str] = []
    if rng.random() < 0.1:
        items.append(_falling(rng, bank, rng.choice(bank.associated), rng.choice(OUTCOMES)))
    while len(items) < count:
        if primary and (rng.random() < 0.4 or not services):
            title, name = primary.pop()
            decision = rng.choice(OUTCOMES)
            group = [own(rng, bank, title, name, decision)]
            associated = rng.sample(bank.associated, min(rng.randint(0, 3), max(0, count - len(items) - 1)))
            group += [
                _falling(rng, bank, one, decision, name if rng.random() < 0.3 else "") for one in associated
            ]
            if len(group) > 1 and group[1].name and rng.random() < 0.3:
                group[0], group[1] = group[1], group[0]
            if len(group) > 1 and services and rng.random() < 0.25:
                other = "upheld" if decision == "overturned" else "overturned"
                group.insert(1, own(rng, bank, services.pop(), "", other))
            items += group
        elif services:
            items.append(own(rng, bank, services.pop(), "", rng.choice(OUTCOMES)))
        else:
            break
    while modified and services and len(items) < count + 1 and rng.random() < 0.3:
        items.append(own(rng, bank, services.pop(), "", "modified"))
    for number, item in enumerate(items):
        if item.associated:
            item.follows = _following(items, number)
    return items


def with_gaps(rng: random.Random, items: list[Item], reasons: bool) -> dict[int, set[str]]:
    """What is missing of which item: one field, or two, of a few items; never all that tells a title.

    `reasons`: they may be missing too.
    """
    gaps: dict[int, set[str]] = {}
    for number, item in enumerate(items):
        if rng.random() < 0.08:
            gaps[number] = set(rng.sample(("claims", "reviewer"), rng.choice((1, 1, 2))))
            for side in gaps[number]:
                setattr(item, side, NOTHING)
        elif reasons and not (item.associated or item.before) and rng.random() < 0.03:
            gaps[number] = {"rationale"}
    return gaps
