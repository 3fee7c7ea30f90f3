"""Names of guidelines that stand together and make one source: `MTUS ACOEM`, `Elbow Disorders Chapter (ACOEM …)`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from openimr.letters.citing.grammar import IN_THE_LAW, NUMBER, NUMBERED_CHAPTER, SECTION, grammar
from openimr.letters.citing.named import LONGEST_SOURCE, LONGEST_TAIL, TAKEN
from openimr.letters.citing.statements import Clause

_CHAPTER_OF = re.compile(
    r"(?:[^.,;:]{2,60}\b(?:chapters?|sections?)|\bch(?:apter|\.)\s{1,9}\d{1,2}(?:,\s{1,9}p(?:ages?|p?\.)\s{1,9}\d[\d\s–-]{0,12},?)?)\s{1,9}(?:(?:of|in|from)\s{1,9}|\()(?:the\s{1,9})?$",
    re.IGNORECASE,
)
# "Elbow Disorders Chapter (ACOEM Practice Guidelines, …)": a title that is one by what stands behind it.
_IN_THE_ACOEM = re.compile(
    r"\s?chapter\s?\(\s?(?:the\s)?(?:MTUS|ACOEM|American\sCollege\sof\sOccup)", re.IGNORECASE
)
REACH = 90
_OF_A_CHAPTER = re.compile(r"\b(?:19|20)\d\d\b|\bGuidelines$", re.IGNORECASE)
_UNMISTAKABLE = re.compile(r"\b(?:19|20)\d\d\b|\b(?:guidelines|complaints|treatment)\b", re.IGNORECASE)
_SMALL_WORD = re.compile(r"\b(?!(?:and|of|the|or)\b)[a-z]")
_PLACE_AFTER = re.compile(
    r"[\s,;:(]{0,5}(?:chapter\b|pages?\b|pgs?\b|pp?\.|sections?\s?(?:\(s\))?:)", re.IGNORECASE
)
# "Shoulder Complaints Chapter (ACOEM Practice Guidelines, 2nd Edition (2004), Chapter 9)": the same source twice.
# "Shoulder Complaints Chapter of the ACOEM Practice Guidelines": the same, too.
_SAME_AGAIN = re.compile(
    r"\s*(?:chapters?\s*)?\(\s*(?:the\s+)?|\s{1,9}chapters?\s{1,9}(?:of|in|from)\s{1,9}(?:the\s{1,9})?",
    re.IGNORECASE,
)
# "8 CCR 9792.27.1-9792.27.23 (MTUS Drug Formulary)": the schedule by where it stands in the law.
_LAW_BEFORE = re.compile(
    r"\b(?P<law>(?:Title\s)?8\s?,?\s?(?:C\.?\s?C\.?\s?R\b\.?|California\sCode\sof\sRegulations),?\s?(?:§{1,2}|sections?)?\s?9792[\d.\s–-]{0,40}(?:\(\w\)){0,2})\s?\(\s?(?:the\s)?$",
    re.IGNORECASE,
)
# "Work Loss Data Institute, ODG": who publishes it is no source beside it.
_PUBLISHER_BEFORE = re.compile(
    r"\b(?:Work\s+Loss\s+Data\s+Institute(?:,?\s+LLC)?(?:['’]s)?|MD\s?Guidelines)[\s,:;(-]{1,3}(?:the\s+)?$",
    re.IGNORECASE,
)
_PUBLISHED = ("ODG", "ACOEM")
# "VA/DoD Clinical Practice Guideline for Management of Concussion/mild Traumatic Brain Injury": a chapter's title within another's.
_OF_ANOTHERS = re.compile(
    r"(?:(?:^|[;,]|\band|\bon)\s{1,9})(?:and\s|(?:up)?on\s|the\s){0,3}(?P<whose>(?:[A-Z][\w/&.-]{0,25}\s){1,7}?)"
    r"(?:Guidelines?|Guidance|Parameters?|Statement|Policy|Recommendations|Consensus)\s(?:for|on|of)\s[^.,;:()]{0,80}$"
)
_OUR_OWN = ("MTUS", "Treatment", "ACOEM", "Disability", "Occupational")
_COMMA = re.compile(r",\s*(?:(?:specifically|namely|in\s+particular),?\s+)?(?:the\s+)?", re.IGNORECASE)
# "ACOEM Chapter 7 Independent Medical Examinations, Chapter 5 Cornerstones of …": another chapter, by its own number.
_NUMBER_BEFORE = re.compile(
    r"(?:[,;]|\band|&)\s{1,9}ch(?:apter|\.)\s{0,3}\d{1,2}[\s:(-]{0,3}$", re.IGNORECASE
)
# "page 29 of the ACOEM Guidelines"
_PAGE_OF_IT = re.compile(
    rf"\b(?:pages?|pgs?\.?|pp?\.)\s{{1,9}}{NUMBER}(?:(?:,\s?|,?\s(?:and|&)\s){NUMBER}){{0,9}}(?:,\s[^,.;]{{1,40}},)?\s{{1,9}}(?:of|in|from)\s{{1,9}}(?:the\s{{1,9}})?$",
    re.IGNORECASE,
)
# "Knee Disorders Guideline, ACOEM, May 2, 2019": a chapter's title, and whose it is. The schedule's own
# chapters ("Chronic Pain Medical Treatment") are not the ACOEM's.
_THEIRS = re.compile(
    r"\b(?:Complaints|Disorders|Conditions|Injury|Asthma|Disease|Mental\sHealth)\b", re.IGNORECASE
)
_ITS_COMMA = re.compile(
    r"(?:\s(?:chapter|guidelines?|medical\streatment\sguidelines?))?,\s(?:the\s)?", re.IGNORECASE
)
_ITS_DATE = re.compile(
    r"(?:\s(?:Practice\s)?Guidelines?)?(?:,?\s\(?(?:(?:effective|dated|updated|revised)\s)?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s(?:\d{1,2},\s)?(?:19|20)\d\d|\d{1,2}/\d{1,2}/\d{2,4}|(?:19|20)\d\d|\d(?:st|nd|rd|th)\sed(?:ition|\.)?)\b\)?){0,2}"
    r"(?:,?\spages?\b|\s{0,9}(?:[.;]|$)|,?\sand\s(?!ch))",
    re.IGNORECASE,
)
_A_HEADING = "general approaches"
"""What a tool puts before the chapters of the ACOEM that are of no part of the body: no chapter, if one follows."""
_CHAPTER_BEFORE = re.compile(r"\bch(?:apters?|\.)\s*\d{1,2}[\s,:(-]*$", re.IGNORECASE)
NEAR = 16
"""As `REACH`, how many characters before a name are looked at."""


@dataclass(slots=True)
class Group:
    """Names that stand together and make one source: `MTUS ACOEM`, `Official Disability Guidelines (ODG)`."""

    start: int
    end: int
    families: set[str]
    title: str | None = None
    numbered: bool = False


def named_together(text: str, clause: Clause) -> list[Group]:
    """The named guidelines of a clause; names with nothing but glue between them are one source."""
    patterns = grammar()
    groups: list[Group] = []
    for match in patterns.name.finditer(text, clause.start, clause.end):
        kind = match.lastgroup or ""
        last = groups[-1] if groups else None
        if last and kind == "MTUS" and IN_THE_LAW.fullmatch(text, last.end, match.start()):
            continue  # "Chronic Pain Treatment Guidelines 8 C.C.R. §§9792.20 - 9792.26 MTUS" is one source
        glued = (
            last is not None
            and text.find(TAKEN, last.end, match.start()) < 0
            and bool(
                patterns.glue.fullmatch(text, last.end, match.start())
                or _SAME_AGAIN.fullmatch(text, last.end, match.start())
            )
        )
        between = text[last.end : match.start()] if last and glued else ""
        if (
            last is not None
            and glued
            and (_joins(between, kind, last) or _is_whose(text, match, between, last))
        ):
            last.end = match.end()
            if last.title is not None and last.title.casefold() == _A_HEADING and not between.strip(" ,:"):
                last.title = None
        elif kind == "title" and (
            not (
                _opens(match["title"], between, last if glued else None)
                or _IN_THE_ACOEM.match(text, match.end())
                or (
                    last is not None
                    and _NUMBER_BEFORE.search(text, max(last.end, match.start() - NEAR), match.start())
                )
            )
            or (clause.form is None and not _is_meant(text, match, clause))
            or (last is not None and _is_section(text, last.end, match))
            or _is_of_anothers(text, last.end if last else clause.start, match.start())
        ):
            continue
        else:
            start = match.start()
            numbered = False
            if kind == "title" and (
                chapter := _CHAPTER_BEFORE.search(text, max(clause.start, start - NEAR), start)
            ):
                start, numbered = chapter.start(), True
            last = Group(start, match.end(), set(), numbered=numbered)
            if numbered and groups and "ACOEM" in groups[-1].families:
                last.families.add("ACOEM")
            groups.append(last)
        if kind == "title":
            last.title = match["title"]
            last.families.add("MTUS")
        else:
            last.families.add(kind)
    groups = _with_schedule(text, groups, clause.end)
    for group in groups:
        if text[group.start - 1 : group.start] in "( " and (
            law := _LAW_BEFORE.search(text, max(clause.start, group.start - REACH), group.start)
        ):
            group.start = law.start("law")
        if not group.families.isdisjoint(_PUBLISHED) and (
            publisher := _PUBLISHER_BEFORE.search(
                text, max(clause.start, group.start - NEAR - 16), group.start
            )
        ):
            group.start = publisher.start()
    if groups:
        start = groups[0].start
        before = _CHAPTER_OF.search(text, max(clause.start, start - REACH), start)
        groups[0].start = before.start() if before else start
    for number, group in enumerate(groups):
        floor = groups[number - 1].end if number else clause.start
        if text[group.start - 1 : group.start].isspace() and (
            page := _PAGE_OF_IT.search(text, max(floor, group.start - REACH), group.start)
        ):
            group.start = page.start()
    return groups


def _with_schedule(text: str, groups: list[Group], end: int) -> list[Group]:
    """The groups, with a bare `MTUS` and the chapter of the ACOEM right after its comma made one source."""
    kept: list[Group] = []
    for number, group in enumerate(groups):
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.families == {"MTUS"}
            and last.title is None
            and "ACOEM" in group.families
        ):
            stop = groups[number + 1].start if number + 1 < len(groups) else end
            chapter = group.title or NUMBERED_CHAPTER.search(text, group.start, min(stop, group.end + REACH))
            if chapter and _COMMA.fullmatch(text, last.end, group.start):
                kept[-1] = Group(
                    last.start, group.end, group.families | {"MTUS"}, group.title, group.numbered
                )
                continue
        kept.append(group)
    return kept


def _joins(between: str, kind: str, last: Group) -> bool:
    """Whether a name goes on the source before it. After a comma only a chapter of that source does."""
    if last.title is not None:
        if kind == "ACOEM" and last.title.casefold() == _A_HEADING and not between.strip(" ,:"):
            return True
        return kind in {"ACOEM", "MTUS"} and bool(_SAME_AGAIN.fullmatch(between))
    if kind == "title":
        return "ODG" not in last.families
    # The ODG is no part of the schedule; the ACOEM guidelines are.
    return not re.search(r"[,;]", between) and (kind == "ODG") == ("ODG" in last.families)


def _is_whose(text: str, match: re.Match[str], between: str, last: Group) -> bool:
    """Whether the ACOEM is only named as whose the chapter before it is, with a date or an edition and no chapter behind it."""
    return bool(
        match.lastgroup == "ACOEM"
        and last.title is not None
        and _THEIRS.search(last.title)
        and _ITS_COMMA.fullmatch(between)
        and _ITS_DATE.match(text, match.end())
    )


def _is_section(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a chapter's title without its year stands in a list of sections, as `Section(s): Initial Care, …`."""
    return not _OF_A_CHAPTER.search(match["title"]) and bool(
        SECTION.search(text, max(start, match.start() - LONGEST_SOURCE), match.start())
    )


