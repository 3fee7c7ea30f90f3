"""Assignment, attestation, the desk, and the medical director's look at the letter."""

from __future__ import annotations

import re

import pytest

from openimr.cases.models import AuditEvent, Case
from openimr.cases.roles import Role
from openimr.determination.models import Draft, ItemDecision
from openimr.panel import actions as panel
from openimr.panel import register
from openimr.panel.models import Assignment
from tests.factories import DAY, an_actor
from tests.reviewers import a_reviewer
from tests.web.ways import (
    LATER,
    REF,
    a_case_at_the_desk,
    a_complete_case,
    a_signed_case,
    an_issued_case,
    an_offered_case,
    as_party,
    as_reviewer,
    signed_in,
    text_of,
)

pytestmark = pytest.mark.django_db(databases="__all__")
HTMX = {"HX-Request": "true"}


def with_register(*reviewers: dict) -> None:
    register.take_in(reviewers, by=an_actor(Role.PANEL_MANAGER), at=DAY)


# Assignment


def test_the_best_and_the_next_best_stand_before_the_panel_manager_with_who_is_excluded() -> None:
    case = a_complete_case()
    with_register(a_reviewer(REF), a_reviewer("R-NEXT", states=("NV",)), a_reviewer("R-QME", qme=True))
    page = signed_in(Role.PANEL_MANAGER).get(f"/cases/{case.number}/assignment")
    said = text_of(page)
    assert re.search(r"Best match R-FIT", said)
    assert re.search(r"Next best R-NEXT", said)
    assert "Excluded: 1 of 3" in said
    assert "R-QME R-02" in said
    assert "Zebulon" not in page.content.decode()
    assert not Assignment.objects.exists()


def test_the_best_match_is_offered_with_one_button() -> None:
    case = a_complete_case()
    with_register(a_reviewer(REF))
    client = signed_in(Role.PANEL_MANAGER)
    assert client.post(f"/cases/{case.number}/assignment", {"reviewer": "", "reason": ""}).status_code == 302
    assert Assignment.objects.get().reviewer.ref == REF


def test_another_than_the_best_needs_a_reason_at_its_field() -> None:
    case = a_complete_case()
    with_register(a_reviewer(REF), a_reviewer("R-NEXT", states=("NV",)))
    client = signed_in(Role.PANEL_MANAGER)
    page = client.post(f"/cases/{case.number}/assignment", {"reviewer": "R-NEXT", "reason": ""})
    assert page.status_code == 422
    assert 'id="field-reason-error"' in page.content.decode()
    assert '<option value="R-NEXT" selected>' in page.content.decode()
    client.post(f"/cases/{case.number}/assignment", {"reviewer": "R-NEXT", "reason": "Knows the implant"})
    assert Assignment.objects.get().overridden


def test_where_nobody_is_left_the_rules_in_the_way_are_named() -> None:
    case = a_complete_case()
    with_register(a_reviewer("R-QME", qme=True))
    said = text_of(signed_in(Role.PANEL_MANAGER).get(f"/cases/{case.number}/assignment"))
    assert "Nobody in the register may read this case" in said
    assert "R-02" in said


def test_only_the_panel_manager_assigns_and_the_auditor_may_look() -> None:
    case = an_offered_case()
    assert signed_in(Role.AUDITOR).get(f"/cases/{case.number}/assignment").status_code == 200
    assert signed_in(Role.AUDITOR).post(f"/cases/{case.number}/assignment", {}).status_code == 403
    for role in (Role.INTAKE_CLERK, Role.RECORDS_CLERK, Role.MEDICAL_DIRECTOR, Role.PUBLICATION_OFFICER):
        assert signed_in(role).get(f"/cases/{case.number}/assignment").status_code == 403, role
    assert as_reviewer().get(f"/cases/{case.number}/assignment").status_code == 403


# Attestation


def test_the_attestation_shows_who_is_concerned_and_nothing_of_the_records() -> None:
    case = an_offered_case()
    said = text_of(as_reviewer().get(f"/cases/{case.number}/attest"))
    for name in (
        "Oralia Benavidez",
        "Sierra Bottling",
        "Quail Hollow Claims",
        "Wendell Achterberg",
        "Knee Practice",
    ):
        assert name in said
    assert "arthroscopy" in said
    assert "joint line" not in said
    assert "Progress" not in said


