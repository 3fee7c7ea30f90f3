"""Writing a determination letter: as a tagged PDF, and as plain text, from the same words.

Takes a determination and what surrounds it (`openimr.letters.letter.Letter`), hands on the letter in the
layout with listed credentials. Reading the letter back gives the determination (rulebook L-06); what would
not read back is found before signing by `openimr.letters.readback.check_readable`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openimr.letters import wording
from openimr.letters.blocks import Block, one_line
from openimr.letters.letter import Letter, LetterParty
from openimr.letters.model import Determination
from openimr.letters.typesetting import typeset

TEMPLATE = Path(__file__).parent / "templates" / "letter.typ"


def render_text(determination: Determination, letter: Letter) -> str:
    """The letter as plain text: one paragraph to a line, an empty line between paragraphs.

    A paragraph is never broken, so no hyphen stands at a line's end by accident (letters rule 3).
    Raises ValueError for an item without a decision or a state of licensure that there is not.
    """
    return "\n\n".join(_text_paragraphs(determination, letter)) + "\n"


def render_pdf(determination: Determination, letter: Letter, *, at: dt.datetime) -> bytes:
    """The letter as a tagged PDF, unsigned. `at` (with a time zone) is the document's date.

    Identical input gives identical bytes. Raises what `render_text` raises, MissingGlyphError for a
    character that the letter's fonts do not have, TypesettingError for any other failure of the engine.
    """
    case = determination.front_matter.case_number or ""
    title = f"{wording.PROCESS}: {wording.TITLE}" + (f", {case}" if case else "")
    return typeset(TEMPLATE, _print_data(determination, letter), at=at, title=title)


def _print_data(determination: Determination, letter: Letter) -> dict[str, Any]:
    return {
        "case": determination.front_matter.case_number or "",
        "warning": wording.DEMONSTRATION if letter.demonstration else "",
        "organisation": {"name": letter.organisation.name, "lines": list(letter.organisation.address_lines)},
        "over": wording.PROCESS,
        "heading": wording.TITLE,
        "introduction": wording.INTRODUCTION,
        "front": [list(pair) for pair in wording.front_matter(determination)],
        "parties": [
            {"role": p.role.label, "name": p.name, "lines": list(p.address_lines)}
            for p in _recipients(letter)
        ],
        "sections": wording.sections(determination, letter),
    }


def _recipients(letter: Letter) -> tuple[LetterParty, ...]:
    """The parties to address; none in a public copy, whoever is given (rulebook P-02)."""
    return () if letter.public else letter.parties


def _text_paragraphs(determination: Determination, letter: Letter) -> Iterator[str]:
    if letter.demonstration:
        yield wording.DEMONSTRATION
    yield "\n".join(map(one_line, (letter.organisation.name, *letter.organisation.address_lines)))
    yield f"{wording.PROCESS}\n{wording.TITLE}"
    yield "\n".join(f"{label} {value}".rstrip() for label, value in wording.front_matter(determination))
    yield wording.INTRODUCTION
    for party in _recipients(letter):
        lines = (f"To the {party.role.label.lower()}", party.name, *party.address_lines)
        yield "\n".join(line for line in map(one_line, lines) if line)
    for section in wording.sections(determination, letter):
        yield section["heading"]
        for block in section["blocks"]:
            yield from _block_text(block)


def _block_text(block: Block) -> Iterator[str]:
    kind = block["kind"]
    if kind in {"paragraph", "code"}:
        yield block["text"]
    elif kind == "labelled":
        first, *rest = block["paragraphs"] or [""]
        yield f"{block['label']} {first}".rstrip()
        yield from rest
    elif kind == "points":
        yield "\n".join(f"- {point}" for point in block["points"])
    elif kind == "item":
        yield f"{block['description']}: {block['decision']}"
        for labelled in block["fields"]:
            yield from _block_text({"kind": "labelled", **labelled})
    elif kind in {"records", "outcomes"}:
        yield "\n".join(block["lines"])
    else:
        raise AssertionError(f"a block of unknown kind: {kind}")
