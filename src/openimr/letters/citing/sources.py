"""Guideline citations: finding them in a statement, and taking each one apart (letters rule 6)."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from openimr.letters.citing.asides import Asides, without_the_parties
from openimr.letters.citing.grammar import IN_THE_LAW, NUMBERED_CHAPTER, SECTION, grammar
from openimr.letters.citing.law import begins_law, law_heads
from openimr.letters.citing.parts import read_parts
from openimr.letters.citing.statements import Clause, Form, clauses
from openimr.letters.model import Citation, Family

# Runs are bounded everywhere: what is read may be a megabyte of semicolons.
# "; and on the …": what is said of a source may stand after "on", blanked.
_ON = r"(?P<{}>(?:also\s{{1,9}})?(?:up)?on[\s,]{{1,60}}(?=\S)(?:the\s{{1,9}})?)?"
_SEPARATOR = re.compile(
    rf";\s{{0,9}}(?:(?:and|&)\s{{1,9}})?{_ON.format('on')}"
    rf"|,?\s{{1,9}}(?P<joined>and|as\s{{1,9}}well\s{{1,9}}as|&|plus|(?:along|together)\s{{1,9}}with|in\s{{1,9}}addition\s{{1,9}}to|supplemented\s{{1,9}}by)"
    rf"\s{{1,9}}{_ON.format('and_on')}|\.\s{{1,9}}(?:Also,?\s{{1,9}})?|,\s{{1,9}}(?=\S)"
)
_LED_ON = re.compile(r"\b(?:up)?on[\s,]{1,60}(?:the\s{1,9})?$")
_LABEL_START = re.compile(
    r"(?:\W|\b(?:the|and)\b){0,9}+"
    r"(?:sections?|chapters?|pages?|pp?\.|pgs?\b|updated|revised|table|volume|vol\.?|treatment\s+index|\d)",
    re.IGNORECASE,
)
_CONNECTOR_END = re.compile(
    r"(?:[\s,;:.]|\b(?:and|or|as\s{1,9}well\s{1,9}as|also|the|per|see|(?:up)?on|plus|added|was|were|(?:along|together)\s{1,9}with|in\s{1,9}addition(?:\s{1,9}to)?|supplemented\s{1,9}by|non-MTUS)\b|&)++$",
    re.IGNORECASE,
)
_CONNECTOR_START = re.compile(
    r"(?:[\s,;:.]|\b(?:and|or|as\s{1,9}well\s{1,9}as|also|the|per|see|(?:up)?on|plus|added|(?:along|together)\s{1,9}with|in\s{1,9}addition(?:\s{1,9}to)?|supplemented\s{1,9}by|non-MTUS)\b|&)++",
    re.IGNORECASE,
)
_CHAPTER_OF = re.compile(
    r"(?:[^.,;:]{2,60}\b(?:chapters?|sections?)|\bch(?:apter|\.)\s{1,9}\d{1,2})\s{1,9}(?:(?:of|in|from)\s{1,9}|\()(?:the\s{1,9})?$",
    re.IGNORECASE,
)
# "Elbow Disorders Chapter (ACOEM Practice Guidelines, …)": a title that is one by what stands behind it.
_IN_THE_ACOEM = re.compile(
    r"\s?chapter\s?\(\s?(?:the\s)?(?:MTUS|ACOEM|American\sCollege\sof\sOccup)", re.IGNORECASE
)
_CHAPTER_OF_REACH = 90
_OF_A_CHAPTER = re.compile(r"\b(?:19|20)\d\d\b|\bGuidelines$", re.IGNORECASE)
# "found the guideline relevant": the one that was named.
_NO_SOURCE = re.compile(
    r"(?:none|nothing|n/a|not\s{1,9}(?:applicable|cited|provided))|(?:(?:this|that|these|those|same|cited|referenced|above|mentioned|such|said)\s{1,9}){0,3}(?:guidelines?|sections?|chapters?|sources?)|following(?:\s\w{1,20})?",
    re.IGNORECASE,
)
_FIRST_OF_A_LIST = re.compile(
    r"(?:(?<![\s\S])|(?<=[:.;]\s)|(?<=\b[Oo]n\s))\(?1\)\s(?=(?:the\s)?(?:California|CA|MTUS|ACOEM|ODG|Official|American|Chronic\sPain|Medical\sTreatment|Post-?[Ss]urgical|Non-MTUS)\b)"
)
_NUMBER_IN_A_LIST = re.compile(
    r"(?:(?<![\s\S])|(?<=[:.;,]\s)|(?<=\b[Oo]n\s)|(?<=\band\s))\(?[1-9]\)(?=\s(?:[A-Z]|the\b))"
)
_NONE_AFTER = re.compile(
    r"[\s:]{0,9}(?:none|nothing|n/a|not\s(?:applicable|cited|used))[\s.]{0,9}", re.IGNORECASE
)
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
_ADDRESSES = ("www.", "http://", "https://")
# "Okada T. A trial of shock waves in the foot. Annals of Foot Medicine. 2009": an author, two sentences, a year.
_ARTICLE = re.compile(
    r"[A-Z][\w'’-]{1,30}\s[A-Z]{1,3}(?:\.|,|\sand\s|\set\s)[^;]{5,200}?\.\s[^;]{5,120}?\b(?:19|20)\d\d\b"
)
_AUTHOR = r"[A-Z][\w'’-]{1,25}\s[A-Z]{1,3}"
_AN_AUTHOR_LAST = re.compile(rf"(?<![\w'’-]){_AUTHOR}$")
_ET_AL = re.compile(rf"(?:{_AUTHOR},?\s){{0,20}}(?:{_AUTHOR}|[A-Z][\w'’-]{{1,25}}),?\s(?:and\s)?et\sal\b")
# "Quill JR, Ferro AB, …", "Quill JR, Spine 2009;34:1066", and, before the year, "Quill, J., & Ferro, A."
_WITH_INITIALS = re.compile(rf"{_AUTHOR}(?:[,.:]|\s(?:and|&))\s")
_BEFORE_THE_YEAR = re.compile(
    r"[A-Z][\w'’-]{1,25},\s(?:[A-Z]\.,?\s?){1,3}(?:[A-Z&.,…][\w'’&.,…-]{0,25}\s){0,20}?\((?:19|20)\d\d\)"
)
# "Spine J 2013;13:734-743", "A consensus. Neuromodulation 15(5): 436-466": a name, then volume and page.
_IN_A_JOURNAL = re.compile(
    r"[A-Z][^;]{2,200}?(?:\b(?:19|20)\d\d[^;:]{0,15};\s?\d{1,4}(?:\s?\([\w .-]{1,20}\))?|\b\d{1,4}\s?\([\w .-]{1,20}\))\s?:\s?[A-Za-z]?\d"
)
# "SAMHSA TIP 40", "SAGES Guidelines for …", "Polyanalgesic Consensus Conference": who speaks, in capitals, and how.
_AN_ORGANISATION = re.compile(
    r"(?!Work\sLoss\sData\b)(?:[A-Z]{3,10}\s(?:(?:Clinical|Practice|Joint|Evidence-Based)\s){0,2}(?:Guidelines?|Guidance|TIP|Consensus|Position|Policy|Statement|Recommendations?|Review)\b"
    r"|(?:[A-Z][\w'’&.-]{1,25}\s(?:(?:of|for|the|and|on|in)\s){0,2}){1,6}"
    r"(?:Consensus|Society|Association|Academy|Institute|Foundation|Agency|Interagency|Task\sForce|Department\sof|College\sof|Position\sStatement|Policy\sBulletin|Practice\sParameters?)\b)"
)
# "Statement on Sedation for Adults, American Society of Anesthesiologists, October 22, 2005": a title, and whose it is.
_PUBLISHED_BY = re.compile(
    r"[A-Z][\w'’-]{0,25}(?:\s(?:of|for|and|the|&|on|in)(?=\s)|\s[A-Z][\w'’-]{0,25}){1,10}(?:\s\([A-Z]{2,8}\))?"
    r"(?:[,.]?\s\(?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s|(?:19|20)\d\d\b)|[\s.]{0,9}(?:;|$))"
)
_A_TITLE = re.compile(r"[\s,]{0,9}(?:[A-Z][^\d.;,:]{20,}|[\"“][^\"“”;]{3,200}[\"”])")
# "VA/DoD Clinical Practice Guideline for Management of Concussion/mild Traumatic Brain Injury": a chapter's title within another's.
_OF_ANOTHERS = re.compile(
    r"(?:(?:^|[;,]|\band|\bon)\s{1,9})(?:and\s|(?:up)?on\s|the\s){0,3}(?P<whose>(?:[A-Z][\w/&.-]{0,25}\s){1,7}?)"
    r"(?:Guidelines?|Guidance|Parameters?|Statement|Policy|Recommendations|Consensus)\s(?:for|on|of)\s[^.,;:()]{0,80}$"
)
_OUR_OWN = ("MTUS", "Treatment", "ACOEM", "Disability", "Occupational")
# A source of no guideline before one that begins a statement: "Milliman Care Guidelines, 17th edition; ODG, …".
_TO_THE_NEXT = re.compile(r"(?:;|,?\sand)\s{1,9}(?:the\s{1,9})?$")
_CHAPTER_NEXT = re.compile(r"\s{1,9}chapter\b", re.IGNORECASE)
# Where a guideline itself is published: no other source.
_OWN_ADDRESS = re.compile(
    r"(?:(?:https?://)?www\.(?:odg|worklossdata|acoem|mdguidelines)|MD\s?Guidelines)\b", re.IGNORECASE
)
_IDENTIFIER = re.compile(
    r"(?P<doi>doi\b|https?://(?:dx\.)?doi\.org/)|(?P<pubmed>PMID\b|PMC\w{0,9}\b|https?://(?:www\.|pubmed\.)?ncbi\.nlm\.nih\.gov/)",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:https?://(?:www\.)?|www\.)([\w-]{3,40})\.", re.IGNORECASE)
_AN_AUTHOR = re.compile(r"[\s.;]*[A-Z][\w'’-]{1,25},?\s(?:[A-Z]\.?[\s-]?){1,3}[,.&]")
_ONLY_AUTHORS = re.compile(
    r"(?:[\s.;,&]|\band\s|[A-Z][\w'’-]{1,25}+,?\s[A-Z](?![a-z'’])\.?(?:[\s-]?[A-Z](?![a-z'’])\.?){0,2}+(?=[,.;&\s]|$)|\bet\sal\b|\beds?\b){2,60}+"
)
_VOLUME_OF_A_JOURNAL = re.compile(r"[A-Z][\w&.'’ -]{2,70}?[,.]?\s(?:(?:19|20)\d\d\b|\d{1,4}\s?[(:,])")
_END_OF_AN_ARTICLE = re.compile(r":\s?[A-Za-z]?\d{1,7}[A-Z]?(?:[-–][A-Za-z]?\d{1,5}[A-Z]?)?$")
_MAY_GO_ON = frozenset("dhw")
"""How a number or an address may begin, besides capitals."""
_COMMA = re.compile(r",\s*(?:(?:specifically|namely|in\s+particular),?\s+)?(?:the\s+)?", re.IGNORECASE)
_CHAPTER_BEFORE = re.compile(r"\bch(?:apters?|\.)\s*\d{1,2}[\s,:(-]*$", re.IGNORECASE)
_CHAPTER_REACH = 16
TAKEN = "\x1c"
"""White space that stands where another reader has found a source: no source goes on beyond it."""
_LONGEST_SOURCE = 300
_LONGEST_TAIL = 200


@dataclass(frozen=True, kw_only=True)
class NamedSource:
    """A source in the form of the schema, with its place in the text (`end` is the one after the last)."""

    citation: Citation
    start: int
    end: int
    of_the_schedule: bool | None = None
    """Whether the text says that it is, or is not, part of the MTUS; None if it does not say."""


@dataclass(slots=True)
class _Group:
    """Names that stand together and make one source: `MTUS ACOEM`, `Official Disability Guidelines (ODG)`."""

    start: int
    end: int
    families: set[str]
    title: str | None = None
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What a statement tells: the sources it names, the forms of its sentences, and whether it speaks of the
    guidelines that the other side used.
    """

    sources: tuple[NamedSource, ...]
    forms: frozenset[Form | None]
    as_theirs: bool
    unled: int = 0
    """How many of the sources stand before any sentence form, where the statement begins with one."""


