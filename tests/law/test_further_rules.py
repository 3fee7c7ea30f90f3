"""What the worked examples of the further rules do not say: refusals, and what must hold for every day."""

from __future__ import annotations

import datetime as dt
import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openimr import law
from openimr.law.errors import BrokenData
from openimr.law.standing import standings

from . import second
from .strategies import days

TIME = dt.datetime(2024, 3, 4, 18, 0)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (lambda: law.ur_due(dt.date(2024, 3, 4), review="expedited"), "the time at which"),
        (lambda: law.ur_due(dt.date(2024, 3, 4), review="soon"), "soon"),
        (lambda: law.extended(dt.date(2024, 3, 4), days=4, approved=True), "1 to 3 days"),
        (lambda: law.extended(dt.date(2024, 3, 4), days=0, approved=True), "1 to 3 days"),
        (lambda: law.extended(dt.date(2024, 3, 4), days=3, approved=False), "approval"),
        (lambda: law.authorized({"1": "yes"}, on=dt.date(2024, 3, 4)), "full, partial or none"),
        (lambda: law.set_aside("unfair", clear_and_convincing=True), "unfair"),
        (lambda: law.notes_missing(used="G", decided_on=dt.date(2024, 3, 4)), "from A to F"),
        (lambda: law.best_levels(["1d"]), "1a, 1b"),
        (lambda: law.evidence_levels("cost"), "benefit"),
        (lambda: law.source_refused("blog", schedule_applies=True, rebutted=True), "schedule"),
        (lambda: law.drug_review(status="exempt", prescribed_on=dt.date(2017, 12, 31), within_schedule=True), "2018"),
        (lambda: law.prospective_review_in_first_days(
            injured_on=dt.date(2024, 1, 1), treated_on=dt.date(2024, 1, 2), body_part_accepted=True,
            network_physician=True, kind="massage"), "surgery"),
        (lambda: law.case_outcome([]), "at least one"),
        (lambda: law.penalty("rudeness", as_of=dt.date(2024, 1, 1)), "table of penalties"),
    ],
)  # fmt: skip
def test_what_the_law_does_not_know_is_refused_in_words(wrong, words):
    with pytest.raises(ValueError, match=words):
        wrong()


def test_a_clock_time_without_zone_is_taken_as_californias():
    assert law.ur_due(TIME, review="expedited").to_json()["due"] == "2024-03-07T18:00"


@given(days)
def test_business_day_limits_never_end_on_a_closed_day_and_are_counted_as_the_naive_calendar_counts(day):
    assert law.extra_records_due(day).due == second.business_days_after(day, 5)
    assert law.administrator_change_due(day).due == second.business_days_after(day, 5)
    assert law.ur_due(day).due == second.business_days_after(day, 5)


@given(days, st.integers(0, 40))
def test_the_fourteen_days_only_ever_shorten_a_review(day, back):
    recommended = day - dt.timedelta(days=back)

    assert law.ur_due(day, recommended_on=recommended).due <= law.ur_due(day).due


@given(st.lists(st.sampled_from(["1a", "1b", "1c", "2", "3", "4", "5"]), min_size=1))
def test_no_study_beats_the_best_ones(levels):
    best = law.best_levels(levels)

    assert all(levels[place] == min(levels) for place in best)
    assert len(best) == levels.count(min(levels))


@given(st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_no_facts_turn_an_expedited_review_back(ur, asked, certified, documents, given_already):
    answer = law.urgency(
        track="expedited", ur_expedited=ur, asked=asked, certified=certified, documents=documents,
        treatment_given=given_already,
    )  # fmt: skip

    assert str(answer.track) == "expedited"
    assert not answer.converted


def test_the_changed_penalty_of_april_2026_stands_beside_the_old_one():
    old = law.penalty("plan-change-not-filed", as_of=dt.date(2026, 3, 31))
    new = law.penalty("plan-change-not-filed", as_of=dt.date(2026, 4, 1))

    assert (old.amount, old.confirmed, new.amount, new.confirmed) == (5000, True, 10000, False)
    assert law.penalty("not-carried-out", as_of=dt.date(2024, 1, 1)).amount is None
    with pytest.raises(ValueError, match="on that day"):
        law.penalty("plan-not-approved", as_of=dt.date(2026, 3, 31))


def test_the_ladder_has_six_ranks_and_five_grounds_of_appeal_are_all_there_are():
    assert [rank.letter for rank in law.ladder()] == list("ABCDEF")
    assert set(law.appeal_grounds()) == {str(ground) for ground in law.Ground}


def test_a_rule_without_a_standing_is_broken_data(monkeypatch):
    monkeypatch.setattr(
        "openimr.law.standing.read_yaml",
        lambda name: {
            "code": {"A-10": ["deadlines"]},
            "elsewhere": {},
            "data": {},
            "not_computed": {"A-10": "why"},
        },
    )

    with pytest.raises(BrokenData, match=r"A-10 stands in it twice"):
        inspect.unwrap(standings)()
