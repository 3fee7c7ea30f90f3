"""Records that a page names as existing: which, of when, by whom, and whether they are here.

Statement by statement: names of records (`rules/mentions.yaml`), dates and people are found, and each name is given
the date and the person that belong to it by where they stand. What is only planned, requested or denied, what lies
in the document's future, and the document's own examination are no mentions. Source: the contract for ingest.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.lines import page_lines
from openimr.casefile.documents.linking import Shelf
from openimr.casefile.documents.model import FoundDocument, Mention, PageText
from openimr.casefile.documents.names import CREDENTIALS
from openimr.casefile.documents.naming import Name, body_parts, naming_rules
from openimr.casefile.documents.statements import Statement, statements

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_PARTIAL = re.compile(
    r"\b(?:(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?\s+(?:of\s+)?(?P<year>(?:19|20)\d\d)|(?P<m>0?[1-9]|1[0-2])/(?P<y>(?:19|20)\d\d)|"
    r"(?<=\bin )(?P<only>(?:19|20)\d\d)|(?<=\bfrom )(?P<from>(?:19|20)\d\d)|(?<=\bof )(?P<of>(?:19|20)\d\d)|(?<=\()(?P<paren>(?:19|20)\d\d)(?=\))|"
    r"(?<=, )(?P<comma>(?:19|20)\d\d)(?=\s+by\b|\s*[:;])"
    r")\b(?![/-]\d)",
    re.I,
)
_N = r"(?:Ste?\.(?=\s[A-Z])|[A-Z]\.|[A-Z][A-Za-z\u00c0-\u024f\u2019'-]+|(?:de|la|del|van|von)(?=\s))"
_PEOPLE = re.compile(
    rf"\bDrs?\.?\s+{_N}(?:\s+{_N}){{0,2}}(?:,?\s+(?:{CREDENTIALS})(?![A-Za-z]))?"
    rf"|{_N}(?:\s+{_N}){{1,3}}(?:,\s*|\s+)(?:{CREDENTIALS})(?![A-Za-z])(?:,\s*(?:{CREDENTIALS})(?![A-Za-z]))*"
)
_BARE_PERSON = re.compile(
    rf"^[,\s(]*(?:(?:by|of|from|per)\s+)?(?P<who>{_N}\s+{_N}(?:\s+{_N})?)(?=[\s,;.)]|$)"
)
_REPORT = re.compile(r"\b(?:reports?|letters?|notes?|records?|evaluations?)\b", re.I)
_APART = re.compile(
    r"[;]|\b(?:show\w*|reveal\w*|demonstrat\w*|injur(?:y|ed)|accident|birth|born|since|until|before|prior to|next|due|received|pain|"
    r"return\w*|appointment|follow(?:ed|ing)? up|denied|he|she|who|but|then|compared|resolved|worked|expires?|visits?|hire\w*|"
    r"request(?:ed)?|recommend\w*|authorized|submitted|dictated|transcribed|printed|served|mailed|faxed)\b",
    re.I,
)
_LED_BY_DATE = re.compile(
    r"^[\s,:)\]|–-]*(?:(?:the|a|an|his|her|this|patient|employee|applicant|claimant|worker|mr\.?|ms\.?|mrs\.?|he|she|i|we|had|has|underwent|"
    r"received|reviewed|performed|obtained|was|were|did|by|of|left|right|bilateral|first|second|third|repeat|outside|undergo\w*|"
    r"spine|lumbar|cervical|thoracic|lumbosacral|shoulder|knee|hip|wrist|hand|ankle|foot|elbow|l-spine|c-spine|in|at|with|for|from|"
    r"sent|wrote|issued|dr\.?|drs\.?|[A-Z][\w.'’-]*)[\s,.()–-]*)*$",
)
_SPECIALTY = re.compile(
    r"\b(?:orthop\w+|neurological|plastic|general|oral|vascular|board|department of|certified in|fellow\w*|specialty:?)\s+(?:hand |spine |foot and ankle )?surgery$",
    re.I,
)
_TITLE_HELD = re.compile(r"(?:QME|AME|PQME)s?", re.I)
_ONE_DEED = re.compile(r"\s*,?\s*(?:with|and|&|plus|including)\s+(?:[a-z-]+\s+){0,2}", re.I)
_NEAR, _FAR = 28, 90
_NO_STRONG = re.compile(
    r"^(?:please|attach|if|repeat|obtain|no\b|without|may|could|would|will|next|never|prior to)", re.I
)
_DONE_LINK = re.compile(r"\b(?:dated|performed|taken|done|obtained|completed|collected)\b", re.I)
_FORMS = frozenset({"request-for-authorization", "application", "fax-cover", "other"})
_DEEDS = frozenset({"operative-report", "procedure-note"})


@dataclass(frozen=True, kw_only=True)
class _Date:
    value: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class _Person:
    words: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class _Named:
    """A record as a statement names it; `kind` None for "the report of Dr. X", whose kind the shelf tells."""

    kind: str | None
    date: str | None
    author: str | None
    text: str
    around: str


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
    home = {key: n for n, document in enumerate(documents) for key in document.keys}
    shelf = Shelf(documents, copies, {page.key: page.text for page in pages})
    found: list[Mention] = []
    for page in sorted(pages, key=lambda p: (p.packet, p.number)):
        position = home.get(page.key)
        if position is None or page.key in duplicates or not page.has_words:
            continue
        own = documents[position]
        if own.kind == "billing":
            continue
        for named in _on_page(page, own):
            kind = named.kind or shelf.kind_of_report(named.date, named.author)
            if kind is None or (kind == own.kind and named.date is not None and named.date == own.date):
                continue
            meant = shelf.meant(kind, named.date, named.author, named.around, position)
            found.append(
                Mention(
                    key=page.key, packet=page.packet, page=page.number, kind=kind, date=named.date,
                    author=named.author, text=named.text, document=meant,
                )
            )  # fmt: skip
    return found


def _on_page(page: PageText, own: FoundDocument) -> Iterator[_Named]:
    for statement in statements(page_lines(page).lines):
        yield from _in_statement(statement, own)


def _in_statement(statement: Statement, own: FoundDocument) -> Iterator[_Named]:
    text = statement.text
    names = [n for n in _names(text) if n[0].how != "listed" or statement.listed]
    dates = _dates(text)
    people = _people(text, names)
    if not names:
        yield from _reports_of_people(text, dates, people, own)
        return
    used: set[int] = set()
    pairs = [(n, _after(text, names, n, dates, used)) for n in range(len(names))]
    pairs = [(n, found or _before(text, names, n, dates, used, statement.listed)) for n, found in pairs]
    told = False
    for n, of in pairs:
        name, start, end = names[n]
        if name.how == "none":
            continue
        if not of:
            item = statement.listed and not told and n == 0 and not dates
            if (
                own.kind == name.kind
                or own.kind in _FORMS
                or not (item or _exists(text, name, start, end, names, n))
            ):
                continue
        elif _is_planned(text, name, start, end, of[0]):
            continue
        each: list[_Date | None] = [*of] or [None]
        for date in each:
            if date is not None and own.date is not None and date.value > own.date[: len(date.value)]:
                continue
            if date is not None and own.kind in _DEEDS and name.kind in _DEEDS and date.value == own.date:
                continue
            told = True
            edge = max(end, date.end) if date else end
            begin = min(start, date.start) if date else start
            yield _Named(
                kind=name.kind, date=date.value if date else None,
                author=_author(text, start, end, date, people, names, n, statement.listed),
                text=text[begin:edge].strip(" ,(") if edge - begin < 160 else text[start:end],
                around=_around(text, names, n, dates),
            )  # fmt: skip
        if statement.listed and of and len(dates) == 1:
            # One item of a list is one record, however many words name it.
            return


def _names(text: str) -> list[tuple[Name, int, int]]:
    found: list[tuple[Name, int, int]] = []
    for name in naming_rules().names:
        for match in name.pattern.finditer(text):
            start, end = match.span()
            start += len(match[0]) - len(match[0].lstrip())
            if _SPECIALTY.search(text[max(0, start - 24) : end]):
                continue
            if end > start and (name.needs is None or name.needs.search(match[0])):
                found.append((name, start, end))
    found.sort(key=lambda f: (f[1] - f[2], f[1]))
    kept: list[tuple[Name, int, int]] = []
    for name, start, end in found:
        if all(end <= s or start >= e for _, s, e in kept):
            kept.append((name, start, end))
    kept = [(name, s, e) for name, s, e in kept if not _is_credential(text, s, e)]
    return _as_one_deed(text, sorted(kept, key=lambda f: f[1]))


def _is_credential(text: str, start: int, end: int) -> bool:
    """Whether what looks like a report's name is what a person may put after the name: "A. Stone, DC, QME"."""
    return bool(_TITLE_HELD.fullmatch(text[start:end])) and any(
        m.start() < start < m.end() for m in _PEOPLE.finditer(text)
    )