def named_sources(text: str) -> tuple[NamedSource, ...]:
    """The guideline citations of a statement, in order; one for each source that it names.

    In goes a guideline statement, or any text that cites; line breaks in it do not matter. A citation's own
    words decide its family: ACOEM if it is named, then ODG, else MTUS for the schedule and its chapters, else
    `other`. Its `text` is as written but for white space. Never raises. Source: letters rule 6.
    """
    return told(text).sources


def told(text: str) -> Told:
    """What a guideline statement tells; its sources are those of `named_sources`."""
    written = text
    text, as_theirs = without_the_parties(_without_numbers(text))
    asides = Asides(text)
    parts = clauses(text)
    found = [
        source
        for clause in parts
        if clause.form is not Form.NO_EVIDENCE and clause.form is not Form.NOT_MTUS
        for source in _of_clause(asides.rest, clause)
    ]
    if asides:
        found = [replace(source, of_the_schedule=asides.of_the_schedule(source.end)) for source in found]
    if asides.rest != written:
        found = [_in_one_piece(source, written) for source in found]
    forms = frozenset(clause.form for clause in parts if not _is_empty(text, clause))
    begins = bool(found) and not any(map(str.isalpha, written[: found[0].start]))
    until = parts[0].end if begins and parts[0].form is None else 0
    return Told(tuple(found), forms, as_theirs, sum(source.start < until for source in found))


