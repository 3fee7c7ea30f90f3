"""Reading a name off capitalised words: where it begins, how far it goes, what is no name at all."""

from __future__ import annotations

import re

from openimr.publication.deidentify.names import is_given
from openimr.publication.deidentify.vocabulary import (
    CREDENTIALS,
    PARTICLES,
    SUFFIXES,
    is_common,
    is_vocabulary,
    words,
)
from openimr.publication.deidentify.words import Word, Words

SIDE_BY_SIDE = re.compile(
    r"^(?:\.?[^\S\n]*(?:\n[^\S\n]*){0,3}|[^\S\n]*-[^\S\n]*(?:\n[^\S\n]*){0,3}|\s[\"'(\u201c]|[\"')\u201d]\s)$"
)
"""What may stand between two words of one name."""
_AFTER_TITLE_SKIP = frozenset(["i", "ii", "iii", "iv", "md", "do"])


def looks_like_name(word: Word) -> bool:
    """Whether a word could be a part of a name: a capital, letters, and not of the language."""
    return (
        word.capital
        and word.key.isalpha()
        and len(word.key) > 1
        and (is_given(word.key) or not is_vocabulary(word.key))
    )


def name_from(
    words_: Words, first: int, *, most: int = 4, trusting: bool = False, one_line: bool = False
) -> int | None:
    """
    The last word of a name that begins at word `first`; None when there is none.

    Args: `trusting` takes the first word even if it is a word of the language (after a title); `one_line`
    ends the name with its line.
    """
    last: int | None = None
    n, parts, given = first, 0, False
    while n < len(words_) and parts < most:
        word = words_[n]
        if n > first and not SIDE_BY_SIDE.match(words_.before(n)):
            break
        if n > first and "\n" in words_.before(n) and (one_line or parts > 1):
            break
        if (
            n > first
            and "." in words_.before(n)
            and len(words_[n - 1].key) > 1
            and words_[n - 1].key not in SUFFIXES | {"st"}
        ):
            break
        if (
            len(word.key) == 1
            and word.capital
            and (words_.gap(n)[:1] in {".", " "} or words_.gap(n).isspace())
        ):
            n += 1
            continue
        if (
            word.key in PARTICLES
            and n + 1 < len(words_)
            and words_[n + 1].capital
            and words_.gap(n).isspace()
            and not is_vocabulary(words_[n + 1].key)
        ):
            n += 1
            continue
        takes = looks_like_name(word) or (word.capital and word.key in SUFFIXES and last is not None)
        if not takes and trusting and parts == 0:
            takes = (
                word.capital
                and word.key.isalpha()
                and len(word.key) > 1
                and word.key not in _AFTER_TITLE_SKIP
            )
        if not takes and given and parts == 1:
            takes = word.capital and word.key.isalpha() and not is_clearly_other(words_, n)
            takes = takes and not ("\n" in words_.before(n) and is_vocabulary(word.key))
        if not takes and parts == 1 and last == n - 1 and word.capital and not word.shouted:
            takes = word.key in words("surnames") and "\n" not in words_.before(n)
        if not takes or (word.key in CREDENTIALS and word.shouted and last is not None):
            break
        last, parts, given = n, parts + 1, given or is_given(word.key)
        if words_[n].possessive:
            break
        n += 1
    return last


def is_clearly_other(words_: Words, n: int) -> bool:
    """Whether a word after a given name is plainly no surname ("Maria Progress Report")."""
    word = words_[n]
    if not is_common(word.key) or word.key in words("surnames"):
        return False
    beside = n + 1 < len(words_) and words_[n + 1].capital and is_common(words_[n + 1].key)
    return "\n" in words_.before(n) or word.key in words("clinical") or len(word.key) < 4 or beside
