"""Where a narrative gives the date of injury (letters rule 7)."""

from __future__ import annotations

import re

from openimr.letters.reading.fields.mishaps import AGAIN, find_told_day
from openimr.letters.reading.fields.people import is_anothers_doing
from openimr.letters.reading.words.dates import DATE_LIKE

_DATE = rf"(?P<date>{DATE_LIKE})"
# Patterns begin with letters in both cases rather than with a flag: that is sought many times faster.
_NAMED = (
    r"(?:[Dd](?i:ate\s+of\s+(?:the\s+|his\s+|her\s+)?(?:\w{1,20}\s+)?(?:injury|accident(?!\s+(?:report|form|claim)\b)|loss))"
    r"|DOI|D/I|D\.O\.I\.?|[Ii](?i:njury\s+(?:date|of\s+record)))\b"
)
_OF_WORK = r"[WwIiOo](?i:(?:ork|ndustrial|ccupational)[\s-]+(?:related\s+)?injury)\b"
_LABELLED = re.compile(rf"[^.;\d]{{0,40}}?(?i:{_DATE})")
# "Date of injury for this 45-year-old man is 2/2/2010"
_LABELLED_FOR = re.compile(rf"\s[^.;\d]{{0,30}}?\d\d[\s-]?(?:years?|yrs?|y/?o)\b[^.;\d]{{0,30}}?(?i:{_DATE})")
_ADJECTIVE = re.compile(rf"(?i:{_DATE})\s+(?:{_NAMED}|{_OF_WORK})")
# Cheaper than to try a date at every digit: the words are sought first, the date around them then.
_WORDS = re.compile(rf"(?P<named>{_NAMED})|{_OF_WORK}")
_BEFORE = 30

