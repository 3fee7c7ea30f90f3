"""When the words around a word say that it names a person: for names that are words of the language as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from openimr.publication.deidentify.vocabulary import CREDENTIALS, TITLES, words
from openimr.publication.deidentify.words import Words


class NamePart(Protocol):
    """What is needed of a part of a name here."""

    @property
    def key(self) -> str: ...
    @property
    def surname(self) -> bool: ...


_BY = frozenset(["by", "per", "from", "with", "to", "for", "of", "and", "via", "about"])
_MONTHS = frozenset(["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"])  # fmt: skip
_DATE_BEFORE = frozenset(
    [
        "in",
        "on",
        "of",
        "since",
        "by",
        "until",
        "early",
        "late",
        "mid",
        "from",
        "to",
        "during",
        "through",
        "last",
        "this",
        "and",
        "or",
        "between",
        "dated",
        "before",
        "after",
    ]
)


def title_before(words_: Words, n: int) -> bool:
    """Whether a title (Dr., Ms.) stands right before word n."""
    if n == 0:
        return False
    before = words_[n - 1]
    gap = words_.before(n)
    return (
        before.key in TITLES
        and bool(re.fullmatch(r"\.?\s{0,6}", gap))
        and (before.key != "ms" or not before.shouted or "." in gap)
    )


def credential_after(words_: Words, n: int) -> bool:
    """Whether letters of a profession (M.D., PT) follow word n."""
    rest = words_.text[words_[n].end : words_[n].end + 14]
    match = re.match(r",?\s*((?:[A-Z]\.?\s?){1,3}[A-Za-z.]{0,3})(?![A-Za-z])", rest)
    return (
        bool(match)
        and match is not None
        and re.sub(r"[^a-z]", "", match.group(1).lower()) in CREDENTIALS
        and "," in rest[:2]
    )


def names_a_person(words_: Words, first: int, last: int, parts: Sequence[NamePart], *, distinct: int) -> bool:
    """
    Whether words first to last, all of them also words of the language, name a person here.

    Args: `parts` are the parts of the name they match, `distinct` how many different ones.
    """
    word = words_[first]
    if title_before(words_, first) or (first > 0 and len(word.key) == 1 and title_before(words_, first - 1)):
        return True
    if not any(words_[n].capital for n in range(first, last + 1)):
        return False
    if (
        distinct > 1
        and all(words_[n].capital for n in range(first, last + 1))
        and any(p.surname for p in parts)
    ):
        return True
    with_initial = last > first and any(len(words_[n].key) == 1 for n in range(first, last + 1))
    if with_initial or credential_after(words_, last):
        return not word.shouted or with_initial
    named = words_[last]
    if named.shouted and _shouting_around(words_, first, last):
        return False
    if _told_by(words_, first):
        return True
    if _is_month(words_, first, named.key):
        return False
    following = words_[last + 1] if last + 1 < len(words_) and words_.gap(last).isspace() else None
    if (
        following is not None
        and following.key in words("personal_verbs")
        and not (
            words_.opens_sentence(first)
            and following.key
            in {"denied", "described", "treated", "evaluated", "reports", "reported", "noted"}
        )
    ):
        return True
    if words_.opens_sentence(first) or first == 0:
        return False
    before = words_[first - 1]
    if before.key in words("roles") and not before.capital and words_.before(first).strip() in {"", ","}:
        return True
    lexical = named.key in words("drugs") or named.key in words("makers")
    if lexical:
        return (
            named.possessive
            and before.key in _BY | {"that", "in"}
            and not (following and following.key in words("eponym_nouns"))
        )
    # A capital in the middle of a sentence, with small words on both sides, is a name.
    alone = (
        (not before.capital or bool(words_.before(first).strip()))
        and (following is None or not following.capital)
        and named.text[1:].islower()
    )
    return alone and named.key not in words("clinical")


def _told_by(words_: Words, n: int) -> bool:
    """Whether "according to" or "per" stands before word n: what follows is a source, mostly a person."""
    if n == 0 or not words_.before(n).isspace() or words_[n].shouted:
        return False
    if words_[n - 1].key == "per":
        return True
    return n > 1 and words_[n - 1].key == "to" and words_[n - 2].key == "according"


def _shouting_around(words_: Words, first: int, last: int) -> bool:
    near = [words_[n] for n in (first - 2, first - 1, last + 1, last + 2) if 0 <= n < len(words_)]
    return any(word.shouted for word in near) or not near


def _is_month(words_: Words, n: int, key: str) -> bool:
    if key not in _MONTHS:
        return False
    around = words_.text[words_[n].end : words_[n].end + 8]
    return bool(re.match(r"\.?,?\s*\d", around)) or (
        n > 0 and (words_[n - 1].key in _DATE_BEFORE or words_[n - 1].key.isdigit())
    )
