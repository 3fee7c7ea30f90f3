"""The header block and the reviewer's credentials (letters rules 4 and 9)."""

from __future__ import annotations

import datetime as dt

import pytest

from openimr.letters import parse
from openimr.letters.model import Determination, ExpertReviewer, FrontMatter

from .reading_samples import letter

HEADER = """Case Number: CM14-0012345
Date of Injury: 03/04/2009
Date Assigned: 06/13/2014
UR Denial Date: 01/20/2014
Application Received: 01/30/2014
Decision Date: 07/29/2014
Priority: Standard"""
FULL = FrontMatter(
    case_number="CM14-0012345",
    date_of_injury=dt.date(2009, 3, 4),
    date_assigned=dt.date(2014, 6, 13),
    ur_denial_date=dt.date(2014, 1, 20),
    application_received=dt.date(2014, 1, 30),
    decision_date=dt.date(2014, 7, 29),
    priority="standard",
)


def front(header: str) -> FrontMatter:
    return parse(letter(front=header)).front_matter


def codes(read: Determination) -> list[str]:
    return [w.code for w in read.warnings]


def test_each_label_gives_its_field() -> None:
    read = parse(letter(front=HEADER))
    assert read.front_matter == FULL
    assert read.warnings == ()


def test_two_labels_may_stand_on_one_line() -> None:
    lines = HEADER.split("\n")
    pairs = [f"{lines[0]} {lines[2]}", f"{lines[1]} {lines[5]}", f"{lines[3]}   {lines[4]}", f" {lines[6]} "]
    assert front("\n".join(pairs)) == FULL


def test_values_may_stand_under_their_labels() -> None:
    labels, values = zip(*(line.split(": ") for line in HEADER.split("\n")), strict=True)
    assert front("\n".join(f"{label}:" for label in labels) + "\n" + "\n".join(values)) == FULL
    assert front("\n".join(f"{label}:\n{value}" for label, value in zip(labels, values, strict=True))) == FULL


def test_a_column_with_a_value_too_few_is_left_blank_and_warned_of() -> None:
    read = parse(letter(front="Date of Injury:\nDate Assigned:\nDecision Date:\n01/02/2010\n03/04/2014\n"))
    assert read.front_matter == FrontMatter()
    assert "front-matter-unread" in codes(read)


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("Date of UR Decision: 1/20/2014", "ur_denial_date"),
        ("UR Denial Date: January 20, 2014", "ur_denial_date"),
        ("Dated: 1/20/2014", "decision_date"),
        ("Decision Date: 01/20/14", "decision_date"),
        ("Decision Date: 2014-01-20", "decision_date"),
        ("APPLICATION RECEIVED : 1-20-2014", "application_received"),
    ],
)
def test_labels_of_one_meaning_give_one_field(line: str, field: str) -> None:
    assert front(line) == FrontMatter(**{field: dt.date(2014, 1, 20)})


def test_a_blank_field_is_null_and_takes_nothing_from_the_next_line() -> None:
    read = parse(
        letter(
            front="UR Denial Date:\nApplication Received: 01/30/2014\nDecision Date:\n\nDear Sir or Madam,"
        )
    )
    assert read.front_matter == FrontMatter(application_received=dt.date(2014, 1, 30))
    assert read.warnings == ()


@pytest.mark.parametrize(
    "line", ["Date of Injury: 13/45/2014", "Priority: soon", "Case Number: 14-12345", "Dated: today"]
)
def test_a_value_that_cannot_be_read_is_null_and_warned_of(line: str) -> None:
    text = letter(front=line)
    read = parse(text)
    assert read.front_matter == FrontMatter()
    (warning,) = read.warnings
    assert warning.code == "front-matter-unread"
    assert text[warning.start : warning.end] == line.partition(": ")[2]


def test_a_second_value_for_a_field_is_warned_of() -> None:
    read = parse(letter(front="Dated: 1/20/2014\nDecision Date: 1/21/2014"))
    assert read.front_matter.decision_date == dt.date(2014, 1, 20)
    assert codes(read) == ["front-matter-twice"]


def test_a_label_in_running_text_or_below_the_first_heading_is_no_header() -> None:
    read = parse(letter(front="We were Dated: 1/20/2014 once.", summary="He fell.\nDecision Date: 1/20/2014"))
    assert read.front_matter == FrontMatter()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("CM14-OO1234l", "CM14-0012341"), ("CMI4-0012345", "CM14-0012345"), ("CM14-856780L", "CM14-856780"),
        ("CM14-00123\u0131\u0131", None), ("CM14-00\u0661\u0661345", None),
    ],
)  # fmt: skip
def test_a_case_number_is_made_of_digits_and_what_is_misread_for_them(
    written: str, expected: str | None
) -> None:
    assert front(f"Case Number: {written}").case_number == expected


