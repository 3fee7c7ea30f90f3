"""Labels that stand inside a line, or over the end of one: the text is cut into lines anew, none of its offsets moved."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.letters.reading.marks.kinds import Kind, Mark
from openimr.letters.reading.words.outcomes import read_outcome

_ITEMS, _RATIONALE = Kind.ITEMS, Kind.RATIONALE
_OF_AN_ITEM = (Kind.CLAIMS_GUIDELINE, Kind.REVIEWER_GUIDELINE, Kind.RATIONALE)
_OF_THE_REVIEWER = (Kind.STATES, Kind.CERTIFICATIONS)
_OF_2013 = frozenset({Kind.NOTICE, Kind.DECISIONS, Kind.ISSUE})
_LABEL = re.compile(
    r"(?<=\S)(\s+)((?:Claims?\s+Administrator(?:'s)?\s+guidelines?|(?:MAXIMUS|IMRO?|Expert\s+Reviewer)\s+guidelines?"
    r"|Decision\s+rationale|States?(?:\(s\))?\s+of\s+Licensure|Certifications?(?:\(s\))?/Special(?:ty|ties))\s?:)",
    re.IGNORECASE,
)
# What ends before a label: a sentence, a list in brackets, words in quotation marks.
_ENDED = re.compile(r"[.!?][\"'”’)\]]*$")
_LONGEST_WORD = 20


def unevenly_labelled(marks: Sequence[Mark]) -> bool:
    """Whether some items have labels that others lack, or none has any, or the credentials one label of two."""
    found = [mark.kind for mark in marks]
    if not _OF_2013.isdisjoint(found):
        return False  # these have labels of other kinds
    if _ITEMS in found and _RATIONALE not in found:
        return True
    return any(len({found.count(kind) for kind in kinds}) > 1 for kinds in (_OF_AN_ITEM, _OF_THE_REVIEWER))


def with_labels_at_line_starts(text: str) -> str:
    """The text, as long as it was, each label whole at the start of a line.

    Before a label, after the end of a sentence or an outcome, a blank becomes the end of a line; in a label,
    ends of lines become blanks. A label that is mentioned in a sentence stays there; those of the reviewer's list are in none.
    """
    return _LABEL.sub(_cut, text)


def _cut(found: re.Match[str]) -> str:
    before, label = found.groups()
    above = found.string[max(0, found.start() - 2 * _LONGEST_WORD) : found.start()]
    _, colon, word = above.rpartition(":")
    parted = "\n" in before or "\r" in before
    of_the_reviewer = label[:1] in "SsCc" and not label[:6].casefold().startswith("claim")
    if not parted and not of_the_reviewer and not _ENDED.search(above) and not (colon and read_outcome(word)):
        return found[0]
    return (before if parted else "\n" + before[1:]) + re.sub(r"\s", " ", label)
