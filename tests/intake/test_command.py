"""`openimr intake`: bulk goes on past what fails and lists it, a second run files nothing twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from openimr.cases.models import Case
from openimr.cases.roles import Role
from openimr.cli.intake import intake
from openimr.intake.views.receipt import receipt_of
from tests.factories import a_filed_case, a_user
from tests.forms import a_form
from tests.intake.test_paper_form import FILLED, a_form_pdf
from tests.papers import a_packet

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def migrated(monkeypatch) -> None:
    """The test's database is in its present form already, and the look at it would reach past the transaction."""
    monkeypatch.setattr("openimr.cli.migrate", lambda: None)


def run(*args: str):
    return CliRunner().invoke(intake, list(args))


def test_what_fails_is_listed_and_the_rest_is_filed_once(tmp_path: Path) -> None:
    a_user(Role.INTAKE_CLERK, "clerk1")
    (tmp_path / "one.json").write_text(json.dumps({**a_form(claim_number="A-1"), "channel": None}))
    (tmp_path / "one-decision.pdf").write_bytes(a_packet())
    (tmp_path / "two.pdf").write_bytes(a_form_pdf(FILLED))
    (tmp_path / "empty.json").write_bytes(b"")
    (tmp_path / "other.pdf").write_bytes(a_form_pdf({"Taxpayer": "x"}))
    (tmp_path / "wrong.json").write_text(json.dumps(a_form(date_of_injury="2024-02-30")))
    (tmp_path / "away.json").write_text(json.dumps({**a_form(), "ur_decision_file": "../../etc/passwd"}))
    (tmp_path / "list.json").write_text("[1]")
    files = sorted(map(str, tmp_path.iterdir()))
    first = run(
        "file",
        "--as",
        "clerk1",
        "--channel",
        "fax",
        "--received",
        "2025-03-07",
        *files,
        str(tmp_path / "gone.json"),
    )
    assert first.exit_code == 1
    assert "2 filed, 0 filed before, 6 not filed, of 8." in first.stderr
    for words in ("empty.json: not filed: the file is empty", "another form", "date_of_injury: Expected a date that exists",
                  "in the folder of the application", "expected one JSON object", "gone.json: not filed: No such file"):  # fmt: skip
        assert words in first.stderr, words
    assert "not understood: Adjuster Eye Colour" in first.stdout
    assert Case.objects.count() == 2
    one = Case.objects.get(claim_number="A-1")
    assert one.application.channel == "fax"
    assert one.application.ur_decision_sha256
    assert one.facts["application"]["received_on"] == "2025-03-07"
    again = run("file", "--as", "clerk1", *files)
    assert "0 filed, 2 filed before" in again.stderr
    assert Case.objects.count() == 2


def test_only_an_intake_clerk_files_in_bulk(tmp_path: Path) -> None:
    a_user(Role.AUDITOR, "auditor1")
    path = tmp_path / "a.json"
    path.write_text("{}")
    for name in ("auditor1", "nobody"):
        answer = run("file", "--as", name, str(path))
        assert answer.exit_code == 2
        assert "there is no intake clerk" in answer.stderr


def test_a_receipt_is_verified_and_a_changed_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "receipt.json"
    held = receipt_of(a_filed_case())
    path.write_text(json.dumps(held))
    assert run("verify", str(path)).exit_code == 0
    path.write_text(json.dumps({**held, "case": "CM99-0000001"}))
    assert run("verify", str(path)).exit_code == 1
    path.write_text("nothing")
    answer = run("verify", str(path))
    assert answer.exit_code == 1
    assert "Expected the file of a receipt" in answer.stderr


def test_a_decision_is_read_with_its_places(tmp_path: Path) -> None:
    from tests.papers import _pdf
    from tests.web.test_pages_reading import LETTER

    path = tmp_path / "decision.pdf"
    path.write_bytes(_pdf([LETTER]))
    found = {p["path"]: p for p in json.loads(run("read-decision", str(path), "--json").stdout)}
    assert found["ur_decision.decided_on"]["value"] == "2025-02-20"
    assert found["ur_decision.decided_on"]["quote"] == "Date of decision: 02/20/2025"
    path.write_bytes(_pdf([["We thank you."]]))
    assert run("read-decision", str(path)).exit_code == 1
