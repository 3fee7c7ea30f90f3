"""The header, in shapes that letters written by hand had."""

from __future__ import annotations

import datetime as dt

import pytest

from openimr.letters import parse
from openimr.letters.model import FrontMatter

from .reading_samples import NOTICE, letter

NUMBER, DAY = "CM14-0012345", dt.date(2013, 9, 13)


def front(header: str) -> FrontMatter:
    return parse(letter(front=header)).front_matter


@pytest.mark.parametrize(
    "line",
    [
        NUMBER, f"Re: {NUMBER}", f"RE: IMR {NUMBER}", f"CASE: {NUMBER}", f"Case No: {NUMBER}", f"IMR Case No {NUMBER}",
        f"Our file {NUMBER} (Standard)", f"Independent Medical Review {NUMBER}",
    ],
)  # fmt: skip
def test_a_number_of_a_case_in_the_header_needs_no_label(line: str) -> None:
    assert front(line) == FrontMatter(case_number=NUMBER)


def test_a_number_under_its_label_goes_before_others() -> None:
    assert front(f"Case Number: {NUMBER}\nConsolidated with CM14-0099999").case_number == NUMBER


def test_of_several_numbers_without_a_label_none_is_taken_and_all_are_warned_of() -> None:
    read = parse(letter(front=f"Re: CM14-0099999\nRe: {NUMBER}"))
    assert read.front_matter.case_number is None
    assert [w.code for w in read.warnings] == ["front-matter-unread"] * 2


def test_a_number_below_the_header_is_not_the_letters() -> None:
    assert parse(letter(summary=f"See {NUMBER}.")).front_matter.case_number is None


def test_a_number_among_the_findings_of_a_notice_is_not_the_letters() -> None:
    first = "1) MAXIMUS Federal Services, Inc. has determined the request for Norco #60"
    for told in (
        NOTICE.replace(first, f"{first}, cut in part by {NUMBER},"),
        NOTICE.replace("Case Summary", f"{NUMBER}\nCase Summary"),
    ):
        assert parse(told).front_matter == FrontMatter(decision_date=dt.date(2013, 9, 26))


@pytest.mark.parametrize(
    "line",
    [
        "MAXIMUS Federal Services, Inc.\t\tDated:\t9/13/2013",
        "Specimen Review Organization      Dated: 9/13/2013",
        f"CASE: {NUMBER}    Dated: 9/13/2013",
    ],
)
def test_a_label_may_stand_after_the_senders_name(line: str) -> None:
    assert front(line).decision_date == DAY
    assert parse(NOTICE.replace("Dated: 9/26/2013", line)).front_matter.decision_date == DAY


def test_a_label_amid_a_sentence_is_none() -> None:
    assert front("We were Dated: 9/13/2013 once.") == FrontMatter()
    assert front("The decision that is meant is Dated: some day") == FrontMatter()


@pytest.mark.parametrize("dots", [" ........ ", "........", " .. ", " … ", " ______ "])
def test_dots_may_lead_from_a_label_to_its_value(dots: str) -> None:
    header = f"Date of Injury{dots}01/07/2013\nUR Denial Date{dots}01/31/2013\nDecision Date{dots}"
    assert front(header) == FrontMatter(
        date_of_injury=dt.date(2013, 1, 7), ur_denial_date=dt.date(2013, 1, 31)
    )
