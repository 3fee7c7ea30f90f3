"""What a guideline statement tells in sentences about the sources it has named: it is blanked, so that no source is read from it.

What a source is ("This is the part of the MTUS that …"), what it recommends, that it was read as well, and what
another one does not speak of. A sentence that names a source of its own stays, and so does one that says what the
decision rests on (`statements`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.letters.citing.grammar import grammar
from openimr.letters.citing.statements import says_a_form

_LONGEST = 400
_NOT_THE_MTUS = r"(?:(?:MTUS\s)?ACOEM|ODG|Official\sDisability\sGuidelines(?:\s\(ODG\))?|American\sCollege\sof\sOccupational\s(?:and|&)\sEnvironmental\sMedicine(?:\s\(ACOEM\))?)"
_SENTENCE = re.compile(
    r"(?<=\.)\s{1,9}(?=[A-Z][A-Za-z-]{0,14}\s(?:[a-z]|(?<=The\s)[AMO]))(?!Decision\s|Based\s|Denial\s)"
)
_TO_ITS_END = re.compile(rf"(?:[^.;]|\.(?=[^\s])){{1,{_LONGEST}}}[.;]?")
_WHAT_WAS_NAMED = r"(?:guidelines?|guidance|sections?|chapters?|pages?|parts?|passages?|texts?|topics?|sources?|citations?|references?|recommendations?|criteria)"
# "This is …", "They speak of …", "The cited guideline recommends …", "Both of them cover …"
_ABOUT_IT = re.compile(
    rf"(?:(?:This|That|These|Those|It|They|Both|Each|All|Neither|None)(?:\s(?:of\s(?:them|these|those|the\stwo)|(?:of\sthese\s|of\sthose\s)?{_WHAT_WAS_NAMED}))?"
    rf"|(?P<the>The\s(?:(?:same|cited|said|named|referenced|latter|former|above|quoted)\s)?)(?:{_WHAT_WAS_NAMED}|latter|former|schedule))"
    r"(?:\s(?:also|clearly|specifically|only|further|generally|expressly|explicitly|there|thus|therefore))?"
    r"\s(?!(?:of|in|from|on|for|to|at|by|with|and|or|as|used|cited|relied|referenced|named|that|which)\b)[a-z]"
)
_RECOMMENDED = re.compile(
    r"(?:Recommended|Indicated|Not\s(?:recommended|indicated)|Under\sstudy)\s(?:as|for|when|where|if|in|only|after|until|with|without|at|to)\b"
)
# "The ODG recommends …", where the ODG is named before.
_BY_ITS_NAME = re.compile(
    r"The\s(?P<name>MTUS|ACOEM|ODG)(?:\s(?:Guidelines?|guidelines?|chapter|section|text))?\s(?:also\s)?"
    r"(?:recommend|support|state|say|advise|allow|require|note|indicate|suggest|permit|ask|do(?:es)?\snot\s[a-z]{3,15})s?\s(?=[a-z])"
)
# What it says of the schedule is read elsewhere (`asides`).
_OF_THE_SCHEDULE = re.compile(
    r"\w+\s(?:is|are|was|were)\s(?:(?:both|all|also|not)\s)?(?:an?\s)?(?:part\s+of|outside)\b"
)
# "This is the chapter of the ACOEM that …", "These are the MTUS sections on …": what the one that was named is.
_WHAT_IT_IS = re.compile(
    r"(?<=\s)(?:is|are|was|were)\s(?:the|an?|one|those)\s(?:[a-z-]{2,20}\s){0,3}?"
    rf"(?:{_WHAT_WAS_NAMED}\s(?:of|in|from|within)\s(?:the\s)?(?:MTUS|{_NOT_THE_MTUS})(?=\s[a-z]|[.;]|$)|(?:MTUS|{_NOT_THE_MTUS})\s{_WHAT_WAS_NAMED}\b(?!\s\d))"
)
_A_SCHEDULE = re.compile(r"\b(?:the\s)?MTUS(?=\s(?!page|chapter|section)[a-z]|[.;]|$)")
_A_PLACE = re.compile(
    r"\b(?:[Cc]hapter|[Pp]ages?|[Ss]ection|pp?\.)\s\d|\bet\sal\b|www\.|http|\b(?:19|20)\d\d\s?[;:]"
)
_PAGES_BEFORE = re.compile(r"\b(?:[Pp]ages?(?:\s?\(s\))?|[Pp]gs?\.?|pp?\.)\s?:?\s?[^.;]{0,60}\d\)?\.$")
_REACH = 80
_A_VERB = re.compile(
    r"\s(?:is|are|was|were|has|have|had|does|do|did|should|may|can|must|will|would|could|recommends?|supports?|states?|requires?|allows?|advises?|calls?|notes?|says?|permits?|suggests?|remains?)\s"
)
# "The ODG, Knee Chapter, MRI, was consulted too, as …"
_WAS_READ = re.compile(
    r",?\s(?:(?:which|that|both|all)\s)?(?:was|were|is|are|has\sbeen|have\sbeen)\s(?:(?:also|likewise|then|additionally|further|all|both|again)\s)?"
    r"(?:read|consulted|reviewed|considered|examined|weighed|studied|searched|preferred|chosen|selected|followed|looked\s(?:at|to|into)|taken\sinto\saccount)"
    r"(?:\s(?:as\swell(?!\sas)|also|too|in\saddition(?!\sto)|besides|likewise|alongside|here|instead))?(?:(?P<with>\s(?:(?:along|together)\s)?with(?=\s))|(?=\s{0,400}(?:[.;]|$)|,?\s(?:because|since|as|for|to|in|by|where|when|which|so)\s))"
)
# "since the ACOEM text does not treat of pumps", "as the ODG recommends it": of the MTUS it is a sentence form (`denials`).
_WHY = re.compile(
    r",?\s(?:because|since|as|for|in\sthat|inasmuch\sas|although|though|while|whereas|where)\s(?:neither\s)?(?:the\s)?"
    rf"{_NOT_THE_MTUS}(?:\s(?:Practice\s)?Guidelines?)?(?:\s[a-z]{{2,20}}){{0,3}}?"
    r"\s(?:(?:does|do|did|is|are|was|were|has|have|had|doesn['’]t|don['’]t|said|lacks?|fails?)|(?:recommend|support|state|say|require|allow|advise|speak|cover|deal|contain|offer|give|provide|treat|limit|permit|leave|ask)s?|address(?:es)?|appl(?:y|ies))\b"
    r"(?P<rest>[^.;,]{0,120}(?:,\s(?!(?:and\s|but\s)?(?:(?:up)?on|the|per|see)\b|and\s[A-Z]|[A-Z])[^.;,]{1,60}){0,3})"
)
_REASONS = (" ACOEM ", " ODG ", " Official Disab", " American College of Occ")
_PREDICATES = (" was ", " were ", " is ", " are ", " been ")
# "It was supplemented by the ODG": what leads to another source.
_LEADS_ON = re.compile(
    rf"(?:It|They|This|These|Both|The\s(?:{_WHAT_WAS_NAMED}))\s(?:was|were|is|are)\s(?:also\s)?(?:supplemented|complemented|read|consulted|applied|combined|joined|backed|supported)\s(?:by|(?:along\s|together\s)?with)(?=\s)"
)


def without_prose(text: str) -> str:
    """The text with blanks for what it tells of the sources it has named, as long as before."""
    if any(map(text.__contains__, _REASONS)):
        text = _blanked(text, _reasons(text))
    text = _blanked(text, _sentences(text))
    return _blanked(text, _readings(text)) if any(map(text.__contains__, _PREDICATES)) else text


def _blanked(text: str, places: Iterator[tuple[int, int, str]]) -> str:
    """The text with blanks for some places of it, each of which ends in a mark where another source follows."""
    pieces: list[str] = []
    done = 0
    for start, end, mark in places:
        pieces += [text[done:start], " " * (end - start - len(mark)), mark]
        done = end
    return "".join([*pieces, text[done:]]) if pieces else text


def _reasons(text: str) -> Iterator[tuple[int, int, str]]:
    """Why a source was used, by what another one says or does not say. Where a sentence names none but that one, it stays."""
    for why in _WHY.finditer(text):
        begin = max(why.start() - _LONGEST, text.rfind(". ", 0, why.start()), 0)
        end = text.find(". ", why.end(), why.end() + _LONGEST)
        before, after = text[begin : why.start()], text[why.end() : end if end >= 0 else why.end() + _LONGEST]
        if not _names_a_source(why["rest"]) and (_names_a_source(before) or _names_a_source(after)):
            yield *why.span(), ""


def _readings(text: str) -> Iterator[tuple[int, int, str]]:
    """The predicates that say that a source was read, and why, unless that names another."""
    done = 0
    for read in _WAS_READ.finditer(text):
        if read.start() < done:
            continue
        rest = _TO_ITS_END.match(text, read.end())
        if rest is not None and not _names_a_source(rest[0]) and not says_a_form(rest[0]):
            done = rest.end()
            yield read.start(), done, ""
        else:
            yield *read.span(), ";" if read["with"] else ""


def _sentences(text: str) -> Iterator[tuple[int, int, str]]:
    """The sentences about the source that stands before them; each may follow another such."""
    told = -1
    for opening in _SENTENCE.finditer(text):
        sentence = _TO_ITS_END.match(text, opening.end())
        if sentence is None:
            continue
        if _tells(text, opening.start(), sentence[0], goes_on=told == opening.start()):
            told = sentence.end()
            yield *sentence.span(), ""
        elif leads := _LEADS_ON.match(text, opening.end()):
            yield *leads.span(), ";"


def _tells(text: str, end: int, words: str, *, goes_on: bool) -> bool:
    """Whether a sentence is about the source before it, which ends at `end`; `goes_on`: the sentence there is one that is."""
    bare = words
    if about := _ABOUT_IT.match(words):
        if _OF_THE_SCHEDULE.match(words):
            return False
        bare = _A_SCHEDULE.sub("", _WHAT_IT_IS.sub("", words, count=1))
    elif (named := _BY_ITS_NAME.match(words)) and text.find(named["name"], 0, end) >= 0:
        bare = words[named.end() :]
    elif not _RECOMMENDED.match(words) and not (
        _A_VERB.search(words) and (goes_on or _PAGES_BEFORE.search(text, max(0, end - _REACH), end))
    ):
        return False
    said = words[max(0, about.end("the")) :] if about else words  # "the cited pages" is no form
    return not _names_a_source(bare) and not says_a_form(said)


def _names_a_source(words: str) -> bool:
    """Whether a guideline, another source, or a place in one is named; a chapter's title in small letters is none."""
    patterns = grammar()
    return bool(
        _A_PLACE.search(words)
        or any(name.lastgroup != "title" or not name[0].islower() for name in patterns.name.finditer(words))
        or patterns.other_name.search(words)
    )
