"""Sources of other kinds, articles and organisations above all: where one begins, where one goes on."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from openimr.letters.citing.grammar import IN_THE_LAW, grammar
from openimr.letters.citing.groups import NEAR, REACH, Group
from openimr.letters.citing.law import begins_law, law_heads
from openimr.letters.citing.named import LONGEST_SOURCE, TAKEN, NamedSource, found_source, opened, trimmed
from openimr.letters.model import Family

# Runs are bounded everywhere: what is read may be a megabyte of semicolons.
# "; and on the …": what is said of a source may stand after "on", blanked.
_ON = r"(?P<{}>(?:also\s{{1,9}})?(?:up)?on[\s,]{{1,60}}(?=\S)(?:the\s{{1,9}})?)?"
_SEPARATOR = re.compile(
    rf";\s{{0,9}}(?:(?:and|&)\s{{1,9}})?{_ON.format('on')}"
    rf"|,?\s{{1,9}}(?P<joined>(?:and\s{{1,9}}(?:also\s{{1,9}})?)?(?:as\s{{1,9}}well\s{{1,9}}as|plus|(?:along|together)\s{{1,9}}with|in\s{{1,9}}addition(?:,|\s{{1,9}}to)|supplemented\s{{1,9}}by"
    rf"|besides,?)|and(?:\s{{1,9}}(?:also|additionally|further|moreover))?|&)\s{{1,9}}{_ON.format('and_on')}|\.\s{{1,9}}(?:Also,?\s{{1,9}})?|,\s{{1,9}}(?:(?:namely|specifically),?\s{{1,9}})?(?=\S)"
)
_LABEL_START = re.compile(
    r"(?:\W|\b(?:the|and)\b){0,9}+"
    r"(?:sections?|chapters?|pages?|pp?\.|pgs?\b|updated|revised|table|volume|vol\.?|treatment\s+index|\d)",
    re.IGNORECASE,
)
# "found the guideline relevant": the one that was named.
_NO_SOURCE = re.compile(
    r"(?:none|nothing|n/a|not\s{1,9}(?:applicable|cited|provided))|(?:(?:this|that|these|those|same|cited|referenced|above|mentioned|such|said)\s{1,9}){0,3}(?:guidelines?|sections?|chapters?|sources?)|following(?:\s\w{1,20})?|one|two|three|four|several|some|other|further|additional|both",
    re.IGNORECASE,
)
# "a non-MTUS guideline, ODG", "another source, namely the …": what sort the one that is named next is.
_DESCRIBED = re.compile(
    r"(?:(?:an?|another|one|two|three|its|other|further|additional|the|this)\s{1,9}){0,3}"
    r"(?:(?:non-MTUS|nationally|evidence-based|peer-reviewed|[a-z]{2,20}al|[a-z]{2,20}ed|other|further|external|specialty|specialist|treatment)\s{1,9}){0,4}"
    r"(?:guidelines?|guidance|sources?|evidence|references?|citations?|authorit(?:y|ies)|standards?|criteria|stud(?:y|ies)|trials?|reviews?|articles?|papers?|textbook)"
    r"\s{0,60}(?:[,:(–-]|,?\s{1,9}(?:namely|viz\.|i\.e\.|specifically|that\s{1,9}is))[\s,:]{0,60}(?:(?:namely|viz\.|i\.e\.|specifically|in\s{1,9}particular|that\s{1,9}of|from|of|the)[\s,:]{1,9}){0,3}"
)
_CHAPTER_NEXT = re.compile(r"\s{1,9}chapter\b", re.IGNORECASE)
_A_CHAPTER_NAMED = re.compile(r"\bchapter\b", re.IGNORECASE)
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
# "the label of Nucynta", "package insert for Lyrica": what a manufacturer says of its drug.
_OF_A_DRUG = re.compile(
    r"(?:(?:current|approved|FDA-approved|drug|product|manufacturer['’]s|official)\s){0,3}(?:(?:label(?:l?ing)?|package\s(?:insert|leaflet|label(?:l?ing)?)|(?:full\s)?prescribing\sinformation|product\s(?:monograph|information))"
    r"\s(?:of|for)\s(?:the\s)?\w|(?-i:[A-Z])[\w-]{2,25}\s(?:package\sinsert|prescribing\sinformation|product\smonograph)\b)",
    re.IGNORECASE,
)
# "JAMA Surgery", "Ann Intern Med": a journal by name, and nothing of an article.
_A_JOURNAL = re.compile(
    r"(?:(?:JAMA|BMJ|NEJM|Lancet|The\sLancet)(?:\s[A-Z][a-z]{2,20}){0,3}|(?:[A-Z][a-z]{1,9}\s){0,3}(?:Ann|Arch|Am\sJ|J|Clin\sJ|Br\sJ|Eur\sJ)(?:\s[A-Z][a-z]{1,12}){1,4})(?:,?\s\(?(?:19|20)\d\d\)?)?(?=\s{0,9}(?:[.;]|$|,?\sand\s))"
)
_KINDS_OF_THEM = r"(?:Society|Association|Academy|Institute|Foundation|Agency|Consortium|Council|Committee|Collaboration|Federation|Journal|Annals|Archives)"
# "SAMHSA TIP 40", "SAGES Guidelines for …", "Polyanalgesic Consensus Conference": who speaks, in capitals, and how.
_AN_ORGANISATION = re.compile(
    rf"(?!Work\sLoss\sData\b)(?:{_KINDS_OF_THEM}\s(?:of|for|on)\s(?:the\s)?[A-Z]|[A-Z]{{3,10}}\s(?:(?:Clinical|Practice|Joint|Evidence-Based)\s){{0,2}}(?:Guidelines?|Guidance|TIP|Consensus|Position|Policy|Statement|Recommendations?|Review|Appropriateness\sCriteria|Appropriate\sUse\sCriteria)\b"
    rf"|(?:[A-Z][\w'’&.-]{{1,25}}\s(?:(?:of|for|the|and|on|in)\s){{0,2}}){{1,6}}(?:{_KINDS_OF_THEM}|Consensus|Interagency|Task\sForce|Department\sof|College\sof|Position\sStatement|Policy\sBulletin|Practice\sParameters?)\b)"
)
# "Statement on Sedation for Adults, American Society of Anesthesiologists, October 22, 2005": a title, and whose it is.
_PUBLISHED_BY = re.compile(
    r"[A-Z][\w'’-]{0,25}(?:\s(?:of|for|and|the|&|on|in)(?=\s)|\s[A-Z][\w'’-]{0,25}){1,10}(?:\s\([A-Z]{2,8}\))?"
    r"(?:[,.]?\s\(?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s|(?:19|20)\d\d\b)|[\s.]{0,9}(?:;|$))"
)
_A_TITLE = re.compile(r"[\s,]{0,9}(?:[A-Z][^\d.;,:]{20,}|[\"“][^\"“”;]{3,200}[\"”])")
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
_YEAR_GIVEN = re.compile(r"\b(?:19|20)\d\d\b")
_ITS_JOURNAL = re.compile(
    r"\.\s{1,9}[A-Z][\w&.'’ -]{2,70}?[,.]?\s(?:(?:19|20)\d\d[\w\s-]{0,15};\s?\d{1,4}|\d{1,4}\s?[(:,])"
)
_ANOTHER = re.compile(r";\s{1,9}(?:and|&)\s")
_END_OF_AN_ARTICLE = re.compile(r":\s?[A-Za-z]?\d{1,7}[A-Z]?(?:[-–][A-Za-z]?\d{1,5}[A-Z]?)?$")
_MAY_GO_ON = frozenset("dhw")
"""How a number or an address may begin, besides capitals."""


def foreign_start(text: str, group: Group, end: int) -> int:
    """Where, after a guideline's name, a source of another kind begins; `end` if none does."""
    patterns = grammar()
    for separator in _SEPARATOR.finditer(text, group.end, end):
        rest = separator.end()
        after_comma = separator[0][0] == "," and not separator["joined"]
        if begins_law(text, rest, end) and ("ODG" in group.families or not IN_THE_LAW.match(text, rest)):
            return rest
        if _LABEL_START.match(text, rest, end) or _OWN_ADDRESS.match(text, rest, end):
            continue
        if begins_other(text, rest, end, after_comma=after_comma):
            return rest
        if (separator["on"] or separator["and_on"]) and separator[0][0] in ",;" and text[rest].islower():
            return rest  # "…, page 16, and on the advisor's experience": not of the source before it
        if (
            separator["joined"]
            and "ODG" in group.families
            and names_a_chapter(text, rest, end)
            and _A_CHAPTER_NAMED.search(text, group.end, separator.start())
        ):
            return rest  # "ODG, Head Chapter, MRI and Neck Chapter, MRI"
        if text[rest : rest + 1].isupper() and (
            separator["on"]
            or separator["and_on"]
            or (
                _begins_article(text, rest, end)
                and not _AN_AUTHOR_LAST.search(text, max(group.end, rest - 40), separator.start())
            )
        ):
            return rest
        if after_comma or patterns.odg_chapter.match(text, rest, end):
            continue
        name = rest + 4 * text.startswith("the ", rest, end)
        if _AN_ORGANISATION.match(text, name, min(end, name + LONGEST_SOURCE)) or (
            separator[0][0] != "." and _A_JOURNAL.match(text, name, end)
        ):
            return rest
        if separator[0][0] == ";":
            last = _before_an_article(text, rest, min(end, rest + LONGEST_SOURCE))
            stop = text.find(";", rest, last)
            stop = stop if stop >= 0 else last
            if (
                patterns.published.search(text, rest, stop)
                or _ARTICLE.match(text, rest, stop)
                or _IN_A_JOURNAL.match(text, rest, last)
            ):
                return rest
    return end


