"""Telephone, fax, e-mail, web and postal addresses, found by their shape. Source: rulebook P-02."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from openimr.publication.deidentify.spans import Span
from openimr.publication.deidentify.vocabulary import is_common, phrases, states, words
from openimr.publication.deidentify.words import fold

_EMAIL = re.compile(r"[\w.+'-]{1,64}\s?@\s?[\w-]{1,63}(?:\s?\.\s?[\w-]{2,24}){1,4}")
_TLD = r"(?:com|org|net|gov|edu|us|info|biz|io|health|care|med|law|co|mil)"
_WEB = re.compile(
    rf"\b(?:https?://|www\.)[^\s<>()\[\]\"']+"
    rf"|\b(?:[a-z0-9-]{{2,63}}\.){{1,3}}{_TLD}\b(?:/[^\s<>()\[\]\"']*)?",
    re.IGNORECASE,
)
_D = r"[0-9OoIl]"
_PHONE = re.compile(
    rf"(?<![\w-])(?:\+?1[-.\s]{{0,2}})?(?:\(\s?{_D}{{3}}\s?\)\s{{0,2}}|{_D}{{3}}\s?[-./\u2013]\s?"
    rf"|{_D}{{3}}\s)"
    rf"{_D}{{3}}\s?[-.\s\u2013]\s?{_D}{{4}}(?!\d)(?:\s*(?:,\s*)?(?:x|ext\.?|extension)\s*\d{{1,6}})?",
    re.IGNORECASE,
)
_CALL = r"(?:telephone|phone|ph|tel|fax|facsimile|cell|mobile|pager|voicemail|call(?:ed)?|contact(?:ed)?\s+at|text(?:ed)?|home|work|dial)"
_SHORT_PHONE = re.compile(
    rf"\b{_CALL}(?:\s*(?:number|no|#))?[.:#]?\s*(?:at\s+|is\s+"
    rf"|on\s+)?(\d{{3}}\s?[-.\u2013]\s?\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_BARE_SHORT_PHONE = re.compile(r"(?<![\w.,/$-])[2-9]\d{2}-\d{4}(?![\w/-])")
_LABELLED_PHONE = re.compile(
    r"\b(?:telephone|phone|tel|fax|facsimile|cell|pager)(?:\s*(?:number|no"
    r"|#))?[.:#]?\s*(\+?\(?\d[\d().\s-]{5,18}\d)",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"\b(?:at|phone|call|dial)\s+(?:ext\.?|extension)\s*[:#]?\s*(\d{2,6})\b", re.IGNORECASE
)
_PAGES = re.compile(r"(?:page\(?s?\)?|pgs?|pp?)\s*\.?:?\s*(?:[\d\u2013,\s-]*[,\s])?$", re.IGNORECASE)

_STREET_LONG = r"(?:Street|Avenue|Boulevard|Road|Drive|Lane|Way|Court|Place|Circle|Highway|Parkway|Terrace|Trail|Square|Loop|Alley|Freeway|Camino|Plaza)"
_STREET_SHORT = r"(?:St|Ave?|Blvd|Rd|Dr|Ln|Ct|Pl|Cir|Hwy|Pkwy|Ter|Sq)"
_STREET_WORD = r"(?:[NSEW]\.?|[NS][EW]|North|South|East|West|[A-Z][\w'\u2019.-]{0,30}|\d{1,3}(?:st|nd|rd|th))"
_UNIT = r"(?:\s*,?\s*(?:Suite|Ste\.?|Apt\.?|Apartment|Unit|Room|Rm\.?|Floor|Fl\.?|Bldg\.?|Building|#)\s*#?\s*[\w-]{1,8})"
_STREET = re.compile(
    rf"(?<![\w./$-])(\d{{1,6}}[A-Za-z]?(?:-\d{{1,5}})?)\s+((?:{_STREET_WORD}\s+){{1,4}}?)(?:{_STREET_LONG}\b|{_STREET_SHORT}\b\.?){_UNIT}{{0,2}}",
    re.IGNORECASE,
)
_SPANISH_STREET = re.compile(
    rf"(?<![\w./$-])\d{{2,6}}\s+(?:Camino|Calle|Avenida|Via|Paseo"
    rf"|Rue)\s+(?:[A-Z][\w'\u2019-]{{0,30}}\s?){{1,3}}{_UNIT}{{0,2}}"
)
_BOX = re.compile(r"\b(?:P\.?\s?O\.?\s*Box|Post\s+Office\s+Box|Box\s+No\.?)\s*#?\s*\d{1,7}\b", re.IGNORECASE)
_ZIP = r"\d{5}(?:-\d{4})?"


def contacts_in(text: str) -> Iterator[Span]:
    """Telephone and fax numbers, e-mail and web addresses. A guideline's own web address stays."""
    kept_hosts = words("kept_web")
    for match in _EMAIL.finditer(text):
        yield _span(match.start(), match.end(), "contact", "e-mail", 1.0)
    for match in _WEB.finditer(text):
        address = match.group().rstrip(".,;:")
        host = re.sub(r"^https?://|^www\.", "", address.lower()).split("/")[0].removeprefix("www.")
        if not any(host == kept or host.endswith("." + kept) for kept in (k.lower() for k in kept_hosts)):
            yield _span(match.start(), match.start() + len(address), "contact", "web", 0.95)
    for match in _PHONE.finditer(text):
        if sum(c.isdigit() for c in match.group()) >= 7 and not _PAGES.search(
            text[max(0, match.start() - 24) : match.start()]
        ):
            yield _span(match.start(), match.end(), "contact", "telephone", 0.95)
    for pattern in (_SHORT_PHONE, _LABELLED_PHONE, _EXTENSION):
        for match in pattern.finditer(text):
            yield _span(match.start(1), match.end(1), "contact", "telephone", 0.9)
    for match in _BARE_SHORT_PHONE.finditer(text):
        if not _PAGES.search(text[max(0, match.start() - 24) : match.start()]):
            yield _span(match.start(), match.end(), "contact", "telephone", 0.7)


