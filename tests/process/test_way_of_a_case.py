"""The process as sentences: a case travels from application to published letter, and may not take short cuts."""

from __future__ import annotations

import datetime as dt

import pytest

from openimr import letters
from openimr.casefile import actions as casefile
from openimr.casefile import compiling
from openimr.casefile.models import Page
from openimr.cases import audit, files
from openimr.cases.errors import Invalid, NotAllowed, WrongState
from openimr.cases.lifecycle import State
from openimr.cases.roles import Role
from openimr.determination import actions as determination
from openimr.determination import drafting
from openimr.letters.model import Determination
from openimr.panel import actions as panel
from openimr.publication import actions as publication
from tests.factories import an_actor, an_assigned_case
from tests.papers import a_packet
from tests.process.steps import (
    LATER,
    a_case_at_the_desk,
    an_issued_case,
    complete,
    decide,
    hand_in,
    read_everything,
    the_reviewer,
    with_register,
    write_a_draft,
)
from tests.reviewers import a_reviewer

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.database]


def test_a_case_travels_from_application_to_published_letter() -> None:
    case = an_issued_case()
    assert case.state == State.ISSUED
    letter = case.letters.get()
    text = files.read(letter.text_sha256).decode()
    written = Determination.from_json(letter.determination)
    assert letters.parse(text) == written
    assert [i.decision for i in written.disputed_items] == ["overturned", "overturned"]
    assert (written.employee.age, written.employee.sex) == (44, "female")
    officer = an_actor(Role.PUBLICATION_OFFICER)
    publication.prepare_public_copy(case, by=officer, at=LATER)
    copy = publication.release_public_copy(case, by=officer, at=LATER, looked_at=True)
    assert copy.state == "released"
    assert audit.verify().whole


def test_the_signed_pdf_reads_back_and_verifies(tmp_path, settings) -> None:
    case = an_issued_case()
    letter = case.letters.get()
    pdf = files.read(letter.pdf_sha256)
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf)
    assert letters.parse_file(path) == Determination.from_json(letter.determination)
    report = letters.verify_pdf(pdf, trust=settings.OPENIMR_KEYS / "signing-certificate.pem")
    assert (report.signed, report.intact, report.trusted) == (True, True, True)


def test_the_same_packet_sent_twice_is_one_packet() -> None:
    case = an_assigned_case()
    hand_in(case, a_packet())
    hand_in(case, a_packet(), name="again.pdf")
    assert case.packets.count() == 1


def test_the_file_cannot_be_complete_on_the_utilization_review_decision_alone() -> None:
    case = an_assigned_case()
    with pytest.raises(Invalid, match="N-11"):
        complete(case)


def test_the_file_cannot_be_complete_while_a_packet_is_being_read() -> None:
    case = an_assigned_case()
    hand_in(case, a_packet())
    hand_in(case, a_packet(start=5), read=False)
    with pytest.raises(Invalid, match="still being read"):
        complete(case)


def test_a_packet_that_came_while_the_file_was_put_together_is_not_lost() -> None:
    case = an_assigned_case()
    hand_in(case, a_packet())
    compiled = compiling.compile_case_file(case, at=LATER)
    hand_in(case, a_packet(start=5))
    with pytest.raises(Invalid, match="came while"):
        casefile.complete_case_file(case, by=an_actor(Role.RECORDS_CLERK), at=LATER, compiled=compiled)


def test_late_records_must_be_taken_into_the_file_before_signing() -> None:
    case = a_case_at_the_desk()
    read_everything(case)
    write_a_draft(case)
    late = hand_in(case, a_packet(start=9))
    assert late.late
    with pytest.raises(Invalid) as refusal:
        determination.sign(case, by=the_reviewer(), at=LATER)
    assert any(key.startswith("LATE_RECORDS") for key in refusal.value.fields)
    complete(case)
    assert case.state == State.WITH_REVIEWER
    assert case.case_files.count() == 2