def _before_an_article(text: str, start: int, end: int) -> int:
    """Where in a stretch "and" or its like leads to an article, so that what stands before it is none; `end` if nowhere."""
    for separator in _SEPARATOR.finditer(text, start, end):
        if separator["joined"] and _begins_article(text, separator.end(), end):
            return separator.start()
    return end


def names_a_chapter(text: str, start: int, end: int) -> bool:
    """Whether a chapter of the ODG begins there, called one: `Neck Chapter`."""
    title = grammar().odg_chapter.match(text, start + 4 * text.startswith("the ", start, end), end)
    return title is not None and _CHAPTER_NEXT.match(text, title.end(), end) is not None


def begins_other(text: str, start: int, end: int, *, after_comma: bool) -> bool:
    """Whether a known source of no guideline begins there."""
    patterns = grammar()
    start += 4 * text.startswith("the ", start, end)
    if patterns.other_name.match(text, start, end):
        return True
    # After a comma an address is where the source before it is found.
    return not after_comma and (
        text.startswith(_ADDRESSES, start, end)
        or bool(patterns.other_author.match(text, start, end))
        or _authors_end(text, start, end) > start
        or bool(_OF_A_DRUG.match(text, start, end))
    )


def _authors_end(text: str, start: int, end: int) -> int:
    """Where the authors of a book end that is named for several, "Harl and Ferro's Hand Surgery"; `start` if there is none.

    "UpToDate and Ferro's Hand Surgery" are two sources, and so are a chapter and a book.
    """
    patterns = grammar()
    authors = patterns.other_authors.match(text, start, end) if text[start : start + 1].isupper() else None
    if authors is None or patterns.odg_chapter.match(text, start, end):
        return start
    known = patterns.other_name.match(text, start, end)
    return (
        start
        if known and known.end() < authors.end() and text[known.end() : known.end() + 1] in " ,"
        else authors.end()
    )


