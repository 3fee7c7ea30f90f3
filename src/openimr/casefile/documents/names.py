"""Names on pages: people with their credentials, and the places they work at. By form, without a list of names."""

from __future__ import annotations

import re

from openimr.casefile.documents.dates import find_dates

CREDENTIALS = (
    r"M\.?\s?D\.?|D\.?\s?O\.?|D\.?\s?C\.?|D\.?P\.?M\.?|D\.?D\.?S\.?|D\.?M\.?D\.?|O\.?D\.?|P[Hh]\.?\s?D\.?|P[Ss][Yy]\.?\s?D\.?|Ed\.?D\.?|"
    r"P\.?A\.?(?:-?C)?|N\.?P\.?(?:-?C)?|[AFDC]NP(?:-?[BC]+)?|APRN|CRNA|DNP|R\.?N\.?|B\.?S\.?N\.?|M\.?S\.?N\.?|PHN|C\.?C\.?M\.?|C\.?R\.?C\.?|CDMS|CPHQ|CPUR|L\.?V\.?N\.?|L\.?P\.?N\.?|"
    r"D\.?P\.?T\.?|M\.?P\.?T\.?|P\.?T\.?A?\.?|O\.?T\.?R?(?:/L)?|OTD|COTA(?:/L)?|C\.?H\.?T\.?|CSCS|L\.?\s?A[Cc]\.?|D\.?A\.?O\.?M\.?|Dipl\.?\s?(?:O\.?M\.?|A[Cc]\.?|C\.?H\.?)|P[Hh][Aa][Rr][Mm]\.?\s?D\.?|R\.?Ph\.?|"
    r"L\.?C\.?S\.?W\.?|L?MFT|LPCC|B\.?C\.?B\.?A\.?|E[Ss][Qq]\.?|A(?:ttorney|TTORNEY)\s(?i:at)\sL(?:aw|AW)|J\.?D\.?|P?Q\.?M\.?E\.?|A\.?M\.?E\.?|FIPP|F(?:\.\s?[A-Z]){2,5}\.?|FAC[A-Z]{1,4}|FAA[A-Z]{1,4}|FRC[A-Z]{1,3}|ABIME|DABR|DABPMR?|DABNM|"
    r"DACBN|M\.?P\.?H\.?|M\.?B\.?A\.?|M\.?S\.?|M\.?A\.?|OCS|ATC|R\.?T\.?(?:\(R\))?|ARRT|CLS|MT\(ASCP\)|ARM|WCCP|CPCS?"
)
_CREDENTIAL = re.compile(rf"(?:{CREDENTIALS})(?![A-Za-z])")
_WORD = r"[A-Z][A-Za-z'\u2019\u00c0-\u024f-]*\.?"
_NAME = rf"(?:{_WORD})(?:\s+(?:{_WORD}|de|del|la|van|von|der|da|di|bin|al))"
_PERSON = re.compile(
    rf"(?P<name>(?:Dr\.?\s+)?{_NAME}{{1,4}})(?P<credentials>(?:(?:\s*[,.]\s*|\s+)(?:{CREDENTIALS})(?![A-Za-z]))+)"
)
_TURNED = re.compile(
    rf"(?:^|(?<=[:.)_])|(?<=\bby)|(?<=signed))\W*(?P<name>(?:(?:de|del|la|van|von|der|da|di|bin|al|St\.|{_WORD})\s+){{0,2}}{_WORD},\s+"
    rf"{_WORD}(?:\s+{_WORD})?(?:\s+[A-Z]\.?)?)(?P<credentials>(?:\s*,\s*(?:{CREDENTIALS})(?![A-Za-z]))+)"
)
"""As charts sign, the surname first: "Nobody, Una B., M.D."; where a line or a field begins, for else it is two names."""
_BARE = re.compile(
    rf"^\W*(?P<name>(?:Dr\.?\s+)?{_WORD}(?:\s+(?:(?:de|del|la|van|von|der|da|di|bin|al)\s+){{0,2}}{_WORD}){{1,3}})\W*$"
)
_FACILITY = re.compile(
    r"\b(?:clinic|medical|hospital|imaging|radiology|center|centre|group|institute|laborator(?:y|ies)|labs?|"
    r"therapy|rehab(?:ilitation)?|practice|\w+health|associates|orthop(?:a)?edics?|surgery|surgical|diagnostics?|health|healthcare|"
    r"physicians|drugs?(?=\s+(?:store|co|of|mart|inc|llc)\b|\W*$)|drugstore|pbm|pharmac(?:y|ies)|toxicology|pathology|spine|wellness|urgent care|rehab|farmacia|chiropractic|acupuncture|partners|"
    r"indemnity|llp|apc|services|insurance|casualty|mutual|claims|administrators?|law|attorneys|review|retrieval|solutions|mri|orthotics|supply|inc|llc|corp(?:oration)?|company|pharmacy|management|medicine|department|university|foundation|permanente|trust|fund)\b",
    re.I,
)
_NO_PLACE = re.compile(
    r"\bhealth (?:maintenance|history|concerns|status|questionnaire|screening)\b|\bboard[- ](?:certified|eligible)\b|\bdiplomate\b|\bcertified in\b|\.{3,}|_{3,}|\bv(?:s)?\.\s|\b(?:applicant|defendant)\b|"
    r"^\W*(?:surgery|therapy|imaging|mri|injections?|consult\w*|evaluation|repeat)\s*[,:(]|"
    r"\b(?:right|left|bilateral|r|l|rt|lt)\.?\s+(?:shoulder|knee|hip|wrist|hand|ankle|foot|elbow|thumb|arm|leg)\b|\brepeat\b",
    re.I,
)
"""What no name of a place has: leaders of a form, the parties of a cause, a service or the part of a body it is for."""
_AFTER_FACILITY = re.compile(r"\s+(?:patient|tel(?:ephone)?|phone|fax|mrn|date|claim|name)\b.*$", re.I)
_GENERIC = re.compile(
    r"medical|health|documents?|reviewed|considered|supplied|company|records?|services?|review|claims?|information|insurance|management|surgery|surgical|therapy|imaging|laboratory|"
    r"diagnostics?|the|of|and|for|begin|end|group|patient|confidential|received|pages?|total|new|workers?|compensation|law|form",
    re.I,
)
_ADDRESS = re.compile(r"\s+(?:\d{1,6}\s+[NSEW]?\.?\s?[A-Z]|P\.?\s?O\.?\s+Box|\(\d{3}\)).*$")
_BRANCH = re.compile(r"\s*(?:#|No\.?)\s?\d{1,5}$", re.I)
_NO_NAME = re.compile(
    r"\b(?:report|note|date|patient|claim|page|visit|status|history|examination|diagnos[ei]s|plan|review|"
    r"request|authorization|california|street|avenue|suite|phone|fax|board certified|department|licen[sc]e|"
    r"physician|surgeon|adjuster|reviewer|director|signature|spine|lumbar|cervical|form|operation|procedure|"
    r"shoulder|knee|wrist|ankle|thoracic|work|modified|duty|total|sincerely|regards|respectfully|dear|exhibit|"
    r"records?|documents?|reviewed|considered|findings|interval|disability|impairment|copy|original|enclosure|attachment|name|title|agent|employee|employer|insurer|applicant|attorney|counsel|defendant|drive|road|lane|court)\b",
    re.I,
)
_SURNAME_FIRST = re.compile(
    r"^(?:[A-Z][\w'\u2019-]+\.?|de|del|la|van|von|der)(?: (?:[A-Z][\w'\u2019-]+|de|del|la|van|von|der))*, [A-Z][\w'\u2019-]+(?: [A-Z]\.?)?$"
)
_LEADING = {
    "by",
    "clinician",
    "therapist",
    "doctor",
    "signed",
    "electronically",
    "digitally",
    "sincerely",
    "respectfully",
    "provider",
    "from",
}
_ROLE = re.compile(
    r"\b(?:examiner|adjuster|coordinator|manager|representative|attorney|counsel|specialist|supervisor|nurse|therapist|"
    r"physician|surgeon|director|secretary|assistant|analyst|officer|custodian|radiologist|pathologist|psychologist|judge|arbitrator|paralegal)\b",
    re.I,
)