def _without_numbers(text: str) -> str:
    """The text with blanks for the numbers of a list of sources, "1) …; 2) …", as long as before."""
    if "1)" not in text or not _FIRST_OF_A_LIST.search(text):
        return text
    return _NUMBER_IN_A_LIST.sub(lambda number: " " * len(number[0]), text)


def _is_empty(text: str, clause: Clause) -> bool:
    """Whether a label has nothing after it: "Non-MTUS: none."."""
    return clause.form is Form.OTHER and _NONE_AFTER.fullmatch(text, clause.start, clause.end) is not None


def _in_one_piece(source: NamedSource, written: str) -> NamedSource:
    """The source with the words of the text between its first and last, what is said of it in the midst included."""
    words = " ".join(written[source.start : source.end].split())
    return replace(source, citation=replace(source.citation, text=words))


def _of_clause(text: str, clause: Clause) -> Iterator[NamedSource]:
    groups = _groups(text, clause)
    start = clause.start
    first = groups[0].start if groups else clause.end
    if clause.form is not None or not groups:
        yield from _others(text, start, first, certain=clause.form is not None)
    elif _TO_THE_NEXT.search(text, max(start, first - _CHAPTER_REACH), first) and _begins_other(
        text, start, first, after_comma=False
    ):
        yield from _others(text, start, first, certain=False)
    for number, group in enumerate(groups):
        end = groups[number + 1].start if number + 1 < len(groups) else clause.end
        taken = text.find(TAKEN, group.end, end)
        foreign = _foreign_start(text, group, end if taken < 0 else taken)
        yield _citation(text, group, foreign)
        while foreign < end and "ODG" in group.families and _names_a_chapter(text, foreign, end):
            # "ODG, Head Chapter, …; and upon the same Guidelines, Neck Chapter, …"
            group = _Group(foreign, foreign, {"ODG"})
            foreign = _foreign_start(text, group, end if taken < foreign else taken)
            yield _citation(text, group, foreign)
        if foreign < end:
            named = (
                not text[foreign].islower()
                or not _LED_ON.search(text, max(group.end, foreign - _CHAPTER_OF_REACH), foreign)
                or begins_law(text, foreign, end)
            )
            yield from _others(text, foreign, end, certain=named)


