"""The injured worker, in words that letters written by hand had: mishaps, days in words, ages of others."""

from __future__ import annotations

import datetime as dt

import pytest

from openimr.letters import parse
from openimr.letters.model import Employee
from openimr.letters.reading.words.dates import read_date

from .reading_samples import item, letter


def employee(summary: str, rationale: str = "Nothing.") -> Employee:
    return parse(letter(item(rationale=rationale), summary=summary)).employee


DAY = dt.date(2012, 10, 9)


@pytest.mark.parametrize(
    "summary",
    [
        "This 26 yr. old woman was struck by a falling sign on 10-09-12.",
        "A clerk. She fell on 10/9/2012 and has limped since.",
        "A warehouse supervisor who, on the 9th of October 2012, was pinned between a dock and a trailer.",
        "She was rear-ended in a delivery van on 10/9/12; she has had headaches since.",
        "The employee was rear-ended on 10-09-12. Since then headaches.",
        "A furniture mover. On 10/09/12 he felt a pop in the right groin.",
        "On October 9th 2012 he wrenched his back.",
        "A painter stepped off a scaffold on October 9, 2012 and broke the left heel.",
        "A forklift ran over the left foot on the ninth of October 2012.",
        "He was hit in the mouth by a bungee cord on 10/09/12.",
        "On 10/9/12 a hand truck laden with crates rolled over his left foot.",
        "Post-traumatic stress after an armed assault on 10/9/12.",
        "He was bitten by a dog on 9-Oct-2012.",
        "Injury date 2012/10/09. A roofer.",
        "She was injured on the ninth of October, 2012.",
        "The worker was hurt Oct 9th, 2012 when a rack collapsed.",
        "While lifting a crate on 10/9/2012 he felt a sharp pain in his back.",
        "His hand was caught in a press on Tuesday, October 9, 2012.",
        "On October 9, 2012 she lifted a bag of flour and felt pain in the low back that spread to the calf.",
        "Lumbar strain after a slip in a walk-in cooler on 10/9/2012.",
        "She felt pain in the wrist while lifting a tray on 10/09/2012.",
        "He was struck on the ankle by a limb, 9 Oct 2012.",
        "A timber faller struck on the right ankle by a limb, 9 Oct 2012.",
        "A driver who on October 9, 2012 was pulled down by a student grasping her arm.",
        "Back pain following a work-related lifting incident on October 9, 2012.",
        "A man with an industrial injury dated October 9th of 2012.",
        "He has been in pain since the work event of 9 October 2012.",
        "Low back pain since October 9, 2012, when he lifted a transformer.",
        "His back has hurt since he lifted a crate on October 9, 2012.",
        "Worker aged sixty-three; injury occurred Oct 9 2012.",
        "The onset was on 10/9/2012, when he slipped on oil.",
    ],
)
def test_a_mishap_and_its_day_are_the_injury(summary: str) -> None:
    assert employee(summary).date_of_injury == DAY


@pytest.mark.parametrize(
    "summary",
    [
        "He was seen on 10/9/2012 after he fell.",
        "A report of 10/9/2012 says that she was struck by a sign.",
        "He underwent repair of a torn meniscus on 10/9/2012.",
        "On 10/9/2012 she reported that she felt a pop in the knee.",
        "On 10/9/2012 the request was cut to ten visits.",
        "Utilization review struck out two visits on 10/9/2012.",
        "He fell again on 10/9/2012.",
        "Films of a broken screw were taken on 10/9/2012.",
        "An MRI on 10/9/2012 showed that the graft tore.",
        "He stepped down to 10 mg on 10/9/2012.",
        "The dose was cut on 10/9/2012.",
        "On 10/9/2012 he felt less pain.",
        "He felt more pain on 10/9/2012.",
        "He has been better since October 9, 2012, when he was seen.",
        "The event was a visit on 10/9/2012.",
    ],
)
def test_a_day_on_which_something_else_happened_is_not_the_injurys(summary: str) -> None:
    assert employee(summary).date_of_injury is None


