"""How the papers of the fresh set name records, and how they speak of what does not exist."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from .. import dates
from ..matter import Record, scope
from ..naming import NAMED
from ..paper import Mention
from ..people import PARTS
from ..writing import Job
from . import text
from .phrases import BY, IMAGES, LESS, NEEDLE, NEVER, NOUNS, PLAIN, STUDY, SURGERY, UNDATED


def fill(j: Job, source: Sequence[str], count: int) -> str:
    """Some sentences of a source."""
    return j.s(tuple(source), count)


def more(j: Job, most: int) -> None:
    """Up to `most` paragraphs of the usual matter that names no record, each with its own beginning."""
    for one in j.rng.sample(text.ASIDES, j.rng.randint(1, most)):
        j.w.p(one)


def never(j: Job) -> str:
    """A sentence about what is only planned, asked for, or absent."""
    later = j.n.form(date(j.r.date.year + 1, j.r.date.month, min(j.r.date.day, 28)))
    return j.rng.choice(NEVER).format(part=j.rng.choice(PARTS[j.r.part]), later=later)


def noun(j: Job, record: Record) -> tuple[str, str | None]:
    """What a record is called, and the part that the words give."""
    choices = IMAGES[record.detail] if record.kind == "imaging-report" else NOUNS[record.kind]
    words = j.rng.choice(choices)
    named = "{part}" in words or (record.kind == "operative-report" and "{detail}" in words)
    part = (
        record.detail
        if record.kind == "electrodiagnostic-report"
        else j.rng.choice(PARTS.get(record.part, ("",)))
    )
    return words.format(detail=record.detail, part=part), scope(record) if named else None


def upper(words: str) -> str:
    return words[0].upper() + words[1:]


def less(j: Job, when: date) -> tuple[str, str]:
    """A month and year as written and as truth."""
    written = j.rng.choice((
        f"{dates.MONTHS[when.month - 1]} {when.year}", f"{dates.MONTHS[when.month - 1]} of {when.year}",
        f"{when.month}/{when.year}", f"{dates.MONTHS[when.month - 1]}, {when.year}",
    ))  # fmt: skip
    return written, f"{when.year}-{when.month:02d}"


def sentence(j: Job, record: Record) -> tuple[str, Mention]:
    """A sentence that names a record that exists, and its mention."""
    rng = j.rng
    written = j.n.form(record.date)
    source: Sequence[str]
    part: str | None
    truth: str | None = record.date.isoformat()
    if rng.random() < 0.12:
        written, truth = less(j, record.date)
    if record.kind in ("operative-report", "procedure-note"):
        if record.kind == "operative-report":
            words, source = record.detail, SURGERY
        else:
            words, source = f"{record.detail} of the {rng.choice(PARTS[record.part])}", NEEDLE
        part, by = record.part, False
    else:
        words, part = noun(j, record)
        by = record.kind in LESS and rng.random() < 0.45
        study = record.kind in ("imaging-report", "electrodiagnostic-report")
        source = BY if by else STUDY if study and rng.random() < 0.7 else PLAIN
    shape = rng.choice(source)
    if truth and len(truth) < 10:
        shape = shape.replace("on {d}", "in {d}").replace("On {d}", "In {d}")
        shape = (
            shape.replace("performed {d}", "from {d}")
            .replace("taken {d}", "from {d}")
            .replace("dated {d}", "of {d}")
        )
    if record.kind == "imaging-report" and part and rng.random() < 0.15 and lone(j, record):
        shape, truth, by = rng.choice(UNDATED), None, False
    said = shape.format(n=words, N=upper(words), d=written, who=record.author.last, place=record.place)
    said = re.sub(r"\b([Aa]) (?=EMG|MRI|RFA|X-ray|e|i|o|a)", r"\1n ", said)
    return said, mention(record, said, truth, part, by=by)


def lone(j: Job, record: Record) -> bool:
    """Whether kind and part alone tell a record from all others."""
    return [r for r in j.m.records if r.kind == record.kind and r.part == record.part] == [record]


def mention(record: Record, said: str, truth: str | None, part: str | None, *, by: bool = False) -> Mention:
    author = f"Dr. {record.author.last}" if by else None
    return Mention(kind=record.kind, date=truth, author=author, part=part, text=said)


def item(j: Job, record: Record, *, by: bool = False, bare: bool = False) -> tuple[str, str, str, Mention]:
    """An item of a list: date, words, author as written, and the mention."""
    words, part = noun(j, record)
    by = by and record.kind in LESS | {"imaging-report", "electrodiagnostic-report", "operative-report"}
    who = (f"Dr. {record.author.last}" if bare else record.author.full) if by else ""
    when = j.n.form(record.date)
    found = mention(record, f"{upper(words)}, {when}", record.date.isoformat(), part, by=by)
    return when, upper(words), who, found


def tell(j: Job, source: Sequence[str], records: int, *, empty: int = 1, length: int = 3) -> None:
    """A paragraph with up to `records` records named among sentences that name none."""
    parts: list[tuple[str, Mention | None]] = [
        (fill(j, (s,), 1), None) for s in j.rng.sample(list(source), min(length, len(source)))
    ]
    for record in j.n.some(j.rng.randint(0, records)):
        parts.insert(j.rng.randint(0, len(parts)), sentence(j, record))
    for _ in range(j.rng.randint(0, empty)):
        parts.insert(j.rng.randint(0, len(parts)), (never(j), None))
    j.w.p(" ".join(said for said, _ in parts), *[found for _, found in parts if found])


def listed(j: Job, count: int, how: str, kinds: Sequence[str] = NAMED) -> None:
    """Records in a list: `letters`, `arrows`, `semicolons`, `dates`, `table` or `heads`."""
    w, records = j.w, j.n.some(count, tuple(kinds))
    if how == "semicolons" and records:
        said, found = [], []
        for record in records:
            when, words, who, one = item(j, record, by=j.rng.random() < 0.4)
            said.append(f"{words}{' of ' + who if who else ''} ({when})")
            found.append(one)
        for k in range(0, len(said), 4):
            w.p("; ".join(said[k : k + 4]) + ".", *found[k : k + 4])
        return
    if how == "table" and records:
        rows, each = [("DATE", "PROVIDER", "DOCUMENT")], [list[Mention]()]
        for record in records:
            when, words, who, one = item(j, record, by=True)
            rows.append((when, who or "-", words))
            each.append([one])
        w.table(rows, (0.18, 0.34, 0.48), ruled=j.rng.random() < 0.5, mentions=each)
        return
    for k, record in enumerate(records):
        when, words, who, one = item(j, record, by=how in ("dates", "heads") and j.rng.random() < 0.6)
        if how == "heads":
            w.p(f"{words}{', ' + who if who else ''} - {when}", one, bold=True)
            w.p(fill(j, text.FINDINGS, 2), x=10)
        elif how == "dates":
            w.p(f"{when}  {who + '. ' if who else ''}{words}. {fill(j, text.COMPLAINT, 1)}", one)
        elif how == "letters":
            w.p(f"({chr(97 + k)}) {words} dated {when}", one, x=16)
        else:
            w.p(f"> {when} - {words}", one, x=8)


def sign(j: Job, *under: str, close: str = "Respectfully,", stamp: bool = False) -> None:
    """A closing, ink or a stamp, and the printed name."""
    w = j.w
    w.room(92)
    w.gap(8)
    if close:
        w.line(close)
    if stamp:
        hour = f"{j.rng.randint(1, 12)}:{j.rng.randint(10, 59)} {j.rng.choice('AP')}M"
        w.line(f"/s/ {j.r.author.full}   {dates.us0(j.after(j.rng.randint(0, 3)))} {hour} PST", size=8)
    else:
        w.gap(22)
        w.line("______________________________")
    w.line(j.r.author.full)
    for line in under:
        w.line(line)


def foot(j: Job, *, printed: bool = False) -> None:
    """The letterhead, or a print date, at the foot of each page."""
    street, town = j.m.town.address()
    where = f"{j.r.place}  |  {street}, {town}  |  {j.m.town.phone()}"
    when = f"Printed {dates.us0(j.after(400))} 08:14"
    j.w.footer = (lambda n, total: f"{when}    {n} of {total}") if printed else (lambda n, total: where)


def head(j: Job, when: date | None = None) -> None:
    """The continuation head of a letter: page, name, date."""
    shown = dates.words(when or j.r.date)
    j.w.running = lambda n, total: f"Page {n}     {j.m.patient.name}     {shown}"
