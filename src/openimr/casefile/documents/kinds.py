"""Of what kind a document is: its heading first, then the parts it is made of and what it is about."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openimr.casefile.documents.lines import PageLines
from openimr.casefile.documents.names import person
from openimr.casefile.documents.rules import rules
from openimr.casefile.documents.structure import document_structure
from openimr.casefile.documents.titles import Title, find_deep_titles, find_titles, subject_kinds

_SIGN = 0.7
_MOST_SIGNS = 4
_CLEAR_HEADING = 2.6
_BESIDE_HEADING = 0.4
_MOST_STRUCTURE = 3.6
_OWN_STRUCTURE = 2.0
_LATER_TITLE = 0.25
_LEAST = 1.4
_CLEAR_LEAD = 2.5
_LETTER_LEAST = 1.4
_BY_FAX = re.compile(
    r"\bfax|\bfacsimile|\btelecop|\b(?:number|no\.?|#|total) (?:of )?pages|\bpages\s*:", re.I
)
_NAMED_LIKE = 0.6
_REPORT_AS_LETTER = 0.5
_NO_REPORT = frozenset({"legal", "other", "billing", "fax-cover", "application", "request-for-authorization"})
_GREETING = re.compile(r"^\W*(?:dear\b|to whom\b|gentlemen|ladies and)", re.I)
_TOP = 16
_CLINICAL = re.compile(
    r"\b(?:patient|pain|tender\w*|range of motion|flexion|extension|strength|reflex\w*|sensation|gait|continue|refill\w*|return|follow|weeks|"
    r"medication\w*|mg|therapy|diagnos\w*|exam\w*|spasm|swelling|assessment|plan|injur\w+|symptom\w*|improv\w+)\b",
    re.I,
)
_EXAMINED = re.compile(
    r"\b(?:pulse|blood pressure|BP|reflex\w*|tender\w*|palpation|motion|flexion|extension|gait|walking|strength|motor|sensation|light touch|"
    r"spasm|swelling|effusion|scars?)\b",
    re.I,
)
"""What an examination finds, told in prose: who writes so reports one."""
_LEAST_EXAMINED = 3
_PHYSICIAN = re.compile(r"\b(?:M\.?\s?D|D\.?\s?O)\b\.?")
_PSYCHOLOGIST = re.compile(
    r"\b(?:(?:clinical|licensed) psychologist|psychotherapist|Psy\.? ?D\b|L\.?C\.?S\.?W\b|L?MFT\b)|\bpsychologist\W*$",
    re.I,
)
_PHYSICIANS_FORM = re.compile(r"\bPR-?2\b|\bphysician", re.I)
_ADVOCATE = re.compile(r"\b(?:represents?|represented|our client|attorneys?|law offices?)\b", re.I)
"""Who argues about a decision or report, and did not make it."""
_SIGNS_BESIDE_SUBJECT = 2
_LEAST_CLINICAL = 7
_GUESS = 0.2
_STRONG_SIGNS = 4
_STRONG_SHARE = 0.6


@dataclass(frozen=True, kw_only=True)
class KindFound:
    """The kind of a document, how sure that is (0 to 1), and why."""

    kind: str
    confidence: float
    reason: str
    title: Title | None


def document_kind(pages: Sequence[PageLines]) -> KindFound:
    """The kind of the document on these pages; `other` where nothing tells, with confidence 0."""
    scores: dict[str, float] = defaultdict(float)
    best_title: dict[str, Title] = {}
    for number, page in enumerate(pages):
        seen: set[str] = set()
        for title in (*find_titles(page), *(find_deep_titles(page) if number == 0 else ())):
            best = best_title.get(title.kind)
            named_like = best is not None and not best.whole and title.score > _NAMED_LIKE * best.score
            if number == 0 and title.whole and named_like:
                best_title[title.kind] = title  # the heading itself, not the office that is named like it
            if title.kind in seen:
                continue
            seen.add(title.kind)
            scores[title.kind] += title.score * (1.0 if number == 0 else _LATER_TITLE)
            if number == 0 or title.kind not in best_title:
                best_title.setdefault(title.kind, title)
    # A clear heading says it; the parts then only lean on the scale.
    share = _BESIDE_HEADING if max(scores.values(), default=0.0) >= _CLEAR_HEADING else 1.0
    structure = document_structure(pages)
    for kind, weight in structure.items():
        scores[kind] += share * min(weight, _MOST_STRUCTURE)
    text = "\n".join(page.text for page in pages)
    small = text.lower()
    signs = {
        kind: sum(sign.stands_in(text, small) for sign in rule.signs) for kind, rule in rules().kinds.items()
    }
    for kind, count in signs.items():
        scores[kind] += _SIGN * min(count, _MOST_SIGNS)
    if "correspondence" not in best_title and any(
        t.whole and t.kind not in _NO_REPORT for t in best_title.values()
    ):
        # A report sent as a letter is a report: its heading says what it is, its greeting only how it was sent.
        scores["correspondence"] *= _REPORT_AS_LETTER
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _LEAST:
        if _is_clinical(text, pages[-1]):
            return KindFound(
                kind="progress-report",
                confidence=_GUESS,
                reason="no heading; speaks as a clinician's note",
                title=None,
            )
        return KindFound(
            kind="other", confidence=0.0, reason="no heading and few signs of any kind", title=None
        )
    (kind, top), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0.0
    strong = signs[kind] >= _STRONG_SIGNS and signs[kind] >= _STRONG_SHARE * len(rules().kinds[kind].signs)
    if (
        kind not in best_title
        and not strong
        and structure.get(kind, 0.0) < _OWN_STRUCTURE
        and signs["correspondence"] >= 2
        and scores["correspondence"] >= _LETTER_LEAST
    ):
        # Without a heading or parts of its own, what is written as a letter is one, whatever it speaks of.
        kind, top, second = "correspondence", scores["correspondence"], 0.0
    if kind == "correspondence" and kind not in best_title:
        # Many reports are written as letters; the heading over the greeting, or what the letter says of itself, tells.
        examined = (
            any(person(line) for line in pages[-1].tail(12))
            and len({word.lower()[:5] for word in _EXAMINED.findall(text)}) >= _LEAST_EXAMINED
        )
        subject = frozenset() if _ADVOCATE.search(text) else subject_kinds(pages[0])
        told = _headed(pages[0], best_title.values()) or [
            k
            for k, rule in rules().kinds.items()
            if (
                (signs[k] or (examined and not _ADVOCATE.search(text)))
                and any(p.search(text) for p in rule.prose)
            )
            or (k in subject and signs[k] >= _SIGNS_BESIDE_SUBJECT)
        ]
        if told:
            kind, second = max(told, key=lambda k: scores[k]), scores["correspondence"] - _SIGN
    if (
        kind == "therapy-note"
        and kind not in best_title
        and structure.get(kind, 0.0) < _OWN_STRUCTURE
        and any(_PHYSICIAN.search(name) for line in pages[-1].tail(8) if (name := person(line)))
        and _is_clinical(text, pages[-1])
    ):
        # A physician who tells of therapy that was had writes no therapist's note.
        kind, second = "progress-report", 0.0
    title = best_title.get(kind)
    if (
        kind in ("progress-report", "consultation")
        and not (title is not None and _PHYSICIANS_FORM.search(title.text))
        and signs["psychological-report"] >= _SIGNS_BESIDE_SUBJECT
        and any(_PSYCHOLOGIST.search(line) for line in (*pages[0].head(5), *pages[-1].tail(6)))
    ):
        # What a psychologist reports is a psychological report, however it is headed.
        kind, second = "psychological-report", 0.0
    if kind == "fax-cover" and kind not in best_title and not _BY_FAX.search(text):
        # To, from, date, subject: a memorandum, where nothing says that it was a fax's cover.
        kind, second = "correspondence", 0.0
    first = best_title.get(kind)
    # Nearly sure when nothing else comes near; a guess when another kind scores as much.
    confidence = 1 - math.exp(-(top - second) / _CLEAR_LEAD)
    what = f"heading '{first.text}'" if first else "no heading"
    return KindFound(
        kind=kind,
        confidence=round(confidence, 2),
        reason=f"{what}, {signs[kind]} sign{'' if signs[kind] == 1 else 's'} of its kind",
        title=first,
    )


def _is_clinical(text: str, last: PageLines) -> bool:
    """Whether a text speaks as the note of a clinician, who signed it."""
    words = {word.lower()[:6] for word in _CLINICAL.findall(text)}
    return len(words) >= _LEAST_CLINICAL and any(person(line) for line in last.tail(8))


def _headed(page: PageLines, titles: Iterable[Title]) -> list[str]:
    """The kinds that headings over the greeting of a letter, or right below it, say."""
    greeting = next((n for n, line in enumerate(page.lines) if _GREETING.match(line)), _TOP)
    return [t.kind for t in titles if t.whole and t.score >= _LETTER_LEAST and t.line <= greeting + 2]
