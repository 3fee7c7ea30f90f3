"""Decisions that a title ends in without the usual words: "… is modified", "… is denied", "…: Modified to 3 visits"."""

from __future__ import annotations

import re

from openimr.letters.model import Decision
from openimr.letters.reading.words.necessity import Finding
from openimr.letters.reading.words.outcomes import Outcome, read_decision

# All of folded text.
_MODIFIED = r"modl(?:fl|ﬁ)ed"
_ADVERBS = r"(?:(?:hereby|therefore|thus|accordlngly|now|also|respectfully)\s+){0,2}"
_CERTIFIED = r"(?:approved|certl(?:fl|ﬁ)ed|authorl[zs]ed|granted|allowed)"
_PARTLY = r"(?:partlally|partly|ln\s+part)"
_IN_PART = rf"(?P<part>,?\s+(?:(?:but\s+)?only\s+)?{_PARTLY}|,?\s+(?:as\s+modl(?:fl|ﬁ)ed|wlth\s+modl(?:fl|ﬁ)catlons?))?"
# What the determination does, in the present; a review of the past is another's, unless only this one can do so.
_VERB = re.compile(
    rf"(?<!\w)(?:ls|are)\s+{_ADVERBS}(?P<partly>{_PARTLY}\s+)?"
    rf"(?:(?P<modified>{_MODIFIED})|(?P<no>not\s+|non-?\s?|dls)?(?P<yes>{_CERTIFIED})|(?P<not>not\s+)?(?:(?P<stands>upheld)|(?P<falls>overturned|reversed))"
    rf"|(?P<denied>denled|rejected)){_IN_PART}(?!\w)"
    rf"|(?<!\w)(?:was|were|has\s+been|have\s+been)\s+{_ADVERBS}(?:(?P<stood>upheld)|(?P<fell>overturned)){_IN_PART.replace('part>', 'in_part>')}(?!\w)"
)
_ENDED = re.compile(r"\s?[.;:,!](?=\s|\Z)|\s*\Z|\s+(?=ln\s+the\s+followlng\b|as\s+follows\b)")
# "is modified to six sessions", "is modified as follows: …"
_TO_WHAT = re.compile(r"\s+(?:to|as|by|wlth|for|so|ln|and)\s[^.;:]{1,200}")
_OF_A_CLAUSE = re.compile(r"(?<![a-z])(?:that|whlch|who|when|where|whlle|lf|unless|untll|as|because|slnce|after|before)\s+(?:[a-z]+\s+){0,2}\Z")  # fmt: skip
_LONGEST_CLAUSE = 40
_SENTENCE_BREAK = re.compile(r"[a-z)]{2}[.!?]\s")
_BEGINS = re.compile(r"(?:partial(?:ly)?|in\s+part|modified|upheld|overturned)\b", re.IGNORECASE)
_LONGEST_TAIL = 120


def find_decided(folded: str, start: int, end: int) -> Finding | None:
    """The first decision in a stretch of folded text that a verb says, in the sentence that begins it; None if there is none.

    "The request for twelve visits is modified to six.", "… is upheld.", "… is denied." What is not this determination's
    own is none: "the visits that are modified", "was denied". As it is not written as usual, it counts as mended.
    """
    for verb in _VERB.finditer(folded, start, end):
        if _OF_A_CLAUSE.search(folded, max(start, verb.start() - _LONGEST_CLAUSE), verb.start()):
            continue
        decision = _decision(verb)
        last = verb.end()
        if decision is Decision.MODIFIED and (what := _TO_WHAT.match(folded, last, end)):
            last = what.end()
        if not _ENDED.match(folded, last, end):
            continue
        if _SENTENCE_BREAK.search(folded, start, verb.start()):
            return None
        return Finding(verb.start(), last, Outcome(decision, mended=True))
    return None


def _decision(verb: re.Match[str]) -> Decision:
    if verb["modified"] or verb["partly"] or verb["part"] or verb["in_part"]:
        return Decision.MODIFIED
    if verb["yes"]:
        return Decision.UPHELD if verb["no"] else Decision.OVERTURNED
    stands = verb["stands"] or verb["stood"] or verb["denied"]
    return Decision.UPHELD if bool(stands) is not bool(verb["not"]) else Decision.OVERTURNED


def in_part(words: str) -> Outcome | None:
    """The decision that words at the end of a title say with what it comes to: "Modified to 3 visits"; None if it is not in part.

    >>> in_part("Modified to 3 visits").decision, in_part("Overturned for the knee, upheld for the hip").decision
    (<Decision.MODIFIED: 'modified'>, <Decision.MODIFIED: 'modified'>)
    """
    if not words[:1].isupper() or len(words) > _LONGEST_TAIL or not _BEGINS.match(words):
        return None
    said = read_decision(words)
    return Outcome(Decision.MODIFIED, mended=True) if said and said.decision is Decision.MODIFIED else None
