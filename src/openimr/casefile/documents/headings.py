"""Lines as headings: of which kinds of document the heading stands in a line, word by word, a recognition error or two forgiven."""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from dataclasses import dataclass

from openimr.casefile.documents.rules import on_change, rules, tokens
from openimr.casefile.documents.structure import part_of

_LEAST_LIKENESS = 0.8
_UNLIKE = 0.3
_LEAST_COVERED = 0.6
_WORTH_A_LOOK = 0.6
_HEADING_PATTERN = 3.4
_SOFT_PATTERN = 2.7
_SHORT = 9
_NOT_A_HEADING = re.compile(
    r"^\W*(?:[A-Z]{0,2}\d{4,5}|re(?![- ](?:eval|exam|check|assess))|regarding|subject|cc|(?:consult(?:ation)? )?requested by|referred by|reason for|enclos\w*|encl|attach\w*|see|per|from|to|dear|attn|via|"
    r"board[- ]certified|board[- ]eligible|diplomate|fellow of|member of|licensed|certified in|chart(?!\s+(?:notes?|summary|review))|"
    r"claim|dob|mrn|patient(?! (?:[a-z]+ ){0,2}(?:status|questionnaire|intake|activity|ledger|information|profile|histor\w+|records?|reports?|notes?|"
    r"visit|summary|statement|account|list|log|form|instructions|consent|release|evaluation|consultation)))\b\s*[:.]?",
    re.I,
)
_GENERAL = frozenset({"progress-report", "consultation"})
_TRADES = frozenset(
    {
        "psychological-report", "therapy-note", "imaging-report", "procedure-note", "operative-report", "medical-legal-report",
        "permanent-and-stationary-report", "electrodiagnostic-report",
    }
)  # fmt: skip
_BESIDE_TRADE = 0.6
_DECIDES = re.compile(
    r"^(?!.*(?:\[|\(\s?[xX]?\s?\)|_{2})).*\b(?:denial|denied|approv(?:al|ed)|(?:non-?)?certif\w+|modifi\w+|determination|decision|response|reply)\b",
    re.I,
)
_BESIDE_DECISION = 0.5
_NOT_ONE = re.compile(
    r"(?<![\w-])\d+\s+\d+(?![\w-])|\b(?:nurse|coordinator|manager|director|radiologist|therapist|surgeon|specialist|assistant|adjuster|attorney|judge)\W*$",
    re.I,
)
_STRAY = re.compile(r"^(?:[a-z|!\[\]({})_~]\s+)+|(?:\s+[a-z|!\[\]({})_~])+$")
_TELEPHONE = re.compile(r"\d{3}[-.) ]{1,2}\d{3,4}")
_PROSE_END = re.compile(r"[a-z]{2,}[.;,]$")
_FOR_DIGITS = str.maketrans({"0": "o", "1": "i", "5": "s", "8": "b", "|": "i"})
ALL = 0.8
"""The share of a line from which on it is hardly more than the heading in it."""
_PLACE = {letter: n for n, letter in enumerate("abcdefghijklmnopqrstuvwxyz0123456789")}


def heading_score(line: str, kind: str) -> float:
    """How much a line is a known heading of this kind; 0 where it is none, or one in the midst of more."""
    return max((score * covered for k, score, covered in kinds_of(line) if k == kind), default=0.0)


def kind_of_heading(words: str) -> str | None:
    """The kind of a document whose heading these words would be, however they are written; None where that is unknown."""
    line = " ".join(word[:1].upper() + word[1:] for word in words.split())
    found = [(score * covered, kind) for kind, score, covered in kinds_of(line) if covered >= _LEAST_COVERED]
    return max(found)[1] if found else None


def is_all_heading(line: str) -> bool:
    """Whether a line is hardly more than the heading of a known kind."""
    letters = "".join(tokens(line))
    return any(covered >= ALL for _, _, covered in kinds_of(without_specks(line))) and 5 <= len(letters) <= 70


def without_specks(line: str) -> str:
    """A heading without what recognition makes of rules and specks beside it."""
    return _STRAY.sub("", line).strip(" |_.:-") or line


@functools.lru_cache(maxsize=20_000)
def kinds_of(line: str) -> tuple[tuple[str, float, float], ...]:
    """The kinds whose headings stand in a line, each with its weight on the first line of a page, and how much of
    the line the heading covers (0 to 1).
    """
    capitals = looks_like_heading(line)
    if not capitals and not _in_sentence_case(line):
        return ()
    words = tokens(line)
    spelt = tuple(_spelt(word) for word in words)
    pairs = _mask("".join(words)) | _mask("".join(spelt))
    found: list[tuple[str, float, float]] = []
    for phrase in _phrases():
        # Most headings share hardly a pair of letters with a line, and are not looked at closely.
        if (phrase.pairs & pairs).bit_count() < phrase.least:
            continue
        match = _phrase_in(phrase.words, words, spelt)
        if match is None:
            continue
        likeness, covered, start = match
        if (covered < 0.45 and start > 1) or (len(phrase.words) == 1 and covered < 0.6):
            continue
        if not capitals and covered < ALL:
            continue
        found.append((phrase.kind, (1.5 + 0.5 * min(len(phrase.words), 6) + covered) * likeness, covered))
    heads_part = part_of(line) is not None
    for rule in rules().kinds.values():
        if any(pattern.search(line) for pattern in rule.headings):
            found.append((rule.kind, _HEADING_PATTERN, 0.9))
        elif len(words) <= _SHORT and not heads_part and any(pattern.search(line) for pattern in rule.soft):
            found.append((rule.kind, _SOFT_PATTERN, 0.8))
    # A decision on a request speaks of the request: "Denial of treatment authorization request".
    if any(kind == "request-for-authorization" for kind, _, _ in found) and _DECIDES.search(line):
        found = [
            (k, s * (_BESIDE_DECISION if k == "request-for-authorization" else 1.0), c) for k, s, c in found
        ]
    # "Progress note" in "acupuncture progress note" says less than the trade before it.
    if any(kind in _TRADES for kind, _, _ in found):
        found = [(k, s * (_BESIDE_TRADE if k in _GENERAL else 1.0), c) for k, s, c in found]
    return tuple(found)


