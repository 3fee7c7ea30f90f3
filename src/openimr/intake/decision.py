"""Reading a utilization review decision to fill the form: every value with the place that it was read from. Pure.

Takes the pages of the letter as lines with boxes. Hands on `Proposal`s, each with its quoted line, page and
box, for a person to accept or mend; nothing is put into a form by this module, and what the letter does not
say clearly is not proposed.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any

import yaml

Box = tuple[float, float, float, float]
MOST_ITEMS = 12
_COLUMN_GAP = 0.02
"""Of the page's width; between words of a sentence it is a fifth of that."""
_DATE = re.compile(
    r"(?<![\d/])\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d{2})(?![\d/])|\b(?:19|20)\d\d-\d\d-\d\d\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}\b",
    re.IGNORECASE,
)  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; its box is 0 to 1 from the top left, `words` are (text, x0, x1)."""

    page: int
    text: str
    box: Box
    words: tuple[tuple[str, float, float], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A value for a field of the form (by its path on the page), and where in the letter it stands.

    `sure` is false where the value was concluded from words around it rather than read at a label.
    """

    path: str
    value: str
    quote: str
    page: int
    box: Box
    sure: bool = True

    def to_json(self) -> dict[str, Any]:
        return {
            "path": self.path, "value": self.value, "quote": self.quote, "page": self.page, "box": list(self.box),
            "sure": self.sure,
        }  # fmt: skip


@functools.cache
def _data() -> dict[str, Any]:
    data = yaml.safe_load(resources.files("openimr.intake.data").joinpath("decision_words.yaml").read_text())
    assert isinstance(data, dict)
    return data


@functools.cache
def _compiled(name: str) -> re.Pattern[str]:
    return re.compile(_data()[name], re.IGNORECASE)


@functools.cache
def _choices(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (word, re.compile(rf"(?<![\w-])(?:{said})(?![\w-])", re.IGNORECASE)) for word, said in _data()[name]
    )


@functools.cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (
            path,
            re.compile(
                rf"(?<![\w-])(?:{'|'.join(words)})(?:\s*[:#]|\s*\.{{2,}}|\s{{3,}}|(?<=on)(?=\s))\s*",
                re.IGNORECASE,
            ),
        )
        for path, words in _data()["labels"].items()
    )


def lines_of(page: int, words: Iterable[Sequence[Any]]) -> list[Line]:
    """The lines of a page from its words in reading order: `[text, x0, y0, x1, y1, …]` each."""
    lines: list[list[Sequence[Any]]] = []
    for word in words:
        _, x0, y0, _, y1 = word[:5]
        last = lines[-1] if lines else None
        if last is not None:
            prev = last[-1]
            overlap = min(y1, prev[4]) - max(y0, prev[2])
            if overlap > 0.5 * min(y1 - y0, prev[4] - prev[2]) and x0 >= prev[1]:
                last.append(word)
                continue
        lines.append([word])
    return [
        Line(
            page, _spaced(line),
            (min(w[1] for w in line), min(w[2] for w in line), max(w[3] for w in line), max(w[4] for w in line)),
            tuple((str(w[0]), float(w[1]), float(w[3])) for w in line),
        )
        for line in lines
    ]  # fmt: skip


def _spaced(words: Sequence[Sequence[Any]]) -> str:
    """The words of a line with three spaces where a gap shows another column."""
    text, end = "", None
    for word in words:
        text += ("" if end is None else "   " if word[1] - end > _COLUMN_GAP else " ") + str(word[0])
        end = word[3]
    return text


def read(lines: Sequence[Line]) -> list[Proposal]:
    """What the letter says of the form's fields, the first clear place of each; items in the order of the letter."""
    found: dict[str, Proposal] = {}
    for number, line in enumerate(lines):
        for path, label in _labels():
            if path in found:
                continue
            for match in label.finditer(line.text):
                if _inside_another(path, line.text, match):
                    continue
                value = _after(path, lines, number, match.end())
                if value:
                    found[path] = value
                    break
    for extra in (*_served(lines), *_letter_date(lines), *_addressee(lines)):
        found.setdefault(extra.path, extra)
    return [*found.values(), *_items(lines)]


def _inside_another(path: str, text: str, match: re.Match[str]) -> bool:
    """Whether a longer label ends with this one: "claims administrator" is no "administrator", "our claim …"."""
    for other, label in _labels():
        if other != path:
            for one in label.finditer(text):
                if one.start() < match.start() and one.end() >= match.end():
                    return True
    before = text[: match.start()].rstrip()
    return (
        bool(before)
        and before[-1].isalpha()
        and before.split()[-1].casefold() in {"our", "of", "the", "a", "received"}
    )


