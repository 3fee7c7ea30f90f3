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
# A label over two lines of a left column, beside what it opens: "Claims Administrator    The …" over "guideline:    …".
_IN_A_COLUMN = re.compile(
    r"^(?P<before>[ \t]*)(?P<first>Claims?[ ]Administrator(?:'s|’s)?|MAXIMUS|IMRO?|(?:Expert|Physician)[ ]Reviewer|Decision)(?P<gap>[ \t]{2,})"
    r"(?P<beside>\S[^\n]*\n(?:[ \t]*\r?\n)?)(?P<indent>[ \t]*)(?P<rest>guidelines?|rationale)(?P<colon>[ \t]?:)(?=[ \t]{2}|[ \t]*\r?$)",
    re.IGNORECASE | re.MULTILINE,
)
_SHORTER = {"claim": "ClaimsAdminGuideline:", "decis": "Rationale:"}
"""The label in fewer words, and closer: what stands beside it must not move, and the left column may be narrow."""


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
    return _LABEL.sub(_cut, _IN_A_COLUMN.sub(_in_one_line, text))


def _in_one_line(found: re.Match[str]) -> str:
    """The two lines with the label whole on the first, if there is room for it in its column."""
    room = found.end("gap") - found.start("first") - 1
    whole = f"{found['first']} {found['rest']}:"
    if len(whole) > room:
        whole = _SHORTER.get(found["first"][:5].casefold(), whole)
    if len(whole) > room or (found["rest"].casefold() == "rationale") != (
        found["first"].casefold() == "decision"
    ):
        return found[0]
    blank = " " * (len(found["rest"]) + len(found["colon"]))
    return f"{found['before']}{whole.ljust(room)} {found['beside']}{found['indent']}{blank}"


def _cut(found: re.Match[str]) -> str:
    before, label = found.groups()
    above = found.string[max(0, found.start() - 2 * _LONGEST_WORD) : found.start()]
    _, colon, word = above.rpartition(":")
    parted = "\n" in before or "\r" in before
    of_the_reviewer = label[:1] in "SsCc" and not label[:6].casefold().startswith("claim")
    if not parted and not of_the_reviewer and not _ENDED.search(above) and not (colon and read_outcome(word)):
        return found[0]
    return (before if parted else "\n" + before[1:]) + re.sub(r"\s", " ", label)
