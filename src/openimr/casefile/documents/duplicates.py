"""Pages that show the same page again, also when it was scanned or faxed again.

Two pages are the same when their words are (recognition errors allowed for) and their dates and numbers
agree: the same form with another date is another page. Pages with few words are compared as pictures.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.lines import Mark, page_lines
from openimr.casefile.documents.model import PageText

_FEW_TOKENS = 12
_RARE_IN = 40
_SHARED = 4
_CLEAN_LIKENESS = 0.95
_SCANNED_LIKENESS = 0.72
_PICTURE_BITS = 20
_FEW_LIKENESS = 0.55
_LONG_NUMBER = 6
_TOKEN = re.compile(r"[a-z]+|\d+")


@dataclass(frozen=True, kw_only=True)
class _Face:
    """What is compared of a page."""

    page: PageText
    tokens: tuple[str, ...]
    grams: Counter[str]
    dates: frozenset[dt.date]
    mark: Mark | None

    @property
    def scanned(self) -> bool:
        return self.page.source == "ocr"


def find_duplicates(pages: Sequence[PageText]) -> dict[Hashable, Hashable]:
    """Page key -> key of the first page that shows the same, for each page that shows one again.

    First means by packet and number. Blank and unreadable pages are never duplicates, nor is a page a
    duplicate of one that is itself one (chains end at the first).
    """
    ordered = sorted(pages, key=lambda p: (p.packet, p.number))
    found: dict[Hashable, Hashable] = {}
    by_rare: dict[str, list[int]] = defaultdict(list)
    faces: list[_Face] = []
    pictures: list[PageText] = []
    for page in ordered:
        if page.source not in ("text", "ocr"):
            continue
        face = _face(page)
        if len(face.tokens) < _FEW_TOKENS:
            first = next((p for p in pictures if _same_picture(p, page, face)), None)
            if first is None:
                pictures.append(page)
            else:
                found[page.key] = first.key
            continue
        match = next((other for other in _candidates(face, by_rare, faces) if _same(other, face)), None)
        if match is not None:
            found[page.key] = match.page.key
            continue
        faces.append(face)
        for token in set(face.tokens):
            if len(token) >= 5 or (token.isdigit() and len(token) >= 3):
                by_rare[token].append(len(faces) - 1)
    return found


def _face(page: PageText) -> _Face:
    read = page_lines(page)
    lines = read.lines
    text = " ".join(lines).lower()
    tokens = tuple(_TOKEN.findall(text))
    joined = "".join(tokens)
    return _Face(
        page=page,
        tokens=tokens,
        grams=Counter(joined[i : i + 3] for i in range(len(joined) - 2)),
        mark=read.mark,
        dates=frozenset(date.value for line in lines for date in find_dates(line)),
    )


def _candidates(face: _Face, by_rare: dict[str, list[int]], faces: list[_Face]) -> list[_Face]:
    """Earlier pages that share enough seldom words, the one that shares most first."""
    shared: Counter[int] = Counter()
    for token in set(face.tokens):
        places = by_rare.get(token, ())
        if len(places) <= _RARE_IN:
            shared.update(places)
    if not shared:
        # All words are frequent (a form sent many times): look at the latest pages that have them.
        for token in set(face.tokens):
            shared.update(by_rare.get(token, ())[-_RARE_IN:])
    close = [n for n, count in shared.most_common(12) if count >= min(_SHARED, len(set(face.tokens)) / 3)]
    return [faces[n] for n in sorted(close, key=lambda n: (-shared[n], n))]


def _same(one: _Face, other: _Face) -> bool:
    if (
        one.mark
        and other.mark
        and one.mark.count == other.mark.count
        and one.mark.number != other.mark.number
    ):
        return False
    scanned = one.scanned or other.scanned
    total = one.grams.total() + other.grams.total()
    least = _SCANNED_LIKENESS if scanned else _CLEAN_LIKENESS
    # No two texts share more than the shorter one has.
    if 2 * min(one.grams.total(), other.grams.total()) < least * total:
        return False
    likeness = 2 * (one.grams & other.grams).total() / total if total else 0.0
    if likeness < least:
        return False
    return _numbers_agree(one, other)


def _numbers_agree(one: _Face, other: _Face) -> bool:
    """Whether the two texts have the same dates, and the same numbers at the same places.

    Between two text layers every number must be the same. Recognition misreads some, so with a scan a few
    numbers may differ by one digit that looks alike. A date is never explained away so: two different
    pages taken for one would keep a reviewer from seeing one of them, while a copy not found costs but a
    second look. Only a date that the one page has besides all those of the other may be a misreading.
    """
    scanned = one.scanned or other.scanned
    if not scanned:
        return _digits(one.tokens) == _digits(other.tokens)
    if one.dates - other.dates and other.dates - one.dates:
        return False
    matcher = difflib.SequenceMatcher(None, one.tokens, other.tokens, autojunk=False)
    agreed, doubtful = 0, 0.0
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        mine, theirs = _digits(one.tokens[a0:a1]), _digits(other.tokens[b0:b1])
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


def _same_picture(first: PageText, page: PageText, face: _Face) -> bool:
    other = _face(first)
    if other.tokens != face.tokens and not (first.source == page.source == "ocr"):
        return False
    total = other.grams.total() + face.grams.total()
    if total and 2 * (other.grams & face.grams).total() / total < _FEW_LIKENESS:
        return False  # pages of few words look alike from afar; what they say must be alike too
    if first.image_sha256 and first.image_sha256 == page.image_sha256:
        return True
    if not (first.fingerprint and page.fingerprint):
        return bool(face.tokens) and len(face.tokens) >= 4 and _face(first).tokens == face.tokens
    bits = int(first.fingerprint, 16) ^ int(page.fingerprint, 16)
    numbers = [t for t in face.tokens if t.isdigit()]
    return bits.bit_count() <= _PICTURE_BITS and numbers == [t for t in _face(first).tokens if t.isdigit()]