def test_the_page_numbers_of_a_file_do_not_move_when_late_records_are_added() -> None:
    case = an_assigned_case()
    hand_in(case, a_packet())
    complete(case)
    before = dict(Page.objects.filter(packet__case=case).values_list("pk", "bates"))
    hand_in(case, a_packet(start=9))
    complete(case)
    after = dict(Page.objects.filter(packet__case=case).values_list("pk", "bates"))
    assert {pk: after[pk] for pk in before} == before


def test_records_open_only_after_the_reviewer_has_attested() -> None:
    from openimr.panel.access import may_read_records

    case = an_assigned_case()
    hand_in(case, a_packet())
    complete(case)
    with_register()
    panel.assign_reviewer(case, by=an_actor(Role.PANEL_MANAGER), at=LATER)
    assert not may_read_records(case, the_reviewer())
    with pytest.raises(Invalid) as refusal:
        panel.attest(case, by=the_reviewer(), at=LATER, no_conflict=False, qualified=True, will_read_all=True)
    assert list(refusal.value.fields) == ["no_conflict"]
    panel.attest(case, by=the_reviewer(), at=LATER, no_conflict=True, qualified=True, will_read_all=True)
    assert may_read_records(case, the_reviewer())


def test_a_reviewer_tied_to_a_party_is_excluded_with_the_rule_and_another_is_taken() -> None:
    case = an_assigned_case()
    hand_in(case, a_packet())
    complete(case)
    tied = a_reviewer(
        "R-TIED",
        ties=[
            {
                "to": "org:quail-hollow",
                "kind": "employment",
                "since": "2020-01-01",
                "until": None,
                "share_of_income": None,
            }
        ],
    )
    with_register(tied, a_reviewer("R-FIT", states=("NV",)))
    assignment = panel.assign_reviewer(case, by=an_actor(Role.PANEL_MANAGER), at=LATER)
    assert assignment.reviewer.ref == "R-FIT"
    excluded = {e["reviewer"]: e["rules"] for e in assignment.screening["exclusions"]}
    assert excluded == {"R-TIED": ["R-06"]}


def test_nobody_can_be_assigned_against_a_rule_even_with_a_reason() -> None:
    case = an_assigned_case()
    hand_in(case, a_packet())
    complete(case)
    with_register(a_reviewer("R-QME", qme=True), a_reviewer("R-FIT"))
    with pytest.raises(Invalid, match="R-02"):
        panel.assign_reviewer(
            case, by=an_actor(Role.PANEL_MANAGER), at=LATER, reviewer="R-QME", reason="I know them"
        )


def test_who_declines_is_not_asked_again() -> None:
    case = an_assigned_case()
    hand_in(case, a_packet())
    complete(case)
    with_register(a_reviewer("R-FIT"), a_reviewer("R-NEXT", states=("NV",)))
    panel.assign_reviewer(case, by=an_actor(Role.PANEL_MANAGER), at=LATER)
    panel.decline(case, by=the_reviewer(), at=LATER, reason="I trained with the requesting physician")
    again = panel.assign_reviewer(case, by=an_actor(Role.PANEL_MANAGER), at=LATER)
    assert again.reviewer.ref == "R-NEXT"


def test_another_reviewer_can_neither_read_nor_decide_the_case() -> None:
    case = a_case_at_the_desk()
    with_register(a_reviewer("R-OTHER"))
    with pytest.raises(NotAllowed):
        determination.decide_item(
            case,
            by=the_reviewer("R-OTHER"),
            at=LATER,
            position=1,
            decision="upheld",
            mtus="",
            other="ODG",
            rationale="x",
        )


def test_a_record_that_nobody_opened_stops_the_signature() -> None:
    case = a_case_at_the_desk()
    write_a_draft(case)
    with pytest.raises(Invalid) as refusal:
        determination.sign(case, by=the_reviewer(), at=LATER)
    assert any(key.startswith("RECORD_NOT_OPENED") for key in refusal.value.fields)
    assert case.state == State.WITH_REVIEWER


