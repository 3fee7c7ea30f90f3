"""Age, sex and date of injury, from the narrative (letters rule 7)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.letters import parse
from openimr.letters.model import Determination, Employee
from openimr.letters.reading.words.dates import read_date

from .reading_samples import item, letter


def employee(summary: str, *, rationale: str = "Nothing.", front: str = "") -> Employee:
    return parse(letter(item(rationale=rationale), summary=summary, front=front)).employee


def codes(read: Determination) -> list[str]:
    return [w.code for w in read.warnings]


@pytest.mark.parametrize(
    ("summary", "age", "sex"),
    [
        ("The patient is a 53-year-old male.", 53, "male"),
        ("The injured worker is a 57 year old female, who works.", 57, "female"),
        ("A 51 y/o man with back pain.", 51, "male"),
        ("57 yo female with neck pain.", 57, "female"),
        ("This is a 46-yr-old gentleman.", 46, "male"),
        ("This fifty-one-year-old woman fell.", 51, "female"),
        ("This forty two year old lady fell.", 42, "female"),
        ("The claimant, aged 38, is a male roofer.", 38, "male"),
        ("He is 62 years of age.", 62, "male"),
        ("A 33 y.o. F with wrist pain.", 33, "female"),
        ("The patient is a 51-year-\nold male.", 51, "male"),
        ("The patient is a 29\nyear old female.", 29, "female"),
        ("This is a pleasant 44-year-old right hand dominant male.", 44, "male"),
        ("The patient, a 19-year-old, says that her back hurts.", 19, "female"),
        ("A 57 yo male with fracture of the wrist.", 57, "male"),
        ("The worker has a 10-year-old injury; the worker is a 40-year-old man.", 40, "male"),
        ("No facts at all.", None, None),
        ("The reviewer says he/she read it; his or her view stands.", None, None),
        ("Pain is 5/10 for 12 years. Norco 10/325 mg.", None, None),
    ],
)
def test_age_and_sex_are_read_from_the_summary(summary: str, age: int | None, sex: str | None) -> None:
    found = employee(summary)
    assert (found.age, found.sex) == (age, sex)


def test_what_the_summary_does_not_say_a_rationale_may() -> None:
    found = employee("The guidelines say much.", rationale="57 yo male, injured on 2/3/2011, with neck pain.")
    assert found == Employee(age=57, sex="male", date_of_injury=dt.date(2011, 2, 3))


def test_the_summary_goes_before_a_rationale() -> None:
    assert employee("A 40-year-old woman.", rationale="A 57 yo male.") == Employee(age=40, sex="female")


def test_without_a_noun_the_pronouns_tell() -> None:
    assert employee("The worker fell. She says that her knee hurts.").sex == "female"
    assert employee("The worker fell. He/she was seen. His knee hurts.").sex == "male"


def test_pronouns_of_both_sexes_are_a_guess() -> None:
    read = parse(letter(summary="She fell on her knee. She said that he saw her."))
    assert read.employee.sex == "female"
    assert "sex-guessed" in codes(read)
    assert parse(letter(summary="She fell on him.")).employee.sex is None


@pytest.mark.parametrize(
    ("summary", "injured"),
    [
        ("A man with a 12/12/07 date of injury. 12/10/13 report.", dt.date(2007, 12, 12)),
        ("A man with a date of injury of February 20, 2001. He works.", dt.date(2001, 2, 20)),
        ("Date of injury: 6-22-2000.", dt.date(2000, 6, 22)),
        ("DOI 06.22.2000, seen 12/12/2013.", dt.date(2000, 6, 22)),
        ("He sustained an industrial injury on 02/23/2012. He was seen on 3/3/2013.", dt.date(2012, 2, 23)),
        ("She was injured while lifting a box on May 3rd, 2010.", dt.date(2010, 5, 3)),
        ("On 3/4/2011, the patient sustained an injury to the neck and back.", dt.date(2011, 3, 4)),
        ("The work injury of 3/4/2011 was to the knee.", dt.date(2011, 3, 4)),
        ("The 3/4/2011 industrial injury was to the knee.", dt.date(2011, 3, 4)),
        ("He had an accident on or about 3/4/2011.", dt.date(2011, 3, 4)),
        ("He was hurt on the 4th of March 2011.", dt.date(2011, 3, 4)),
        ("Seen on 1/1/2010 for an injury. The date of injury is 3/4/2009.", dt.date(2009, 3, 4)),
        ("The injury occurred on 6-22-\n2000.", dt.date(2000, 6, 22)),
        ("The injured worker was seen on 06/17/2013.", None),
        ("He sustained an injury and was seen on 06/17/2013.", None),
        ("On 07/26/2013, Utilization Review refused it to the injured worker.", None),
        ("He has an injury. A report of 06/17/2013 says so.", None),
    ],
)
def test_the_date_of_injury_is_the_one_that_the_narrative_tells(
    summary: str, injured: dt.date | None
) -> None:
    assert employee(summary).date_of_injury == injured


def test_the_date_of_injury_of_the_header_is_not_the_narratives() -> None:
    read = parse(letter(front="Date of Injury: 01/02/2010", summary="A woman."))
    assert read.employee.date_of_injury is None
    assert read.front_matter.date_of_injury == dt.date(2010, 1, 2)


@pytest.mark.parametrize("written", ["02/30/2012", "13/01/2012", "10/204", "00/10/2011", "10/2/204"])
def test_an_impossible_date_of_injury_is_null_with_a_warning_at_its_place(written: str) -> None:
    text = letter(summary=f"A man with a date of injury of {written}. He was injured on 3/4/2011.")
    read = parse(text)
    assert read.employee.date_of_injury is None
    assert {text[w.start : w.end] for w in read.warnings if "date" in w.code} == {written}


def test_an_impossible_date_anywhere_in_the_narrative_is_warned_of() -> None:
    text = letter(item(rationale="A note of 02/30/2012, and one of 10/204."), summary="Films of 31/12/2012.")
    read = parse(text)
    assert [text[w.start : w.end] for w in read.warnings] == ["31/12/2012", "02/30/2012", "10/204"]


def test_fractions_of_other_kinds_are_no_dates() -> None:
    summary = "Norco 10/325, 7.5/200 mg, 5/200mg; strength 4/5, pain 8/10, pressure 130/80, 04/14, L4-5, 305-307, 6-22-2000."
    assert parse(letter(summary=summary)).warnings == ()


def test_a_year_of_two_digits_is_not_after_the_decision() -> None:
    told = "A man with a date of injury of 12/12/{}."
    decided = "Decision Date: 07/29/2014"
    assert employee(told.format("13"), front=decided).date_of_injury == dt.date(2013, 12, 12)
    assert employee(told.format("14"), front=decided).date_of_injury == dt.date(1914, 12, 12)
    assert employee(told.format("98"), front=decided).date_of_injury == dt.date(1998, 12, 12)
    assert employee(told.format("29")).date_of_injury == dt.date(2029, 12, 12)
    assert employee(told.format("30")).date_of_injury == dt.date(1930, 12, 12)


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_date_is_read_in_each_of_its_forms(date: dt.date) -> None:
    forms = (
        f"{date.month}/{date.day}/{date.year}", f"{date:%m/%d/%Y}", f"{date:%m-%d-%Y}", f"{date:%m.%d.%Y}",
        f"{date:%Y-%m-%d}", f"{date:%B} {date.day}, {date.year}", f"{date:%b}. {date.day} {date.year}",
        f"{date.day} {date:%B} {date.year}", f"{date.month}- {date.day}- {date.year}",
    )  # fmt: skip
    assert {read_date(form) for form in forms} == {date}


@given(
    st.dates(min_value=dt.date(1915, 1, 1), max_value=dt.date(2014, 7, 29)),
    st.dates(min_value=dt.date(2014, 7, 29), max_value=dt.date(2014, 12, 31)),
)
def test_a_date_within_a_century_before_the_decision_survives_a_short_year(
    date: dt.date, decided: dt.date
) -> None:
    assert read_date(f"{date:%m/%d/%y}", not_after=decided) == date
