"""What stays, even if a person of the case bears the name: citations, books, eponyms, devices, the review itself.

Source: publication-cases contract, "Kept"; rulebook P-02 (keep: case number, qualifications, reasons).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from openimr.publication.deidentify.spans import Kept
from openimr.publication.deidentify.vocabulary import TITLES, phrases, words
from openimr.publication.deidentify.words import Words

_CASE_NUMBER = re.compile(r"\bCM\d{2}-\d{6,7}\b", re.IGNORECASE)
_NAME = r"[A-Z][\w'\u2019-]{1,30}"
_LOWER_NAME = r"(?:(?:de|la|van|von|der|del|di)\s+){0,2}" + _NAME
_AUTHORS = rf"{_LOWER_NAME}(?:\s+[A-Z]{{1,3}}\b)?(?:\s*(?:,|&|and|,\s*and)\s+{_LOWER_NAME}(?:\s+[A-Z]{{1,3}}\b)?){{0,6}}"
_YEAR = r"(?:19|20)\d{2}[a-d]?"
_CITATIONS = (
    # (Nguyen, 2011), (Nguyen et al., 2011; Smith & Jones, 2009), [Nguyen 2011]
    re.compile(
        rf"[(\[][^()\[\]\n]{{0,20}}?{_AUTHORS}(?:,?\s+et\.?\s+al\b\.?)?,?\s+{_YEAR}(?:\s*[;,][^()\[\]]{{0,120}})?[)\]]"
    ),
    # Nguyen (2011), Nguyen et al. (2011), Nguyen and Lee (2011)
    re.compile(rf"\b{_AUTHORS}(?:,?\s+et\.?\s+al\b\.?)?,?\s+[(\[]\s*{_YEAR}"),
    re.compile(rf"\b{_AUTHORS}(?:\s+[A-Z]{{1,3}})?,?\s+et\.?\s+al\b"),
    # Carragee EJ, Alamin TF. Title. Journal. 2005;30:... (the initials of an author follow without points)
    re.compile(
        rf"\b{_NAME}\s+[A-Z]{{1,3}}(?:,\s+{_NAME}\s+[A-Z]{{1,3}}){{0,12}}(?:,\s+et\s+al)?[.,:]"
        rf"(?=[^\n]{{5,240}}?\b{_YEAR}(?:\s+[A-Z][a-z]{{2}}[\w-]*)?(?:\s+\d{{1,2}})?\s*[;:]\s*\d)"
    ),
    # J. Bone Joint Surg. and the like: the initial belongs to "Journal".
    re.compile(
        r"\b(?:J|Am|Clin|Arch|Ann|Br|Eur|Int|Orthop)\.?\s+(?:[A-Z][a-z]+\.?\s+){1,5}(?=(?:19"
        r"|20)\d{2}|\d+\s*[(:;])"
    ),
)
_BOOK = re.compile(
    rf"\b{_NAME}(?:['\u2019]s|['\u2019])?(?:\s*(?:,|and|&)\s+{_NAME}['\u2019]s?)?\s+"
    r"(?:Operative|Textbook|Principles|Manual|Atlas|Handbook|Comprehensive|Essentials|Fractures"
    r"|Illustrated|Review\s+of|"
    r"Practical|Management\s+of|Orthopa?edic\s+(?:Surgery|Knowledge)|Pain\s+Medicine"
    r"|Clinical\s+(?:Neurology|Anatomy))\b"
    r"(?:\s+(?:of|in|and|for|[A-Z][a-z]+)){0,6}"
)
_OUTCOME = re.compile(
    r"\s+(?:was|were|is|are|remains?)\s+(?:(?:bilaterally|also|now|markedly)\s+)?(?:positive"
    r"|negative|equivocal|normal)"
)


def kept_in(words_: Words) -> Kept:
    """The stretches of the text that no finding may touch."""
    return Kept(_stretches(words_))


def _stretches(words_: Words) -> Iterator[tuple[int, int]]:
    text = words_.text
    for match in _CASE_NUMBER.finditer(text):
        yield match.span()
    for match in _phrase_pattern().finditer(text):
        yield match.span()
    for pattern in (*_CITATIONS, _BOOK):
        for match in pattern.finditer(text):
            if not _titled(text, match.start()):
                yield match.span()
    yield from _eponyms_and_devices(words_)


@cache
def _phrase_pattern() -> re.Pattern[str]:
    """One pattern for all kept phrases; words may be parted by any space, apostrophes may be of any kind."""
    forms = []
    for phrase in sorted(phrases("kept_phrases"), key=len, reverse=True):
        form = r"\s+".join(re.escape(word) for word in phrase.split())
        form = form.replace("'", "['\u2019`]?").replace(r"\-", r"[-\u2010\u2011\u2013]\s*")
        forms.append(form + (r"\b" if phrase[-1].isalnum() else ""))
    return re.compile(r"(?<!\w)(?i:" + "|".join(forms) + ")")


def _titled(text: str, at: int) -> bool:
    """Whether a title stands right before: then a person is meant, not an author or an eponym."""
    match = re.search(r"(\w+)\.?\s+$", text[max(0, at - 16) : at])
    return bool(match) and match is not None and match.group(1).lower() in TITLES


def _eponyms_and_devices(words_: Words) -> Iterator[tuple[int, int]]:
    eponyms, nouns, devices, makers = (
        words("eponyms"),
        words("eponym_nouns"),
        words("devices"),
        words("makers"),
    )
    for n, word in enumerate(words_.all):
        if word.key not in eponyms and word.key not in makers:
            continue
        if _titled(words_.text, word.start):
            continue
        following = _following(words_, n)
        keys = [words_[m].key for m in following]
        gap_to_noun = next((i for i, key in enumerate(keys) if key in nouns or key in devices), None)
        if gap_to_noun is not None and _plain_between(words_, following[:gap_to_noun], eponyms | makers):
            yield word.start, words_[following[gap_to_noun]].end
        elif word.key in eponyms and (
            _after_finding(words_, n) or _OUTCOME.match(words_.text, _past(words_, n))
        ):
            yield word.start, word.end


def _past(words_: Words, n: int) -> int:
    """The place behind word n and its possessive ending."""
    return words_[n].end + (2 if words_[n].possessive else 0)


def _following(words_: Words, n: int) -> list[int]:
    """The next four words at most, as long as no sentence ends in between."""
    found: list[int] = []
    for m in range(n + 1, min(n + 5, len(words_))):
        gap = words_.before(m)
        if re.search(r"[.!?;:()]\s", gap):
            break
        found.append(m)
    return found


def _plain_between(words_: Words, between: list[int], names: frozenset[str]) -> bool:
    """Words between a name and its noun: small words or further such names ("Tinel's and Phalen's tests")."""
    return all(not words_[m].capital or words_[m].key in names or len(words_[m].key) < 3 for m in between)


def _after_finding(words_: Words, n: int) -> bool:
    return n > 0 and words_[n - 1].key in {"positive", "negative", "equivocal"} and words_.before(n).isspace()