def _names_a_chapter(text: str, start: int, end: int) -> bool:
    title = grammar().odg_chapter.match(text, start, end)
    return title is not None and _CHAPTER_NEXT.match(text, title.end(), end) is not None


def _groups(text: str, clause: Clause) -> list[_Group]:
    """The named guidelines of a clause; names with nothing but glue between them are one source."""
    patterns = grammar()
    groups: list[_Group] = []
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
        if last is not None and glued and _joins(between, kind, last):
            last.end = match.end()
        elif kind == "title" and (
            not (
                _opens(match["title"], between, last if glued else None)
                or _IN_THE_ACOEM.match(text, match.end())
            )
            or (clause.form is None and not _named(text, match, clause))
            or (last is not None and _is_section(text, last.end, match))
            or _is_of_anothers(text, last.end if last else clause.start, match.start())
        ):
            continue
        else:
            start = match.start()
            numbered = False
            if kind == "title" and (
                chapter := _CHAPTER_BEFORE.search(text, max(clause.start, start - _CHAPTER_REACH), start)
            ):
                start, numbered = chapter.start(), True
            last = _Group(start, match.end(), set(), numbered=numbered)
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
            law := _LAW_BEFORE.search(text, max(clause.start, group.start - _CHAPTER_OF_REACH), group.start)
        ):
            group.start = law.start("law")
        if not group.families.isdisjoint(_PUBLISHED) and (
            publisher := _PUBLISHER_BEFORE.search(
                text, max(clause.start, group.start - _CHAPTER_REACH - 16), group.start
            )
        ):
            group.start = publisher.start()
    if groups:
        start = groups[0].start
        before = _CHAPTER_OF.search(text, max(clause.start, start - _CHAPTER_OF_REACH), start)
        groups[0].start = before.start() if before else start
    return groups


