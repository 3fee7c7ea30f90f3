"""The reader: a letter's text in, its determination out (letters rules 1 to 10)."""

from __future__ import annotations

from collections.abc import Sequence

from openimr.letters.citing.places import places_of
from openimr.letters.model import Basis, Determination, DisputedItem, Guideline, Layout
from openimr.letters.reading.fields.credentials import read_credentials
from openimr.letters.reading.fields.employee import read_employee
from openimr.letters.reading.fields.front import read_front
from openimr.letters.reading.items import numbered
from openimr.letters.reading.items.following import Follower, find_following
from openimr.letters.reading.items.guidelines import ReadGuideline, read_guideline
from openimr.letters.reading.items.modern import ReadItem, items_top, read_items, warn_of_items
from openimr.letters.reading.items.professional import read_professional, with_short_labels
from openimr.letters.reading.layouts import detect
from openimr.letters.reading.marks.finding import find_marks, modern
from openimr.letters.reading.marks.flowing import has_its_parts, is_one_flow, with_lines
from openimr.letters.reading.marks.kinds import FIELDS, Kind, Mark
from openimr.letters.reading.marks.leads import lead_of
from openimr.letters.reading.marks.lost import with_lost_headings
from openimr.letters.reading.marks.recut import unevenly_labelled, with_labels_at_line_starts
from openimr.letters.reading.pages.doubled import without_doubled_pages
from openimr.letters.reading.pages.lines import Source
from openimr.letters.reading.pages.margins import Bare, without_margins
from openimr.letters.reading.spans import Place, Reading, Spans
from openimr.letters.reading.warnings import Warnings

_AFTER_A_SUMMARY = frozenset(
    {Kind.ITEMS, Kind.DECISIONS, Kind.DOCUMENTS, Kind.QUALIFICATIONS, Kind.CLAIMS_BASIS, Kind.REVIEWER_BASIS,
     Kind.RELIED_UPON, Kind.WHY, Kind.ISSUE, Kind.OUTCOME, Kind.HOW_MADE}
)  # fmt: skip
_OF_THE_FIRST_HALF = frozenset({Kind.HOW_MADE, Kind.SUMMARY, Kind.STATES, Kind.CERTIFICATIONS})
_CLAIMS, _REVIEWER, _RATIONALE = Kind.CLAIMS_GUIDELINE, Kind.REVIEWER_GUIDELINE, Kind.RATIONALE
_NO_GUIDELINE = ReadGuideline(Guideline(statement="", basis=(Basis.NONE,)))
_MODERN = frozenset({Layout.PROSE_CREDENTIALS, Layout.LISTED_CREDENTIALS})


def parse(text: str) -> Determination:
    """The determination that a letter's text says.

    In goes the text of a letter in one of the four known layouts, however its lines and pages are broken; out
    comes every field of the published schema. What is absent is None or empty, what was guessed or could not
    be placed is a warning with offsets of `text`. A text in no known layout gives the layout `unknown`, no
    items, and a warning. Never raises. Source: letters rules 1 to 10; rulebook section 12.

    >>> parse("no letter at all").layout.value
    'unknown'
    """
    return read(text).determination


