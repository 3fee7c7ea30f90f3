"""A case with several reviewers: approved, offered to each, decided alone by each, and one letter from all."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse

from openimr import letters
from openimr.casefile import records
from openimr.casefile.models import Page
from openimr.cases import files
from openimr.cases.errors import Invalid, NotAllowed, WrongState
from openimr.cases.lifecycle import State
from openimr.cases.models import AuditEvent, Case, User
from openimr.cases.roles import Role
from openimr.determination import actions as determination
from openimr.determination.models import Letter
from openimr.letters.letter import Letter as Surround
from openimr.panel import actions as panel
from openimr.panel.models import Assignment
from openimr.panel.proposing import propose
from openimr.panel.several import places
from openimr.publication import actions as publication
from tests.factories import a_user, an_actor, an_assigned_case
from tests.panel.waiting import a_waiting_case
from tests.papers import a_packet
from tests.process.steps import LATER, complete, hand_in, the_reviewer, with_register
from tests.reviewers import a_reviewer

pytestmark = pytest.mark.django_db(databases="__all__")
REFS = ("R-ONE", "R-TWO", "R-THREE")
APPROVAL: dict[str, Any] = {
    "approved_on": dt.date(2025, 3, 5), "document": "AD 2025-117", "reason": "Two fields of medicine meet in it.",
}  # fmt: skip
SUMMARY = "The injured worker is a 44 year old female with a date of injury of 06/10/2024. Her right knee locks [p. 1]."
YES, NO, PART = (
    "It is medically necessary.", "It is not medically necessary.", "It is medically necessary for one visit."
)  # fmt: skip


def a_complete_case(*, with_records: bool = True) -> Case:
    """A case that waits for reviewers; without records where nobody is to read them."""
    case = an_assigned_case() if with_records else a_waiting_case()
    if with_records:
        hand_in(case, a_packet())
        complete(case)
    with_register(*(a_reviewer(ref) for ref in REFS), a_reviewer("R-FOUR", disciplined=True))
    return case


def approve(case: Case, reviewers: int, **changes: Any) -> None:
    panel.approve_several(
        case, by=an_actor(Role.MEDICAL_DIRECTOR), at=LATER, reviewers=reviewers, **(APPROVAL | changes)
    )


def offer(case: Case) -> Assignment:
    return panel.assign_reviewer(case, by=an_actor(Role.PANEL_MANAGER), at=LATER)


def attest(case: Case, ref: str) -> None:
    panel.attest(case, by=the_reviewer(ref), at=LATER, no_conflict=True, qualified=True, will_read_all=True)


def with_all_attested(many: int, *, with_records: bool = True) -> tuple[Case, list[str]]:
    case = a_complete_case(with_records=with_records)
    approve(case, many)
    refs = [offer(case).reviewer.ref for _ in range(many)]
    for ref in refs:
        attest(case, ref)
    return case, refs


def decide_all(case: Case, ref: str, *decisions: str, mark: str = "", follows: bool = False) -> None:
    """Decide both items, the crutches after the surgery that they belong to (with `follows` for that reason only)."""
    by = the_reviewer(ref)
    determination.write_summary(case, by=by, at=LATER, text=SUMMARY)
    for position, decision in enumerate(decisions, start=1):
        reason = "The tear is shown [p. 1]." if position == 1 else "Weight must be kept off the leg [p. 2]."
        finding = {"overturned": YES, "upheld": NO, "modified": PART}[decision]
        determination.decide_item(
            case, by=by, at=LATER, position=position, decision=decision, mtus="", other="ODG, Knee Chapter",
            rationale=" ".join(filter(None, (reason, mark, finding))), follows=follows and position == 2,
        )  # fmt: skip


def sign(case: Case, ref: str) -> None:
    for page in Page.objects.filter(packet__case=case):
        records.mark_opened(page, actor=ref, at=LATER)
    determination.sign(case, by=the_reviewer(ref), at=LATER)


def issue(case: Case) -> Letter:
    return determination.issue_letter(case, by=an_actor(Role.MEDICAL_DIRECTOR), at=LATER)


def decisions_of(letter: Letter) -> list[str]:
    return [item["decision"] for item in letter.determination["disputed_items"]]


# --- approval


def test_several_need_an_approval_that_the_medical_director_records() -> None:
    case = a_complete_case(with_records=False)
    assert places(case) == 1
    offer(case)
    with pytest.raises(Invalid, match="offered to a reviewer already"):
        offer(case)
    for role in (Role.PANEL_MANAGER, Role.INTAKE_CLERK):
        with pytest.raises(NotAllowed):
            panel.approve_several(case, by=an_actor(role), at=LATER, reviewers=2, **APPROVAL)
    approve(case, 2)
    assert places(case) == 2
    assert offer(case).reviewer.ref != Assignment.objects.earliest("pk").reviewer.ref
    with pytest.raises(Invalid, match="all of its 2 reviewers"):
        offer(case)
    entry = AuditEvent.objects.get(chain=case.number, verb="approve_several", outcome="done")
    assert entry.detail == {"reviewers": 2, "approved_on": "2025-03-05"}


@pytest.mark.parametrize(
    ("reviewers", "changes", "field"),
    [
        (1, {}, "reviewers"),
        (0, {}, "reviewers"),
        (10, {}, "reviewers"),
        (2, {"approved_on": dt.date(2030, 1, 1)}, "approved_on"),
        (2, {"document": "  "}, "document"),
        (2, {"document": "x" * 81}, "document"),
        (2, {"reason": ""}, "reason"),
    ],
)
def test_an_approval_that_says_too_little_is_refused_at_its_field(
    reviewers: int, changes: dict[str, Any], field: str
) -> None:
    case = a_complete_case(with_records=False)
    with pytest.raises(Invalid) as problem:
        approve(case, reviewers, **changes)
    assert set(problem.value.fields) == {field}
    assert places(case) == 1


def test_an_approval_cannot_fall_below_the_reviewers_who_have_the_case() -> None:
    case, _ = with_all_attested(3, with_records=False)
    with pytest.raises(WrongState):
        approve(case, 2)  # the case is with its reviewers


def test_the_form_on_the_case_page_records_it_and_tells_what_is_wrong() -> None:
    case = a_complete_case(with_records=False)
    client = Client()
    client.force_login(a_user(Role.MEDICAL_DIRECTOR))
    url = reverse("do", args=[case.number, "approve_several"])
    given = {
        "reviewers": "two",
        "approved_on": "yesterday",
        "document": "AD 2025-117",
        "reason": "Two fields.",
    }
    refused = client.post(url, given)
    assert refused.status_code == 422
    assert b"Expected a number of reviewers" in refused.content
    assert b"YYYY-MM-DD" in refused.content
    assert client.post(url, given | {"reviewers": "2", "approved_on": "2025-03-05"}).status_code == 302
    assert places(case) == 2


# --- each alone


def test_the_case_goes_to_its_reviewers_when_all_have_attested() -> None:
    case = a_complete_case(with_records=False)
    approve(case, 2)
    first, second = offer(case).reviewer.ref, offer(case).reviewer.ref
    attest(case, first)
    assert case.state == State.RECORDS_COMPLETE
    with pytest.raises(WrongState):
        determination.write_summary(case, by=the_reviewer(first), at=LATER, text="too early")
    attest(case, second)
    assert case.state == State.WITH_REVIEWER


def test_one_who_declines_is_replaced_and_the_others_work_is_kept() -> None:
    case, (first, second) = with_all_attested(2)
    decide_all(case, first, "overturned", "overturned")
    sign(case, first)
    assert case.state == State.WITH_REVIEWER, "the other has not signed"
    panel.decline(case, by=the_reviewer(second), at=LATER, reason="illness")
    assert case.state == State.RECORDS_COMPLETE
    third = offer(case).reviewer.ref
    assert third not in {first, second}
    attest(case, third)
    assert case.state == State.WITH_REVIEWER
    decide_all(case, third, "overturned", "overturned")
    sign(case, third)
    assert case.state == State.QUALITY_CHECK


def test_a_reviewer_sees_nothing_of_what_another_decides() -> None:
    case, (first, second) = with_all_attested(2)
    decide_all(case, first, "overturned", "overturned", mark="Peregrine marker.")
    client = Client()
    client.force_login(a_user(Role.EXPERT_REVIEWER, reviewer_ref=second))
    page = client.get(reverse("desk", args=[case.number]))
    assert page.status_code == 200
    for path in ("desk", "desk-checks", "case", "attest", "records"):
        answer = client.get(reverse(path, args=[case.number]))
        assert b"Peregrine" not in answer.content, path
        assert first.encode() not in answer.content, path
    assert client.get(reverse("letter-preview", args=[case.number])).status_code == 403


def test_the_batch_offers_such_a_case_until_all_its_places_are_taken() -> None:
    case = a_complete_case(with_records=False)
    approve(case, 2)
    chosen = set()
    for _ in range(2):
        (entry,) = propose(as_of=LATER.date()).plan.answer["assignments"]
        assert entry["reviewer"] not in chosen, "each of several is another"
        chosen.add(offer(case).reviewer.ref)
    assert propose(as_of=LATER.date()).cases == {}


# --- one letter


def test_the_majority_of_three_decides_and_each_determination_is_attached() -> None:
    case, refs = with_all_attested(3)
    decide_all(case, refs[0], "modified", "overturned", mark="Marker one.")
    decide_all(case, refs[1], "overturned", "upheld", mark="Marker two.")
    decide_all(case, refs[2], "upheld", "upheld", mark="Marker three.")
    for number, ref in enumerate(refs, start=1):
        sign(case, ref)
        assert case.state == (State.QUALITY_CHECK if number == 3 else State.WITH_REVIEWER)
    letter = issue(case)
    assert decisions_of(letter) == ["modified", "upheld"]
    text = files.read(letter.text_sha256).decode()
    body, each = text.split("EACH REVIEWER’S DETERMINATION")
    first, second = (item["rationale"] for item in letter.determination["disputed_items"])
    assert "Marker one." in first
    assert "Marker two." in second, "the reasons of the first who decided as the majority did"
    assert "Marker three." not in body
    for words in ("Marker one.", "Marker two.", "Marker three."):
        assert words in each
    assert (
        "Item 1: reviewer 1, medically necessary in part; reviewer 2, medically necessary; reviewer 3, "
        "not medically necessary. The reasons above are those of reviewer 1."
    ) in each
    assert letters.parse(text).to_json() == letter.determination
    commitments = set(Assignment.objects.values_list("commitment", flat=True))
    assert len(commitments) == 3
    assert all(one in text for one in commitments)
    assert not any(ref in text for ref in refs)
    assert "Quartermaine" not in text
    kept = Surround.from_json(letter.letter)
    assert kept.to_json() == letter.letter
    assert [one.speaks_for for one in kept.attached] == [(1,), (2,), ()]
    pdf = pypdfium2.PdfDocument(files.read(letter.pdf_sha256))
    printed = " ".join("\n".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    pdf.close()
    for words in ("Marker one.", "Marker two.", "Marker three."):
        assert words in printed
    copy = publication.prepare_public_copy(case, by=an_actor(Role.PUBLICATION_OFFICER), at=LATER)
    assert "Marker one." in copy.text
    assert "Marker three." not in copy.text, "a public copy is the determination itself"
    assert places(case) == 1, "the approval has served"
    assert not Assignment.objects.filter(ended=False).exists()


def test_an_even_split_is_for_the_service_and_what_only_followed_falls_away() -> None:
    case, refs = with_all_attested(2)
    decide_all(case, refs[0], "upheld", "upheld", mark="See item 1.", follows=True)
    decide_all(case, refs[1], "overturned", "overturned")
    for ref in refs:
        sign(case, ref)
    assert decisions_of(issue(case)) == ["overturned", "overturned"]


def test_one_of_several_letters_is_returned_and_the_other_stands() -> None:
    case, refs = with_all_attested(2)
    for ref in refs:
        decide_all(case, ref, "overturned", "overturned")
        sign(case, ref)
    director = an_actor(Role.MEDICAL_DIRECTOR)
    with pytest.raises(Invalid) as problem:
        determination.return_to_reviewer(case, by=director, at=LATER, reason="Look again.")
    assert set(problem.value.fields) == {"number"}
    client = Client()
    client.force_login(User.objects.get(username=director.name))
    page = client.get(reverse("letter-preview", args=[case.number]))
    assert b"Whose draft" in page.content
    assert not any(ref.encode() in page.content for ref in refs)
    client.post(reverse("return-to-reviewer", args=[case.number]), {"reason": "Look again.", "number": "2"})
    case.refresh_from_db()
    assert case.state == State.WITH_REVIEWER
    with pytest.raises(Invalid, match="is signed"):
        determination.write_summary(case, by=the_reviewer(refs[0]), at=LATER, text="another")
    with pytest.raises(WrongState):
        issue(case)
    sign(case, refs[1])
    assert case.state == State.QUALITY_CHECK
    assert decisions_of(issue(case)) == ["overturned", "overturned"]


def test_one_reviewers_letter_has_no_such_section() -> None:
    case = a_complete_case()
    ref = offer(case).reviewer.ref
    attest(case, ref)
    decide_all(case, ref, "overturned", "overturned")
    sign(case, ref)
    text = files.read(issue(case).text_sha256).decode()
    assert "EACH REVIEWER" not in text
