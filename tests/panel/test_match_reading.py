"""The input is refused with the place of every fault, and read with the defaults of the contract."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openimr.panel.match import BatchError, match
from openimr.panel.match.checks import load_json
from tests.panel.batches import a_batch, a_case, a_reviewer, copied, pairs, without

PERIOD = {"to": "org:a", "kind": "contract", "since": "2026-02-01", "until": "2026-01-31"}


def whole() -> dict[str, Any]:
    """A batch with every field in it."""
    case = a_case(
        priority="regular",
        specialties={"same": ["Orthopedic Surgery"], "similar": ["Neurology"]},
        items=[{"category": "surgery", "body_system": "spine"}],
        parties=[{"id": "org:a", "role": "insurer"}],
        not_reviewers=["R7"],
    )
    reviewer = a_reviewer(
        assigned=1,
        ties=[
            {"to": "org:b", "kind": "financial", "since": "2020-01-01", "until": None, "share_of_income": 0.2}
        ],
        away=[{"from": "2026-03-10", "to": "2026-03-20"}],
    )
    return a_batch([case, a_case("C2")], [reviewer, a_reviewer("R2")])


def put(batch: dict[str, Any], place: str, value: Any) -> dict[str, Any]:
    """The batch with this value at the place, or without the field where the value is ABSENT."""
    batch = copied(batch)
    steps = place.replace("[", ".[").split(".")
    inner: Any = batch
    for step in steps[:-1]:
        inner = inner[int(step[1:-1])] if step.startswith("[") else inner[step]
    last: Any = int(steps[-1][1:-1]) if steps[-1].startswith("[") else steps[-1]
    if value is ABSENT:
        del inner[last]
    else:
        inner[last] = value
    return batch


ABSENT = object()


def refusal(batch: Any, keep: Any = None) -> BatchError:
    with pytest.raises(BatchError) as refused:
        match(batch, keep=keep)
    return refused.value


def test_a_batch_with_every_field_is_read() -> None:
    assert match(whole())["optimal"]


@pytest.mark.parametrize(
    "place",
    [
        "as_of",
        "cases[1].id",
        "cases[0].parties[0].id",
        "cases[0].parties[0].role",
        "cases[0].items[0].category",
        "cases[0].items[0].body_system",
        "reviewers[1].id",
        "reviewers[0].licences[0].state",
        "reviewers[0].licences[0].unrestricted",
        "reviewers[0].certifications[0].specialty",
        "reviewers[0].physician_type",
        "reviewers[0].practice_years",
        "reviewers[0].practice_hours_per_week",
        "reviewers[0].disciplined",
        "reviewers[0].qme",
        "reviewers[0].ties[0].to",
        "reviewers[0].ties[0].kind",
        "reviewers[0].capacity",
    ],
)
def test_a_field_that_must_be_there_is_missed_by_its_place(place: str) -> None:
    refused = refusal(put(whole(), place, ABSENT))
    assert (refused.place, refused.found, refused.others) == (place, "nothing", ())
    assert str(refused).startswith(f"{place}: expected ")


@pytest.mark.parametrize(
    "place",
    [
        "cases",
        "reviewers",
        "cases[0].priority",
        "cases[0].items",
        "cases[0].parties",
        "cases[0].not_reviewers",
        "cases[0].specialties.same",
        "cases[0].specialties.similar",
        "reviewers[0].licences",
        "reviewers[0].licences[0].expires_on",
        "reviewers[0].certifications",
        "reviewers[0].certifications[0].expires_on",
        "reviewers[0].ties",
        "reviewers[0].ties[0].since",
        "reviewers[0].ties[0].until",
        "reviewers[0].ties[0].share_of_income",
        "reviewers[0].assigned",
        "reviewers[0].away",
        "reviewers[0].away[0].from",
        "reviewers[0].away[0].to",
    ],
)
def test_a_field_that_has_a_default_may_be_absent(place: str) -> None:
    assert match(put(whole(), place, ABSENT))["optimal"]


def test_a_case_needs_specialties_or_items() -> None:
    assert refusal(a_batch([without(a_case(), "specialties")], [])).place == "cases[0].specialties"
    assert refusal(a_batch([{}], [])).all[1].place == "cases[0].specialties"
    assert match(a_batch([{"id": "C1", "items": []}], []))["cost"] == 10_000


def test_an_absent_priority_is_regular_and_an_absent_assigned_is_none() -> None:
    assert match(a_batch([a_case()], []))["cost"] == 10_000
    assert match(a_batch([a_case()], [a_reviewer()]))["assignments"][0]["cost"]["load"] == 1


@pytest.mark.parametrize(
    ("place", "value", "found"),
    [
        ("as_of", None, "null"),
        ("as_of", 20260302, "a number"),
        ("as_of", "2026-02-29", "2026-02-29"),
        ("as_of", "20260302", "20260302"),
        ("as_of", "2026-3-2", "2026-3-2"),
        ("as_of", "2026-W10-1", "other text"),
        ("as_of", "2026-03-02T00:00:00", "2026-03-02T00:00:00"),
        ("as_of", "٢٠٢٦-٠٣-٠٢", "other text"),
        ("as_of", "", "other text"),
        ("cases", None, "null"),
        ("cases", {}, "an object"),
        ("cases[0]", "C1", "text"),
        ("cases[0].id", 1, "a number"),
        ("cases[0].id", None, "null"),
        ("cases[0].priority", "urgent", "an unknown word"),
        ("cases[0].priority", "Regular", "an unknown word (near to regular)"),
        ("cases[0].priority", None, "null"),
        ("cases[0].specialties", [], "a list"),
        ("cases[0].specialties", None, "null"),
        ("cases[0].specialties.same", "Neurology", "text"),
        ("cases[0].specialties.same[0]", None, "null"),
        ("cases[0].specialties.similar[0]", 4, "a number"),
        ("cases[0].items", "surgery", "text"),
        ("cases[0].items[0]", [], "a list"),
        ("cases[0].items[0].category", "surgry", "an unknown word (near to surgery)"),
        ("cases[0].items[0].body_system", True, "true or false"),
        ("cases[0].parties", {}, "an object"),
        ("cases[0].parties[0].role", "judge", "an unknown word"),
        ("cases[0].not_reviewers", None, "null"),
        ("cases[0].not_reviewers[0]", 7, "a number"),
        ("reviewers", None, "null"),
        ("reviewers[0].licences[0].state", "ca", "an unknown word (near to CA)"),
        ("reviewers[0].licences[0].state", "PR", "an unknown word"),
        ("reviewers[0].licences[0].unrestricted", 1, "a number"),
        ("reviewers[0].licences[0].expires_on", "2027-02-30", "2027-02-30"),
        ("reviewers[0].licences[0].expires_on", False, "true or false"),
        ("reviewers[0].certifications[0].specialty", ["x"], "a list"),
        ("reviewers[0].certifications[0].expires_on", "never", "other text"),
        ("reviewers[0].physician_type", "md", "an unknown word (near to MD)"),
        ("reviewers[0].practice_years", "12", "text"),
        ("reviewers[0].practice_years", True, "true or false"),
        ("reviewers[0].practice_years", -1, "a negative one"),
        ("reviewers[0].practice_years", float("nan"), "one that is not"),
        ("reviewers[0].practice_hours_per_week", float("inf"), "one that is not"),
        ("reviewers[0].practice_hours_per_week", -0.5, "a negative one"),
        ("reviewers[0].disciplined", None, "null"),
        ("reviewers[0].qme", "no", "text"),
        ("reviewers[0].ties[0].kind", "partner", "an unknown word (near to partnership)"),
        ("reviewers[0].ties[0].share_of_income", -0.1, "a negative one"),
        ("reviewers[0].ties[0].share_of_income", "5%", "text"),
        ("reviewers[0].ties[0].until", "2019-12-31", "2019-12-31"),
        ("reviewers[0].away[0].to", "2026-03-09", "2026-03-09"),
        ("reviewers[0].capacity", -1, "a negative one"),
        ("reviewers[0].capacity", 2.5, "a number with a decimal point"),
        ("reviewers[0].capacity", False, "true or false"),
        ("reviewers[0].assigned", -2, "a negative one"),
        ("reviewers[0].assigned", None, "null"),
    ],
)
def test_a_wrong_value_is_named_by_its_place_and_its_kind(place: str, value: Any, found: str) -> None:
    refused = refusal(put(whole(), place, value))
    assert (refused.place, refused.found, refused.others) == (place, found, ())


@pytest.mark.parametrize(
    "place",
    [
        "day",
        "cases[0].specialty",
        "cases[0].specialties.other",
        "cases[0].items[0].side",
        "cases[0].parties[0].name",
        "reviewers[0].licenses",
        "reviewers[0].licences[0].number",
        "reviewers[0].certifications[0].board",
        "reviewers[0].ties[0].share",
        "reviewers[0].away[0].until",
    ],
)
def test_an_unknown_field_is_refused_wherever_it_stands(place: str) -> None:
    refused = refusal(put(whole(), place, None))
    assert refused.place == place
    assert refused.found.startswith("an unknown field")


def test_an_unknown_field_that_is_near_to_a_known_one_says_which() -> None:
    assert refusal(put(whole(), "reviewers[0].licenses", [])).found == "an unknown field (near to licences)"


@pytest.mark.parametrize(("kind", "place"), [("cases", "cases[1].id"), ("reviewers", "reviewers[1].id")])
def test_repeated_ids_are_refused_letter_for_letter(kind: str, place: str) -> None:
    batch = whole()
    refused = refusal(put(batch, place, batch[kind][0]["id"]))
    assert (refused.place, refused.found) == (place, f"that of {kind}[0]")
    assert match(put(batch, place, batch[kind][0]["id"].lower()))["optimal"], "r1 is not R1"


def test_a_period_of_one_day_is_no_error() -> None:
    assert match(put(whole(), "reviewers[0].away[0].to", "2026-03-10"))["optimal"]


def test_a_period_is_checked_in_a_tie_that_counts_for_good_too() -> None:
    batch = put(whole(), "reviewers[0].ties[0]", {**PERIOD, "kind": "treated"})
    assert refusal(batch).place == "reviewers[0].ties[0].until"


@pytest.mark.parametrize("batch", [None, [], "batch", 3])
def test_what_is_no_object_at_all_is_refused(batch: Any) -> None:
    assert refusal(batch).place == "the file"


def test_all_faults_of_a_file_are_found_in_one_reading() -> None:
    batch = put(put(put(whole(), "as_of", "soon"), "cases[0].priority", 1), "reviewers[1].capacity", "two")
    refused = refusal(batch)
    assert [fault.place for fault in refused.all] == ["as_of", "cases[0].priority", "reviewers[1].capacity"]


def test_a_fault_in_an_id_does_not_make_two_ids_equal() -> None:
    batch = put(put(whole(), "cases[0].id", 1), "cases[1].id", 1)
    assert [fault.place for fault in refusal(batch).all] == ["cases[0].id", "cases[1].id"]


def test_items_before_the_table_begins_need_specialties() -> None:
    case = {"id": "C1", "items": [{"category": "surgery", "body_system": "knee"}]}
    assert refusal(a_batch([case], [], as_of="2012-12-31")).place == "cases[0].specialties"
    assert match(a_batch([case], [], as_of="2013-01-01"))["cost"] == 10_000


def test_a_field_that_stands_twice_is_refused_not_overwritten() -> None:
    text = json.dumps(whole()).replace('"capacity": 2', '"capacity": 9, "capacity": 2', 1)
    refused = refusal(load_json(text))
    assert (refused.place, refused.found) == ("reviewers[0].capacity", "it more than once")


# --- who and what must not be in a message


def test_no_message_names_a_reviewer_even_where_an_id_stands_as_a_field_or_a_word() -> None:
    secret = "reviewer_hollis"
    batch = a_batch([a_case(priority=secret)], [a_reviewer(secret), a_reviewer(secret)])
    batch["reviewers"][0][secret] = True
    batch["reviewers"][0]["licences"][0]["state"] = secret
    batch["reviewers"][1]["away"] = [{"from": secret}]
    refused = refusal(batch)
    assert len(refused.all) == 5
    assert secret not in "".join(map(str, refused.all))


def test_free_text_in_a_wrong_place_is_not_quoted() -> None:
    batch = put(whole(), "cases[0].parties[0].role", "chronic pain of Jane Roe")
    assert "Roe" not in str(refusal(batch))


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_whatever_stands_in_a_field_the_answer_is_an_assignment_or_a_refusal_with_a_place(
    data: st.DataObject,
) -> None:
    anything = st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=4), st.just([]), st.just({})
    )
    places = [place for place, _ in leaves(whole())]
    batch = put(whole(), data.draw(st.sampled_from(places)), data.draw(anything))
    try:
        answer = match(batch)
    except BatchError as refused:
        places_named = [fault.place for fault in refused.all]
    else:
        places_named = ["none"] if answer["optimal"] else []
    assert all(places_named)
    assert places_named


def leaves(value: Any, place: str = "") -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [
            leaf
            for name, inner in value.items()
            for leaf in leaves(inner, f"{place}.{name}" if place else name)
        ]
    if isinstance(value, list):
        return [leaf for number, inner in enumerate(value) for leaf in leaves(inner, f"{place}[{number}]")]
    return [(place, value)]


# --- the assignments to keep


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (lambda kept: kept.pop("assignments"), "assignments"),
        (lambda kept: kept.update(assignments=None), "assignments"),
        (lambda kept: kept["assignments"].append("C1"), "assignments[1]"),
        (lambda kept: kept["assignments"][0].pop("case"), "assignments[0].case"),
        (lambda kept: kept["assignments"][0].update(case="C8"), "assignments[0].case"),
        (lambda kept: kept["assignments"][0].update(case=1), "assignments[0].case"),
        (lambda kept: kept["assignments"][0].update(reviewer="R8"), "assignments[0].reviewer"),
        (lambda kept: kept["assignments"][0].update(who="R1"), "assignments[0].who"),
        (lambda kept: kept["assignments"].append({"case": "C1", "reviewer": "R2"}), "assignments[1].case"),
    ],
)
def test_assignments_to_keep_are_refused_by_place(spoil: Callable[[dict[str, Any]], Any], place: str) -> None:
    kept: dict[str, Any] = {"assignments": [{"case": "C1", "reviewer": "R1"}]}
    spoil(kept)
    refused = refusal(whole(), kept)
    assert refused.place == place
    assert "R8" not in str(refused)
    assert "C8" not in str(refused)


def test_of_an_earlier_output_only_the_assignments_are_read() -> None:
    batch = whole()
    earlier = match(batch, explain=True) | {"cost": "nonsense", "unassigned": None, "anything": 1}
    assert pairs(match(batch, keep=earlier)) == pairs(earlier)
