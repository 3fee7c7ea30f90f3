"""The parts of one citation: chapter, section and pages (letters rule 6)."""

from __future__ import annotations

import re

from openimr.letters.citing.grammar import (
    DASH,
    IN_THE_LAW,
    NAMED_CHAPTER,
    NUMBER,
    NUMBERED_CHAPTER,
    ONE_PAGE,
    PAGE_OF,
    PAGES,
    SECTION,
    UPDATED,
    grammar,
)
from openimr.letters.citing.literature import study_pages
from openimr.letters.model import Family

_TITLE_END = re.compile(r"[,;:.()]|$")
_SUMMARY = re.compile(r"procedure\ssummary\b", re.IGNORECASE)
_SPACED_DASH = re.compile(rf"\s?({DASH})\s?")
_AFTER_PAGES = re.compile(r"\s?[-–]\s?(?=[A-Za-z])")
_CHAPTER_OF = re.compile(r"(?P<title>.+?)\s(?:chapters?|sections?)\s(?:of|in|from)\s", re.IGNORECASE)
# "Low Back Chapter, under Lumbar supports": the word belongs to no name.
_CHAPTER_FIRST = re.compile(r"chapter\s", re.IGNORECASE)
# "page 303, Table 12-8": where on the page, no section.
_A_TABLE = re.compile(
    r"(?:[,;]|\sand)?\s(?:Tables?|Figures?|Fig\.)\s\d[\d-]{0,6}(?=\s?[,;.)]|\sand\s|$)", re.IGNORECASE
)
_LEFT_OVER = re.compile(r"(?:^|\s)(?:and|or|of)$")
_THE_WORD = re.compile(r"^\s?chapter\b", re.IGNORECASE)
_UNDER = re.compile(
    r"^(?:pages?(?:\s?\(s\))?\s?:|topics?\s?:|under|regarding|re:|on\s+the\s+topic\s+of)\s+(?=\S)",
    re.IGNORECASE,
)
_SECTION_AFTER = re.compile(r"(?<=\w)[\s,]+sections?$", re.IGNORECASE)
# "Introduction, page 3, Functional Improvement" without its page.
_EMPTY = re.compile(r"(?:[,;]\s){1,9}([,;]\s)")
_PAGE_LABEL = re.compile(r"[\s,;]{0,3}\bpages?\s?\(s\)\s?:(?=\s|$)", re.IGNORECASE)
_WORDS_AND_PAGES = re.compile(
    rf"(?P<words>[\s,;]{{0,3}}(?:and\s)?[A-Z][^\d:.;]{{2,80}}?(?<=[a-zA-Z)]))(?<!\b[Tt]able)(?<!\b[Ff]igure)(?<!\b[Cc]hapter)(?<!\b[Bb]ox)(?<!\b[Aa]ppendix)"
    rf"(?<!\b[Pp]art)(?<!\b[Ss]tep)(?<!\b[Ll]evel)[,:]?\s\(?(?P<list>(?!(?:19|20)\d\d\b){NUMBER}(?:\s?(?:[,;]?\s?&|,|,?\sand\b)\s?{NUMBER})*)\)?(?=\s?(?:[,;.]|$)|,?\sand\s[A-Z])"
)
_BEFORE_A_MARK = re.compile(r"\s(?=[,;])")
_EMPTY_END = re.compile(r"[,;]?\s\)")
# "ACOEM, Chapter 9, page 209, states that …": what a sentence goes on with is neither title nor section.
_GOES_ON = re.compile(
    r"(?:states?|stated|recommends?|recommended|indicates?|notes?|says?|do|does|did|is|are|was|were|has|have|had|which|that)\s[a-z]"
)
# "Medicare Benefit Policy Manual, Chapter 7, section 40"
_A_SECTION = re.compile(r"(?:sections?|sect?\.|§{1,2})\s?\d", re.IGNORECASE)
_EDGE = " ,;:.-–"
# "Gym memberships (http://www.odg-twc.com/…)": where it is found, no word of it.
_ADDRESS = re.compile(r"[\s.:;,]*\(?(?:https?://|www\.)[^\s)]+\)?")
_SINCE = re.compile(r"\s?(?:MTUS\s?)?\(effective\b[^()]{0,40}\)", re.IGNORECASE)