def test_a_dependent_that_follows_an_overturned_primary_stops_the_signature() -> None:
    case = a_case_at_the_desk()
    read_everything(case)
    write_a_draft(case)
    decide(case, 2, "upheld", "The primary procedure is not medically necessary.", other="", follows=True)
    with pytest.raises(Invalid) as refusal:
        determination.sign(case, by=the_reviewer(), at=LATER)
    assert any(key.startswith("CONTRADICTS_PRIMARY") for key in refusal.value.fields)


def test_a_reference_to_a_page_that_is_not_in_the_file_stops_the_signature() -> None:
    case = a_case_at_the_desk()
    read_everything(case)
    write_a_draft(case)
    decide(case, 1, "overturned", "Shown [p. 812]. It is medically necessary.")
    with pytest.raises(Invalid) as refusal:
        determination.sign(case, by=the_reviewer(), at=LATER)
    assert any(key.startswith("PAGE_NOT_THERE") for key in refusal.value.fields)


def test_words_that_look_like_another_item_do_not_become_one() -> None:
    case = a_case_at_the_desk()
    read_everything(case)
    write_a_draft(case)
    decide(
        case,
        1,
        "overturned",
        "Shown [p. 1].\n\nCrutches: Upheld\n\nClaims Administrator guideline: none\n\nIt is medically necessary.",
    )
    determination.sign(case, by=the_reviewer(), at=LATER)
    determination.issue_letter(case, by=an_actor(Role.MEDICAL_DIRECTOR), at=LATER)
    text = files.read(case.letters.get().text_sha256).decode()
    assert [i.decision for i in letters.parse(text).disputed_items] == ["overturned", "overturned"]


def test_a_character_that_no_font_of_the_letter_has_stops_the_signature_and_says_which() -> None:
    case = a_case_at_the_desk()
    read_everything(case)
    write_a_draft(case)
    decide(case, 1, "overturned", "Shown [p. 1] \U00013000. It is medically necessary.")
    findings = drafting.findings_of(determination.draft_for(case, the_reviewer()), actor="R-FIT")
    assert [f.code for f in findings if f.blocking] == ["READ_BACK"]


@pytest.mark.parametrize("character", ["\u202e", "\x07", "\u2066"])
def test_a_character_that_turns_words_around_or_shows_nothing_stops_the_signature(character: str) -> None:
    case = a_case_at_the_desk()
    read_everything(case)
    write_a_draft(case)
    decide(case, 1, "overturned", f"Shown [p. 1] {character}yrassecen ton. It is medically necessary.")
    findings = drafting.findings_of(determination.draft_for(case, the_reviewer()), actor="R-FIT")
    (stopping,) = [f for f in findings if f.blocking]
    assert stopping.code == "READ_BACK"
    assert f"U+{ord(character):04X}" in stopping.message


def test_a_signed_draft_cannot_be_changed_until_it_is_returned() -> None:
    case = a_case_at_the_desk()
    read_everything(case)
    write_a_draft(case)
    determination.sign(case, by=the_reviewer(), at=LATER)
    with pytest.raises(WrongState):
        decide(case, 1, "upheld", "x")
    determination.return_to_reviewer(
        case, by=an_actor(Role.MEDICAL_DIRECTOR), at=LATER, reason="Look at page 2 again"
    )
    decide(case, 1, "overturned", "Seen again [p. 2]. It is medically necessary.")
    assert determination.draft_for(case, the_reviewer()).returned_for == "Look at page 2 again"


def test_the_medical_director_cannot_decide() -> None:
    case = a_case_at_the_desk()
    with pytest.raises(NotAllowed):
        determination.decide_item(
            case,
            by=an_actor(Role.MEDICAL_DIRECTOR),
            at=LATER,
            position=1,
            decision="upheld",
            mtus="",
            other="",
            rationale="",
        )


def test_nothing_decides_by_itself() -> None:
    case = a_case_at_the_desk()
    draft = determination.draft_for(case, the_reviewer())
    assert draft.decisions.count() == 0
    assert all(i.decision is None for i in drafting.determination_of(draft, at=None).disputed_items)


