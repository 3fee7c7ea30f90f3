"""The day of a mishap, or of an onset at work, that a sentence tells without calling it an injury (letters rule 7).

A small grammar. A day belongs to the clause that it stands in, or to the one that it opens. It is the injury's if
that clause tells of a mishap (a shelf collapsed onto her, he inhaled smoke, a work-related fall), or of one half of
an onset at work whose other half the same sentence tells: the symptom's beginning and what the worker was doing.
Visits, studies, treatment, later events and what befell others are none of these.
"""

from __future__ import annotations

import re

from openimr.letters.reading.fields.bodies import (
    ASTRAY,
    BODY_BEGAN,
    EVER_SINCE,
    HURT_BODY,
    NEAR_HIM,
    introduces,
)
from openimr.letters.reading.fields.people import WORKER, is_anothers_doing
from openimr.letters.reading.words.dates import DATE_LIKE
from openimr.letters.reading.words.sentences import sentences

_DATE = re.compile(DATE_LIKE, re.IGNORECASE)
_REACH = 160
# A cheap sign of a date, and how far before it one may begin.
_NUMBERED = re.compile(r"\d[/.-]\d|(?:19|20)\d\d|\d[/-][A-Z]")
_LONGEST_OF_A_MONTH = 30
_FRACTION = re.compile(r"\d{1,2}/\d{2,4}")  # "The score fell from 8/10."

# What stands between a day and the words that it belongs to.
_AT = re.compile(
    r"(?P<at>\b(?:(?<!\bas\s)(?<!\bprior\s)(?:of|to)|on|from|since|dated)\s+(?:(?:or\s+)?(?:about|around)\s+|approximately\s+)?(?:the\s+)?"
    r"(?:(?:morning|afternoon|evening|night|day)\s+of\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?|[\s,(:–-]{1,3})$",
    re.IGNORECASE,
)
# A word that opens a clause stays with it.
_CLAUSE = re.compile(
    r"[,:;(](?:\s+(?:and|but))?\s|\b(?=(?:that|who|whose|which|when|while|after|before|because|until|where|as)\b)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\W*(?:(?:that|who|and|but|then|reportedly|apparently|when|where|how)\b\W*){0,3}", re.IGNORECASE
)

_SYMPTOM = r"(?:pains?|aches?|headaches?|numbness|tingling|symptoms?|spasms?|discomfort|stiffness|soreness|troubles?|complaints|problems|weakness|burning)"
_ONSET = re.compile(
    rf"\b(?:onset\s+of\s+(?:[\w/,-]+\s+){{0,7}}?{_SYMPTOM}"
    rf"|{_SYMPTOM}\s+(?:\w+\s+){{0,4}}?(?:began|begun|started|arose|commenced|came\s+on|set\s+in|developed|appeared|originated|since"
    r"|(?:date|dates|dated|dating|go|goes|going|went)\s+(?:back\s+)?(?:to|from)|stems?\s+from)"
    rf"|(?:developed|experienced|felt|noticed|first\s+(?:had|noted)|began\s+(?:to\s+(?:have|feel|notice)|having|feeling)|(?:had|suffered|noted)\s+(?:an?\s+|the\s+)?"
    rf"(?:sudden|immediate|acute|sharp|severe|abrupt|onset)(?:\s+onset)?)\s+(?:[\w-]+\s+){{0,5}}?{_SYMPTOM}|{BODY_BEGAN})\b",
    re.IGNORECASE,
)
_POPPED = re.compile(
    r"\b(?:popped|snapped|gave\s+out|(?:felt|heard)\s+(?:\w+\s+){0,4}?(?:pop|snap|tear|pull|crack|give))\b",
    re.IGNORECASE,
)
_ANY_SYMPTOM = re.compile(rf"(?<!\bno\s)(?<!\bwithout\s)\b{_SYMPTOM}\b", re.IGNORECASE)