def read_parts(
    family: Family, *, head: str, tail: str, title: str | None
) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Chapter, section and pages of a citation, each as written; None or empty where it has none.

    `head` is the source's name, `tail` what follows it, both with single spaces; `title` a chapter's title
    that stands in the head. A chapter keeps its number (`12 Low Back Complaints`) and its year (`Low Back
    Complaints 2004`); the word "chapter" itself is left out.
    """
    pages, tail, on_page = _take_pages(tail)
    if ("age" in head or "p." in head) and (first := PAGES.search(head)):
        # "page 29 of the ACOEM Guidelines"
        pages = (*(_page(one[1]) for one in ONE_PAGE.finditer(first["list"])), *pages)
    if family is Family.OTHER and not pages:
        pages = study_pages(tail)
    before, section = _take_section(tail)
    chapter, rest = _take_chapter(family, head, before, title)
    if section is None:
        section = on_page or _remainder(rest, family)
    return chapter, section, pages


def _take_pages(tail: str) -> tuple[tuple[str, ...], str, str | None]:
    """The pages, the text without them, and what follows a page's number after a dash (`2703-Title`)."""
    pages: list[str] = []
    on_page: str | None = None
    kept: list[str] = []
    end = 0
    matches = list(PAGES.finditer(tail)) or list(PAGE_OF.finditer(tail))
    for number, match in enumerate(matches):
        stop = matches[number + 1].start() if number + 1 < len(matches) else len(tail)
        pages += [_page(one[1]) for one in ONE_PAGE.finditer(match["list"])]
        kept.append(tail[end : match.start()])
        end = match.end()
        while place := _A_TABLE.match(tail, end):
            end = place.end()
        if dash := _AFTER_PAGES.match(tail, end):
            on_page = tail[dash.end() : stop].strip(_EDGE) or None
            end = stop
    if not matches and (label := _PAGE_LABEL.search(tail)):
        # "Page(s): Topical Analgesics 111-113"
        at = label.end()
        while (listed := _WORDS_AND_PAGES.match(tail, at)) is not None:
            pages += [_page(one[1]) for one in ONE_PAGE.finditer(listed["list"])]
            kept.append(tail[end : listed.end("words")])
            end = at = listed.end()
    kept.append(tail[end:])
    rest = _EMPTY_END.sub(")", " ".join(" ".join(kept).split()))
    if pages:
        rest = rest.replace(" ()", "")  # "Opioids (page 7)"
    if pages and "age" in rest:
        rest = _BEFORE_A_MARK.sub("", " ".join(_PAGE_LABEL.sub(" ", rest).split()))
    return tuple(pages), _EMPTY.sub(r"\1", rest) if pages else rest, on_page


def _page(words: str) -> str:
    """A page or a range as written, without the spaces that a line break left around its dash."""
    return _SPACED_DASH.sub(r"\1", words)


def _take_section(tail: str) -> tuple[str, str | None]:
    """What stands before a labelled section, and the section."""
    label = SECTION.search(tail)
    if label is None:
        return tail, None
    section = UPDATED.sub("", tail[label.end() :]).strip(_EDGE)
    return tail[: label.start()], section or None


def _take_chapter(family: Family, head: str, tail: str, title: str | None) -> tuple[str | None, str]:
    """The chapter, and what follows it."""
    if number := NUMBERED_CHAPTER.search(head):
        return _joined(number["number"], title or ""), tail
    if number := NUMBERED_CHAPTER.search(tail):
        if _A_SECTION.match(tail, number.end()):
            return _joined(number["number"], title or ""), tail[number.end() :]
        stop = _TITLE_END.search(tail, number.end())
        end = stop.start() if stop else len(tail)
        words = _LEFT_OVER.sub("", tail[number.end() : end].strip(_EDGE))
        if _GOES_ON.match(words):
            return _joined(number["number"], title or ""), ""
        return _joined(number["number"], words or title or ""), tail[end:].lstrip(")")
    if title is not None:
        return _joined(title), _THE_WORD.sub("", tail)
    if before := _CHAPTER_OF.match(head):
        return _joined(before["title"]), tail
    if family is Family.OTHER:
        named = NAMED_CHAPTER.search(tail)
        return (named["title"].strip(_EDGE), tail[named.end() :]) if named else (None, "")
    return _title_by_word(family, tail)


def _title_by_word(family: Family, tail: str) -> tuple[str | None, str]:
    """`Low Back Chapter`, `Chapter: Low Back`, `Low Back Procedure Summary`, or a topic after the name."""
    patterns = grammar()
    start = opening.end() if (opening := patterns.trimmings.match(tail)) else 0
    if (word := _CHAPTER_FIRST.match(tail, start)) and patterns.odg_chapter.match(tail, word.end()):
        start = word.end()
    if family is Family.ACOEM and (known := patterns.acoem_chapter.match(tail, start)):
        return _joined(known["title"]), tail[known.end() :]
    if known := patterns.odg_chapter.match(tail, start):
        rest = tail[known.end() :]
        word = re.match(r"\s?chapter\b", rest, re.IGNORECASE)
        after = rest[word.end() :] if word else rest
        if (
            word
            or _SUMMARY.match(rest.lstrip())
            or not after.strip()
            or after.lstrip()[0] in ",;:.()-–"
            or after.lstrip()[0] == "/"
        ):
            return _joined(known["title"]), after
    if after_title := patterns.chapter_after.search(tail, start):
        return _joined(after_title["title"]), tail[after_title.end() :]
    if named := NAMED_CHAPTER.search(tail, start):
        return _joined(named["title"]), tail[named.end() :]
    return None, tail


def _remainder(rest: str, family: Family) -> str | None:
    """What is left after the chapter is the section, but for words that only describe the publication."""
    if family is Family.OTHER:
        return None
    rest = _SINCE.sub("", IN_THE_LAW.sub(" ", UPDATED.sub("", rest)))
    if opening := grammar().trimmings.match(rest):
        opened = rest[: opening.end()]
        rest = ("(" if opened.endswith("(") and ")" in rest[opening.end() :] else "") + rest[opening.end() :]
    if "www." in rest or "http" in rest:
        named = _ADDRESS.sub("", rest)
        rest = named if any(map(str.isalpha, named)) else rest
    rest = _SECTION_AFTER.sub("", _UNDER.sub("", rest.strip(_EDGE + "[]/")))
    if rest.endswith(")") and (enclosed := rest[:-1]).count("(") == enclosed.count(")") + rest.startswith(
        "("
    ):
        # "Low Back Complaints (Special studies, page 303)", "ODG (Low Back Chapter, Epidurals)"
        rest = enclosed.removeprefix("(")
    return rest if sum(map(str.isalpha, rest)) >= 2 and not _GOES_ON.match(rest) else None


def _joined(*words: str) -> str:
    return " ".join(part for part in (" ".join(w.split()).strip(_EDGE) for w in words) if part)