def _after(path: str, lines: Sequence[Line], number: int, start: int) -> Proposal | None:
    """The value after a label, on its line or alone on the next."""
    line = lines[number]
    rest, place = line.text[start:], line
    if not rest.strip() and number + 1 < len(lines) and lines[number + 1].page == line.page:
        place = lines[number + 1]
        rest = place.text
        if any(label.search(rest) for _, label in _labels()):
            return None
    rest = _before_next_label(rest)
    is_day = path.endswith("_on") or path in {"date_of_injury", "parties.0.birth_date"}
    if is_day:
        match = _DATE.match(rest.strip(" :.-(")) or _DATE.search(rest[:40])
        day = _day(match[0]) if match else None
        return _proposal(path, day.isoformat(), place) if day else None
    value = re.sub(r"(?<=[a-z]{4})\.$", "", rest.strip(" :;,-"))
    if path == "claim_number":
        one = re.match(r"[A-Z0-9][A-Z0-9/ -]*\d[A-Z0-9-]*", value, re.IGNORECASE)
        value = one[0].strip() if one else ""
    if not value or len(value) > 200:
        return None
    return _proposal(path, value, place)


def _before_next_label(text: str) -> str:
    ends = [m.start() for _, label in _labels() for m in label.finditer(text) if m.start() > 0]
    ends += [m.start() for m in re.finditer(r"\s{3,}|\s[A-Z][\w ]{2,24}:\s", text) if m.start() > 0]
    return text[: min(ends, default=len(text))]


def _proposal(path: str, value: str, line: Line, *, sure: bool = True, last: Line | None = None) -> Proposal:
    box = line.box
    if last is not None and last.page == line.page:
        box = (min(box[0], last.box[0]), box[1], max(box[2], last.box[2]), last.box[3])
    return Proposal(path=path, value=value, quote=line.text[:300], page=line.page, box=box, sure=sure)


def _day(text: str) -> dt.date | None:
    """A date with day, month and year; None where there is no such day."""
    word = re.match(r"([a-z]{3})[a-z]*\.?\s+(\d{1,2})\D*?(\d{4})", text.strip(), re.IGNORECASE)
    try:
        if word:
            return dt.date(int(word[3]), _MONTHS.index(word[1].lower()) + 1, int(word[2]))
        if iso := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text.strip()):
            return dt.date(int(iso[1]), int(iso[2]), int(iso[3]))
        month, day, year = (int(p) for p in re.split(r"\s?[/.-]\s?", text.strip()))
        # Two digits: 00 to 29 are of this century (rulebook L-04).
        return dt.date(year + (2000 if year < 30 else 1900) if year < 100 else year, month, day)
    except ValueError:
        return None


_SERVED = re.compile(r"\b(?:served|mailed|sent)\b[^.]{0,60}?\bon\b\s*(.{6,22})", re.IGNORECASE)


def _served(lines: Sequence[Line]) -> Iterator[Proposal]:
    """The sentence that says when, and how, the decision was served."""
    for number, line in enumerate(lines):
        match = _SERVED.search(line.text)
        date = _DATE.search(line.text, match.start()) if match else None
        day = _day(date[0]) if date else None
        if day is None or date is None:
            continue
        yield _proposal("ur_decision.served_on", day.isoformat(), line)
        around = " ".join(
            [line.text, *(other.text for other in lines[number + 1 : number + 2] if other.page == line.page)]
        )
        for way, words in _choices("ways"):
            if words.search(around):
                yield _proposal("ur_decision.served_by", way, line, sure=bool(words.search(line.text)))
                break
        return


def _letter_date(lines: Sequence[Line]) -> Iterator[Proposal]:
    """A date alone on a line at the top of the first page: that of the letter."""
    for line in lines[:12]:
        match = _DATE.search(line.text)
        if line.page == 1 and match and len(line.text) - len(match[0]) <= 8 and (day := _day(match[0])):
            yield _proposal("ur_decision.decided_on", day.isoformat(), line, sure=False)
            return


def _addressee(lines: Sequence[Line]) -> Iterator[Proposal]:
    """Somebody with a physician's letters after the name, alone on a line before the salutation."""
    name = re.compile(
        rf"^([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*)+),? ({_data()['credentials']})\.?$", re.IGNORECASE
    )
    for line in lines[:30]:
        if line.page != 1 or re.match(r"dear\b", line.text, re.IGNORECASE):
            return
        if name.match(line.text.strip()) and len(line.text) < 60:
            yield _proposal("parties.3.name", line.text.strip(), line, sure=False)
            return


