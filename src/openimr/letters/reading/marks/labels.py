"""Labels: the words before a colon that open a field, and those of whose colon a scanner made something else."""

from __future__ import annotations

import re
from functools import lru_cache
from string import ascii_letters

from rapidfuzz.distance import OSA

from openimr.letters.reading.marks.kinds import Kind, Mark
from openimr.letters.reading.words.noise import letters_key, nearest

_LABELS = {
    "claims administrator guideline": Kind.CLAIMS_GUIDELINE,
    "claims administrator guidelines": Kind.CLAIMS_GUIDELINE,
    "claim administrator guideline": Kind.CLAIMS_GUIDELINE,
    "claims admin guideline": Kind.CLAIMS_GUIDELINE,
    "claims admin guidelines": Kind.CLAIMS_GUIDELINE,
    "claims administrator's guideline": Kind.CLAIMS_GUIDELINE,
    "claims administrator's guidelines": Kind.CLAIMS_GUIDELINE,
    "decision rationale": Kind.RATIONALE,
    "state(s) of licensure": Kind.STATES,
    "states of licensure": Kind.STATES,
    "state of licensure": Kind.STATES,
    "certification(s)/specialty": Kind.CERTIFICATIONS,
    "certifications/specialty": Kind.CERTIFICATIONS,
    "certification/specialty": Kind.CERTIFICATIONS,
    "certification(s)/specialties": Kind.CERTIFICATIONS,
}
_LABEL_KEYS = {letters_key(words): kind for words, kind in _LABELS.items()}
LONGEST_LABEL = 75
_GUIDELINE = letters_key("guideline")
_OF_THE_RATIONALE = letters_key("decision rationale")
_TWO = 2
"""So many letters of these two labels may be wrong; before a colon nothing else comes so near to them."""
_NAME = re.compile(r"[A-Za-z0-9|!][\w&.'’ |!-]{0,59}$")
# What stands before "guideline:" in running text rather than in a label.
_NO_NAME = re.compile(
    r"\b(?:the|this|that|these|ODG|ACOEM|MTUS|treatment|medical|practice|disability|cited|applicable|same"
    r"|claims?\s+administrator)\b|^(?:per|under|by|with|via|see|and|or|of|to|in|for|as|from|an?|no|any|each|on)\b",
    re.IGNORECASE,
)
# The first letter of a label whose colon may be lost, and what its second may be read as.
_SECOND_LETTERS = {
    **dict.fromkeys("Cc", "lLeEiIaA"), **dict.fromkeys("Dd", "eEcC"), **dict.fromkeys("Mm", "aA"), "S": "tT", "I": "mM", "E": "xX", "R": "eE",
    "(": "cCdDmMrR",
}  # fmt: skip
_INITIALS = frozenset(_SECOND_LETTERS)
_NO_LABEL_BEGINS = frozenset(
    first + second
    for first, seconds in _SECOND_LETTERS.items()
    for second in ascii_letters
    if second not in seconds
)
_SHORTEST_OWN = 12
_OWN_LABELS = {
    letters_key("claims administrator guideline"): Kind.CLAIMS_GUIDELINE,
    letters_key("maximus guideline"): Kind.REVIEWER_GUIDELINE,
    letters_key("decision rationale"): Kind.RATIONALE,
    letters_key("state(s) of licensure"): Kind.STATES,
    letters_key("certification(s)/specialty"): Kind.CERTIFICATIONS,
}
_KNOWN_NAMES = frozenset(
    letters_key(name)
    for name in (
        "maximus",
        "imro",
        "openimr",
        "imr",
        "expert reviewer",
        "reviewer",
        "maximus federal services",
        "independent medical review",
        "independent medical reviewer",
        "physician reviewer",
        "imr reviewer",
        "professional reviewer",
        "medical reviewer",
        "medical professional reviewer",
    )
)
_OWN_LABELS.update({f"{name}{letters_key('guideline')}": Kind.REVIEWER_GUIDELINE for name in _KNOWN_NAMES})
_ANY_NAME = re.compile(
    r"(?P<name>[A-Z][\w.&-]{1,30})\sguidelines?[;.,]?\s(?=(?:The\s)?(?:Expert|Physician)\sReviewer\b|Decision\s(?:was\s)?based\b)",
    re.IGNORECASE,
)
_SHORTEST_NAME = 5
# "Decision rationale 47 y/o female": a sentence may begin with the worker's age.
_AGE = re.compile(r"\d\d[\s-]?(?:y|Y)")
_CLAIMS, _REVIEWER, _RATIONALE = Kind.CLAIMS_GUIDELINE, Kind.REVIEWER_GUIDELINE, Kind.RATIONALE


