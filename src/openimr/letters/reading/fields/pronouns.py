"""Whose the pronouns of a narrative are: those of others than the worker tell nothing of the worker (letters rule 7)."""

from __future__ import annotations

import re

from openimr.letters.reading.fields.people import BY_STANDERS, KIN, OF_MEDICINE, SEX_OF
from openimr.letters.reading.words.sentences import sentences

# The word's edge is looked for after its first letter, so that the pattern is tried at few letters only.
PRONOUN = re.compile(
    r"[HhSs](?<!\w[HhSs])(?:(?P<male>(?<=[Hh])(?i:e|im|is|imself))"
    r"|(?P<female>(?<=[Ss])(?i:he)|(?<=[Hh])(?i:er|ers|erself)))\b"
)
_TITLES = {"Mr": "male", "Mrs": "female", "Ms": "female", "Miss": "female"}
_OTHER = re.compile(
    rf"\b(?:(?P<kin>{KIN})|(?P<by>{BY_STANDERS})|{OF_MEDICINE}|(?=Dr\b\.?\s))s?\b(?:[\s,(]+(?:who\s+is\s+)?(?P<title>Mrs?|Ms|Miss)\b)?",
    re.IGNORECASE,
)
_MOST_OTHERS = 3
"""So many persons before a pronoun, the nearest, may be whose it is."""
_SUBJECTS = frozenset(("he", "she"))
# What those who treat do; "was referred", "has been examined" is done to the worker.
_PROFESSIONAL = re.compile(
    r"(?:\s+(?:also|then|further|has|had|have|will|would|may|now|again|not|therefore|strongly|plans?\s+to|wants?\s+to|wish(?:es|ed)\s+to"
    r"|intend(?:s|ed)\s+to|does|did|believes|thinks)){0,4}\s+"
    r"(?:operat|recommend|request|prescrib|refer|order|opin|perform|inject|examin|evaluat|diagnos|advis|suggest|document|certif|propos|wrote|writes"
    r"|(?:sees?|saw|treats?|treated|follow(?:s|ed)|visit(?:s|ed))\s+(?:the|this|him|her)\b)"
    r"|\s+(?:is|was)\s+(?:\w+ly\s+)?(?:request|recommend|propos|prescrib|plann|order|treat|refer)\w*ing\b",
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"\s+(?:\w+\s+)?(?:letter|report|note|opinion|office|practice|request|recommendation|appeal|addendum|view)s?\b",
    re.IGNORECASE,
)


def without_others(text: str) -> str:
    """The text with blanks for the pronouns that are of others than the worker, as the words around them tell.

    After another person in the same sentence they are that person's if their sex is told and is the same ("The
    therapist, Ms. Vale, says that she …", "His wife says she …"), or if what the person does is what those who
    treat do ("surgery by Dr. Lee; he advised", "The surgeon said that he will operate"). Of a bystander all are.
    """
    if _OTHER.search(text) is None:
        return text
    kept: list[str] = []
    done = 0
    treated = False
    for start, end in sentences(text):
        others = list(_OTHER.finditer(text, start, end))
        passed = 0
        for pronoun in PRONOUN.finditer(text, start, end):
            while passed < len(others) and others[passed].end() <= pronoun.start():
                passed += 1
            before = others[max(0, passed - _MOST_OTHERS) : passed]
            if _is_of_another(text, start, pronoun, before, treated):
                kept += (text[done : pronoun.start()], " " * len(pronoun[0]))
                done = pronoun.end()
        treated = any(one["kin"] is None and one["by"] is None for one in others)
    return "".join((*kept, text[done:]))


def _is_of_another(
    text: str, start: int, pronoun: re.Match[str], before: list[re.Match[str]], treated: bool
) -> bool:
    """Whether a pronoun of the sentence at `start` is of one of the others named `before` it there.

    It may also be of who treated in the sentence before.
    """
    sex = "male" if pronoun["male"] else "female"
    subject = pronoun[0].lower() in _SUBJECTS
    does = subject and _PROFESSIONAL.match(text, pronoun.end()) is not None
    if not before:
        return treated and does and pronoun.start() - start <= len('"')
    return any(
        _sex_of(other) == sex
        or (subject and other["by"] is not None)
        or (other["kin"] is None and (does or _PAPER.match(text, pronoun.end()) is not None))
        for other in before
    )


def _sex_of(other: re.Match[str]) -> str | None:
    if title := other["title"]:
        return _TITLES[title.capitalize()]
    return SEX_OF.get((other["kin"] or "").lower().removeprefix("step").removesuffix("s"))