_NUMBERED = re.compile(r"^\(?(\d{1,2})[.):]?\s+(?=\S)")
_REQUEST = re.compile(
    r"(?:the )?requests? for (?:authorization (?:of|for) )?(?:the )?(?P<item>.{3,200}?),? (?:is|are|was|were|has been|have been)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class _Found:
    description: str
    outcome: str
    line: Line
    last: Line


def _items(lines: Sequence[Line]) -> list[Proposal]:
    """The items with their outcome, reason and guideline."""
    found = _rows(lines) or _sentences(lines)
    proposals: list[Proposal] = []
    for n, item in enumerate(found[:MOST_ITEMS]):
        at = f"items.{n}."
        proposals.append(_proposal(at + "description", item.description, item.line, last=item.last))
        proposals.append(_proposal(at + "ur_outcome", item.outcome, item.line))
        proposals += _reasons(lines, n, item, found)
    return proposals


def _rows(lines: Sequence[Line]) -> list[_Found]:
    """Rows of a table with its heads, else lines of a list: the item, a mark or a gap, and the outcome at the end."""
    tables = [row for number, line in enumerate(lines) if _is_head(line) for row in _table(lines, number)]
    return tables or [row for line in lines for row in _listed(line)]


def _is_head(line: Line) -> bool:
    runs = _columns(line)
    heads = [" ".join(words) for words, _ in runs]
    return (
        len(runs) >= 2
        and any(
            re.fullmatch(
                r"(?:ur )?(?:decision|determination|outcome|recommendation|status)s?", h, re.IGNORECASE
            )
            for h in heads[1:]
        )
        and any(
            re.search(r"service|treatment|request|item|procedure|medication", h, re.IGNORECASE)
            for h in heads[:-1]
        )
    )


def _table(lines: Sequence[Line], head: int) -> Iterator[_Found]:
    """The rows under a head: cells by column, a row from one number, or one outcome, to the next."""
    heads = _columns(lines[head])
    starts = [x for _, x in heads]
    names = [" ".join(words).casefold() for words, _ in heads]
    what = next(
        n
        for n, h in enumerate(names)
        if re.search(r"service|treatment|request|item|procedure|medication", h)
        and not h.startswith(("no", "#"))
    )
    outcome_at = next(
        n
        for n, h in enumerate(names)
        if n and re.fullmatch(r"(?:ur )?(?:decision|determination|outcome|recommendation|status)s?", h)
    )
    cells: list[tuple[int, str, Line]] = []
    bottom, height = lines[head].box[3], lines[head].box[3] - lines[head].box[1]
    for line in lines[head + 1 : head + 120]:
        if line.page != lines[head].page or line.box[1] - bottom > 1.1 * height or _is_head(line):
            break
        bottom = max(bottom, line.box[3])
        by_column: dict[int, list[str]] = {}
        for word, x, _ in line.words:
            column = max((n for n, start in enumerate(starts) if x >= start - 0.006), default=0)
            by_column.setdefault(column, []).append(word)
        cells += [(column, " ".join(words), line) for column, words in by_column.items()]
    leads = [c for c in cells if c[0] == 0 and re.fullmatch(r"\d{1,2}[.)]?", c[1])] if what else []
    leads = leads or [c for c in cells if c[0] == outcome_at and _outcome_of(c[1])]
    for n, (_, _, lead) in enumerate(leads):
        top = lead.box[1] - 0.4 * height
        end = leads[n + 1][2].box[1] - 0.4 * height if n + 1 < len(leads) else 1.0
        mine = [c for c in cells if top <= c[2].box[1] < end]
        said = " ".join(text for column, text, _ in mine if column == outcome_at)
        text = " ".join(text for column, text, _ in mine if column == what)
        more = " ".join(text for column, text, _ in mine if what < column < outcome_at)
        outcome = _outcome_of(said)
        if not outcome or len(text) < 3:
            continue
        if more and not any(c.isdigit() for c in text):
            text = f"{text}, {more}" if more != "1" else text
        yield _Found(
            description=text,
            outcome=outcome,
            line=lead,
            last=max((c[2] for c in mine), key=lambda one: one.box[3]),
        )


def _outcome_of(text: str) -> str | None:
    return next((word for word, words in _choices("outcomes") if words.search(text)), None)


_LISTED = re.compile(
    r"^(?P<lead>(?:(?:item|service|treatment|request)\s*)?\(?\d{1,2}[.):]?\s+)?(?P<item>.{3,300}?)\s*(?:[:|–—]|\s-|\s{3})\s*(?P<said>[^:|]{4,60})$",
    re.IGNORECASE,
)


def _listed(line: Line) -> Iterator[_Found]:
    """A line such as "2. Crutches: denied"."""
    match = _LISTED.match(line.text.strip())
    if not match:
        return
    for outcome, words in _choices("outcomes"):
        if words.fullmatch(match["said"].strip(" .*")):
            if re.fullmatch(
                r"(?:ur |our )?(?:decision|outcome|determination|recommendation|status)",
                match["item"].strip(),
                re.IGNORECASE,
            ):
                return
            yield _Found(description=" ".join(match["item"].split()), outcome=outcome, line=line, last=line)
            return


def _columns(line: Line) -> list[tuple[list[str], float]]:
    """The words of a line in runs that a gap divides, each with where it begins."""
    runs: list[tuple[list[str], float]] = []
    end = None
    for text, x0, x1 in line.words:
        if end is None or x0 - end > _COLUMN_GAP:
            runs.append(([text], x0))
        else:
            runs[-1][0].append(text)
        end = x1
    return runs or [([line.text], line.box[0])]


def _sentences(lines: Sequence[Line]) -> list[_Found]:
    """Sentences such as "the request for … is denied"."""
    found: list[_Found] = []
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) and lines[number + 1].page == line.page else None
        text = f"{line.text} {after.text}" if after else line.text
        match = _REQUEST.search(text)
        if not match or match.start() > len(line.text):
            continue
        said = text[match.end() : match.end() + 60].split(".")[0]
        outcome = next((word for word, words in _choices("outcomes") if words.search(said)), None)
        item = " ".join(match["item"].split())
        if outcome and all(item.casefold() != f.description.casefold() for f in found):
            found.append(_Found(description=item, outcome=outcome, line=line, last=line))
    return found