def _with_schedule(text: str, groups: list[_Group], end: int) -> list[_Group]:
    """The groups, with a bare `MTUS` and the chapter of the ACOEM right after its comma made one source."""
    kept: list[_Group] = []
    for number, group in enumerate(groups):
        last = kept[-1] if kept else None
        if (
            last is not None
            and last.families == {"MTUS"}
            and last.title is None
            and "ACOEM" in group.families
        ):
            stop = groups[number + 1].start if number + 1 < len(groups) else end
            chapter = group.title or NUMBERED_CHAPTER.search(
                text, group.start, min(stop, group.end + _CHAPTER_OF_REACH)
            )
            if chapter and _COMMA.fullmatch(text, last.end, group.start):
                kept[-1] = _Group(
                    last.start, group.end, group.families | {"MTUS"}, group.title, group.numbered
                )
                continue
        kept.append(group)
    return kept


def _joins(between: str, kind: str, last: _Group) -> bool:
    """Whether a name goes on the source before it. After a comma only a chapter of that source does."""
    if last.title is not None:
        return kind in {"ACOEM", "MTUS"} and bool(_SAME_AGAIN.fullmatch(between))
    if kind == "title":
        return "ODG" not in last.families
    # The ODG is no part of the schedule; the ACOEM guidelines are.
    return not re.search(r"[,;]", between) and (kind == "ODG") == ("ODG" in last.families)