@pytest.mark.parametrize("number", ["CM14-0012345", "CM14-012345", "CM14 - 0012345", "cm14–0012345"])
def test_a_case_number_is_given_in_its_usual_form(number: str) -> None:
    assert front(f"Case Number: {number}").case_number in {"CM14-0012345", "CM14-012345"}


def reviewer(
    *, states: str = "Texas", certifications: str = "Pain Management", listed: bool = True
) -> ExpertReviewer:
    return parse(letter(states=states, certifications=certifications, listed=listed)).expert_reviewer


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Orthopedic Surgery", ("Orthopedic Surgery",)),
        ("Physical Medicine & Rehabilitation, Pain Management", ("Physical Medicine & Rehabilitation", "Pain Management")),
        ("Physical Medicine and Rehabilitation; Pain Medicine", ("Physical Medicine and Rehabilitation", "Pain Medicine")),
        ("Anesthesiology/Pain Medicine", ("Anesthesiology", "Pain Medicine")),
        ("Internal Medicine, has a subspecialty in Nephrology", ("Internal Medicine", "Nephrology")),
        ("Internal Medicine and has a subspecialty in Nephrology", ("Internal Medicine", "Nephrology")),
        ("Psychiatry, Neurology, and Sleep Medicine", ("Psychiatry", "Neurology", "Sleep Medicine")),
    ],
)  # fmt: skip
def test_certifications_are_parted_at_marks_and_never_at_and(
    written: str, expected: tuple[str, ...], listed: bool
) -> None:
    assert reviewer(certifications=written, listed=listed).certifications == expected


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("California", ("CA",)),
        ("New York, New Hampshire, Washington", ("NY", "NH", "WA")),
        ("Oregon and Nevada", ("OR", "NV")),
        ("Oregon; Nevada/Utah", ("OR", "NV", "UT")),
        ("CA, TX", ("CA", "TX")),
        ("Washington, DC", ("DC",)),
        ("District of Columbia, Virginia, West Virginia", ("DC", "VA", "WV")),
        ("Ohio, U.S. Virgin Islands and Washington, D.C. and Maine", ("OH", "VI", "DC", "ME")),
        ("the United States Virgin Islands", ("VI",)),
        ("Puerto Rico", ("PR",)),
    ],
)
def test_states_become_codes_in_their_order(written: str, expected: tuple[str, ...], listed: bool) -> None:
    assert reviewer(states=written, listed=listed).licensure_states == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [("Ca1ifornia", "CA"), ("Texa5", "TX"), ("lllinois", "IL"), ("Pennsy1vania", "PA"), ("Calfornia", "CA"), ("Verrnont", "VT")],
)  # fmt: skip
def test_a_misread_state_is_mended_with_a_warning(written: str, expected: str) -> None:
    read = parse(letter(states=written))
    assert read.expert_reviewer.licensure_states == (expected,)
    assert codes(read) == ["state-mended"]


def test_a_state_that_there_is_not_is_a_warning() -> None:
    read = parse(letter(states="Texas, Atlantis"))
    assert read.expert_reviewer.licensure_states == ("TX",)
    assert codes(read) == ["state-not-read"]


def test_absent_credentials_are_warned_of() -> None:
    text = letter().replace("Certification(s)/Specialty: Pain Management", "")
    read = parse(text)
    assert read.expert_reviewer.certifications == ()
    assert codes(read) == ["credentials-absent"]


def test_a_list_of_credentials_may_run_over_its_line() -> None:
    read = parse(
        letter(
            certifications="Physical Medicine &\nRehabilitation, Pain\nManagement", states="New\nYork, Ohio"
        )
    )
    assert read.expert_reviewer.certifications == ("Physical Medicine & Rehabilitation", "Pain Management")
    assert read.expert_reviewer.licensure_states == ("NY", "OH")


@pytest.mark.parametrize(
    ("prose", "expected"),
    [
        ("a Doctor of Chiropractic, has a subspecialty in Orthopedics and is licensed to practice in Ohio.", ("Doctor of Chiropractic", "Orthopedics")),
        ("a Licensed Psychologist, and is licensed to practice in Ohio.", ("Licensed Psychologist",)),
        ("an acupuncturist and is licensed to practice in Ohio.", ("acupuncturist",)),
        ("a physician who knows the law and is licensed to practice in Ohio.", ()),
    ],
)  # fmt: skip
def test_a_profession_that_has_no_board_is_told_as_written(prose: str, expected: tuple[str, ...]) -> None:
    written = letter(listed=False).replace(
        "is Board Certified in Pain Management, and is licensed to practice in Texas.",
        f"has no affiliation with anybody. The expert reviewer is {prose}",
    )
    found = parse(written).expert_reviewer
    assert (found.certifications, found.licensure_states) == (expected, ("OH",))