def _reasons(lines: Sequence[Line], n: int, item: _Found, found: Sequence[_Found]) -> Iterator[Proposal]:
    """The reason and the guideline of an item, from the paragraph that is headed with it."""
    if item.outcome == "approve":
        return
    section = _section(lines, n, item, found)
    if not section:
        return
    text = " ".join(line.text for line in section)
    missing, asked, need = (_compiled(name).search(text) for name in ("missing", "asked", "necessity"))
    # Papers that were never asked for are no missing information in the rule's sense (E-03).
    reason = "necessity" if not (missing and asked) else "both" if need else "missing-information"
    said = next(
        (
            line
            for line in section
            if _compiled("missing" if missing and asked else "necessity").search(line.text)
        ),
        section[0],
    )
    yield _proposal(f"items.{n}.ur_reason", reason, said, sure=False)
    if missing and asked:
        where = next((line for line in section if _compiled("asked").search(line.text)), said)
        yield _proposal(f"items.{n}.information_requested", "yes", where, sure=False)
    yield from _criteria(section, n)


def _criteria(section: Sequence[Line], n: int) -> Iterator[Proposal]:
    label = re.compile(rf"\b(?:{_data()['criteria']})\s*:\s*(?=\S)", re.IGNORECASE)
    for number, line in enumerate(section):
        match = label.search(line.text)
        if not match:
            continue
        text, last = line.text[match.end() :], line
        for below in section[number + 1 : number + 5]:
            if text.rstrip().endswith(".") or below.page != line.page or _NUMBERED.match(below.text):
                break
            text, last = f"{text} {below.text}", below
        if re.match(r"none\b|not applicable|n/a", text, re.IGNORECASE):
            return
        yield replace(
            _proposal(f"items.{n}.ur_guideline", " ".join(text.split())[:1000], line, last=last), sure=True
        )
        return


def _section(lines: Sequence[Line], n: int, item: _Found, found: Sequence[_Found]) -> list[Line]:
    """The lines from the second place that names the item, to the one that names the next item or a new heading."""
    key = _key(item.description)
    others = [_key(f.description) for f in found if f is not item]
    start = None
    for number, line in enumerate(lines):
        if line is item.line or (line.page, line.box[1]) <= (item.line.page, item.line.box[1]):
            continue
        words = _key(re.sub(r"^\(?\d{1,2}[.):]\s*", "", line.text))
        headed = _NUMBERED.match(line.text) and int(_NUMBERED.match(line.text)[1]) == n + 1  # type: ignore[index]
        if headed and words[:8] == key[:8]:
            start = number
            break
        if (
            start is None
            and len(found) == 1
            and re.match(r"(?:reasons?|rationale|clinical (?:reason|rationale))\b", line.text, re.IGNORECASE)
        ):
            start = number
            break
    if start is None:
        return []
    section: list[Line] = []
    for line in lines[start : start + 40]:
        words = _key(re.sub(r"^\(?\d{1,2}[.):]\s*", "", line.text))
        if section and _NUMBERED.match(line.text) and any(words[:8] == o[:8] for o in others if o):
            break
        if section and re.match(
            r"(?:the physician who decided|if you disagree|how this letter|records (?:reviewed|looked))",
            line.text,
            re.IGNORECASE,
        ):
            break
        section.append(line)
    return section


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