_ABOUT = (
    r"(?:(?:or\s+)?(?:about|around)\s+|approximately\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
)
_EVENT = (
    r"(?:[Ii](?i:njur(?:y|ies|ed\b(?!\s+(?:worker|employee|claimant|patient|person))))|[Aa](?i:ccident)"
    r"|[Ss](?i:ustained)|(?<!\b[Hh]as\s)(?<!\b[Hh]ave\s)[Hh](?i:urt))\b"
)
_EVENT_THEN_DATE = re.compile(
    rf"{_EVENT}(?:(?P<gap>[^.;]{{0,120}}?)(?i:\b(?:on|of|dated|from|occurred)\s+{_ABOUT}(?:the\s+)?)"
    rf"|(?P<gap2>[\s,:(]{{1,3}}))(?i:{_DATE})"
)
_MISHAP = r"(?:slipped|fell|tripped|stumbled|twisted|struck|crushed|strained|sprained|collided)"
# "a man who slipped on a wet floor on May 3rd, 2010": the mishap that the worker is introduced by.
_MISHAP_THEN_DATE = re.compile(
    rf"\b[Ww](?i:ho|hen)\s+(?i:(?:\w+\s+){{0,2}}?{_MISHAP})\b"
    rf"(?P<gap>[^.;]{{0,80}}?)(?i:(?:\b(?:on|of|dated)\s+{_ABOUT}(?:the\s+)?|\s){_DATE})"
)
# "fell from a ladder at work on 3/4/2010", "after lifting boxes at work on 3/4/2010".
_AT_WORK_THEN_DATE = re.compile(
    r"\b(?i:at\s+work|on\s+the\s+job|while\s+(?:at\s+)?work(?:ing)?|in\s+the\s+course\s+of\s+(?:(?:his|her|the)\s+)?(?:work|employment))\b"
    rf"(?P<gap>[^.;]{{0,80}}?)(?i:\bon\s+{_ABOUT}(?:the\s+)?{_DATE})"
)
# In the first sentence, the one that introduces the worker: "She slipped on a wet floor on March 4, 2010."
_FIRST_MISHAP = re.compile(
    rf"[^.;]{{0,120}}?\b(?i:{_MISHAP})\b(?P<gap>[^.;]{{0,80}}?)(?i:\b(?:on|of|dated)\s+{_ABOUT}(?:the\s+)?{_DATE})"
)
# What befalls somebody at work, in any sentence: a verb that has no other use in a medical record, or a few that have,
# with what shows which is meant.
_BEFALLS = (
    r"(?:(?:an?|the|and)[\s-]+(?:fall|slip|stumble)\b|fell(?!\s+(?:again|asleep|below|short|within|outside|under))|slipped|tripped|stumbled|collided|wrenched|jerked"
    r"|(?:was|were|been|being|got)\s+(?:\w+\s+)?(?:struck|hit|pinned|caught|crushed|run\s+over|thrown|kicked|bitten|stung|stabbed|shot|robbed"
    r"|punched|pushed|pulled|knocked|dragged|attacked|assaulted|burned|burnt|trapped|electrocuted|exposed)|rear-?\s?ended|broad-?sided"
    r"|(?:rolled|ran|drove|fell|backed|dropped|landed)\s+(?:over|onto|on|into)\s+(?:(?:his|her|the)\s+)(?:\w+\s+){0,2}?"
    r"(?:foot|feet|hand|leg|arm|ankle|knee|toe|toes|head|back|shoulder|fingers?|thumb|body)"
    r"|felt\s+(?!(?:less|more|no|better|worse|much)\b)(?:\w+\s+){0,4}?(?:pop|snap|tear|pull|crack|give|pain)\b"
    r"|(?:twisted|strained|sprained|broke|cut|lacerated|jammed|smashed|crushed|struck|hit|injured|hurt|burned)\s+(?:his|her)\b"
    r"|(?:struck|hit|pinned|crushed|bitten|kicked|stabbed|shot|attacked|assaulted|burned)\s+(?:\w+\s+){0,6}?by\b"
    r"|(?:work(?:-related)?|industrial|lifting|slip(?:ping)?)\s+(?:\w+\s+)?(?:incident|event|mishap)\b"
    r"|since\s+s?he\s+(?:lifted|bent|pulled|pushed|reached|carried|twisted)\b"
    r"|stepped\s+(?:off|in|into)\s+(?:an?|the)\b"
    r"|(?:armed\s+)?(?:robbery|assault|explosion)\b|motor\s+vehicle\s+(?:collision|crash)|collapsed)"
)
_BEFALLING = re.compile(rf"\b(?i:{_BEFALLS})")
_ITS_DAY = re.compile(rf"(?P<gap>[^.;]{{0,80}}?)(?i:(?:\b(?:on|of|dated)\s+|,\s){_ABOUT}(?:the\s+)?{_DATE})")
_DAY_BEFORE = re.compile(rf"(?i:\bon\s+{_ABOUT}(?:the\s+)?{_DATE}),?\s+(?P<gap>[^.;]{{0,80}}?)$")
# "pain since March 16, 2005, when he lifted a crate"
_SINCE = re.compile(
    rf"\b(?i:since\s+{_ABOUT}{_DATE}),?\s+when\s+(?:s?he|the\s+\w+)\s+(?!(?:was|were)\s+(?:seen|evaluated|examined)\b)(?P<gap>\w+)"
)
_SENTENCE_REACH = 200
_REACH_BEFORE = 48
# "a man with a 6/22/00 injury": failing all others.
_BARE = re.compile(rf"\b(?i:an?|the|his|her)\s+(?i:{_DATE})\s+(?P<gap>(?:\w+\s+){{0,2}}?)(?i:injury)\b")
_DATE_THEN_EVENT = re.compile(rf"[Oo](?i:n\s+{_ABOUT}{_DATE}),?\s+(?P<gap>(?!for\b)[^.;]{{0,80}}?)\b{_EVENT}")
# "presented on 2/4/2010 with a burn sustained two days earlier"
_SEEN_ON = re.compile(
    r"\b(?:present|seen|evaluat|examin|visit|consult|admit|treat|came\s+in)\w*\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_BEFORE_THAT_DAY = re.compile(
    r"\s+(?:\w+\s+){0,4}?(?:days?|weeks?|months?|years?|night|day)\s+(?:earlier|before|prior|previously|ago)\b",
    re.IGNORECASE,
)
# What happened on a day between the injury and the date is what the date is of.
_OTHER_EVENT = re.compile(
    r"\b(?:seen|evaluat\w+|examin\w+|underwent|present(?:s|ed)|report(?:s|ed)?|notes?d?|visits?|exam|MRI|CT"
    r"|x-?rays?|surgery|treat(?:ed|ment)|diagnos\w+|progress|review\w*|certified|denie[sd]|denying|request\w*|follow\w*"
    r"|approv\w*|authoriz\w*|scores?|VAS|which|again|at\s+home|prior|previous|since|after)\b",
    re.IGNORECASE,
)
_OTHER_EVENT_BEFORE = re.compile(
    _OTHER_EVENT.pattern.replace("|since|after)", ")").replace(r"follow\w*", r"follow(?:s|ed|[\s-]?up)"),
    re.IGNORECASE,
)
"""Before a mishap "after", "following" and "since" say nothing: after a fall, after lifting a box he fell."""
_NAMES = ("njury", "NJURY", "DOI", "D/I", "D.O.I", "ccident", "of loss")
_EVENTS = ("njur", "ccident", "ustained", "hurt", "Hurt", "INJUR", "ACCIDENT", "SUSTAINED")


