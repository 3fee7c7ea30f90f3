"""Who wrote a document: the person who signed, else the facility on its letterhead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from openimr.casefile.documents.cells import above, beside_or_below, captions_below
from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.form_names import employee, sender
from openimr.casefile.documents.letterhead import foot_office, office
from openimr.casefile.documents.lines import PageLines
from openimr.casefile.documents.names import bare_name, is_role, last_person, person, stands_alone

_WHO = (
    r"(?:(?:the|requesting|treating|primary|evaluating|attending|injured)\s+)*(?:physician|provider|supplier|therapist|doctor|clinician|surgeon|examiner|"
    r"evaluator|reviewer|employee|worker|patient|claimant|applicant|client|guardian|declarant|attorney|adjuster|author|nurse)(?:['’]?s)?"
)
_SIGNED = re.compile(
    r"^\W*(?:\d{1,2}[a-z]?[.)]\s*)?(?:(?:electronically|digitally)\s+(?:signed|authenticated|approved)(?:\s+(?:and\s+\w+\s+)?by)?|"
    rf"(?:e-?)?signed(?:\s+by)?|by\s*:|(?:[\w ]{{2,30}}\s+and\s+)?signatory|(?:{_WHO}\s+)?signature\s+of\s+(?:\w+\s+){{0,2}}?{_WHO}(?:\s+(?:or|and)\s+{_WHO})*|"
    r"(?:(?:electronic|digital)\s+)?signature(?:\s+on\s+file)?(?:\s+of\s+[\w ]{3,30})?|/s/|authenticated\s+by|"
    rf"(?:\w+\s+){{0,2}}{_WHO}\s+signature|"
    r"(?:interpreted|read|reported|dictated|prepared|performed|completed|seen|examined|evaluated|administered|given|done|treated|written|dispensed|finalized|resulted|verified|(?:final )?result)"
    r"(?:\s+(?:and|&)\s+\w+)?\s+by|authenticated|\(?signed\)?|e-?sign(?:ed|ature))\s*[:\-]?\s*(?P<rest>.*)$",
    re.I,
)
_SIGNATURE_FIELD = re.compile(r"\bsignature\b\s*[:_]", re.I)
_SIGNED_WITHIN = re.compile(
    r"\b(?:electronically|digitally|e-?)?\s*(?:signed|authenticated|approved|verified|attested|finalized|completed)(?:\s+and\s+\w+)?(?:\s+electronically)?\s+by\s*[:\-]?\s*(?P<rest>.*)$",
    re.I,
)
_FIELD_WITHIN = re.compile(r"\b(?:signature\s*\)?|signed)\s*:\s*(?P<rest>.+)$", re.I)
_SIGNED_AFTER = re.compile(
    r"[\s,;(-]+(?:(?:electronically|digitally|e-?)\s*(?:signed|authenticated)\b|(?<=\()\s*signed\b)(?!\s+by\b)",
    re.I,
)
"""What stands after the name: "A. Stone, D.C., electronically signed 8/25/2014", "A. Stone, M.D. (signed 5/9/2014)"."""
_FOR_WHOM = re.compile(
    r",?\s+(?:for|on behalf of|of counsel|as agent)\b.*$|,\s*(?:attorneys?|counsel)\b.*$", re.I
)
_SIGNATURE_RULE = re.compile(r"^[\W_]*_{8,}[\W_]*$")
_BLANK_FIELD = re.compile(r"\b[A-Z][\w ]{2,40}:?\s*_{3,}")
_PATIENTS = r"(?:patient|employee|injured worker|worker|claimant|applicant|client|guardian|insured|member)"
_PATIENTS_OWN = re.compile(
    rf"\b(?:{_PATIENTS}(?:['\u2019]?s)?(?:\s+or\s+\w+(?:['\u2019]s)?)?\s+signature|signature\s+of\s+(?:the\s+)?{_PATIENTS}|signed\s+by\s+(?:the\s+)?{_PATIENTS})\b.*?"
    r"(?=\b(?:physician|provider|therapist|doctor|clinician|examiner|supplier|treating|attending|supervising)\b|$)",
    re.I,
)
_OTHERS_LABEL = re.compile(
    r"^\W*(?:(?:order(?:ed|ing)|referr(?:ed|ing)|request(?:ed|ing)|sent|submitted)(?:\s+by|\s+(?:physician|provider|doctor|practitioner))?|"
    r"referral(?:\s+source)?|client|copies?\s+to|cc|to)(?:\s+name)?\b\s*[:.]?\s*(?P<rest>.*)$",
    re.I,
)
"""Whose order or referral it was: not who made the report."""
_IN_ROLE = re.compile(
    r"^\W*(?:\w{5,}ing\s+(?:and|&)\s+)?(?:surgeon|attending(?:\s+(?:physician|surgeon))?|radiologist|interpreting\s+(?:physician|radiologist)|"
    r"physician(?:\s+name)?|(?:requesting|treating|evaluating|examining|performing|primary treating|attending|rendering|signing|consulting)\s+(?:physician|provider|therapist|clinician)(?:\s+name)?|"
    r"provider(?:\s+name)?|therapist|examiner|clinician|author|reporting\s+physician)\s*[:\-]\s*(?P<rest>.+)$",
    re.I,
)
_ROLE_LABEL = re.compile(
    r"^\W*(?:operating\s+|attending\s+|treating\s+|examining\s+|performing\s+|dispensing\s+)?(?:surgeon|physician|radiologist|provider|clinician|therapist|examiner|"
    r"doctor|evaluator|(?:seen|done|performed|given|administered|treated|examined|evaluated|read|interpreted|dictated)\s+by)(?:\s+name)?\b\s*[:\-]?\s*(?P<rest>.*)$",
    re.I,
)
_NEXT_FIELD = re.compile(
    rf"(?<=[.,A-Z])\s+(?:{_PATIENTS}|employer|company|d\.?o\.?b|birth ?date|dates?|claim|mrn|facility|location)\b.*$",
    re.I,
)
"""The label and value that run on from a name where the gap between two cells is narrow, as scans make it."""
_CAPTION = re.compile(
    rf"^\W*(?:(?:{_WHO}\s+)?signature(?:\s+of\s+(?:\w+\s+){{0,2}}{_WHO})?(?:\s+and\s+date)?)\W*$", re.I
)
_WHO_SIGNS = re.compile(
    rf"^\W*{_WHO}(?:\s+(?:or|/)\s+(?:(?:legal|authorized|personal)\s+)?(?:{_WHO}|representative))*\W*$", re.I
)
_DAY = re.compile(r"^\W*(?:date(?:\s+signed)?|day)\W*$", re.I)
"""The captions of a line to sign on, side by side: "Patient or legal representative", "Date"."""
_CLOSING = re.compile(
    r"^\W*(?:sincerely|respectfully(?:\s+(?:submitted|yours))?|(?:very\s+)?truly\s+yours|yours\s+(?:truly|sincerely)|"
    r"(?:best|kind|warm)\s+regards|regards|cordially|thank\s+you)\b[\s\w]{0,16}[,.]?$",
    re.I,
)
_EXECUTED = re.compile(
    r"\b(?:executed|signed|dated|subscribed)\b.{0,80}\b(?:at|on|this)\b|\bpenalty of perjury\b|^\W*(?:dated|executed)\s*[:.]",
    re.I,
)
_MISLEADING = re.compile(
    r"\b(?:cc|copy|copies|referr(?:ed|ing)|peer\s+review(?:er|ed)?|reviewed\s+by|reviewer|physician\s+advisor)\b|"
    r"\b(?:supervis\w+|co-?sign\w*|countersign\w*|(?:medical|lab(?:oratory)?|clinical)\s+director|owner)\b.*:|:.*\bsupervis\w+",
    re.I,
)
_DATED = re.compile(
    r"[\s,;]+(?:\b(?:dated?|signed|on)\b\W*(?:signed|of signature)?\W*)?(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})\W*$",
    re.I,
)
_DATE_LABEL = re.compile(r"[\s,;(]*\b(?:(?:date|day)(?:\s+signed)?|dated|signed|on)\b\W*$", re.I)
"""A label that stands between the name of who signed and the day."""
_ADDRESSEE = 12
_LAST_LINES = 4
_TITLE = re.compile(r"Dr\.?\s+(?=[A-Z])")


def document_author(pages: Sequence[PageLines], how: str, by: re.Pattern[str] | None = None) -> str | None:
    """The author of a document as written, with credentials; else the facility; else None.

    `how` says who counts: 'signer', 'clinician' (a signer other than the patient), 'laboratory' (who signed by a line
    that says so, else the laboratory), 'sender' (of a fax cover) or 'employee' (of an application). `by` finds the line
    that says who made such a paper in a word of its own ("requested by"), its group `rest` what follows.
    """
    if not pages:
        return None
    if how == "employee":
        return employee(pages) or _signer(pages)
    if how == "sender":
        return sender(pages) or _signer(pages) or office(pages[0])
    if how == "laboratory":
        place = office(pages[0]) or foot_office(pages[0])
        return _signed_by_words(pages) or place or _signer(pages, patients=False)
    found = (
        _signer(pages, patients=how != "clinician")
        or _in_role(pages)
        or _over_caption(pages[-1])
        or _said_by(pages, by)
        or _named_last(pages[-1])
        or (sender(pages) if how == "signer" else None)
        or office(pages[0])
        or foot_office(pages[0])
    )
    # A label of a form, no part of the name, where its credentials say as much.
    return _TITLE.sub("", found) if found and _TITLE.match(found) and person(found) else found


def ends_signed(page: PageLines) -> bool:
    """Whether a page ends as the last page of a document does: with a closing, a signature or a name."""
    return any(
        _SIGNED.match(line) or _CLOSING.match(line) or _SIGNATURE_FIELD.search(line) for line in page.tail(10)
    ) or any(_is_signature(line) for line in page.tail(6))


def _signed_by_words(pages: Sequence[PageLines]) -> str | None:
    """Who is said to have signed, or is named with a role at the end: not a name that merely stands somewhere."""
    for page in reversed(pages):
        lines = _signing_lines(page, patients=False)
        found = _said_to_have_signed(lines, 0) or _named_with_role(lines, max(0, len(lines) - 6))
        if found:
            return found
    others = _others(pages)
    for line in pages[-1].tail(2):
        found = person(line)
        if found and _is_name(line, found) and found not in others:
            return found
    return None


def _signing_lines(page: PageLines, *, patients: bool) -> list[str]:
    """The lines of a page without fields left blank beside a name, and without the patient's signature unless wanted."""
    lines = [_BLANK_FIELD.sub("", line) if person(line) else line for line in page.lines]
    return lines if patients else [_PATIENTS_OWN.sub("", line) for line in lines]


