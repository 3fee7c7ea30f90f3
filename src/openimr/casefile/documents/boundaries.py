"""Where a document begins: what the top of a page, and the page before, say about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from openimr.casefile.documents.authors import ends_signed
from openimr.casefile.documents.captions import best_caption
from openimr.casefile.documents.date_labels import Label, date_rules, labels_in
from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.headings import alike
from openimr.casefile.documents.lines import PageLines
from openimr.casefile.documents.names import bare_name, facility, is_surname_first
from openimr.casefile.documents.rules import boundary_rules, rules, tokens
from openimr.casefile.documents.structure import part_of
from openimr.casefile.documents.titles import Title, find_titles

_FIELDS = re.compile(
    r"\b(?:patient(?:'s)?(?:\s+name)?|employee|injured worker|claimant|claim\s*(?:no|number|#)?|d\.?o\.?b\.?|date of birth|"
    r"date of injury|d\.?o\.?i\.?|date of (?:service|exam\w*|visit|procedure|surgery|study|operation|report)|employer|mrn|account)\s*(?:no\.?|#)?\s*[:#]",
    re.I,
)
_FIELD_ALONE = re.compile(
    r"^\W*(?:injured worker|claimant|applicant|patient(?: name)?|pt(?: name)?|member|claim(?: (?:no|number|id))?|requesting|requestor|"
    r"supervising|provider|referring(?: physician)?|ordering(?: physician)?|employer|mrn|account|employee(?: name)?|"
    r"(?:name|date of (?:birth|injury|service|exam\w*)) \((?:last|first|mm)[^)]*\)|date of (?:birth|injury|loss)|d\.?o\.?[bi]\.?)\W*$|"
    r"^\W*(?:pt|member|client|applicant)(?: name)?\s*:",
    re.I,
)
_LETTERHEAD = re.compile(
    r"(?:\b(?:phone|tel(?:ephone)?|fax|ph)\b\W{0,3}\(?\d{3}\)?)|\b[A-Z][A-Za-z .]+,?\s+(?:CA|Calif(?:ornia)?|[A-Z]{2})\.?\s+\d{5}\b",
    re.I,
)
_OPENING = re.compile(r"^\W*(?:dear\b|to whom it may concern|attn\b|attention\s*:|to\s*:|re\s*:)", re.I)
_CLOSING = re.compile(
    r"^\W*(?:sincerely|respectfully|(?:very )?truly yours|yours (?:very )?(?:truly|sincerely|faithfully)|(?:with )?(?:best|kind|warm)(?:est)? regards|cordially|regards)\b.{0,20}$",
    re.I,
)
_OF_SERVICE = frozenset(
    {
        "service",
        "visit",
        "examination",
        "treatment",
        "procedure",
        "operation",
        "study",
        "collection",
        "decision",
    }
)
_LABEL_ALONE = 4
_SHEET_WORDS = 6
_CAPTION_ROWS = 5
_SHORT = 0.66
_CLEAR_CAPTION = 2.9


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What was seen at the top of a page: its heading, and the observations with their weights."""

    begins: bool
    title: Title | None
    seen: dict[str, float] = field(default_factory=dict)

    @property
    def total(self) -> float:
        return sum(self.seen.values())


def first_opening(page: PageLines) -> Opening:
    """The opening of a packet's first page, which begins a document whatever is on it."""
    titles = find_titles(page)
    return Opening(begins=True, title=titles[0] if titles else None, seen={"first_page": 1.0})


