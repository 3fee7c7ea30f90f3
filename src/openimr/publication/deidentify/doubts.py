"""What may be a name and is not sure enough to remove: at most a few short spans for a person to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openimr.publication.deidentify.capitals import looks_like_name
from openimr.publication.deidentify.spans import Doubt, Kept, Span
from openimr.publication.deidentify.vocabulary import is_common, words
from openimr.publication.deidentify.words import Words

AT_MOST = 3
"""How many a person can look at in one text."""

_CUES = frozenset(
    [
        "with",
        "by",
        "per",
        "from",
        "to",
        "see",
        "saw",
        "via",
        "contacted",
        "between",
        "under",
        "and",
        "that",
        "told",
        "for",
        "of",
        "at",
    ]
)
_STRONG_CUES = frozenset(["with", "by", "per", "saw", "contacted", "told", "via"])


def doubts_in(words_: Words, removed: list[Span], kept: Kept) -> list[Doubt]:
    """The most telling doubtful spans, in the order of the text; none touches what is removed or kept."""
    taken = Kept((span.start, span.end) for span in removed)
    candidates = [
        d
        for d in _candidates(words_)
        if not taken.touches(d.start, d.end) and not kept.touches(d.start, d.end)
    ]
    chosen: list[Doubt] = []
    for doubt in sorted(candidates, key=lambda d: (-d.weight, d.start)):
        clear = all(doubt.end <= other.start or other.end <= doubt.start for other in chosen)
        if clear and len(chosen) < AT_MOST:
            chosen.append(doubt)
    return sorted(chosen, key=lambda d: d.start)


def _candidates(words_: Words) -> Iterator[Doubt]:
    n = 0
    while n < len(words_):
        if not _unplaced(words_, n):
            n += 1
            continue
        last = n
        while (
            last + 1 < len(words_)
            and _unplaced(words_, last + 1)
            and re.fullmatch(r"[^\S\n]?-?[^\S\n]*(?:\n[^\S\n]*){0,3}", words_.gap(last))
        ):
            last += 1
        count = last - n + 1
        cue = (
            words_[n - 1].key
            if n and words_.before(n).strip() in {"", ","} and not words_[n - 1].capital
            else ""
        )
        if count in (2, 3) and cue in _CUES:
            yield _doubt(
                words_,
                n,
                last,
                f"{'two' if count == 2 else 'three'} capitalised words after '{cue}'",
                0.9 if cue in _STRONG_CUES else 0.7,
            )
        elif count in (2, 3) and not words_[n].shouted and not words_.opens_sentence(n):
            yield _doubt(words_, n, last, "capitalised words that are no words of the language", 0.5)
        elif count == 1 and cue in _STRONG_CUES and words_[n].key in words("surnames"):
            yield _doubt(words_, n, n, f"a frequent surname after '{cue}'", 0.6)
        elif (
            count == 1
            and cue in {"by", "per", "saw", "told", "contacted"}
            and len(words_[n].key) > 3
            and not words_[n].shouted
        ):
            yield _doubt(words_, n, n, f"a capitalised word after '{cue}'", 0.45)
        n = last + 1


def _unplaced(words_: Words, n: int) -> bool:
    word = words_[n]
    if len(word.key) < 2 or not looks_like_name(word) or is_common(word.key):
        return False
    # A product is dosed or counted: "Zorvolex 35 mg", "Lidopatch #30".
    after = words_.text[word.end : word.end + 12]
    return not re.match(
        r"\s*(?:#|\d+(?:\.\d+)?\s*(?:mg|mcg|ml|%|tab|cap)|[\u00ae\u2122])", after, re.IGNORECASE
    ) and not re.search(r"\d", word.text)


def _doubt(words_: Words, first: int, last: int, why: str, weight: float) -> Doubt:
    return Doubt(start=words_[first].start, end=words_[last].end, kind="person", why=why, weight=weight)
