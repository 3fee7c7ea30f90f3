"""The letter in plain words, for the injured worker: what was decided and what happens next, in two languages.

The words are data (`data/plain_words.json`), one entry a language, so that a language is added without code.
The law behind each sentence is in the rulebook, sections 9.3 to 9.5. In a public copy these pages are left out.
"""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any

from openimr.letters.blocks import Section, one_line, points, said, section, table
from openimr.letters.data import read_data
from openimr.letters.letter import Letter
from openimr.letters.model import Decision, Determination

LANGUAGES = ("en", "es")


def sections(determination: Determination, letter: Letter) -> list[Section]:
    """The page in plain words, once for each language. Raises ValueError where an item has no decision."""
    words = _words()
    return [_page(words[language], language, determination, letter) for language in LANGUAGES]


@functools.cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = read_data("plain_words.json")
    return words


def _page(words: dict[str, Any], language: str, determination: Determination, letter: Letter) -> Section:
    items = determination.disputed_items
    found = {item.decision for item in items}
    decided = []
    for item in items:
        if item.decision is None:
            raise ValueError(f"item {item.position} has no decision: a letter decides every item")
        finding = words["findings"][item.decision.value]
        decided.append([str(item.position), one_line(item.description), finding])
    next_steps = []
    if found & {Decision.OVERTURNED, Decision.MODIFIED}:
        next_steps += words["next"]["necessary"]
    if found & {Decision.UPHELD, Decision.MODIFIED}:
        since = _since(determination.front_matter.ur_denial_date, words)
        next_steps += [step.format(since=since) for step in words["next"]["not_necessary"]]
    last_day = letter.appeal_by
    appeal = (
        words["appeal"]["by"].format(day=_long(last_day, words)) if last_day else words["appeal"]["within"]
    )
    return section(
        words["heading"],
        said(words["lead"]),
        said(words["decided_lead"], strong=True),
        table("decided", words["decided_lead"], words["decided_columns"], decided, _lines(decided)),
        said(words["next_lead"], strong=True),
        points(*next_steps, *words["next"]["always"]),
        said(words["appeal_lead"], strong=True),
        said(appeal),
        said(words["appeal"]["grounds"]),
        said(words["help"]),
        lang=language,
    )


def _since(refused: dt.date | None, words: dict[str, Any]) -> str:
    """From when the 12 months of a refusal that stands are counted (rulebook F-17)."""
    said = words["next"]["since"]
    return str(said["day"].format(day=_long(refused, words)) if refused else said["unknown"])


def _lines(decided: list[list[str]]) -> list[str]:
    return [f"{position}. {what} — {finding}" for position, what, finding in decided]


def _long(date: dt.date, words: dict[str, Any]) -> str:
    """A date with its month in words, so that nobody takes the month for the day."""
    return str(words["date"]).format(day=date.day, month=words["months"][date.month - 1], year=date.year)
