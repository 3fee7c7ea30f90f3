"""A letter of the set: its blocks in the order of one of the four layouts, with the truth."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from . import dates, header, worker
from .bank import Bank
from .banks import BANKS
from .items import Item, items
from .nasty import pick
from .paper import Draft, Made, Piece, empty
from .printing import Manner, print_letter
from .statements import SIDES, statement

LAYOUTS = ("prose-credentials", "listed-credentials", "numbered-decisions", "professional-review")
YEARS = {
    "prose-credentials": (2014, 2015),
    "listed-credentials": (2015, 2025),
    "numbered-decisions": (2013, 2014),
    "professional-review": (2013, 2013),
}
IMRO = {
    "dev": (("MAXIMUS guideline:", "Maximus Guideline:", "IMRO guideline:"), (80, 10, 10)),
    "fresh": (("MAXIMUS guideline:", "Reviewer guideline:", "IMR guideline:"), (80, 10, 10)),
    "test": (("MAXIMUS guideline:", "CalMed guideline:", "Expert Reviewer guideline:"), (70, 20, 10)),
}
FINDINGS = {
    "upheld": ("is not medically necessary and appropriate", "is not medically necessary"),
    "overturned": ("is medically necessary and appropriate", "is medically necessary"),
}
FORMAL = {"upheld": "Upheld", "overturned": "Overturned", "modified": "Modified"}


def letter(seed: int, layout: str, half: str, noisy: bool) -> Made:
    """The letter of this seed: clean ones vary in their printing only, noisy ones have one to five nasty things more."""
    draft, manner, chance = drafted(seed, layout, half, noisy)
    return print_letter(draft, manner, chance)


def drafted(seed: int, layout: str, half: str, noisy: bool) -> tuple[Draft, Manner, random.Random]:
    """The letter before it is printed, and how it would be."""
    from .old_letters import numbered, professional

    chance = random.Random(f"fourth {half} {layout} {seed} {noisy}")
    bank = BANKS[half]
    draft = Draft(empty())
    draft.truth["layout"] = layout
    decided = dates.day(chance, *YEARS[layout])
    manner = Manner()
    digits = 6 if chance.random() < 0.1 else 7
    number = chance.randrange(10 ** (digits - 1) // 4, 10**digits // 4)
    draft.case = f"CM{decided.year % 100:02}-{number:0{digits}}"
    pick(chance, draft, manner, noisy, bank, draft.case)
    if layout == "numbered-decisions":
        numbered(chance, draft, bank, decided)
    elif layout == "professional-review":
        professional(chance, draft, bank, decided)
    else:
        modern(chance, draft, bank, decided, layout)
    return draft, manner, chance


def heading(draft: Draft, text: str) -> None:
    draft.add("heading", label=text)


def top(chance: random.Random, draft: Draft, bank: Bank) -> None:
    if chance.random() < 0.4:
        for number, line in enumerate(chance.choice(bank.tops).split("|")):
            draft.add("text", Piece(line, whole=True), tight=bool(number))


def text(draft: Draft, words: str) -> None:
    """Words that belong to no field."""
    draft.add("text", Piece(words, whole=True))


def paragraphs(draft: Draft, found: list[str], pointer: str, label: str = "") -> None:
    """A text field in one paragraph or several, the first behind its label; lists have their lines."""
    for number, paragraph in enumerate(found or [""]):
        if paragraph.startswith("\n"):
            for row, line in enumerate(paragraph.strip().split("\n")):
                draft.add("list", Piece(draft.words(line), (pointer,)), tight=bool(row))
        else:
            draft.add("label" if label and not number else "text", Piece(draft.words(paragraph), (pointer,)),
                      label=label if not number else "")  # fmt: skip


def summary(chance: random.Random, draft: Draft, bank: Bank, decided: dt.date, label: str = "") -> str:
    """The summary; gives the sentence that a rationale must have."""
    found, draft.truth["employee"], spare = worker.summary(chance, bank, decided)
    at = len(draft.blocks)
    if found or label:
        paragraphs(draft, found, "/clinical_case_summary", label)
    if label:
        draft.blocks[at].apart = True
    if spare:
        # The rules say "narrative": whether a rationale is one, when the summary gives no day, is open.
        draft.lenient["/employee/date_of_injury"] = (None,)
    return spare


def begin(draft: Draft, number: int, item: Item) -> str:
    """An item's truth with nothing said yet; gives its pointer."""
    nothing = {"statement": "", "basis": ["none"], "citations": []}
    draft.truth["disputed_items"].append(
        {
            "position": number,
            "description": "",
            "decision": item.outcome,
            "claims_administrator_guideline": dict(nothing),
            "reviewer_guideline": dict(nothing),
            "rationale": "",
            "follows_item": item.follows,
        }
    )
    return f"/disputed_items/{number - 1}"


