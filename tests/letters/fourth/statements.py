"""What each side rested on: a statement in pieces, its basis, its citations, and what is open about them."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from typing import Any

from .bank import Bank, Source
from .paper import Anything, Piece

DENIAL = re.compile("did not|no section|silent|does not")
SIDES = {"claims_administrator_guideline": "Claims Administrator", "reviewer_guideline": "Expert Reviewer"}


@dataclass
class Statement:
    pieces: list[Piece] = field(default_factory=list)
    basis: list[str] = field(default_factory=lambda: ["none"])
    citations: list[dict[str, Any]] = field(default_factory=list)
    open: dict[str, Anything] = field(default_factory=dict)

    def say(self, text: str, at: str, glued: bool = False) -> None:
        if text:
            self.pieces.append(Piece(text, (f"{at}/statement",), glued))

    def cite(self, source: Source, at: str, glued: bool = False, lead: str = "") -> None:
        where = f"{at}/citations/{len(self.citations)}"
        fields = (f"{at}/statement", f"{where}/text")
        words = f"{lead}{source.before}"
        self.pieces.append(Piece(words, fields, glued, whole=True))
        if source.said:
            self.pieces.append(Piece(source.said, fields, whole=not source.said[0].isdigit()))
        if source.after:
            self.pieces.append(Piece(source.after, fields, True, whole=True))
        self.citations.append(
            {
                "family": source.family,
                "text": "",
                "chapter": source.chapter,
                "section": source.section,
                "pages": list(source.pages),
            }
        )
        if source.open:
            self.open |= {f"{where}/chapter": Anything(), f"{where}/section": Anything()}


def statement(chance: random.Random, bank: Bank, at: str, prose: bool, side: str) -> Statement:
    """A statement for the field at a pointer; prose is the manner of 2013."""
    made = Statement()
    shape = chance.choice(("none", "mtus", "mtus", "mtus", "other", "other", "both", "contradiction"))
    if prose and shape == "contradiction":
        shape = "other"
    their = chance.choice(("its", "their")) if side.startswith("Claims") else "his/her"
    slots = {"Side": side, "their": their, "cite": "\0"}
    if shape == "none":
        text = chance.choice(bank.prose_nothing if prose else bank.nothing)
        made.say(text.format(**slots), at)
        return made
    made.basis = []
    if shape in ("mtus", "both"):
        made.basis.append("mtus")
        lead = "" if prose else "MTUS "
        template = chance.choice(bank.prose_mtus if prose else bank.on_mtus)
        chosen = chance.sample(bank.mtus, 2 if chance.random() < 0.2 else 1)
        _clause(
            made,
            template.replace("MTUS {cite}", "{cite}") if lead else template,
            slots,
            chosen,
            at,
            lead,
            chance,
        )
    if shape in ("other", "contradiction") and not prose:
        made.say(chance.choice(bank.not_mtus).format(**slots), at)
    if shape != "mtus":
        made.basis.append("non-mtus")
        # After a sentence on the MTUS, one that denies it would say both.
        plain = [one for one in bank.prose_other if shape == "other" or not DENIAL.search(one)]
        template = chance.choice(plain if prose else bank.on_other)
        lead = ""
        if shape == "contradiction":
            chosen = [next(one for one in bank.mtus if one.family == "MTUS" and not one.open)]
            lead = "MTUS "
        else:
            chosen = chance.sample(bank.others, 2 if chance.random() < 0.2 else 1)
        _clause(made, template, slots, chosen, at, lead, chance)
    return made


def _clause(
    made: Statement,
    template: str,
    slots: dict[str, str],
    chosen: list[Source],
    at: str,
    lead: str,
    chance: random.Random,
) -> None:
    before, after = template.format(**slots).split("\0")
    # In "the MTUS Chronic Pain ..." of 2013, the name goes with its chapter.
    if before.endswith("MTUS "):
        before, lead = before[: -len("MTUS ")], "MTUS "
    made.say(before, at)
    glued = bool(before) and not before.endswith(" ")
    for number, source in enumerate(chosen):
        if number:
            link = chance.choice((";", "and", "; and", ", and"))
            made.say(link, at, glued=not link.startswith("a"))
        made.cite(source, at, glued and not number, lead if not number else "")
    made.say(after, at, glued=not after.startswith(" "))