def test_each_of_the_three_affirmations_is_asked_for_at_its_field() -> None:
    case = an_offered_case()
    page = as_reviewer().post(f"/cases/{case.number}/attest", {"qualified": "yes"})
    html = page.content.decode()
    assert page.status_code == 422
    assert 'id="field-no_conflict-error"' in html
    assert 'id="field-will_read_all-error"' in html
    assert 'id="field-qualified-error"' not in html
    assert as_reviewer().get(f"/cases/{case.number}/pages/1").status_code == 403


def test_with_all_three_the_desk_opens() -> None:
    case = an_offered_case()
    client = as_reviewer()
    assert client.get(f"/cases/{case.number}/desk")["Location"] == f"/cases/{case.number}/attest"
    yes = {"no_conflict": "yes", "qualified": "yes", "will_read_all": "yes"}
    assert client.post(f"/cases/{case.number}/attest", yes)["Location"] == f"/cases/{case.number}/desk"
    assert client.get(f"/cases/{case.number}/desk").status_code == 200


def test_a_reviewer_who_declines_is_out_of_the_case() -> None:
    case = an_offered_case()
    client = as_reviewer()
    assert client.post(f"/cases/{case.number}/decline", {"reason": " "}).status_code == 422
    assert (
        client.post(f"/cases/{case.number}/decline", {"reason": "A former partner"})["Location"] == "/queue"
    )
    assert client.get(f"/cases/{case.number}").status_code == 403
    assert client.get(f"/cases/{case.number}/attest").status_code == 403


def test_the_attestation_is_not_for_others() -> None:
    case = an_offered_case()
    for client in (
        as_reviewer("R-NEXT"),
        signed_in(Role.PANEL_MANAGER),
        signed_in(Role.AUDITOR),
        as_party(case, Role.EMPLOYEE),
    ):
        assert client.get(f"/cases/{case.number}/attest").status_code == 403
        assert client.post(f"/cases/{case.number}/attest", {"no_conflict": "yes"}).status_code == 403


# The desk


def test_nothing_is_chosen_beforehand_on_the_desk() -> None:
    case = a_case_at_the_desk()
    html = as_reviewer().get(f"/cases/{case.number}/desk").content.decode()
    assert html.count('type="radio"') == 6
    assert " checked" not in html
    assert "Decision based on MTUS Knee Complaints 2004." in html
    assert "Primary item 1: Right knee arthroscopy" in html
    assert "Not opened" in html
    assert ItemDecision.objects.count() == 0


def test_a_decision_is_kept_and_comes_back_as_it_was_written() -> None:
    case = a_case_at_the_desk()
    client = as_reviewer()
    given = {
        "decision": "upheld",
        "mtus": "Knee Complaints 2004",
        "other": "",
        "rationale": 'It says <"that"> [p. 1].',
    }
    answer = client.post(f"/cases/{case.number}/desk/items/1", given)
    assert answer["Location"] == f"/cases/{case.number}/desk?kept=item-1#item-1"
    html = client.get(answer["Location"]).content.decode()
    assert html.count("Kept</span>") == 1
    assert re.search(r'value="upheld" checked', html)
    assert 'value="Knee Complaints 2004"' in html
    assert "It says &lt;&quot;that&quot;&gt; [p. 1]." in html


def test_an_unfinished_decision_may_be_kept() -> None:
    case = a_case_at_the_desk()
    as_reviewer().post(f"/cases/{case.number}/desk/items/1", {"rationale": "To be thought over"})
    kept = ItemDecision.objects.get()
    assert (kept.decision, kept.rationale) == ("", "To be thought over")


def test_with_htmx_only_the_item_and_the_checks_come_back() -> None:
    case = a_case_at_the_desk()
    page = as_reviewer().post(f"/cases/{case.number}/desk/items/1", {"decision": "upheld"}, headers=HTMX)
    html = page.content.decode()
    assert page.status_code == 200
    assert "<html" not in html
    assert 'id="item-1"' in html
    assert 'id="item-2"' not in html
    assert 'id="checks" aria-labelledby="checks-h" hx-swap-oob="true"' in html
    assert "Item 2 has no decision." in text_of(page)
    assert "Item 1 has no decision." not in text_of(page)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_cannot_be_kept_stands_at_the_item_with_what_was_written(headers: dict[str, str]) -> None:
    case = a_case_at_the_desk()
    page = as_reviewer().post(
        f"/cases/{case.number}/desk/items/1",
        {"decision": "sideways", "rationale": "My words", "follows": "yes"}, headers=headers,
    )  # fmt: skip
    assert page.status_code == 422
    assert "Expected one of: upheld, overturned, modified" in text_of(page)
    assert "My words" in text_of(page)
    assert not ItemDecision.objects.exists()


