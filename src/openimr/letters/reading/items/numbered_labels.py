"""Labels and sentences that open the parts of a numbered decision of 2013 (rulebook 12.4, F2 and F3)."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from openimr.letters.citing.misread import mended
from openimr.letters.reading.marks.kinds import Kind, Mark
from openimr.letters.reading.pages.lines import Source
from openimr.letters.reading.words.noise import fold, letters_key, nearest

Label = tuple[Kind, int, int]
"""Kind, where the label begins, and where its content does."""

# All of folded text.
# How a side's sentence goes on: "based its decision on …", "found that no section of the MTUS applies".
_SAYS = (
    r"(?:(?:declslon|also|however|has|had|was|ls)\s+){0,2}"
    r"(?:based|rested|concluded|determlned|dld|relled|clted|used|referenced|referred|found|stated|noted|lndlcated|provlded|consldered|applled"
    r"|gave|ldentl(?:fl|ﬁ)ed|offered|quoted|llsted|named|mentloned|dlsclosed|supplled)\b"
)
_WHOSE = r"(?:physlclan|expert|medlcal|professlonal|lndependent|maxlmus)\s+revlewer"
# "As no section of the MTUS was applicable, the Physician Reviewer based …"
_REASON = r"(?:(?:as|slnce|because|after|flndlng)\s+[^.,;:]{3,120},\s+)?"
CLAIMS = re.compile(
    rf"{_REASON}(?:the\s+)?clalms?\s+admlnlstrator(?:'?s)?(?:(?P<label>\s?:\s*|\s+(?:declslon\s+)?(?:basls|guldellnes?|declslon\s+basls|"
    r"basls\s+for\s+(?:lts\s+|the\s+)?declslon)\s*:\s*)|\s+(?=" + _SAYS + "))"
)
_REVIEWER = re.compile(
    rf"{_REASON}(?:the\s+)?{_WHOSE}(?:'?s)?(?:(?P<label>\s?:\s*|\s+(?:declslon\s+)?(?:basls|guldellnes?|declslon\s+basls|"
    r"basls\s+for\s+(?:hls/\s?her\s+|the\s+)?declslon)\s*:\s*)"
    rf"|\s+(?={_SAYS}))"
)
_RATIONALE = re.compile(
    rf"(?:the\s+)?(?:{_WHOSE}(?:'?s)?\s+)?(?:declslon\s+ratlonale|ratlonale(?:\s+for\s+(?:the\s+|hls/\s?her\s+)?declslon)?)\s*"
    r"(?::\s*|\n)"
)
# Without its colon, or with another mark in its place: the whole words, and a sentence after them.
_BARE_RATIONALE = re.compile(
    rf"(?:(?:the\s+)?{_WHOSE}(?:'?s)?\s+(?:declslon\s+)?ratlonale|ratlonale\s+for\s+(?:the\s+|hls/\s?her\s+)?declslon)[;.,]?\s+"
)
_BARE_LABELS = {
    letters_key(words): kind
    for kind, labels in (
        (Kind.RATIONALE, ("decision rationale", "rationale for the decision", "rationale for decision",
                          *(f"{the}{who} reviewer's decision rationale" for the in ("", "the ") for who in ("physician", "expert")))),
        (Kind.CLAIMS_GUIDELINE, ("claims administrator's basis", "the claims administrator's basis")),
        (Kind.REVIEWER_GUIDELINE, ("physician reviewer's basis", "expert reviewer's basis", "the physician reviewer's basis")),
    )
    for words in labels
}  # fmt: skip
_WORDS_OF_A_LABEL = 5
_LONGEST_OPENING = 80
_FIRST_WORDS = re.compile(r"(\S+)(?: (\S+))?(?: (\S+))?(?: (\S+))?(?: (\S+))?")
# How any of the labels begins, or the reason before one.
_LABELS_BEGIN = frozenset(
    {"th", "cl", "ph", "ex", "me", "pr", "ln", "ma", "de", "ra", "se", "mt", "as", "sl", "be", "af", "fl"}
)
_BEGIN_A_RATIONALE = frozenset("trpeml")
REVIEWERS_SENTENCE = re.compile(rf"[.!?][\"”')\]]*\s+(?={_REASON}(?:the\s+)?{_WHOSE}\s)")
_SECTION_WORDS = re.compile(
    r"(?:sectlon(?:\(s\)|s)?\s+of\s+the\s+)?(?:medlcal\s+treatment\s+utlllzatlon\s+schedule|mtus|medlcal\s+treatment\s+guldellnes?)"
    r"(?:\s+sectlons?)?\s+relled\s+(?:up)?on(?:\s+by\s+the\s+\w+\s+revlewer)?(?:\s+to\s+make\s+hls/\s?her\s+declslon)?\s*:?\s*"
)
_MARKED = {
    Kind.RELIED_UPON: Kind.RELIED_UPON,
    Kind.CLAIMS_BASIS: Kind.CLAIMS_GUIDELINE,
    Kind.REVIEWER_BASIS: Kind.REVIEWER_GUIDELINE,
    Kind.WHY: Kind.RATIONALE,
    Kind.RATIONALE: Kind.RATIONALE,
    Kind.CLAIMS_GUIDELINE: Kind.CLAIMS_GUIDELINE,
    Kind.REVIEWER_GUIDELINE: Kind.REVIEWER_GUIDELINE,
}


def label_at(source: Source, folded: str, start: int, mark: Mark | None) -> Label | None:
    """The label that a line begins with: a heading or label that was marked, words before a colon, a side's sentence.

    `folded` is the whole flow, folded, and `start` where in it the line begins.
    """
    if mark is not None and mark.kind in _MARKED:
        return _MARKED[mark.kind], start, mark.content(source)
    if folded[start : start + 2] not in _LABELS_BEGIN:
        return None
    for kind, pattern in ((Kind.RATIONALE, _RATIONALE), (Kind.CLAIMS_GUIDELINE, CLAIMS), (Kind.REVIEWER_GUIDELINE, _REVIEWER), (Kind.RELIED_UPON, _SECTION_WORDS)):  # fmt: skip
        if match := pattern.match(folded, start):
            named = kind in {Kind.CLAIMS_GUIDELINE, Kind.REVIEWER_GUIDELINE} and not match["label"]
            if named and folded.endswith("the\n", 0, start):
                start -= 4  # a line break inside "The Physician Reviewer based …"
            return kind, start, start if named else match.end()
    if source.flow[start + 4 : start + 5].isupper() and (side := _misread_sentence(source, start)):
        return side
    bare = _BARE_RATIONALE.match(folded, start) if folded[start : start + 1] in _BEGIN_A_RATIONALE else None
    if bare and not source.flow[bare.end() : bare.end() + 1].islower():
        return Kind.RATIONALE, start, bare.end()
    return _misspelt(source, start)


def _misread_sentence(source: Source, start: int) -> Label | None:
    """A side's sentence of which a scanner misread words: "The Pbysician Reviewer bascd his/her decision on …"."""
    words = source.flow[start : start + _LONGEST_OPENING]
    legible = mended(words)
    if legible is words:
        return None
    folded = fold(legible)
    for kind, pattern in ((Kind.CLAIMS_GUIDELINE, CLAIMS), (Kind.REVIEWER_GUIDELINE, _REVIEWER)):
        if match := pattern.match(folded):
            return kind, start, start + match.end() if match["label"] else start
    return None


def _misspelt(source: Source, start: int) -> Label | None:
    """A label that is misspelt and has lost its colon: the first words of a line, before a sentence."""
    words = _FIRST_WORDS.match(source.flow, start)
    if words is None:
        return None
    best: tuple[int, Kind, int] | None = None
    for end in (words.end(n) for n in range(2, _WORDS_OF_A_LABEL + 1) if words.end(n) > 0):
        after = source.flow[end : end + 2]
        if after[:1].isspace() and (after[1:].isupper() or after[1:].isdecimal()):
            near = _near_label(source.flow[start:end])
            if near and (best is None or near[0] < best[0]):
                best = (*near, end + 1)
    return None if best is None else (best[1], start, best[2])


@lru_cache(maxsize=1024)
def _near_label(words: str) -> tuple[int, Kind] | None:
    """By how many errors some words differ from a label, and which it is; None where they are none, or of two kinds."""
    own = letters_key(words)
    near = [own] if own in _BARE_LABELS else nearest(own, _BARE_LABELS)
    kinds = {_BARE_LABELS[label] for label in near}
    return (OSA.distance(own, near[0]), kinds.pop()) if len(kinds) == 1 else None