def addresses_in(text: str) -> Iterator[Span]:
    """Postal addresses: street with what follows of town, state and ZIP code; post boxes; town with ZIP code."""
    for match in (*_STREET.finditer(text), *_SPANISH_STREET.finditer(text), *_BOX.finditer(text)):
        if match.re is _STREET and not _is_street(match, text):
            continue
        tail = _place_tail().match(text, match.end())
        yield _span(
            match.start(), tail.end() if tail else match.end(), "address", "address", 0.95 if tail else 0.85
        )
    for match in _town_with_zip().finditer(text):
        yield _span(match.start(), match.end(), "address", "address", 0.95)


def _is_street(match: re.Match[str], text: str) -> bool:
    """Not every number, words and "St" or "Way" is a street: "12 Lumbar CT scans" is none."""
    names = re.findall(r"[^\W\d_]{2,}", match.group(2))
    named = [w for w in names if not is_common(fold(w))]
    numbered = re.search(r"\d(?:st|nd|rd|th)\b", match.group(2), re.IGNORECASE)
    capital = all(w[0].isupper() for w in names)
    whole = match.group().rstrip()
    if re.search(rf"\b{_STREET_SHORT}\.?$", whole, re.IGNORECASE):
        ending = whole.rsplit(None, 1)[-1]
        placed = bool(_place_tail().match(text, match.end())) or bool(
            re.match(r"\s*(?:,|\n|$)", text[match.end() :])
        )
        if ending.isupper() and not match.group(2).isupper() and not placed:
            return False
        if ending.lower().rstrip(".") == "dr" and re.match(r"\s+[A-Z]", text[match.end() :]) and not placed:
            return False
        return (capital and (bool(named) or placed)) or bool(numbered)
    return (
        (capital and bool(names)) or bool(numbered) or bool(named and _place_tail().match(text, match.end()))
    )


@cache
def _state() -> str:
    names = "|".join(
        re.escape(name).replace(r"\ ", r"\s+") for name in sorted(states(), key=len, reverse=True)
    )
    return rf"(?:(?i:{names}|Calif\.?)|{'|'.join(sorted(states().values()))})"


@cache
def _town() -> str:
    known = "|".join(
        re.escape(t).replace(r"\ ", r"\s+") for t in sorted(phrases("towns"), key=len, reverse=True)
    )
    return rf"(?:(?i:{known})|(?:[A-Z][\w.'\u2019-]{{1,30}}\s{{1,20}}){{0,2}}[A-Z][\w.'\u2019-]{{1,30}})"


@cache
def _place_tail() -> re.Pattern[str]:
    """What follows a street: town, state, ZIP code, over line ends."""
    return re.compile(
        rf"(?:\s*,\s*|\s*\n\s*|\s+){_town()}\s*,?\s+{_state()}\b\.?(?:\s*,?\s*{_ZIP})?|\s*,?\s*{_ZIP}\b"
    )


@cache
def _town_with_zip() -> re.Pattern[str]:
    return re.compile(rf"\b{_town()}\s*,\s*{_state()}\.?\s*,?\s+{_ZIP}\b|(?<![\w.-]){_state()}\s+{_ZIP}\b")


def _span(start: int, end: int, kind: str, source: str, confidence: float) -> Span:
    return Span(start=start, end=end, kind=kind, source=source, confidence=confidence)