def test_an_item_that_is_not_under_review_cannot_be_decided() -> None:
    case = a_case_at_the_desk()
    assert as_reviewer().post(f"/cases/{case.number}/desk/items/9", {"decision": "upheld"}).status_code == 404


def test_the_summary_is_kept_with_and_without_script() -> None:
    case = a_case_at_the_desk()
    client = as_reviewer()
    assert client.post(f"/cases/{case.number}/desk/summary", {"text": "Words"}).status_code == 302
    page = client.post(f"/cases/{case.number}/desk/summary", {"text": "Other words"}, headers=HTMX)
    assert "Other words" in text_of(page)
    assert "<html" not in page.content.decode()
    assert Draft.objects.get().clinical_case_summary == "Other words"


def test_opening_a_record_is_shown_on_the_desk() -> None:
    case = a_case_at_the_desk()
    client = as_reviewer()
    assert "0 of 1 opened" in text_of(client.get(f"/cases/{case.number}/desk"))
    client.get(f"/cases/{case.number}/pages/1")
    page = client.get(f"/cases/{case.number}/desk/checks", headers=HTMX)
    assert "1 of 1 opened" in text_of(page)
    assert "No page of these records has been opened" not in text_of(page)


def test_signing_too_early_says_everything_that_is_in_the_way() -> None:
    case = a_case_at_the_desk()
    page = as_reviewer().post(f"/cases/{case.number}/desk/sign")
    said = text_of(page)
    assert page.status_code == 422
    assert "The determination is not signed" in said
    for words in ("The clinical case summary is empty", "Item 1 has no decision", "has been opened: 1"):
        assert words in said
    case.refresh_from_db()
    assert case.state == "with_reviewer"


def test_a_reviewer_goes_the_whole_way_on_pages_alone() -> None:
    case = a_case_at_the_desk()
    client = as_reviewer()
    for bates in (1, 2):
        client.get(f"/cases/{case.number}/pages/{bates}")
    client.post(
        f"/cases/{case.number}/desk/summary",
        {"text": "The injured worker is a 44 year old female with a date of injury of 06/10/2024 [p. 1]."},
    )
    client.post(
        f"/cases/{case.number}/desk/items/1",
        {"decision": "upheld", "mtus": "", "other": "ODG, Knee Chapter",
         "rationale": "Locking is not recorded [p. 1]. The procedure is not medically necessary."},
    )  # fmt: skip
    client.post(
        f"/cases/{case.number}/desk/items/2",
        {"decision": "upheld", "follows": "yes",
         "rationale": "The primary procedure is not medically necessary, so this associated service is not medically necessary."},
    )  # fmt: skip
    assert "Nothing stops the signature" in text_of(client.get(f"/cases/{case.number}/desk"))
    assert client.post(f"/cases/{case.number}/desk/sign")["Location"] == f"/cases/{case.number}"
    case.refresh_from_db()
    assert case.state == "quality_check"
    after = client.get(f"/cases/{case.number}/desk").content.decode()
    assert "You signed this determination" in after
    assert "<textarea" not in after


def test_nobody_else_reaches_the_desk_or_decides() -> None:
    case = a_case_at_the_desk()
    others = (
        as_reviewer("R-NEXT"), signed_in(Role.MEDICAL_DIRECTOR), signed_in(Role.PANEL_MANAGER),
        signed_in(Role.AUDITOR), as_party(case, Role.EMPLOYEE),
    )  # fmt: skip
    for client in others:
        assert client.get(f"/cases/{case.number}/desk").status_code == 403
        assert client.get(f"/cases/{case.number}/desk/checks").status_code == 403
        assert client.post(f"/cases/{case.number}/desk/items/1", {"decision": "upheld"}).status_code == 403
        assert client.post(f"/cases/{case.number}/desk/summary", {"text": "x"}).status_code == 403
        assert client.post(f"/cases/{case.number}/desk/sign").status_code == 403
    assert not ItemDecision.objects.exists()
    assert AuditEvent.objects.filter(chain=case.number, verb="decide_item", outcome="refused").count() == 5


