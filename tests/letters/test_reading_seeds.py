"""The five real letters, every field. Facts were read from the letters by eye; long texts are compared by
their digests with what stands between two lines that were picked by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from openimr.letters import parse
from openimr.letters.model import Basis, Citation, Decision, Determination, Family, FrontMatter, Layout

from .reading_samples import digest, plain

CLAIMS, REVIEWER, WHY = "Claims Administrator guideline:", "MAXIMUS guideline:", "Decision rationale:"
NOTHING = ((Basis.NONE,), ())


@dataclass(frozen=True)
class Cited:
    """A citation. Its text is the stretch of the statement from the first of two marks to the last."""

    family: Family
    text: tuple[str, str]
    chapter: str | None = None
    section: str | None = None
    pages: tuple[str, ...] = ()

    def within(self, statement: str) -> Citation:
        first, last = self.text
        start = statement.index(first)
        end = statement.index(last, start) + len(last)
        return Citation(
            family=self.family,
            text=statement[start:end],
            chapter=self.chapter,
            section=self.section,
            pages=self.pages,
        )


def acoem(last: str, chapter: str, *pages: str) -> Cited:
    return Cited(Family.ACOEM, ("MTUS ACOEM", last), chapter, pages=pages)


def odg(
    last: str, chapter: str | None = None, section: str | None = None, *, first: str = "Official"
) -> Cited:
    return Cited(Family.ODG, (first, last), chapter, section)


ODG_FUSION = odg("(spinal)", "Low Back", "Fusion (spinal)")
ODG_ONLY = ((Basis.NON_MTUS,), (ODG_FUSION,))

Side = tuple[tuple[Basis, ...], tuple["Cited", ...]]


@dataclass(frozen=True)
class ExpectedItem:
    title: str | tuple[int, int]
    """The title, or, where it is long, its first and last line."""
    claims: Side
    reviewer: Side
    lines: tuple[tuple[int, int], tuple[int, int], tuple[int, int]]
    """First and last line of the two guideline statements and of the rationale."""
    follows: int | None = None


@dataclass(frozen=True)
class ExpectedLetter:
    layout: Layout
    certifications: tuple[str, ...]
    states: tuple[str, ...]
    age: int | None
    sex: str | None
    injured: dt.date | None
    summary: tuple[int, int]
    items: tuple[ExpectedItem, ...]
    warnings: tuple[tuple[str, str], ...] = field(default=())
    """Code, and the words of the letter that it is about."""


def cascade(title: str | tuple[int, int], reviewer: Side, *lines: tuple[int, int]) -> ExpectedItem:
    """An associated service that falls with item 1, and for which the administrator cited nothing."""
    return ExpectedItem(title, NOTHING, reviewer, (lines[0], lines[1], lines[2]), follows=1)


LETTERS = {
    "000": ExpectedLetter(
        layout=Layout.PROSE_CREDENTIALS,
        certifications=("Orthopedic Surgery",),
        states=("CA",),
        age=51,
        sex="male",
        injured=dt.date(2007, 12, 12),
        summary=(31, 57),
        items=(
            ExpectedItem(
                (67, 69),
                (
                    (Basis.NON_MTUS,),
                    (odg("12/27/2013", section="Low Back- Lumbar & Thoracic (Acute and Chronic)"),),
                ),
                (
                    (Basis.NON_MTUS,),
                    (odg("Stay", "Low Back", "Hardware Injection, Hospital Stay"),),
                ),
                ((75, 81), (85, 89), (93, 111)),
            ),
        ),
    ),
    "001": ExpectedLetter(
        layout=Layout.PROSE_CREDENTIALS,
        certifications=("Orthopedic Surgery",),
        states=("NY",),
        age=53,
        sex="male",
        injured=dt.date(2001, 2, 20),
        summary=(31, 41),
        items=(
            ExpectedItem(
                "L5-S1 Posterior Spinal Fusion W/Instrumentation",
                (
                    (Basis.MTUS, Basis.NON_MTUS),
                    (
                        acoem(
                            "305-308",
                            "12 Low Back Complaints",
                            "305-308",
                        ),
                        odg("Fusion", "Low Back", "Fusion"),
                    ),
                ),
                # The statement denies the MTUS and then names a chapter of it: both stay as they are said.
                (
                    (Basis.NON_MTUS,),
                    (
                        Cited(Family.MTUS, ("MTUS low", "chapter"), "low back"),
                        odg("chapter", "low back", first="ODG"),
                    ),
                ),
                ((55, 59), (63, 67), (71, 87)),
            ),
            ExpectedItem(
                "2 Day Length of Stay",
                (
                    (Basis.NON_MTUS,),
                    (odg("Stay", "Low Back", "Length of Stay"),),
                ),
                NOTHING,
                ((95, 99), (103, 103), (107, 109)),
                follows=1,
            ),
        ),
    ),
    "002": ExpectedLetter(
        layout=Layout.LISTED_CREDENTIALS,
        certifications=("Orthopedic Surgery",),
        states=("NY", "NH", "WA"),
        age=57,
        sex="male",
        injured=dt.date(2012, 2, 23),
        summary=(37, 73),
        items=(
            ExpectedItem(
                (85, 87),
                (
                    (Basis.NON_MTUS,),
                    (
                        odg("Summary", "Low Back", "Procedure Summary"),
                        Cited(
                            Family.OTHER,
                            ("Campbell", "Stabilization"),
                            section="Disadvantages of Surgical Reduction and Stabilization",
                            pages=("2691-2692", "2703"),
                        ),
                    ),
                ),
                (
                    (Basis.MTUS,),
                    (
                        acoem(
                            "186",
                            "8 Neck and Upper Back Complaints",
                            "186",
                        ),
                    ),
                ),
                ((91, 97), (101, 103), (107, 113)),
            ),
            cascade("2-3 DAYS INPATIENT STAY", NOTHING, (121, 123), (127, 127), (131, 133)),
            cascade("ASSISTANT SURGEON", NOTHING, (141, 143), (147, 147), (151, 153)),
            cascade("PRE-OP MEDICAL CLEARANCE", NOTHING, (161, 163), (167, 167), (173, 175)),
        ),
    ),
    "003": ExpectedLetter(
        layout=Layout.LISTED_CREDENTIALS,
        certifications=("Pediatrics", "Neurological Surgery"),
        states=("CA",),
        age=None,
        sex=None,
        injured=None,
        summary=(37, 59),
        items=(
            ExpectedItem(
                "L4-S1 Decompression, Discectomy, Foraminotomies",
                (
                    (Basis.MTUS,),
                    (
                        acoem(
                            "202-204",
                            "12 Low Back Complaints",
                            "305-307",
                            "202-204",
                        ),
                    ),
                ),
                (
                    (Basis.MTUS, Basis.NON_MTUS),
                    (
                        acoem(
                            "306",
                            "12 Low Back Complaints",
                            "305",
                            "306",
                        ),
                        ODG_FUSION,
                    ),
                ),
                ((75, 77), (81, 85), (89, 111)),
            ),
            cascade(
                "Associated Surgical Service: Inpatient 1-2 days",
                ODG_ONLY,
                (119, 121),
                (125, 129),
                (133, 135),
            ),
            cascade(
                (139, 141),
                ODG_ONLY,
                (145, 147),
                (151, 155),
                (159, 161),
            ),
            cascade(
                "Associated Surgical Service: Electrocardiography (EKG)",
                ODG_ONLY,
                (171, 173),
                (177, 181),
                (185, 187),
            ),
            cascade("Post-Op Physical Therapy 3x8 Weeks", ODG_ONLY, (195, 197), (201, 205), (209, 211)),
        ),
    ),
    "004": ExpectedLetter(
        layout=Layout.LISTED_CREDENTIALS,
        certifications=("Preventive Medicine", "Occupational Medicine"),
        states=("TX", "IL"),
        age=62,
        sex="male",
        injured=dt.date(2000, 6, 22),
        summary=(37, 61),
        items=(
            ExpectedItem(
                "X-ray L-spine (lower back), full including bending views",
                (
                    (Basis.MTUS,),
                    (Cited(Family.MTUS, ("MTUS", "2004"), "Low Back Complaints 2004"),),
                ),
                (
                    (Basis.MTUS,),
                    (Cited(Family.MTUS, ("MTUS", "Studies"), "Low Back Complaints 2004", "Special Studies"),),
                ),
                ((74, 74), (80, 82), (86, 112)),
            ),
        ),
        warnings=(("impossible-date", "10/204"),),
    ),
}


@pytest.fixture(params=sorted(LETTERS))
def case(request: pytest.FixtureRequest, shared: Path) -> tuple[ExpectedLetter, str, Determination]:
    (path,) = (shared / "seeds").glob(f"{request.param}_*.txt")
    text = path.read_text(encoding="utf-8")
    return LETTERS[request.param], text, parse(text)


def _title(text: str, lines: tuple[int, int]) -> str:
    title, outcome = plain(text.split("\n"), *lines).rsplit(":", 1)
    assert outcome.strip() == "Upheld"
    return title


Case = tuple[ExpectedLetter, str, Determination]


def test_the_layout_and_the_qualifications_are_those_of_the_letter(case: Case) -> None:
    expected, _, read = case
    assert read.layout is expected.layout
    assert read.expert_reviewer.certifications == expected.certifications
    assert read.expert_reviewer.licensure_states == expected.states


def test_a_letter_without_a_header_has_no_front_matter(case: Case) -> None:
    assert case[2].front_matter == FrontMatter()


def test_the_employee_is_the_one_of_the_narrative(case: Case) -> None:
    expected, _, read = case
    assert (read.employee.age, read.employee.sex) == (expected.age, expected.sex)
    assert read.employee.date_of_injury == expected.injured


def test_the_summary_is_all_the_words_between_its_lead_and_the_next_heading(case: Case) -> None:
    expected, text, read = case
    assert digest(read.clinical_case_summary) == digest(plain(text.split("\n"), *expected.summary))


def test_the_items_are_those_of_the_letter_in_their_order(case: Case) -> None:
    expected, text, read = case
    assert [digest(i.description) for i in read.disputed_items] == [
        digest(i.title if isinstance(i.title, str) else _title(text, i.title)) for i in expected.items
    ]
    assert [i.position for i in read.disputed_items] == list(range(1, len(expected.items) + 1))
    assert {i.decision for i in read.disputed_items} == {Decision.UPHELD}
    assert [i.follows_item for i in read.disputed_items] == [i.follows for i in expected.items]


def test_each_statement_and_rationale_is_word_for_word(case: Case) -> None:
    expected, text, read = case
    lines = text.split("\n")
    for item, wanted in zip(read.disputed_items, expected.items, strict=True):
        claims, reviewer, why = wanted.lines
        assert digest(item.claims_administrator_guideline.statement) == digest(plain(lines, *claims, CLAIMS))
        assert digest(item.reviewer_guideline.statement) == digest(plain(lines, *reviewer, REVIEWER))
        assert digest(item.rationale) == digest(plain(lines, *why, WHY))


def test_each_statement_rests_on_and_cites_what_it_says(case: Case) -> None:
    expected, _, read = case
    for item, wanted in zip(read.disputed_items, expected.items, strict=True):
        for guideline, (basis, cited) in (
            (item.claims_administrator_guideline, wanted.claims),
            (item.reviewer_guideline, wanted.reviewer),
        ):
            assert guideline.basis == basis
            assert guideline.citations == tuple(c.within(guideline.statement) for c in cited)


def test_nothing_is_warned_of_but_what_is_doubtful(case: Case) -> None:
    expected, text, read = case
    assert tuple((w.code, text[w.start : w.end]) for w in read.warnings) == expected.warnings