def _as_one_deed(text: str, names: Sequence[tuple[Name, int, int]]) -> list[tuple[Name, int, int]]:
    """The names with those of one surgery taken together: "arthroscopy with partial meniscectomy"."""
    joined: list[tuple[Name, int, int]] = []
    for name, start, end in names:
        if joined and joined[-1][0].kind == name.kind == "operative-report" and name.how == "deed":
            last, begun, ended = joined[-1]
            one, other = body_parts(text[begun:ended]), body_parts(text[start:end])
            joint = (
                f"{text[ended:start]}{text[start:end].split()[0]} "
                if start - ended <= 1
                else text[ended:start]
            )
            if _ONE_DEED.fullmatch(joint) and (not one or not other or one & other):
                joined[-1] = (last, begun, end)
                continue
        joined.append((name, start, end))
    return joined


def _people(text: str, names: Sequence[tuple[Name, int, int]]) -> list[_Person]:
    """The people in a statement; one is cut short where the name of a record begins (Dr. Stone's AME report)."""
    found = []
    for match in _PEOPLE.finditer(text):
        cut = min((s for _, s, e in names if match.start() < s < match.end()), default=match.end())
        words = _tidy(text[match.start() : cut])
        if not any(s <= match.start() < e for _, s, e in names) and len(words.split()) > 1:
            found.append(
                _Person(
                    words=words,
                    start=match.start(),
                    end=match.start() + len(text[match.start() : cut].rstrip()),
                )
            )
    return found


