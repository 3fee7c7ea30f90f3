"""People whom no roster lists: found by a title, credentials, a label, their role, or a given name.

Each finding also tells which words were the name, so that the same name is found in the rest of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from openimr.publication.deidentify.capitals import SIDE_BY_SIDE, looks_like_name, name_from
from openimr.publication.deidentify.cues import credential_after, title_before
from openimr.publication.deidentify.names import is_given
from openimr.publication.deidentify.spans import Span
from openimr.publication.deidentify.vocabulary import (
    CREDENTIALS,
    PARTICLES,
    TITLES,
    is_common,
    is_vocabulary,
    words,
)
from openimr.publication.deidentify.words import Words


@dataclass(frozen=True, kw_only=True)
class Stranger:
    """A person found in the text: where, and the folded words of the name."""

    span: Span
    keys: tuple[str, ...]


_PEOPLE_LABELS = (
    r"(?:patient|employee|claimant|applicant|(?:injured\s+)?worker|member|insured|subscriber"
    r"|examinee|plaintiff)(?:'s)?(?:\s+name)?|name(?:\s+of\s+\w+){0,2}|re|"
    r"(?:(?:primary|secondary)\s+)?(?:treating|requesting|referring|attending|ordering|reviewing|ur"
    r"|rendering|consulting|prescribing)\s+(?:physician|provider|doctor|surgeon)(?:\s+name)?|"
    r"physicians?|providers?|doctor|surgeons?|assistants?|(?:assistant|co)\s+surgeon"
    r"|anesthesiologist|radiologist|therapist|chiropractor|psychologist|ptp|reviewer|peer\s+reviewer|"
    r"(?:applicant'?s?\s+|defense\s+|claimant'?s?\s+)?attorney|(?:claims?\s+)?(?:adjuster|examiner)"
    r"|nurse\s+case\s+manager|case\s+manager|interpreter|supervisor|"
    r"emergency\s+contact|spouse|next\s+of\s+kin|guardian|contact|signed|signature"
    r"|electronically\s+signed(?:\s+by)?|dictated(?:\s+by)?|transcribed(?:\s+by)?|"
    r"reviewed\s+by|prepared\s+by|performed\s+by|attn|attention|cc|to|from|dear|author|technician"
    r"|representative"
)
_LABEL = re.compile(
    rf"\b(?:{_PEOPLE_LABELS})\s{{0,4}}(?:[:=]|\s-\s)\s{{0,40}}"
    # In a table the label stands alone on its line, and the name below it.
    rf"|(?:^|(?<=\n))[^\S\n]{{0,20}}(?:{_PEOPLE_LABELS})[^\S\n]{{0,20}}\n\s{{0,20}}",
    re.IGNORECASE,
)
_SIGNED_BY = re.compile(
    r"(?:/s/|\b(?:(?:electronically|digitally)\s+)?(?:signed|dictated|transcribed|authenticated"
    r"|e-signed|interpreted|read|seen|referred|treated|evaluated|"
    r"examined|prescribed|performed|recommended|requested|ordered|provided|administered|supervised"
    r"|authored|prepared|submitted|written|reported|completed|certified|reviewed|denied|approved"
    r"|issued)\s+by)[:\s_]*",
    re.IGNORECASE,
)
_ENCOUNTER = re.compile(
    r"\b(?:clearance|consultation|consult|appointment|evaluation|follow[- ]?up|visit|session|surgery"
    r"|treatment|therapy|re-?check|"
    r"discussion|discussed|met|spoke|speak|conversation|deposition|interview|examination)\s+(?:with|by)\s+",
    re.IGNORECASE,
)


def strangers_in(words_: Words) -> Iterator[Stranger]:
    """Everybody the text itself gives away, roughly in the order of certainty."""
    yield from _titled(words_)
    yield from _credentialed(words_)
    yield from _labelled(words_)
    yield from _in_roles(words_)
    yield from _with_given_names(words_)


def _stranger(words_: Words, first: int, last: int, source: str, confidence: float) -> Stranger:
    end = words_[last].end
    if len(words_[last].key) == 1 and words_.gap(last).startswith("."):
        end += 1
    keys = tuple(words_[n].key for n in range(first, last + 1) if len(words_[n].key) > 2)
    return Stranger(
        span=Span(start=words_[first].start, end=end, kind="person", source=source, confidence=confidence),
        keys=keys,
    )


def _titled(words_: Words) -> Iterator[Stranger]:
    for n in range(1, len(words_)):
        if not title_before(words_, n):
            continue
        title = words_[n - 1]
        if title.key in {"nurse", "judge", "attorney", "doctor", "miss", "professor", "prof"} and not (
            title.capital and looks_like_name(words_[n])
        ):
            continue
        if (
            not words_[n].capital
            and words_[n].key.isalpha()
            and not is_common(words_[n].key)
            and len(words_[n].key) > 2
        ):
            yield _stranger(words_, n, n, "title", 0.9)  # "dr. nguyen"
            continue
        last = name_from(words_, n, trusting=True)
        while last is not None:
            yield _stranger(words_, n, last, "title", 0.95)
            # "Drs. Nguyen and Ruiz", "Dr. Nguyen/Ruiz"
            joint = (
                re.match(
                    r"\s*(?:,\s*(?:and\s+)?|and\s+|&\s*|/\s*)",
                    words_.gap(last) + words_.text[words_[last + 1].start :][:5],
                )
                if last + 1 < len(words_)
                else None
            )
            n = last + 1
            if not joint or title.key not in {"drs", "dr"}:
                break
            if words_[n].key == "and" and n + 1 < len(words_):
                n += 1
            if (
                not words_[n].capital
                or title_before(words_, n)
                or (title.key == "dr" and "/" not in words_.before(n))
            ):
                break
            last = name_from(words_, n, trusting=title.key == "drs")


def _credentialed(words_: Words) -> Iterator[Stranger]:
    for last in range(len(words_)):
        if not (looks_like_name(words_[last]) or words_[last].key in words("surnames")):
            continue
        bare = bool(
            re.match(
                r"\s+(?:MD|M\.D\.|D\.O\.|PhD|Ph\.D\.|PsyD|DPM|D\.C\.|PA-C|DPT|RN|R\.N\.|LAc|L\.Ac\."
                r"|Esq)(?![A-Za-z])",
                words_.text[words_[last].end : words_[last].end + 10],
            )
        )
        if not (credential_after(words_, last) or bare):
            continue
        first = last
        while first > 0 and last - first < 3 and SIDE_BY_SIDE.match(words_.before(first)):
            word = words_[first - 1]
            point = words_.before(first).startswith(".")
            if (
                (len(word.key) == 1 and word.capital)
                or (looks_like_name(word) and not point)
                or (word.key in PARTICLES and not point)
            ):
                first -= 1
            else:
                break
        if first == last and not (
            words_[last].key in words("surnames")
            or is_given(words_[last].key)
            or not is_vocabulary(words_[last].key)
        ):
            continue
        yield _stranger(words_, first, last, "credential", 0.9)


def _labelled(words_: Words) -> Iterator[Stranger]:
    starts = {word.start: n for n, word in enumerate(words_.all)}
    for pattern, source in ((_LABEL, "label"), (_SIGNED_BY, "signed-by"), (_ENCOUNTER, "encounter")):
        for match in pattern.finditer(words_.text):
            n = starts.get(match.end())
            if n is None:
                continue
            if words_[n].key in TITLES and n + 1 < len(words_):
                n += 1
            last = _listed_name(words_, n) if pattern is _LABEL else None
            last = name_from(words_, n) if last is None else last
            if last is None:
                continue
            names = [m for m in range(n, last + 1) if len(words_[m].key) > 1]
            sure = (
                pattern is _LABEL
                or len(names) > 1
                or words_[names[0]].key in words("surnames")
                or is_given(words_[names[0]].key)
            )
            if sure and not _is_institution(words_, last):
                yield _stranger(words_, n, last, source, 0.9 if pattern is _LABEL else 0.75)


def _listed_name(words_: Words, n: int) -> int | None:
    """`CHEN, ROBERT A.` after a label: the last word of it."""
    known = looks_like_name(words_[n]) or words_[n].key in words("surnames")
    m = n
    while (
        m + 1 < len(words_) and words_.gap(m) in {" ", "-"} and looks_like_name(words_[m + 1]) and m - n < 2
    ):
        m += 1
    if not re.fullmatch(r"\s?,[^\S\n]{0,2}", words_.gap(m)) or m + 1 >= len(words_):
        return None
    given = words_[m + 1]
    if not given.capital or given.key in CREDENTIALS or not (looks_like_name(given) or len(given.key) == 1):
        return None
    if not known and not (words_[n].capital and looks_like_name(given) and len(given.key) > 2):
        return None
    return name_from(words_, m + 1, most=2, one_line=True) or m + 1


def _is_institution(words_: Words, last: int) -> bool:
    """Whether what follows makes the capitals before an organisation ("Ruiz Medical Group")."""
    after = words_[last + 1] if last + 1 < len(words_) else None
    return (
        after is not None
        and after.capital
        and words_.gap(last) == " "
        and after.key in words("organisation_words")
        and after.key not in {"at", "in"}
    )


def _in_roles(words_: Words) -> Iterator[Stranger]:
    """In a role: "her supervisor Joe Bakerfield", "the claimant, Ana Soto,": a role in small letters, then a name."""
    for n in range(1, len(words_)):
        role = words_[n - 1]
        if (
            role.key not in words("relatives") | words("roles")
            or role.capital
            or not re.fullmatch(r",?\s{1,4}", words_.before(n))
        ):
            continue
        last = name_from(words_, n)
        if last is None or _is_institution(words_, last):
            continue
        names = [m for m in range(n, last + 1) if len(words_[m].key) > 1]
        known = len(names) > 1 or is_given(words_[n].key) or words_[n].key in words("surnames")
        # Of those around a patient one word is enough; "the patient Zorvolex" may be a drug.
        if (
            known
            or (role.key not in words("roles") and words_.before(n).isspace())
            or role.key in {"wife", "husband", "son", "daughter", "supervisor"}
        ):
            yield _stranger(words_, n, last, "role", 0.8 if known else 0.65)


def _with_given_names(words_: Words) -> Iterator[Stranger]:
    """A known given name beside another capitalised word that is none of the language; `Surname, Given`; `J. Surname`."""
    surnames = words("surnames")
    for n, word in enumerate(words_.all):
        if not word.capital:
            continue
        if is_given(word.key) and not word.possessive:
            last = name_from(words_, n, most=3)
            others = [] if last is None else [m for m in range(n + 1, last + 1) if len(words_[m].key) > 1]
            if others and any(not is_common(words_[m].key) or words_[m].key in surnames for m in others):
                # A given name that is a word too ("Will", "Mark", "May") needs a surname that is known.
                known = any(words_[m].key in surnames or is_given(words_[m].key) for m in others)
                if (
                    last is not None
                    and (known or not is_common(word.key))
                    and not _is_institution(words_, last)
                ):
                    yield _stranger(words_, n, last, "given-name", 0.8)
        elif word.key in surnames and not is_common(word.key):
            yield from _lone_surname(words_, n)
        if (
            len(word.key) == 1
            and words_.gap(n).startswith(".")
            and n + 1 < len(words_)
            and words_[n + 1].key in surnames
            and re.fullmatch(r"\.\s{0,3}", words_.gap(n))
            and looks_like_name(words_[n + 1])
        ):
            yield _stranger(words_, n, n + 1, "initial", 0.7)


def _lone_surname(words_: Words, n: int) -> Iterator[Stranger]:
    """A frequent surname that acts ("Gonzalez reported"), or before the given name ("Gonzalez, Ana")."""
    after = words_[n + 1] if n + 1 < len(words_) else None
    if after is None:
        return
    if after.key in words("personal_verbs") and not after.capital and words_.gap(n).isspace():
        yield _stranger(words_, n, n, "surname", 0.75)
    elif (
        re.fullmatch(r",[^\S\n]{0,2}", words_.gap(n))
        and after.capital
        and is_given(after.key)
        and not is_common(after.key)
    ):
        last = name_from(words_, n + 1, most=2)
        following = words_[n + 2] if n + 2 < len(words_) else None
        # In a list of surnames ("Ruiz, Martin and Lee") nothing tells a given name from another surname; both go.
        if following is None or following.key != "et":
            yield _stranger(words_, n, last if last is not None else n + 1, "given-name", 0.75)
