"""The worker's age, as a narrative first tells it (letters rule 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from openimr.letters.reading.fields.people import BY_STANDERS, KIN, NAMES_OF_OTHERS, WORKER, is_of_another

YOUNGEST, OLDEST = 12, 110

_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_IN_WORDS = rf"(?:{'|'.join(_TENS)})(?:[\s-]+(?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS)}".replace(
    "fi", "(?:fi|ﬁ)"
)
# "45-year and 6-month-old"
_MONTHS = r"(?:,?[\s-]*(?:and[\s-]+)?\d\d?[\s-]months?)?"
_OLD = rf"[\s-]*(?:(?:year|yr)s?\.?{_MONTHS}[\s-]*(?:old\b|o\b\.?|of\s+age\b)|y\s?[./-]?\s?o(?:\b\.?|(?=[mf]\b)))"
_TITLED = r"(?:Mr|Ms|Mrs|Miss)\b\.?\s(?:[A-Z][\w'’-]*\.?)"
# "is described in one place as 58", "is said to be 58".
_DESCRIBED = r" (?:is|was) (?:\w+ ){0,2}?(?:described|listed|recorded|given|noted|stated|reported|shown|said|believed) (?:\w+ ){0,5}?(?:as|to be) (?:being )?"
# In this order, the usual first. The usual one begins with a digit rather than with a flag or a word's edge:
# that is sought many times faster.
_AGES = (
    re.compile(rf"(?P<n>\d\d?\d?)(?:\)|\s?\((?i:{_IN_WORDS})\))?(?i:{_OLD})"),
    re.compile(rf"\b(?P<n>{_IN_WORDS}){_OLD}", re.IGNORECASE),
    re.compile(
        rf"[Aa](?i:ge[ds]?\s*(?:(?:is|was)\s(?:\w+\s){{1,3}}?(?:as|to\sbe)|[:,]|of|is)?\s*)(?P<n>\d{{1,3}}|(?i:{_IN_WORDS}))\b"
        r"(?!\s*(?:months?|weeks?|%|/))"
    ),
    re.compile(
        rf"\b(?:(?:[Hh]|[Ss]h)e|{_TITLED}|(?:[Tt]he )?(?:[Ii]njured )?(?i:{WORKER}))"
        rf"(?:(?:,? who)? (?:is|turned) (?:now |currently )?|, (?:now )?| \(|{_DESCRIBED})"
        rf"(?P<n>\d\d|(?i:{_IN_WORDS}))(?=[.,;)](?!\d)|\s(?:and|with)\s(?!\d|an?\s|half)|$)"
    ),
    # "a male, 47 at the time of review", "a man, now 47, …", "45/M", "M/45", and where a text begins "62F, …"
    re.compile(
        r"(?P<n>\d\d)(?:(?=\s?/\s?[MF]\b)(?<!oom \d\d)(?<!nit \d\d)(?<!oor \d\d)|(?<=\A\d\d)(?=[MF]\b)|(?<=\b[MF]/\d\d)(?=[\s,;)]|\.(?!\d))(?!\s?(?:kg|lbs?|%|mg))"
        r"|(?=[MF]\s(?:with|who|has|s/p|c/o|presents|presented|injured|hurt)\b)(?<!\bat\s\d\d)|(?=\sat\sthe\stime\sof\s(?:the\s|this\s)?(?:review|determination|decision)\b)"
        r"|(?=,\swho\b)(?<=[a-z],\s\d\d)|(?=,)(?:(?<=ale, \d\d)|(?<=man, \d\d)|(?<=ady, \d\d)|(?<=, now \d\d)))"
    ),
    # "a gentleman of forty-six years"
    re.compile(
        rf"(?i:(?<=man )|(?<=lady )|(?<=male ))of\s+(?P<n>\d\d|(?i:{_IN_WORDS}))(?:\s+(?i:years?)\b(?!['’]|\s+(?:of|in|experience|service))|(?=[,;.](?!\d)|\s+(?:who|with)\b))"
    ),
)
# "A laborer, 33, sustained …", "A welder (33) fell …": by a trade, where a sentence begins with it.
_SET_OFF = re.compile(
    rf"(?:(?<=[a-z], )|(?<=[a-z] \())(?P<n>\d\d|(?i:{_IN_WORDS}))[,)] "
    r"(?=(?:(?:also|then|reportedly|allegedly|first|recently) )?(?:sustained|suffered|fell|slipped|tripped|stumbled|injured|hurt|twisted|strained|sprained|wrenched|tore|cut|broke|crushed|burned|fractured|lacerated"
    r"|lifted|felt|developed|noticed|experienced|complains|complained|reports|reported|presents|presented|states|stated|works|worked|drove|ran|was (?:injured|hurt|struck|hit|lifting|pulling|pushing|carrying|thrown|bitten|kicked"
    r"|burned|crushed|caught|pinned|assaulted|attacked|exposed|rear-ended|loading|unloading|climbing|moving|working|driving|employed)|(?<!\) )with|(?:right|left)-hand(?:ed)?|(?:has|had) (?:had )?(?:[\w-]+ ){0,4}?(?:pain|numbness|trouble))\b)"
)
_TRADE_BEFORE = re.compile(
    r"(?:^|[.:;]\s+)(?:An?|This|The)\s(?:(?!(?:of|by|for|with|from|and|in|on|to|than|was|is)\b)[\w-]+\s){0,4}?(?!(?:[a-z]*(?:num|lum|cham|tim)ber|[a-z]*(?:meter|mor|finger|shoulder|factor|marker|center|order|paper|letter|cancer|ulcer|computer|error|water|ladder|trailer|fever|power"
    r"|liver|bladder|tractor|motor|stressor|lever|roller|toner|whether|further|either|quarter|year|hour|floor|door|flexor|extensor|abductor|adductor|rotator|primer|buffer|trigger|other|another|under|after|never|later|answer|matter|offer|chapter|former|latter|major|minor|error|prior|inferior|superior|anterior|posterior|interior|exterior|spur|cover))\b)"
    r"(?:[a-z-]{3,}(?:er|or)|[a-z-]*(?:man|woman|ist|ian|clerk|cook|nurse|aide|guard|mechanic|chef|attendant|assistant|agent|pilot|employee|trainee|secretary|apprentice|(?:farm|stage|deck|ranch)[ -]?hand|maid|butcher|smith|wright|hostess|waitress))(?:,\s|\s\()$"
)
_BY_STANDING = re.compile(rf"\b(?:{BY_STANDERS}|{KIN})\W+$", re.IGNORECASE)
_WORDS_FOR_OLD = re.compile(r"[\s-][Yy](?i:ears?|rs?|\W?o)\b")
_NO_AGE_AFTER = re.compile(r"\w$|\d[/.,]$|\bat $", re.IGNORECASE)
# "a 10-year-old injury" is no worker.
_THING = re.compile(
    r"[\s-]*(?:(?!(?:fe)?male|man|woman|gentle|lady|patient|worker|employee|claimant|applicant|injured"
    r"|who|with|has|had|is|was)"
    r"\w+[\s-]+){0,2}?"
    r"(?:injur(?:y|ies)|accident|claim|case|fracture|scan|study|studies|x-?rays?|films?|MRI|report|fusion"
    r"|surgery|hardware|implant|prosthesis|tear|child|son|daughter|grand\w+)\b",
    re.IGNORECASE,
)

# Adults over 65, a man of 22 who attacked: ages of others, by whom somebody was hurt or of whom a guideline speaks.
_OTHERS = frozenset(
    [
        "adults",
        "patients",
        "persons",
        "people",
        "those",
        "individuals",
        "women",
        "men",
        "males",
        "females",
        "workers",
        "employees",
        "children",
        "subjects",
        "anyone",
        "candidates",
        "cases",
        "attacker",
        "assailant",
        "inmate",
        "prisoner",
        "student",
        "pupil",
        "customer",
        "client",
        "coworker",
        "co-worker",
        "passenger",
        "robber",
        "suspect",
        "resident",
        "motorist",
    ]
)
_BOUNDS = frozenset(("over", "under", "above", "below", "than", "least", "between"))
_WORDS_BEFORE = re.compile(r"[a-z-]+|[.;]")
_WORDS_AFTER_BY = 4
# "his wife, age 39", "since she was 15 years old", "was hurt at the age of 41": an age of somebody else, or of another time.
_NOT_NOW = re.compile(
    r"\b(?:(?:wife|husband|spouse|partner|son|daughter|mother|father|brother|sister|child|children|sibling|friend"
    r"|parents?|grand\w+|neighbor|driver|roommate)\b[^.;]{0,30}|(?:since|when|until)\s+(?:s?he|the\s+\w+)\s+was\s+"
    r"|\b(?:injured|hurt|fell|injury|accident|occurred|happened|began|started|diagnosed)\b[^.;]{0,30}\bat\s+(?:the\s+)?)$",
    re.IGNORECASE,
)
# "40 years old when injured", "a 40-year-old male at the time of the injury": the age of then, if another one is told.
_THEN = re.compile(
    r"[^.;,]{0,30}?\b(?:when\s+(?:(?:s?he|the\s+\w+)\s+was\s+)?(?:injured|hurt)"
    r"|at\s+(?:the\s+)?(?:time|date)\s+of\s+(?:the\s+|his\s+|her\s+)?(?:\w+\s+)?(?:injury|accident))\b",
    re.IGNORECASE,
)
_SIGNS_OF_THEN = ("when ", "at the ", "at time")
_REACH_BEFORE = 48
_REACH_AFTER = 80


class FirstAges:
    """The first age that each text gives for a person, and its place; sought once, if at all."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._found: dict[int, tuple[int, int, int] | None] = {}

    def of(self, number: int) -> tuple[int, int, int] | None:
        if number not in self._found:
            self._found[number] = _first_age(self._texts[number])
        return self._found[number]


