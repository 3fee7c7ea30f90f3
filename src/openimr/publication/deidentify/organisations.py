"""Organisations of the roster: where their names stand in a text, in full, in part or as initials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openimr.publication.deidentify.fuzzy import distance, skeleton, slips
from openimr.publication.deidentify.request import Named
from openimr.publication.deidentify.spans import Span
from openimr.publication.deidentify.vocabulary import is_common, is_place, is_vocabulary, words
from openimr.publication.deidentify.words import Word, Words

_WITHIN = re.compile(r"^(?:[^\S\n]*[.,&/'\u2019-]?[^\S\n]*(?:\n[^\S\n]*){0,4}|\s*[,&]\s*|\.\s*,?\s*|\s+)$")
SMALL = frozenset({"of", "the", "and", "for", "at", "in", "a", "de", "la", "y"})


@dataclass(frozen=True, kw_only=True)
class Organisation:
    """A name as its words in order; `telling` are those that are not general words of such names."""

    keys: tuple[str, ...]
    telling: frozenset[str]
    acronym: str


def organisation(name: str) -> Organisation | None:
    """Take apart one form of an organisation's name; None when nothing in it tells it from others."""
    keys = tuple(word.key for word in Words.of(name).all)
    general = words("organisation_words")
    telling = frozenset(key for key in keys if key not in general and key not in SMALL and len(key) > 1)
    if not telling:
        return None
    letters = "".join(
        key[0] for key in keys if key not in SMALL | {"inc", "llc", "corp", "ltd", "co", "llp", "pc"}
    )
    lone = keys[0] if len(keys) == 1 and name.strip().isupper() else ""
    return Organisation(
        keys=keys, telling=telling, acronym=lone or (letters if 3 <= len(letters) <= 6 else "")
    )


def organisations_in(words_: Words, named: Sequence[Named], *, source: str = "roster") -> Iterator[Span]:
    """All stretches that name one of the organisations, or enough of it to know which is meant."""
    forms = [
        o for entry in named for form in (entry.name, *entry.aliases) if (o := organisation(form)) is not None
    ]
    for form in forms:
        yield from _runs(words_, form, source)
        yield from _acronym(words_, form, source)


def _same(word: Word, key: str, *, beside: bool) -> bool:
    if word.key == key:
        return True
    if len(key) > 3 and skeleton(word.key) == skeleton(key) and (word.capital or not word.key.isalpha()):
        return not is_vocabulary(word.key)
    limit = slips(len(key), beside_name=beside)
    return (
        bool(limit)
        and word.capital
        and not is_vocabulary(word.key)
        and distance(word.key, key, limit) <= limit
    )


def _runs(words_: Words, form: Organisation, source: str) -> Iterator[Span]:
    n, total = 0, len(words_)
    parts = set(form.keys)
    while n < total:
        if not any(_same(words_[n], key, beside=False) for key in form.keys):
            n += 1
            continue
        last = n
        while (
            last + 1 < total
            and _WITHIN.match(words_.gap(last))
            and len(words_.gap(last)) <= 10
            and any(_same(words_[last + 1], key, beside=True) for key in parts)
        ):
            last += 1
        yield from _judged(words_, n, last, form, source)
        n = last + 1


def _judged(words_: Words, first: int, last: int, form: Organisation, source: str) -> Iterator[Span]:
    while first < last and words_[first].key in SMALL:
        first += 1
    while last > first and words_[last].key in SMALL:
        last -= 1
    inside = range(first, last + 1)
    telling = {key for n in inside for key in form.telling if _same(words_[n], key, beside=len(inside) > 1)}
    if not telling:
        return
    capital = all(words_[n].capital for n in inside if words_[n].key not in SMALL)
    # A word of the language or of medicine, or a town's name, does not tell by itself.
    own = {key for key in telling if not (is_common(key) or is_place(key))}
    whole = telling == form.telling and last - first + 1 >= min(2, len(form.keys))
    several = len(telling) > 1 or (last > first and capital)
    if (
        own
        or (capital and whole and (len(form.keys) > 1 or not is_common(form.keys[0])))
        or (capital and several and not _only_a_town(telling, words_, inside))
    ):
        confidence = 1.0 if whole else 0.9
    elif capital and _stands_alone(words_, first, last) and not all(is_place(key) for key in telling):
        confidence = 0.7
    else:
        return
    if own and not capital and not whole and all(len(key) < 4 for key in own):
        return
    yield Span(
        start=words_[first].start,
        end=words_[last].end,
        kind="organisation",
        source=source,
        confidence=confidence,
    )


def _only_a_town(telling: set[str], words_: Words, inside: range) -> bool:
    """`San Diego` of "San Diego Freight Lines" is a town when nothing else of the name is there."""
    return all(is_place(key) for key in telling) and all(is_place(words_[n].key) for n in inside)


def _stands_alone(words_: Words, first: int, last: int) -> bool:
    """A capitalised word of the language in the middle of a sentence, between small words: a short name."""
    if words_.opens_sentence(first) or words_[first].shouted:
        return False
    before = words_[first - 1]
    after = words_[last + 1] if last + 1 < len(words_) else None
    by = before.key in {"at", "by", "from", "with", "for", "to"} and not before.capital
    return by and (after is None or not after.capital or bool(re.search(r"[.,;:]", words_.gap(last))))


def _acronym(words_: Words, form: Organisation, source: str) -> Iterator[Span]:
    if form.acronym and not is_vocabulary(form.acronym) and form.acronym not in words("clinical"):
        for word in words_.all:
            if word.key == form.acronym and word.shouted:
                yield Span(start=word.start, end=word.end, kind="organisation", source=source, confidence=0.8)
