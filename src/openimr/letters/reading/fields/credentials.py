"""The expert reviewer's certifications and states of licensure (letters rule 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from openimr.letters.model import ExpertReviewer, Layout
from openimr.letters.reading.marks.kinds import HEADINGS, Kind, Mark
from openimr.letters.reading.pages.lines import Source
from openimr.letters.reading.warnings import Warnings
from openimr.letters.reading.words.noise import fold, mend
from openimr.letters.states import STATE_NAMES

Place = tuple[int, int]
"""A stretch of the flow."""

_CODES = {name.casefold(): code for code, name in STATE_NAMES.items()} | dict.fromkeys(
    (
        "virgin islands",
        "us virgin islands",
        "u s virgin islands",
        "united states virgin islands",
        "usvi",
        "u s v i",
    ),
    "VI",
)
# As written before there were codes, and after; those of two letters are codes when their points are gone.
_SHORT = {
    "ala": "AL", "alas": "AK", "ariz": "AZ", "ark": "AR", "cal": "CA", "calif": "CA", "colo": "CO", "conn": "CT", "del": "DE",
    "fla": "FL", "haw": "HI", "ida": "ID", "ill": "IL", "ind": "IN", "kan": "KS", "kans": "KS", "ken": "KY", "mass": "MA",
    "mich": "MI", "minn": "MN", "miss": "MS", "mont": "MT", "neb": "NE", "nebr": "NE", "nev": "NV", "n mex": "NM", "n dak": "ND",
    "okla": "OK", "ore": "OR", "oreg": "OR", "penn": "PA", "penna": "PA", "s dak": "SD", "tenn": "TN", "tex": "TX",
    "wash": "WA", "w va": "WV", "wis": "WI", "wisc": "WI", "wyo": "WY",
}  # fmt: skip
_SIDES = {"n": "north", "no": "north", "s": "south", "so": "south", "w": "west"}
_OF_A_STATE = re.compile(
    r"(?:the\s)?(?:(?:states?|commonwealths?|territory)\sof\s)?(?:the\s)?(?P<name>.+?)(?:\sstate)?",
    re.IGNORECASE,
)
# "Texas with an active practice", "free of any conflict": what follows a name, or stands where none is.
_NO_NAME = re.compile(
    r"(?<!\S)(?:with|without|where|since|for|who|under|at|by|in|as|free|has|is|was|holds?|maintains?|practices|currently"
    r"|actively|he|she|he/she)(?!\S)"
)
# "Penn-\nsylvania": a hyphen of the line's end inside a name, which goes on in small letters.
_BROKEN_NAME = re.compile(r"(?<=[^\W\d_])[-‐\u00ad]\s(?=[a-z])")
_ALSO_IN = re.compile(r"\s*(?:(?:also\s+)?in|an?)\s+")
_CAPITAL = re.compile(r"Wash(?:ington|\.)?,?\s+(?:D\.?\s?C\b\.?|DC\b)", re.IGNORECASE)
# All of folded text in which a line break is a space; a ligature stays one.
_END = r"(?=[,;]?\s+(?:and\s+)?(?:(?:he/she|who|ls|are|also|currently|holds?|has|have|malntalns|possesses|an?|actlve|current|valld|unrestrlcted|duly|fully),?\s+){0,6}llcen[sc](?:ed|ure|es?)\b|,?\s+(?:and\s+)?(?:also\s+)?(?:holds?|has|malntalns|possesses)\s+(?:an?\s+)?(?:[a-z]+\s+){1,6}llcen[sc]es?\b|,?\s+and\s+(?:he/she\s+)?(?:has\s+(?:been|practl[cs]ed|worked)|ls\s+(?:currently|actlvely|ln)|practl[cs]es|works)\b|\.\s|\.?$)"
_CERTIFIED = (
    re.compile(rf"\bboard[\s-]+(?:certl(?:fl|ﬁ)ed|ellglble|certl(?:fl|ﬁ)ed/ellglble)\s+(?:ln|by\s+the\s+amerlcan\s+board\s+of)\s+(?P<words>.{{1,400}}?){_END}"),
    re.compile(rf"\b(?:speclallty\s+(?:ls\s+|of\s+)|speclallz(?:es|lng)\s+ln\s+|certl(?:fl|ﬁ)catlon\s+ln\s+)(?P<words>.{{1,200}}?){_END}"),
    re.compile(rf"\bcertl(?:fl|ﬁ)ed\s+by\s+the\s+amerlcan\s+board\s+of\s+(?P<words>.{{1,200}}?){_END}"),
    # Labelled in the section about the reviewer: "Specialty: Orthopedic Surgery. State of licensure: California."
    re.compile(
        r"\b(?:board\s+certl(?:fl|ﬁ)(?:catlon|ed)|certl(?:fl|ﬁ)catlon(?:\(s\)|s)?(?:/speclalty)?|speclalt(?:y|les))\s?:\s+(?P<words>.{1,200}?)"
        r"(?=[,;.]?\s+(?:states?(?:\(s\))?\s+of\s+llcen[sc]ure|llcen[sc](?:ed|ure)|years)\b|\.\s|\.?$)"
    ),
    # "is Licensed in Chiropractic and is licensed to practice in …": no board certifies it.
    re.compile(r"\bllcen[sc]ed\s+ln\s+(?P<words>.{1,200}?)(?=[,;]?\s+(?:and\s+)?(?:ls\s+)?llcen[sc]ed\s+to\s+practl[cs]e\b)"),
    # "is a Doctor of Chiropractic, has a subspecialty in …": a profession that has no board.
    re.compile(rf"\b(?:revlewer|he/she)\s+ls\s+an?\s+(?P<words>(?:(?:llcen[sc]ed|certl(?:fl|ﬁ)ed|cllnlcal|practlclng)\s+){{0,2}}(?:doctor\s+of\s+(?!medlclne|osteo)|chlropract|psycholog|neuropsycholog|dentls|podlatr|acupunct|optometr|pharmacls|physlcal\s+theraplst|nurse|oral).{{0,200}}?){_END}"),
)  # fmt: skip
# Not the points of "U.S. Virgin Islands" and "N. Carolina", nor those of "Washington, D.C. and Ohio", "Tenn. and Georgia".
_FULL_STOP = r"(?:(?<!\b[nsw])\.\s(?!and\b)|(?<=\b[nsw])\.\s(?!(?:and|carollna|dakota|hampshlre|jersey|mexlco|york|vlrgln|va)))"
_LICENSED: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"\bllcen[sc]ed\s+to\s+practl[cs]e(?:\s+medlclne)?\s+ln\s+(?:the\s+)?(?:states?\s+of\s+)?"
        r"(?P<words>.{1,300}?)(?=" + _FULL_STOP + r"|\.?$|\s+he/she\b|,?\s+and\s+(?:ls|has)\s)"
    ),
    re.compile(
        r"\bllcen[sc](?:ed|ure|es?)(?:\s+(?:as\s+an?\s+[a-z ]{3,30}|held|to\s+practl[cs]e(?:\s+medlclne)?))?(?:\s+(?:ln|by)\b\s?:?|\s*:)\s+(?:the\s+)?(?:states?\s+of\s+)?"
        r"(?P<words>.{1,300}?)(?=" + _FULL_STOP + r"|\.?$|\s+he/she\b|,?\s+and\s+(?:ls|has)\s)"
    ),
)
# "holds an Oregon licence", where none is said to be in or by a state.
_NAMES = "|".join(re.escape(fold(name)).replace(r"\ ", r"\s+") for name in STATE_NAMES.values())
_LICENSED += (
    re.compile(
        rf"\b(?:holds?|has|malntalns|possesses|wlth)\s+(?:[a-z]+\s+){{0,4}}?(?P<words>(?:{_NAMES})(?:\s+and\s+(?:an?\s+)?(?:{_NAMES}))?)\s+(?:state\s+)?(?:medlcal\s+)?llcen[sc]es?\b"
    ),
)
_SUBSPECIALTY = re.compile(
    r"[\s,;]*(?:\band\s+)?\b(?:(?:he/she\s+)?has|with|holds|also\s+has|(?:has\s+)?completed)\s+(?:an?\s+)?"
    r"(?:(?:sub-?\s?)?specialt(?:y|ies)|fellowships?(?:\s+training)?|added\s+quali(?:fi|ﬁ)cations?)(?:\s+certi(?:fi|ﬁ)cat\w+)?\s+in\s+",
    re.IGNORECASE,
)
# In a sentence of its own, of folded text.
_FURTHER = re.compile(
    rf"\b(?:has|holds|wlth)\s+(?:also\s+)?(?:an?\s+)?sub-?\s?speclalt(?:y|les)\s+ln\s+(?P<words>.{{1,200}}?){_END}"
)
_FURTHER_BEGINS = ("ubspec", "ub-spec", "ub spec", "UBSPEC")
_PARTS = re.compile(r"[,;/]")
_LEADING_AND = re.compile(r"(?:and|&)\s+(?=\S)", re.IGNORECASE)
_BETWEEN_STATES = re.compile(r"[,;/&]|\band\b|(?-i:\bor\b)", re.IGNORECASE)


def read_credentials(
    source: Source, marks: Sequence[Mark], layout: Layout, warnings: Warnings
) -> tuple[ExpertReviewer, dict[Kind, list[Place]]]:
    """The reviewer's certifications, as written and in order, and licensure states as two-letter codes.

    With them comes where in the flow each of them stands.
    """
    places = _listed(source, marks)
    if layout is not Layout.LISTED_CREDENTIALS:
        in_prose = _in_prose(source, marks)
        # The labels of a professional review end with their lines, where its prose would go on below them.
        listed = {
            k for k, (start, end) in places.items() if start < end and layout is Layout.PROFESSIONAL_REVIEW
        }
        places = {
            kind: place if kind in listed or in_prose[kind] == (0, 0) else in_prose[kind]
            for kind, place in places.items()
        }
    for kind, (start, end) in places.items():
        if start == end:
            warnings.add("credentials-absent", f"the reviewer's {kind.value} were not found")
    certified = _certifications(source, *places[Kind.CERTIFICATIONS])
    if layout is not Layout.LISTED_CREDENTIALS and certified:
        certified += _further(source, marks, after=places[Kind.CERTIFICATIONS][1])
    licensed = _states(source, *places[Kind.STATES], warnings)
    reviewer = ExpertReviewer(
        certifications=tuple(source.text(*place) for place in certified), licensure_states=tuple(licensed)
    )
    return reviewer, {Kind.CERTIFICATIONS: certified, Kind.STATES: list(licensed.values())}


def _listed(source: Source, marks: Sequence[Mark]) -> dict[Kind, Place]:
    places = {Kind.STATES: (0, 0), Kind.CERTIFICATIONS: (0, 0)}
    for number, mark in enumerate(marks):
        if mark.kind is Kind.ITEMS:
            break
        if mark.kind in places and places[mark.kind] == (0, 0):
            last = marks[number + 1].line if number + 1 < len(marks) else len(source.lines)
            places[mark.kind] = (mark.content(source), max(source.end_of_line(last), mark.content(source)))
    return _of_columns(source, places)


def _of_columns(source: Source, places: dict[Kind, Place]) -> dict[Kind, Place]:
    """The places, where both labels stand above both values: the lines that name states, and the others."""
    (first, one), (second, other) = sorted(places.items(), key=lambda found: found[1][1])
    if one == (0, 0) or source.text(*one) or not source.text(*other):
        return places
    start, end = other
    start += source.flow[start : start + 1] == "\n"
    lines = source.flow[start:end].split("\n")
    told = [_names_states(line) for line in lines]
    for cut in range(1, len(lines)):
        middle = start + sum(len(line) + 1 for line in lines[:cut])
        states, others = (told[:cut], told[cut:]) if first is Kind.STATES else (told[cut:], told[:cut])
        if all(states) and not any(others):
            return {first: (start, middle - 1), second: (middle, end)}
    return places


def _names_states(line: str) -> bool:
    names = [" ".join(name.replace(".", " ").split()) for name in _BETWEEN_STATES.split(line)]
    names = [name for name in names if name]
    return bool(names) and all(_state(name) or mend(name, _CODES) for name in names)


def _in_prose(source: Source, marks: Sequence[Mark]) -> dict[Kind, Place]:
    """The stretches of the prose about the reviewer that name certifications and states."""
    start, end = _prose(source, marks)
    prose = source.fold_of(start, end).replace("\n", " ")
    found: dict[Kind, Place] = {}
    for kind, patterns in ((Kind.STATES, _LICENSED), (Kind.CERTIFICATIONS, _CERTIFIED)):
        match = next((m for pattern in patterns if (m := pattern.search(prose))), None)
        found[kind] = (start + match.start("words"), start + match.end("words")) if match else (0, 0)
    return found


def _further(source: Source, marks: Sequence[Mark], after: int) -> list[Place]:
    """The subspecialties that a later sentence of the prose adds."""
    _, end = _prose(source, marks)
    words = source.flow[after:end]
    if not any(map(words.__contains__, _FURTHER_BEGINS)):
        return []
    prose = source.fold_of(after, end).replace("\n", " ")
    found = (after + m.start("words") for m in _FURTHER.finditer(prose))
    ends = (after + m.end("words") for m in _FURTHER.finditer(prose))
    return [
        place
        for first, last in zip(found, ends, strict=True)
        for place in _certifications(source, first, last)
    ]


def _prose(source: Source, marks: Sequence[Mark]) -> Place:
    """The section about the reviewer: under a heading of its own, else the first section of the letter."""
    told = [m for m in marks if m.kind is Kind.QUALIFICATIONS]
    about = next((m for m in told if len(told) > 1 and _tells(source, marks, m)), told[0] if told else None)
    about = about or next((m for m in marks if m.kind is Kind.HOW_MADE), None)
    first = max(about.opens, about.line) if about else -1
    ends = HEADINGS - {Kind.CLOSING, Kind.OUTCOME}
    last = next((m.line for m in marks if m.kind in ends and m.line > first), len(source.lines))
    return (about.content(source) if about else 0), source.end_of_line(last)


def _tells(source: Source, marks: Sequence[Mark], heading: Mark) -> bool:
    """Whether the section that a heading opens speaks of a licence or a board."""
    after = (m.line for m in marks if m.kind in HEADINGS and m.line > heading.line)
    words = source.fold_of(heading.content(source), source.end_of_line(next(after, len(source.lines))))
    return "llcens" in words or "llcenc" in words or "board" in words


def _parts(words: str, start: int, end: int, cut: re.Pattern[str]) -> Iterator[Place]:
    for match in cut.finditer(words, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _certifications(source: Source, start: int, end: int) -> list[Place]:
    """The parts of a list: parted at comma, semicolon and slash, never at "and"; with subspecialties."""
    places: list[Place] = []
    for first, last in _parts(source.flow, start, end, _SUBSPECIALTY):
        for place in _parts(source.flow, first, last, _PARTS):
            part = _trimmed(source.flow, *place)
            if opening := _LEADING_AND.match(source.flow, *part):
                part = _trimmed(source.flow, opening.end(), part[1])
            if part[0] < part[1]:
                places.append(part)
    return places


def _trimmed(text: str, start: int, end: int) -> Place:
    while start < end and text[start] in " .\n":
        start += 1
    while end > start and text[end - 1] in " .\n":
        end -= 1
    return start, end


def _states(source: Source, start: int, end: int, warnings: Warnings) -> dict[str, Place]:
    """The codes of the states in a list, each with its place."""
    codes: dict[str, Place] = {}
    words = _CAPITAL.sub(lambda found: "DC".ljust(len(found[0])), source.flow[start:end])
    for first, last in _parts(words, 0, len(words), _BETWEEN_STATES):
        if lead := _ALSO_IN.match(words, first, last):
            first = lead.end()
        if after := _NO_NAME.search(words, first, last):
            last = after.start()
        name = _BROKEN_NAME.sub("", " ".join(words[first:last].replace(".", " ").split()))
        if not name:
            continue
        place = _trimmed(source.flow, start + first, start + last)
        code = _state(name)
        if code is None and (misread := mend(name, _CODES)):
            code = _CODES[misread]
            warnings.add("state-mended", f"a state of licensure was misread and taken for {code}", *place)
        if code is None and (above := _above(words, first, last)):
            code, middle = above  # "licensed in Minnesota and Iowa" over "Records considered: …"
            codes.setdefault(code, _trimmed(source.flow, start + first, start + middle))
            below = " ".join(words[middle:last].replace(".", " ").split())
            if ":" in below:
                break
            first, code = middle, _state(below)
            place = _trimmed(source.flow, start + first, start + last)
        if code is None and codes and " " in name and name == name.lower():
            break  # "licensed in Texas; in active practice, 30 hours a week": no name begins small where others do not
        if code is None:
            warnings.add("state-not-read", "a state of licensure cannot be read", *place)
        else:
            codes.setdefault(code, place)
    return codes


def _above(words: str, first: int, last: int) -> tuple[str, int] | None:
    """The state that the first line of some words names, under which something else begins, and where it ends."""
    begin = first + len(words[first:last]) - len(words[first:last].lstrip())
    end = words.find("\n", begin, last)
    name = " ".join(words[begin:end].replace(".", " ").split()) if end > begin else ""
    code = _state(name) if name and words[end:last].strip()[:1].isupper() else None
    return (code, end) if code else None


def _state(name: str) -> str | None:
    """The code of a state by its name, its code, or what is written for it in short; points are gone from it."""
    compact = name.replace(" ", "") if len(name) == len("N M") else name
    if len(compact) == 2 and compact.upper() in STATE_NAMES:
        return compact.upper()
    folded = name.casefold()
    if code := _CODES.get(folded) or _SHORT.get(folded):
        return code
    bare = _OF_A_STATE.fullmatch(folded)
    named = bare["name"] if bare else folded
    side, _, rest = named.partition(" ")
    return (
        _CODES.get(named)
        or _SHORT.get(named)
        or (_CODES.get(f"{_SIDES[side]} {rest}") if side in _SIDES else None)
    )