def read(text: str) -> Reading:
    r"""The determination that a letter's text says, with the place in `text` that each field came from.

    As `parse`; the places are worked out when they are first asked for.

    >>> letter = "IMR ISSUES, DECISIONS AND RATIONALES\nCane: Upheld\nDecision rationale: None."
    >>> reading = read(letter)
    >>> letter[slice(*reading.place("/disputed_items/0/description"))]
    'Cane'
    """
    text, twice = without_doubled_pages(text) if "\f" in text else Bare(text)
    text, around = without_margins(text)
    source = Source(text)
    marks = find_marks(source)
    if unevenly_labelled(marks) and (recut := with_labels_at_line_starts(text)) != text:
        source = Source(recut)
        marks = find_marks(source)
    warnings = Warnings(source)
    for place in twice:
        warnings.add_raw("text-not-placed", "a page that stands above already was left out", *place)
    for place in around:
        warnings.add_raw("text-not-placed", "text around the quoted letter belongs to no field", *place)
    for start, end in source.left_out:
        warnings.add_raw(
            "page-number-left-out", "a number that stands alone was taken for a page number", start, end
        )
    for place in source.doubtful:
        warnings.add_raw(
            "margin-doubtful", "a line that a machine may have added to the page was taken for text", *place
        )
    if source.initials:
        warnings.add_raw(
            "text-not-placed",
            "the initials below the last sentence are no text of the letter",
            *source.initials,
        )
    layout = detect(source, marks, warnings)
    if layout is Layout.UNKNOWN and is_one_flow(source):
        cut = Source(with_lines(text))
        cut_marks, cut_warnings = find_marks(cut), Warnings(cut)
        of_cut = detect(cut, cut_marks, cut_warnings)
        if of_cut is not Layout.UNKNOWN and has_its_parts(of_cut, cut_marks):
            source, marks, warnings, layout = cut, cut_marks, cut_warnings, of_cut
    spans = Spans(source)
    if layout is Layout.PROFESSIONAL_REVIEW:
        marks = with_short_labels(source, marks, warnings)
    if layout is Layout.UNKNOWN:
        return Reading(Determination(layout=layout, warnings=warnings.result()), spans)
    front, places = read_front(source, marks, warnings)
    spans.add_all("/front_matter", places)
    if layout in _MODERN:
        marks = with_lost_headings(source, modern(source, marks), warnings)
    reviewer, credentials = read_credentials(source, marks, layout, warnings)
    spans.add_list("/expert_reviewer/certifications", credentials[Kind.CERTIFICATIONS])
    spans.add_list("/expert_reviewer/licensure_states", credentials[Kind.STATES])
    if layout in _MODERN:
        items, stop = read_items(source, marks, warnings), items_top(source, marks)
    elif layout is Layout.NUMBERED_DECISIONS:
        items, stop = numbered.read_numbered(source, marks, warnings), numbered.first_line(source, marks)
    else:
        items, stop = read_professional(source, marks, warnings), None
    warn_of_items(items, warnings)
    summary = _summary(source, marks, stop, warnings, told_within=layout is Layout.NUMBERED_DECISIONS)
    spans.add("/clinical_case_summary", summary)
    if not items:
        warnings.add("no-items", "the letter has no item")
    rationales = [item.fields[_RATIONALE] for item in items if _RATIONALE in item.fields]
    employee, told = read_employee(source, [summary, *rationales], front.decision_date, warnings)
    spans.add_all("/employee", told)
    determination = Determination(
        layout=layout,
        front_matter=front,
        expert_reviewer=reviewer,
        employee=employee,
        clinical_case_summary=source.text(*summary),
        disputed_items=tuple(_disputed(source, items, spans, warnings)),
        warnings=warnings.result(),
    )
    return Reading(determination, spans)


def _summary(
    source: Source, marks: Sequence[Mark], stop: int | None, warnings: Warnings, *, told_within: bool
) -> tuple[int, int]:
    """The stretch of the clinical case summary, without its heading and the sentence that introduces it.

    `stop` is the line on which the items begin, where that is known. `told_within`: the outcome of the utilization review
    may be told within it, as in the summaries of 2013 that were copied from there.
    """
    for number, mark in enumerate(marks):
        if mark.kind is Kind.SUMMARY:
            start = mark.content(source)
            # Where no heading opens the items, a label does.
            kinds = _AFTER_A_SUMMARY if stop is not None else _AFTER_A_SUMMARY | FIELDS
            if told_within:
                kinds = kinds - {Kind.OUTCOME}
            after = next((m.line for m in marks[number + 1 :] if m.kind in kinds or _lists_records(m)), None)
            lines = [line for line in (after, stop) if line is not None and line > mark.line]
            # Of a letter that ends before its items, all the rest is its summary.
            whole = not lines and {m.kind for m in marks} <= _OF_THE_FIRST_HALF
            end = source.end_of_line(min(lines)) if lines else len(source.flow) if whole else start
            start += source.flow[start : start + 1] == "\n"
            return min(start + lead_of(source, start, end), max(end, start)), max(end, start)
    warnings.add("summary-absent", "the heading of the clinical case summary was not found")
    return 0, 0