def _signer(pages: Sequence[PageLines], *, patients: bool = True) -> str | None:
    """Who signed: said so, or named below a closing, or named alone; the last page first."""
    others = _others(pages)
    for find in (_said_to_have_signed, _named_under_oath, _named_with_role, _named_alone):
        for page in reversed(pages):
            lines = _signing_lines(page, patients=patients)
            found = find(lines, min(_ADDRESSEE, len(lines) // 2) if page is pages[0] else 0)
            if found and not (find is _named_alone and found in others):
                return found
        if find is _named_with_role:
            found = _in_role_at_end(pages[-1])
            if found:
                return found
    return None


def _in_role_at_end(page: PageLines) -> str | None:
    """Who is named as the therapist, physician or provider in one of the last lines: "Therapist: A. Stone, P.T."."""
    for line in reversed(page.tail(_LAST_LINES)):
        match = _IN_ROLE.match(line)
        found = person(match["rest"]) if match else None
        if found:
            return found
    return None


def _others(pages: Sequence[PageLines]) -> frozenset[str]:
    """The people whom a page names only as having ordered or referred, by the labels beside or above their names."""
    found: set[str] = set()
    for page in pages:
        for row, cells in enumerate(page.rows):
            for number, cell in enumerate(cells):
                label = _OTHERS_LABEL.match(cell.text)
                if label is None:
                    continue
                over = above(page.rows, row, number) if captions_below(page.rows, row) else ""
                for value in (
                    label["rest"],
                    over,
                    *(() if label["rest"] or person(over) else beside_or_below(page.rows, row, number)),
                ):
                    name = person(value)
                    if name:
                        found.add(name)
                        break
    return frozenset(
        name for name in found if not any(_is_name(line, name) for p in pages for line in p.tail(4))
    )


def _is_name(line: str, name: str) -> bool:
    return line.strip(" _.,") == name.strip(" .,")


def _said_to_have_signed(lines: Sequence[str], _: int) -> str | None:
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        after = _SIGNED_AFTER.search(line)
        found = last_person(line[: after.start()]) if after else None
        if found:
            return found
        match = _SIGNED.match(line) or _SIGNED_WITHIN.search(line) or _FIELD_WITHIN.search(line)
        if match:
            for candidate in (match["rest"], *lines[number + 1 : number + 3]):
                found = person(candidate) or _bare(candidate)
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


def _bare(line: str) -> str | None:
    """A name without credentials, alone or before a date or for whom it was signed."""
    dates = find_dates(line)
    before = _DATE_LABEL.sub("", line[: dates[0].start]) if dates else ""
    return (
        bare_name(line)
        or bare_name(_DATED.sub("", line))
        or bare_name(_FOR_WHOM.sub("", line))
        or bare_name(before)
    )


def _named_under_oath(lines: Sequence[str], _: int) -> str | None:
    """A name on a line of its own below "Executed on ... at ...", as declarations end, or below the rule to sign on."""
    for number in range(len(lines) - 1, -1, -1):
        if _SIGNATURE_RULE.match(lines[number]) and number + 1 < len(lines) and number >= len(lines) - 6:
            found = bare_name(lines[number + 1])
            if found:
                return found
        if _EXECUTED.search(lines[number]):
            for candidate in lines[number + 1 : number + 6]:
                found = (person(candidate) if _is_signature(candidate) else None) or bare_name(candidate)
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


def _over_caption(page: PageLines) -> str | None:
    """Who signed above a caption: forms print what a line is for below it, be it "Signature" or "Physician"."""
    for row in range(len(page.rows) - 1, 0, -1):
        for number, cell in enumerate(page.rows[row]):
            beside_day = _WHO_SIGNS.match(cell.text) and any(
                _DAY.match(c.text) for c in page.rows[row] if c is not cell
            )
            if _CAPTION.match(cell.text) or beside_day:
                value = above(page.rows, row, number)
                found = person(value) or bare_name(_DATED.sub("", value))
                if found:
                    return found
    return None


def _said_by(pages: Sequence[PageLines], by: re.Pattern[str] | None) -> str | None:
    """Who is said to have made the paper in the words of its kind, the last line first."""
    for page in reversed(pages if by else ()):
        for line in reversed(page.lines):
            match = by.match(line) if by else None
            found = person(match["rest"]) if match else None
            if found:
                return found
    return None


def _named_last(page: PageLines) -> str | None:
    """A name without credentials as the last line, or above the typist's initials: how short notes end."""
    for line in reversed(page.lines[4:][-2:]):
        found = bare_name(line)
        if found and any(c.islower() for c in found):
            return found
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
        for row, cells in enumerate(page.rows):
            for number, cell in enumerate(cells):
                # Forms set the label beside its value without a colon, or above it.
                match = _ROLE_LABEL.match(cell.text)
                if match is None:
                    continue
                for value in (
                    match["rest"],
                    *(() if match["rest"] else beside_or_below(page.rows, row, number)),
                ):
                    value = _NEXT_FIELD.sub("", value)
                    found = person(value) if stands_alone(value) else None
                    if found:
                        return found
    return None
