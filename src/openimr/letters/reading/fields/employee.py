"""The injured worker, as the narrative describes them: age, sex, date of injury (letters rule 7)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from openimr.letters.model import Employee
from openimr.letters.reading.fields.injury import find_injury_date
from openimr.letters.reading.pages.lines import Source
from openimr.letters.reading.warnings import Warnings
from openimr.letters.reading.words.dates import impossible_dates, read_date

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
_OLD = rf"[\s-]*(?:(?:year|yr)s?\.?{_MONTHS}[\s-]*(?:old\b|o\b\.?|of\s+age\b)|y\s?[./-]?\s?o\b\.?)"
_WORKER = r"(?:patient|worker|employee|claimant|applicant|individual)"
_TITLED = r"(?:Mr|Ms|Mrs|Miss)\b\.?\s(?:[A-Z][\w'’-]*\.?)"
# In this order, the usual first. The usual one begins with a digit rather than with a flag or a word's edge:
# that is sought many times faster.
_AGES = (
    re.compile(rf"(?P<n>\d\d?\d?)\)?(?i:{_OLD})"),
    re.compile(rf"\b(?P<n>{_IN_WORDS}){_OLD}", re.IGNORECASE),
    re.compile(
        rf"[Aa](?i:ge[ds]?\s*(?:[:,]|of|is)?\s*)(?P<n>\d{{1,3}}|(?i:{_IN_WORDS}))\b"
        r"(?!\s*(?:months?|weeks?|%|/))"
    ),
    re.compile(
        rf"\b(?:(?:[Hh]|[Ss]h)e|{_TITLED}|(?:[Tt]he )?(?:[Ii]njured )?(?i:{_WORKER}))(?: is (?:now |currently )?|, | \()"
        rf"(?P<n>\d\d|(?i:{_IN_WORDS}))(?=[.,;)](?!\d)|\s(?:and|with)\s(?!\d|an?\s|half)|$)"
    ),
    # "a male, 47 at the time of review", "a man, now 47, …"
    re.compile(
        r"(?P<n>\d\d)(?:(?=[MF]\s(?:with|who|has|s/p|c/o|presents|presented|injured|hurt)\b)(?<!\bat\s\d\d)|(?=\sat\sthe\stime\sof\s(?:the\s|this\s)?(?:review|determination|decision)\b)"
        r"|(?=,)(?:(?<=ale, \d\d)|(?<=man, \d\d)|(?<=ady, \d\d)|(?<=, now \d\d)))"
    ),
    # "a gentleman of forty-six years"
    re.compile(
        rf"(?i:(?<=man )|(?<=lady )|(?<=male ))of\s+(?P<n>\d\d|(?i:{_IN_WORDS}))(?:\s+(?i:years?)\b(?!['’]|\s+(?:of|in|experience|service))|(?=[,;.](?!\d)|\s+(?:who|with)\b))"
    ),
)
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

_NOUNS = {
    "male": "male", "man": "male", "gentleman": "male", "m": "male",
    "female": "female", "woman": "female", "lady": "female", "f": "female",
}  # fmt: skip
_NOUN = r"(?P<noun>female|male|gentleman|woman|man|lady)\b"
_AFTER_AGE = re.compile(rf"[^.;]{{0,60}}?\b{_NOUN}", re.IGNORECASE)
# "a male, 38 years of age", "a woman aged 40", "a male patient who is 50 years old".
_BEFORE_AGE = re.compile(
    rf"\b{_NOUN},?\s+(?:(?:patient|worker|employee),?\s+)?(?:(?:who\s+is|is|at|of|now)\s+)?(?:the\s+age\s+of\s+)?$",
    re.IGNORECASE,
)
_LETTER_AFTER_AGE = re.compile(r"[\s,;]{0,3}(?P<noun>[MF]|(?i:fe)?(?i:male))\b")
_KIN = (
    r"(?:wife|husband|spouse|partner|son|daughter|mother|father|brother|sister|child|sibling|parent|friend|neighbor"
    r"|caregiver|supervisor|coworker)"
)
_SOMEBODY_ELSE = re.compile(
    rf"\b(?:{_KIN}|surgeon|physician|doctor|dr|provider|therapist|chiropractor|psychologist|psychiatrist|nurse|interpreter)s?\b",
    re.IGNORECASE,
)
_NEAR_WORKER = re.compile(
    rf"\b{_WORKER}\b(?!['’]s?\s+(?:\w+\s+)?{_KIN}\b)[^.;]{{0,50}}?\b{_NOUN}|\b(?P<noun2>female|male)\s+(?:injured\s+)?{_WORKER}\b"
    rf"|\bth(?:is|e)\s+(?:[\w-]+\s+){{0,3}}?(?P<noun3>gentleman|woman|man|lady)\b"
    r"|\bthis\s+(?P<noun4>female|male)\b",
    re.IGNORECASE,
)
_SEX = ("Sex", "sex", "SEX", "ender", "ENDER")
_SAID_SEX = re.compile(r"\b(?:[Ss]ex|SEX|[Gg]ender|GENDER)\s?[:–-]\s?(?P<noun>(?i:female|male)\b|[MF]\b)")
_ANY_NOUN = re.compile(r"[Mm]ale\b|MALE\b|[Mm]an\b|MAN\b|LADY\b|[Ll]ady\b")
_TITLES = {"Mr": "male", "Mrs": "female", "Ms": "female", "Miss": "female"}
_TITLE = re.compile(r"\b(?P<title>Mrs?|Ms|Miss)\b\.?\s(?=[A-Z])")
_EITHER = re.compile(
    r"\b(?:s?he|him|his|hers?)\s?(?:/|\bor\b)\s?(?:s?he|him|his|hers?)\b|\bs/he\b", re.IGNORECASE
)
# The word's edge is looked for after its first letter, so that the pattern is tried at few letters only.
_PRONOUN = re.compile(
    r"[HhSs](?<!\w[HhSs])(?:(?P<male>(?<=[Hh])(?i:e|im|is|imself))"
    r"|(?P<female>(?<=[Ss])(?i:he)|(?<=[Hh])(?i:er|ers|erself)))\b"
)

_DASHES = "\u2010\u2011\u2012\u2013"

Passage = tuple[int, int]
"""A stretch of the flow that holds narrative."""


def read_employee(
    source: Source, passages: Sequence[Passage], decided: dt.date | None, warnings: Warnings
) -> tuple[Employee, dict[str, Passage]]:
    """Age, sex and date of injury from the summary, else from a rationale, and where in the flow each stands.

    `passages` are the summary and the rationales in their order; `decided` is the decision date, for years
    of two digits. Impossible dates anywhere in them are warned of.
    """
    texts = [_plain(source.flow[start:end]) for start, end in passages]
    ages = _FirstAges(texts)
    places: dict[str, Passage] = {}
    age = None
    for number, (offset, _) in enumerate(passages):
        if first := ages.of(number):
            age = first[0]
            places["age"] = (offset + first[1], offset + first[2])
            break
    sex = _sex(texts, ages, warnings)
    if sex:
        offset = passages[sex[1]][0]
        places["sex"] = (offset + sex[2][0], offset + sex[2][1])
    injured = _date_of_injury(texts, passages, decided, warnings)
    if injured and injured[0]:
        places["date_of_injury"] = injured[1]
    for text, (start, _) in zip(texts, passages, strict=True):
        for first_, last in impossible_dates(text):
            warnings.add("impossible-date", "this date cannot be", start + first_, start + last)
    read = Employee(age=age, sex=sex[0] if sex else None, date_of_injury=injured[0] if injured else None)
    return read, places


def _plain(text: str) -> str:
    """The text with blanks for line breaks, and with the hyphen of a typewriter for those that do not break."""
    text = text.replace("\n", " ")
    if not text.isascii():
        for dash in _DASHES:
            text = text.replace(dash, "-")
    return text


class _FirstAges:
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
    for pattern in _AGES:
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
        ):
            yield years, match.start(), match.end()


def _of_others(before: str) -> bool:
    """Whether the words before an age, back to the last full stop, speak of others than the worker."""
    words = _WORDS_BEFORE.findall(before.lower())
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


def _sex(
    texts: Sequence[str], ages: _FirstAges, warnings: Warnings
) -> tuple[str, int, tuple[int, int]] | None:
    """The sex, the number of the text that tells it, and its place there.

    By a noun in any passage; failing that, by the pronouns, which are less often about the worker.
    """
    for number, text in enumerate(texts):
        if noun := _noun(text, ages.of(number)):
            return noun[0], number, noun[1]
    for number, text in enumerate(texts):
        counts = {"male": 0, "female": 0}
        first: dict[str, tuple[int, int]] = {}
        if "/" in text or " or " in text:
            text = _EITHER.sub(lambda found: " " * len(found[0]), text)
        for match in _PRONOUN.finditer(text):
            sex = "male" if match["male"] else "female"
            counts[sex] += 1
            first.setdefault(sex, match.span())
        if all(counts.values()):
            warnings.add(
                "sex-guessed", "pronouns of both sexes are used, and no noun; the more frequent counts"
            )
            if max(counts.values()) < 2 * min(counts.values()):
                # The first may stand right after the worker was introduced, before anybody else was spoken of.
                earlier = min(first, key=lambda sex: first[sex])
                start, other = sorted(place[0] for place in first.values())
                if ". " not in text[start:other] or _SOMEBODY_ELSE.search(text, 0, start):
                    return None
                return earlier, number, first[earlier]
        if any(counts.values()):
            more = "male" if counts["male"] > counts["female"] else "female"
            return more, number, first[more]
    return None


def _noun(text: str, age: tuple[int, int, int] | None) -> tuple[str, tuple[int, int]] | None:
    spoken = _ANY_NOUN.search(text)
    if age is not None:
        near = _LETTER_AFTER_AGE.match(text, age[2]) or (_AFTER_AGE.match(text, age[2]) if spoken else None)
        if near is None and spoken:
            near = _BEFORE_AGE.search(text, max(0, age[1] - _REACH_BEFORE), age[1])
        if near:
            return _NOUNS[near["noun"].lower()], near.span("noun")
    if any(word in text for word in _SEX) and (said := _SAID_SEX.search(text)):
        return _NOUNS[said["noun"].lower()], said.span("noun")
    if spoken and (near := _NEAR_WORKER.search(text)):
        group = str(near.lastgroup)
        return _NOUNS[near[group].lower()], near.span(group)
    if any(word in text for word in _TITLES) and (titled := _TITLE.search(text)):
        return _TITLES[titled["title"]], titled.span("title")
    return None


def _date_of_injury(
    texts: Sequence[str], passages: Sequence[Passage], decided: dt.date | None, warnings: Warnings
) -> tuple[dt.date | None, Passage] | None:
    for text, (start, _) in zip(texts, passages, strict=True):
        place = find_injury_date(text)
        if place is None:
            continue
        first, last = place
        date = read_date(text[first:last], not_after=decided)
        if date is None:
            warnings.add(
                "date-of-injury-unread", "the date of injury of the narrative is no date that can be",
                start + first, start + last,
            )  # fmt: skip
        return date, (start + first, start + last)
    return None