def _lists_records(mark: Mark) -> bool:
    """Whether a heading is that of a list of records, which in some letters closes them and in others follows the summary."""
    return mark.kind is Kind.CLOSING and "record" in mark.words.casefold()


def _disputed(
    source: Source, items: Sequence[ReadItem], spans: Spans, warnings: Warnings
) -> list[DisputedItem]:
    titles = [source.text(*item.title) for item in items]
    rationales = [source.text(*item.fields.get(_RATIONALE, (0, 0))) for item in items]
    followings = find_following(
        [Follower(*parts) for parts in zip(titles, (i.decision for i in items), rationales, strict=True)]
    )
    read: list[DisputedItem] = []
    guidelines: list[tuple[ReadGuideline, ReadGuideline]] = []
    for number, (item, title, rationale, following) in enumerate(
        zip(items, titles, rationales, followings, strict=True), start=1
    ):
        if following.doubt:
            warnings.add(
                "follows-item-doubtful", f"item {number} {following.doubt}", *item.fields[_RATIONALE]
            )
        claims = _guideline(source, item.fields.get(_CLAIMS), warnings)
        reviewer = _guideline(source, item.fields.get(_REVIEWER), warnings).beside(claims)
        guidelines.append((claims, reviewer))
        read.append(
            DisputedItem(
                position=number,
                description=title,
                decision=item.decision,
                claims_administrator_guideline=claims.guideline,
                reviewer_guideline=reviewer.guideline,
                rationale=rationale,
                follows_item=following.position,
            )
        )
    spans.later(lambda places: _places_of_items(items, guidelines, places))
    return read


def _guideline(source: Source, place: Place | None, warnings: Warnings) -> ReadGuideline:
    if place is None:
        return _NO_GUIDELINE
    read = read_guideline(source.text(*place))
    if read.doubt:
        warnings.add("basis-doubtful", f"a guideline statement of an item {read.doubt}", *place)
    return read


def _places_of_items(
    items: Sequence[ReadItem], guidelines: Sequence[tuple[ReadGuideline, ReadGuideline]], spans: Spans
) -> None:
    for number, (item, (claims, reviewer)) in enumerate(zip(items, guidelines, strict=True)):
        at = f"/disputed_items/{number}"
        spans.add(f"{at}/description", item.title)
        spans.add(f"{at}/decision", item.outcome_place or (0, 0))
        spans.add(f"{at}/rationale", item.fields.get(_RATIONALE, (0, 0)))
        for name, kind, read in (
            ("claims_administrator_guideline", _CLAIMS, claims),
            ("reviewer_guideline", _REVIEWER, reviewer),
        ):
            if place := item.fields.get(kind):
                spans.add(f"{at}/{name}/statement", place)
                spans.add_within(f"{at}/{name}/citations", place, _places_of_citations(read))


def _places_of_citations(read: ReadGuideline) -> dict[str, Place]:
    """Each citation of a statement and its parts, by their path under it, with their offsets in the statement."""
    places: dict[str, Place] = {}
    for number, (place, citation) in enumerate(zip(read.places, read.guideline.citations, strict=True)):
        places[f"{number}"] = place
        for name, (start, end) in places_of(read.guideline.statement[slice(*place)], citation).items():
            places[f"{number}/{name}"] = place[0] + start, place[0] + end
    return places
