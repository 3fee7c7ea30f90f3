"""Headings: which lines at the top of a page look like one, and of what kind of document."""

from __future__ import annotations

import dataclasses
import functools
import itertools
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.lines import PageLines
from openimr.casefile.documents.names import facility, person
from openimr.casefile.documents.rules import on_change, rules, tokens
from openimr.casefile.documents.structure import part_of

_TOP = 14
_ROWS_WITH_HEADINGS = 2
_DEEP = 34
_DEEP_WEIGHT = 0.8
_LETTERHEAD_WEIGHT = 0.62
_ADDRESS = re.compile(
    r"\b[A-Z]{2}\.?,?\s+\d{5}\b|\b(?:phone|tel|telephone|fax|ph)\b\W{0,3}\(?\d{3}|^\W*(?:\d{1,6}|P\.?O\.?)\s+[A-Z]",
    re.I,
)
_LEAST_LIKENESS = 0.8
_UNLIKE = 0.3
_LEAST_COVERED = 0.6
_WORTH_A_LOOK = 0.6
_HEADING_PATTERN = 3.4
_SOFT_PATTERN = 2.7
_SHORT = 9
_MORE_ON_TWO_LINES = 0.5
_SET_APART = 0.8
_NOT_A_HEADING = re.compile(
    r"^\W*(?:[A-Z]{0,2}\d{4,5}|re(?![- ](?:eval|exam|check|assess))|regarding|subject|cc|(?:consult(?:ation)? )?requested by|referred by|reason for|enclos\w*|encl|attach\w*|see|per|from|to|dear|attn|via|"
    r"board[- ]certified|board[- ]eligible|diplomate|fellow of|member of|licensed|certified in|chart(?!\s+(?:notes?|summary|review))|"
    r"claim|dob|mrn|patient(?! (?:[a-z]+ ){0,2}(?:status|questionnaire|intake|activity|ledger|information|profile|histor\w+|records?|reports?|notes?|"
    r"visit|summary|statement|account|list|log|form|instructions|consent|release|evaluation|consultation)))\b\s*[:.]?",
    re.I,
)
_DATE_FIRST = re.compile(
    r"^\W*(?:\d{1,2}\.\s+)?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}-[A-Z]{3}-\d{2,4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})\b"
)
_DATE_LAST = re.compile(
    r"[\s,:(–-]+(?:dated\s+)?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d{1,2}[- ][A-Z][a-z]{2,8}[- ]\d{2,4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})\W*$",
    re.I,
)
_ENCLOSED = re.compile(
    r"^\W*(?:exhibit|tab|encl(?:osure)?|attachment|item|ex)\.?\s+(?:no\.?\s*)?[A-Z0-9]{1,3}\s*[:.)–-]+\s*\w{2}",
    re.I,
)
_OFFICE_HELD = re.compile(
    r"\b(?:evaluator|examiner|physician|surgeon|chiropractor|acupuncturist|psychologist)\W*$", re.I
)
_COLUMNS = re.compile(
    r"^\W*(?:(?:dates?|of|records?|documents?|authors?|providers?|physicians?|descriptions?|types?|pages?|source|facility|kind|title|report|no\.?|item)\W*)+$",
    re.I,
)
"""The head of a table of records."""
_DATED = re.compile(r"[\s,(-]+(?:dated?|of|from|on)?\W*$", re.I)
_LONG_LINE = 62
_LARGER = 1.18
_UNENDED = re.compile(r"(?:\b[a-z]+|,|\b(?:Dr|Mr|Ms)\.)\s*$")
_OF_A_LIST = re.compile(
    r"^\W*(?:(?:records?|documents?|information|materials?|enclosures?|list|index)\b.*\b(?:submitted|reviewed|received|considered|enclosed|provided|records?|documents?)\b)",
    re.I,
)
"""Heads of lists, which are titles at the top of a page only."""
_AFTER_A_LETTER = re.compile(
    r"^\W*(?:enclos\w*|encl\.?|attachments?|c\.?c\.?|sincerely|respectfully|(?:very )?truly|yours|cordially)\b.{0,30}$",
    re.I,
)
_SUBJECT = re.compile(r"^\W*(?:re|regarding|subject)\s*[:.]\s*(?P<rest>\S.*)$", re.I)
_PARTS = re.compile(r"\s+[-–—]+\s+|[;,:]\s+|\s{2,}")
_BULLET = re.compile(r"^\s*[-–•·▪◦●○■□]\s*(?=\w)")
_ITEM = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|[-•*·])\s")
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
_PAPER = re.compile(
    r"\b(?:report|note|record|stud(?:y|ies)|evaluation|examination|exam|consultation|consult|visit|request|decision|determination|denial|notice|"
    r"results?|summary|log|list|profile|history|sheet|form|slip|statement|review|screen|test|panel|mri|ct|x-?ray|injection|block|letter)s?\b",
    re.I,
)
_TELEPHONE = re.compile(r"\d{3}[-.) ]{1,2}\d{3,4}")
_PROSE_END = re.compile(r"[a-z]{2,}[.;,]$")
_FOR_DIGITS = str.maketrans({"0": "o", "1": "i", "5": "s", "8": "b", "|": "i"})