def rest_on(
    chance: random.Random,
    draft: Draft,
    bank: Bank,
    pointer: str,
    side: str,
    prose: bool,
    label: str = "",
    who: str = "",
) -> None:
    """The statement of a side, with its truth."""
    at = f"{pointer}/{side}"
    said = statement(chance, bank, at, prose, who or SIDES[side])
    number = int(pointer.rsplit("/", 1)[1])
    draft.truth["disputed_items"][number][side] = {
        "statement": "",
        "basis": said.basis,
        "citations": said.citations,
    }
    draft.lenient |= said.open
    pieces = [replace(p, text=draft.words(p.text)) if not p.whole else p for p in said.pieces]
    written = "".join(p.text for p in pieces)
    for citation in said.citations:  # a range is as written, its dash, too
        citation["pages"] = [
            dashed if (dashed := page.replace("-", "–")) in written else page for page in citation["pages"]
        ]
    draft.add("label" if label else "text", *pieces, label=label)


def modern(chance: random.Random, draft: Draft, bank: Bank, decided: dt.date, layout: str) -> None:
    top(chance, draft, bank)
    listed = layout == "listed-credentials"
    header.front_matter(chance, draft, decided, old=False)
    if chance.random() < 0.2:
        outcome = chance.choice(("UPHOLD", "OVERTURN", "PARTIAL OVERTURN"))
        for sentence in bank.cover:
            text(draft, sentence.format(outcome=outcome))
    heading(draft, "HOW THE IMR FINAL DETERMINATION WAS MADE")
    written, certified, names, codes, prose = header.credentials(chance, bank, draft)
    affiliation, practice = chance.choice(bank.affiliation), chance.choice(bank.practice)
    reviewer = draft.truth["expert_reviewer"]
    if listed:
        text(draft, f"{affiliation} {practice}")
        if chance.random() < 0.9:
            text(draft, chance.choice(bank.credentials_lead))
        rows = [("State(s) of Licensure:", ", ".join(names)), ("Certification(s)/Specialty:", written)]
        for number, (label, value) in enumerate(rows):
            draft.add("credential", Piece(value, whole=True), label=label, tight=bool(number))
        board = next(parts for said, parts in bank.boards if said == written)
        reviewer |= {"certifications": list(board), "licensure_states": codes}
    else:
        text(draft, f"{affiliation} {prose} {practice}")
        reviewer |= {"certifications": certified, "licensure_states": codes}
    heading(draft, "CLINICAL CASE SUMMARY")
    text(draft, chance.choice(bank.summary_lead))
    spare = summary(chance, draft, bank, decided)
    heading(draft, "IMR ISSUES, DECISIONS AND RATIONALES")
    text(draft, chance.choice(bank.items_lead))
    disputed = items(chance, bank, spare)
    imro = chance.choices(*IMRO[bank.name])[0]
    for number, item in enumerate(disputed, 1):
        pointer = begin(draft, number, item)
        word = FORMAL[item.outcome]
        word = chance.choice((word, word, word, word.upper(), word.lower()))
        for change in draft.outcomes:
            word = change(word)
        draft.add(
            "title",
            Piece(draft.words(item.title), (f"{pointer}/description",)),
            Piece(":", glued=chance.random() < 0.95),
            Piece(word, glued=chance.random() < 0.05),
        )
        if chance.random() < 0.96:
            rest_on(
                chance,
                draft,
                bank,
                pointer,
                "claims_administrator_guideline",
                False,
                "Claims Administrator guideline:",
            )
        if chance.random() < 0.96:
            rest_on(chance, draft, bank, pointer, "reviewer_guideline", False, imro)
        paragraphs(draft, item.rationale, f"{pointer}/rationale", "Decision rationale:")
