"""The letters of 2013: numbered decisions in two forms, and the professional review."""

from __future__ import annotations

import datetime as dt
import random

from . import dates, header
from .bank import Bank
from .items import Item, items
from .letters import FINDINGS, begin, heading, paragraphs, rest_on, summary, text, top
from .paper import Draft, Piece

BULLETS = ("", "- ", "• ", "\uf0b7 ")


def numbered(chance: random.Random, draft: Draft, bank: Bank, decided: dt.date) -> None:
    """The notice with its sections, or the later form with numbered decisions and the reasons under each."""
    if chance.random() < 0.55:
        _notice(chance, draft, bank, decided)
    else:
        _later(chance, draft, bank, decided)


def _documents(chance: random.Random, draft: Draft, bank: Bank) -> None:
    if chance.random() < 0.5:
        text(draft, chance.choice(bank.documents_lead))
    for number, line in enumerate(chance.sample(bank.documents, chance.randint(2, len(bank.documents)))):
        day = dates.written_day(chance, dates.day(chance, 2012, 2013))
        draft.add(
            "list",
            Piece(f"{chance.choice(BULLETS)}{line.format(other=day)}", whole=True),
            tight=bool(number),
        )


def _decided(
    chance: random.Random, draft: Draft, number: int, template: str, title: str, item: Item, pointer: str
) -> None:
    """A numbered decision; its title is part of a field where a pointer is given."""
    before, after = template.split("{title}")
    finding = draft.findings.setdefault(number, chance.choice(FINDINGS[item.outcome]))
    mark = draft.marks
    draft.add(
        "decided",
        Piece(before, whole=True),
        Piece(title, (f"{pointer}/description",) if pointer else (), whole=True),
        Piece(after.format(finding=finding), whole=True, glued=not after.startswith(" ")),
        label=mark.format(number),
    )


def _notice(chance: random.Random, draft: Draft, bank: Bank, decided: dt.date) -> None:
    names = bank.headings_2013
    top(chance, draft, bank)
    heading(draft, chance.choice(names["notice"]))
    header.front_matter(chance, draft, decided, old=True)
    # The summary comes before the items on paper, so a spare sentence is only known after it; items are made first.
    disputed = items(chance, bank, "", modified=False)
    titles = [draft.words(item.title) for item in disputed]
    draft.marks = chance.choice(("{})", "{}."))
    pointers = [begin(draft, number, item) for number, item in enumerate(disputed, 1)]
    determined = chance.choice(bank.determined)
    for number, item in enumerate(disputed, 1):
        _decided(chance, draft, number, determined, titles[number - 1], item, "")
    heading(draft, chance.choice(names["decision"]))
    filed, denied, told = (
        f"{d:%m/%d/%Y}"
        for d in (decided - dt.timedelta(40), decided - dt.timedelta(60), decided - dt.timedelta(30))
    )
    text(
        draft,
        f"An application for Independent Medical Review was filed on {filed} disputing the Utilization Review Denial dated {denied}. "
        f"A Notice of Assignment and Request for Information was provided to the above parties on {told}. "
        "A decision has been made for each of the treatments and/or services that were in dispute:",
    )
    for number, item in enumerate(disputed, 1):
        _decided(chance, draft, number, determined, titles[number - 1], item, "")
    heading(draft, chance.choice(names["qualified"]))
    _credentials(chance, draft, bank)
    where = chance.random() < 0.5
    if where:
        heading(draft, chance.choice(names["documents"]))
        _documents(chance, draft, bank)
    heading(draft, chance.choice(names["summary"]))
    if chance.random() < 0.4:
        day = dates.written_day(chance, decided - dt.timedelta(60))
        text(draft, chance.choice(bank.copied).format(other=day))
    spare = summary(chance, draft, bank, decided)
    if spare:
        disputed[0].rationale[0] = f"{spare} {disputed[0].rationale[0]}"
    if not where:
        heading(draft, chance.choice(names["documents"]))
        _documents(chance, draft, bank)
    for number, (item, pointer) in enumerate(zip(disputed, pointers, strict=True), 1):
        before, after = bank.regarding[0].split("{title}")
        draft.add(
            "decided",
            Piece(before, whole=True),
            Piece(titles[number - 1], (f"{pointer}/description",), whole=True),
            Piece(after, glued=True),
            label=draft.marks.format(number),
        )
        heading(draft, chance.choice(names["section"]))
        rest_on(chance, draft, bank, pointer, "claims_administrator_guideline", True)
        rest_on(chance, draft, bank, pointer, "reviewer_guideline", True)
        label = chance.choice(names["rationale"])
        paragraphs(draft, item.rationale, f"{pointer}/rationale", label)
    _tail(chance, draft, bank)