@dataclass(frozen=True, kw_only=True)
class _Phrase:
    kind: str
    words: tuple[str, ...]
    pairs: int
    least: float


@functools.cache
def _phrases() -> tuple[_Phrase, ...]:
    return tuple(
        _Phrase(kind=rule.kind, words=title, pairs=mask, least=_WORTH_A_LOOK * mask.bit_count())
        for rule in rules().kinds.values()
        for title in rule.titles
        for mask in (_mask("".join(title)),)
    )


def _in_sentence_case(line: str) -> bool:
    """Whether a line may be a heading as newer systems set them: few words, the first alone with a capital."""
    words = line.split()
    plain = 1 <= len(words) <= 9 and line[:1].isupper() and not line.rstrip().endswith((".", ",", ";"))
    return plain and not any(p.search(line) for p in (_NOT_A_HEADING, _TELEPHONE, _NOT_ONE))


def looks_like_heading(line: str) -> bool:
    """Whether a line may be a heading: short, no sentence, not an address line or a subject line."""
    if len(line) > 110 or any(p.search(line) for p in (_NOT_A_HEADING, _PROSE_END, _TELEPHONE, _NOT_ONE)):
        return False
    words = list(re.findall(r"[A-Za-z][A-Za-z'’-]*", line))
    if not 1 <= len(words) <= 14:
        return False
    small = {"of", "the", "and", "for", "with", "without", "or", "in", "to", "a", "an", "by", "on"}
    plain = [w for w in words if w.lower() not in small]
    # Headings are set in capitals or with a capital on each word that matters.
    return bool(plain) and sum(1 for w in plain if w[0].isupper()) >= 0.7 * len(plain)


def _phrase_in(
    phrase: tuple[str, ...], words: tuple[str, ...], spelt: tuple[str, ...]
) -> tuple[float, float, int] | None:
    """(likeness, share of the line that it covers, first word) of a phrase in a line; None if it is not there."""
    width = len(phrase)
    wanted = "".join(phrase)
    total = sum(map(len, words)) or 1
    best: tuple[float, float, int] | None = None
    for start in range(len(words) - width + 1):
        window = "".join(spelt[start : start + width])
        plain = "".join(words[start : start + width])
        if plain == wanted:
            likeness = 1.0
        elif len(wanted) < 6 or abs(len(window) - len(wanted)) > 3:
            continue
        else:
            likeness = alike(wanted, window)
        if likeness < 1.0 and _other_word(phrase, words[start : start + width]):
            continue
        if likeness >= _LEAST_LIKENESS and (best is None or likeness > best[0]):
            best = (likeness, len(plain) / total, start)
    spaced = len(words) == 1 or total <= 2 * len(words)
    if best is None and len(wanted) >= 10 and spaced:
        # Letter-spaced headings come out of recognition as single letters, or as one long word.
        joined = "".join(spelt)
        if joined == wanted or (abs(len(joined) - len(wanted)) <= 2 and alike(wanted, joined) >= 0.9):
            best = (0.95, 1.0, 0)
    return best


def _other_word(phrase: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether a word of a line is another word of headings, and no misreading of the phrase's: neurological, psychological."""
    other = [(one, word) for one, word in zip(phrase, said, strict=True) if one != word]
    if any(_begins_otherwise(one, word) for one, word in other):
        return True
    if any(
        len(one) >= 5
        and len(word) >= 4
        and one[:2] != word[:2]
        and word.isalpha()
        and alike(one, word) < _UNLIKE
        for one, word in other
    ):
        return True
    if len(other) != 1:
        return False
    ((one, word),) = other
    return word in _known_words() and one[:4] != word[:4] and alike(one, word) < _LEAST_LIKENESS


def _begins_otherwise(one: str, word: str) -> bool:
    """Whether two long words differ in both of their first letters, as recognition hardly makes them: neurology, radiology."""
    return len(one) >= 7 and len(word) >= 7 and word.isalpha() and one[0] != word[0] and one[1] != word[1]


@functools.cache
def _known_words() -> frozenset[str]:
    return frozenset(word for rule in rules().kinds.values() for title in rule.titles for word in title)


def alike(one: str, other: str) -> float:
    """Likeness of two strings, 0 to 1: the pairs of letters that they share (Dice)."""
    a, b = Counter(_pairs(one)), Counter(_pairs(other))
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else float(one == other)


def _pairs(letters: str) -> list[str]:
    return [letters[i : i + 2] for i in range(len(letters) - 1)]


def _mask(letters: str) -> int:
    """The pairs of letters in a word as the bits of a number, which are compared at once."""
    mask = 0
    for one, other in itertools.pairwise(letters):
        mask |= 1 << (_PLACE.get(one, 36) * 37 + _PLACE.get(other, 36))
    return mask


def _spelt(word: str) -> str:
    """A word with digits that recognition puts for letters turned back, where most of it is letters."""
    letters = sum(c.isalpha() for c in word)
    return word.translate(_FOR_DIGITS) if letters > len(word) / 2 else word


on_change.extend([kinds_of.cache_clear, _phrases.cache_clear, _known_words.cache_clear])
