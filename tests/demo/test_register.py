"""The register of reviewers: enough of every kind, some fit and some not, and nobody real."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from openimr.cases.roles import Role
from openimr.demo.facts import DemoCase, load_all
from openimr.demo.register import entries, organisations, reviewers
from openimr.panel import register
from openimr.panel.match import match
from openimr.panel.organisations.taking import take_in_organisations
from tests.factories import DAY, an_actor

REVIEWED = [case for case in load_all() if case.script is not None]


def each_reviewed_case() -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", REVIEWED, ids=lambda case: case.id)


def qualifications() -> list[dict[str, Any]]:
    return [entry["qualifications"] for entry in reviewers()]


def matched(case: DemoCase, *, by_items: bool) -> dict[str, Any]:
    """The match of a case on the day of its assignment, by the script's specialties or by the items."""
    assert case.script is not None
    assert case.timeline.assigned is not None
    asked: dict[str, Any] = {"id": case.case_number, "parties": case.panel_parties()}
    if by_items:
        asked["items"] = [{"category": i.category, "body_system": i.body_system} for i in case.items]
    else:
        asked["specialties"] = {
            "same": list(case.script.same_specialties),
            "similar": list(case.script.similar_specialties),
        }
    day = case.timeline.assigned.date().isoformat()
    return match({"as_of": day, "cases": [asked], "reviewers": qualifications()}, explain=True)


def test_there_are_at_least_sixty_reviewers_each_with_an_id_that_says_nothing() -> None:
    ids = [one["id"] for one in qualifications()]
    assert len(ids) >= 60
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"R-[2-9A-HJ-NP-Y]{4}", ref) for ref in ids)


def test_the_register_is_the_same_on_every_call_and_a_change_to_it_does_not_stay() -> None:
    first = reviewers()
    first[0]["qualifications"]["ties"].append("spoilt")
    first[0]["identity"]["name"] = "spoilt"
    assert reviewers() == reviewers()
    assert reviewers() != first


def test_the_qualifications_say_nothing_of_who_the_reviewer_is() -> None:
    for entry in reviewers():
        assert set(entry) == {"qualifications", "identity", "languages"}
        said = str(entry["qualifications"])
        for part in [
            *entry["identity"]["name"].split(),
            entry["identity"]["npi"],
            entry["identity"]["email"],
        ]:
            assert part not in said
        assert all(number not in said for number in entry["identity"]["licence_numbers"].values())


def test_identities_are_complete_unique_and_of_nobody() -> None:
    entries = [entry["identity"] for entry in reviewers()]
    for kind in ("name", "npi", "email"):
        assert len({entry[kind] for entry in entries}) == len(entries)
    for entry, one in zip(entries, qualifications(), strict=True):
        assert entry["npi"].startswith("9")
        assert len(entry["npi"]) == 10
        assert re.fullmatch(r"[a-z.-]+@example\.org", entry["email"])
        assert set(entry["licence_numbers"]) == {licence["state"] for licence in one["licences"]}
        assert all(re.fullmatch(r"X[A-Z]{2}-\d{6}", number) for number in entry["licence_numbers"].values())


def test_no_reviewer_bears_the_name_of_a_party() -> None:
    parties = {party.plain_name for case in load_all() for party in case.parties}
    assert parties.isdisjoint(entry["identity"]["name"] for entry in reviewers())


def test_the_specialties_and_states_of_real_letters_are_there() -> None:
    held = {c["specialty"] for one in qualifications() for c in one["certifications"]}
    assert held >= {
        "Orthopedic Surgery", "Neurological Surgery", "Pediatrics", "Preventive Medicine", "Occupational Medicine",
        "Physical Medicine and Rehabilitation", "Anesthesiology", "Pain Medicine", "Internal Medicine", "Neurology",
        "Diagnostic Radiology", "Chiropractic", "Psychology", "Acupuncture",
    }  # fmt: skip
    states = {licence["state"] for one in qualifications() for licence in one["licences"]}
    assert states >= {"CA", "NY", "NH", "WA", "TX", "IL"}
    assert {one["physician_type"] for one in qualifications()} >= {"MD", "DO", "psychologist", "chiropractor"}


@pytest.mark.parametrize(
    ("why", "holds"),
    [
        ("qualified medical evaluator", lambda one: one["qme"]),
        ("discipline", lambda one: one["disciplined"]),
        ("licence run out", lambda one: all(x["expires_on"] for x in one["licences"])),
        ("licence restricted", lambda one: not any(x["unrestricted"] for x in one["licences"])),
        ("certification run out", lambda one: all(x["expires_on"] for x in one["certifications"])),
        ("too few years", lambda one: one["practice_years"] <= 5),
        ("too few hours", lambda one: one["practice_hours_per_week"] < 24),
        ("away", lambda one: any(away["to"] is None for away in one["away"])),
        ("at capacity", lambda one: one["assigned"] >= one["capacity"]),
    ],
)
def test_some_reviewers_are_unfit_for_every_case(why: str, holds: Any) -> None:
    unfit = {one["id"] for one in qualifications() if holds(one)}
    assert unfit, why
    for case in REVIEWED:
        excluded = {entry["reviewer"] for entry in matched(case, by_items=False)["exclusions"]}
        assert unfit <= excluded


