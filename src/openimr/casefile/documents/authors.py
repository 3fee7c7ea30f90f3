"""Who wrote a document: the person who signed, else the facility on its letterhead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.casefile.documents.lines import PageLines

_CREDENTIAL = (
    r"M\.?\s?D\.?|D\.?\s?O\.?|D\.?\s?C\.?|D\.?P\.?M\.?|D\.?D\.?S\.?|O\.?D\.?|Ph\.?\s?D\.?|Psy\.?\s?D\.?|Ed\.?D\.?|"
    r"P\.?A\.?(?:-?C)?|N\.?P\.?(?:-?C)?|FNP(?:-?[BC]+)?|R\.?N\.?|L\.?V\.?N\.?|D\.?P\.?T\.?|M\.?P\.?T\.?|P\.?T\.?A?\.?|"
    r"O\.?T\.?R?(?:/L)?|C\.?H\.?T\.?|L\.?\s?Ac\.?|Pharm\.?D\.?|L\.?C\.?S\.?W\.?|LMFT|MFT|Esq\.?|J\.?D\.?|Q\.?M\.?E\.?|"
    r"F\.?A\.?C\.?S\.?|FAAOS|FAAPMR|DABR|DABPM|OCS|ATC|R\.?T\.?"
)
_NAME = r"(?:[A-Z][A-Za-z'’-]*\.?|[A-Z]\.)(?:\s+(?:[A-Z][A-Za-z'’-]*\.?|[A-Z]\.|(?:de|del|la|van|von|der|da|di|bin|al)))"
_PERSON = re.compile(
    rf"(?P<name>(?:Dr\.?\s+)?{_NAME}{{1,4}})(?P<credentials>(?:(?:\s*,\s*|\s+)(?:{_CREDENTIAL})(?![A-Za-z]))+)"
)
_SIGNED = re.compile(
    r"^\W*(?:(?:electronically|digitally)\s+(?:signed|authenticated|approved)(?:\s+(?:and\s+\w+\s+)?by)?|"
    r"(?:e-?)?signed(?:\s+by)?|signature(?:\s+on\s+file)?(?:\s+of\s+[\w ]{3,30})?|/s/|authenticated\s+by|"
    r"(?:requesting\s+|treating\s+)?(?:physician|provider|therapist|reviewer)(?:'s)?\s+signature|"
    r"(?:interpreted|read|reported|dictated|prepared|performed|completed)\s+by)\s*[:\-]?\s*(?P<rest>.*)$",
    re.I,
)
_ROLE = re.compile(
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
_SENDER = re.compile(r"^\W*from\s*[:.]\s*(?P<rest>.*)$", re.I)
_EMPLOYEE = re.compile(
    r"(?:employee(?:'s)?\s+name|injured\s+(?:worker|employee)(?:'s)?(?:\s+name)?|employee)"
    r"(?:\s*\((?:first|last)[^)]*\))?\s*[:.]\s*(?P<rest>[^:]+?)(?=\s{2,}|\s+\w+\s*:|$)",
    re.I,
)
_BARE_NAME = re.compile(rf"^\W*(?P<name>(?:Dr\.?\s+)?{_NAME}{{1,3}})\W*$")
_FACILITY = re.compile(
    r"\b(?:clinic|medical|hospital|imaging|radiology|center|centre|group|institute|laborator(?:y|ies)|labs?|"
    r"therapy|rehabilitation|associates|orthop(?:a)?edics?|surgery|surgical|diagnostics?|health|healthcare|"
    r"physicians|services|insurance|claims|administrators?|inc|llc|corp(?:oration)?|company)\b",
    re.I,
)
_NO_NAME = re.compile(
    r"\b(?:report|note|date|patient|claim|page|visit|status|history|examination|diagnos[ei]s|plan|review|"
    r"request|authorization|california|street|avenue|suite|phone|fax|board certified|department|licen[sc]e|"
    r"physician|surgeon|adjuster|reviewer|director|signature|spine|lumbar|cervical)\b",
    re.I,
)
_MISLEADING = re.compile(
    r"\b(?:cc|copy|copies|referr(?:ed|ing)|peer\s+review(?:er|ed)?|reviewed\s+by|reviewer|physician\s+advisor)\b",
    re.I,
)


def document_author(pages: Sequence[PageLines], how: str) -> str | None:
    """The author of a document as written, with credentials; else the facility; else None.

    `how` says who counts: 'signer', 'sender' (of a letter or fax cover) or 'employee' (of an application).
    """
    if not pages:
        return None
    if how == "employee":
        return _after(pages, _EMPLOYEE) or _signer(pages)
    if how == "sender":
        return _after(pages, _SENDER) or _signer(pages) or _facility(pages[0])
    return _signer(pages) or _in_role(pages) or _facility(pages[0])


def ends_signed(page: PageLines) -> bool:
    """Whether a page ends as the last page of a document does: with a closing, a signature or a name."""
    tail = page.tail(10)
    return any(_SIGNED.match(line) or _CLOSING.match(line) for line in tail) or (
        any(_person_alone(line) for line in page.tail(6))
    )


def _signer(pages: Sequence[PageLines]) -> str | None:
    for page in reversed(pages):
        found = _signed_on(page.lines)
        if found:
            return found
    return None


def _signed_on(lines: Sequence[str]) -> str | None:
    """Who signed on a page: the last signature line, else the name below the last closing, else a last name."""
    for number in range(len(lines) - 1, -1, -1):
        match = _SIGNED.match(lines[number])
        if match:
            for candidate in (match["rest"], *lines[number + 1 : number + 3]):
                person = _person(candidate) or _bare(candidate)
                if person:
                    return person
            if number and _person_alone(lines[number - 1]):
                return _person(lines[number - 1])
        if _CLOSING.match(lines[number]):
            for candidate in lines[number + 1 : number + 7]:
                person = _person(candidate) or _bare(candidate)
                if person:
                    return person
    for line in reversed(lines[-12:]):
        if _person_alone(line) and not _MISLEADING.search(line):
            return _person(line)
    return None


def _person(line: str) -> str | None:
    """A name with credentials in a line, as written."""
    match = _PERSON.search(line)
    if not match:
        return None
    name = match["name"]
    # Words before the name ("By", "Surgeon") are capitalized like it.
    words = name.split()
    while len(words) > 2 and (_NO_NAME.search(words[0]) or words[0].rstrip(".:").lower() in _LEADING):
        words = words[1:]
    if _NO_NAME.search(" ".join(words)):
        return None
    return re.sub(r"\s+,", ",", (" ".join(words) + match["credentials"]).strip().rstrip(","))


_LEADING = {
    "by",
    "signed",
    "electronically",
    "digitally",
    "sincerely",
    "respectfully",
    "provider",
    "from",
    "name",
}


def _person_alone(line: str) -> bool:
    """Whether a line is hardly more than a name with credentials, as under a signature."""
    match = _PERSON.search(line)
    if not match or _MISLEADING.search(line):
        return False
    rest = line[: match.start()] + line[match.end() :]
    return len(re.sub(r"[\W_]", "", rest)) <= 20


def _bare(line: str) -> str | None:
    """A name without credentials on a line of its own."""
    match = _BARE_NAME.match(line)
    if not match or _NO_NAME.search(line) or _FACILITY.search(line) or any(c.isdigit() for c in line):
        return None
    return match["name"].strip()


def _in_role(pages: Sequence[PageLines]) -> str | None:
    for page in pages:
        for line in page.lines:
            match = _ROLE.match(line)
            if match:
                person = _person(match["rest"]) or _bare(match["rest"])
                if person:
                    return person
    return None


def _after(pages: Sequence[PageLines], pattern: re.Pattern[str]) -> str | None:
    for page in pages:
        for number, line in enumerate(page.lines):
            match = pattern.search(line) if pattern is _EMPLOYEE else pattern.match(line)
            if not match:
                continue
            rest = match["rest"].strip(" _-")
            if not rest and number + 1 < len(page.lines):
                rest = page.lines[number + 1].strip(" _-")
            rest = re.split(r"\s+(?:fax|phone|tel|date|to|pages?|dob|claim)\b", rest, flags=re.I)[0].strip(
                " ,_-"
            )
            if rest and any(c.isalpha() for c in rest) and len(rest) <= 80:
                return _person(rest) or rest
    return None


def _facility(page: PageLines) -> str | None:
    """The first line of the letterhead that names a place of work."""
    for line in page.head(5):
        words = line.split()
        if (
            2 <= len(words) <= 9
            and _FACILITY.search(line)
            and not any(c.isdigit() for c in line)
            and ":" not in line
        ):
            return line.strip(" ,-|")
    return None