def _later(chance: random.Random, draft: Draft, bank: Bank, decided: dt.date) -> None:
    top(chance, draft, bank)
    header.front_matter(chance, draft, decided, old=chance.random() < 0.5)
    heading(draft, "HOW THE IMR FINAL DETERMINATION WAS MADE")
    _credentials(chance, draft, bank, chance.choice(bank.affiliation) + " ")
    heading(draft, "DOCUMENTS REVIEWED")
    _documents(chance, draft, bank)
    heading(draft, "CLINICAL CASE SUMMARY")
    text(draft, chance.choice(bank.summary_lead))
    spare = summary(chance, draft, bank, decided)
    heading(draft, "IMR DECISION(S) AND RATIONALE(S)")
    text(draft, chance.choice(bank.items_lead))
    draft.marks = chance.choice(("{}.", "{})"))
    for number, item in enumerate(items(chance, bank, spare, modified=False), 1):
        pointer = begin(draft, number, item)
        template = "{title} {finding}."
        _decided(chance, draft, number, template, draft.words(item.title), item, pointer)
        rest_on(chance, draft, bank, pointer, "claims_administrator_guideline", True)
        rest_on(chance, draft, bank, pointer, "reviewer_guideline", True, who="Physician Reviewer")
        paragraphs(
            draft, item.rationale, f"{pointer}/rationale", "The Physician Reviewer's decision rationale:"
        )


def _credentials(chance: random.Random, draft: Draft, bank: Bank, before: str = "") -> None:
    _, certified, _, codes, prose = header.credentials(chance, bank, draft)
    text(draft, f"{before}{prose} {chance.choice(bank.practice)}")
    draft.truth["expert_reviewer"] |= {"certifications": certified, "licensure_states": codes}


def _tail(chance: random.Random, draft: Draft, bank: Bank) -> None:
    if chance.random() < 0.7:
        for part in chance.choice(bank.tails).split("|"):
            text(draft, part)


def professional(chance: random.Random, draft: Draft, bank: Bank, decided: dt.date) -> None:
    """One issue, its guidelines and rationale under headings, the qualifications at the end or before the issue."""
    names = bank.headings_2013
    top(chance, draft, bank)
    heading(draft, "MEDICAL PROFESSIONAL REVIEW")
    header.front_matter(chance, draft, decided, old=chance.random() < 0.5)
    disputed = items(chance, bank, "", modified=False)
    item = disputed[0]
    if len(disputed) > 1 and all(one.outcome == item.outcome for one in disputed):
        item.title = "; ".join(one.title for one in disputed[:4])
    # An issue of several services: the whole of it is one item.
    item.rationale = [p for p in item.rationale if "{title}" not in p]
    pointer = begin(draft, 1, item)
    first = chance.random() < 0.2

    def qualified() -> None:
        heading(draft, chance.choice(names["pro_qualified"]))
        _credentials(chance, draft, bank)

    if first:
        qualified()
    draft.add(
        "label",
        Piece(draft.words(item.title), (f"{pointer}/description",)),
        label=chance.choice(names["issue"]),
    ).apart = True
    if chance.random() < 0.7:
        heading(draft, "DOCUMENTS REVIEWED")
        _documents(chance, draft, bank)
    label = chance.choice(names["pro_summary"])
    spare = summary(chance, draft, bank, decided, label)
    if spare:
        item.rationale[0] = f"{spare} {item.rationale[0]}"
    for side, key in (
        ("claims_administrator_guideline", "pro_claims"),
        ("reviewer_guideline", "pro_reviewer"),
    ):
        who = "Professional Reviewer" if side.startswith("reviewer") else ""
        rest_on(chance, draft, bank, pointer, side, True, chance.choice(names[key]), who)
        draft.blocks[-1].apart = True
    at = len(draft.blocks)
    paragraphs(draft, item.rationale, f"{pointer}/rationale", chance.choice(names[item.outcome]))
    draft.blocks[at].apart = True
    if not first:
        qualified()