def _begins_article(text: str, start: int, end: int) -> bool:
    """Whether the authors of an article stand there."""
    if _ET_AL.match(text, start, end) or _BEFORE_THE_YEAR.match(text, start, end):
        return True
    stop = min(end, start + LONGEST_SOURCE)
    return bool(_WITH_INITIALS.match(text, start, end)) and bool(
        _ARTICLE.match(text, start, stop) or _IN_A_JOURNAL.match(text, start, stop)
    )


def other_sources(
    text: str, start: int, end: int, *, certain: bool, followed: bool = False
) -> Iterator[NamedSource]:
    """The sources in a stretch that names no guideline; without `certain`, only known ones. `followed`: one that is named stands next."""
    while (taken := text.find(TAKEN, start, end)) >= 0:
        yield from _others_between(text, start, taken, certain=certain)
        start = taken + 1
    yield from _others_between(text, start, end, certain=certain, followed=followed)


def _goes_on(text: str, start: int, separator: int, rest: int, end: int) -> bool:
    """Whether what follows a separator is no source of its own but a part of the one that begins at `start`.

    So is a book's title after its authors, its number (DOI, PubMed) where it has none yet, its journal after authors and title, and its publisher's address.
    """
    piece = text[start:separator]
    if sum(map(str.isalpha, piece[:REACH])) < 3:
        return False
    if number := _IDENTIFIER.match(text, rest, end):
        return all(other.lastgroup != number.lastgroup for other in _IDENTIFIER.finditer(piece))
    if host := _HOST.match(text, rest, end):
        return host[1].lower().replace("-", "") in "".join(filter(str.isalnum, piece.lower()))
    if (
        not _AN_AUTHOR.match(text, start, separator + 1)
        or _ANOTHER.match(text, separator, rest)
        or _END_OF_AN_ARTICLE.search(text, max(start, separator - NEAR), separator)
    ):
        return False  # an article that has its pages has its journal
    return bool(_VOLUME_OF_A_JOURNAL.match(text, rest, end) or _ONLY_AUTHORS.fullmatch(piece))