def _is_section(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a chapter's title without its year stands in a list of sections, as `Section(s): Initial Care, …`."""
    return not _OF_A_CHAPTER.search(match["title"]) and bool(
        SECTION.search(text, max(start, match.start() - _LONGEST_SOURCE), match.start())
    )


def _is_of_anothers(text: str, start: int, end: int) -> bool:
    """Whether a chapter's title there is within the title of somebody else's guideline, that begins after `start`."""
    found = _OF_ANOTHERS.search(text, max(start, end - _LONGEST_TAIL), end)
    return found is not None and not any(map(found["whose"].__contains__, _OUR_OWN))


def _named(text: str, match: re.Match[str], clause: Clause) -> bool:
    """Whether words that are a chapter's title are meant as one where nothing says that a source follows.

    "Low back complaints since May" are a complaint, "Low Back Complaints", "low back complaints, page 303" and
    "chapter 12 low back complaints" a chapter.
    """
    title = match["title"]
    return bool(
        _OF_A_CHAPTER.search(title)
        or not _SMALL_WORD.search(title)
        or _CHAPTER_BEFORE.search(text, max(clause.start, match.start() - _CHAPTER_REACH), match.start())
        or _PLACE_AFTER.match(text, match.end(), clause.end)
    )


def _opens(title: str, between: str, glued_to: _Group | None) -> bool:
    """Whether a chapter's title stands for a source by itself: not right after the ODG, and unmistakable."""
    if glued_to is not None and "ODG" in glued_to.families and not re.search(r"[,;]", between):
        return False
    return bool(_UNMISTAKABLE.search(title))


def _foreign_start(text: str, group: _Group, end: int) -> int:
    """Where, after a guideline's name, a source of another kind begins; `end` if none does."""
    patterns = grammar()
    for separator in _SEPARATOR.finditer(text, group.end, end):
        rest = separator.end()
        if begins_law(text, rest, end) and ("ODG" in group.families or not IN_THE_LAW.match(text, rest)):
            return rest
        if _LABEL_START.match(text, rest, end) or _OWN_ADDRESS.match(text, rest, end):
            continue
        if _begins_other(text, rest, end, after_comma=separator[0][0] == "," and separator[0].strip() == ","):
            return rest
        if (separator["on"] or separator["and_on"]) and separator[0][0] in ",;" and text[rest].islower():
            return rest  # "…, page 16, and on the advisor's experience": not of the source before it
        if text[rest : rest + 1].isupper() and (
            separator["on"]
            or separator["and_on"]
            or (
                _begins_article(text, rest, end)
                and not _AN_AUTHOR_LAST.search(text, max(group.end, rest - 40), separator.start())
            )
        ):
            return rest
        if separator[0].strip() == "," or patterns.odg_chapter.match(text, rest, end):
            continue
        if _AN_ORGANISATION.match(text, rest, min(end, rest + _LONGEST_SOURCE)):
            return rest
        if separator[0][0] == ";":
            stop = text.find(";", rest, min(end, rest + _LONGEST_SOURCE))
            stop = stop if stop >= 0 else min(end, rest + _LONGEST_SOURCE)
            if (
                patterns.published.search(text, rest, stop)
                or _ARTICLE.match(text, rest, stop)
                or _IN_A_JOURNAL.match(text, rest, min(end, rest + _LONGEST_SOURCE))
            ):
                return rest
    return end


def _begins_other(text: str, start: int, end: int, *, after_comma: bool) -> bool:
    patterns = grammar()
    start += 4 * text.startswith("the ", start, end)
    if patterns.other_name.match(text, start, end):
        return True
    # After a comma an address is where the source before it is found.
    return not after_comma and (
        text.startswith(_ADDRESSES, start, end) or bool(patterns.other_author.match(text, start, end))
    )


def _begins_article(text: str, start: int, end: int) -> bool:
    """Whether the authors of an article stand there."""
    if _ET_AL.match(text, start, end) or _BEFORE_THE_YEAR.match(text, start, end):
        return True
    stop = min(end, start + _LONGEST_SOURCE)
    return bool(_WITH_INITIALS.match(text, start, end)) and bool(
        _ARTICLE.match(text, start, stop) or _IN_A_JOURNAL.match(text, start, stop)
    )


def _others(text: str, start: int, end: int, *, certain: bool) -> Iterator[NamedSource]:
    """The sources in a stretch that names no guideline; without `certain`, only known ones."""
    while (taken := text.find(TAKEN, start, end)) >= 0:
        yield from _others_between(text, start, taken, certain=certain)
        start = taken + 1
    yield from _others_between(text, start, end, certain=certain)


def _goes_on(text: str, start: int, separator: int, rest: int, end: int) -> bool:
    """Whether what follows a separator is no source of its own but a part of the one that begins at `start`.

    So is a book's title after its authors, its number (DOI, PubMed) where it has none yet, its journal after authors and title, and its publisher's address.
    """
    piece = text[start:separator]
    if sum(map(str.isalpha, piece[:_CHAPTER_OF_REACH])) < 3:
        return False
    if number := _IDENTIFIER.match(text, rest, end):
        return all(other.lastgroup != number.lastgroup for other in _IDENTIFIER.finditer(piece))
    if host := _HOST.match(text, rest, end):
        return host[1].lower().replace("-", "") in "".join(filter(str.isalnum, piece.lower()))
    if not _AN_AUTHOR.match(text, start, separator + 1):
        return False
    return bool(_VOLUME_OF_A_JOURNAL.match(text, rest, end) or _ONLY_AUTHORS.fullmatch(piece))


def _others_between(text: str, start: int, end: int, *, certain: bool) -> Iterator[NamedSource]:
    cuts = [start]
    of_law = list(law_heads(text, start, end))
    legal = {head[0] for head in of_law}
    names = deque(
        sorted([*of_law, *(name.span() for name in grammar().other_name.finditer(text, start, end))])
    )
    for separator in _SEPARATOR.finditer(text, start, end):
        rest = separator.end()
        while names and names[0][1] <= rest:
            names.popleft()
        inside_a_name = bool(names) and names[0][0] < rest
        if inside_a_name or (rest not in legal and _LABEL_START.match(text, rest, end)):
            continue
        after_comma = separator[0].strip() == ","
        letter = text[rest : rest + 1]
        if (
            (letter in _MAY_GO_ON or letter.isupper())
            and not separator["joined"]
            and _goes_on(text, cuts[-1], separator.start(), rest, end)
        ):
            continue
        if after_comma and _is_publisher(text, cuts[-1], separator.start(), rest, end):
            continue
        if (
            separator[0][0] == ";"
            or rest in legal
            or _begins_other(text, rest, end, after_comma=after_comma)
            or (letter.isupper() and _is_next(text, cuts[-1], separator, end))
        ):
            cuts.append(rest)
    for first, last in zip(cuts, [*cuts[1:], end], strict=True):
        first, last = _trim(text, first, last)
        if sum(map(str.isalpha, text[first:last])) < 3 or _NO_SOURCE.fullmatch(text, first, last):
            continue
        if certain or _begins_other(text, first, last, after_comma=False):
            yield _found(text, first, last, Family.OTHER, first, None)


def _is_publisher(text: str, start: int, separator: int, rest: int, end: int) -> bool:
    """Whether what follows a comma is whose the title before it is."""
    return bool(
        _PUBLISHED_BY.match(text, rest, end)
        and _A_TITLE.fullmatch(text, start, separator)
        and not _begins_other(text, start, separator, after_comma=False)
    )


def _is_next(text: str, start: int, separator: re.Match[str], end: int) -> bool:
    """Whether "and on the" or "and", or the end of an article, leads to another source than the one from `start` on."""
    if separator["and_on"]:
        return True
    if separator[0][0] == ".":
        ended = _END_OF_AN_ARTICLE.search(
            text, max(start, separator.start() - _CHAPTER_REACH), separator.start()
        )
        return ended is not None and _begins_article(text, separator.end(), end)
    return (
        separator["joined"] is not None
        and not _ONLY_AUTHORS.fullmatch(text, start, separator.start())
        and _begins_article(text, separator.end(), end)
    )


def _citation(text: str, group: _Group, end: int) -> NamedSource:
    family = next(
        (f for f in (Family.ACOEM, Family.ODG, Family.MTUS) if f.value in group.families), Family.OTHER
    )
    start, last = _trim(text, group.start, end)
    return _found(text, start, max(last, group.end), family, group.end, group.title)


def _found(text: str, start: int, end: int, family: Family, named: int, title: str | None) -> NamedSource:
    words = " ".join(text[start:end].split())
    chapter, section, pages = read_parts(
        family, head=" ".join(text[start:named].split()), tail=" ".join(text[named:end].split()), title=title
    )
    return NamedSource(
        citation=Citation(family=family, text=words, chapter=chapter, section=section, pages=pages),
        start=start,
        end=end,
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without connecting words at its ends; a closing stop stays with an abbreviation."""
    if opening := _CONNECTOR_START.match(text, start, end):
        start = opening.end()
    tail = _CONNECTOR_END.search(text, max(start, end - _LONGEST_TAIL), end)
    if tail:
        end = tail.start()
    return start, max(start, end)