def _first_age(text: str) -> tuple[int, int, int] | None:
    """The first age of a person in a text, in whichever form, with its place; that of another time only if it is the only one."""
    first: tuple[int, int, int] | None = None
    of_then: list[tuple[int, int, int]] = []
    for pattern in (*_AGES, _SET_OFF):
        end = first[1] if first else len(text)
        if pattern is _AGES[1] and not _WORDS_FOR_OLD.search(text, 0, min(len(text), end + _REACH_BEFORE)):
            continue
        for age in _ages(pattern, text, end):
            after = text[age[2] : age[2] + _REACH_AFTER]
            if not (any(map(after.__contains__, _SIGNS_OF_THEN)) and _THEN.match(after)):
                first = age
                break
            of_then.append(age)
    return first or min(of_then, key=lambda age: age[1], default=None)


def _ages(pattern: re.Pattern[str], text: str, end: int) -> Iterator[tuple[int, int, int]]:
    for match in pattern.finditer(text, 0, end):
        years = _years(match["n"])
        if (
            YOUNGEST <= years <= OLDEST
            and not _THING.match(text, match.end())
            and not _NO_AGE_AFTER.search(text[max(0, match.start() - 4) : match.start()])
            and not _NOT_NOW.search(before := text[max(0, match.start() - _REACH_BEFORE) : match.start()])
            and not _of_others(before)
            and (pattern is not _SET_OFF or _is_of_a_trade(text, match.start()))
        ):
            yield years, match.start(), match.end()


