"""Which record of the packet a mention means: the one that agrees in kind, date, part of the body and author."""

from __future__ import annotations

import functools
import re
from collections.abc import Hashable, Mapping, Sequence

from rapidfuzz import fuzz

from openimr.casefile.documents.date_labels import date_rules
from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.model import FoundDocument
from openimr.casefile.documents.naming import body_parts, sides
from openimr.casefile.documents.spotting import names_in
from openimr.casefile.reading.stamps import is_stamp

_BY_ITS_TOP = frozenset({"imaging-report", "operative-report", "procedure-note", "electrodiagnostic-report"})
_TOP = 1_500
_LIKE = 84
_COPY = 92
_CREDENTIALS = re.compile(
    r",.*$|\b(?:M\.?\s?D|D\.?\s?O|D\.?\s?C|Ph\.?\s?D|Psy\.?\s?D|P\.?T|R\.?N|Q\.?M\.?E)\b\.?", re.I
)


_BESIDE = re.compile(
    r"\b(?:co-?signed|counter-?signed|supervis(?:ing|ed)|attested|signed|signature|authenticated|(?:read|interpreted|performed|dictated) by|surgeon|radiologist|therapist)\b",
    re.I,
)
_HEAD, _FOOT = 16, 10
_WHOLE_DATE = 10
_NEAR = 28


class Shelf:
    """The records of a matter, to be asked which of them is meant. Copies never are."""

    def __init__(
        self, documents: Sequence[FoundDocument], copies: Mapping[int, int], texts: Mapping[Hashable, str]
    ) -> None:
        self._documents = documents
        self._copies = copies
        self._texts = texts

    def kind_of_report(self, date: str | None, author: str | None) -> str | None:
        """The kind of "the report of Dr. X dated ...": that of the record there is, else of a doctor's usual report."""
        if date is None or author is None:
            return None
        kinds = {d.kind for n, d in self._of(None, date) if self._by(n, author)}
        return kinds.pop() if len(kinds) == 1 else "progress-report"

    def kind_of_day(self, date: str | None, author: str | None, own: int) -> str | None:
        """The kind of the one record of a day, given in full; None where there is none, or are several."""
        if date is None or len(date) < _WHOLE_DATE:
            return None
        found = [
            d.kind for n, d in self._of(None, date) if n != own and (author is None or self._by(n, author))
        ]
        return found[0] if len(found) == 1 else None

    def meant(self, kind: str, date: str | None, author: str | None, words: str, own: int) -> int | None:
        """Position of the one record that agrees; None where none does or several do."""
        named, side = body_parts(words), sides(words)
        fitting = [
            n
            for n, _ in self._of(kind, date)
            if n != own and self._about(n, named, side) and (author is None or self._by(n, author))
        ]
        if not fitting and date is not None and len(date) == _WHOLE_DATE and not self._of(kind, date):
            # No record is of that day; one may be that says it where its dates stand, and of which another was taken.
            fitting = [
                n
                for n, _ in self._of(kind, None)
                if n != own and date in self._printed(n)
                and self._about(n, named, side) and (author is None or self._by(n, author))
            ]  # fmt: skip
        if len(fitting) > 1 and date is not None and all(self._same(fitting[0], n) for n in fitting[1:]):
            # Of one day and word for word alike: a copy that was not bound with the same pages.
            return fitting[0]
        return fitting[0] if len(fitting) == 1 else None

    @functools.lru_cache(maxsize=10_000)  # noqa: B019 (a shelf lives for one call)
    def _same(self, one: int, other: int) -> bool:
        """Whether two records begin with the same page."""
        first, second = (self._texts.get(self._documents[n].keys[0], "") for n in (one, other))
        return bool(first) and fuzz.ratio(first, second) >= _COPY

    def _of(self, kind: str | None, date: str | None) -> list[tuple[int, FoundDocument]]:
        return [
            (n, d)
            for n, d in enumerate(self._documents)
            if n not in self._copies
            and (kind is None or d.kind == kind)
            and (date is None or (d.date or "").startswith(date))
        ]

    @functools.lru_cache(maxsize=50_000)  # noqa: B019 (a shelf lives for one call)
    def _printed(self, n: int) -> frozenset[str]:
        """The days that a record says at its head and foot, or at the beginning of a line, none of another's:
        not of a line that names a record, nor of birth, injury or print.
        """
        pages = [self._texts.get(key, "").split("\n") for key in self._documents[n].keys]
        lines = [*pages[0][:_HEAD], *(line for page in pages for line in page[:1]), *pages[-1][-_FOOT:]]
        lines += [
            line for page in pages for line in page if line[:1].isdigit() and len(line) <= _WHOLE_DATE + 2
        ]
        never = date_rules().never
        return frozenset(
            day.value.isoformat()
            for line in lines
            if not is_stamp(line) and all(name.how == "listed" for name, _, _ in names_in(line))
            for day in find_dates(line)
            if not never.search(line[max(0, day.start - _NEAR) : day.start])
        )

    @functools.lru_cache(maxsize=50_000)  # noqa: B019 (a shelf lives for one call)
    def _subject(self, n: int) -> tuple[frozenset[str], frozenset[str]]:
        """The parts and sides that a record is about: by its heading, else by its top, else by all of it."""
        document = self._documents[n]
        text = "\n".join(self._texts.get(key, "") for key in document.keys)
        if document.kind not in _BY_ITS_TOP:
            return body_parts(text), frozenset()
        for part in (document.title or "", text[:_TOP]):
            if body_parts(part):
                return body_parts(part), sides(part)
        return body_parts(text), frozenset()

    def _about(self, n: int, named: frozenset[str], side: frozenset[str]) -> bool:
        parts, sides_here = self._subject(n)
        if named and parts and not named & parts:
            return False
        return not (named and side and sides_here) or bool(side & sides_here)

    def _by(self, n: int, author: str) -> bool:
        wanted = surname(author)
        document = self._documents[n]
        if not wanted:
            return True
        if (document.author and "," in document.author) or _CREDENTIALS.search(document.author or ""):
            return fuzz.ratio(wanted, surname(document.author or "")) >= _LIKE or self._signed_too(n, wanted)
        return any(wanted in self._texts.get(key, "").lower() for key in document.keys)

    def _signed_too(self, n: int, wanted: str) -> bool:
        """Whether somebody of that surname signed beside the author: an assistant's report has its supervisor."""
        return any(
            wanted in line.lower()
            for key in self._documents[n].keys
            for line in self._texts.get(key, "").split("\n")
            if _BESIDE.search(line)
        )


def surname(name: str) -> str:
    """The last name of a person as written, in small letters, credentials left out."""
    words = re.sub(r"^Drs?\.?\s+", "", _CREDENTIALS.sub("", name).strip(" ,.")).split()
    return words[-1].lower() if words else ""
