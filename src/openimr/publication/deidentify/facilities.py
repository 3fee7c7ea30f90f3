"""Organisations that no roster lists: insurers, employers, facilities, found from the text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from openimr.publication.deidentify.organisations import SMALL
from openimr.publication.deidentify.spans import Span
from openimr.publication.deidentify.vocabulary import is_common, is_place, is_vocabulary, phrases, words
from openimr.publication.deidentify.words import Words

_STRONG = (
    r"(?:Inc|Incorporated|LLC|L\.L\.C|LLP|L\.P|Corp|Corporation|Ltd|Hospitals?|Medical\s+(?:Center"
    r"|Group|Clinic|Associates|Corporation)|"
    r"Surgery\s+Cent(?:er|re)|Surgical\s+(?:Center|Institute|Hospital)|Health\s+(?:System|Center"
    r"|Network|Care)|Healthcare|Clinics?|"
    r"Insurance(?:\s+(?:Company|Group|Fund|Services|Exchange))?|Indemnity(?:\s+Company)?|Assurance"
    r"|Casualty(?:\s+Company)?|Mutual|Pharmacy|Laborator(?:y|ies)|"
    r"Claims\s+(?:Services|Management|Administrators)|Administrators|Adjusters"
    r"|Staffing(?:\s+(?:Services|Solutions))?|Logistics|Trucking|Farms|"
    r"(?:Unified\s+|Elementary\s+|Union\s+|High\s+)?School(?:\s+District)?|(?:Community\s+"
    r"|State\s+)?College|University|Police\s+Department|Fire\s+Department|"
    r"Orthop(?:a?e)dic\s+(?:Group|Associates|Institute|Center|Specialists|Surgery\s+Associates)"
    r"|Orthop(?:a?e)dics|Imaging(?:\s+Center)?|Radiology(?:\s+Group)?|"
    r"Spine\s+(?:Institute|Center|Group|Associates)|Pain\s+(?:Institute|Center|Group|Associates"
    r"|Management\s+(?:Center|Group|Associates))|"
    r"Rehabilitation\s+(?:Center|Hospital|Institute)|Chiropractic\s+(?:Center|Clinic|Group)"
    r"|Physical\s+Therapy\s+(?:Center|Group|Associates)|Occupational\s+(?:Health"
    r"|Medicine)\s+(?:Center|Clinic|Services)|"
    r"Law\s+(?:Group|Firm)|Attorneys\s+at\s+Law|Construction(?:\s+Company)?|Manufacturing|Industries"
    r"|Enterprises|Holdings|Foods|Markets?|Supermarkets?|Warehouse|Distribution|"
    r"Convalescent(?:\s+Hospital)?|Nursing\s+(?:Home|Facility)|Care\s+Center|Company|Brothers)"
)
_CAP = r"(?:[A-Z][\w'\u2019]{0,30}(?:-[A-Z][\w'\u2019]{0,30})?|St\.|[A-Z]\.|&|of|and|the|de|la|del)"
_ENDING = re.compile(
    rf"(?<![\w'])(?P<name>(?:{_CAP}\s+){{0,6}}?[A-Z][\w'\u2019-]{{0,30}},?)\s+{_STRONG}\b\.?(?:,?\s+(?:Inc|LLC|LLP|Ltd|Corp|P\.?C)\b\.?)?"
)
_LEADING = re.compile(
    r"\b(?:Law\s+Offices?\s+of|City\s+(?:and\s+County\s+)?of|County\s+of|University\s+of"
    r"|Hospital\s+of|Bank\s+of|Diocese\s+of|Township\s+of)\s+(?P<name>(?:(?:[A-Z]\.|St\."
    r"|[A-Z][\w'\u2019-]{0,30})(?:\s+(?:&\s+|and\s+)?(?=[A-Z]))?){1,4})"
)
_PARTNERS = re.compile(
    r"(?<![\w'-])(?P<name>(?:[A-Z][\w'\u2019-]{2,30},?\s+){1,3}&\s+[A-Z][\w'\u2019-]{2,30})(?![\w'-])"
)
_EMPLOYED = re.compile(
    r"\b(?:employed\s+(?:by|at|with)|employee\s+of|works?\s+(?:for|at)|working\s+(?:for|at)"
    r"|worked\s+(?:for|at)|hired\s+by|job\s+(?:at|with)|insured\s+(?:by|with|through)|"
    r"admitted\s+to|transferred\s+to|discharged\s+from|(?:seen|treated|evaluated|performed|received"
    r"|done|therapy|surgery|MRI|x-rays?)\s+at|taken\s+to|"
    r"(?:employer|carrier|insurer|claims\s+administrator|facility|hospital|company|insurance"
    r"|insurance\s+carrier|administrator|ur\s+organi[sz]ation|medical\s+group|clinic|pharmacy"
    r"|vendor)\s*:)\s+"
    r"(?:the\s+)?(?P<name>(?:[A-Z]\.|St\.|[A-Z][\w'\u2019&-]{0,30})(?:\s+(?:&\s+|of\s+"
    r"|and\s+)?[A-Z][\w'\u2019&-]{0,30}){0,5})",
    re.IGNORECASE,
)


@cache
def _known() -> re.Pattern[str]:
    forms = (
        re.escape(p).replace(r"\ ", r"\s+").replace("'", "['\u2019]?")
        for p in sorted(phrases("known_organisations"), key=len, reverse=True)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w|-)")


def unlisted_in(words_: Words) -> Iterator[Span]:
    """Organisations that no roster lists: known ones, by the last word of the name, by "City of", by who employs or treats."""
    text = words_.text
    for match in _known().finditer(text):
        yield Span(
            start=match.start(),
            end=match.end(),
            kind="organisation",
            source="known-organisation",
            confidence=0.85,
        )
    for match in _ENDING.finditer(text):
        start = _name_start(match.group("name"), match.start("name"))
        if start is not None and not _sentence_inside(text[start : match.end("name")]):
            end = match.end() - (
                1
                if match.group().endswith(".")
                and not re.search(r"(?:Inc|Corp|Ltd|LLC|P\.C|Co)\.$", match.group())
                else 0
            )
            yield Span(start=start, end=end, kind="organisation", source="organisation-form", confidence=0.8)
    for match in _LEADING.finditer(text):
        name = _to_line_end(match.group("name")).rstrip(" .,")
        if not all(is_common(word.key) for word in Words.of(name).all):
            yield Span(
                start=match.start("name"),
                end=match.start("name") + len(name),
                kind="organisation",
                source="organisation-form",
                confidence=0.85,
            )
    for match in _PARTNERS.finditer(text):
        # "Quill & Reyes": a firm by its partners. Authors joined so are kept before.
        ends = [
            w for w in Words.of(match.group()).all if not is_vocabulary(w.key) or w.key in words("surnames")
        ]
        if len(ends) > 1:
            start, end = match.start() + ends[0].start, match.start() + ends[-1].end
            yield Span(start=start, end=end, kind="organisation", source="partners", confidence=0.7)
    for match in _EMPLOYED.finditer(text):
        name = _to_line_end(match.group("name")).rstrip(" .,'&-")
        found = Words.of(name).all
        # The letters are compared without regard to case above, so that the capitals are checked here.
        kept = [
            w
            for n, w in enumerate(found)
            if all(v.capital or v.key in SMALL or v.key == "&" for v in found[: n + 1])
        ]
        while kept and kept[-1].key in SMALL:
            kept.pop()
        if (
            kept
            and any(w.key.isalpha() and not is_vocabulary(w.key) for w in kept)
            and not (len(kept) == 1 and is_place(kept[0].key))
        ):
            yield Span(
                start=match.start("name"),
                end=match.start("name") + kept[-1].end,
                kind="organisation",
                source="organisation-cue",
                confidence=0.7,
            )


def _to_line_end(name: str) -> str:
    """A name goes on over a line end only with a word that such names have, or one that is none of the language."""
    for match in re.finditer(r"\s*\n\s*(\w*)", name):
        key = match.group(1).lower()
        complete = any(
            word.key in words("organisation_words") for word in Words.of(name[: match.start()]).all
        )
        if (key in SMALL or key not in words("organisation_words")) and (complete or is_common(key)):
            return name[: match.start()]
    return name


def _sentence_inside(name: str) -> bool:
    return bool(re.search(r"[a-z]{3}\.\s|[;:]", name))


def _name_start(name: str, at: int) -> int | None:
    """Where the name begins once words that only open the sentence are left out; None if nothing in it tells."""
    found = list(Words.of(name).all)
    for n in range(len(found) - 1, 0, -1):
        if "\n" in name[found[n - 1].end : found[n].start] and is_common(found[n].key):
            del found[:n]
            break
    while found and (
        found[0].key in SMALL
        or (is_common(found[0].key) and found[0].key in words("ordinary") and len(found) > 1)
    ):
        found.pop(0)
    general = words("organisation_words")
    if not found or all(is_common(w.key) or w.key in general for w in found):
        return None
    return at + found[0].start
