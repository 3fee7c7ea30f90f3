"""A tie of the organization itself to a party is found through the graph and stops the assignment (R-05, R-06)."""

from __future__ import annotations

from typing import Any

import pytest

from openimr.cases.errors import Invalid, NotAllowed
from openimr.cases.models import AuditEvent
from openimr.cases.roles import Role
from openimr.panel import actions as panel
from openimr.panel import house
from openimr.panel.models import Assignment, HouseTieDecision
from tests.factories import an_actor
from tests.panel.test_conflicts_of_a_case import (
    DAY,
    a_case_to_assign,
    manager,
    organisations,
    owned_by_harbor,
    party,
    reviewers,
)
from tests.process.steps import LATER
from tests.reviewers import an_entry
from tests.web.ways import signed_in, text_of

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.database]


def the_house(*relations: dict[str, Any], people: tuple[tuple[str, str], ...] = ()) -> None:
    nodes = [{"id": house.HOUSE, "name": "Bellwether Independent Review"}]
    nodes += [{"id": ref, "name": name} for ref, name in people]
    report = organisations({"organisations": nodes, "relations": list(relations)})
    assert not report.faults, report.faults


def tied(case: Any) -> list[tuple[str, str]]:
    return [(tie.of, tie.party) for tie in house.ties_of_house(case, DAY)]


def test_a_house_that_is_nobodys_is_tied_to_nobody() -> None:
    case = a_case_to_assign()
    owned_by_harbor(case)
    assert not house.is_recorded()
    the_house()
    assert house.is_recorded()
    assert tied(case) == []


def test_an_owner_of_the_house_that_owns_the_administrator_is_found_with_the_path() -> None:
    case = a_case_to_assign()
    name = owned_by_harbor(case)
    the_house({"above": "org:harbor-holding", "below": house.HOUSE, "kind": "owner", "share": 0.3})
    administrator = party(case, "claims-administrator").ref
    assert ("org:harbor-holding", administrator) in tied(case)
    path = next(t.path for t in house.ties_of_house(case, DAY) if t.of == "org:harbor-holding")
    assert path == f"Harbor Holding, Inc. owns the review organization; Harbor Holding, Inc. owns {name}"


@pytest.mark.parametrize(
    ("kind", "says"),
    [("officer", "is an officer of"), ("director", "is a director of"), ("employee", "is employed by")],
)
def test_one_who_runs_or_works_for_the_house_and_for_a_party_is_found(kind: str, says: str) -> None:
    case = a_case_to_assign()
    administrator = party(case, "claims-administrator")
    organisations({"organisations": [{"id": administrator.ref, "name": administrator.name}], "relations": []})
    the_house(
        {"above": house.HOUSE, "below": "person:tamsin-orde", "kind": kind},
        {"above": administrator.ref, "below": "person:tamsin-orde", "kind": "director"},
        people=(("person:tamsin-orde", "Tamsin Orde"),),
    )
    (tie,) = house.ties_of_house(case, DAY)
    assert tie.path == (
        f"Tamsin Orde {says} the review organization; Tamsin Orde is a director of {administrator.name}"
    )


def test_one_who_left_the_house_and_an_owner_of_a_trifle_are_no_tie() -> None:
    case = a_case_to_assign()
    owned_by_harbor(case)
    the_house(
        {"above": "org:harbor-holding", "below": house.HOUSE, "kind": "owner", "share": 0.01},
        {"above": "org:harbor-holding", "below": house.HOUSE, "kind": "affiliate", "until": "2015-01-01"},
    )
    assert tied(case) == []


def test_nobody_is_assigned_until_the_medical_director_has_dealt_with_it() -> None:
    case = a_case_to_assign()
    reviewers(an_entry("R-1"))
    owned_by_harbor(case)
    the_house({"above": "org:harbor-holding", "below": house.HOUSE, "kind": "owner"})
    with pytest.raises(Invalid, match="Harbor Holding, Inc. owns the review organization"):
        panel.assign_reviewer(case, by=manager(), at=LATER)
    director = an_actor(Role.MEDICAL_DIRECTOR)
    with pytest.raises(NotAllowed):
        panel.decide_house_ties(case, by=manager(), at=LATER, reason="It is nothing")
    with pytest.raises(Invalid, match="how the ties were dealt with"):
        panel.decide_house_ties(case, by=director, at=LATER, reason=" ")
    assert not Assignment.objects.exists()
    panel.decide_house_ties(
        case, by=director, at=LATER, reason="The holding sold its part; the deed was seen"
    )
    kept = HouseTieDecision.objects.filter(case=case)
    assert all("review organization" in one.path for one in kept)
    assert AuditEvent.objects.filter(chain=case.number, verb="decide_house_ties", outcome="done").exists()
    assert panel.assign_reviewer(case, by=manager(), at=LATER).reviewer.ref == "R-1"


def test_what_was_dealt_with_says_nothing_of_a_tie_found_later() -> None:
    case = a_case_to_assign()
    owned_by_harbor(case)
    the_house({"above": "org:harbor-holding", "below": house.HOUSE, "kind": "owner"})
    director = an_actor(Role.MEDICAL_DIRECTOR)
    panel.decide_house_ties(case, by=director, at=LATER, reason="Looked at")
    with pytest.raises(Invalid, match="No tie"):
        panel.decide_house_ties(case, by=director, at=LATER, reason="Looked at again")
    the_house({"above": house.HOUSE, "below": "org:tidewater", "kind": "affiliate"})
    assert [tie.of for tie in house.open_ties(case, DAY)] == ["org:tidewater"]


def test_the_panel_manager_sees_the_path_and_no_button_and_the_director_deals_with_it() -> None:
    case = a_case_to_assign()
    reviewers(an_entry("R-1"))
    owned_by_harbor(case)
    the_house({"above": "org:harbor-holding", "below": house.HOUSE, "kind": "owner"})
    url = f"/cases/{case.number}/assignment"
    said = text_of(signed_in(Role.PANEL_MANAGER).get(url))
    assert "The organization itself is tied to a party" in said
    assert "Harbor Holding, Inc. owns the review organization" in said
    assert "The match as of today" not in said
    director = signed_in(Role.MEDICAL_DIRECTOR)
    assert "Harbor Holding, Inc. owns the review organization" in text_of(
        director.get(f"/cases/{case.number}")
    )
    answer = director.post(
        f"/cases/{case.number}/do/decide_house_ties", {"reason": "The deed of sale was seen"}
    )
    assert answer.status_code == 302, text_of(answer)
    assert "tied to a party" not in text_of(director.get(f"/cases/{case.number}"))
    assert "The match as of today" in text_of(signed_in(Role.PANEL_MANAGER, "another").get(url))
