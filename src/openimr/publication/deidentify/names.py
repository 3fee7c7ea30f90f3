"""A person's name as the roster gives it, taken apart: its parts, the forms they take, its initials."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from openimr.publication.deidentify.request import OFFICER_WORDS, Named
from openimr.publication.deidentify.vocabulary import (
    CREDENTIALS,
    PARTICLES,
    SUFFIXES,
    TITLES,
    is_common,
    nicknames,
    words,
)
from openimr.publication.deidentify.words import Words


@dataclass(frozen=True, kw_only=True)
class Part:
    """One word of a name. `telling` says that the word alone means this person: it is no word of the language."""

    key: str
    surname: bool
    telling: bool
    capitals_only: bool = False
    """Short parts (`Li`, an alias in capitals) count only when written with a capital."""


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody whose names must go: the parts by their folded key, and the initials that stand for them."""

    parts: dict[str, Part]
    initials: frozenset[str]
    monograms: frozenset[str]
    particles: frozenset[str] = frozenset()
    """Small words within the name (`van`, `de la`): removed beside its parts, never alone."""
    literal: tuple[str, ...] = ()
    """Words that go as they stand, whatever they mean (an officer's own request)."""


_SIGNS = re.compile(r"[^\W\d_]")


def person(named: Named) -> Person:
    """Take apart a name and its aliases, with nicknames and short forms of the given names."""
    parts: dict[str, Part] = {}
    monograms: set[str] = set()
    initials: set[str] = set()
    for form in (named.name, *named.aliases):
        given, surname, lone = _order(form)
        for key in given:
            _add(parts, key, surname=False)
            for other in nicknames().get(key, ()):
                _add(parts, other, surname=False)
        for key in surname:
            _add(parts, key, surname=True)
        initials |= {key[0] for key in (*given, *surname)} | set(lone)
        monograms |= _monograms(form)
    literal = (named.name.strip(),) if named.role == OFFICER_WORDS and named.name.strip() else ()
    particles = {word.key for form in (named.name, *named.aliases) for word in Words.of(form).all} & PARTICLES
    return Person(
        parts=parts,
        initials=frozenset(initials),
        monograms=frozenset(monograms),
        particles=frozenset(particles),
        literal=literal,
    )


def _add(parts: dict[str, Part], key: str, *, surname: bool) -> None:
    if len(key) < 2 or not _SIGNS.search(key) or key in parts:
        return
    # An eponym, a maker or a town that is no other word tells: where it means those, it is kept (see `kept`).
    parts[key] = Part(
        key=key, surname=surname, telling=not (is_common(key) or key in PARTICLES), capitals_only=len(key) < 3
    )


def _order(form: str) -> tuple[list[str], list[str], list[str]]:
    """Given names, surnames and lone initials of a written name, titles and credentials left out."""
    pieces = [_plain(piece) for piece in form.split(",")]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return [], [], []
    if len(pieces) > 1:  # Last, First M.
        surname, given = pieces[0], [w for piece in pieces[1:] for w in piece]
    else:
        cut = len(pieces[0]) - 1
        while cut > 1 and pieces[0][cut - 1] in PARTICLES:
            cut -= 1
        given, surname = pieces[0][:cut], pieces[0][cut:]
    lone = [w for w in (*given, *surname) if len(w) == 1]
    whole = [w for w in surname if len(w) > 1 and w not in PARTICLES]
    joined = ["".join(surname)] if len(surname) > 1 else []
    # A name of nothing but particles ("Le", "Van", "De La") is a name all the same.
    return (
        [w for w in given if len(w) > 1 and w not in PARTICLES],
        whole + joined or [w for w in surname if len(w) > 1],
        lone,
    )


def _plain(piece: str) -> list[str]:
    """The folded words of a piece of a name, less titles, suffixes and credentials."""
    dotted = re.sub(
        r"\b(?:[A-Za-z]\.\s?){2,4}(?:-[A-Z])?",
        lambda m: m.group().replace(".", "").replace(" ", "") + " ",
        piece,
    )
    keys: list[str] = []
    for source, word in ((dotted, w) for w in Words.of(dotted).all):
        key = word.key
        spelt_out = not (word.shouted or source[word.end : word.end + 1] == ".")
        if (
            key in SUFFIXES
            or (key in TITLES and not keys)
            or (key in CREDENTIALS and not spelt_out)
            or key in {"phd", "psyd", "esq"}
        ):
            continue
        keys.append(key)
    return keys


def _monograms(form: str) -> set[str]:
    """The initials of a name in the order written, with and without those in the middle: `jr`, `jmr`."""
    given, surname, _ = _order(form)
    names = [
        w.key for w in Words.of(form).all if w.key not in TITLES | SUFFIXES and (len(w.key) > 1 or w.capital)
    ]
    if not given or not surname:
        return set()
    letters = "".join(key[0] for key in names if key not in CREDENTIALS)
    return {m for m in (given[0][0] + surname[0][0], letters) if 2 <= len(m) <= 4}


def derived(keys: Iterable[str]) -> Person:
    """Whoever is known from the text alone, as one: the names to follow through the rest of it."""
    parts = {key: Part(key=key, surname=True, telling=not is_common(key)) for key in keys if len(key) > 2}
    return Person(parts=parts, initials=frozenset(), monograms=frozenset())


def is_given(key: str) -> bool:
    """Whether a folded word is a known given name or a nickname."""
    return key in words("given_names") or key in nicknames()
