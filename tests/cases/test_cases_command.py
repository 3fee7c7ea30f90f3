"""`openimr cases sweep`, `ledger` and `figures`: what they print, and how they refuse."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner

from openimr.cases.models import AuditEvent
from openimr.cli.cases import cases
from tests.factories import an_assigned_case

pytestmark = pytest.mark.django_db(databases="__all__", transaction=False)


def run(*args: str, status: int = 0) -> str:
    done = CliRunner().invoke(cases, list(args))
    assert done.exit_code == status, done.output
    return done.output


@pytest.fixture(autouse=True)
def set_up_already(monkeypatch) -> None:
    monkeypatch.setattr("openimr.cli.set_up", lambda: None)
    monkeypatch.setattr("openimr.cli.migrate", lambda **_: None)


def test_the_sweep_says_what_it_did_and_the_next_one_that_nothing_is_left():
    an_assigned_case()
    assert "1 told to be late" in run("sweep")
    assert json.loads(run("sweep", "--json")) == {
        "warned": 0,
        "escalated": 0,
        "moved": 0,
        "renewed": 0,
        "failed": 0,
    }


def test_the_ledger_is_printed_as_text_and_as_data_and_the_reading_is_logged():
    case = an_assigned_case()
    text = run("ledger", case.number, "--on", "2025-03-20")
    assert "overdue  Records due (N-02)  $1,500 so far" in text
    assert "tomorrow: It would be 4 days late." in text
    assert "not computed: determination-due: records not complete" in text
    assert json.loads(run("ledger", case.number, "--on", "2025-03-20", "--json"))["cost"] == 1500
    assert (
        AuditEvent.objects.filter(chain=case.number, verb="read_ledger", detail={"at": "shell"}).count() == 2
    )


def test_the_figures_are_printed_in_three_forms():
    an_assigned_case()
    period = ("--since", "2025-01-01", "--until", "2025-12-31")
    rows = list(csv.DictReader(io.StringIO(run("figures", *period, "--to", "csv"))))
    data = json.loads(run("figures", *period, "--to", "json"))["figures"]
    assert [row["name"] for row in rows] == [row["name"] for row in data]
    assert (
        next(row["value"] for row in rows if (row["group"], row["name"]) == ("open-by-cause", "records"))
        == "1"
    )
    assert "nothing" not in run("figures", *period)
    assert json.loads(run("figures", *period, "--to", "json", "--demonstration"))["figures"][0]["value"] == 0


@pytest.mark.parametrize(
    "asked",
    [
        ("ledger", "CM00-0000000"), ("ledger", "CM00-0000000", "--on", "2025-02-30"), ("figures", "--since", "yesterday"),
        ("figures", "--since", "2025-02-01", "--until", "2025-01-01"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_ends_with_status_2_and_words(asked):
    assert "xpected" in run(*asked, status=2)
