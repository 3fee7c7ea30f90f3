"""Records that a page names as existing: a first version, by the words that papers use for them.

Each rule is in `rules/mentions.yaml`. What is planned, requested or denied is no mention; nor is the
document's own examination. Left for later: lists of records, records without a date other than studies,
names of authors written after the date.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import yaml

from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.lines import page_lines
from openimr.casefile.documents.model import FoundDocument, Mention, PageText
from openimr.casefile.documents.titles import looks_like_heading

_LINK = r"(?:\s+(?:report|study|scan))?[\s,]*(?:\(?(?:dated|date|of|on|from|performed(?:\s+on)?|taken(?:\s+on)?|done(?:\s+on)?|obtained(?:\s+on)?)[\s:]*(?:on\s+)?|\()"
_NAME = r"(?:[A-Z]\.|[A-Z][a-z\u2019'-]+[A-Za-z\u2019'-]*)"
_BY = re.compile(
    rf"^[\s,)]*by\s+(?P<author>(?:Dr\.?\s+)?{_NAME}(?:\s+{_NAME}){{0,3}}(?:,\s*(?:M\.?D|D\.?O|D\.?C|Ph\.?D)\b\.?)?)"
)
_MONTH_ONLY = re.compile(
    r"(?:(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)|(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d\d)|(?P<only>(?:19|20)\d\d))\b(?![/-]\d)",
    re.I,
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)]{2})[.;]\s+(?=[A-Z])")


@dataclass(frozen=True, kw_only=True)
class _Name:
    kind: str
    pattern: re.Pattern[str]
    always: re.Pattern[str] | None


@dataclass(frozen=True, kw_only=True)
class _Rules:
    names: tuple[_Name, ...]
    not_yet: re.Pattern[str]
    body_parts: tuple[str, ...]


@functools.cache
def _rules() -> _Rules:
    text = resources.files("openimr.casefile.documents").joinpath("rules", "mentions.yaml").read_text("utf-8")
    data = yaml.safe_load(text)
    return _Rules(
        names=tuple(
            _Name(
                kind=entry["kind"],
                pattern=re.compile(rf"\b(?:{entry['words']})(?P<link>{_LINK})", re.I),
                always=(
                    re.compile(rf"\b(?:{entry['words']})\s+{entry['always']}", re.I)
                    if "always" in entry
                    else None
                ),
            )
            for entry in data["names"]
        ),
        not_yet=re.compile("|".join(rf"\b{word}\b" for word in data["not_yet"]), re.I),
        body_parts=tuple(data["body_parts"]),
    )


def find_mentions(
    pages: Sequence[PageText],
    documents: Sequence[FoundDocument],
    duplicates: Mapping[Hashable, Hashable],
    copies: Mapping[int, int],
) -> list[Mention]:
    """The mentions on these pages, each with the record that it names where that is among `documents`.

    `duplicates` and `copies` are what `find_duplicates` and `duplicate_documents` gave: pages shown again
    repeat no mentions, and a mention names the first copy of a record.
    """
    home = {key: document for document in documents for key in document.keys}
    texts = {page.key: page.text for page in pages}
    parts = [_parts_of(document, texts) for document in documents]
    found: list[Mention] = []
    for page in sorted(pages, key=lambda p: (p.packet, p.number)):
        own = home.get(page.key)
        if (
            own is None
            or page.key in duplicates
            or not page.has_words
            or own.kind in ("billing", "fax-cover")
        ):
            continue
        for kind, date, author, text in _on_page(page):
            if kind == own.kind and date is not None and date == own.date:
                continue
            meant = _meant(kind, date, text, documents, parts, copies, own)
            found.append(
                Mention(
                    key=page.key, packet=page.packet, page=page.number, kind=kind, date=date, author=author,
                    text=text, document=meant,
                )
            )  # fmt: skip
    return found


def _on_page(page: PageText) -> list[tuple[str, str | None, str | None, str]]:
    body = " ".join(line for line in page_lines(page).lines if not looks_like_heading(line) or _dated(line))
    taken: set[int] = set()
    found: list[tuple[int, str, str | None, str | None, str]] = []
    for name in _rules().names:
        for match in name.pattern.finditer(body):
            date, end = _date_at(body, match.end())
            if date is None or match.start() in taken or _planned(body, match.start()):
                continue
            taken.update(range(match.start(), match.end()))
            by = _BY.match(body[end : end + 80])
            author = by["author"].rstrip(".,") if by else None
            found.append((match.start(), name.kind, date, author, body[match.start() : end].rstrip(" ,(")))
        if name.always is None:
            continue
        for match in name.always.finditer(body):
            if match.start() not in taken and not _planned(body, match.start()):
                taken.update(range(match.start(), match.end()))
                words = body[match.start() : match.end()].rsplit(" ", 1)[0]
                found.append((match.start(), name.kind, None, None, words))
    return [entry[1:] for entry in sorted(found)]


def _dated(line: str) -> bool:
    return bool(find_dates(line))


def _date_at(body: str, start: int) -> tuple[str | None, int]:
    """The date that begins at `start` (ISO, or year, or year and month) and where it ends."""
    near = body[start : start + 30]
    dates = find_dates(near)
    if dates and not near[: dates[0].start].strip(" (:"):
        return dates[0].value.isoformat(), start + dates[0].end
    match = _MONTH_ONLY.match(near.lstrip(" (")) if near else None
    if not match:
        return None, start
    end = start + len(near) - len(near.lstrip(" (")) + match.end()
    if match["only"]:
        return match["only"], end
    if match["name"]:
        return f"{match['year']}-{_MONTHS.index(match['name'][:3].lower()) + 1:02}", end
    return f"{match['y']}-{int(match['m']):02}", end


def _planned(body: str, start: int) -> bool:
    """Whether the sentence says before the name that the record is not there yet."""
    before = body[max(0, start - 140) : start]
    ends = [m.end() for m in _SENTENCE_END.finditer(before)]
    return bool(_rules().not_yet.search(before[ends[-1] :] if ends else before))


def _parts_of(document: FoundDocument, texts: Mapping[Hashable, str]) -> frozenset[str]:
    """The parts of the body that a document is about, by the top of its first page."""
    top = " ".join((document.title or "", *(texts.get(key, "")[:400] for key in document.keys[:1])))
    return _body_parts(top)


def _body_parts(text: str) -> frozenset[str]:
    low = text.lower()
    parts = {part for part in _rules().body_parts if re.search(rf"\b{part}\b", low)}
    if "lumbosacral" in parts:
        parts.add("lumbar")
    return frozenset(parts)


def _meant(
    kind: str,
    date: str | None,
    text: str,
    documents: Sequence[FoundDocument],
    parts: Sequence[frozenset[str]],
    copies: Mapping[int, int],
    own: FoundDocument,
) -> int | None:
    """The one record that agrees in kind, date and part of the body; None if there is none, or are several."""
    named = _body_parts(text)
    fitting = [
        n
        for n, document in enumerate(documents)
        if document.kind == kind
        and n not in copies
        and document is not own
        and (date is None or (document.date or "").startswith(date))
        and (not named or not parts[n] or named & parts[n])
    ]
    return fitting[0] if len(fitting) == 1 else None
