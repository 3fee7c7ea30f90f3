"""Where the people of the roster stand in a text: in any order, casing and spelling a letter gives them.

Method: each word is asked whether it may be a part of somebody's name; parts of one person that stand side
by side are one run; a run goes if a word of it tells whom it means, or if the words around it do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openimr.publication.deidentify.cues import names_a_person
from openimr.publication.deidentify.fuzzy import distance, skeleton, slips
from openimr.publication.deidentify.names import Part, Person
from openimr.publication.deidentify.spans import Span
from openimr.publication.deidentify.vocabulary import SUFFIXES, is_vocabulary, words
from openimr.publication.deidentify.words import Words, fold

# What may stand between two parts of one name: spaces and line ends, a comma, the point of an initial, a hyphen,
# quotation marks or brackets around a nickname.
_WITHIN = re.compile(
    r"^(?:\.?[^\S\n]*,?[\s\-\u2010-\u2014]*[\"'\u201c\u201d\u2018\u2019()]?[\s]*"
    r"|[\"'\u201d\u2019)]\s*,?\s*|\s*/\s*)$"
)
_NOT_MONOGRAMS = frozenset(
    [
        "md",
        "do",
        "dc",
        "pt",
        "pa",
        "np",
        "rn",
        "ot",
        "od",
        "iv",
        "im",
        "us",
        "am",
        "pm",
        "ie",
        "eg",
        "ca",
        "la",
        "ac",
        "pc",
        "lp",
        "la",
        "ls",
        "dr",
        "mr",
        "ms",
        "st",
        "vs",
        "ii",
    ]
)
_LONGEST = 10
"""No name has more words on either side of one of its parts."""
_GLUE = re.compile(r"[!|$]|(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class _Match:
    """Word `n` may be `part` of person `who`; `exact` is false for a misspelling."""

    n: int
    who: int
    part: Part
    exact: bool
    last: int
    """The last word of it: a part that a line end or a scanner broke has several."""


def people_in(words_: Words, people: Sequence[Person], *, source: str = "roster") -> Iterator[Span]:
    """All stretches that name one of the people. Confidence falls with the spelling."""
    matches = _matches(words_, people)
    taken: set[tuple[int, int]] = set()
    for n in sorted(matches):
        for match in matches[n]:
            if (match.who, n) in taken:
                continue
            run = _run(words_, match, people[match.who], matches)
            taken |= {(match.who, m) for m in range(run[0], run[1] + 1)}
            yield from _judged(words_, run, match.who, people[match.who], matches, source)
    for person in people:
        yield from _monograms(words_, person, source)
        yield from _literal(words_.text, person, source)


def _matches(words_: Words, people: Sequence[Person]) -> dict[int, list[_Match]]:
    by_key: dict[str, list[tuple[int, Part]]] = defaultdict(list)
    by_skeleton: dict[str, list[tuple[int, Part]]] = defaultdict(list)
    for who, person in enumerate(people):
        for key, part in person.parts.items():
            by_key[key].append((who, part))
            by_skeleton[skeleton(key)].append((who, part))
    beginnings = {key[:n] for key in by_key for n in range(1, len(key))}
    long = [(who, part) for entries in by_key.values() for who, part in entries if len(part.key) >= 5]
    found: dict[int, list[_Match]] = defaultdict(list)

    def add(n: int, entries: Sequence[tuple[int, Part]], *, exact: bool, last: int | None = None) -> bool:
        for who, part in entries:
            found[n].append(_Match(n, who, part, exact, n if last is None else last))
        return bool(entries)

    for n, word in enumerate(words_.all):
        if (
            add(n, by_key.get(word.key, ()), exact=True)
            or (word.key in beginnings and _broken(words_, n, by_key, beginnings, add))
            or _glued(word.text, by_key, n, add)
        ):
            continue
        if not (word.capital or not word.key.isalpha()):
            continue
        if word.key.endswith("s") and add(
            n, [e for e in by_key.get(word.key[:-1], ()) if e[1].telling], exact=True
        ):
            continue  # A possessive that lost its apostrophe.
        if is_vocabulary(word.key):
            continue
        if len(word.key) > 2 and add(
            n,
            [e for e in by_skeleton.get(skeleton(word.key), ()) if len(e[1].key) > 3],
            exact=not word.key.isalpha(),
        ):
            continue
        limit_of = {len(part.key): slips(len(part.key)) for _, part in long}
        add(
            n,
            [
                e
                for e in long
                if e[1].telling
                and distance(word.key, e[1].key, limit_of[len(e[1].key)]) <= limit_of[len(e[1].key)]
            ],
            exact=False,
        )
    return found


def _broken(
    words_: Words, n: int, by_key: dict[str, list[tuple[int, Part]]], beginnings: set[str], add: object
) -> bool:
    """A name that a line end or a scanner broke: `Ru-` / `iz`, `San chez`, `R U I Z`."""
    assert callable(add)
    joined = words_[n].key
    for m in range(n + 1, min(n + 12, len(words_))):
        gap = words_.before(m)
        if (
            not re.fullmatch(r"[^\S\n]{1,3}|[-\u00ad\u2010]?[^\S\n]*(?:\n[^\S\n]*){0,4}|[-\u2010.]", gap)
            or len(joined) > 24
        ):
            return False
        joined += words_[m].key
        entries = [e for e in by_key.get(joined, ()) if e[1].telling and len(joined) > 3]
        if entries:
            pieces = [words_[k] for k in range(n, m + 1)]
            wordlike = all(len(p.key) > 2 and is_vocabulary(p.key) for p in pieces)
            if (pieces[0].capital or gap.strip("- \t\u2010")) and not wordlike:
                return bool(add(n, entries, exact=True, last=m))
        if joined not in beginnings:
            return False
    return False


def _glued(text: str, by_key: dict[str, list[tuple[int, Part]]], n: int, add: object) -> bool:
    """A name that lost the space beside it: `MariaRuiz`, `painRuiz`."""
    assert callable(add)
    if text.islower() or text.isupper() or text.istitle():
        return False
    pieces = [fold(piece) for piece in _GLUE.split(text)]
    if len(pieces) < 2:
        return False
    found = False
    for piece in pieces:
        if len(piece) > 2:
            found = bool(add(n, [e for e in by_key.get(piece, ()) if e[1].telling], exact=True)) or found
    return found


def _run(words_: Words, match: _Match, person: Person, matches: dict[int, list[_Match]]) -> tuple[int, int]:
    """First and last word of the name around a match."""
    first, last = match.n, match.last
    while (
        first > match.n - _LONGEST
        and first > 0
        and (span := _joins(words_, first - 1, first, person, match.who, matches, before=True)) is not None
    ):
        first = span
    while (
        last < match.n + _LONGEST
        and last + 1 < len(words_)
        and (span := _joins(words_, last + 1, last, person, match.who, matches, before=False)) is not None
    ):
        last = span
    return first, last


def _joins(
    words_: Words,
    n: int,
    beside: int,
    person: Person,
    who: int,
    matches: dict[int, list[_Match]],
    *,
    before: bool,
) -> int | None:
    """The far end of the next piece of the run, if word n is one."""
    gap = words_.gap(n) if before else words_.before(n)
    if not _WITHIN.match(gap) or len(gap) > 12:
        return None
    word, left = words_[n], words_[n if before else beside]
    if "." in gap and len(left.key) > 1 and left.key not in SUFFIXES | {"st"}:
        return None  # A sentence ends here, not an initial.
    for other in matches.get(n, ()):
        if other.who == who:
            return n if before else other.last
    point = words_.gap(n).startswith(".")
    if len(word.key) == 1 and word.capital:
        if before and "," in gap:
            return None
        if word.key in person.initials or (
            point
            and (n + 1 < len(words_) if before else True)
            and _between_parts(words_, n, who, matches, before)
        ):
            return n
        return None
    if word.key in SUFFIXES and not before:
        return n
    if word.key in person.particles and "," not in gap:
        return n
    if (
        word.key
        in {"de", "la", "del", "van", "von", "der", "di", "da", "los", "las", "mc", "mac", "o", "y", "st"}
        and "," not in gap
    ):
        far = n - 1 if before else n + 1
        if (word.key in {"o", "mc", "mac"} and before) or any(m.who == who for m in matches.get(far, ())):
            return n
    if word.capital and len(word.key) > 2 and not is_vocabulary(word.key):
        limit_of = {key: slips(len(key), beside_name=True) for key in person.parts}
        if any(distance(word.key, key, limit) <= limit for key, limit in limit_of.items() if limit):
            return n
    return None


def _between_parts(words_: Words, n: int, who: int, matches: dict[int, list[_Match]], before: bool) -> bool:
    """An initial the roster does not have counts when a part of the name stands on its other side as well."""
    far = n - 1 if before else n + 1
    return 0 <= far < len(words_) and any(m.who == who for m in matches.get(far, ()))


def _judged(
    words_: Words,
    run: tuple[int, int],
    who: int,
    person: Person,
    matches: dict[int, list[_Match]],
    source: str,
) -> Iterator[Span]:
    first, last = run
    inside = [m for n in range(first, last + 1) for m in matches.get(n, ()) if m.who == who]
    telling = [m for m in inside if m.part.telling and (not m.part.capitals_only or words_[m.n].capital)]
    exact = [m for m in telling if m.exact]
    if telling and not (
        len(telling) == 1 and telling[0].part.capitals_only and words_[telling[0].n].shouted and first == last
    ):
        confidence = 1.0 if exact else 0.8
    elif names_a_person(
        words_, first, last, [m.part for m in inside], distinct=len({m.part.key for m in inside})
    ):
        confidence = 0.9
    else:
        return
    start, end = words_[first].start, words_[last].end
    if len(words_[last].key) == 1 and words_.gap(last).startswith(".") and words_[last].capital:
        end += 1
    yield Span(start=start, end=end, kind="person", source=source, confidence=confidence)


def _monograms(words_: Words, person: Person, source: str) -> Iterator[Span]:
    """Initials with points (`J.R.`), or bare ones where the words before say that a person follows."""
    for monogram in person.monograms:
        if monogram in _NOT_MONOGRAMS:
            continue
        dotted = r"\.\s?".join(c.upper() for c in monogram) + r"\."
        for match in re.finditer(rf"(?<![\w.]){dotted}(?!\s?[A-Z]\.)", words_.text):
            yield Span(start=match.start(), end=match.end(), kind="person", source=source, confidence=0.9)
        bare = re.compile(
            r"\b(?:[Pp]atient|[Ee]mployee|[Cc]laimant|[Ii]njured\s+[Ww]orker|[Aa]pplicant"
            r"|[Ii]nitials|RE|Re|[Ss]igned|[Dd]ictated\s+by)\W{1,3}(?:is\s+|by\s+)?"
            + f"({monogram.upper()})" + r"\b(?!\.?\w)"
        )  # fmt: skip
        for match in bare.finditer(words_.text):
            if match.group(1).lower() not in words("clinical"):
                yield Span(
                    start=match.start(1), end=match.end(1), kind="person", source=source, confidence=0.8
                )


def _literal(text: str, person: Person, source: str) -> Iterator[Span]:
    for phrase in person.literal:
        form = r"\s+".join(re.escape(word) for word in phrase.split())
        for match in re.finditer(rf"(?<!\w){form}(?!\w)", text, re.IGNORECASE):
            yield Span(start=match.start(), end=match.end(), kind="person", source=source, confidence=1.0)