def test_an_injury_spoken_of_in_a_rationale_takes_no_day_of_a_decision() -> None:
    found = employee(
        "This 26-year-old woman was struck by a falling sign on 10-09-12.",
        "A mild injury with near normal tests is served by therapy, which on 5/31/2013 was approved.",
    )
    assert found.date_of_injury == DAY
    assert (
        employee(
            "A woman.", "A mild injury is served by therapy, which on 5/31/2013 was approved."
        ).date_of_injury
        is None
    )


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("the first of May 2012", None),
        ("first of May 2012", dt.date(2012, 5, 1)),
        ("twenty-first of May, 2012", dt.date(2012, 5, 21)),
        ("31st of June 2012", None),
        ("4-Mar-2014", dt.date(2014, 3, 4)),
        ("2014/03/04", dt.date(2014, 3, 4)),
        ("2014/13/04", None),
        ("November 12th 2012", dt.date(2012, 11, 12)),
    ],
)
def test_a_date_in_a_rarer_form_is_read(words: str, date: dt.date | None) -> None:
    assert read_date(words) == date


@pytest.mark.parametrize(
    ("summary", "age", "sex"),
    [
        ("A gentleman of forty-six years fell.", 46, "male"),
        ("A man of 46 years with back pain.", 46, "male"),
        ("A woman of 46 years' standing in the trade.", None, None),
        ("Age twenty-seven; female; a forklift ran over the foot.", 27, "female"),
        ("Age: 27; M; roofer.", 27, "male"),
        ("Mr. Pallavane is 53. The back hurts.", 53, "male"),
        ("Ms. Dunstane, 46, complained of neck pain.", 46, "female"),
        ("Mrs. D. is a 46-year-old clerk.", 46, "female"),
        ("The patient is 46, and works as a cook.", 46, None),
        ("The claimant is 61 and has arthritis of both knees.", 61, None),
        ("He is 61 with arthritis.", 61, "male"),
        ("The patient is 61 and 3/4 inches tall.", None, None),
        ("The employee, a lady of forty-five, is a hygienist.", 45, "female"),
        ("A man of 45 who fell.", 45, "male"),
        ("A man of 45 kg.", None, None),
        ("A sixty\u2013one\u2013year\u2013old male supervisor.", 61, "male"),
        ("He is now 67 and retired.", 67, "male"),
        ("This male in his 40s, 47 at the time of review, fell.", 47, "male"),
        ("A male, now 47, who fell.", 47, "male"),
        ("A woman, 51, with neck pain.", 51, "female"),
        ("51F with back pain.", 51, "female"),
        ("A 34M who fell.", 34, "male"),
        ("The room was at 98F with a fan.", None, None),
        ("Worker is sixty-three, with an old injury.", 63, None),
        ("The worker is sixty-three and was injured.", 63, None),
        ("The patient (63) was hurt.", 63, None),
        ("63M injured at work.", 63, "male"),
        ("The worker is twenty and a half pounds lighter.", None, None),
        ("She has had 24 visits, 12 at the time of the fall.", None, "female"),
        ("Mr. Pallavane complained of back pain.", None, "male"),
    ],
)
def test_age_and_sex_are_told_in_other_ways(summary: str, age: int | None, sex: str | None) -> None:
    found = employee(summary)
    assert (found.age, found.sex) == (age, sex)


@pytest.mark.parametrize(
    "said",
    [
        "The guideline counsels care in adults over 65 years of age.",
        "The attacker was a 22-year-old man.",
        "Assaulted by a 30-year-old woman, the employee has nightmares.",
        "An inmate, 30 years old, hit the worker.",
        "It is for patients aged 60 or older.",
        "Patients under 50 years of age do better.",
        "In women between 50 and 60 years of age it fails.",
    ],
)
def test_the_age_of_others_is_not_the_workers(said: str) -> None:
    assert employee(said).age is None
    assert employee(said, "The worker is 47 years old.").age == 47
    assert employee(f"{said} The patient is a 47-year-old man.") == Employee(
        age=47, sex="male", date_of_injury=None
    )