def person(line: str) -> str | None:
    """The first name with credentials in a line, as written; None if there is none."""
    match = _found(line)
    return _as_written(match) if match else None


def _found(line: str) -> re.Match[str] | None:
    """Where the first name with credentials stands in a line."""
    turned = _TURNED.search(line) if "," in line else None
    if turned and not _NO_NAME.search(turned["name"]) and not _two_people(turned["name"]):
        plain = _PERSON.search(line)
        if plain is None or turned.start("name") <= plain.start():
            return turned
    return _PERSON.search(line)


def _two_people(turned: str) -> bool:
    """Whether what looks like a name with its surname first is one name and the next: "Alan Stone, Una Strand"."""
    surname, _, given = turned.partition(", ")
    full = [w for w in given.split() if not w.endswith(".")]
    plain = [w for w in surname.split() if w[0].isupper() and not w.endswith(".")]
    return bool(_CREDENTIAL.match(given)) or (len(full) > 1 and len(plain) > 1)


def last_person(line: str) -> str | None:
    """The last name with credentials in a line, as written; None if there is none."""
    turned = _found(line)
    if turned and turned.re is _TURNED and not _PERSON.search(line[turned.end() :]):
        return _as_written(turned)
    found = [name for match in _PERSON.finditer(line) if (name := _as_written(match))]
    return found[-1] if found else None