def begins_like_a_label(line: str) -> bool:
    """Whether a line may be a label whose colon was lost, by its first two characters."""
    return line[0] in _INITIALS and line[:2] not in _NO_LABEL_BEGINS


@lru_cache(maxsize=4096)
def read_label(head: str) -> tuple[Kind, str] | None:
    """The label that some words before a colon are, and, for the reviewer's, its name."""
    own = letters_key(head)
    if kind := _LABEL_KEYS.get(own):
        return kind, ""
    if len(own) < len(_GUIDELINE):
        return None
    words = head.rsplit(None, 1)
    last = letters_key(words[-1])
    kinds = {_LABEL_KEYS[near] for near in nearest(own, _LABEL_KEYS)}
    if len(kinds) == 1:
        return kinds.pop(), ""
    if own[0] == "d" and OSA.distance(own, _OF_THE_RATIONALE, score_cutoff=_TWO) <= _TWO:
        return _RATIONALE, ""
    if (
        len(words) == _TWO
        and letters_key(words[0]) in _KNOWN_NAMES
        and OSA.distance(last.removesuffix("s"), _GUIDELINE, score_cutoff=_TWO) <= _TWO
    ):
        return _REVIEWER, words[0].casefold()
    if len(words) == 2 and (last in {_GUIDELINE, _GUIDELINE + "s"} or nearest(last, (_GUIDELINE,))):
        return (Kind.REVIEWER_GUIDELINE, words[0].casefold()) if _NAME.match(words[0]) else None
    return None


def without_colon(line: str) -> tuple[Kind, str, int] | None:
    """The label of a line whose colon was lost or misread: its kind, its name, and the column after it."""
    end = 0
    for _ in range(3):
        # The first word, the first two, the first three.
        end = line.find(" ", end + 1)
        words = line if end < 0 else line[:end]
        after = line[end + 1 : end + 2]
        if len(words) >= _SHORTEST_OWN and (
            end < 0
            or after.isupper()
            or (after.isdigit() and (words[-1] in ";." or _AGE.match(line, end + 1)))
        ):
            kind = _own_label(words.rstrip(";.,"))
            # "EXPERT REVIEWER GUIDELINES" alone on a line is a heading.
            heading = end < 0 and (not line[0].isupper() or (kind is _REVIEWER and line.isupper()))
            if kind and not heading:
                name = words.rsplit(None, 1)[0].casefold() if kind is _REVIEWER else ""
                return kind, name, len(words) if end < 0 else end + 1
        if end < 0:
            break
    return None


def of_any_name(line: str) -> tuple[Kind, str, int] | None:
    """The reviewer's label without its colon, of an organization of any name: what follows it is a statement."""
    label = _ANY_NAME.match(line)
    return (_REVIEWER, label["name"].casefold(), label.end()) if label else None


@lru_cache(maxsize=4096)
def _own_label(words: str) -> Kind | None:
    own = letters_key(words)
    if kind := _OWN_LABELS.get(own):
        return kind
    near = nearest(own, _OWN_LABELS)
    return _OWN_LABELS[near[0]] if len(near) == 1 else None


def after_colon(line: str, colon: int) -> int:
    """The column of what stands after a colon."""
    return len(line) - len(line[colon + 1 :].lstrip(" "))


def with_one_reviewer_label(marks: list[Mark]) -> list[Mark]:
    """Leave out lines of running text that happen to begin like a reviewer's label.

    The organization's label is the same through a letter, and stands between the claims administrator's
    guideline and the rationale. A name that is known wins, then the one most often in that place. Names that
    a scanner has made different are one.
    """
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    expected = False
    for mark in marks:
        if mark.kind is _CLAIMS:
            expected = True
        elif mark.kind is _RATIONALE:
            expected = False
        elif mark.name not in names and (
            (own := letters_key(mark.name)) in _KNOWN_NAMES or not _NO_NAME.search(mark.name)
        ):
            names[mark.name] = own if own in _KNOWN_NAMES else _near_name(own, {*_KNOWN_NAMES, *counts})
        if mark.kind is _REVIEWER and mark.name in names:
            name = names[mark.name]
            counts[name] = counts.get(name, 0) + expected
    known = [name for name in counts if name in _KNOWN_NAMES]
    chosen = max(known or counts, key=lambda n: counts[n], default=None)
    return [
        m for m in marks if m.kind is not _REVIEWER or (chosen is not None and names.get(m.name) == chosen)
    ]


def _near_name(own: str, names: set[str]) -> str:
    if len(own) < _SHORTEST_NAME:
        return own
    near = [name for name in names if OSA.distance(own, name, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else own
