"""A letter as one flow, without a line of its own for a heading: it is cut into lines, none of its offsets moved.

Only what nothing is known of as it stands is cut: ends of lines are put where headings, labels, numbered decisions and
titles begin. A blank becomes the end of a line; in a field that is a blank again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from openimr.letters.data import read_data
from openimr.letters.model import Layout
from openimr.letters.reading.marks.headings import spelt_out
from openimr.letters.reading.marks.kinds import FIELDS, Kind, Mark
from openimr.letters.reading.pages.lines import Source

_LONG_LINE = 400
_KNOWN_WITHOUT_A_COLON = frozenset({Kind.HOW_MADE, Kind.SUMMARY, Kind.ITEMS, Kind.DECISIONS, Kind.NOTICE})
_ENDED = r"(?<=[.!?:;)\]\"”’])"
# Each takes its whole label, so that none is cut again within.
_LABEL = re.compile(
    r"(?<=\S)\s((?:Claims?\s+Administrator(?:'s|’s)?\s+(?:guidelines?|basis)|(?:MAXIMUS|IMRO?|Expert\s+Reviewer)\s+guidelines?"
    r"|(?:The\s+)?(?:Physician|Expert)\s+Reviewer(?:'s|’s)\s+(?:basis|(?:decision\s+)?rationale)|Decision\s+rationale"
    r"|Rationale\s+for\s+(?:the\s+)?Decision|Section(?:\(s\))?\s+of\s+the\s+Medical\s+Treatment\s+Utilization\s+Schedule[^:.]{0,90}"
    r"|Medical\s+Treatment\s+Guideline(?:s|\(s\))\s+Relied[^:.]{0,90}"
    r"|States?(?:\(s\))?\s+of\s+Licensure|Certifications?(?:\(s\))?/Special(?:ty|ties)|Case\s+Summary)\s?:)",
    re.IGNORECASE,
)
_RELIED_UPON = re.compile(
    r"(?<=\S)\s((?i:Section(?:\(s\))?\s+of\s+the\s+Medical\s+Treatment\s+Utilization\s+Schedule|Medical\s+Treatment\s+Guideline(?:s|\(s\)))"
    r"(?i:\s+\(MTUS\))?(?i:\s+Relied\s+Upon\s+by\s+the\s+\w+\s+Reviewer(?:\s+to\s+Make\s+His/Her\s+Decision)?)\s?:?)\s(?=[A-Z])"
)
_SENTENCE_OF_A_SIDE = re.compile(
    _ENDED
    + r"\s(?=The\s+(?:Claims\s+Administrator|(?:Physician|Expert)\s+Reviewer)\s+(?:based|did|relied|cited|found|used)\b)"
)
_NUMBERED = re.compile(
    r"(?<=\S)\s(?=\(?\d{1,2}[.)]\)?\s+(?:(?:Regarding\s+)?(?:the\s+|The\s+)?request|[^:]{0,60}?determined\s+(?:that\s+)?the\s+request))"
    r"|(?<=[.:\d])\s(?=\(?\d{1,2}[.)]\)?\s(?:[^.]|\.(?!\s)){3,300}?\s(?:is|are|was|were)\s?(?:not\s?)?medically\b)"
)
_FOOT = re.compile(
    r"(?<=\S)\s((?:(?:IMR\s)?Final\sDetermination(?:\sLetter)?(?:\sfor\sIMR\sCase\sNumber)?:?\s(?:-\s)?)?(?:IMR\sCase\sNumber:?\s)?"
    r"CM\d{2}-\d{6,7}(?:,?\s(?:-\s)?(?:Page\s)?\d{1,2}(?:\sof\s\d{1,2})?)|Page\s\d{1,2}(?:\sof\s\d{1,2})?(?:\sCM\d{2}-\d{6,7})?)\s(?=\S)"
)
_CAPITALS = re.compile(r"[\n ]([A-Z][A-Z()/,'’&-]+(?: [A-Z()/,'’&-]+){1,14} ?:)")
_ONE_WORD = re.compile(
    _ENDED
    + r"\s(?=(?:RATIONALE|DECISION|DETERMINATION|CONCLUSION|DISCLAIMER|Disclaimer)\s?:|(?:Sincerely|SINCERELY),?\s)"
)
_TITLE = re.compile(r":\s?\w{6,10}\n(?=(?:Claims?|MAXIMUS|IMRO?|Expert|Decision|Rationale)\b)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:][\"'”’)\]]*\s(?=[A-Z0-9(])")
_LEAD = re.compile(
    r"(\nIMR\sISSUES?,\sDECISIONS?,?\sAND\sRATIONALES?:?\s[^:]{0,300}?\b(?:below|items?|services?|issues?|decisions?|follow\w*)\b[^:.]{0,60}:)\s",
    re.IGNORECASE,
)
_LONGEST_TITLE = 600
_LONG_HEADING = 20
_LONGEST_LETTER = 300_000


def is_one_flow(source: Source) -> bool:
    """Whether most of a text stands in lines that are longer than any line of a page, and it may be a letter by its length."""
    return (
        source.unwrapped
        and len(source.flow) <= _LONGEST_LETTER
        and max(map(len, source.lines), default=0) >= _LONG_LINE
    )


def has_its_parts(layout: Layout, marks: Sequence[Mark]) -> bool:
    """Whether a letter that was cut into lines has the headings of its layout: other papers name one or two of them."""
    kinds = {mark.kind for mark in marks}
    if layout is Layout.PROFESSIONAL_REVIEW:
        return Kind.PROFESSIONAL_REVIEW in kinds  # its other headings may have any words
    if layout is Layout.NUMBERED_DECISIONS:
        return Kind.SUMMARY in kinds and not kinds.isdisjoint({Kind.HOW_MADE, Kind.QUALIFICATIONS})
    return {Kind.SUMMARY, Kind.ITEMS} <= kinds and not kinds.isdisjoint(FIELDS)


def with_lines(text: str) -> str:
    """The text, as long as it was, with an end of line where a part of a letter begins."""
    text = _header().sub(r"\n\1", text)
    text = _headings().sub(lambda found: ("\n" if found[1] else "") + found[2] + _after(found[3]), text)
    text = _LABEL.sub(r"\n\1", text)
    if "PROFESSIONAL REVIEW" in text:
        # In other letters such are words of titles.
        text = re.sub(r"(?<=\S) (?=RATIONALE ?:)", "\n", _CAPITALS.sub(r"\n\1", text))
    text = _RELIED_UPON.sub(r"\n\1\n", text)
    for pattern in (_SENTENCE_OF_A_SIDE, _NUMBERED, _ONE_WORD):
        text = pattern.sub("\n", text)
    text = _with_titles(_LEAD.sub(r"\1\n", text))
    top = _headings().search(text)  # above it the number of the case is the header's
    first = top.end() if top else 0
    return text[:first] + _FOOT.sub(r"\n\1\n", text[first:])


def _after(rest: str) -> str:
    """What follows a heading: the end of its line, unless a colon does."""
    return rest if ":" in rest else "\n" + rest[1:]


@cache
def _headings() -> re.Pattern[str]:
    """The headings of two words or more: as they are, some with capitals to their words, all of them before a colon."""
    data = read_data("headings.json")
    forms = {
        words: kind
        for kind in Kind
        if kind in data
        for form in data[kind]
        for words in spelt_out(form)
        if " " in words
    }
    whole = [
        words
        for words, kind in forms.items()
        if kind in _KNOWN_WITHOUT_A_COLON and len(words) > _LONG_HEADING
    ]
    return re.compile(
        rf"(\A|\s)((?:{_any_of(forms)})(?!\s?:)|(?=[A-Z])(?i:{_any_of(whole)})|(?=[A-Z])(?i:{_any_of(forms)})(?=\s?:))(\s?:|\s(?=\S))"
    )


@cache
def _header() -> re.Pattern[str]:
    """The labels of the header block."""
    labels = (
        words
        for value in read_data("front_matter.json").values()
        if isinstance(value, list)
        for words in value
    )
    return re.compile(rf"(?<=\S)\s((?=[A-Z])(?i:{_any_of(labels)})\s?:)")


def _any_of(forms: Iterable[str]) -> str:
    return "|".join(re.escape(words).replace(r"\ ", r"\s") for words in sorted(forms, key=len, reverse=True))


def _with_titles(text: str) -> str:
    """An end of line before each title: after the last sentence that ends above its outcome."""
    cuts: list[int] = []
    for found in _TITLE.finditer(text):
        line = text.rfind("\n", 0, found.start()) + 1
        ends = [
            end.end()
            for end in _SENTENCE_END.finditer(text, max(line, found.start() - _LONGEST_TITLE), found.start())
        ]
        stops = [end for end in ends if text[end - 2] != ":"]
        if stops:
            cuts.append(stops[-1] - 1)
    parts = list(text)
    for cut in cuts:
        parts[cut] = "\n"
    return "".join(parts)