def _others_between(
    text: str, start: int, end: int, *, certain: bool, followed: bool = False
) -> Iterator[NamedSource]:
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
        after_comma = separator[0][0] == "," and not separator["joined"]
        letter = text[rest : rest + 1]
        if (
            separator[0][0] != ";"
            and letter.isupper()
            and _authors_end(text, opened(text, cuts[-1], end), end) > rest
        ):
            continue
        if (
            (letter in _MAY_GO_ON or letter.isupper())
            and not separator["joined"]
            and _goes_on(text, cuts[-1], separator.start(), rest, end)
        ):
            continue
        if separator[0][0] != ";" and _in_a_title(text, cuts[-1], separator.start(), rest, end):
            continue
        if after_comma and _is_publisher(text, cuts[-1], separator.start(), rest, end):
            continue
        if (
            separator[0][0] == ";"
            or rest in legal
            or begins_other(text, rest, end, after_comma=after_comma)
            or (letter.isupper() and _is_next(text, cuts[-1], separator, end))
        ):
            cuts.append(rest)
    for begin, stop in zip(cuts, [*cuts[1:], end], strict=True):
        first, last = trimmed(text, begin, stop)
        if sum(map(str.isalpha, text[first:last])) < 3 or _NO_SOURCE.fullmatch(text, first, last):
            continue
        if text[first].islower() and (lead := _DESCRIBED.match(text, first, stop)):
            # "a non-MTUS guideline, ODG, …", "a trial, namely Quill R, …"
            if lead.end() == stop and (stop < end or followed):
                continue
            first = lead.end() if lead.end() < last and text[lead.end()].isupper() else first
        if certain or begins_other(text, first, last, after_comma=False):
            yield found_source(text, first, last, Family.OTHER, first, None)


def _in_a_title(text: str, start: int, separator: int, rest: int, end: int) -> bool:
    """Whether the article from `start` on has no journal yet, and gets it after what is named next.

    So a society in its title, "a guideline of the College of Physicians and the Pain Society. Ann Med. 2007;147:478", is no source.
    """
    if not begins_other(text, rest, end, after_comma=True) or not _AN_AUTHOR.match(
        text, start, separator + 1
    ):
        return False
    if _ONLY_AUTHORS.fullmatch(text, start, separator) or _YEAR_GIVEN.search(text, start, separator):
        return False
    stop = text.find(".", rest, min(end, rest + LONGEST_SOURCE))
    return stop >= 0 and _ITS_JOURNAL.match(text, stop, min(end, stop + LONGEST_SOURCE)) is not None


def _is_publisher(text: str, start: int, separator: int, rest: int, end: int) -> bool:
    """Whether what follows a comma is whose the title before it is."""
    return bool(
        _PUBLISHED_BY.match(text, rest, end)
        and _A_TITLE.fullmatch(text, start, separator)
        and not begins_other(text, start, separator, after_comma=False)
    )


def _is_next(text: str, start: int, separator: re.Match[str], end: int) -> bool:
    """Whether "and on the" or "and", or the end of an article, leads to another source than the one from `start` on."""
    if separator["and_on"]:
        return True
    if separator[0][0] == ".":
        ended = _END_OF_AN_ARTICLE.search(text, max(start, separator.start() - NEAR), separator.start())
        return ended is not None and _begins_article(text, separator.end(), end)
    return (
        separator["joined"] is not None
        and not _ONLY_AUTHORS.fullmatch(text, start, separator.start())
        and _begins_article(text, separator.end(), end)
    )
