"""Who is spoken of besides the injured worker: kin, those who treat, and those who were by (letters rule 7)."""

from __future__ import annotations

import re

WORKER = r"(?:patient|worker|employee|claimant|applicant|individual)"

_SEX_OF_KIN = {
    "male": ("husband", "son", "father", "brother", "boyfriend", "grandfather", "grandson", "uncle", "nephew"),
    "female": ("wife", "daughter", "mother", "sister", "girlfriend", "grandmother", "granddaughter", "aunt", "niece"),
}  # fmt: skip
SEX_OF = {name: sex for sex, names in _SEX_OF_KIN.items() for name in names}
KIN = (
    r"(?:(?:step)?(?:wife|husband|spouse|partner|son|daughter|mother|father|brother|sister|child|children|sibling|parent)s?"
    r"|(?:boy|girl)?friend|grand\w+|uncle|aunt|nephew|niece|cousin|neighbor|roommate|caregiver)"
)
OF_MEDICINE = (
    r"(?:surgeon|physician|doctor|provider|therapist|chiropractor|psychologist|psychiatrist|nurse|interpreter|aide|assistant"
    r"|technician|acupuncturist|podiatrist|dentist|pharmacist|practitioner|evaluator|examiner|specialist|counselor"
    r"|orthop(?:a?edist|od)|neurologist|internist|radiologist|anesthesiologist|physiatrist|attorney|adjuster|case\s+manager|QME|AME)"
)
BY_STANDERS = (
    r"(?:attacker|assailant|inmate|prisoner|robber|thief|intruder|suspect|student|pupil|customer|client|co-?worker"
    r"|passenger|motorist|visitor|bystander|shopper)"
)
_AT_WORK = r"(?:supervisor|foreman|colleague|driver|helper|resident|manager)"
OTHERS = rf"(?:{KIN}|{OF_MEDICINE}|{BY_STANDERS}|{_AT_WORK})s?"
"""Nouns for others than the worker; some of them are trades of workers, too."""

NAMES_OF_OTHERS = frozenset(
    word
    for words in (KIN, OF_MEDICINE, BY_STANDERS, _AT_WORK)
    for word in re.findall(r"[a-z]{3,}", words.replace("orthop(?:a?edist|od)", "orthopedist orthopaedist orthopod"))
) | {"dr", "coworker", "co-worker", "another", "fellow", "stepson", "stepdaughter", "boyfriend", "girlfriend"}  # fmt: skip
"""A cheap sign: where none of these words stands, `is_of_another` says no."""

_DEFINITE = r"(?:the|his|her|their|its|another|one|(?:by|with|from|to|help\s+of|and)\s+an?)"
_LIKE_THE_WORKER = r"(?:worker|operator|employee|patient|(?:wo)?man|person|driver|clerk|cook|guard|officer|teacher|carpenter|mechanic|laborer)"
_TITLED = r"(?:Mrs?|Ms|Miss|Dr)\b\.?\s+[A-Z][\w'’-]*\.?"
_FURTHER = (
    r"(?:(?:who\s+(?:is|was)|is|was|herself|himself|now|then|aged?|an?|the|of|about|some|only|just)\s+"
    r"|(?:[\w-]+\s+){0,2}?(?:woman|man|lady|gentleman|female|male)\s+){0,6}"
)
_SPOKEN_OF_BEFORE = re.compile(
    rf"\b(?:{_DEFINITE}\s+(?:[\w'’-]+\s+){{0,3}}?{OTHERS}|(?:another|fellow|second)\s+(?:[\w-]+\s+){{0,2}}?{_LIKE_THE_WORKER})\b"
    rf"(?:,?\s+{_TITLED})?(?:\s*[,(]\s*|\s+(?=(?:is|was|who|of|aged)\s)){_FURTHER}$",
    re.IGNORECASE,
)
_DOCTOR_BEFORE = re.compile(rf"\b[Dd]r\.?\s+[A-Z][\w'’-]*\.?\s*[,(]\s*{_FURTHER}$")


def is_of_another(before: str) -> bool:
    """Whether the words before an age make it another person's: `The aide, a woman of` 29."""
    return bool(_SPOKEN_OF_BEFORE.search(before) or _DOCTOR_BEFORE.search(before))


_DOER = re.compile(
    rf"(?:^|[.,;:]\s+|(?<=\d)\s+|\b(?:that|when|and|but|as|because|after|how)\s+)"
    rf"(?:(?:the|an?|his|her|their|one|(?:the\s+)?{WORKER}['’]s)\s+(?:[\w'’-]+\s+){{0,2}}?(?:{KIN}|{BY_STANDERS})s?"
    rf"|(?:his|her)\s+(?:[\w-]+\s+)?{_AT_WORK}|(?P<medicine>(?:the|an?|his|her)\s+(?:[\w-]+\s+)?{OF_MEDICINE}|Dr\.?\s+\w+)|(?:another|a\s+fellow)\s+(?:[\w-]+\s+){{0,2}}?(?:{_LIKE_THE_WORKER}|{OTHERS}))\b"
    rf"(?:(?!\b(?:s?he|who|they|{WORKER})\b)[^.,;:]){{0,40}}$",
    re.IGNORECASE,
)
_TO_THE_WORKER = re.compile(rf"\b(?:him|her|his|{WORKER})$", re.IGNORECASE)
_REACH_OF_A_CLAUSE = 90
_WORDS = re.compile(r"[a-z-]+")
_SIGNS = NAMES_OF_OTHERS | {f"{name}s" for name in NAMES_OF_OTHERS}


def is_anothers_doing(text: str, event: int, end: int | None = None) -> bool:
    """Whether the words of the clause before an event make it another person's doing.

    `Her husband` fell; but a `co-worker` backed a cart into her. What who treats does to the worker is treatment;
    what befalls them may befall the worker, whose trade it may be.
    """
    start = max(0, event - _REACH_OF_A_CLAUSE)
    if _SIGNS.isdisjoint(_WORDS.findall(text[start:event].lower())):
        return False
    doer = _DOER.search(text, start, event)
    if doer is None:
        return False
    to_the_worker = end is not None and _TO_THE_WORKER.search(text, event, end) is not None
    return to_the_worker if doer["medicine"] else not to_the_worker
