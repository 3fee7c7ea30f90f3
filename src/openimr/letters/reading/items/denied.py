"""Findings of necessity that the words before them deny: "Neither part of the request is medically necessary"."""

from __future__ import annotations

import re

from openimr.letters.model import Decision
from openimr.letters.reading.words.necessity import Finding
from openimr.letters.reading.words.outcomes import Outcome

# All of folded text.
_LONGEST_CLAUSE = 240
_CLAUSE_BREAK = re.compile(r"[.!?;:]\s")
_NOT = r"(?:(?:not|never|cannot|hardly)|[a-z]{2,5}n't)"
_SHOWN = (
    r"(?:shown|proven|proved|establlshed|demonstrated|found|supported|documented|seen|deemed|consldered|lndlcated"
    r"|appear|seem|sald|held|known|judged|regarded|vlewed|thought|belleved|certlfled|determlned|justlfled|clear|evldent)"
)
# Right before the verb: "has not been shown to | be medically necessary", "cannot | be deemed medically necessary".
_VERB_DENIED = re.compile(
    r"(?:(?<![a-z])(?:has|have|had|ls|are|was|were|can|could|would|should|may|must|do|does|dld)\s+)?"
    rf"(?<![a-z]){_NOT}\s+(?:(?:yet|now|here|also|been|be|adequately|sufflclently|clearly|properly)\s+){{0,3}}"
    rf"(?:{_SHOWN}\s+(?:to|as)\s+)?\Z"
)
# "There is no evidence that the request | is medically necessary", "It has not been shown that the request | is …".
_NOT_SHOWN_THAT = re.compile(
    rf"(?<![a-z])(?:{_NOT}\s+(?:(?:yet|now|here|been|be|adequately|sufflclently|clearly)\s+){{0,3}}{_SHOWN}"
    r"|(?:no|lnsufflclent|lnadequate|wlthout)\s+(?:[a-z]{3,12}\s+)?(?:evldence|documentatlon|proof|lndlcatlon|showlng))\s+"
    r"(?:that|how|why|whether)\s[^.;:,]{0,120}\Z"
)
_NOT_BEFORE_NECESSARY = re.compile(r"(?<![a-z])(?:nelther|nor)(?![a-z])[^.;:,]{0,60}\Z")
_LEADS_IN = (
    r"(?:(?:thus|therefore|hence|accordlngly|consequently|overall|so|and|but|slnce|because|as|glven\s+that|as\s+such"
    r"|(?:ln|on|for|to)\s(?:[a-z]{2,7}\s){0,2}(?:sum|short|end|balance|whole|reasons?|conclude|concluslon|vlew))[,\s]+)?"
)
_NO_SUBJECT = re.compile(
    rf"[\W_]*{_LEADS_IN}(?:nelther|none|not\s+(?:one|any|a\s+slngle)|no\s+(?:part|portlon|one|ltem|servlce|component|element|aspect))(?![a-z])"
)
_ANOTHER_CLAUSE = re.compile(
    r"(?<![a-z])(?:and\s+(?:the|lt|he|she|they|thls|therefore|so|thus|hence)|so|but|yet|hence|thus|therefore|whlle|whereas|slnce|because|doubt"
    r"|questlon|dlspute[sd]?|denl(?:es|ed|al))(?![a-z])"
)
_DOUBTED = re.compile(r"(?<![a-z])(?:doubt|questlon|dlspute|deny|denled|only)(?![a-z])")
_VERB = re.compile(r"(?:ls|are|was|were|be|been)(?![a-z])")


def as_meant(folded: str, lowest: int, found: Finding) -> Finding:
    """A finding as its sentence means it: one of necessity whose subject or verb is denied says the opposite.

    `lowest` is where in folded text the sentence may begin at the earliest. The denial becomes part of the finding where
    it stands right before the verb, so that what stands before it all is the treatment.
    """
    if found.outcome.decision is not Decision.OVERTURNED:
        return found
    first = max(lowest, found.start - _LONGEST_CLAUSE)
    clause = folded[first : found.start]
    if breaks := [m.end() for m in _CLAUSE_BREAK.finditer(clause)]:
        first, clause = first + breaks[-1], clause[breaks[-1] :]
    if verb := _VERB_DENIED.search(clause):
        return Finding(first + verb.start(), found.end, Outcome(Decision.UPHELD, mended=True))
    if _has_no_subject(clause) or (
        not _DOUBTED.search(clause)
        and (
            _NOT_SHOWN_THAT.search(clause)
            or (not _VERB.match(folded, found.start) and _NOT_BEFORE_NECESSARY.search(clause))
        )
    ):
        return Finding(found.start, found.end, Outcome(Decision.UPHELD, mended=True))
    return found


def _has_no_subject(clause: str) -> bool:
    """Whether the subject before a verb is none: "Neither the splint, the brace, nor the boot", "No part of the request"."""
    subject = _NO_SUBJECT.match(clause)
    if subject is None:
        return False
    rest = clause[subject.end() :]
    _, comma, last = rest.rpartition(",")
    return not _ANOTHER_CLAUSE.search(rest) and (not comma or last.lstrip().startswith(("nor ", "or ")))
