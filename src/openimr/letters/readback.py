"""Whether a letter reads back as the determination that it was written from (rulebook L-06).

The proof is the reading itself: the letter is written, as text and as PDF, read again, and compared field by
field. What differs is told in words, with the field and the likely cause, and never with what the field says.
"""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openimr.letters import closing, wording
from openimr.letters.blocks import one_line
from openimr.letters.letter import Letter, Organisation
from openimr.letters.model import Determination, DisputedItem, Guideline
from openimr.letters.typesetting import MissingGlyphError, TypesettingError
from openimr.letters.writable import faults, written_fields
from openimr.letters.writing import render_pdf, render_text

_PLAIN = Letter(organisation=Organisation(name="Review Organization"), demonstration=False)
_ANY_DAY = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)

_OWN_LABELS = (
    "Claims Administrator guideline", "Decision rationale", "State(s) of Licensure", "Certification(s)/Specialty",
)  # fmt: skip
_LABEL = re.compile(
    rf"^\s*(?P<label>{'|'.join(map(re.escape, _OWN_LABELS))}|[^\n:]{{1,60}} guideline)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
LONGEST_WORD = 60
"""Words up to this length always fit a line of print; longer ones may be broken."""

# Scripts in which a reader of PDFs gives back the marks and joined letters of a word, or the words of a line, in
# another order: right-to-left ones, those of India and of Southeast Asia, and all beyond the first plane.
_REORDERED = re.compile(
    "[\u0590-\u08ff\u0900-\u0eff\u1000-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc\U00010000-\U0010ffff]"
)
# Scripts that are broken into lines inside what stands between two spaces.
_UNSPACED = re.compile("[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")

_TITLE = re.compile(r":\s*(?:upheld|overturned|modified)\s*$", re.IGNORECASE | re.MULTILINE)
_HEADINGS = (
    wording.HOW_MADE, wording.SUMMARY, wording.ITEMS,
    closing.RECORDS, closing.INDEPENDENCE, closing.APPEAL, closing.NEXT, closing.SIGNATURE,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class ReadingProblem:
    """One thing that would not read back.

    `field` is the field's place in words; `why` the cause. `derived` marks what a reader takes from the
    words of other fields (age, basis, citations …): there the letter can be issued, but its words and the
    determination do not say the same.
    """

    field: str
    why: str
    derived: bool = False

    def __str__(self) -> str:
        return f"{self.field}: {self.why}"


def check_readable(determination: Determination, letter: Letter | None = None) -> list[str]:
    """What would not read back, each as `field: why`; empty when the letter reads back as it was written."""
    return [str(problem) for problem in reading_problems(determination, letter)]


def reading_problems(
    determination: Determination, letter: Letter | None = None
) -> tuple[ReadingProblem, ...]:
    """What of a determination would be lost or changed by writing it into `letter` and reading it again.

    Without a letter, a plain one stands in; give the real one before signing. Warnings of the determination
    are not compared. Never raises for what the fields contain.
    """
    surroundings = letter or _PLAIN
    blocking = tuple(ReadingProblem(field=f.field, why=f.why) for f in faults(determination))
    if blocking:
        return blocking
    problems = _text_problems(determination, surroundings)
    if any(not p.derived for p in problems):
        return problems
    return problems + _pdf_problems(determination, surroundings, known={p.field for p in problems})


def differences(
    written: Determination, read: Determination, *, printed: bool = False
) -> tuple[ReadingProblem, ...]:
    """The fields in which a determination that was read differs from the one that was written.

    `printed`: it was read from a PDF, whose text layer gives words of some scripts back in another order or shape
    than they are printed in. A field with such words is then judged by everything else that stands in it.
    """
    return tuple(_differences(written, read, printed=printed))


def read_back_from(content: bytes, determination: Determination, *, to: str) -> tuple[ReadingProblem, ...]:
    """What of a determination does not come back from its letter's file (`to` is pdf or txt; the readers read no
    other form, which gives nothing).
    """
    from openimr.letters.reading.files import parse_bytes  # here, because the room's door imports this module

    if to not in {"pdf", "txt"}:
        return ()
    return differences(determination, parse_bytes(content, name=f"letter.{to}"), printed=to == "pdf")


def _text_problems(determination: Determination, letter: Letter) -> tuple[ReadingProblem, ...]:
    from openimr.letters import parse  # here, because the room's door imports this module

    return differences(determination, parse(render_text(determination, letter)))


def _pdf_problems(
    determination: Determination, letter: Letter, *, known: set[str]
) -> tuple[ReadingProblem, ...]:
    from openimr.letters import parse_file

    try:
        pdf = render_pdf(determination, letter, at=_ANY_DAY)
    except MissingGlyphError as error:
        return (ReadingProblem(field=_place_of(error.character, determination), why=str(error)),)
    except TypesettingError as error:
        return (ReadingProblem(field="letter", why=str(error)),)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.pdf"
        path.write_bytes(pdf)
        found = differences(determination, parse_file(path), printed=True)
    return tuple(
        ReadingProblem(field=p.field, why=f"in the PDF, {p.why}", derived=p.derived)
        for p in found
        if p.field not in known
    )


def _differences(written: Determination, read: Determination, *, printed: bool) -> Iterator[ReadingProblem]:
    if read.layout is not written.layout:
        yield ReadingProblem(field="layout", why="is read as another one")
    front, read_front = written.front_matter.to_json(), read.front_matter.to_json()
    for name, value in front.items():
        if read_front[name] != value:
            yield ReadingProblem(field=name.replace("_", " "), why="reads back as something else")
    reviewer, read_reviewer = written.expert_reviewer, read.expert_reviewer
    boards, read_boards = ", ".join(reviewer.certifications), ", ".join(read_reviewer.certifications)
    if not _same(boards, read_boards, printed=printed):
        yield ReadingProblem(field="certifications", why="read back as others")
    if reviewer.licensure_states != read_reviewer.licensure_states:
        yield ReadingProblem(field="licensure states", why="read back as others")
    yield from _text(
        "clinical case summary", written.clinical_case_summary, read.clinical_case_summary, printed=printed
    )
    for name, value in written.employee.to_json().items():
        yield from _derived(f"employee, {name.replace('_', ' ')}", value, read.employee.to_json()[name])
    if len(read.disputed_items) != len(written.disputed_items):
        found, expected = len(read.disputed_items), len(written.disputed_items)
        why = f"{expected} were written and {found} read: one field looks like the beginning of an item"
        yield ReadingProblem(field="disputed items", why=why)
    for item, read_item in zip(written.disputed_items, read.disputed_items, strict=False):
        of_item = list(_item(item, read_item, printed=printed))
        yield from of_item
        if of_item and len(read.disputed_items) != len(written.disputed_items):
            return  # the items after it are shifted: telling them all would hide the cause


def _item(item: DisputedItem, read: DisputedItem, *, printed: bool) -> Iterator[ReadingProblem]:
    place = f"item {item.position}"
    if not _same(item.description, read.description, printed=printed):
        yield ReadingProblem(field=f"{place}, description", why=_cause_in_title(item.description))
    if item.decision is not read.decision:
        yield ReadingProblem(field=f"{place}, decision", why="reads back as another one")
    for side, of_item, of_read in (
        ("claims administrator", item.claims_administrator_guideline, read.claims_administrator_guideline),
        ("reviewer", item.reviewer_guideline, read.reviewer_guideline),
    ):
        yield from _guideline(f"{place}, {side} guideline", of_item, of_read, printed=printed)
    yield from _text(f"{place}, rationale", item.rationale, read.rationale, printed=printed)
    yield from _derived(f"{place}, item it follows", item.follows_item, read.follows_item)


def _guideline(place: str, written: Guideline, read: Guideline, *, printed: bool) -> Iterator[ReadingProblem]:
    yield from _text(place, written.statement, read.statement, printed=printed)
    yield from _derived(f"{place}, basis", set(written.basis), set(read.basis))
    yield from _derived(f"{place}, citations", written.citations, read.citations)


def _same(written: str, read: str, *, printed: bool) -> bool:
    """Whether two texts are the same but for white space; of a printed one, as far as its text layer tells."""
    if one_line(written) == one_line(read):
        return True
    if printed and _REORDERED.search(written):
        return _latin(written) == _latin(read)
    if printed and _UNSPACED.search(written):
        return "".join(written.split()) == "".join(read.split())
    return False


def _latin(text: str) -> list[str]:
    """The letters and digits of a text that no script around them puts in another place, as a sorted list."""
    return sorted(c for c in text if c.isascii() and c.isalnum())


def _text(field: str, written: str, read: str, *, printed: bool) -> Iterator[ReadingProblem]:
    if not _same(written, read, printed=printed):
        yield ReadingProblem(field=field, why=_cause(written))


def _derived(field: str, written: Any, read: Any) -> Iterator[ReadingProblem]:
    if written != read:
        yield ReadingProblem(field=field, why="is not what the words of the letter say", derived=True)


def _cause(text: str) -> str:
    """What in a field may have led a reader astray."""
    for heading in _HEADINGS:
        if heading.casefold() in one_line(text).casefold():
            return f"holds the words of a heading of the letter ({heading})"
    if found := _LABEL.search(text):
        own = [label for label in _OWN_LABELS if label.casefold() == found["label"].casefold()]
        return f"has a line that begins like a label of the letter ({own[0] if own else '… guideline'}:)"
    if _TITLE.search(text):
        return "has a line that ends like the title of an item (a colon and a decision)"
    longest = max(map(len, text.split()), default=0)
    if longest > LONGEST_WORD:
        return f"has a word of {longest} characters, too long to stand whole on one line"
    if text.strip() and not text.rstrip("\"'”’)] \n").endswith((".", "!", "?")):
        return "does not end in a full stop, so that what follows it cannot be told from it"
    return "reads back changed, or the field before or after it does not end where it should"


def _cause_in_title(text: str) -> str:
    if re.search(r"[.!?][\"'”’)\]]*\s", text):
        return "holds a full stop, which at the end of a line looks like the end of the text before the title"
    return _cause(text)


def _place_of(character: str, determination: Determination) -> str:
    """The first field that holds a character, in words; 'letter' where it stands in what surrounds them."""
    fields = written_fields(determination)
    return next((field for _, field, text in fields if character in text), "letter")
