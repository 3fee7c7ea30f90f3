"""Applications that repeat each other are found in other words; those that only look alike are left to a person."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr.cases.errors import Invalid
from openimr.cases.lifecycle import State
from openimr.cases.models import Case, Message
from openimr.cases.roles import Role
from openimr.intake import actions as intake
from openimr.intake import duplicates, likeness
from openimr.intake.application import read_form
from openimr.intake.models import Fingerprint
from tests.factories import DAY, a_filed_case, an_actor
from tests.forms import a_form

database = pytest.mark.django_db(databases="__all__")
LATER = DAY + dt.timedelta(days=3)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MRI of the lumbar spine without contrast", "Magnetic resonance imaging, low back, w/o contrast"),
        ("Physical therapy 2 x 6, right knee", "PT right knee 2x6"),
        ("Norco 10/325mg #60", "norco 10/325 mg, quantity 60"),
        ("Right knee arthroscopy with partial medial meniscectomy", "Arthroscopic partial medial meniscectomy, Rt knee"),
        ("Acupuncture, eight sessions", "acupuncture x 8 visits"),
        ("TENS unit purchase", "Purchase of a transcutaneous electrical nerve stimulation unit"),
    ],
)  # fmt: skip
def test_an_item_in_other_words_is_the_same(one: str, other: str) -> None:
    assert likeness.score(one, other) >= likeness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MRI right knee", "MRI left knee"),
        ("Norco 10/325 mg #60", "Norco 10/325 mg #90"),
        ("Gabapentin 300 mg", "Gabapentin 600 mg"),
        ("Epidural steroid injection L4-5", "Epidural steroid injection L5-S1"),
        ("MRI lumbar spine with contrast", "MRI lumbar spine without contrast"),
        ("Physical therapy, 12 visits", "Acupuncture, 12 visits"),
        ("Cervical fusion C5-6", "Lumbar fusion L4-5"),
        ("TENS unit rental", "TENS unit purchase"),
        ("Gabapentin", "Pregabalin"),
    ],
)
def test_another_side_level_dose_quantity_or_method_is_another_item(one: str, other: str) -> None:
    assert likeness.score(one, other) < likeness.ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MRI knee", "MRI right knee"),
        ("Acupuncture", "Acupuncture, 8 visits"),
        ("Crutches", "Crutches, purchase"),
    ],
)
def test_what_only_one_of_them_says_is_left_to_a_person(one: str, other: str) -> None:
    assert likeness.ALIKE <= likeness.score(one, other) < likeness.SAME


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_the_same_from_both_sides_and_between_0_and_100(one: str, other: str) -> None:
    assert likeness.score(one, other) == pytest.approx(likeness.score(other, one))
    assert 0 <= likeness.score(one, other) <= 100
    assert likeness.score(one, one) == 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Benavidez, Oralia M.", "Oralia Benavídez"),
        ("Dr. Tobias Ferncastle", "Tobias Ferncastle, M.D."),
        ("O'Hara, Ana", "Ana OHara"),
    ],
)
def test_a_name_is_the_same_however_it_is_written(one: str, other: str) -> None:
    assert likeness.person(one) == likeness.person(other)


def a_case(*, at: dt.datetime = DAY, **changes: object) -> Case:
    """A filed case whose form may differ in the decision too."""
    fields = a_form(**changes)
    return intake.file_application(
        None,
        by=an_actor(Role.INTAKE_CLERK),
        at=at,
        form=read_form(fields),
        given=fields,
        ur_decision=b"%PDF-",
    )


def an_eligible(**changes: object) -> Case:
    case = a_case(**changes)
    intake.screen(case, by=an_actor(Role.INTAKE_CLERK), at=DAY)
    intake.find_eligible(case, by=an_actor(Role.INTAKE_CLERK), at=DAY)
    return case


def repeated(**changes: object) -> Case:
    form = a_form()
    form["items"] = [
        {**form["items"][0], "description": "Arthroscopy of the rt. knee, partial medial meniscectomy"},
        form["items"][1],
    ]
    form["parties"] = [{**form["parties"][0], "name": "BENAVIDEZ, ORALIA", "ref": ""}, *form["parties"][1:]]
    return a_filed_case(
        at=LATER, parties=form["parties"], items=form["items"], claim_number="kx 2201-77", **changes
    )


@database
@pytest.mark.database
def test_the_same_dispute_in_other_words_is_merged_and_the_earliest_receipt_is_kept() -> None:
    first = a_filed_case()
    second = repeated()
    clerk = an_actor(Role.INTAKE_CLERK)
    answer = intake.screen(second, by=clerk, at=LATER)
    assert answer["outcome"] == "merged"
    assert second.facts["application"]["duplicate_of"] == first.number
    intake.merge(second, by=clerk, at=LATER)
    first.refresh_from_db()
    assert State(second.state) is State.MERGED
    assert first.facts["application"]["received_on"] == "2025-03-03"
    told = Message.objects.filter(case=second, kind="notice-merged", party__role="employee").get()
    assert first.number in told.text


@database
def test_a_paper_that_came_first_and_is_entered_later_gives_its_date_to_the_case_it_is_merged_into() -> None:
    first = a_filed_case(at=LATER)
    fields = a_form()
    clerk = an_actor(Role.INTAKE_CLERK)
    second = intake.file_application(
        None, by=clerk, at=LATER + dt.timedelta(days=1), form=read_form(fields), given=fields, ur_decision=b"%PDF-", received_at=DAY
    )  # fmt: skip
    intake.screen(second, by=clerk, at=LATER + dt.timedelta(days=1))
    intake.merge(second, by=clerk, at=LATER + dt.timedelta(days=1))
    first.refresh_from_db()
    assert first.facts["application"]["received_on"] == "2025-03-03"


@database
@pytest.mark.parametrize(
    "change",
    [
        {"ur_decision": {"decided_on": "2025-02-21", "served_on": "2025-02-21", "served_by": "mail"}},
        {
            "items": [
                {"description": "Left knee arthroscopy with partial medial meniscectomy"},
                {"description": "Crutches"},
            ]
        },
    ],
)
def test_another_decision_or_another_side_is_another_dispute(change: dict) -> None:
    a_filed_case()
    second = a_case(at=LATER, **change)
    answer = intake.screen(second, by=an_actor(Role.INTAKE_CLERK), at=LATER)
    assert answer["outcome"] != "merged"


@database
def test_a_mistyped_claim_number_is_left_to_a_person_who_may_merge() -> None:
    first = a_filed_case()
    second = a_filed_case(at=LATER, claim_number="KX-2201-78")
    clerk = an_actor(Role.INTAKE_CLERK)
    assert intake.screen(second, by=clerk, at=LATER)["outcome"] == "eligible"
    assert [(e["case"], e["same"]) for e in second.screening.likenesses] == [(first.number, False)]
    with pytest.raises(Invalid):
        intake.merge(second, by=clerk, at=LATER)
    with pytest.raises(Invalid):
        intake.merge(second, by=clerk, at=LATER, into="CM99-0000001")
    intake.merge(second, by=clerk, at=LATER, into=first.number)
    assert State(second.state) is State.MERGED


@database
def test_a_withdrawn_or_refused_application_may_be_filed_again() -> None:
    from openimr.intake import ending

    first = a_filed_case()
    ending.withdraw(first, by=an_actor(Role.INTAKE_CLERK), at=DAY, reason="A letter of the employee.")
    second = a_filed_case(at=LATER)
    assert intake.screen(second, by=an_actor(Role.INTAKE_CLERK), at=LATER)["outcome"] == "eligible"


@database
def test_the_index_holds_no_name_in_the_clear() -> None:
    a_filed_case()
    row = Fingerprint.objects.values().get()
    assert not any("enavidez" in str(value).casefold() for value in row.values())


@database
def test_two_eligible_cases_of_one_worker_physician_and_injury_may_be_joined_and_others_say_why_not() -> None:
    first = an_eligible()
    second = an_eligible(
        ur_decision={"decided_on": "2025-02-21", "served_on": "2025-02-21", "served_by": "mail"}
    )
    other = an_eligible(
        ur_decision={"decided_on": "2025-02-22", "served_on": "2025-02-22", "served_by": "mail"},
        date_of_injury="2023-01-09",
    )
    found = {case.number: answer for case, answer in duplicates.may_join(first)}
    assert found[second.number].allowed
    assert found[other.number].differs == ("date_of_injury",)
