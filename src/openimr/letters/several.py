"""The section of a letter that attaches each reviewer's determination, where several reviewed the case.

Source: rulebook 9.3, item 8, and F-09. The reasons above are those of the reviewer named here for each item; what
every reviewer decided, and on what grounds, is printed in full.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openimr.letters.blocks import Block, Section, code, labelled, one_line, points, said, section, written

EACH = "EACH REVIEWER’S DETERMINATION"
_SAID = {
    "upheld": "not medically necessary",
    "overturned": "medically necessary",
    "modified": "medically necessary in part",
}


@dataclass(frozen=True, kw_only=True)
class AttachedItem:
    """One reviewer's own decision on an item: its position, description, decision, sources and reasons."""

    position: int
    description: str
    decision: str
    sources: str
    reasons: str


@dataclass(frozen=True, kw_only=True)
class AttachedDetermination:
    """
    The determination of one of several reviewers, attached in full. `number` is theirs in this letter.

    `speaks_for` are the positions of the items for which their reasons stand in the letter. `qualifications` are one
    sentence, without a name; `commitment` is that of their record of independence.
    """

    number: int
    qualifications: str
    summary: str
    items: tuple[AttachedItem, ...]
    speaks_for: tuple[int, ...] = ()
    commitment: str | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> AttachedDetermination:
        """As `dataclasses.asdict` gives it."""
        given = dict(data)
        given["items"] = tuple(AttachedItem(**item) for item in given.get("items", ()))
        given["speaks_for"] = tuple(given.get("speaks_for", ()))
        return cls(**given)


def sections(several: Sequence[AttachedDetermination], *, public: bool) -> list[Section]:
    """The section, where there is more than one reviewer; a public copy has the decisions and not the reasons."""
    if len(several) < 2:
        return []
    lead = max(several, key=lambda one: (len(one.speaks_for), -one.number)).number
    blocks: list[Block] = [
        said(f"""
            {len(several)} expert reviewers decided this case, each alone. The majority decides, and an even split
            decides in favour of the service (Labor Code section 4610.6(e)). For each item the reasons above are
            those of a reviewer who decided as the majority did. The qualifications at the head of this letter
            are those of reviewer {lead}.
        """),
        _votes(several),
    ]
    if not public:
        for one in several:
            blocks += _attached(one)
    return [section(EACH, *blocks)]


def _votes(several: Sequence[AttachedDetermination]) -> Block:
    lines = []
    for at, item in enumerate(several[0].items):
        spoken = next(one.number for one in several if item.position in one.speaks_for)
        each = "; ".join(f"reviewer {one.number}, {_SAID[one.items[at].decision]}" for one in several)
        lines.append(f"Item {item.position}: {each}. The reasons above are those of reviewer {spoken}.")
    return points(*lines)


def _attached(one: AttachedDetermination) -> list[Block]:
    blocks: list[Block] = [said(f"Reviewer {one.number}", strong=True), said(one.qualifications)]
    if one.commitment:
        blocks += [
            said("The value of this reviewer's record of independence."),
            code(one_line(one.commitment)),
        ]
    blocks += [written(one_line(one.summary))] if one.summary else []
    for item in one.items:
        blocks.append(
            said(f"Reviewer {one.number} on item {item.position} ({one_line(item.description)})", strong=True)
        )
        blocks.append(said(f"Finding: {_SAID[item.decision]}."))
        blocks += [labelled("Sources:", item.sources)] if item.sources else []
        blocks += [labelled("Reasons:", item.reasons)] if item.reasons else []
    return blocks