def _as_written(match: re.Match[str]) -> str | None:
    words = match["name"].split()
    # Words before the name ("By", "Surgeon") are capitalized like it.
    while len(words) > 2 and (_NO_NAME.search(words[0]) or words[0].rstrip(".:").lower() in _LEADING):
        words = words[1:]
    if _NO_NAME.search(" ".join(words)):
        return None
    return re.sub(r"\s+,", ",", (" ".join(words) + match["credentials"]).strip().rstrip(","))


_TIME = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?\b")
"""The hour beside the day of a signature."""


def stands_alone(line: str) -> bool:
    """Whether a line is hardly more than a name with credentials, and perhaps a date, as under a signature."""
    match = _found(line)
    if not match or person(line) is None:
        return False
    rest = _TIME.sub(" ", line[: match.start("name")] + line[match.end() :])
    for date in reversed(find_dates(rest)):
        rest = rest[: date.start] + rest[date.end :]
    return sum(c.isalpha() for c in rest) <= 20 and not any(c.isdigit() for c in rest)


def bare_name(line: str) -> str | None:
    """A name without credentials on a line of its own: two to four words, each with a capital."""
    match = _BARE.match(line)
    if not match or _NO_NAME.search(line) or _FACILITY.search(line) or any(c.isdigit() for c in line):
        return None
    words = match["name"].split()
    shouted = [w for w in words if len(w) > 2 and w.isupper()]
    # DWC in "DWC Form" is no name; JANE DOE is.
    return match["name"].strip() if len(shouted) in (0, len(words)) else None


def is_surname_first(line: str) -> bool:
    """Whether a line is a name as files have it: "Nobody, Ansel Q."."""
    return bool(_SURNAME_FIRST.match(line)) and not _NO_NAME.search(line) and not _FACILITY.search(line)


def facility(line: str) -> str | None:
    """The name of a place of work, where a line is one: a few words, no number, none of them a label's."""
    line = _AFTER_FACILITY.sub("", line)
    # An address set beside the name comes after it on the line.
    line = _ADDRESS.sub("", line).strip(" ,|-")
    words = line.split()
    if not 2 <= len(words) <= 9 or any(c.isdigit() for c in _BRANCH.sub("", line)) or ":" in line:
        return None
    if _NO_PLACE.search(line) or not _FACILITY.search(line) or not words[0][:1].isupper():
        return None
    # "Medical Records" says what, not where: a place has a name besides.
    if all(_GENERIC.fullmatch(word.strip(",.&()")) for word in words):
        return None
    return line.strip(" ,-|")


def without_address(line: str) -> str:
    """A line without the street, box or telephone set beside a name on it."""
    return _ADDRESS.sub("", line).strip(" ,|-")


def is_role(line: str) -> bool:
    """Whether a line says what somebody is: "Claims examiner", "Attorney for the applicant"."""
    return len(line) <= 60 and bool(_ROLE.search(line))
