"""Pages that show the same page again, also when it was scanned or faxed again.

Two pages are the same when their words are (recognition errors allowed for) and their dates and numbers
agree: the same form with another date is another page. Pages with few words are compared as pictures.
"""

from __future__ import annotations

import datetime as dt
import difflib
import functools
import hashlib
import heapq
import re
import zlib
from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.lexicon import learn
from openimr.casefile.documents.lines import Mark, PageLines, page_lines
from openimr.casefile.documents.model import PageText

_FEW_TOKENS = 12
_RARE_IN = 40
_SHARED = 4
_MOST_OF = 0.6
_CLEAN_LIKENESS = 0.95
_SCANNED_LIKENESS = 0.72
_PICTURE_BITS = 20
_FEW_LIKENESS = 0.55
_LONG_NUMBER = 6
_LEAST_SAID = 4
_MOST_COMPARED = 12
_TOKEN = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Face:
    """What is compared of a page, and all that is kept of it: some two kilobytes, whatever the page was."""

    key: Hashable
    scanned: bool
    mark: Mark | None
    dates: frozenset[dt.date]
    packed: bytes
    """Its tokens, in little room: most pages are never compared in full."""
    size: int
    """How many letters and digits the tokens have."""
    sheet: bytes
    """A digest of its lines in whatever order: a page that lies turned may give them in another."""

    @property
    def tokens(self) -> tuple[str, ...]:
        return tuple(zlib.decompress(self.packed).decode().split())


@dataclass(frozen=True, kw_only=True, slots=True)
class _Picture:
    """What is kept of a page of few words."""

    key: Hashable
    scanned: bool
    image_sha256: str | None
    fingerprint: str | None
    tokens: tuple[str, ...]
    grams: Grams


def find_duplicates(pages: Sequence[PageText]) -> dict[Hashable, Hashable]:
    """Page key -> key of the first page that shows the same, for each page that shows one again.

    First means by packet and number. Blank and unreadable pages are never duplicates, nor is a page a
    duplicate of one that is itself one (chains end at the first).
    """
    learn(pages)
    copies = Copies()
    for page in sorted(pages, key=lambda p: (p.packet, p.number)):
        copies.see(page)
    return copies.found


class Copies:
    """Pages as they come, by packet and number, each compared with those before it: `find_duplicates` for any number.

    No page is held: of each a few kilobytes are kept for those that come after it.
    """

    def __init__(self) -> None:
        self.found: dict[Hashable, Hashable] = {}
        self._places: dict[str, int | list[int]] = {}
        """Seldom words: the place in `_faces` of the only page that has it, or the places of the latest ones."""
        self._faces: list[_Face] = []
        self._pictures: list[_Picture] = []

    def see(self, page: PageText) -> Hashable | None:
        """The key of the first page that shows the same as this, if one does."""
        if page.source not in ("text", "ocr"):
            return None
        read = page_lines(page)
        tokens = tuple(_TOKEN.findall(" ".join(read.lines).lower()))
        first = (
            self._as_picture(page, tokens) if len(tokens) < _FEW_TOKENS else self._as_text(page, read, tokens)
        )
        if first is not None:
            self.found[page.key] = first
        return first

    def _as_picture(self, page: PageText, tokens: tuple[str, ...]) -> Hashable | None:
        seen = _Picture(
            key=page.key, scanned=page.source == "ocr", image_sha256=page.image_sha256, fingerprint=page.fingerprint,
            tokens=tokens, grams=_grams(tokens),
        )  # fmt: skip
        first = next((other for other in self._pictures if _same_picture(other, seen)), None)
        if first is not None:
            return first.key
        self._pictures.append(seen)
        return None

    def _as_text(self, page: PageText, read: PageLines, tokens: tuple[str, ...]) -> Hashable | None:
        words = set(tokens)
        face = _Face(
            key=page.key,
            scanned=page.source == "ocr",
            mark=read.mark,
            dates=frozenset(date.value for line in read.lines for date in find_dates(line)),
            packed=zlib.compress(" ".join(tokens).encode(), 1),
            size=sum(map(len, tokens)),
            sheet=hashlib.sha256("\n".join(sorted(line.lower() for line in read.lines)).encode()).digest()[
                :12
            ],
        )
        compared = _Compared(face, tokens)
        match = next((other for other in self._candidates(words) if compared.shows(other)), None)
        if match is not None:
            return match.key
        place = len(self._faces)
        self._faces.append(face)
        for token in words:
            if _is_seldom(token):
                self._remember(token, place)
        return None

    def _remember(self, token: str, place: int) -> None:
        places = self._places.get(token)
        if places is None:
            self._places[token] = place
        elif isinstance(places, int):
            self._places[token] = [places, place]
        else:
            places.append(place)
            # One more than what counts as seldom: from then on only the latest are ever asked for.
            if len(places) > _RARE_IN + 1:
                del places[0]

    def _candidates(self, words: set[str]) -> list[_Face]:
        """Earlier pages that share enough seldom words, the one that shares most first."""
        shared: Counter[int] = Counter()
        for token in words:
            places = self._at(token)
            if len(places) <= _RARE_IN:
                shared.update(places)
        if not shared:
            # All words are frequent (a form sent many times): look at the latest pages that have them.
            for token in words:
                shared.update(self._at(token)[-_RARE_IN:])
        close = heapq.nsmallest(_MOST_COMPARED, shared, key=lambda n: (-shared[n], n))
        # Of a page of few words (the last of a letter) few are seldom: most of those are enough to look closer.
        told = sum(map(_is_seldom, words))
        least = min(_SHARED, len(words) / 3, max(2.0, _MOST_OF * told))
        return [self._faces[n] for n in close if shared[n] >= least]

    def _at(self, token: str) -> Sequence[int]:
        places = self._places.get(token, ())
        return (places,) if isinstance(places, int) else places


