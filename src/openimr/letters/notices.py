"""Notices to the parties: what happened in a case, by when who must do what, and how that day was counted.

Takes a `Notice`, hands on a tagged PDF or plain text with the same words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from openimr.letters.blocks import day, one_line
from openimr.letters.letter import Organisation
from openimr.letters.typesetting import typeset
from openimr.letters.wording import DEMONSTRATION

TEMPLATE = Path(__file__).parent / "templates" / "notice.typ"
_POINT = "- "


@dataclass(frozen=True, kw_only=True)
class NoticeDeadline:
    """One row of a notice's table of deadlines: what is due, when, how it was counted, by which rule.

    `due` is a day, or words where the limit is counted in hours.
    """

    name: str
    due: dt.date | str
    derivation: str = ""
    citation: str = ""


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words that are printed around a notice's own, and the language of all of them (a BCP 47 tag)."""

    deadlines: str = "Deadlines"
    case_number: str = "Case number"
    date: str = "Date"
    what: str = "What"
    due: str = "Due"
    counted: str = "How the day was counted"
    rule: str = "Rule"
    counted_so: str = "Counted so"
    demonstration: str = DEMONSTRATION
    page: str = "Page"
    of: str = "of"
    day: str = ""
    """The date of the notice in words; empty: month/day/year."""
    language: str = "en"


@dataclass(frozen=True, kw_only=True)
class Notice:
    """A notice as a value.

    `to` are the lines of the recipient's address, the name first. A paragraph that begins with `- ` is a
    point of a list.
    """

    title: str
    to: tuple[str, ...]
    case_number: str
    date: dt.date
    paragraphs: tuple[str, ...]
    deadlines: tuple[NoticeDeadline, ...] = ()
    demonstration: bool
    organisation: Organisation | None = None
    words: Words = Words()

    def __post_init__(self) -> None:
        if not self.title.strip():
            raise ValueError("title of the notice: expected words, found none")
        if not any(line.strip() for line in self.to):
            raise ValueError("recipient of the notice: expected at least one line, found none")


def render_notice(notice: Notice, *, at: dt.datetime) -> bytes:
    """The notice as a tagged PDF, unsigned. `at` (with a time zone) is the document's date.

    Identical input gives identical bytes. Raises MissingGlyphError and TypesettingError as `typeset` does.
    """
    organisation = notice.organisation
    data = {
        "case": one_line(notice.case_number),
        "date": notice.words.day or day(notice.date),
        "words": dict(notice.words.__dict__),
        "warning": notice.words.demonstration if notice.demonstration else "",
        "organisation": {
            "name": organisation.name if organisation else "",
            "lines": list(organisation.address_lines) if organisation else [],
        },
        "heading": one_line(notice.title),
        "to": [line for line in map(one_line, notice.to) if line],
        "body": [
            {"points": points, "texts": [t.removeprefix(_POINT) for t in texts]}
            for points, texts in groupby(_body(notice), key=lambda p: p.startswith(_POINT))
        ],
        "deadlines": [[d.name, _due(d), d.derivation, d.citation] for d in notice.deadlines],
    }
    title = f"{one_line(notice.title)}, {notice.case_number}"
    return typeset(TEMPLATE, data, at=at, title=title)


def render_notice_text(notice: Notice) -> str:
    """The notice as plain text: one paragraph to a line, an empty line between paragraphs."""
    return "\n\n".join(_paragraphs(notice)) + "\n"


def _paragraphs(notice: Notice) -> Iterator[str]:
    if notice.demonstration:
        yield notice.words.demonstration
    if notice.organisation:
        yield _lines(notice.organisation.name, *notice.organisation.address_lines)
    yield one_line(notice.title)
    yield _lines(
        f"{notice.words.case_number}: {notice.case_number}",
        f"{notice.words.date}: {notice.words.day or day(notice.date)}",
    )
    yield _lines(*notice.to)
    yield from _body(notice)
    if notice.deadlines:
        yield notice.words.deadlines
    for deadline in notice.deadlines:
        counted = f"{notice.words.counted_so}: {deadline.derivation}" if deadline.derivation else ""
        yield _lines(f"{deadline.name}: {_due(deadline)}", counted, deadline.citation)


def _body(notice: Notice) -> list[str]:
    return [p for p in map(one_line, notice.paragraphs) if p]


def _lines(*lines: str) -> str:
    return "\n".join(line for line in map(one_line, lines) if line)


def _due(deadline: NoticeDeadline) -> str:
    return deadline.due if isinstance(deadline.due, str) else day(deadline.due)
