"""How the letters of 2013 say what was decided: `the request for X is not medically necessary`.

All patterns here are for folded text (`noise.fold`), in which `1`, `i` and `l` are one letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from openimr.letters.model import Decision
from openimr.letters.reading.words.outcomes import Outcome

_MEDICALLY = r"medlcally\s{0,3}(?:necessary|approprlate|lndlcated|warranted|supported)"
_BE = r"(?:ls|are|was|were|be|been)(?:/was)?(?:\s+(?:deemed|found|consldered))?"
_PHRASE = re.compile(
    # Extraction loses spaces around "not": "is notmedically", "isnot medically" (rulebook 12.4).
    rf"(?<!\w)(?P<be>{_BE})?\s{{0,3}}"
    r"(?P<partly>(?:only\s+)?(?:partlally|ln\s+part))?,?\s{0,3}"
    r"(?P<no>not|n't|no\s+longer|neither)?\s{0,3}"
    rf"{_MEDICALLY}(?P<and>\s+and\s+approprlate)?(?P<part>,?\s+(?:only\s+)?(?:ln\s+part|partlally|as\s+modlfled))?"
)
_AS_USUAL = re.compile(
    r"(?:ls|are|was|were)\s+not\s+medlcally\s+necessary|(?:ls|are|was|were)\s+medlcally\s+necessary"
)
# The same where a scanner has spared too little: two words that look like "medically necessary".
_TWO_WORDS = re.compile(r"\b(?P<first>[a-z]{7,13})\s+(?P<second>[a-z]{7,11})\b")
_WORD_BEFORE = re.compile(r"(?P<word>[a-z]{1,5})\s{1,3}$")
_VERB_BEFORE = re.compile(r"\b(?:ls|are|was|were|l|s|sl|lsm|lsn)\s{1,3}$")  # "is", and what is left of it
_NOT_BEFORE = re.compile(r"\b(?:not|no|never|neither|nor)\b[^.;:]{0,60}$")
_ERRORS = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of necessity: its stretch of the text, and what it says."""

    start: int
    end: int
    outcome: Outcome


def find_necessity(folded: str, start: int, end: int) -> Finding | None:
    """The first finding in a stretch of folded text, from its verb on; None if there is none."""
    first = None
    for match in _PHRASE.finditer(folded, start, end):
        if match["be"]:
            return _finding(folded, start, match)
        first = first or match  # "Medically necessary transportation" may only be the name of a service
    return _finding(folded, start, first) if first else _misread(folded, start, end)


def last_necessity(folded: str, start: int, end: int) -> Finding | None:
    """The last finding in a stretch of folded text: the one that a rationale ends in."""
    last = None
    for match in _PHRASE.finditer(folded, start, end):
        last = match
    if last is None:
        return None
    found = _finding(folded, start, last)
    if last["no"] is None and last["partly"] is None and not last["be"]:
        sentence = folded[max(start, last.start() - 80) : last.start()]
        if _NOT_BEFORE.search(sentence):
            return Finding(found.start, found.end, Outcome(Decision.UPHELD, mended=True))
    return found


def _finding(folded: str, lowest: int, match: re.Match[str]) -> Finding:
    lead = len(match[0]) - len(match[0].lstrip(" ,\n"))
    first = match.start() + lead
    if not match["be"] and (verb := _VERB_BEFORE.search(folded, max(lowest, first - 6), first)):
        first = verb.start()
    if match["partly"] or match["part"]:
        return Finding(first, match.end(), Outcome(Decision.MODIFIED))
    if match["no"]:
        usual = bool(_AS_USUAL.match(match[0], lead))
        return Finding(first, match.end(), Outcome(Decision.UPHELD, mended=not usual))
    if match["be"]:
        return Finding(first, match.end(), Outcome(Decision.OVERTURNED))
    return _with_words_before(folded, lowest, first, match.end())


def _misread(folded: str, start: int, end: int) -> Finding | None:
    for words in _TWO_WORDS.finditer(folded, start, end):
        if (
            min(
                OSA.distance(words["first"], known, score_cutoff=_ERRORS)
                for known in ("medlcally", "notmedlcally")
            )
            <= _ERRORS
            and OSA.distance(words["second"], "necessary", score_cutoff=_ERRORS) <= _ERRORS
        ):
            if words["first"].startswith("not"):
                return Finding(words.start(), words.end(), Outcome(Decision.UPHELD, mended=True))
            return _with_words_before(folded, start, words.start(), words.end())
    return None


def _with_words_before(folded: str, lowest: int, start: int, end: int) -> Finding:
    """A finding whose verb or "not" was misread: the word before it tells."""
    decision = Decision.OVERTURNED
    before = _WORD_BEFORE.search(folded, max(lowest, start - 8), start)
    if (
        before
        and before["word"] not in {"ls", "are", "was", "were"}
        and OSA.distance(before["word"], "not") <= 1
    ):
        decision, start = Decision.UPHELD, before.start()
    verb = _VERB_BEFORE.search(folded, max(lowest, start - 8), start)
    return Finding(verb.start() if verb else start, end, Outcome(decision, mended=True))
