from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.letters import parse, parse_file
from openimr.letters.blocks import one_line
from openimr.letters.letter import Letter
from openimr.letters.model import Basis, Decision, Determination, Guideline, Layout
from openimr.letters.readback import check_readable, differences, reading_problems
from openimr.letters.wording import LAYOUTS
from openimr.letters.writing import render_pdf, render_text
from tests.letters.letter_samples import AT, ITEMS, determination, item, letter
from tests.letters.test_writing import determinations


def consistent(value: Determination) -> Determination:
    """The determination whose derived fields are what its words say, as the desk makes it."""
    read = parse(render_text(value, letter()))
    items = tuple(
        dataclasses.replace(
            own,
            claims_administrator_guideline=dataclasses.replace(
                got.claims_administrator_guideline, statement=own.claims_administrator_guideline.statement
            ),
            reviewer_guideline=dataclasses.replace(
                got.reviewer_guideline, statement=own.reviewer_guideline.statement
            ),
            follows_item=got.follows_item,
        )
        for own, got in zip(value.disputed_items, read.disputed_items, strict=True)
    )
    return dataclasses.replace(value, employee=read.employee, disputed_items=items)


def read_pdf(value: Determination, surroundings: Letter, folder: Path) -> Determination:
    path = folder / "letter.pdf"
    path.write_bytes(render_pdf(value, surroundings, at=AT))
    return parse_file(path)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("changes", [{}, {"public": True}, {"demonstration": False}, {"label": "Specimen"}])
def test_a_letter_reads_back_from_text_and_from_print(
    changes: dict[str, object], layout: Layout, tmp_path: Path
) -> None:
    value = consistent(dataclasses.replace(determination(), layout=layout))
    surroundings = letter(**changes)
    assert differences(value, parse(render_text(value, surroundings))) == ()
    assert differences(value, read_pdf(value, surroundings, tmp_path)) == ()
    assert check_readable(value, surroundings) == []
    assert check_readable(value) == []


def test_a_letter_without_front_matter_and_fields_reads_back(tmp_path: Path) -> None:
    bare = consistent(
        dataclasses.replace(
            determination(summary="", items=(item(1, "A", Decision.UPHELD, rationale=""),)),
            front_matter=dataclasses.replace(
                determination().front_matter, case_number=None, date_assigned=None, priority=None
            ),
        )
    )
    assert differences(bare, parse(render_text(bare, letter()))) == ()
    assert differences(bare, read_pdf(bare, letter(), tmp_path)) == ()


@settings(max_examples=20, deadline=None)
@given(value=determinations(), demonstration=st.booleans(), layout=st.sampled_from(LAYOUTS))
def test_whatever_is_written_reads_back_exactly(
    value: Determination, demonstration: bool, layout: Layout, tmp_path_factory: pytest.TempPathFactory
) -> None:
    value = dataclasses.replace(value, layout=layout)
    surroundings = letter(demonstration=demonstration)
    read = parse(render_text(value, surroundings))
    assert [str(p) for p in differences(value, read) if not p.derived] == []
    printed = read_pdf(value, surroundings, tmp_path_factory.mktemp("print"))
    assert [str(p) for p in differences(value, printed) if not p.derived] == []
    assert differences(read, printed) == ()


OPEN_ENDS = (
    "The request is not supported by the records (see the report of 02/14",
    "Films of the cervical spine were read twice; the score was 12",
    "It falls with the primary procedure: the removal of hardware at C3-C7 and what goes with it",
    "He was asked whether it helped, and answered that it did not help at all and would not again 5",
)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("shift", range(4))
def test_reasons_without_a_full_stop_do_not_run_into_the_title_of_the_next_page(
    layout: Layout, shift: int, tmp_path: Path
) -> None:
    # given items of many lengths, so that titles come to stand at the top of pages
    items = tuple(
        item(
            position,
            "Physical therapy for the left knee, 12 visits",
            Decision.UPHELD,
            rationale=" ".join(OPEN_ENDS[(position + n) % 4] for n in range(1 + (position * 7 + shift) % 9)),
        )
        for position in range(1, 21)
    )
    value = dataclasses.replace(determination(items=items), layout=layout)
    # when it is printed and read
    read = read_pdf(value, letter(), tmp_path)
    # then every item is as it was
    assert [str(p) for p in differences(value, read, printed=True) if not p.derived] == []


def with_rationale(rationale: str, *, of: int = 0) -> Determination:
    items = list(ITEMS)
    items[of] = dataclasses.replace(items[of], rationale=rationale)
    return determination(items=tuple(items))