def _is_of_anothers(text: str, start: int, end: int) -> bool:
    """Whether a chapter's title there is within the title of somebody else's guideline, that begins after `start`."""
    found = _OF_ANOTHERS.search(text, max(start, end - LONGEST_TAIL), end)
    return found is not None and not any(map(found["whose"].__contains__, _OUR_OWN))


def _is_meant(text: str, match: re.Match[str], clause: Clause) -> bool:
    """Whether words that are a chapter's title are meant as one where nothing says that a source follows.

    "Low back complaints since May" are a complaint, "Low Back Complaints", "low back complaints, page 303" and
    "chapter 12 low back complaints" a chapter.
    """
    title = match["title"]
    return bool(
        _OF_A_CHAPTER.search(title)
        or not _SMALL_WORD.search(title)
        or _CHAPTER_BEFORE.search(text, max(clause.start, match.start() - NEAR), match.start())
        or _PLACE_AFTER.match(text, match.end(), clause.end)
    )


def _opens(title: str, between: str, glued_to: Group | None) -> bool:
    """Whether a chapter's title stands for a source by itself: not right after the ODG, and unmistakable."""
    if glued_to is not None and "ODG" in glued_to.families and not re.search(r"[,;]", between):
        return False
    return bool(_UNMISTAKABLE.search(title))