def opening(page: PageLines, run: Sequence[PageLines], current: Title | None) -> Opening:
    """Whether `page` begins a document, after the pages of the current one (`run`, at least one with words).

    `current` is the heading of the current document.
    """
    weights = boundary_rules().weights
    before = run[-1]
    titles = find_titles(page)
    title = titles[0] if titles else None
    seen: dict[str, float] = {}

    def see(name: str) -> None:
        seen[name] = weights[name]

    _see_marks(page, run, see)
    if page.continued:
        see("continued")
    if any(_CLOSING.match(line) for line in page.head(2)):
        see("closing")
    own_header = _own_header(page, before)
    letterhead = _own_letterhead(page, before)
    signed = ends_signed(before)
    if own_header:
        see("own_header")
    if letterhead:
        see("letterhead")
    goes_on = page.continued and title is not None and current is not None and title.kind == current.kind
    if not letterhead and not goes_on and _own_office(page, before):
        see("office")
    if _ends_short(before):
        see("after_short")
    if len(run) == 1 and sum(len(line.split()) for line in before.lines) <= _SHEET_WORDS:
        see("after_sheet")
    if _own_day(page, run):
        see("own_day")
    if _dated_head(page, run):
        see("dated_head")
    if any(_OPENING.match(line) for line in page.head(12)):
        see("letter_opening")
    if signed:
        see("after_signature")
    if current is not None and rules().kinds[current.kind].single:
        see("after_single")
    if goes_on:
        pass  # the heading is the document's own, said again on its next sheet
    elif title is not None:
        see("title")
        if current is not None and _same_heading(title, current):
            if _dates_at_top(page) and _dates_at_top(page) != _dates_at_top(run[0]):
                see("other_date")
            elif not signed:
                see("same_title")
        elif not (own_header or letterhead or signed) and (title.line > 0 or part_of(title.text) is not None):
            # An office repeats its letterhead on each paper: another date below it makes it another paper.
            dates = _dates_at_top(page), _dates_at_top(run[0])
            see(
                "other_date"
                if all(dates) and dates[0].isdisjoint(dates[1]) and _has_letterhead(page)
                else "bare_title"
            )
    elif _own_caption(page, before):
        see("caption")
    elif _starts_mid_sentence(page, before):
        see("mid_sentence")
    return Opening(begins=sum(seen.values()) >= boundary_rules().threshold, title=title, seen=seen)


def _see_marks(page: PageLines, run: Sequence[PageLines], see: object) -> None:
    assert callable(see)
    mark, last = page.mark, run[-1].mark
    if _out_of_order(page, run):
        see("next_page")
        return
    if last is not None and last.count is not None and last.number == last.count:
        see("after_last")
    if mark is None:
        return
    if mark.number == 1:
        see("page_one")
    elif (last is not None and last.count == mark.count and mark.number == last.number + 1) or (
        last is None and mark.number == len(run) + 1
    ):
        # The next by the marks, or by counting the sheets so far where the first ones say nothing.
        see("next_page")
    elif (
        last is not None and mark.count is not None and last.count is not None and last.count != mark.count
    ) or (last is not None and mark.number <= last.number):
        see("other_count")
    else:
        see("later_page")


def _out_of_order(page: PageLines, run: Sequence[PageLines]) -> bool:
    """Whether a page is one that the run still lacks by its own count: sheets that were fed backwards or swapped."""
    mark, last = page.mark, run[-1].mark
    if mark is None or last is None or mark.count is None or mark.count != last.count:
        return False
    have = [p.mark.number for p in run if p.mark is not None and p.mark.count == mark.count]
    if mark.number in have or len(run) >= mark.count or mark.number == last.number + 1:
        return False
    if mark.number > 1:
        return True
    # A first page after later ones: of them only if these have no heading of their own and say the same day.
    said = _dates_at_top(page)
    return len(have) == mark.count - 1 and bool(said & _dates_at_top(run[0])) and not find_titles(run[0])[:1]


def _own_header(page: PageLines, before: PageLines) -> bool:
    """Fields such as patient and claim near the top that are not a running header of the page before."""
    lines = [
        line
        for line in page.head(12)
        if _FIELDS.search(line)
        or _FIELD_ALONE.match(line)
        or (len(line) < 90 and any(_announces(line, label) for label in labels_in(line)))
    ]
    return bool(lines) and not _running(lines, before)