@pytest.mark.parametrize(
    ("rationale", "of", "why"),
    [
        (
            "Seen.\n\nSurgery: Overturned\n\nClaims Administrator guideline: None.\n\n"
            "OpenIMR guideline: None.\n\nDecision rationale: It is necessary.",
            0,
            "begins like a label of the letter (Claims Administrator guideline:)",
        ),
        ("Seen.\n\nRECORDS REVIEWED\n\nNone.", 3, "the words of a heading of the letter (RECORDS REVIEWED)"),
        ("Seen.\n\nCM26-0000001 · Page 2 of 5\n\nMore.", 0, "reads back changed"),
    ],
)
def test_a_field_that_looks_like_another_part_of_the_letter_is_found_with_its_cause(
    rationale: str, of: int, why: str
) -> None:
    problems = [p for p in reading_problems(with_rationale(rationale, of=of), letter()) if not p.derived]
    told = " | ".join(map(str, problems))
    assert f"item {of + 1}, rationale: " in told
    assert why in told
    assert len(problems) <= 3
    assert "Seen" not in told


@settings(max_examples=12, deadline=None)
@given(
    rationale=st.text(st.characters(min_codepoint=9, max_codepoint=0x17F), max_size=200)
    | st.sampled_from(["A: Upheld", "Decision rationale:", "Page 1 of 2", "WHAT HAPPENS NEXT", "12"])
)
def test_a_letter_that_passes_the_check_reads_back_whatever_is_in_it(
    rationale: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    value = with_rationale(rationale)
    if all(p.derived for p in reading_problems(value, letter())):
        for read in (
            parse(render_text(value, letter())),
            read_pdf(value, letter(), tmp_path_factory.mktemp("print")),
        ):
            assert one_line(read.disputed_items[0].rationale) == one_line(rationale)
            assert [i.description for i in read.disputed_items] == [one_line(i.description) for i in ITEMS]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"layout": Layout.NUMBERED_DECISIONS}, "layout"),
        ({"disputed_items": (dataclasses.replace(ITEMS[0], decision=None),)}, "item 1, decision"),
        ({"disputed_items": (dataclasses.replace(ITEMS[0], description=" "),)}, "item 1, description"),
        ({"disputed_items": (ITEMS[1],)}, "item 2, position"),
    ],
)
def test_what_cannot_be_written_is_told_by_its_field(changes: dict[str, object], field: str) -> None:
    problems = reading_problems(dataclasses.replace(determination(), **changes), letter())  # type: ignore[arg-type]
    assert [p.field for p in problems] == [field]


@pytest.mark.parametrize("certification", ["Orthopedic Surgery, Spine", "Pain; Anesthesia", "A/B", ""])
def test_a_certification_that_would_be_split_is_told(certification: str) -> None:
    reviewer = dataclasses.replace(determination().expert_reviewer, certifications=(certification,))
    (problem,) = reading_problems(dataclasses.replace(determination(), expert_reviewer=reviewer), letter())
    assert problem.field == "certifications"


def test_a_character_that_cannot_be_printed_is_told_with_its_field() -> None:
    value = consistent(with_rationale("The finding \U00013000 is clear."))
    (problem,) = check_readable(value, letter())
    assert problem.startswith(
        "item 1, rationale: the character '\U00013000' U+13000 (EGYPTIAN HIEROGLYPH A001) cannot be printed"
    )
    assert "finding" not in problem


def test_a_word_too_long_for_a_line_is_told() -> None:
    value = consistent(with_rationale("A " + "x" * 900 + " word."))
    (problem,) = check_readable(value, letter())
    assert "word of 900 characters" in problem


def test_a_derived_field_that_the_words_do_not_bear_out_is_told_as_such() -> None:
    value = consistent(determination())
    claimed = dataclasses.replace(value, employee=dataclasses.replace(value.employee, age=99))
    (problem,) = reading_problems(claimed, letter())
    assert problem.field == "employee, age"
    assert problem.derived
    assert "99" not in str(problem)
    silent = dataclasses.replace(
        value.disputed_items[1], reviewer_guideline=Guideline(statement="", basis=(Basis.MTUS,))
    )
    items = (value.disputed_items[0], silent, *value.disputed_items[2:])
    (problem,) = reading_problems(dataclasses.replace(value, disputed_items=items), letter())
    assert problem.field == "item 2, reviewer guideline, basis"
