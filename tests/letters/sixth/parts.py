"""Parts that letters of all years share: the header, the worker, the reviewer, statements, rationales."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field, replace
from typing import Any

from ..foreign.kit import BREAK
from . import dev, held
from .bank import Frame, Half, Source

HALVES = {"dev": dev.HALF, "test": held.HALF}
NUMBERS = {34: "thirty-four", 42: "forty-two", 51: "fifty-one", 60: "sixty", 67: "sixty-seven"}
DECISIONS = ("upheld", "upheld", "upheld", "overturned", "overturned", "modified")
LIGATURES = (("ffi", "ﬃ"), ("fi", "ﬁ"), ("fl", "ﬂ"))
MARKS = (("'", "\u2019"), (" - ", " \u2013 "))


@dataclass
class Block:
    """A paragraph, or a field: its label and its paragraphs. `sort` is head, line, para, title or field."""

    sort: str
    text: str
    label: str = ""


@dataclass
class Draft:
    """A letter while it is written."""

    rng: random.Random
    half: Half
    damage: frozenset[str]
    case: str = ""
    decided: dt.date = dt.date(2014, 1, 1)
    blocks: list[Block] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    lenient: dict[str, tuple[Any, ...]] = field(default_factory=dict)

    def one(self, key: str) -> str:
        """A heading or label; through a letter it has the same words."""
        if key == "asks":
            return self.rng.choice(self.half.heads[key])
        return self.words.setdefault(key, self.rng.choice(self.half.heads[key]))

    def head(self, key: str) -> None:
        self.blocks.append(Block("head", self.one(key)))

    def para(self, text: str, sort: str = "para") -> None:
        self.blocks.append(Block(sort, text))

    def said(self, text: str) -> str:
        """The words of a field, with the marks that stay as they are written."""
        if "ligatures" in self.damage:
            for plain, joined in LIGATURES:
                text = text.replace(plain, joined)
        if "marks" in self.damage:
            for plain, mark in MARKS:
                text = text.replace(plain, mark)
        if "hyphens" in self.damage:
            place = text.find("-", 3)
            if 0 < place < len(text) - 1 and text[place - 1].isalpha() and text[place + 1].isalpha():
                text = text[: place + 1] + BREAK + text[place + 1 :]
        return text


def truth(text: str) -> str:
    return " ".join(text.replace(BREAK, " ").split())


def day(rng: random.Random, made: dt.date, forms: int = 8) -> str:
    """A day in one of the ways in which letters write it, month first."""
    m, d, y = made.month, made.day, made.year
    return (
        f"{m:02}/{d:02}/{y}", f"{m}/{d}/{y % 100:02}", f"{m}-{d}-{y}", f"{made:%B} {d}, {y}", f"{m:02}-{d:02}-{y}",
        f"{made:%b} {d}, {y}", f"{y}-{m:02}-{d:02}", f"{m}/{d}/{y}",
    )[rng.randrange(forms)]  # fmt: skip


def header(draft: Draft, layout: str) -> dict[str, Any]:
    """The header block or none, in one or two columns, with blank places."""
    rng = draft.rng
    year = 2013 if layout in ("numbered-decisions", "professional-review") else rng.randint(2014, 2016)
    draft.decided = dt.date(year, rng.randint(7, 12), rng.randint(1, 28))
    draft.case = f"CM{year % 100}-{rng.randint(1000, 99999):0{rng.choice((6, 7, 7))}}"
    out: dict[str, Any] = dict.fromkeys(
        (
            "case_number",
            "date_of_injury",
            "date_assigned",
            "ur_denial_date",
            "application_received",
            "decision_date",
            "priority",
        )
    )
    if rng.random() < 0.3:
        return out
    days = {
        "date_of_injury": dt.date(rng.randint(1998, 2012), rng.randint(1, 12), rng.randint(1, 28)),
        "ur_denial_date": draft.decided - dt.timedelta(rng.randint(80, 120)),
        "application_received": draft.decided - dt.timedelta(rng.randint(60, 79)),
        "date_assigned": draft.decided - dt.timedelta(rng.randint(30, 50)),
        "decision_date": draft.decided,
    }
    labels = {
        "case_number": ("Case Number:", "MAXIMUS Case Number:", "IMR Case Number:"),
        "date_of_injury": ("Date of Injury:",),
        "ur_denial_date": ("UR Denial Date:", "Date of UR Decision:"),
        "application_received": ("Application Received:", "IMR Application Received:"),
        "date_assigned": ("Date Assigned:",),
        "decision_date": ("Decision Date:", "Dated:"),
        "priority": ("Priority:",),
    }
    cells, order = [], list(labels)
    if rng.random() < 0.5:
        rng.shuffle(order)
    for key in order:
        chance = rng.random()
        if chance < 0.1:
            continue
        value = ""
        if key == "case_number":
            out[key] = value = draft.case
        elif chance < 0.2:
            pass
        elif key == "priority":
            value = rng.choice(("Standard", "Expedited", "STANDARD"))
            out[key] = value.lower()
        else:
            value, out[key] = (
                day(rng, days[key], 4) if rng.random() < 0.3 else f"{days[key]:%m/%d/%Y}",
                days[key].isoformat(),
            )
        cells.append(f"{rng.choice(labels[key])} {value}".rstrip())
    if rng.random() < 0.4:
        cells.insert(1, "Claim Number: [redacted]")
        cells.insert(1, "Employee:")
    width = rng.choice((1, 2))
    for place in range(0, len(cells), width):
        draft.para("      ".join(cells[place : place + width]), "line")
    return out


def worker(draft: Draft) -> tuple[str, dict[str, Any]]:
    """The opening words of a narrative and what they say."""
    rng = draft.rng
    age, sex = rng.randint(22, 69), rng.choice(("male", "female"))
    if rng.random() < 0.25:
        age = rng.choice(list(NUMBERS))
        number = NUMBERS[age]
    else:
        number = str(age)
    frame = rng.choice(draft.half.openings)
    if "{sex}" in frame:
        years = rng.choice(("{}-year-old", "{} year old", "{} y/o", "{}-year old"))
    else:
        years = rng.choice(("{} years of age", "{} years old", "a {}-year-old"))
    hurt = dt.date(rng.randint(1991, 2012), rng.randint(1, 12), rng.randint(1, 28))
    written, known = day(rng, hurt), hurt.isoformat()
    if rng.random() < 0.1:
        written, known = rng.choice(("02/30/2012", "10/204", "6/31/2011", "13/14/2010")), None
    text = frame.format(
        age=years.format(number),
        sex=rng.choice({"male": ("male", "man", "gentleman"), "female": ("female", "woman")}[sex]),
        day=written,
        he={"male": "he", "female": "she"}[sex],
        He={"male": "He", "female": "She"}[sex],
        his={"male": "his", "female": "her"}[sex],
    )
    return text[0].upper() + text[1:], {"age": age, "sex": sex, "date_of_injury": known}


def statement(draft: Draft, who: str, frames: tuple[Frame, ...]) -> tuple[str, dict[str, Any]]:
    """A statement as it is written, and what it says."""
    rng, half = draft.rng, draft.half
    frame = rng.choice(frames)
    m, m2 = rng.sample(half.schedule, 2)
    n, n2 = rng.sample(half.elsewhere, 2)
    parts: dict[str, Source] = {"{m}": m, "{m2}": m2, "{n}": n, "{n2}": n2, "{c}": rng.choice(half.chapters)}
    named = sorted((name for name in parts if name in frame.text), key=frame.text.index)
    text = frame.text.replace("{who}", who).replace("{its}", "its" if who.startswith("Claims") else "his/her")
    for name in named:
        text = text.replace(name, parts[name].text)
    if (
        "MTUS, {c}" in frame.text
    ):  # the schedule's name is the beginning of the source, as it is in the real letters
        parts["{c}"] = replace(parts["{c}"], text=f"MTUS, {parts['{c}'].text}")
    basis = [{"m": "mtus", "n": "non-mtus", "-": "none"}[letter] for letter in frame.basis]
    return text, {
        "statement": truth(text),
        "basis": basis,
        "citations": [parts[name].to_json() for name in named],
    }


def nothing() -> dict[str, Any]:
    return {"statement": "", "basis": ["none"], "citations": []}


def reasons(draft: Draft, decision: str, first: str = "") -> list[str]:
    """The paragraphs of a rationale."""
    rng = draft.rng
    said = [draft.said(" ".join(rng.sample(draft.half.fillers, rng.randint(1, 4))))]
    if first:
        said[0] = f"{first} {said[0]}"
    if rng.random() < 0.2:
        said.append(rng.choice(draft.half.traps))
    if rng.random() < 0.3:
        said.append(draft.said(rng.choice(draft.half.fillers)))
    ending = rng.choice(draft.half.endings[decision])
    if len(said) > 1 or rng.random() < 0.3:
        return [*said, ending]
    return [f"{said[0]} {ending}"]


def reviewer(draft: Draft, frames: tuple[str, ...] | None) -> tuple[str, dict[str, Any]]:
    """The sentence of the credentials (or the two values of the list, parted by a bar), and what it says."""
    rng = draft.rng
    certs, certifications = rng.choice(draft.half.certifications)
    states, codes = rng.choice(draft.half.states)
    if frames is None:
        return f"{states}|{certs}", {"certifications": list(certifications), "licensure_states": list(codes)}
    frame = rng.choice(frames)
    if "{sub}" in frame:
        certifications = (*certifications, "Spine Surgery")
    said = frame.format(certs=certs, states=states, sub="Spine Surgery")
    return said, {"certifications": list(certifications), "licensure_states": list(codes)}


def summary(draft: Draft) -> tuple[list[str], dict[str, Any], str]:
    """Paragraphs of the summary, the worker, and an opening that is left for the first rationale."""
    rng = draft.rng
    opening, who = worker(draft)
    rest = draft.said(" ".join(rng.sample(draft.half.fillers, rng.randint(0, 4))))
    chance = rng.random()
    if chance < 0.75:
        paragraphs, kept = [f"{opening} {rest}".strip()], ""
    elif chance < 0.9:
        paragraphs, kept = [rng.choice(draft.half.bare_openings)], opening
        draft.lenient["/employee/date_of_injury"] = (None, who["date_of_injury"])
    elif chance < 0.95:
        paragraphs, kept, who = [rng.choice(draft.half.bare_openings)], "", dict.fromkeys(who)
    else:
        paragraphs, kept, who = [], "", dict.fromkeys(who)
    if paragraphs and rng.random() < 0.5:
        paragraphs.append(draft.said(rng.choice(draft.half.denials)))
    return paragraphs, who, kept


def plan(draft: Draft) -> list[tuple[str, str, int | None, str]]:
    """Title, decision, the item that is followed, and the words by which it is."""
    rng = draft.rng
    count = rng.choice((1, 1, 2, 2, 3, 3, 4, 5, 20 if rng.random() < 0.3 else 6))
    out: list[tuple[str, str, int | None, str]] = []
    if rng.random() < 0.4:
        title, named, services = rng.choice(draft.half.surgeries)
        decision = rng.choice(("upheld", "overturned"))
        if rng.random() < 0.3:
            out.append((rng.choice(draft.half.titles), decision, None, ""))
        out.append((title, decision, None, ""))
        primary = len(out)
        for service in services:
            words = rng.choice(draft.half.cascades[decision]).format(named=named)
            out.append((service, decision, primary, words))
        return out
    titles = [title for _ in range(2) for title in rng.sample(draft.half.titles, len(draft.half.titles))]
    return [(titles[n], rng.choice(DECISIONS), None, "") for n in range(count)]


def item(
    position: int, title: str, decision: str, sides: list[dict[str, Any]], why: str, follows: int | None
) -> dict[str, Any]:
    return {
        "position": position,
        "description": truth(title),
        "decision": decision,
        "claims_administrator_guideline": sides[0],
        "reviewer_guideline": sides[1],
        "rationale": truth(why),
        "follows_item": follows,
    }