def _announces(line: str, label: Label) -> bool:
    """Whether a label of a day of service has its date on the line, or the line to itself."""
    if label.role not in _OF_SERVICE:
        return False
    rest = line[: label.start] + line[label.end :]
    return bool(find_dates(line[label.end :])) or sum(c.isalnum() for c in rest) <= _LABEL_ALONE


def _ends_short(page: PageLines) -> bool:
    """Whether the text of a page ends well above its foot, as the last page of a document does."""
    return page.foot is not None and page.foot < _SHORT


def _own_day(page: PageLines, run: Sequence[PageLines]) -> bool:
    """Whether the top says a day of service that the document so far does not say at the top of any page."""
    said = {
        date.value
        for line in (*page.head(12), *(cell.text for row in page.rows[:4] for cell in row))
        for label in labels_in(line)
        if label.role in _OF_SERVICE
        for date in find_dates(line)[:1]
        if date.start >= label.end
    }
    return bool(said) and said.isdisjoint(d for p in run for d in _dates_at_top(p))


def _dated_head(page: PageLines, run: Sequence[PageLines]) -> bool:
    """Whether the page opens with a name and a day, as short notes and slips do, a day new to the document."""
    for number, line in enumerate(page.head(3)):
        dates = find_dates(line)
        if len(dates) != 1:
            continue
        rest = (line[: dates[0].start] + line[dates[0].end :]).strip(" ,;|-.")
        named = rest or (page.lines[number - 1] if number else "")
        who = is_surname_first(named) or bare_name(named) is not None or facility(named) is not None
        return who and all(dates[0].value not in _dates_at_top(p) for p in run)
    return False


def _own_caption(page: PageLines, before: PageLines) -> bool:
    """Whether the top has what looks like a title, though of a kind unknown, that is no running head."""
    caption = best_caption(page, _CAPTION_ROWS)
    return caption is not None and caption.score >= _CLEAR_CAPTION and not _running([caption.text], before)


def _has_letterhead(page: PageLines) -> bool:
    return any(_LETTERHEAD.search(line) for line in page.head(7))


def _own_letterhead(page: PageLines, before: PageLines) -> bool:
    lines = [line for line in page.head(7) if _LETTERHEAD.search(line)]
    return bool(lines) and not _running(lines, before)


def _own_office(page: PageLines, before: PageLines) -> bool:
    """Whether the first line is the name of a place of work, and not one that the page before has on top as well."""
    lines = page.head(1)
    return bool(lines) and bool(facility(lines[0])) and not _running(lines, before)


def _running(lines: Sequence[str], before: PageLines) -> bool:
    """Whether most of these lines stand at the top of the page before as well."""
    above = ["".join(tokens(line)) for line in before.head(14)]
    same = sum(1 for line in lines if any(alike("".join(tokens(line)), other) > 0.85 for other in above))
    return same > len(lines) / 2


def _same_heading(one: Title, other: Title) -> bool:
    return one.kind == other.kind and alike("".join(tokens(one.text)), "".join(tokens(other.text))) > 0.8


def _dates_at_top(page: PageLines) -> frozenset[object]:
    """Dates among the first lines, birth and injury left out: what tells two reports on one form apart."""
    never = date_rules().never
    return frozenset(
        date.value for line in page.head(16) if not never.search(line) for date in find_dates(line)
    )


def _starts_mid_sentence(page: PageLines, before: PageLines) -> bool:
    """Whether the text runs on: the page begins in lower case, or the one before stops without an end."""
    first = next((line for line in page.lines if sum(c.isalpha() for c in line) > 15), "")
    last = next((line for line in reversed(before.lines) if sum(c.isalpha() for c in line) > 15), "")
    if first[:1].islower():
        return True
    if before.lines and before.lines[-1].endswith((".", "!", "?")):
        return False
    return bool(last) and last[-1].isalpha() and last[-1].islower() and len(last) > 60