_DO = (
    r"(?:lift|pull|push|carr(?:y|ied)|reach(?!\w*\s+(?:MMI|maximum|permanent|an?\s+(?:plateau|agreement)))|twist|load|unload|shovel|digging|dug|climb|kne(?:el|lt)|squat|stoop|hoist|drag|haul|hammer|drill|restrain|transferr(?:ing|ed)\s+(?:an?|the)\b|stack"
    r"|throw|threw|bend|bent|jump|mov(?:ing|ed)\s+(?!(?:to|in|into|out|from|on|back|up|away|around|forward)\b)|caught|catch|swing|swung|operat(?:ing|ed)\s+(?:an?|the)\b|typ(?:ing|ed)|key(?:ing|ed|board)"
    r"|handl|mop|sweep|swept|scrub|push|tugg|crank|pour|chopp|weld|rak|unscrew|tighten|loosen|got\s+(?:down|out|up)|getting\s+(?:down|out|up)"
    r"|stepp(?:ed|ing)\s+(?:off|down|out|from)|slid|crawl)\w*"
)
_ACT = re.compile(
    rf"\b(?:(?:while|after|by|from|because\s+of|due\s+to|upon|as|when)\s+(?:(?:s?he|the\s+{WORKER})\s+)?(?:was\s+|had\s+|been\s+)?(?:\w+ly\s+)?{_DO}"
    rf"|(?:s?he|who|{WORKER}|M(?:r|s|rs)\.\s\S+)\s+(?:was\s+|had\s+|had\s+been\s+)?(?:\w+ly\s+)?{_DO}"
    r"|(?:with|after|from|following)\s+an?\s+(?:\w+\s+)?(?:lift|pull|push|twist|bend|reach|jerk|throw)|(?:at|while\s+at)\s+work|on\s+(?:the\s+job|duty)|while\s+(?:she\s+was\s+|he\s+was\s+)?working"
    r"|in\s+the\s+course\s+of\s+(?:(?:his|her|the)\s+)?(?:work|employment)"
    r"|(?:during|on|in)\s+(?:his|her|a|the)\s+(?:\w+\s+){0,2}?shift|(?:while\s+)?(?:doing|performing)\s+(?:his|her)\s+(?:\w+\s+){0,3}?(?:duties|job|work|tasks)"
    rf"|(?:s?he|who|{WORKER})\s+{ASTRAY})\b",
    re.IGNORECASE,
)

_HIM = rf"(?:him|her|his|them|the\s+(?:{WORKER}))"
_MISHAP = re.compile(
    rf"\b(?:{HURT_BODY}|{NEAR_HIM}|{ASTRAY}"
    r"|came\s+to\s+grief|met\s+with\s+(?:an?\s+)?(?:accident|misfortune|mishap)|(?:came\s+down|landed)\s+(?:hard|badly|wrong|awkwardly)"
    rf"|(?:collapsed|fell|came\s+down|rolled|tipped|toppled|dropped|landed|crashed|slammed|closed|shut|slid|swung)\s+(?:over\s+)?(?:on|onto|upon|into|against|over|under)\s+{_HIM}"
    r"|slipped|tripped|stumbled|collapsed|collided|rear-?\s?ended|broad-?sided|fell\s+(?:off|from|down|into|through|over|backwards?|onto)"
    r"|(?<!knee\s)(?<!knees\s)(?<!leg\s)(?<!legs\s)(?<!hip\s)(?<!ankle\s)(?<!back\s)gave\s+way(?!\s+to\b)(?:\s+(?:under|beneath)\s+\w+)?"
    r"|(?:rolled|tipped|toppled|turned)\s+over|kicked\s+back|recoiled|swung\s+shut|slammed\s+shut|(?:broke|came)\s+loose|caved\s+in|caught\s+fire|blew\s+up|exploded|toppled"
    r"|(?:was|were|been|got)\s+(?:\w+\s+)?(?:struck|hit|pinned|caught|crushed|run\s+over|thrown|kicked|bitten|stung|stabbed|shot|robbed|punched|pushed|pulled|knocked|dragged"
    r"|attacked|assaulted|burned|burnt|trapped|electrocuted|exposed\s+to|drawn\s+in(?:to)?|sucked\s+in(?:to)?|scalded|shocked|splashed|sprayed|grabbed|tackled|rammed|ejected|buried|wedged)"
    rf"|(?:backed|drove|ran|rammed|pushed|threw|swung|dropped|slammed|shoved)\s+(?:[\w-]+\s+){{1,5}}?(?:into|onto|on|against|over)\s+{_HIM}"
    rf"|(?:grabbed|struck|kicked|punched|bit|hit|shoved|attacked|assaulted|head-?butted|tackled|scratched|yanked|jerked|twisted|wrenched|pinned|crushed|burned|cut|jammed|smashed)\s+{_HIM}"
    r"|(?:inhaled|breathed\s+in|swallowed)\s+(?:\w+\s+){0,3}?(?:smoke|fumes?|dust|gas(?:es)?|vapou?rs?|chemicals?|chlorine|ammonia|bleach|mold|spray|paint|solvents?|particles)"
    r"|(?:came|got)\s+in(?:to)?\s+contact\s+with\s+(?:an?|the)"
    r"|an?\s+(?:\w+\s+)?(?:crush|blow|twist|wrench|jolt|bite|sting|electric(?:al)?\s+shock|tumble|stumble|slip|collision|crash|explosion)\s+(?:of|to|from|by|with|in|on|off)\s+\w+"
    r"|(?:work|industrial|job|occupational)(?:[\s-]related)?\s+(?:\w+\s+)?(?:fall|slip|trip|lift|strain|sprain|burn|exposure|twist|crush|incident|event|mishap))\b",
    re.IGNORECASE,
)
_INCIDENT = re.compile(
    r"\b(?P<after>following|after|since|from|to|of|when|with)\s+(?:an?|the|this|that|his|her)\s+(?:(?:work|industrial|lifting|specific|single|alleged|reported)(?:[\s-]related)?\s+)?"
    r"(?:incident|events?|occurrence|mishap)\s+$",
    re.IGNORECASE,
)
# Behind a day with which a sentence ends: "Pain since 3/3/2013. He lifted a crate."
_AND_THEN = re.compile(
    rf"\.\s+(?=(?:S?he|The\s+{WORKER})\s+(?:was\s+(?:\w+ing)|had|felt|heard|\w+ed|bent|fell|slid|threw|caught|dug|swung)\b)",
    re.IGNORECASE,
)
# Behind the sentence that tells of the day: "She hauled a sofa on 3/3/2013. Her back has hurt ever since."
_AND_SINCE = re.compile(
    rf"\.\s+(?:S?he|The\s+{WORKER}|His|Her)\s+(?:[\w-]+\s+){{0,4}}?{EVER_SINCE.pattern}", re.IGNORECASE
)
_ELSEWHERE_THEN = re.compile(
    r"\band\s+(?:then\s+|later\s+|soon\s+)?(?:went|came(?!\s+down)|moved|saw|retired|began|started|settled|left|changed|transferred|filed|quit|resigned|had\s+an?)\b",
    re.IGNORECASE,
)
AGAIN = re.compile(r"(?:\s+\w+){0,2}?\s+again\b", re.IGNORECASE)
"""What makes a mishap a later one."""
_HAPPENED = re.compile(r"\s*(?:occurred|happened|took\s+place|befell)\b", re.IGNORECASE)

