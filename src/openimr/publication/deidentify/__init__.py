"""Taking people out of a text: a letter and the roster of its case come in, a public text goes on.

What identifies somebody is found from the roster and from the text alone; what stays by right (citations,
eponyms, devices, the review's own number) is found first and never touched; what is doubtful is listed and
left for a person. Pure: no files but the room's own word lists, no framework.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from types import ModuleType
from typing import Any

from openimr.publication.deidentify.contacts import addresses_in, contacts_in
from openimr.publication.deidentify.dates import births_in
from openimr.publication.deidentify.doubts import doubts_in
from openimr.publication.deidentify.errors import DeidentifyError, RequestError
from openimr.publication.deidentify.facilities import unlisted_in
from openimr.publication.deidentify.kept import kept_in
from openimr.publication.deidentify.names import derived, person
from openimr.publication.deidentify.numbers import numbers_in, roster_numbers
from openimr.publication.deidentify.organisations import organisations_in
from openimr.publication.deidentify.persons import people_in
from openimr.publication.deidentify.request import OFFICER_WORDS, Request
from openimr.publication.deidentify.safe_harbor import less_states, safe_harbor_in
from openimr.publication.deidentify.signatures import signatures_in
from openimr.publication.deidentify.spans import Span, printed, settle, without
from openimr.publication.deidentify.strangers import strangers_in
from openimr.publication.deidentify.words import Words

__all__ = ["OFFICER_WORDS", "DeidentifyError", "RequestError", "deidentify"]


def deidentify(request: dict[str, Any]) -> dict[str, Any]:
    """
    Take the people out of a text.

    Args: `request` is the object of the publication contract: `text`, and if wanted `roster` (people,
    organisations, numbers) and `policy` (`dwc`, the default, or `safe-harbor`).
    Returns: `text` with marks for what was removed, `removed` and `doubtful` spans. Offsets count characters
    of the text as given; no two spans overlap; outside the removed spans not a character changes.
    Raises: RequestError naming the field by its path.
    Source: rulebook P-02 (what goes, what stays), P-04 (safe harbor).

    >>> deidentify({"text": "Seen by Dr. Ruiz on 3/4/2013."})["text"]
    'Seen by Dr. [person] on 3/4/2013.'
    """
    asked = Request.from_json(request)
    words = Words.of(asked.text)
    kept = kept_in(words)
    removed = settle(without(_findings(asked, words), kept, asked.text))
    return {
        "text": printed(asked.text, removed),
        "removed": [span.to_json() for span in removed],
        "doubtful": [doubt.to_json() for doubt in doubts_in(words, removed, kept)],
    }


def _findings(asked: Request, words: Words) -> list[Span]:
    """All that is to go, from every finder; they may overlap."""
    text = asked.text
    shapes = [
        *contacts_in(text),
        *addresses_in(text),
        *numbers_in(text),
        *births_in(text),
        *signatures_in(text),
    ]
    found = [*shapes, *roster_numbers(text, asked.numbers)]
    found += people_in(words, [person(named) for named in asked.people])
    found += organisations_in(words, asked.organisations)
    unlisted = list(unlisted_in(words))
    strangers = list(strangers_in(words))
    found += [*unlisted, *(stranger.span for stranger in strangers)]
    # Whoever was found once is found again where nothing gives the name away.
    again = people_in(
        words, [derived({key for stranger in strangers for key in stranger.keys})], source="text"
    )
    found += [replace(span, confidence=min(span.confidence, 0.8)) for span in again]
    if asked.policy == "safe-harbor":
        found = [*less_states(text, found), *safe_harbor_in(text)]
    return found


class _Room(ModuleType):
    """A package that can be called."""

    def __call__(self, request: dict[str, Any]) -> dict[str, Any]:
        return deidentify(request)


# The verb is `openimr.publication.deidentify(request)`, and importing this package puts the package itself in that
# place: so it answers as its verb does.
sys.modules[__name__].__class__ = _Room
