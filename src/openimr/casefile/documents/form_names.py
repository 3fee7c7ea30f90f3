"""Whom a form or a cover names: the sender of a fax, the employee of an application."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.casefile.documents.cells import above, beside_or_below
from openimr.casefile.documents.lines import PageLines
from openimr.casefile.documents.names import bare_name, facility, is_surname_first, person

_FROM = re.compile(r"\b(?:from|sender|sent by)\s*:\s*(?P<rest>.*)$", re.I)
_FROM_ALONE = re.compile(r"^\W*(?:from|sender|sent by|from \(name\)|name of sender)\W*$", re.I)
_EMPLOYEE_SIGNED = re.compile(
    r"\b(?:employee|worker|applicant)(?:'s)?\s+signature\s*[:.]?\s*(?P<rest>.+)$|\bsignature of (?:employee|injured worker)\s*[:.]?\s*(?P<other>.+)$",
    re.I,
)
_EMPLOYEE_LABEL = re.compile(
    r"^\W*(?:employee|injured (?:worker|employee)|applicant)(?:'s)?(?:\s+(?:full\s+)?name)?(?:\s*\([^)]*\)?)?\W*$|^\W*name of (?:employee|injured worker)\W*$",
    re.I,
)
_EMPLOYEE_CAPTION = re.compile(
    r"^\W*(?:(?:employee|injured (?:worker|employee)|worker|applicant)(?:'s)?\s+signature|signature\s+of\s+(?:the\s+)?(?:employee|injured\s+(?:worker|employee)|worker|applicant))\W*$",
    re.I,
)
_SENDER = re.compile(r"^\W*from\b\s*(?P<colon>[:.])?\s*(?P<rest>.*)$", re.I)
_EMPLOYEE = re.compile(
    r"^\W*(?:name\s+of\s+(?:the\s+)?(?:employee|injured\s+(?:worker|employee))(?=\W*[_:.])|employee(?:'s)?\s+name|injured\s+(?:worker|employee)(?:'s)?(?:\s+name)?|employee)"
    r"(?:\s*\([^)]*\))?\s*[:._][\s:._]*(?P<rest>.*)$",
    re.I,
)
_FIRST_AND_LAST = re.compile(r"^\W*first\s+name\b.*\blast\s+name\b\W*$", re.I)
_NAME_PART = re.compile(
    r"^\W*(?P<part>first|last)\s+name\W*$|^\W*(?P<initial>mi|m\.i\.|middle(?:\s+initial)?)\W*$", re.I
)
_NEXT_FIELD = re.compile(
    r"\s+(?:fax|phone|tel|telephone|date|to|pages?|dob|claim|address|street|city|e-?mail|ssn|employer|occupation|sex|gender|attorney)\b.*$|\s{2,}.*$",
    re.I,
)


def sender(pages: Sequence[PageLines]) -> str | None:
    """Who sent a fax or a letter by its own field "From", whether the value stands beside or below it."""
    for page in pages:
        for row, cells in enumerate(page.rows):
            for number, cell in enumerate(cells):
                if _FROM_ALONE.match(cell.text):
                    for value in beside_or_below(page.rows, row, number):
                        found = None if _OTHER_LABEL.match(value) else _sender_in(value, sure=True)
                        if found:
                            return found
                match = _FROM.search(cell.text)
                inside = None if match else _SENDER.match(cell.text)
                found = (
                    _sender_in(match["rest"], sure=True) if match
                    else _sender_in(inside["rest"], sure=False) if inside
                    else None
                )  # fmt: skip
                if found:
                    return found
        for number, line in enumerate(page.lines):
            match = _FROM.search(line) or _SENDER.match(line)
            if not match:
                continue
            rest = match["rest"] or (page.lines[number + 1] if number + 1 < len(page.lines) else "")
            found = _sender_in(rest, sure=":" in match[0])
            if found:
                return found
    return None


_OTHER_LABEL = re.compile(
    r"^\W*(?:to|from|fax|phone|tel|telephone|date|pages?|re|subject|company|attn|attention|number|no|cc)\b\W*(?:$|no\b|number|#|\(|:)",
    re.I,
)


def _sender_in(rest: str, *, sure: bool) -> str | None:
    """The sender in what follows "From"; `sure` where a colon or a form says that it does."""
    rest = _NEXT_FIELD.sub("", rest).strip(" ,_-")
    found = person(rest) or bare_name(rest) or facility(rest) or (rest if sure else None)
    return found if found and any(c.isalpha() for c in found) and len(found) <= 80 else None


def employee(pages: Sequence[PageLines]) -> str | None:
    """The employee that a form names, given name first where it is signed so: the name typed on it may be turned."""
    found = _employee(pages)
    if found is None or not is_surname_first(found):
        return found
    surname, given = (re.escape(part.strip()) for part in found.split(",", 1))
    plain = re.compile(rf"\b{given}(?:\s+[A-Z]\.?)?\s+{surname}\b", re.I)
    signed = (m for page in reversed(pages) for line in reversed(page.lines) if (m := plain.search(line)))
    return next((m[0] for m in signed), found)


def _employee(pages: Sequence[PageLines]) -> str | None:
    """The employee that a form names, whether its values stand beside their labels or below them."""
    for page in pages:
        lines = page.lines
        parts: dict[str, str] = {}
        for row, cells in enumerate(page.rows):
            for number, cell in enumerate(cells):
                if _EMPLOYEE_LABEL.match(cell.text):
                    for value in beside_or_below(page.rows, row, number):
                        if is_persons(value):
                            return value.strip(" ,_-")
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
        for line in lines:
            signed = _EMPLOYEE_SIGNED.search(line)
            value = _NEXT_FIELD.sub("", (signed["rest"] or signed["other"]) if signed else "").strip(" ,_-")
            if is_persons(value):
                parts.setdefault("signed", value)
        if "first" in parts and "last" in parts:
            initial = parts.get("initial", "")[:1]
            return " ".join(p for p in (parts["first"], f"{initial}." if initial else "", parts["last"]) if p)
        if "signed" in parts:
            return parts["signed"]
    return _over_captions(pages)


def _over_captions(pages: Sequence[PageLines]) -> str | None:
    """The employee of a form that sets its captions below what is written: the name over "Employee" or its signature."""
    for page in pages:
        for row, cells in enumerate(page.rows):
            for number, cell in enumerate(cells):
                if _EMPLOYEE_LABEL.match(cell.text) or _EMPLOYEE_CAPTION.match(cell.text):
                    value = above(page.rows, row, number).strip(" ,_-")
                    if is_persons(value):
                        return value
    return None


def is_persons(value: str) -> bool:
    """Whether a value on a form can be a person's name: two to five words, each with a capital, no label."""
    words = value.strip(" ,_-").split()
    if _FORM_WORD.search(value):
        return False
    return (
        2 <= len(words) <= 5
        and not any(c.isdigit() for c in value)
        and ":" not in value
        and all(w[0].isupper() or w in _PARTICLES for w in words)
    )


_FORM_WORD = re.compile(
    r"\b(?:name|first|last|middle|initial|address|street|city|state|zip|phone|fax|claim|number|date|birth|injury|employer|employee|information|signature|of|the|and|to)\b",
    re.I,
)
_PARTICLES = frozenset({"de", "la", "del", "van", "von", "der", "da", "bin"})
