"""The worker's sex: by a noun, else by the pronouns that are used for the worker (letters rule 7)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.letters.reading.fields.age import FirstAges
from openimr.letters.reading.fields.people import KIN, OTHERS, WORKER
from openimr.letters.reading.fields.pronouns import PRONOUN, without_others
from openimr.letters.reading.warnings import Warnings

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
# "45 y.o. F", "45/M", "45yom".
_LETTER_AFTER_AGE = re.compile(r"(?:[\s,;/]{0,3}(?![mf]\b)|(?<=[oO]))(?P<noun>[MFmf]|(?i:fe)?(?i:male))\b")
_LETTER_BEFORE_AGE = re.compile(r"(?<![\w/])(?P<noun>[MF])/$")
_SOMEBODY_ELSE = re.compile(rf"\b(?:{OTHERS}|dr)\b", re.IGNORECASE)
# "with the help of a male aide", "was hit by a man": what the words before and after a noun make somebody else's.
_BY_SOMEBODY = re.compile(
    r"\b(?:by|with|from|of|to|for|against)\s+(?:an?|the|another|two|three|some|his|her)\s+(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_IN_ANOTHER_CLAUSE = re.compile(
    rf"\b(?:who|whom|whose|when|while|after|as|says?|said|saw|was|{OTHERS})\b|['’]s?\s", re.IGNORECASE
)
_OTHER_AFTER = re.compile(rf"\s+(?:[\w-]+\s+)?{OTHERS}\b(?!['’]s?\b)", re.IGNORECASE)
_WHO_DID = re.compile(
    r"\s+who\s+(?:had\s+)?\w+\s+(?:him|her|the\s+(?:patient|worker|claimant))\b", re.IGNORECASE
)
_OF_WHICH_SEX = re.compile(r"\s+(?:sex|gender)\b", re.IGNORECASE)
_NEAR_WORKER = re.compile(
    rf"\b{WORKER}\b(?!['’]s?\s+(?:\w+\s+)?{KIN}\b)[^.;]{{0,50}}?\b{_NOUN}|\b(?P<noun2>female|male)\s+(?:injured\s+)?{WORKER}\b"
    rf"|\bth(?:is|e)\s+(?:[\w-]+\s+){{0,3}}?(?P<noun3>gentleman|woman|man|lady)\b"
    r"|\bthis\s+(?P<noun4>female|male)\b",
    re.IGNORECASE,
)
_SEX = ("Sex", "sex", "SEX", "ender", "ENDER")
_SAID_SEX = re.compile(r"\b(?:[Ss]ex|SEX|[Gg]ender|GENDER)\s?[:–-]\s?(?P<noun>(?i:female|male)\b|[MF]\b)")
_ANY_NOUN = re.compile(r"[Mm]ale\b|MALE\b|[Mm]an\b|MAN\b|LADY\b|[Ll]ady\b")
_TITLES = {"Mr": "male", "Mrs": "female", "Ms": "female", "Miss": "female"}
_TITLE = re.compile(r"\b(?P<title>Mrs?|Ms|Miss)\b\.?\s(?=[A-Z])")
# "The therapist, Ms. Vale", "seen by Mr. Okun", "Ms. Vale, PT".
_TITLE_OF_ANOTHER = re.compile(rf"\b(?:{OTHERS}\b[\s,(]+|(?:by|from|to|with|via|per)\s+)$", re.IGNORECASE)
_NAME_OF_ANOTHER = re.compile(
    r"[\w'’.-]+(?:\s[A-Z][\w'’-]+)?,?\s+(?:(?:R?PT|DPT|PA|PA-C|NP|RN|LVN|LCSW|L?MFT|OTR?|CHT|L\.?Ac|DC|MD|M\.D|D\.C|DO|Ph\.?D|Psy\.?D|QME|Esq)\b"
    rf"|(?:the|his|her)\s+(?:[\w-]+\s+){{0,2}}{OTHERS}\b)"
)
_EITHER = re.compile(
    r"\b(?:s?he|him|his|hers?)\s?(?:/|\bor\b)\s?(?:s?he|him|his|hers?)\b|\bs/he\b", re.IGNORECASE
)
_REACH_BEFORE = 48


def tell_sex(
    texts: Sequence[str], ages: FirstAges, warnings: Warnings
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
        text = without_others(text)
        for match in PRONOUN.finditer(text):
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
        near = _LETTER_AFTER_AGE.match(text, age[2]) or _LETTER_BEFORE_AGE.search(
            text, max(0, age[1] - 2), age[1]
        )
        if near is None and spoken:
            near = _of_worker(text, age[2], _AFTER_AGE.match(text, age[2]))
            near = near or _BEFORE_AGE.search(text, max(0, age[1] - _REACH_BEFORE), age[1])
        if near:
            return _NOUNS[near["noun"].lower()], near.span("noun")
    if any(word in text for word in _SEX) and (said := _SAID_SEX.search(text)):
        return _NOUNS[said["noun"].lower()], said.span("noun")
    if spoken:
        for near in _NEAR_WORKER.finditer(text):
            if _of_worker(text, near.start(), near):
                group = str(near.lastgroup)
                return _NOUNS[near[group].lower()], near.span(group)
    if any(word in text for word in _TITLES):
        for titled in _TITLE.finditer(text):
            if not _is_anothers_title(text, titled):
                return _TITLES[titled["title"]], titled.span("title")
    return None


def _of_worker(text: str, start: int, near: re.Match[str] | None) -> re.Match[str] | None:
    """The noun, if the words from the worker's mention at `start` to it and after it make it nobody else's."""
    if near is None:
        return None
    first, last = near.span(near.lastgroup or 0)
    between = text[start:first]
    if " " not in between.strip() and not between.endswith("s "):
        between = ""
    if _BY_SOMEBODY.search(between) and not _OF_WHICH_SEX.match(text, last):
        return None
    if _WHO_DID.match(text, last) or (_OTHER_AFTER.match(text, last) and _IN_ANOTHER_CLAUSE.search(between)):
        return None
    return near


def _is_anothers_title(text: str, titled: re.Match[str]) -> bool:
    before = text[max(0, titled.start() - _REACH_BEFORE) : titled.start()]
    return bool(_TITLE_OF_ANOTHER.search(before) or _NAME_OF_ANOTHER.match(text, titled.end()))
