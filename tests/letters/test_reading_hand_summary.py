"""Where a summary begins, in letters written by hand."""

from __future__ import annotations

import pytest

from openimr.letters import parse

from .reading_samples import NOTICE

LEAD = (
    "Disclaimer: This case summary was copied whole from the denial/modification of utilization review dated"
)


@pytest.mark.parametrize("mark", ["", ".", ":"])
@pytest.mark.parametrize("day", ["July 9, 2013", "7/9/2013"])
@pytest.mark.parametrize("wrapped", [False, True])
@pytest.mark.parametrize(
    "first",
    [
        '"The patient is a 43-year-old female with a date of injury of 1/17/12.',
        "The patient is 43 years old.",
    ],
)
def test_a_disclaimer_that_ends_with_its_line_is_not_the_summary(
    mark: str, day: str, wrapped: bool, first: str
) -> None:
    lead = LEAD.replace("from the denial", "from the\ndenial") if wrapped else LEAD
    read = parse(
        NOTICE.replace(
            "The patient is a 45 year old male.", f"{lead} {day}{mark}\n{first} Mechanism: bending."
        )
    )
    assert read.clinical_case_summary == f"{first} Mechanism: bending."
    assert read.employee.age == 43


def test_a_disclaimer_may_name_its_day_amid_the_sentence() -> None:
    lead = "Disclaimer: This case summary of July 9, 2013\nwas copied whole from the file."
    read = parse(NOTICE.replace("The patient is a 45 year old male.", f"{lead}\nA 45 year old male fell."))
    assert read.clinical_case_summary == "A 45 year old male fell."
