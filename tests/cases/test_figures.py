"""The regulator's figures, by definition, over cases that went through the doors."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from openimr.cases.figures import BANDS, CAUSES, figures, quantile
from openimr.cases.lifecycle import BEFORE_ISSUE
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.intake import actions as intake
from tests.factories import DAY, a_filed_case, an_actor, an_assigned_case
from tests.process.steps import an_issued_case

pytestmark = pytest.mark.django_db(databases="__all__")
YEAR = {"since": dt.date(2025, 1, 1), "until": dt.date(2025, 12, 31)}


@pytest.mark.database
def test_applications_are_counted_gross_and_unique_and_by_what_became_of_them():
    clerk = an_actor(Role.INTAKE_CLERK)
    an_assigned_case(claim_number="A")
    twin = a_filed_case(claim_number="A")
    intake.screen(twin, by=clerk, at=DAY)
    intake.merge(twin, by=clerk, at=DAY)
    late = a_filed_case(claim_number="B", signed=False)
    intake.screen(late, by=clerk, at=DAY)
    intake.find_ineligible(late, by=clerk, at=DAY)
    a_filed_case(claim_number="C")
    found = figures(**YEAR)
    of = {row.name: row.value for row in found.rows if row.group == "applications"}
    assert (of["received"], of["unique"], of["eligible"], of["ineligible"], of["undecided"]) == (
        4,
        3,
        1,
        1,
        1,
    )
    assert of["eligible-share"] == 50.0
    assert found.value("reasons", "UNSIGNED") == 1
    assert found.value("open", "all") == 2
    assert found.value("open-by-cause", "records") == 1
    assert found.value("open-by-cause", "screening") == 1


def test_an_application_with_an_item_left_out_is_eligible_in_part():
    case = an_assigned_case()
    assert figures(**YEAR).value("applications", "eligible-in-part") == 0
    item = case.items.first()
    item.eligibility = "ineligible"
    item.save()
    found = figures(**YEAR)
    assert (found.value("applications", "eligible"), found.value("applications", "eligible-in-part")) == (
        1,
        1,
    )


def test_determinations_have_their_items_and_both_ages():
    case = an_issued_case()
    Case.objects.filter(pk=case.pk).update(
        assigned_on=dt.date(2025, 3, 3),
        records_complete_on=dt.date(2025, 3, 10),
        determined_on=dt.date(2025, 3, 31),
    )
    found = figures(**YEAR)
    assert found.value("determinations", "letters") == 1
    assert found.value("determinations", "items") == case.items.count()
    assert found.value("age-from-assignment", "mean") == 28
    assert found.value("age-from-complete-records", "median") == 21
    assert found.value("open", "all") == 0


def test_the_columns_that_are_counted_are_the_facts_of_the_case():
    case = an_issued_case()
    case.refresh_from_db()
    facts = case.facts
    assert case.received_on.isoformat() == facts["application"]["received_on"]
    assert case.found_on.isoformat() == facts["eligibility"]["found_on"]
    assert case.assigned_on.isoformat() == facts["noarfi"]["sent_on"]
    assert case.records_complete_on.isoformat() == facts["records"]["complete_on"]
    assert case.determined_on.isoformat() == facts["determination"]["mailed_on"]


def test_invented_cases_and_real_ones_are_never_mixed():
    case = a_filed_case()
    Case.objects.filter(pk=case.pk).update(demonstration=True)
    assert figures(**YEAR).value("applications", "received") == 0
    assert figures(**YEAR, demonstration=True).value("applications", "received") == 1


def test_without_cases_nothing_is_measured_and_nothing_is_invented():
    found = figures(**YEAR)
    assert found.value("applications", "received") == 0
    assert found.value("applications", "eligible-share") is None
    assert found.value("age-from-assignment", "mean") is None


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="on or after"):
        figures(since=dt.date(2025, 2, 1), until=dt.date(2025, 1, 1))


def test_the_causes_and_the_ages_leave_no_open_case_out():
    assert sum(len(states) for states in CAUSES.values()) == len(BEFORE_ISSUE)
    assert frozenset().union(*CAUSES.values()) == BEFORE_ISSUE
    assert [first for first, _ in BANDS[1:]] == [last + 1 for _, last in BANDS[:-1]]
    assert BANDS[-1][1] is None


def test_a_quantile_is_an_age_that_occurs_and_covers_its_share():
    ages = Counter({3: 5, 10: 4, 40: 1})
    assert (quantile(ages, 0.5), quantile(ages, 0.9), quantile(Counter(), 0.5)) == (3, 10, None)


def test_every_figure_says_its_unit_and_its_definition():
    assert all(row.unit and row.definition for row in figures(**YEAR).rows)
