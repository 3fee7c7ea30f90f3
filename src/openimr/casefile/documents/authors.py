"""Who wrote a document: the person who signed, else the facility on its letterhead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.casefile.documents.lines import PageLines
from openimr.casefile.documents.names import bare_name, facility, is_role, person, stands_alone

_SIGNED = re.compile(
    r"^\W*(?:(?:electronically|digitally)\s+(?:signed|authenticated|approved)(?:\s+(?:and\s+\w+\s+)?by)?|"
    r"(?:e-?)?signed(?:\s+by)?|signature(?:\s+on\s+file)?(?:\s+of\s+[\w ]{3,30})?|/s/|authenticated\s+by|"
    r"(?:requesting\s+|treating\s+)?(?:physician|provider|therapist)(?:'s)?\s+signature|"
    r"(?:interpreted|read|reported|dictated|prepared|performed|completed)\s+by)\s*[:\-]?\s*(?P<rest>.*)$",
    re.I,
)
_IN_ROLE = re.compile(
    r"^\W*(?:surgeon|attending(?:\s+(?:physician|surgeon))?|radiologist|interpreting\s+(?:physician|radiologist)|"
    r"physician(?:\s+name)?|(?:requesting|treating|evaluating|examining|performing|primary treating)\s+physician(?:\s+name)?|"
    r"provider(?:\s+name)?|therapist|examiner|clinician|author|reporting\s+physician)\s*[:\-]\s*(?P<rest>.+)$",
    re.I,
)
_CLOSING = re.compile(
    r"^\W*(?:sincerely|respectfully(?:\s+(?:submitted|yours))?|(?:very\s+)?truly\s+yours|yours\s+(?:truly|sincerely)|"
    r"(?:best|kind|warm)\s+regards|regards|cordially|thank\s+you)\b[\s\w]{0,16}[,.]?$",
    re.I,
)
_SENDER = re.compile(r"^\W*from\b\s*(?P<colon>[:.])?\s*(?P<rest>.*)$", re.I)
_EMPLOYEE = re.compile(
    r"^\W*(?:employee(?:'s)?\s+name|injured\s+(?:worker|employee)(?:'s)?(?:\s+name)?|employee)"
    r"(?:\s*\([^)]*\))?\s*[:.]\s*(?P<rest>.*)$",
    re.I,
)
_FIRST_AND_LAST = re.compile(r"^\W*first\s+name\b.*\blast\s+name\b\W*$", re.I)
_NAME_PART = re.compile(
    r"^\W*(?P<part>first|last)\s+name\W*$|^\W*(?P<initial>mi|m\.i\.|middle(?:\s+initial)?)\W*$", re.I
)
_NEXT_FIELD = re.compile(r"\s+(?:fax|phone|tel|date|to|pages?|dob|claim)\b.*$|\s{2,}.*$", re.I)
_MISLEADING = re.compile(
    r"\b(?:cc|copy|copies|referr(?:ed|ing)|peer\s+review(?:er|ed)?|reviewed\s+by|reviewer|physician\s+advisor)\b",
    re.I,
)
_ADDRESSEE = 12


def document_author(pages: Sequence[PageLines], how: str) -> str | None:
    """The author of a document as written, with credentials; else the facility; else None.

    `how` says who counts: 'signer', 'sender' (of a fax cover) or 'employee' (of an application).
    """
    if not pages:
        return None
    if how == "employee":
        return _employee(pages) or _signer(pages)
    if how == "sender":
        return _sender(pages) or _signer(pages) or _facility(pages[0])
    return _signer(pages) or _in_role(pages) or _facility(pages[0])


def ends_signed(page: PageLines) -> bool:
    """Whether a page ends as the last page of a document does: with a closing, a signature or a name."""
    return any(_SIGNED.match(line) or _CLOSING.match(line) for line in page.tail(10)) or any(
        _is_signature(line) for line in page.tail(6)
    )


def _signer(pages: Sequence[PageLines]) -> str | None:
    """Who signed: said so, or named below a closing, or named alone; the last page first."""
    for find in (_said_to_have_signed, _named_with_role, _named_alone):
        for page in reversed(pages):
            found = find(page.lines, min(_ADDRESSEE, len(page.lines) // 2) if page is pages[0] else 0)
            if found:
                return found
    return None


def _said_to_have_signed(lines: Sequence[str], _: int) -> str | None:
    for number in range(len(lines) - 1, -1, -1):
        match = _SIGNED.match(lines[number])
        if match:
            for candidate in (match["rest"], *lines[number + 1 : number + 3]):
                found = person(candidate) or bare_name(candidate)
                if found:
                    return found
            # Forms print the line below the name that is signed on it.
            if number and _is_signature(lines[number - 1]):
                return person(lines[number - 1])
        if _CLOSING.match(lines[number]):
            for candidate in lines[number + 1 : number + 7]:
                found = person(candidate) or bare_name(candidate)
                if found:
                    return found
    return None


def _named_with_role(lines: Sequence[str], addressee: int) -> str | None:
    """A name with what the person is on the line below: the foot of a letter without a closing."""
    for number in range(len(lines) - 2, addressee - 1, -1):
        if is_role(lines[number + 1]) and not _MISLEADING.search(lines[number + 1]):
            found = person(lines[number]) if _is_signature(lines[number]) else bare_name(lines[number])
            if found:
                return found
    return None


def _named_alone(lines: Sequence[str], addressee: int) -> str | None:
    """The last line that is a name with credentials; near the top of a letter that is whom it goes to."""
    for number in range(len(lines) - 1, -1, -1):
        if _is_signature(lines[number]) and (number >= addressee or number >= len(lines) - 4):
            return person(lines[number])
    return None


def _is_signature(line: str) -> bool:
    return stands_alone(line) and not _MISLEADING.search(line)


def _in_role(pages: Sequence[PageLines]) -> str | None:
    for page in pages:
        for line in page.lines:
            match = _IN_ROLE.match(line)
            found = (person(match["rest"]) or bare_name(match["rest"])) if match else None
            if found:
                return found
    return None


def _sender(pages: Sequence[PageLines]) -> str | None:
    for page in pages:
        for number, line in enumerate(page.lines):
            match = _SENDER.match(line)
            if not match:
                continue
            rest = match["rest"] or (page.lines[number + 1] if number + 1 < len(page.lines) else "")
            rest = _NEXT_FIELD.sub("", rest).strip(" ,_-")
            found = person(rest) or bare_name(rest) or facility(rest) or (rest if match["colon"] else None)
            if found and any(c.isalpha() for c in found) and len(found) <= 80:
                return found
    return None


def _employee(pages: Sequence[PageLines]) -> str | None:
    """The employee that a form names, whether its values stand beside their labels or below them."""
    for page in pages:
        lines = page.lines
        parts: dict[str, str] = {}
        for number, line in enumerate(lines[:-1]):
            below = lines[number + 1].strip(" _-")
            match = _EMPLOYEE.match(line)
            if match:
                value = _NEXT_FIELD.sub("", match["rest"]).strip(" ,_-") or below
                if 1 <= len(value.split()) <= 6 and not any(c.isdigit() for c in value):
                    return value
            if _FIRST_AND_LAST.match(line) and 2 <= len(below.split()) <= 5:
                return below
            part = _NAME_PART.match(line)
            if part and not _NAME_PART.match(below):
                parts.setdefault((part["part"] or "initial").lower(), below)
        if "first" in parts and "last" in parts:
            initial = parts.get("initial", "")[:1]
            return " ".join(p for p in (parts["first"], f"{initial}." if initial else "", parts["last"]) if p)
    return None


def _facility(page: PageLines) -> str | None:
    """The first line of the letterhead that names a place of work."""
    return next((found for line in page.head(5) if (found := facility(line))), None)
