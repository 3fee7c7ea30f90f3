"""Whose fate a service shares, as the clauses of its rationale tell it (letters rule 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from openimr.letters.reading.items.cascades.clauses import Clause, clauses
from openimr.letters.reading.items.cascades.names import ITEM_NUMBER
from openimr.letters.reading.items.cascades.signs import (
    FOR_WANT_OF,
    decided_on_its_own,
    may_tell,
    reported,
)

_BARE_NUMBER = re.compile(r"\s*(\d{1,2})\s*")
_PRONOUN = re.compile(
    r"(?:that|it|they|both|those|these|this|all|such)?(?:\s+(?:too|also|itself))?", re.IGNORECASE
)
# The service itself: what is found of it is no fate to share.
_ITSELF = re.compile(
    r"\b(?:this|these|present|instant|said|associated|ancillary|related|dependent|accompanying)\b|^(?:it|they|he|she|we|i|none|nothing|neither|any|one|some|requests?|the\s+(?:request|item|service|drug|medication|medicine|compound)s?)$",
    re.IGNORECASE,
)
_IN_THE_PAST = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{1,2}\b|\blast\s+(?:year|month)\b|\b(?:previous|prior|earlier|past|initial|original)\b",
    re.IGNORECASE,
)
_INTERPOSED = re.compile(
    r"(?:as\s+)?(?:decided|discussed|addressed|requested|considered|reviewed|noted|see\s+(?:above|below|item)|item|which)\b",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r".*\b(?:the|an?|this|that|those|these)\s+(?=\S)", re.IGNORECASE | re.DOTALL)
_ELLIPSIS = re.compile(
    r"\s*(?:is|are|was|were)\s+(?:this|these|it|they|the|its|his|her|all|what|everything|any)\b|\s*(?:goes|does)\b|\b(?:is|are|was|were)\s+(?:not|too)(?:\s+(?:either|too|also|as\s+well|likewise))?\s*$",
    re.IGNORECASE,
)
_NONE_OF_IT = re.compile(
    r"(?:there\s+(?:is|will\s+be)\s+)?no\s+(?P<subject>[\w-]+(?:\s+[\w-]+){0,3})\s*", re.IGNORECASE
)
_CONDITION = re.compile(r"(?:if|unless|whether|were|had|should|even\s+if|were\s+it)\b", re.IGNORECASE)
_REASONS_THERE = re.compile(r"(?:for\s+)?(?:the\s+)?(?:same\s+)?reasons?\b", re.IGNORECASE)
# Verbs by which nothing but a fate is shared; the others ("needed for", "attends") may tell of a use alone.
_FATE = re.compile(
    r"\b(?:falls?|fails?|stands?|goes|go|rises?|declined|denied|refused|upheld|approved|allowed|granted|certified|dismissed)\b.*\bwith\b|\bfate\b|\boutcome\b|\bhangs?\b|\bhinges?\b|\bdepends?\b|\bcontingent\b|\bconditional\b|\bdependent\b",
    re.IGNORECASE,
)
# "It is needed only if the fusion goes ahead. It does not."
_ONLY_IF = re.compile(
    r"\bonly\s+(?:if|when|once)\s+(?:the\s+|an?\s+|this\s+|that\s+)?(?P<subject>[^.,;:]{3,80}?)\s+(?:goes\s+ahead|proceeds?|takes\s+place|is\s+(?:to\s+be\s+)?(?:done|performed|carried\s+out|certified|approved|authorized|necessary))"
    r"\.\s+(?:it|this|that)\s+(?:does|is|will|has|was)\s+not\b",
    re.IGNORECASE,
)
_NO_MORE = re.compile(r"\s*(?:no|nothing|nowhere)\b", re.IGNORECASE)
_NONE_TO_BE = re.compile(
    r"there\s+(?:is|will\s+be)\s+(?:to\s+be\s+)?no\s+(?P<subject>[^,;:.]{3,50})", re.IGNORECASE
)
_NOTHING_THERE = re.compile(r"there\s+(?:is|will\s+be|would\s+be)\s+(?:no|nothing)\b", re.IGNORECASE)
_SO_IS = re.compile(r"\b(?:is|are|was|were)\b", re.IGNORECASE)
_SHARES_ITS = re.compile(
    r"(?:so\s+)?(?:shares?\s+(?:in\s+)?its\s+(?:fate|outcome|decision|result)|(?:falls?|fails?|stands?|goes)\s+with\s+it\b)",
    re.IGNORECASE,
)
# "Without the one, the other is not needed."
_ONE_OTHER = re.compile(r"\bwithout\s+(?:the\s+one|that|it)$", re.IGNORECASE)
_VERBS = re.compile(r"\s+(?:is|are|was|were|has|have|had|will|would|and|shares?|falls?)\b.*", re.IGNORECASE)
_WHEN = 30
"""Characters after a finding in which its day stands: "certified on 7/7/2014"."""


class Fate(NamedTuple):
    """The words for what a service goes with, and whether that was found necessary (None: as the service was)."""

    subject: str
    necessary: bool | None
    sure: bool = True
    """Whether cause or fate is told outright, so that it may be followed even where its words name no item."""


def told(text: str) -> list[Fate]:
    """The fates that a text says are shared, in its order; none for most texts. Whether they name an item is for who asks."""
    if not may_tell(text) or decided_on_its_own(text):
        return []
    parts = clauses(text)
    found = [Fate(only["subject"], False, sure=False) for only in _ONLY_IF.finditer(text)]
    for number, part in enumerate(parts):
        for fate in _of_clause(parts, number):
            if reported(_sentence(parts, part.sentence)):
                break
            subject = fate.subject.strip()
            when = f"{subject} {part.tail[:_WHEN]}"
            if subject and not _IN_THE_PAST.search(when):
                found.append(fate._replace(subject=subject))
    return found


def _of_clause(parts: Sequence[Clause], number: int) -> Iterator[Fate]:
    part = parts[number]
    if _CONDITION.match(part.text):
        return
    rest = [p for p in parts if p.sentence == part.sentence and p is not part]
    if part.opening == "cause":
        yield from _by_cause(parts, number, rest)
    if part.found and part.opening != "cause":
        subject = _subject(parts, number)
        if subject and (_concluded(parts, number) or _beside(parts, number)):
            hangs = any(p.hangs for p in rest)
            yield Fate(subject, part.necessary, sure=hangs and not part.weak)
    if shares := part.shares:
        yield from _shared(parts, number, shares)
    if number and not part.found and _SHARES_ITS.match(part.text):
        yield Fate(_last_named(parts[number - 1]), None, sure=False)
    if want := FOR_WANT_OF.search(part.text):
        after = part.text[want.end() :]
        subject = want["subject"] or want["subject2"]
        if any(p.moot for p in parts[number + 1 :] if p in rest) or _moot_in(after) or _NO_MORE.match(after):
            yield Fate(subject, False, sure=False)
    elif number and _ONE_OTHER.search(part.text):
        yield Fate(_last_named(parts[number - 1]), False, sure=False)
    elif none := _NONE_OF_IT.fullmatch(part.text):
        later = parts[number + 1] if number + 1 < len(parts) and parts[number + 1] in rest else None
        joined = later and (later.opening == "so" or (later.opening == "mark" and len(rest) == 1))
        if later and joined and (_NONE_OF_IT.match(later.text) or later.moot):
            yield Fate(none["subject"], False, sure=False)


def _by_cause(parts: Sequence[Clause], number: int, rest: Sequence[Clause]) -> Iterator[Fate]:
    """Fates told as a cause: "since the fusion was denied", "in light of the decision on item 3"."""
    part = parts[number]
    whole = ITEM_NUMBER.fullmatch(part.text.removeprefix("the ").strip())
    if whole:
        yield Fate(part.text, None)
        return
    if (reference := ITEM_NUMBER.match(part.text)) and any(p.opening == "so" for p in rest):
        yield Fate(reference[0], None)
        return
    concluded = any(_answers(p) for p in rest)
    if (none := _NONE_TO_BE.match(part.text)) and any(p.moot or p.necessary is False for p in rest):
        yield Fate(none["subject"], False, sure=False)
    if part.found:
        subject = _subject(parts, number)
        alone = part.sentence == 0 and rest and all(_REASONS_THERE.match(rest[0].text) for p in rest)
        told_after = part.tail and (
            _moot_in(part.tail) or _ELLIPSIS.search(part.tail) or _NOTHING_THERE.match(part.tail)
        )
        if subject and (concluded or told_after or alone):
            yield Fate(subject, part.necessary, sure=not part.weak)
    elif noun := part.noun:
        necessary = False if noun["denied"] else True if noun["granted"] else None
        if noun.start() < 8 and (concluded or (not rest and ITEM_NUMBER.search(noun["subject"]))):
            yield Fate(_till_verb(noun["subject"]), necessary)


def _answers(clause: Clause) -> bool:
    """Whether a clause says what becomes of the service."""
    return bool(
        clause.found
        or clause.moot
        or clause.likewise
        or clause.shares
        or _ELLIPSIS.search(clause.text)
        or _NOTHING_THERE.match(clause.text)
    ) or (clause.opening == "so" and _SO_IS.match(clause.text) is not None)


def _concluded(parts: Sequence[Clause], number: int) -> bool:
    """Whether what follows a finding concludes from it, or says likewise: of the same sentence, or of the next."""
    part = parts[number]
    if part.tail and part.likewise and not _ITSELF.search(part.subject):
        return True
    if any(
        p.moot and len(p.text.split()) < 4 and part.sentence - 1 <= p.sentence <= part.sentence
        for p in parts[:number]
    ):
        return True  # "Moot. See the decision on the fusion, which was denied."
    for later in parts[number + 1 :]:
        if later.sentence > part.sentence + 2:
            return False
        if later.necessary is (not part.necessary) or (part.necessary and later.denies):
            return False
        if later.sentence > part.sentence + 1 and not later.likewise:
            continue
        if later.moot and later.sentence == part.sentence and part.tail in ("above", "below", "herein"):
            return True
        joined = later.opening == "so" and (later.found or later.moot or _ELLIPSIS.search(later.text))
        if joined or (
            later.likewise
            and (
                later.found
                or later.opening != "stop"
                or _ELLIPSIS.search(later.text)
                or later.moot
                or later.hangs
            )
        ):
            return not part.weak or bool(_SO_IS.search(later.text)) or _strong(later)
        if later.found and later.opening == "stop" and not later.weak:
            return False
    return False


def _strong(clause: Clause) -> bool:
    return clause.found and not clause.weak


def _beside(parts: Sequence[Clause], number: int) -> bool:
    """Whether two things are found the same without a verb: "Unit denied, supplies denied"."""
    part = parts[number]
    later = parts[number + 1] if number + 1 < len(parts) else None
    return (
        later is not None
        and later.sentence == part.sentence
        and part.bare
        and later.bare
        and later.found
        and bool(part.subject and later.subject)
        and not part.weak
        and not later.weak
        and not (part.tail or later.tail)
        and part.necessary is later.necessary
    )


def _shared(parts: Sequence[Clause], number: int, shares: re.Match[str]) -> Iterator[Fate]:
    part = parts[number]
    words = shares["subject"]
    if bare := _BARE_NUMBER.fullmatch(words):
        words = f"item {bare[1]}"
    fated = _FATE.search(shares[0]) is not None
    if _PRONOUN.fullmatch(words.strip()):
        before = " ".join(p.text for p in parts[:number] if p.sentence == part.sentence)
        references = list(ITEM_NUMBER.finditer(before))
        if fated and references:
            yield Fate(references[-1][0], None)
        return
    later = parts[number + 1] if number + 1 < len(parts) else None
    told_there = later is not None and later.opening == "rel" and later.found
    if fated or told_there:
        yield Fate(_till_verb(words), later.necessary if told_there and later else None, sure=False)


def _subject(parts: Sequence[Clause], number: int) -> str:
    """The words for what a clause finds something of; "" if that is the service itself, or nothing that can be told."""
    part = parts[number]
    words = part.subject
    if words and not _PRONOUN.fullmatch(words):
        return "" if _ITSELF.search(words) else words
    if words.lower().startswith(("this", "these", "they", "it")):
        return ""
    if not words and part.opening in ("stop", "and", "so"):
        return ""
    for before in reversed(parts[:number]):
        if _INTERPOSED.match(before.text):
            continue
        return _last_named(before)
    return ""


def _last_named(clause: Clause) -> str:
    """What a clause speaks of at its end."""
    if shares := clause.shares:
        return shares["subject"]
    if noun := clause.noun:
        return noun["subject"]
    if reference := ITEM_NUMBER.search(clause.text):
        return reference[0]
    last = _DETERMINER.match(clause.text)
    return clause.text[last.end() if last else 0 :]


def _sentence(parts: Sequence[Clause], number: int) -> str:
    return " ".join(p.text for p in parts if p.sentence == number)


def _moot_in(text: str) -> bool:
    return Clause(text, "mark", 0).moot


def _till_verb(words: str) -> str:
    return _VERBS.sub("", words)