_OTHERWISE = re.compile(
    r"\b(?:seen|evaluat\w+|examin\w+|underw\w+|present(?:s|ed)|report(?:s|ed)|notes?|noted\s+(?:on|in|to)|visits?|exams?|MRI|CT|EMG|IME|QME|AME|x-?rays?|films?|scans?|stud(?:y|ies)|test(?:s|ed|ing)?"
    r"|surg\w+|operation|operative|operated(?!\s+an?\b)|\w+(?:ectomy|plasty|otomy|oscopy|desis)|fusion|injections?|(?:nerve|branch|facet|epidural|sympathetic|diagnostic)\s+blocks?|repair|procedure|implant\w*|therapy|treat\w*|diagnos\w+|progress|review\w*"
    r"|certified|denied|denies|denying|denial|request\w*|follow(?:s|ed|[\s-]?up)|approv\w*|authoriz\w*|prescri\w+|refill\w*|medication|drugs?|side\s+effects?|dose|again|re-?injur\w*|flare\w*|exacerbat\w*"
    r"|aggravat\w*|recurr\w*|relaps\w*|repeat\w*|(?:second|third|another|new)\s+(?:\w+\s+)?(?:episode|onset|fall|slip|injury|incident|event|accident|pain|symptoms?|complaints?)|increas\w+|wors\w+|subsequent\w*|later|prior|previous\w*|at\s+home|at\s+(?:his|her)\s+home|in\s+(?:his|her)\s+(?:garage|yard|home|house|kitchen)"
    r"|ski\w*|vacation|non-?industrial|non-?work|returned|stopped|limit\w*|restrict\w*|adverse|cardiac|scores?|VAS|NRS|Oswestry|hemoglobin|blood|weight\s+fell|released|not|never|without|no|rated|worked\s+up|seizures?|asleep)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:denie[sd]|denying|denial|no\s+history|non-?industrial|(?:while|when)\s+(?:s?he\s+was\s+)?(?:skiing|snowboarding|surfing|hiking|playing|on\s+(?:vacation|holiday))|(?:soccer|softball|basketball|football|baseball)|at\s+home|in\s+(?:his|her)\s+(?:garage|yard|home|house|kitchen))\b",
    re.IGNORECASE,
)
_OF_A_VISIT = re.compile(
    r"\s*(?:visit|exam\w*|note|report|appointment|evaluation|MRI|CT|x-?ray|request|letter|study|consult\w*|procedure|surgery|injection|session)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(r"\s*(?:when|while|after|as)\b", re.IGNORECASE)


def find_told_day(text: str) -> tuple[int, int] | None:
    """Where a sentence gives the day of the worker's mishap, or of an onset at work; None if none does."""
    whole = list(sentences(text)) if _NUMBERED.search(text) else []
    for begin, end in whole:
        signs = _NUMBERED.search(text, begin, end)
        place = max(begin, signs.start() - _LONGEST_OF_A_MONTH) if signs else end
        for date in _DATE.finditer(text, place, end):
            if _FRACTION.fullmatch(date[0]):
                continue
            before = text[max(begin, date.start() - _REACH) : date.start()]
            after = text[date.end() : min(end, date.end() + _REACH)]
            if date.end() == end and _AND_THEN.match(text, end):
                after = text[end : end + _REACH]
            elif "ince" in text[end : end + _REACH] and (since := _AND_SINCE.match(text, end)):
                after += since[0]
            if _is_of_injury(before, after):
                return date.span()
    return None


def _is_of_injury(before: str, after: str) -> bool:
    """Whether a day is the injury's, by the words of its sentence before it and after it."""
    if _OF_A_VISIT.match(after) or _DENIED.search(before) or _DENIED.search(after):
        return False
    at = _AT.search(before)
    if at is None and before.strip():
        return False
    preposition = at["at"].strip(" ,(:–-").lower() if at else ""
    lead = before[: at.start()] if at else ""
    incident = _INCIDENT.search(lead)
    # The one that the worker's symptoms follow, or that is said to have happened.
    if incident and (_ANY_SYMPTOM.search(lead, 0, incident.start()) or _HAPPENED.match(after)):
        return True
    opening = _last_clause(lead)
    if _OPENS.fullmatch(lead, opening):
        return preposition[:2] in {"on", ""} and bool(preposition or not lead) and _goes_on_so(after)
    # "dates from", "go back to", "since": the preposition is part of what is said.
    clause = before[opening:].rstrip()
    if _OTHERWISE.search(clause):
        return False
    if mishap := _MISHAP.search(clause):
        near = preposition or not lead[opening + mishap.end() :].strip()
        if _ELSEWHERE_THEN.search(clause, mishap.end()):
            return False
        return bool(near) and not is_anothers_doing(clause, *mishap.span())
    if not preposition or is_anothers_doing(clause, len(clause)):
        return False
    if introduces(clause, preposition.startswith("since"), after):
        return True
    rest = _until_otherwise(after)
    if _ONSET.search(clause):
        return any(map(_ACT.search, (clause, rest, lead[:opening]))) or _MISHAP.search(rest) is not None
    return _ACT.search(clause) is not None and (
        _ONSET.search(rest) is not None
        or _POPPED.search(rest) is not None
        or EVER_SINCE.search(rest) is not None
        or (_SUBORDINATE.match(clause) is not None and _ANY_SYMPTOM.search(lead, 0, opening) is not None)
    )


def _last_clause(words: str) -> int:
    """Where the last clause of some words begins."""
    return max((cut.end() for cut in _CLAUSE.finditer(words)), default=0)


def _until_otherwise(words: str) -> str:
    other = _OTHERWISE.search(words)
    return words[: other.start()] if other else words


def _goes_on_so(after: str) -> bool:
    """Whether what follows a day that opens its clause is a mishap, or an onset at work, and nothing else before it."""
    after = after.lstrip(" ,")
    rest = _until_otherwise(after)
    if mishap := _MISHAP.search(rest):
        again = AGAIN.match(after, mishap.end())
        return again is None and not is_anothers_doing(rest, *mishap.span())
    acted = _ACT.search(rest)
    if acted is None or is_anothers_doing(rest, acted.start()):
        return False
    return any(sign.search(rest) for sign in (_ONSET, _POPPED, EVER_SINCE))