def _dates(text: str) -> list[_Date]:
    found = [_Date(value=d.value.isoformat(), start=d.start, end=d.end) for d in find_dates(text)]
    for match in _PARTIAL.finditer(text):
        if any(d.start < match.end() and match.start() < d.end for d in found):
            continue
        g = match.groupdict()
        if g["name"]:
            value = f"{g['year']}-{_MONTHS.index(g['name'][:3].lower()) + 1:02}"
        elif g["m"]:
            value = f"{g['y']}-{int(g['m']):02}"
        else:
            value = next(g[k] for k in ("only", "from", "of", "paren", "comma") if g[k])
        found.append(_Date(value=value, start=match.start(), end=match.end()))
    return sorted(found, key=lambda d: d.start)


def _after(
    text: str, names: Sequence[tuple[Name, int, int]], n: int, dates: Sequence[_Date], used: set[int]
) -> list[_Date]:
    """The date that follows a name and belongs to it, with those that go on its list."""
    _, _, end = names[n]
    limit = names[n + 1][1] if n + 1 < len(names) else len(text)
    for position, date in enumerate(dates):
        if date.start < end or position in used:
            continue
        between = text[end : date.start]
        if date.start >= limit or len(between) > _FAR or _APART.search(between):
            return []
        if (
            date.end < limit
            and re.match(r"\s*,?\s*(?:the |an? )?$", text[date.end : limit])
            and len(between) > 3
            and not _DONE_LINK.search(between)
            and "(" not in between
            and not re.search(r"\b(?:of|on|from)\s*$", between)
        ):
            # "a consult and a 1/2/2014 MRI": the date leads the next name.
            return []
        used.add(position)
        group = [date]
        for later in range(position + 1, len(dates)):
            joint = text[group[-1].end : dates[later].start]
            if not re.fullmatch(r"\s*(?:,|;|&|and)+\s*(?:and\s*)?", joint) or _leads(
                text, dates[later], names
            ):
                break
            used.add(later)
            group.append(dates[later])
        return group
    return []


def _leads(text: str, date: _Date, names: Sequence[tuple[Name, int, int]]) -> bool:
    """Whether a date stands right before a name."""
    return any(0 <= start - date.end <= 3 and not text[date.end : start].strip() for _, start, _ in names)