def test_a_demonstration_says_on_the_desk_that_its_decisions_are_scripted() -> None:
    case = a_case_at_the_desk()
    assert "scripted" not in text_of(as_reviewer().get(f"/cases/{case.number}/desk"))
    Case.objects.filter(pk=case.pk).update(demonstration=True)
    assert "Demonstration: scripted decisions" in text_of(as_reviewer().get(f"/cases/{case.number}/desk"))


# The letter before it goes


def test_the_director_reads_the_letter_as_it_would_go_out_and_nothing_is_kept_by_it() -> None:
    case = a_signed_case()
    before = Case.objects.get(pk=case.pk).facts
    page = signed_in(Role.MEDICAL_DIRECTOR).get(f"/cases/{case.number}/letter")
    said = text_of(page)
    assert page.status_code == 200
    assert "Final Determination" in said
    assert "The tear is shown" in said
    assert REF not in page.content.decode()
    assert Case.objects.get(pk=case.pk).facts == before
    assert not case.letters.exists()


def test_the_director_issues_the_letter() -> None:
    case = a_signed_case()
    client = signed_in(Role.MEDICAL_DIRECTOR)
    assert client.post(f"/cases/{case.number}/letter/issue", {"served_by": "pigeon"}).status_code == 422
    assert not case.letters.exists()
    assert client.post(f"/cases/{case.number}/letter/issue", {"served_by": "mail"}).status_code == 302
    assert case.letters.count() == 1
    assert "Nothing to look at now" in text_of(client.get(f"/cases/{case.number}/letter"))


def test_the_director_returns_it_with_a_reason_and_changes_no_decision() -> None:
    case = a_signed_case()
    client = signed_in(Role.MEDICAL_DIRECTOR)
    page = client.post(f"/cases/{case.number}/letter/return", {"reason": ""})
    assert page.status_code == 422
    assert 'id="field-reason-error"' in page.content.decode()
    assert (
        client.post(f"/cases/{case.number}/letter/return", {"reason": "Look at page 2 again"}).status_code
        == 302
    )
    case.refresh_from_db()
    assert case.state == "with_reviewer"
    assert {d.decision for d in ItemDecision.objects.all()} == {"overturned"}


def test_the_letter_before_it_goes_is_for_the_director_alone() -> None:
    case = a_signed_case()
    others = (
        as_reviewer(), signed_in(Role.INTAKE_CLERK), signed_in(Role.PUBLICATION_OFFICER), signed_in(Role.AUDITOR),
        as_party(case, Role.EMPLOYEE),
    )  # fmt: skip
    for client in others:
        assert client.get(f"/cases/{case.number}/letter").status_code == 403
        assert client.post(f"/cases/{case.number}/letter/issue", {"served_by": "mail"}).status_code == 403
    assert not case.letters.exists()


def test_after_the_letter_the_reviewer_has_no_way_into_the_case() -> None:
    case = an_issued_case()
    for path in ("", "/desk", "/pages/1", "/records"):
        assert as_reviewer().get(f"/cases/{case.number}{path}").status_code == 403


def test_a_case_given_back_can_be_offered_to_another() -> None:
    case = an_offered_case()
    panel.decline(case, by=an_actor(Role.EXPERT_REVIEWER, reviewer_ref=REF), at=LATER, reason="No time")
    said = text_of(signed_in(Role.PANEL_MANAGER).get(f"/cases/{case.number}/assignment"))
    assert "Best match R-NEXT" in said
    assert "had the case before" in said


def test_when_the_letter_is_out_the_assignment_and_who_was_excluded_are_still_shown_to_the_panel_manager() -> (
    None
):
    case = an_issued_case()
    said = text_of(signed_in(Role.PANEL_MANAGER).get(f"/cases/{case.number}/assignment"))
    assert f"Reviewer {REF} has reviewed the case" in said
    assert f"Why {REF}" in said
    assert "Best match" in said
    assert re.search(r"Excluded: \d+ of \d+|Nobody of the \d+ in the register is excluded", said)
    assert "A reviewer is assigned when the case file is complete" not in said
