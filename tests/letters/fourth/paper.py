"""What a letter is before it is printed: blocks of pieces, each piece with the fields of the truth that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

HYPHEN = re.compile(r"(?<=[A-Za-z0-9])-(?=[A-Za-z0-9])")


@dataclass(frozen=True)
class Piece:
    """Words, and the pointers of the fields they are part of. `glued` has no blank before it; `whole` is never broken."""

    text: str
    fields: tuple[str, ...] = ()
    glued: bool = False
    whole: bool = False


@dataclass
class Block:
    """What stands by itself on paper: a heading, a title, a label with its value, a paragraph."""

    kind: str
    """heading, label, title, text, header, or credential; what may be done to a block goes by it."""
    pieces: list[Piece]
    label: str = ""
    apart: bool = False
    """The value stands under its label, on lines of its own."""
    tight: bool = False
    """No empty line before it where paragraphs have one."""


@dataclass
class Part:
    text: str
    fields: tuple[str, ...]
    whole: bool


Token = list[Part]


def tokens(pieces: list[Piece]) -> list[Token]:
    """The words of pieces; a glued piece goes on the last word of the one before it."""
    out: list[Token] = []
    for piece in pieces:
        for number, word in enumerate(piece.text.split()):
            part = Part(word, piece.fields, piece.whole)
            if number == 0 and piece.glued and out:
                out[-1].append(part)
            else:
                out.append([part])
    return out


def written(token: Token) -> str:
    return "".join(part.text for part in token)


def broken(token: Token, room: int) -> tuple[Token, Token] | None:
    """The word in two at its last hyphen that leaves the first half within the room, where it may be broken."""
    if len(token) != 1 or token[0].whole:
        return None
    part = token[0]
    for found in reversed(list(HYPHEN.finditer(part.text))):
        if found.end() <= room:
            first, second = part.text[: found.end()], part.text[found.end() :]
            return [Part(first, part.fields, False)], [Part(second, part.fields, False)]
    return None


@dataclass
class Made:
    """A letter with its truth; `lenient` has the pointers where the rules leave the truth open."""

    text: str
    truth: dict[str, Any]
    lenient: dict[str, Any]
    manner: str = ""


class Anything:
    """Accepts every value: for what the rules leave open."""

    def __contains__(self, value: object) -> bool:
        return True


@dataclass
class Draft:
    """A letter that is being written: its blocks, its truth, and what is open."""

    truth: dict[str, Any]
    blocks: list[Block] = field(default_factory=list)
    lenient: dict[str, Any] = field(default_factory=dict)
    taints: list[Callable[[str], str]] = field(default_factory=list)
    """What is done to the words of text fields before they are set: noise, ligatures, typographic marks."""
    outcomes: list[Callable[[str], str]] = field(default_factory=list)
    """What is done to the words Upheld and Overturned."""
    states: list[Callable[[str], str]] = field(default_factory=list)
    digits: list[Callable[[str], str]] = field(default_factory=list)
    """What is done to the names of states, and to the digits of the header."""
    case: str = ""
    findings: dict[int, str] = field(default_factory=dict)
    marks: str = "{})"
    """How the decisions of 2013 are numbered."""

    def words(self, text: str) -> str:
        """The text as a typist or scanner left it; the truth has it so, too."""
        for taint in self.taints:
            text = taint(text)
        return text

    def add(self, kind: str, *pieces: Piece, label: str = "", tight: bool = False) -> Block:
        block = Block(kind, list(pieces), label, tight=tight)
        self.blocks.append(block)
        return block


def empty() -> dict[str, Any]:
    """A determination that says nothing."""
    return {
        "layout": "unknown",
        "front_matter": dict.fromkeys(
            [
                "priority",
                "case_number",
                "decision_date",
                "date_of_injury",
                "date_assigned",
                "application_received",
                "ur_denial_date",
            ]
        ),
        "expert_reviewer": {"certifications": [], "licensure_states": []},
        "employee": {"age": None, "sex": None, "date_of_injury": None},
        "clinical_case_summary": "",
        "disputed_items": [],
    }


def put(truth: Any, pointer: str, value: Any) -> None:
    """Set the field of a pointer, as in `/disputed_items/0/rationale`."""
    *way, last = pointer.strip("/").split("/")
    for step in way:
        truth = truth[int(step)] if step.isdigit() else truth[step]
    truth[int(last) if last.isdigit() else last] = value
