"""The letter before it takes a form: its parts in their order, as plain JSON, the same for every form.

Takes a determination and what surrounds it, hands on a `Composition` that `writing` gives to the forms: print
(`templates/letter.typ`), page (`page`), document (`document`) and text (`text`). No form adds a word of its own.
"""

from __future__ import annotations

from typing import TypedDict

from openimr.letters import plain, wording
from openimr.letters.blocks import Section, one_line
from openimr.letters.letter import Letter, LetterParty
from openimr.letters.model import Determination
from openimr.letters.references import find_references


class Address(TypedDict):
    """One recipient: the role over the name, and the lines under it."""

    role: str
    name: str
    lines: list[str]


class Sender(TypedDict):
    """Who sends the letter."""

    name: str
    lines: list[str]


class Sentence(TypedDict):
    """Some words in a language (BCP 47)."""

    text: str
    lang: str


class Composition(TypedDict):
    """A letter in parts. `warning` is empty unless it is a demonstration; `front` holds labels with values.

    `plain` are the sections in plain words, each on a page of its own; `sections` the determination and what
    closes it. `targets` tells for each reference to pages, as written, the number of the record in which its
    first page stands.
    """

    title: str
    case: str
    warning: str
    organisation: Sender
    over: str
    heading: str
    front: list[list[str]]
    introduction: list[Sentence]
    recipients_heading: str
    parties: list[Address]
    plain: list[Section]
    sections: list[Section]
    targets: dict[str, int]


def compose(determination: Determination, letter: Letter) -> Composition:
    """The parts of a letter. Raises ValueError for an item without a decision, a state that there is not, or
    a layout in which no letter is written.
    """
    case = determination.front_matter.case_number or ""
    sender = letter.organisation
    sections = wording.sections(determination, letter)
    return {
        "title": f"{wording.PROCESS}: {wording.TITLE}" + (f", {case}" if case else ""),
        "case": case,
        "warning": wording.DEMONSTRATION if letter.demonstration else "",
        "organisation": {"name": one_line(sender.name), "lines": list(map(one_line, sender.address_lines))},
        "over": wording.PROCESS,
        "heading": wording.TITLE,
        "front": [list(pair) for pair in wording.front_matter(determination)],
        "introduction": [{"text": wording.INTRODUCTION, "lang": "en"}, *_plain_follows(letter)],
        "recipients_heading": wording.RECIPIENTS,
        "parties": [_address(party) for party in _recipients(letter)],
        "plain": [] if letter.public else plain.sections(determination, letter),
        "sections": sections,
        "targets": _targets(determination, letter),
    }


def _plain_follows(letter: Letter) -> list[Sentence]:
    sentences = {} if letter.public else wording.PLAIN_FOLLOWS
    return [{"text": text, "lang": language} for language, text in sentences.items()]


def _recipients(letter: Letter) -> tuple[LetterParty, ...]:
    """The parties to address; none in a public copy, whoever is given (rulebook P-02)."""
    return () if letter.public else letter.parties


def _address(party: LetterParty) -> Address:
    lines = [line for line in map(one_line, party.address_lines) if line]
    return {"role": party.role.label, "name": one_line(party.name), "lines": lines}


def _targets(determination: Determination, letter: Letter) -> dict[str, int]:
    """For each reference, as written, the record of its first page."""
    targets: dict[str, int] = {}
    texts = [determination.clinical_case_summary, *(i.rationale for i in determination.disputed_items)]
    for text in texts:
        for reference in find_references(text):
            record = letter.record_of(reference.pages[0]) if reference.pages else None
            if record is not None:
                targets[one_line(text[reference.start : reference.end])] = record.number
    return targets
