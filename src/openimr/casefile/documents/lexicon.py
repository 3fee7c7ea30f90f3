"""The words of a matter: what one scanned page misreads, others spell.

A name or a term stands on many pages of a packet, and recognition seldom misreads it twice in one way. A word that
stands on one scanned page only, and differs from one on several pages (or on one with a text layer) as misreadings differ,
is taken for that one. The page keeps its words; only the rules see it so.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from openimr.casefile.documents.model import PageText

_WORD = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'\u2019]*[A-Za-z\u00c0-\u024f]|[A-Za-z]")
_TOKEN = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z0-9|\u00c0-\u024f'\u2019]{3,}")
_INITIALS = re.compile(r"(?<![\w.])[A-Z][A-Z0]{0,2}\.(?:[A-Z0]{1,2}\.?){2,5}(?!\w)")
"""Degrees and fellowships by their letters: F.A.A.O.S., also with a stop lost or a nought for its O."""
_FULL_NAME = re.compile(r"\b(?P<first>[A-Z][a-z]{3,})(?P<rest>(?: [A-Z]\.)? (?P<last>[A-Z][\w'\u2019]{3,}))")
_SHORTEST, _LONG_NAME, _TWICE = 5, 7, 9
_MOST_WRONG, _TIMES = 3, 2
_ENDING = 2
"""Letters at the end of a name that no misreading without likeness may change: they tell "examined" from "examiner"."""
_OF_A_LAYER = 2
_MOST_KNOWN = 20_000
_SMALL = 5
"""A name stands in capitals at least so many times as often as in small letters."""
_ALIKE = (
    ("c", "e"), ("i", "l"), ("i", "t"), ("l", "t"), ("i", "j"), ("l", "j"), ("f", "t"), ("rn", "m"), ("ri", "n"), ("cl", "d"), ("li", "h"), ("n", "u"), ("h", "b"),
    ("u", "v"), ("vv", "w"), ("g", "q"), ("y", "v"), ("s", "5"), ("o", "0"), ("i", "1"), ("l", "1"), ("l", "|"), ("i", "|"), ("b", "8"), ("b", "6"), ("z", "2"), ("g", "9"),
    ("ii", "u"), ("h", "n"), ("nn", "m"), ("in", "m"), ("ni", "m"), ("o", "c"), ("a", "o"), ("e", "o"), ("s", "i"), ("y", "p"),
    ("c", "o"), ("tt", "n"), ("ti", "n"), ("fi", "h"), ("d", "a"), ("s", "a"),
)  # fmt: skip
"""What recognition takes for one another, either way."""


class Lexicon:
    """The words of the pages of a matter with how well each is borne out: one for a scanned page, two for a text layer.

    The pages may come one after another; none is held, and of the words only those that are borne out.
    """

    def __init__(self, pages: Iterable[PageText]) -> None:
        self._borne_out: Counter[str] = Counter()
        self._layers: set[str] = set(rule_words())
        self._initials: Counter[str] = Counter()
        self._first_names: dict[str, Counter[str]] = defaultdict(Counter)
        self._names: dict[str, list[str]] = defaultdict(list)
        self._known: dict[str, str | None] = {}
        self._borne_out.update(dict.fromkeys(self._layers, _OF_A_LAYER))
        spelt: Counter[str] = Counter()
        for page in pages:
            if not page.has_words:
                continue
            words = {word for word in _WORD.findall(page.text) if len(word) >= _SHORTEST}
            spelt.update(words)
            for initials in {m[0] for m in _INITIALS.finditer(page.text) if "0" not in m[0]}:
                self._initials[initials] += 1 if page.source == "ocr" else _OF_A_LAYER
            for last, first in {(m["last"], m["first"]) for m in _FULL_NAME.finditer(page.text)}:
                self._first_names[last][first] += 1 if page.source == "ocr" else _OF_A_LAYER
            small = {word.casefold() for word in words}
            self._borne_out.update(dict.fromkeys(small, 1 if page.source == "ocr" else _OF_A_LAYER))
            if page.source != "ocr":
                self._layers |= small
        self._borne_out = Counter({word: n for word, n in self._borne_out.items() if n > 1})
        self._degrees = {
            _letters(said): said for said, _ in sorted(self._initials.items(), key=lambda item: item[1])
        }
        self._spelt: dict[str, str] = {word: word for word in rule_words()}
        for word, _ in sorted(spelt.items(), key=lambda item: item[1]):
            if word.casefold() in self._borne_out:
                self._spelt[word.casefold()] = word
        # What hardly ever stands in small letters is a name, or as good as one: a scan may take a capital for a small one.
        self._all_names = [
            name
            for name in self._borne_out
            if len(name) >= _LONG_NAME
            and _SMALL * spelt[name] <= self._borne_out[name]
            and name not in rule_words()
        ]
        self._only_names = {name for name in self._all_names if spelt[name]}
        for name in self._all_names:
            for key in (*_with_a_gap(name), *_doubled(name)):
                self._names[key].append(name)

    def mended(self, line: str) -> tuple[str, tuple[str, ...]]:
        """A line of a scanned page with its misread words as other pages spell them; and the words put in."""
        put: list[str] = []

        def one(match: re.Match[str]) -> str:
            word = self.word(match[0])
            if word is None:
                return match[0]
            put.append(word)
            return word

        line = _INITIALS.sub(lambda m: self._degrees.get(_letters(m[0]), m[0]), line)
        line = _TOKEN.sub(one, line)

        def called(match: re.Match[str]) -> str:
            first = self._first_name(match["first"], match["last"])
            if first is None:
                return match[0]
            put.append(first)
            return first + match["rest"]

        return _FULL_NAME.sub(called, line), tuple(put)

    def _first_name(self, first: str, last: str) -> str | None:
        """What a first name misreads by a letter, where other pages have another before this surname."""
        known = self._first_names.get(last)
        if not known or known[first] > 1 or (known[first] and first.casefold() in self._layers):
            return None
        found = [
            n
            for n, times in known.items()
            if times >= _TIMES and n != first and Levenshtein.distance(n, first) == 1
        ]
        return found[0] if len(found) == 1 else None

    def word(self, word: str) -> str | None:
        """What a word misreads, in its capitals; None where it is borne out itself or nothing better is."""
        if word not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[word] = self._sought(word)
        return self._known[word]

    def _sought(self, word: str) -> str | None:
        small = word.casefold()
        if word == small and small in self._only_names:
            return self._spelt[small].capitalize() if self._spelt[small].isupper() else self._spelt[small]
        mine = max(1, self._borne_out[small])
        if len(small) < _SHORTEST or small in self._layers or mine > _MOST_WRONG:
            return None
        least = max(_TIMES, _TIMES * mine + (mine > 1))
        found = {other for other in _misread(small) if self._borne_out[other] >= least}
        if not found and len(small) >= _TWICE:
            found = {
                other
                for between in _misread(small)
                for other in _misread(between)
                if self._borne_out[other] >= least and other != small
            }
        if not found and word[0].isupper() and len(small) >= _LONG_NAME - 1:
            found = {
                other for key in (small, *_with_a_gap(small), *_doubled(small)) for other in self._names.get(key, ())
                if self._borne_out[other] >= least and other != small
            }  # fmt: skip
        if not found and word[0].isupper() and len(small) >= _TWICE:
            near = process.extract(
                small, self._all_names, scorer=Levenshtein.distance, score_cutoff=2, limit=3
            )
            found = {other for other, _, _ in near if self._borne_out[other] >= 2 * least and other != small}
        if not found:
            return None
        best = sorted(found, key=lambda other: (-self._borne_out[other], other))
        if len(best) > 1 and self._borne_out[best[0]] < _TIMES * self._borne_out[best[1]]:
            return None  # two words it may be
        return _set_as(self._spelt[best[0]], word)


def learn(pages: Sequence[PageText]) -> None:
    """Give the scanned pages of a matter its words; pages that have them already keep them."""
    if any(page.source == "ocr" and "lexicon" not in page.memo for page in pages):
        for _ in knowing(pages, Lexicon(pages)):
            pass


def knowing(pages: Iterable[PageText], lexicon: Lexicon) -> Iterator[PageText]:
    """The pages one after another, the scanned ones given the words of the matter."""
    for page in pages:
        if page.source == "ocr" and "lexicon" not in page.memo:
            page.memo["lexicon"] = lexicon
            page.memo.pop("lines", None)
        yield page


def _misread(word: str) -> Iterator[str]:
    """The words that a word may be a misreading of: one place changed for what is taken for it."""
    for one, other in _ALIKE:
        for here, there in ((one, other), (other, one)):
            start = word.find(here)
            while start >= 0:
                yield word[:start] + there + word[start + len(here) :]
                start = word.find(here, start + 1)


def _with_a_gap(word: str) -> Iterator[str]:
    """A word with each of its letters in turn left open, save those of its ending."""
    return (f"{word[:n]}*{word[n + 1 :]}" for n in range(len(word) - _ENDING))


def _doubled(word: str) -> Iterator[str]:
    """A name with one letter of each pair left out."""
    return (word[:n] + word[n + 1 :] for n in range(len(word) - 1) if word[n] == word[n + 1])


def _letters(initials: str) -> str:
    return initials.replace(".", "").replace("0", "O")


def _set_as(word: str, before: str) -> str:
    if before.isupper() or before.islower():
        return word.upper() if before.isupper() else word.lower()
    if word.isupper():
        word = word.lower()
    return word.capitalize() if before[0].isupper() and word.islower() else word


@functools.cache
def rule_words() -> frozenset[str]:
    """The words that the rules look for, which stand in every matter: of headings, labels, names of records."""
    folder = resources.files("openimr.casefile.documents").joinpath("rules")
    text = " ".join(file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".yaml"))
    return frozenset(word for word in re.findall(r"(?<![a-z\\(?:])[a-z]{5,}(?![a-z(?*+])", text))