def find_injury_date(text: str) -> tuple[int, int] | None:
    """Where a narrative's date of injury stands, right or wrong; None if it gives none.

    A date that is called the date of injury wins over one that an injury is told of.
    """
    if any(word in text for word in _NAMES) and (named := _named(text)):
        return named
    if any(word in text for word in _EVENTS):
        told = (_told(pattern, text) for pattern in (_EVENT_THEN_DATE, _DATE_THEN_EVENT))
        if first := min((place for place in told if place), default=None) or _told(_BARE, text):
            return first
    if introduced := _told(_MISHAP_THEN_DATE, text):
        return introduced
    mishap = _FIRST_MISHAP.match(text)
    if mishap and not _OTHER_EVENT.search(text, 0, mishap.start("date")):
        return mishap.span("date")
    at_work = " work" in text or " job" in text or "employment" in text
    return (
        (at_work and _told(_AT_WORK_THEN_DATE, text))
        or _befallen(text)
        or ("ince " in text and _told(_SINCE, text))
        or find_told_day(text)
    )


def _befallen(text: str) -> tuple[int, int] | None:
    """The day of the first mishap of which a sentence tells that speaks of nothing else."""
    for mishap in _BEFALLING.finditer(text):
        lowest = max(0, mishap.start() - _SENTENCE_REACH)
        begin = max(
            text.rfind(". ", lowest, mishap.start()) + 1, text.rfind(";", lowest, mishap.start()) + 1, lowest
        )
        if _OTHER_EVENT_BEFORE.search(text, begin, mishap.start()):
            continue
        if is_anothers_doing(text, *mishap.span()) or AGAIN.match(text, mishap.end()):
            continue
        for day in (_ITS_DAY.match(text, mishap.end()), _DAY_BEFORE.search(text, begin, mishap.start())):
            if day and not _OTHER_EVENT.search(day["gap"]):
                return day.span("date")
    return None


def _named(text: str) -> tuple[int, int] | None:
    for words in _WORDS.finditer(text):
        before = list(_ADJECTIVE.finditer(text, max(0, words.start() - _BEFORE), words.end()))
        if before:
            return before[-1].span("date")
        if words["named"] and (
            after := _LABELLED.match(text, words.end()) or _LABELLED_FOR.match(text, words.end())
        ):
            return after.span("date")
    return None


def _told(pattern: re.Pattern[str], text: str) -> tuple[int, int] | None:
    for match in pattern.finditer(text):
        gap = match["gap"] or ""
        if _OTHER_EVENT.search(gap):
            continue
        if pattern is _DATE_THEN_EVENT:
            another = is_anothers_doing(gap, len(gap)) or _SEEN_ON.search(
                text, max(0, match.start() - _REACH_BEFORE), match.start()
            )
            if another or _BEFORE_THAT_DAY.match(text, match.end()):
                continue
        elif is_anothers_doing(text, match.start()):
            continue
        return match.span("date")
    return None