def _before(
    text: str,
    names: Sequence[tuple[Name, int, int]],
    n: int,
    dates: Sequence[_Date],
    used: set[int],
    listed: bool,
) -> list[_Date]:
    """The date that leads a name: "the 1/2/2014 MRI", "On 1/2/2014 the patient underwent"."""
    _, start, _ = names[n]
    floor = names[n - 1][2] if n else 0
    for position in range(len(dates) - 1, -1, -1):
        date = dates[position]
        if date.end > start or date.start < floor or position in used:
            continue
        between = text[date.end : start]
        if listed and len(between) <= _FAR and not _APART.search(between):
            used.add(position)
            return [date]
        if len(between) <= _FAR and _LED_BY_DATE.match(between):
            used.add(position)
            return [date]
        return []
    return []


def _is_planned(text: str, name: Name, start: int, end: int, date: _Date) -> bool:
    """Whether a dated name is of something that was only asked for: said right before it, or between the two."""
    rules = naming_rules()
    link = text[end : date.start] if date.start >= end else text[date.end : start]
    if name.how in {"study", "deed"} or date.start < start:
        found = rules.not_yet_after.search(link)
        if found and not _DONE_LINK.search(link):
            return True
    if name.how in {"study", "deed"}:
        tail = text[max(end, date.end) :][:40]
        if re.match(
            r"\W*(?:is|are|was|were|has been)?\s*(?:scheduled|pending|planned|requested|proposed|awaited)\b",
            tail,
            re.I,
        ):
            return True
        if _DONE_LINK.search(link):
            return False
        clause = _clause(text, start)
        for match in rules.not_yet.finditer(clause):
            rest = clause[match.end() :]
            if not _NO_STRONG.match(match[0]) and len(rest) <= _NEAR and not find_dates(rest):
                return True
    return False


def _exists(
    text: str, name: Name, start: int, end: int, names: Sequence[tuple[Name, int, int]], n: int
) -> bool:
    """Whether a name without a date is said to be of something that is there, or was done."""
    rules = naming_rules()
    if name.how == "paper":
        return False
    clause = _clause(text, start)
    if rules.not_yet.search(clause):
        return False
    limit = names[n + 1][1] if n + 1 < len(names) else len(text)
    rest = re.sub(
        r"^(?:\s*(?:,|\(|\)|of|the|his|her|my|by|from|left|right|bilateral|lower|upper|extremit\w+|spine|lumbar|cervical|thoracic|lumbosacral|shoulder|knee|hip|wrist|hand|ankle|"
        r"foot|elbow|brain|L-spine|C-spine|report|study|scan|results?|findings|without|with|contrast|Dr\.?|[A-Z][\w.'’-]+)\s*)+",
        "", text[end:limit],
    ).strip()  # fmt: skip
    after = text[end:limit].strip()
    if any(rules.not_yet_after.match(part) for part in (after, rest)):
        return False
    if name.how == "deed":
        report = re.search(r"\b(?:report|note)s?$", text[start:end], re.I)
        if report:
            return bool(rules.exists_after.search(rest) or rules.exists_before.search(clause))
        return bool(
            rules.done_before.search(_bare(clause))
            or rules.done_after.search(rest)
            or rules.done_after.search(after)
        )
    return bool(
        rules.exists_after.search(rest)
        or rules.exists_after.search(after)
        or rules.exists_before.search(_bare(clause))
    )


def _bare(clause: str) -> str:
    """A clause without the side and part of the body at its end, which belong to the name after it."""
    return re.sub(
        r"(?:\b(?:left|right|bilateral|lumbar|cervical|thoracic|spine|shoulder|knee|hip|wrist|hand|ankle|foot|elbow|an?|the|L\d(?:-[LS]?\d)?|C\d(?:-C?\d)?)\s*)+$",
        "",
        clause,
        flags=re.I,
    )


def _clause(text: str, start: int) -> str:
    """The words before a name, back to where its clause begins."""
    before = text[max(0, start - 140) : start]
    breaks = [
        m.end() for m in re.finditer(r"[;:]\s|,\s+(?:and|but|which|who)\s|\bbut\b|\.\s+(?=[A-Z])", before)
    ]
    return before[breaks[-1] :] if breaks else before


