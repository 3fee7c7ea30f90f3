"""The injured worker, as the narrative describes them: age, sex, date of injury (letters rule 7)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from openimr.letters.model import Employee
from openimr.letters.reading.fields.age import FirstAges
from openimr.letters.reading.fields.injury import find_injury_date
from openimr.letters.reading.fields.sex import tell_sex
from openimr.letters.reading.pages.lines import Source
from openimr.letters.reading.warnings import Warnings
from openimr.letters.reading.words.dates import impossible_dates, read_date

_DASHES = "\u2010\u2011\u2012\u2013"

Passage = tuple[int, int]
"""A stretch of the flow that holds narrative."""


def read_employee(
    source: Source, passages: Sequence[Passage], decided: dt.date | None, warnings: Warnings
) -> tuple[Employee, dict[str, Passage]]:
    """Age, sex and date of injury from the summary, else from a rationale, and where in the flow each stands.

    `passages` are the summary and the rationales in their order; `decided` is the decision date, for years
    of two digits. Impossible dates anywhere in them are warned of.
    """
    texts = [_plain(source.flow[start:end]) for start, end in passages]
    ages = FirstAges(texts)
    places: dict[str, Passage] = {}
    age = None
    for number, (offset, _) in enumerate(passages):
        if first := ages.of(number):
            age = first[0]
            places["age"] = (offset + first[1], offset + first[2])
            break
    sex = tell_sex(texts, ages, warnings)
    if sex:
        offset = passages[sex[1]][0]
        places["sex"] = (offset + sex[2][0], offset + sex[2][1])
    injured = _date_of_injury(texts, passages, decided, warnings)
    if injured and injured[0]:
        places["date_of_injury"] = injured[1]
    for text, (start, _) in zip(texts, passages, strict=True):
        for first_, last in impossible_dates(text):
            warnings.add("impossible-date", "this date cannot be", start + first_, start + last)
    read = Employee(age=age, sex=sex[0] if sex else None, date_of_injury=injured[0] if injured else None)
    return read, places


def _plain(text: str) -> str:
    """The text with blanks for line breaks, and with the hyphen of a typewriter for those that do not break."""
    text = text.replace("\n", " ")
    if not text.isascii():
        for dash in _DASHES:
            text = text.replace(dash, "-")
    return text


def _date_of_injury(
    texts: Sequence[str], passages: Sequence[Passage], decided: dt.date | None, warnings: Warnings
) -> tuple[dt.date | None, Passage] | None:
    for text, (start, _) in zip(texts, passages, strict=True):
        place = find_injury_date(text)
        if place is None:
            continue
        first, last = place
        date = read_date(text[first:last], not_after=decided)
        if date is None:
            warnings.add(
                "date-of-injury-unread", "the date of injury of the narrative is no date that can be",
                start + first, start + last,
            )  # fmt: skip
        return date, (start + first, start + last)
    return None
