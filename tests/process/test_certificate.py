"""The certificate of the records: made when a determination is signed, and held against the house."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.test import Client

from openimr.casefile import records
from openimr.casefile.models import Certificate, Document, Packet, Page, PageOpened, PageView
from openimr.cases import files
from openimr.cases.errors import Invalid
from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.cli import main
from openimr.determination import actions as determination
from tests.factories import a_user, an_actor
from tests.process.steps import LATER, a_case_at_the_desk, the_reviewer, write_a_draft

pytestmark = pytest.mark.django_db(databases="__all__")


def reviewer_browser() -> Client:
    client = Client()
    client.force_login(a_user(Role.EXPERT_REVIEWER, reviewer_ref="R-FIT"))
    return client


def a_read_case() -> Case:
    """A case at the desk whose pages the reviewer has opened in the browser, and written a draft on."""
    case = a_case_at_the_desk()
    for bates in Page.objects.filter(packet__case=case).values_list("bates", flat=True):
        assert reviewer_browser().get(f"/cases/{case.number}/pages/{bates}").status_code == 200
    write_a_draft(case)
    return case


def a_signed_case() -> Case:
    case = a_read_case()
    determination.sign(case, by=the_reviewer(), at=LATER + dt.timedelta(days=800))
    return case


def openimr(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def faults_of(case: Case) -> list[str]:
    done = openimr("casefile", "verify", case.number, "--json")
    answer = json.loads(done.output)[0]
    assert (done.exit_code == 0) == answer["holds"] == (not answer["faults"])
    return answer["faults"]


def test_the_signature_makes_a_certificate_that_holds_and_the_letter_carries_its_digest(
    tmp_path: Path,
) -> None:
    case = a_signed_case()
    determination.issue_letter(case, by=an_actor(Role.MEDICAL_DIRECTOR), at=LATER)
    made = Certificate.objects.get()
    letter = case.letters.get()
    assert letter.letter["certificate_sha256"] == made.sha256
    assert made.sha256 in files.read(letter.text_sha256).decode()
    (tmp_path / "letter.pdf").write_bytes(files.read(letter.pdf_sha256))
    out = tmp_path / "certificate.json"
    assert openimr("casefile", "certify", case.number, "-o", str(out)).exit_code == 0
    done = openimr("casefile", "verify", str(out), "--letter", str(tmp_path / "letter.pdf"))
    assert done.exit_code == 0, done.output
    said = json.loads(out.read_text())
    assert said["coverage"]["records"] == said["coverage"]["records_opened"] > 0
    assert said["records"][0]["relied_on_for"] == ["summary", "item 1", "item 2"]
    assert "R-FIT" not in out.read_text()


def test_what_is_read_after_the_signature_does_not_change_the_certificate() -> None:
    case = a_signed_case()
    reviewer_browser().get(f"/cases/{case.number}/pages/1")
    assert faults_of(case) == []


def change_a_title(case: Case) -> None:
    Document.objects.filter(case=case).update(title="Another report")


def change_a_date(case: Case) -> None:
    Document.objects.filter(case=case).update(date="2001-01-01")


def change_the_words_of_a_page(case: Case) -> None:
    Page.objects.filter(packet__case=case, bates=1).update(text="Nothing hurts.")


def change_the_image_of_a_page(case: Case) -> None:
    Page.objects.filter(packet__case=case, bates=1).update(image_sha256=files.keep(b"another image"))


def damage_the_packet(case: Case) -> None:
    path = files.path_of(Packet.objects.filter(case=case).latest("pk").sha256)
    path.chmod(0o640)
    path.write_bytes(path.read_bytes()[:-1] + b"x")


def lose_an_image(case: Case) -> None:
    files.path_of(Page.objects.get(packet__case=case, bates=1).image_sha256).unlink()


def take_a_read_mark_away(case: Case) -> None:
    PageOpened.objects.filter(page__bates=2).delete()


def move_a_read_mark(case: Case) -> None:
    PageOpened.objects.filter(page__bates=2).update(first_at=LATER)


def take_a_view_away(case: Case) -> None:
    PageView.objects.filter(page__bates=2).delete()


def lengthen_a_view(case: Case) -> None:
    PageView.objects.filter(page__bates=2).update(milliseconds=600_000)


def give_a_view_to_another(case: Case) -> None:
    PageView.objects.filter(page__bates=2).update(actor="records-clerk")


def change_the_kept_certificate(case: Case) -> None:
    Certificate.objects.update(sha256=files.keep(b"{}"))


@pytest.mark.parametrize(
    "tamper",
    [
        change_a_title, change_a_date, change_the_words_of_a_page, change_the_image_of_a_page, damage_the_packet,
        lose_an_image, take_a_read_mark_away, move_a_read_mark, take_a_view_away, lengthen_a_view,
        give_a_view_to_another, change_the_kept_certificate,
    ],
)  # fmt: skip
def test_a_changed_record_or_read_mark_no_longer_verifies(tamper: Callable[[Case], None]) -> None:
    case = a_signed_case()
    assert faults_of(case) == []
    tamper(case)
    assert faults_of(case)


def test_a_read_mark_of_which_the_audit_log_knows_nothing_is_told() -> None:
    case = a_case_at_the_desk()
    write_a_draft(case)
    reviewer_browser().get(f"/cases/{case.number}/pages/1")
    records.mark_opened(Page.objects.get(packet__case=case, bates=2), actor="R-FIT", at=LATER)
    determination.sign(case, by=the_reviewer(), at=LATER + dt.timedelta(days=800))
    assert faults_of(case) == ["page 2: opened, but the audit log does not say that it was shown"]


def test_an_edited_certificate_is_refused_with_the_place_of_the_edit(tmp_path: Path) -> None:
    case = a_signed_case()
    out = tmp_path / "certificate.json"
    openimr("casefile", "certify", case.number, "-o", str(out))
    out.write_text(out.read_text().replace('"times": 1', '"times": 3', 1))
    done = openimr("casefile", "verify", str(out))
    assert done.exit_code == 1
    assert "no certificate with this digest" in done.output
    assert "opened, times: certified 3, found 1" in done.output


def test_a_record_that_nobody_opened_is_not_certified_and_not_signed() -> None:
    case = a_case_at_the_desk()
    write_a_draft(case)
    done = openimr("casefile", "certify", case.number)
    assert done.exit_code == 1
    assert "No page of these records has been opened: 1." in done.output
    with pytest.raises(Invalid, match="opened"):
        determination.sign(case, by=the_reviewer(), at=LATER)
    assert not Certificate.objects.exists()


def test_before_the_signature_what_was_read_so_far_can_be_certified(tmp_path: Path) -> None:
    case = a_read_case()
    out = tmp_path / "so-far.json"
    assert openimr("casefile", "certify", case.number, "-o", str(out)).exit_code == 0
    assert openimr("casefile", "verify", str(out)).exit_code == 0


@pytest.mark.parametrize("given", ["CM99-0000001", "no-such-file.json"])
def test_what_cannot_be_found_is_said(given: str) -> None:
    assert openimr("casefile", "certify", given).exit_code == 1
    done = openimr("casefile", "verify", given)
    assert done.exit_code == 1
    assert "no such file" in done.output