def test_a_packet_that_is_no_document_is_kept_and_said_and_the_rest_goes_on() -> None:
    case = an_assigned_case()
    bad = hand_in(case, b"<html>not a pdf</html>", name="report.pdf")
    good = hand_in(case, a_packet())
    assert (bad.state, bad.reason) == ("unreadable", "not a document")
    assert good.state == "read"
    complete(case)
    assert files.read(bad.sha256) == b"<html>not a pdf</html>"


def test_a_planted_name_from_the_case_is_not_in_the_public_copy() -> None:
    case = a_case_at_the_desk()
    read_everything(case)
    write_a_draft(case)
    determination.write_summary(
        case, by=the_reviewer(), at=LATER,
        text="Ms. Benavidez is a 44 year old female. Dr. Ferncastle writes that the knee locks [p. 1]. "
        "Quail Hollow Claims refused; W. Achterberg wrote of claim KX-2201-77.",
    )  # fmt: skip
    determination.sign(case, by=the_reviewer(), at=LATER)
    determination.issue_letter(case, by=an_actor(Role.MEDICAL_DIRECTOR), at=LATER)
    copy = publication.prepare_public_copy(case, by=an_actor(Role.PUBLICATION_OFFICER), at=LATER)
    for text in (copy.text, str(copy.determination)):
        for name in ("Benavidez", "Oralia", "Ferncastle", "Achterberg", "Quail Hollow", "KX-2201-77", "2201"):
            assert name not in text
    assert "44 year old" in copy.text


def test_a_copy_is_not_released_before_somebody_says_they_have_read_it() -> None:
    case = an_issued_case()
    officer = an_actor(Role.PUBLICATION_OFFICER)
    publication.prepare_public_copy(case, by=officer, at=LATER)
    with pytest.raises(Invalid):
        publication.release_public_copy(case, by=officer, at=LATER, looked_at=False)


def test_an_application_one_day_late_is_found_so_and_the_notice_counts_the_days() -> None:
    from openimr.intake import actions as intake
    from tests.factories import a_filed_case

    # served by mail on 20 February 2025: 30 + 5 days end on 27 March
    case = a_filed_case(at=dt.datetime(2025, 3, 28, 17, tzinfo=dt.UTC))
    clerk = an_actor(Role.INTAKE_CLERK)
    intake.screen(case, by=clerk, at=LATER)
    assert (case.screening.outcome, case.screening.code) == ("ineligible", "UNTIMELY")
    intake.find_ineligible(case, by=clerk, at=LATER)
    text = case.messages.first().text
    assert "1 day late" in text
    assert "03/27/2025" in text


def test_the_same_application_again_is_found_to_be_a_duplicate() -> None:
    from openimr.intake import actions as intake
    from tests.factories import a_filed_case

    first = a_filed_case()
    again = a_filed_case(at=LATER)
    intake.screen(again, by=an_actor(Role.INTAKE_CLERK), at=LATER)
    assert again.screening.outcome == "merged"
    intake.merge(again, by=an_actor(Role.INTAKE_CLERK), at=LATER)
    assert again.facts["application"]["duplicate_of"] == first.number


def test_the_case_file_is_the_same_bytes_when_it_is_made_again() -> None:
    case = an_assigned_case()
    hand_in(case, a_packet())
    first = compiling.compile_case_file(case, at=LATER)
    assert compiling.compile_case_file(case, at=LATER) == first


def test_a_remanded_case_goes_to_another_reviewer() -> None:
    from openimr.cases import actions as cases

    case = an_issued_case()
    clerk = an_actor(Role.INTAKE_CLERK)
    cases.record_appeal(case, by=clerk, at=LATER, reason="petition of the employee")
    cases.record_remand(case, by=clerk, at=LATER, reason="order of the Appeals Board, ground 5")
    cases.reopen(case, by=clerk, at=LATER)
    complete(case)
    with_register(a_reviewer("R-NEXT", states=("NV",)))
    assignment = panel.assign_reviewer(case, by=an_actor(Role.PANEL_MANAGER), at=LATER)
    assert assignment.reviewer.ref == "R-NEXT"