@dataclass(frozen=True, kw_only=True)
class Title:
    """A heading found on a page: the line as written, its kind, how much it counts, which line it is."""

    kind: str
    text: str
    score: float
    line: int
    whole: bool = True
    """Whether the line is hardly more than the heading."""
    joined: bool = False
    """Whether it is set on two lines."""


def find_titles(page: PageLines) -> list[Title]:
    """The headings of known kinds among the first lines of a page, the weightiest first."""
    head = page.head(_TOP)
    items = _items(head)
    found = _titles_in_cells(page)
    large = _large(page)
    alone = [
        None
        if position in items or _BULLET.match(line) or _runs_on(head, position) or _held(head, position)
        else _best(_titles_of(line, position, head, large=line in large))
        for position, line in enumerate(head)
    ]
    found += [title for title in alone if title is not None]
    for position, (line, below) in enumerate(itertools.pairwise(head)):
        # A heading set on two lines counts as one only where the two say more than either does.
        if position in items or position + 1 in items:
            continue
        if looks_like_heading(line) and looks_like_heading(below) and len(line) + len(below) < 110:
            both = _best(_titles_of(f"{line} {below}", position, head))
            least = max(
                (t.score for t in (alone[position], alone[position + 1]) if t is not None), default=0.0
            )
            if both is not None and both.score > least + _MORE_ON_TWO_LINES:
                found.append(dataclasses.replace(both, joined=True))
    return sorted(found, key=lambda t: (-t.score, t.line))


def _titles_in_cells(page: PageLines) -> list[Title]:
    """Headings that stand in a row beside the name of the office or a day: cells that are nothing else."""
    found = []
    for row in page.rows[:_ROWS_WITH_HEADINGS]:
        for cell in row if len(row) > 1 else ():
            if cell.text.upper() == cell.text and is_all_heading(cell.text) and part_of(cell.text) is None:
                line = next((n for n, said in enumerate(page.head(_TOP)) if cell.text in said), 0)
                best = _best([t for t in _titles_of(cell.text, line, ()) if t.whole])
                if best is not None:
                    found.append(best)
    return found


def _items(head: Sequence[str]) -> frozenset[int]:
    """Which lines are items of a list of records, and no headings: lines beside each other that a date begins or ends
    ("MRI of the knee, 3/4/2012" above another such), or that name an exhibit and what it is.
    """
    found = {
        n
        for n, line in enumerate(head)
        if _ENCLOSED.match(line) or (_ITEM.match(line) and _dated_record(line))
    }
    found |= _rows_of_records(head)
    for dated in (
        [bool(_DATE_FIRST.match(line)) for line in head],
        [bool(_DATE_LAST.search(line)) and bool(_kinds_of(_DATE_LAST.sub("", line))) for line in head],
    ):
        found |= {
            n
            for n, here in enumerate(dated)
            if here and ((n > 0 and dated[n - 1]) or (n + 1 < len(dated) and dated[n + 1]))
        }
    return frozenset(found)


def _dated_record(line: str) -> bool:
    """Whether a line names a record and then its day, as an item of a list does: "Psychological evaluation dated 9/2/2011, A. Stone"."""
    dates = find_dates(line)
    if len(dates) != 1 or ":" in line[: dates[0].start]:
        return False
    words = _DATED.sub("", _ITEM.sub("", line[: dates[0].start]))
    return len(words) > 2 and bool(_kinds_of(words.strip(" ,-(")))


def _rows_of_records(head: Sequence[str]) -> set[int]:
    """The lines of a table of records, below a head such as "Document, Date, Author": each a record and its day."""
    start = next(
        (n for n, line in enumerate(head) if _COLUMNS.match(line) and len(line.split()) > 1), len(head)
    )
    return set(
        itertools.takewhile(
            lambda n: _dated_record(head[n]) or bool(_DATE_FIRST.match(head[n])), range(start + 1, len(head))
        )
    )


def _runs_on(head: Sequence[str], position: int) -> bool:
    """Whether a line is the end of the sentence that the long line before it begins: "... to be seen on 3/4 for | PR-2."."""
    before, line = head[position - 1] if position else "", head[position]
    if line.upper() == line and before.upper() != before and len(line.split()) > 1:
        return False
    return len(before) >= _LONG_LINE and bool(_UNENDED.search(before))


def _held(head: Sequence[str], position: int) -> bool:
    """Whether a line says what the person named on the line above is: "Una Strand, M.D." over "Agreed Medical Evaluator"."""
    return (
        position > 0 and bool(_OFFICE_HELD.search(head[position])) and person(head[position - 1]) is not None
    )