def _author(
    text: str,
    start: int,
    end: int,
    date: _Date | None,
    people: Sequence[_Person],
    names: Sequence[tuple[Name, int, int]],
    n: int,
    listed: bool,
) -> str | None:
    """Who is named as the author of a record: right after it or its date, or right before it."""
    floor = names[n - 1][2] if n else 0
    limit = names[n + 1][1] if n + 1 < len(names) else len(text)
    ends = [end] + ([date.end] if date and date.start >= end else [])
    for person in people:
        if person.start >= end and person.end <= limit + 1:
            for edge in ends:
                gap = text[edge : person.start] if edge <= person.start else None
                if gap is None or len(gap) > 60 or _APART.search(gap):
                    continue
                if _BY.search(gap) or (listed and not _PART_WORDS.sub("", gap).strip()):
                    return person.words
    for person in reversed(people):
        if floor <= person.start and person.end <= start:
            gap = text[person.end : start]
            if (
                len(gap) <= 40
                and re.match(r"(?:['’]s?)?(?=[\s,]|$)", gap) is not None
                and not _APART.search(gap)
                and not re.search(r"[.;]\s", gap)
            ):
                return person.words
    if listed:
        for edge in reversed(ends):
            bare = _BARE_PERSON.match(text[edge:])
            if (
                bare
                and not _REPORT.search(bare["who"])
                and not naming_rules().lists.search(bare["who"])
                and _looks_named(bare["who"])
            ):
                return bare["who"]
    return None


_PART_WORDS = re.compile(
    r"\b(?:of|the|left|right|bilateral|lumbar|cervical|thoracic|lumbosacral|spine|shoulder|knee|hip|wrist|hand|ankle|foot|elbow|brain|"
    r"extremit\w+|upper|lower|L-spine|C-spine|with|without|contrast)\b|[,:-]",
    re.I,
)
_BY = re.compile(r"(?:\b(?:by|of|from|with|per|w/|signed)\s*(?:the\s+)?|[,(:–-]\s*)$", re.I)
_NOT_NAMED = re.compile(
    r"\b(?:spine|lumbar|cervical|thoracic|shoulder|knee|hip|wrist|ankle|left|right|report|note|dated|medical|group|center|clinic|imaging|"
    r"hospital|therapy|inc|llc|institute|associates|page|pages|extremit\w+|study|contrast|review|january|february|march|april|may|june|july|"
    r"august|september|october|november|december)\b",
    re.I,
)


def _looks_named(words: str) -> bool:
    return not _NOT_NAMED.search(words)


def _tidy(name: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"['’]s?\s*$", "", name)).strip(" ,")


def _around(text: str, names: Sequence[tuple[Name, int, int]], n: int, dates: Sequence[_Date]) -> str:
    """The words that say which part of the body a name is about: its own, and those right beside it."""
    _, start, end = names[n]
    floor = names[n - 1][2] if n else 0
    limit = names[n + 1][1] if n + 1 < len(names) else len(text)
    for date in dates:
        if date.start >= end:
            limit = min(limit, date.start)
        if date.end <= start:
            floor = max(floor, date.end)
    before = re.split(r"[,;:.]\s", text[max(floor, start - 40) : start])[-1]
    after = re.split(r"[,;:.]\s|\b(?:show|reveal|demonstrat)\w*", text[end : min(limit, end + 60)])[0]
    return f"{before} {text[start:end]} {after}"


def _reports_of_people(
    text: str, dates: Sequence[_Date], people: Sequence[_Person], own: FoundDocument
) -> Iterator[_Named]:
    """A record without the name of its kind: the report of Dr. X dated ..., Dr. X's 1/2/2014 report."""
    for date in dates:
        for person in people:
            lo, hi = min(date.start, person.start), max(date.end, person.end)
            between = text[min(date.end, person.end) : max(date.start, person.start)]
            if len(between) > 40 or _APART.search(between):
                continue
            near = text[max(0, lo - 20) : hi + 12]
            if not _REPORT.search(near) or (
                own.date is not None and date.value > own.date[: len(date.value)]
            ):
                continue
            yield _Named(kind=None, date=date.value, author=person.words, text=text[lo:hi], around="")
            break