def _is_seldom(token: str) -> bool:
    """Whether a word or number may be one that few pages have."""
    return len(token) >= 5 or (token.isdigit() and len(token) >= 3)


class Grams:
    """How often each run of three letters or digits stands in a page's tokens, all run together."""

    def __init__(self, joined: str) -> None:
        letters = np.frombuffer(joined.encode("utf-32-le"), np.uint32).astype(np.uint64)
        # Three characters in one number, so that runs are compared as numbers are.
        runs = (letters[:-2] << np.uint64(42)) | (letters[1:-1] << np.uint64(21)) | letters[2:]
        self._runs, self._counts = np.unique(runs, return_counts=True)

    def shared(self, other: Grams) -> int:
        """How many runs the two have in common, each as often as both have it."""
        _, mine, theirs = np.intersect1d(self._runs, other._runs, assume_unique=True, return_indices=True)
        return int(np.minimum(self._counts[mine], other._counts[theirs]).sum())


def _grams(tokens: Sequence[str]) -> Grams:
    return Grams("".join(tokens))


def _total(size: int) -> int:
    """How many runs of three a text of so many characters has."""
    return max(0, size - 2)


class _Compared:
    """A page held against earlier ones; what that takes of it is worked out once, and only when it is needed."""

    def __init__(self, face: _Face, tokens: tuple[str, ...]) -> None:
        self.face, self.tokens = face, tokens

    @functools.cached_property
    def grams(self) -> Grams:
        return _grams(self.tokens)

    def shows(self, earlier: _Face) -> bool:
        """Whether the page shows the same as an earlier one."""
        face = self.face
        if (
            earlier.mark
            and face.mark
            and earlier.mark.count == face.mark.count
            and earlier.mark.number != face.mark.number
        ):
            return False
        scanned = earlier.scanned or face.scanned
        if not scanned and earlier.sheet == face.sheet:
            return True
        mine, theirs = _total(face.size), _total(earlier.size)
        total = mine + theirs
        least = _SCANNED_LIKENESS if scanned else _CLEAN_LIKENESS
        # No two texts share more than the shorter one has.
        if 2 * min(mine, theirs) < least * total:
            return False
        tokens = earlier.tokens
        likeness = 2 * self.grams.shared(_grams(tokens)) / total if total else 0.0
        if likeness < least:
            return False
        return _numbers_agree(tokens, self.tokens, dates=(earlier.dates, face.dates), scanned=scanned)


def _numbers_agree(
    one: Sequence[str],
    other: Sequence[str],
    *,
    dates: tuple[frozenset[dt.date], frozenset[dt.date]],
    scanned: bool,
) -> bool:
    """Whether the two texts have the same dates, and the same numbers at the same places.

    Between two text layers every number must be the same. Recognition misreads some, so with a scan a few
    numbers may differ by one digit that looks alike. A date is never explained away so: two different
    pages taken for one would keep a reviewer from seeing one of them, while a copy not found costs but a
    second look. Only a date that the one page has besides all those of the other may be a misreading.
    """
    if not scanned:
        return _digits(one) == _digits(other)
    if dates[0] - dates[1] and dates[1] - dates[0]:
        return False
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    agreed, doubtful = 0, 0.0
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        mine, theirs = _digits(one[a0:a1]), _digits(other[b0:b1])
        if tag == "equal":
            agreed += len(mine)
        elif len(mine) != len(theirs):
            # Digits run together, or lost with their line: no number stands against another.
            doubtful += 0.5 * abs(len(mine) - len(theirs))
        else:
            for number, counterpart in zip(mine, theirs, strict=True):
                if number != counterpart:
                    if len(number) == len(counterpart) and not _mistakable(number, counterpart):
                        return False
                    doubtful += 1
    return doubtful <= 1 + agreed * 0.15


def _digits(tokens: Sequence[str]) -> list[str]:
    return [t for t in tokens if t.isdigit()]


_MISTAKEN = frozenset(
    frozenset(pair)
    for pair in [
        "17",
        "38",
        "56",
        "58",
        "68",
        "08",
        "06",
        "69",
        "89",
        "39",
        "35",
        "14",
        "47",
        "27",
        "12",
        "09",
        "05",
    ]
)


def _mistakable(one: str, other: str) -> bool:
    """Whether one number may be a misreading of the other: one digit differs, and the two look alike.

    In a long number (of a claim, a telephone) any one digit may be misread: two people's would differ in more.
    """
    different = [frozenset((a, b)) for a, b in zip(one, other, strict=True) if a != b]
    if len(one) >= _LONG_NUMBER and len(different) == 1:
        return True
    # Poor type misreads a digit wherever it stands (0 for 6 in one face), so each that differs must look alike.
    return all(pair in _MISTAKEN for pair in different) and (len(different) == 1 or len(different) < len(one))


def _same_picture(first: _Picture, page: _Picture) -> bool:
    if first.tokens != page.tokens and not (first.scanned and page.scanned):
        return False
    total = sum(_total(sum(map(len, tokens))) for tokens in (first.tokens, page.tokens))
    if total and 2 * first.grams.shared(page.grams) / total < _FEW_LIKENESS:
        return False  # pages of few words look alike from afar; what they say must be alike too
    if first.image_sha256 and first.image_sha256 == page.image_sha256:
        return True
    if not (first.fingerprint and page.fingerprint):
        return len(page.tokens) >= _LEAST_SAID and first.tokens == page.tokens
    bits = int(first.fingerprint, 16) ^ int(page.fingerprint, 16)
    return bits.bit_count() <= _PICTURE_BITS and _digits(page.tokens) == _digits(first.tokens)
