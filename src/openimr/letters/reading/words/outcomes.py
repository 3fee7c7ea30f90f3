"""Outcome words at the end of an item's title (letters rules 1 and 2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from openimr.letters.model import Decision
from openimr.letters.reading.words.noise import mend

_WORDS = {d.value: d for d in Decision}
# In part is "modified", whichever word says it (rulebook F-06).
_IN_PART = re.compile(
    r"(?:partial(?:ly)?|in\s+part)[\s,-]+(?:upheld|overturned|modified)"
    r"|(?:upheld|overturned|modified)[\s,-]+in\s+part(?:,?\s+\(?modified\)?)?"
    r"|(?:upheld|overturned)\s?[/(]\s?modified\)?|modified\s?[/(]\s?(?:upheld|overturned)\)?",
    re.IGNORECASE,
)
_LONGEST = 30
# As a section of its own says it: "UPHOLD", "Denial is upheld", "The decision is not overturned".
_FORMS = {
    **_WORDS, "uphold": Decision.UPHELD, "overturn": Decision.OVERTURNED, "modify": Decision.MODIFIED,
    "reversed": Decision.OVERTURNED, "reverse": Decision.OVERTURNED,
}  # fmt: skip
_BEGIN_A_FORM = tuple({form[0] for form in _FORMS} | {"0", "l"})
_OPPOSITE = {Decision.UPHELD: Decision.OVERTURNED, Decision.OVERTURNED: Decision.UPHELD}
_FIRST_PART = re.compile(r"[^.:;!?]*(?P<ask>\?)?")
_PARTLY = re.compile(r"\b(?:in\s+part|partial(?:ly)?)\b", re.IGNORECASE)
_LONGEST_SENTENCE = 160


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision as it was read; `mended` when the word was not exactly one of the three."""

    decision: Decision
    mended: bool = False


@lru_cache(maxsize=1024)
def read_outcome(words: str) -> Outcome | None:
    """The decision that some words say, or None if they are no outcome; any case and scanner noise count."""
    if len(words) > _LONGEST:
        return None
    word = words.strip(" .*_()[]")
    if exact := _WORDS.get(word.casefold()):
        return Outcome(exact)
    if _IN_PART.fullmatch(word):
        return Outcome(Decision.MODIFIED, mended=True)
    joined = word.replace(" ", "").casefold()
    if name := mend(joined, _WORDS):
        return Outcome(_WORDS[name], mended=True)
    return None


@lru_cache(maxsize=1024)
def read_decision(words: str) -> Outcome | None:
    """The decision that a section says by a word or in its first sentence, up to a colon in it; None if it says none.

    >>> read_decision("The denial is not upheld.").decision, read_decision("MODIFY").decision
    (<Decision.OVERTURNED: 'overturned'>, <Decision.MODIFIED: 'modified'>)
    """
    if outcome := read_outcome(words):
        return outcome if words.strip(" .*_()[]").casefold() not in _FORMS else Outcome(outcome.decision)
    first = _FIRST_PART.match(words)
    if first is None or first["ask"] or len(first[0]) > _LONGEST_SENTENCE:
        return None
    said, exact, denied = set(), True, False
    for word in first[0].casefold().replace("/", " ").split():
        word = word.strip(",()[]*_'\"“”")
        misread = word.startswith(_BEGIN_A_FORM) and not word.endswith("s")  # "upholds" is a word of its own
        form = word if word in _FORMS else mend(word, _FORMS) if misread else None
        if form is None:
            denied = word == "not" or (denied and word == "be")
            continue
        decision = _FORMS[form]
        said.add(_OPPOSITE.get(decision, decision) if denied else decision)
        exact = exact and word == form
    if not said:
        return None
    in_part = len(said) > 1 or Decision.MODIFIED in said or _PARTLY.search(first[0])
    return Outcome(Decision.MODIFIED if in_part else said.pop(), mended=not exact)
