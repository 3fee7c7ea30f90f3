"""The header of a letter and the reviewer's credentials."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

from . import dates
from .bank import Bank
from .paper import Draft, Piece

STATES = {
    "California": "CA", "New York": "NY", "Texas": "TX", "Illinois": "IL", "New Hampshire": "NH", "Washington": "WA",
    "Florida": "FL", "North Carolina": "NC", "Pennsylvania": "PA", "Massachusetts": "MA", "District of Columbia": "DC",
    "West Virginia": "WV", "Virginia": "VA", "Arkansas": "AR", "Kansas": "KS", "Oklahoma": "OK", "Hawaii": "HI",
}  # fmt: skip
LABELS = {
    "case_number": ("Case Number:", "IMR Case Number:", "MAXIMUS Case Number:"),
    "date_assigned": ("Date Assigned:",),
    "date_of_injury": ("Date of Injury:",),
    "decision_date": ("Decision Date:",),
    "priority": ("Priority:",),
    "ur_denial_date": ("UR Denial Date:",),
    "application_received": ("Application Received:", "IMR Application Received:"),
}
OLD = {**LABELS, "decision_date": ("Dated:",), "ur_denial_date": ("Date of UR Decision:",)}


def front_matter(chance: random.Random, draft: Draft, decided: dt.date, old: bool) -> None:
    """Set the header's truth and its blocks, unless the letter has none."""
    days = {
        "date_of_injury": dates.day(chance, 1998, decided.year - 2),
        "ur_denial_date": decided - dt.timedelta(days=chance.randint(40, 120)),
        "application_received": decided - dt.timedelta(days=chance.randint(25, 39)),
        "date_assigned": decided - dt.timedelta(days=chance.randint(5, 24)),
        "decision_date": decided,
    }
    if chance.random() < 0.3:
        return
    front: dict[str, Any] = draft.truth["front_matter"]
    names = list(OLD if old else LABELS)
    if chance.random() < 0.4:
        chance.shuffle(names)
    pairs: list[tuple[str, str]] = []
    for name in names:
        if old and name in ("priority", "date_assigned") and chance.random() < 0.7:
            continue
        if chance.random() < 0.06:
            continue
        label = chance.choice((OLD if old else LABELS)[name])
        if chance.random() < 0.04:
            pairs.append((label, ""))
            continue
        if name == "case_number":
            front[name] = draft.case
            pairs.append((label, _noise(draft.digits, draft.case)))
        elif name == "priority":
            front[name] = chance.choice(("standard", "standard", "expedited"))
            pairs.append((label, front[name].title()))
        else:
            front[name] = days[name].isoformat()
            when = days[name]
            form = f"{when:%m/%d/%Y}" if chance.random() < 0.7 else f"{when.month}/{when.day}/{when.year}"
            pairs.append((label, _noise(draft.digits, form)))
    if old:
        pairs.insert(chance.randint(0, len(pairs)), ("Employee:", ""))
        pairs.insert(chance.randint(0, len(pairs)), ("Claim Number:", ""))
    step = 1 if old else chance.choice((1, 1, 2, 2, 3, 7))
    for at in range(0, len(pairs), step):
        row = pairs[at : at + step]
        if step == 1:
            draft.add("header", Piece(row[0][1], whole=True), label=row[0][0], tight=bool(at))
        else:
            draft.add(
                "header", Piece(" ".join(f"{a} {b}".strip() for a, b in row), whole=True), tight=bool(at)
            )


def _noise(changes: list[Callable[[str], str]], text: str) -> str:
    for change in changes:
        text = change(text)
    return text


def credentials(
    chance: random.Random, bank: Bank, draft: Draft
) -> tuple[str, list[str], list[str], list[str], str]:
    """The certifications as written, what they are, the states, their codes, and the prose that says all of it."""
    written, boards = chance.choice(bank.boards)
    certified = list(boards)
    licensed = chance.sample(list(STATES), chance.choices((1, 2, 3, 5), (60, 20, 12, 8))[0])
    names = [_noise(draft.states, name) for name in licensed]
    if not draft.states and chance.random() < 0.06:
        names = [STATES[name] for name in licensed]
    sub = ""
    if chance.random() < 0.35:
        said, parts = chance.choice(bank.subspecialties)
        if not set(parts) & set(certified):
            sub = chance.choice(bank.sub_prose).format(sub=said)
            certified += parts
    if len(names) > 1:
        states = ", ".join(names[:-1]) + chance.choice((" and ", ", and ", ", ")) + names[-1]
    else:
        states = names[0]
    prose = chance.choice(bank.board_prose).format(boards=written, sub=sub, states=states)
    return written, certified, names, [STATES[name] for name in licensed], prose.replace(",,", ",")
