"""Of what kind a document is: its heading first, then the parts it is made of and what it is about."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openimr.casefile.documents.headings import heading_score
from openimr.casefile.documents.lines import PageLines
from openimr.casefile.documents.names import person
from openimr.casefile.documents.rules import rules
from openimr.casefile.documents.structure import document_structure
from openimr.casefile.documents.surroundings import leanings
from openimr.casefile.documents.titles import Title, find_deep_titles, find_titles, subject_kinds
from openimr.casefile.documents.trades import signers_trade

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
_EXAMINES = frozenset({"physician", "assistant"})
_SPOKEN_OF = frozenset(
    {"therapy-note", "work-status", "medication-record", "psychological-report", "laboratory-report"}
)
"""Kinds of which a visit's note speaks much, besides being one."""
_LEAST_OF_INJECTION = 5
_GENERAL_KINDS = frozenset({"progress-report", "consultation", "other"})
_BY_TRADE = {"hands": "therapy-note", "mind": "psychological-report"}
_OWN_TITLE = frozenset(
    {"medical-legal-report", "permanent-and-stationary-report", "first-report", "work-status", "request-for-authorization",
     "electrodiagnostic-report", "imaging-report", "ur-decision", "legal", "billing"}
)  # fmt: skip
"""Kinds whose heading stands, whoever signs."""
_ARGUES = re.compile(
    r"\b(?:appeal\w*|reconsider\w*|dispute the|medical necessity|peer[- ]to[- ]peer|(?:was|were|been) (?:denied|non-?certified|modified))\b",
    re.I,
)
"""Who writes about a decision on treatment, and reports no visit."""
_ASKED_FOR = re.compile(
    r"\b(?:(?:was|were|is|been|kindly|who is) referred|referred (?:by|to (?:me|us|this|our|my))|referr(?:ing|al) (?:physician|provider|doctor|source|for|from|by)|ref(?:erred)?(?: by)?\s*:|"
    r"request(?:ing|ed by) (?:physician|provider|dr)|consult\w*|second opinion|thank you (?:very much )?for|thanks for|new patient|initial (?:visit|evaluation|examination|exam)|asked (?:me )?to (?:see|evaluate))",
    re.I,
)
_SIGNS_OF_A_LETTER = 2
_GREETING_ANYWHERE = re.compile(r"(?m)^\W*(?:dear\b|to whom it may|gentlemen|ladies and)", re.I)
_DEEDS = frozenset({"operative-report", "procedure-note"})
_DONE = {
    "operative-report": re.compile(
        r"\b(?:incision|dissect\w*|sutur\w*|vicryl|monocryl|nylon|staples|closed in layers|closure|estimated blood loss|ebl|tourniquet|general (?:endotracheal |anesthesia)|"
        r"intubat\w*|retract\w*|arthroscop\w*|portals?|screws?|hardware|implants?|counts? (?:were|was|agreed)|operating room|surgeon|\w+(?:ectomy|otomy|plasty|desis)|fusion|wound|recovery)\b",
        re.I,
    ),
    "procedure-note": re.compile(
        r"\b(?:needle|gauge|fluoroscop\w*|ultrasound|contrast|omnipaque|isovue|inject\w*|epidural|facet|medial branch|lidocaine|bupivacaine|marcaine|kenalog|depo-?medrol|dexamethasone|"
        r"triamcinolone|methylprednisolone|betamethasone|paresthesia|loss of resistance|trigger points?|ablation)\b",
        re.I,
    ),
}
"""What is told of an operation, and of an injection."""
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
_STRONG_SHARE = 0.5


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
    if share == 1.0:
        for kind, weight in leanings(pages).items():
            scores[kind] += weight
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
        trade = signers_trade(pages)
        if trade in _BY_TRADE:
            return KindFound(
                kind=_BY_TRADE[trade],
                confidence=_GUESS,
                reason="no heading; by the trade of who signed",
                title=None,
            )
        if _is_clinical(text, pages):
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
        examined = examined_in(text) and (
            any(person(line) for line in pages[-1].tail(12)) or signers_trade(pages) is not None
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
        if (
            not told
            and examined
            and not (_ADVOCATE.search(text) or _ARGUES.search(text))
            and signers_trade(pages) in _EXAMINES
        ):
            # A physician's letter that tells what an examination found is a report, whatever its opening.
            told = ["progress-report"]
        if told:
            kind, second = max(told, key=lambda k: scores[k]), scores["correspondence"] - _SIGN
    if (
        kind in _SPOKEN_OF
        and kind not in best_title
        and structure.get(kind, 0.0) < _OWN_STRUCTURE
        and _is_clinical(text, pages)
        and (examined_in(text) or kind == "therapy-note")
        and signers_trade(pages) in _EXAMINES
    ):
        # A physician who tells of therapy that was had, of work or of drugs in a visit writes no paper of that kind.
        kind, second = "progress-report", 0.0
    if (
        (kind not in _NO_REPORT or kind == "other")
        and kind not in ("correspondence", "ur-decision")
        and not _headed(pages[0], best_title.values())
        and not (kind in best_title and best_title[kind].score >= _CLEAR_HEADING)
        and signs["correspondence"] >= _SIGNS_OF_A_LETTER
        and _GREETING_ANYWHERE.search(text)
        and signers_trade(pages) is None
        and not examined_in(text)
    ):
        # Who has no credentials, greets and closes, writes a letter, whatever it speaks of or encloses.
        kind, second = "correspondence", 0.0
    if kind in _DEEDS:
        (other,) = _DEEDS - {kind}
        both = other in best_title or (kind in best_title and heading_score(best_title[kind].text, other) > 0)
        if both and _told(text, other) > _told(text, kind):
            # "Operative/procedure report": what was done tells.
            best_title.setdefault(other, best_title[kind])
            kind, second = other, 0.0
    if (
        kind == "consultation"
        and kind not in best_title
        and not _ASKED_FOR.search(text)
        and _is_clinical(text, pages)
    ):
        # A long history makes no consultation, where nobody asked for one and nobody is new.
        kind, second = "progress-report", 0.0
    if (
        (kind in _SPOKEN_OF or (kind == "correspondence" and not _GREETING_ANYWHERE.search(text)))
        and kind not in best_title
        and (trade := signers_trade(pages)) in _BY_TRADE
    ):
        kind, second = _BY_TRADE[trade or ""], 0.0
    title = best_title.get(kind)
    generic = title is None or not _PHYSICIANS_FORM.search(title.text)
    if kind in _GENERAL_KINDS and generic:
        trade = signers_trade(pages)
        if trade in _BY_TRADE and not any(t.whole and t.kind in _OWN_TITLE for t in best_title.values()):
            kind, second = _BY_TRADE[trade], 0.0
        elif _told(text, "procedure-note") >= _LEAST_OF_INJECTION and not examined_in(text):
            # An injection told with needle, guidance and drug, and no examination: the note of it, however headed.
            kind, second = "procedure-note", 0.0
    elif (
        kind == "therapy-note"
        and structure.get(kind, 0.0) < _OWN_STRUCTURE
        and signers_trade(pages) == "mind"
    ):
        kind, second = "psychological-report", 0.0
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


def _told(text: str, deed: str) -> int:
    """How many words of an operation, or of an injection, a text has."""
    return len({word.lower()[:6] for word in _DONE[deed].findall(text)})


def examined_in(text: str) -> bool:
    """Whether a text tells what an examination found."""
    return len({word.lower()[:5] for word in _EXAMINED.findall(text)}) >= _LEAST_EXAMINED


def _is_clinical(text: str, pages: Sequence[PageLines]) -> bool:
    """Whether a text speaks as the note of a clinician, who signed it."""
    words = {word.lower()[:6] for word in _CLINICAL.findall(text)}
    return len(words) >= _LEAST_CLINICAL and (
        any(person(line) for line in pages[-1].tail(8)) or signers_trade(pages) is not None
    )


def _headed(page: PageLines, titles: Iterable[Title]) -> list[str]:
    """The kinds that headings over the greeting of a letter, or right below it, say."""
    greeting = next((n for n, line in enumerate(page.lines) if _GREETING.match(line)), _TOP)
    return [t.kind for t in titles if t.whole and t.score >= _LETTER_LEAST and t.line <= greeting + 2]