def _large(page: PageLines) -> frozenset[str]:
    """The lines near the top that are set in larger type than most of the page."""
    heights = [cell.height for row in page.rows for cell in row if cell.height]
    usual = statistics.median(heights) if heights else 0.0
    return frozenset(
        row[0].text
        for row in (page.rows[: _TOP + 4] if usual else ())
        if len(row) == 1 and row[0].height > _LARGER * usual
    )


def find_deep_titles(page: PageLines) -> list[Title]:
    """Headings farther down, as letters have them below date, addressee and subject: lines that are all heading."""
    found = []
    head = page.head(_DEEP)
    items = _items(head)
    for position, line in enumerate(head):
        if _AFTER_A_LETTER.match(line):
            break
        if position in items or _runs_on(head, position) or _OF_A_LIST.search(line):
            continue
        if position < _TOP or _ITEM.match(line) or not is_all_heading(line):
            continue
        best = _best(_titles_of(line, position, ()))
        if best is not None:
            found.append(
                Title(
                    kind=best.kind, text=best.text, score=round(best.score * _DEEP_WEIGHT, 3), line=position
                )
            )
    return sorted(found, key=lambda t: (-t.score, t.line))


def subject_kinds(page: PageLines) -> frozenset[str]:
    """The kinds that the subject line of a letter names ("RE: Utilization review determination")."""
    subjects = (m["rest"] for line in page.head(_DEEP) if (m := _SUBJECT.match(line)))
    return frozenset(
        kind
        for rest in subjects
        for part in _PARTS.split(rest)
        for kind, _, covered in _kinds_of(part)
        if covered >= _ALL
    )


def is_address(line: str) -> bool:
    """Whether a line is one of an address: street, town with its code, or telephone."""
    return bool(_ADDRESS.search(line))


def heading_score(line: str, kind: str) -> float:
    """How much a line is a known heading of this kind; 0 where it is none, or one in the midst of more."""
    return max((score * covered for k, score, covered in _kinds_of(line) if k == kind), default=0.0)


def kind_of_heading(words: str) -> str | None:
    """The kind of a document whose heading these words would be, however they are written; None where that is unknown."""
    line = " ".join(word[:1].upper() + word[1:] for word in words.split())
    found = [(score * covered, kind) for kind, score, covered in _kinds_of(line) if covered >= _LEAST_COVERED]
    return max(found)[1] if found else None


def is_all_heading(line: str) -> bool:
    """Whether a line is hardly more than the heading of a known kind."""
    letters = "".join(tokens(line))
    return (
        any(covered >= _ALL for _, _, covered in _kinds_of(without_specks(line))) and 5 <= len(letters) <= 70
    )


_ALL = 0.8


def _best(titles: list[Title]) -> Title | None:
    return max(titles, key=lambda t: t.score, default=None)


def _titles_of(line: str, position: int, head: Sequence[str], *, large: bool = False) -> list[Title]:
    near_top = max(0.4, 1.0 - 0.04 * position)
    found = []
    for kind, score, covered in _kinds_of(line):
        # The name of an office speaks of its trade ("Diagnostic Imaging"), above its address.
        office = (
            covered < 0.85
            and position <= 2
            and any(_ADDRESS.search(below) for below in head[position + 1 : position + 4])
        )
        office = office or (covered < 0.85 and position <= 2 and bool(_ADDRESS.search(line)))
        # So it does above another line, where it says no paper: "Valley Radiology Partners", "Kern Therapy Group".
        office = office or (
            covered < 0.85 and position <= 1 and not _PAPER.search(line) and bool(facility(line))
        )
        # A letter has its heading below date and addressee, alone on its line and in capitals.
        set_apart = covered >= _ALL and (large or line.upper() == line) and part_of(line) is None
        weight = max(near_top, _SET_APART if set_apart else 0.0) * (_LETTERHEAD_WEIGHT if office else 1.0)
        found.append(
            Title(
                kind=kind,
                text=without_specks(line),
                score=round(score * weight, 3),
                line=position,
                whole=covered >= _ALL,
            )
        )
    return found


def without_specks(line: str) -> str:
    """A heading without what recognition makes of rules and specks beside it."""
    return _STRAY.sub("", line).strip(" |_.:-") or line


@functools.lru_cache(maxsize=20_000)
def _kinds_of(line: str) -> tuple[tuple[str, float, float], ...]:
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
        if not capitals and covered < _ALL:
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


_PLACE = {letter: n for n, letter in enumerate("abcdefghijklmnopqrstuvwxyz0123456789")}


def _spelt(word: str) -> str:
    """A word with digits that recognition puts for letters turned back, where most of it is letters."""
    letters = sum(c.isalpha() for c in word)
    return word.translate(_FOR_DIGITS) if letters > len(word) / 2 else word


on_change.extend([_kinds_of.cache_clear, _phrases.cache_clear, _known_words.cache_clear])
