"""Which of the dates on a paper is its own, where no rule knows the label."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.casefile.documents import KINDS, PageText, describe
from openimr.casefile.documents.date_choice import EVERY, OWN, ByRules, candidates, choose, date_weights
from openimr.casefile.documents.date_signs import date_signs, sign_words
from openimr.casefile.documents.dates import find_dates
from openimr.casefile.documents.lines import page_lines
from openimr.casefile.documents.rules import rules


def page(text: str, number: int = 1) -> PageText:
    return PageText(key=number, packet=1, number=number, source="text", text=text)


def signs(text: str):
    return date_signs([page_lines(page(text))])


@pytest.mark.parametrize(
    "told",
    [
        "The patient was seen here for another look on 3/4/2015 and is no better.",
        "I looked after this patient, who came on 3/4/2015, and again took a history.",
        "Mr. Nobody presented himself again at this office for a further visit on\n3/4/2015 with the same complaints.",
    ],
)
def test_the_day_of_a_visit_told_in_a_letter_goes_before_the_day_it_was_written(told: str) -> None:
    letter = (
        "Una Strand, M.D.\nFamily Practice\n12 Elm Street, Chico, CA 95926\nMarch 19, 2015\nHarbor Mutual\nP.O. Box 4\n"
        f"RE: Alan Nobody\nPROGRESS REPORT\nDear Claims:\n{told}\nThe knee is tender. Gait is slow.\nSincerely,\nUna Strand, M.D."
    )
    assert describe([page(letter)]).date == "2015-03-04"


def test_of_visits_under_their_own_days_the_last_counts() -> None:
    notes = "\n".join(
        f"{day}\nS: sore today\nO: tender, spasm\nA: no change\nP: traction, heat"
        for day in ("2/2/15", "2/9/15", "2/16/15")
    )
    found = describe(
        [
            page(
                f"Blue Heron Chiropractic\nCHIROPRACTIC TREATMENT NOTES\nAlan Nobody\n{notes}\nUna Strand, D.C."
            )
        ]
    )
    assert (found.kind, found.date) == ("therapy-note", "2015-02-16")


def test_a_date_that_has_nothing_but_a_label_of_another_matter_is_none_to_choose() -> None:
    among = candidates(signs("Born: 3/4/1960\nNext visit: 4/1/2015"), {}, ByRules(value=None, way="none"))
    assert set(among) == {None}


def test_a_date_with_such_a_label_that_also_stands_free_may_be_chosen() -> None:
    assert dt.date(2015, 3, 4) in candidates(signs("March 4, 2015\nPrinted: 3/4/2015"), {}, None)


def test_a_date_that_only_the_rules_saw_is_taken() -> None:
    only = dt.date(2015, 5, 12)
    assert choose(candidates(signs("3/4/2015"), {}, ByRules(value=only, way="services")), "billing") == only


def test_a_date_broken_at_the_end_of_a_line_is_seen_with_the_words_before_it() -> None:
    seen = signs("The patient was examined in this office again on March\n4, 2015 and was found the same.")
    assert {"left:seen", "prose"} <= seen[dt.date(2015, 3, 4)]


def test_what_stands_in_the_column_below_a_head_is_said_by_it() -> None:
    rows = "Date filled   Drug   Qty\n01/05/2015   Naproxen   60\n02/05/2015   Naproxen   60\n03/05/2015   Naproxen   60"
    seen = signs(rows)
    assert "series3_last" in seen[dt.date(2015, 3, 5)]
    assert "series_last" not in seen[dt.date(2015, 1, 5)]


def test_two_dates_with_the_same_signs_weigh_the_same_in_whatever_order_they_are_added(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # 0.1 + 0.2 + 0.3 is more than 0.3 + 0.2 + 0.1 where numbers are added one by one
    weights = {"a": {EVERY: 0.1}, "b": {EVERY: 0.2}, "c": {EVERY: 0.3}}
    monkeypatch.setattr("openimr.casefile.documents.date_choice.date_weights", lambda: weights)
    earlier, later = dt.date(2015, 3, 4), dt.date(2015, 3, 19)
    assert choose({earlier: ["c", "b", "a"], later: ["a", "b", "c"]}, "letter") == earlier
    assert choose({earlier: ["a", "b", "c"], later: ["c", "b", "a"]}, "letter") == earlier


def test_weights_are_for_signs_of_known_groups_only() -> None:
    groups = {EVERY, OWN, *sign_words().groups.values()}
    assert set(sign_words().groups) <= set(KINDS)
    assert {group for by in date_weights().values() for group in by} <= groups
    stems = {
        s.split(":")[1].split("@")[0]
        for s in date_weights()
        if s.split(":")[0] in ("left", "side", "over", "under", "column", "after")
    }
    assert stems <= {*sign_words().words, "unknown"}


LINES = st.lists(
    st.sampled_from([
        "Date: 3/4/2015", "DOB 1/2/1960", "PROGRESS NOTE", "seen on 3/9/2015", "Dear Doctor:", "March 2, 2015", "3/1/2015   99213   $80.00",
        "Signed 3/5/2015", "Una Strand, M.D.", "The knee is better since February", "4, 2015 in all.", "", "Date   3/4/2015   Next   5/1/2015",
    ]),
    max_size=14,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(LINES, st.sampled_from(sorted(KINDS)))
def test_the_choice_is_a_date_of_the_paper_or_none(lines: list[str], kind: str) -> None:
    text = "\n".join(lines)
    there = {d.value for d in find_dates(" ".join(lines))} | {
        d.value for line in lines for d in find_dates(line)
    }
    assert rules().kinds[kind].kind == kind
    assert choose(candidates(signs(text) if text.strip() else {}, {}, None), kind) in there | {None}