def test_a_tie_names_a_party_of_a_case() -> None:
    parties = {party.party_id for case in load_all() for party in case.parties}
    ties = [tie for one in qualifications() for tie in one["ties"]]
    assert {tie["to"] for tie in ties} <= parties
    assert {tie["kind"] for tie in ties} >= {
        "employment", "partnership", "contract", "shareholding", "ownership", "financial", "familial", "treated",
        "evaluated", "reviewed-ur", "staff-privileges",
    }  # fmt: skip


@each_reviewed_case()
def test_each_case_has_three_who_are_fit_and_two_whom_only_a_tie_excludes(case: DemoCase) -> None:
    answer = matched(case, by_items=False)
    excluded = {entry["reviewer"]: entry["rules"] for entry in answer["exclusions"]}
    assert len(qualifications()) - len(excluded) >= 3
    assert sum(rules == ["R-06"] for rules in excluded.values()) >= 2


@each_reviewed_case()
@pytest.mark.parametrize("by_items", [False, True], ids=["by specialties", "by items"])
def test_the_match_picks_the_qualification_that_the_letter_names(case: DemoCase, by_items: bool) -> None:
    assert case.script is not None
    (assignment,) = matched(case, by_items=by_items)["assignments"]
    chosen = next(one for one in qualifications() if one["id"] == assignment["reviewer"])
    assert [c["specialty"] for c in chosen["certifications"]] == list(case.script.certifications)
    assert [licence["state"] for licence in chosen["licences"]] == list(case.script.licensure_states)


def test_hospital_privileges_and_a_small_share_of_income_exclude_nobody() -> None:
    harmless = [
        (one["id"], tie["to"])
        for one in qualifications()
        for tie in one["ties"]
        if tie["kind"] == "staff-privileges" or (tie["share_of_income"] or 1) <= 0.05
    ]
    assert len(harmless) >= 3
    for ref, party in harmless:
        asked = {"id": "C1", "specialties": {"same": ["Orthopedic Surgery"], "similar": []}}
        asked |= {"parties": [{"id": party, "role": "facility"}]}
        answer = match({"as_of": "2016-03-01", "cases": [asked], "reviewers": qualifications()}, explain=True)
        rules = {entry["reviewer"]: entry["rules"] for entry in answer["exclusions"]}.get(ref, [])
        assert "R-06" not in rules


def test_the_person_whom_a_real_letter_names_is_no_reviewer(shared: Path) -> None:
    texts = [path.read_text() for path in (shared / "seeds").glob("*.txt")]
    (found,) = [m for text in texts if (m := re.search(r"clearance\s+with\s+(\w+)\s+(\w+),", text))]
    for entry in reviewers():
        assert set(found.groups()).isdisjoint(re.split(r"[ -]", entry["identity"]["name"]))


@pytest.mark.django_db(databases="__all__")
def test_the_register_of_facts_finds_the_same_reviewer_for_every_case_as_the_flat_form() -> None:
    taken = register.take_in(entries(), by=an_actor(Role.PANEL_MANAGER), at=DAY, source="demonstration")
    assert (taken.new, taken.faults, taken.questions) == (len(qualifications()), [], [])
    assert (
        register.take_in(entries(), by=an_actor(Role.PANEL_MANAGER), at=DAY, source="demonstration").same
        == taken.new
    )
    for case in REVIEWED:
        assert case.timeline.assigned is not None
        assert case.script is not None
        day = case.timeline.assigned.date()
        asked = {"id": case.case_number, "parties": case.panel_parties()}
        asked["specialties"] = {
            "same": list(case.script.same_specialties), "similar": list(case.script.similar_specialties),
        }  # fmt: skip
        batch = {"as_of": day.isoformat(), "cases": [asked], "reviewers": register.reviewers(as_of=day)}
        mine, flat = match(batch, explain=True), matched(case, by_items=False)
        assert [a["reviewer"] for a in mine["assignments"]] == [a["reviewer"] for a in flat["assignments"]]
        by_reviewer = [{e["reviewer"]: e["rules"] for e in answer["exclusions"]} for answer in (mine, flat)]
        assert by_reviewer[0] == by_reviewer[1]


@pytest.mark.django_db(databases="__all__")
def test_the_organisations_hold_together_and_a_second_time_changes_nothing() -> None:
    by = an_actor(Role.PANEL_MANAGER)
    first = take_in_organisations(organisations(), by=by, at=DAY, source="demonstration")
    assert (first.faults, first.notes) == ([], [])
    again = take_in_organisations(organisations(), by=by, at=DAY, source="demonstration")
    assert (again.new, again.changed, again.lines) == (0, 0, [])
    named = {party.party_id: party.plain_name for case in load_all() for party in case.parties}
    for one in organisations()["organisations"]:
        assert named.get(one["id"], one["name"]) == one["name"]