def _is_of_a_trade(text: str, end: int) -> bool:
    """Whether a sentence begins with a worker's trade, and no more, before an age: `A roof laborer`, 33."""
    trade = _TRADE_BEFORE.search(text, max(0, end - _REACH_BEFORE), end)
    return trade is not None and _BY_STANDING.search(trade[0]) is None


def _of_others(before: str) -> bool:
    """Whether the words before an age, back to the last full stop, speak of others than the worker."""
    words = _WORDS_BEFORE.findall(before.lower())
    if not NAMES_OF_OTHERS.isdisjoint(words) and is_of_another(before):
        return True
    for stop in ".;":
        if stop in words:
            words = words[len(words) - words[::-1].index(stop) :]
    near = words[-_WORDS_AFTER_BY:]
    return not (
        _OTHERS.isdisjoint(words)
        and _BOUNDS.isdisjoint(near)
        and not ("by" in near and near[near.index("by") + 1 : near.index("by") + 2] in (["a"], ["an"]))
    )


def _years(words: str) -> int:
    if words.isdigit():
        return int(words)
    first, *rest = re.split(r"[\s-]+", words.lower().replace("ﬁ", "fi"))
    if first in _TEENS:
        return 12 + _TEENS.index(first)
    return 20 + 10 * _TENS.index(first) + (1 + _ONES.index(rest[0]) if rest else 0)
