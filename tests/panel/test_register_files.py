"""CSV, a licence board's export and the NPI registry: read row by row, each fault with its line, nobody quoted."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from openimr.cases.models import AuditEvent
from openimr.cases.roles import Role
from openimr.cli.panel import panel
from openimr.panel import register
from openimr.panel.credentials.entry import npi_check_digit
from openimr.panel.credentials.tables import (
    FileUnreadable,
    board_records,
    entries_of_csv,
    npi_records,
    text_of,
)
from openimr.panel.models import Identity, Licence, OrganisationName, Profession, Question, Relation, Reviewer
from tests.factories import DAY, a_user, an_actor
from tests.reviewers import a_name, an_entry, an_identity

NPI = "923456780" + npi_check_digit("923456780")
ORGANISATION_NPI = "923456781" + npi_check_digit("923456781")

CSV = f"""id,name,npi,profession,licence_1_state,licence_1_status,licence_1_number,licence_1_expires_on,certification_1_specialty,practice_1_since,practice_1_hours_per_week,discipline,qme,capacity,languages,consent_1_consent,consent_1_given_on,tie_1_to,tie_1_kind
R-1,Araminta Quartermaine,{NPI},MD,CA,Current,X77,2030-01-31,Ortho,2010-07-01,36,none,no,6,English; Spanish,service,2015-01-01,org:acme,contract
R-2,Cuthbert Quartermaine,,MD,CA,Current,X78,2030-13-31,Ortho,2010-07-01,36,none,no,six,,,,,
R-3,Eudora Quartermaine,,psychologist,NV,active,X79,,,2010-07-01,24.5,probation,yes,3,,,,,
"""  # fmt: skip


def test_a_row_of_csv_is_an_entry_with_its_line() -> None:
    entries, faults = entries_of_csv(CSV)
    assert faults == []
    assert [e["place"] for e in entries] == ["line 2", "line 3", "line 4"]
    assert entries[0]["licences"] == [
        {"state": "CA", "status": "Current", "number": "X77", "expires_on": "2030-01-31"}
    ]
    assert entries[0]["languages"] == ["English", "Spanish"]
    assert (entries[0]["discipline"], entries[2]["discipline"]) == ([], [{"action": "probation"}])
    assert entries[2]["roles"] == [{"role": "qme"}]
    assert entries[2]["practice"] == [{"since": "2010-07-01", "hours_per_week": 24.5}]
    assert "away" not in entries[0]  # no column speaks of it


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the names of the columns"), ("name\nx\n", "a column id"), ("id,id\n", "each column once"),
        ("id,licence_1_stat\n", "Meant may be licence_1_stat"), ("id,shoe_size\n", "known columns"),
    ],
)  # fmt: skip
def test_columns_that_are_wrong_are_named(text: str, said: str) -> None:
    with pytest.raises(FileUnreadable, match=re.escape(said)):
        entries_of_csv(text)


def test_a_row_with_too_many_cells_costs_itself_only() -> None:
    entries, faults = entries_of_csv("id,profession\nR-1,MD,what\nR-2,MD\n")
    assert ([e["id"] for e in entries], str(faults[0])) == (
        ["R-2"], "line 2: expected 2 cells; found 3. Put quotation marks around a cell with a comma.",
    )  # fmt: skip


@given(st.text(max_size=200))
def test_whatever_is_in_a_file_reading_ends(text: str) -> None:
    for read in (
        entries_of_csv,
        lambda t: board_records(t, state="CA"),
        lambda t: list(npi_records(iter(t.splitlines()), frozenset())),
    ):
        try:
            read(text)
        except FileUnreadable as problem:
            assert problem.fault.place  # noqa: PT017


def test_other_bytes_than_utf_8_are_named() -> None:
    with pytest.raises(FileUnreadable, match="byte 2: expected UTF-8"):
        text_of(b"id\xff")


def a_standard_line(
    number: str,
    last: str,
    first: str,
    *,
    issued: str = "20090501",
    expires: str = "20300131",
    kind: str = "P",
) -> str:
    """A line of the standard file of California's boards, 296 characters."""
    line = [" "] * 296
    for begin, text in ((17, number), (25, kind), (26, last), (61, first), (239, issued), (263, expires)):
        line[begin - 1 : begin - 1 + len(text)] = text
    return "".join(line)


def test_the_fixed_width_file_of_a_board_is_read_by_its_positions() -> None:
    text = "\n".join(
        [a_standard_line("00000077", "QUARTERMAINE", "ARAMINTA"), a_standard_line("00000078", "A BUSINESS", "", kind="B"),
         a_standard_line("00000079", "LATE", "ONE", expires="20010101"), "too short" * 20, a_standard_line("00000080", "BAD", "DAY", expires="20301301")]
    )  # fmt: skip
    records, faults = board_records(text, state="CA")
    assert [(r.number, r.name, r.status, str(r.expires_on)) for r in records] == [
        ("00000077", "ARAMINTA QUARTERMAINE", "active", "2030-01-31")
    ]
    assert [f.place for f in faults] == ["line 3", "line 4", "line 5, expires"]
    assert "LATE" not in str(faults)


def test_the_csv_of_a_board_is_read_by_the_names_of_its_columns() -> None:
    text = (
        "Agency Name,License Number,Org/Last Name,First Name,Original Issue Date,Expiration Date,License Status\n"
        "Board,X77,Quartermaine,Araminta,05/01/2009,01/31/2030,Current\n"
        "Board,X78,Quartermaine,Cuthbert,05/01/2009,01/31/2030,License Revoked\n"
        "Board,X79,Quartermaine,Eudora,05/01/2009,01/31/2030,In the clouds\n"
    )
    records, faults = board_records(text, state="CA")
    assert [(r.number, r.status) for r in records] == [("X77", "active"), ("X78", "revoked")]
    assert "'In the clouds'" in str(faults[0])
    with pytest.raises(FileUnreadable, match="license number"):
        board_records("Name,Date\nx,y\n", state="CA")


HEADER = [
    "NPI", "Entity Type Code", "Provider Organization Name (Legal Business Name)", "Provider Last Name (Legal Name)",
    "Provider First Name", "Provider Middle Name", "Provider Other Organization Name", "NPI Deactivation Date",
    "NPI Reactivation Date", "Healthcare Provider Taxonomy Code_1", "Provider License Number_1",
    "Provider License Number State Code_1", "Healthcare Provider Taxonomy Code_2", "Provider License Number_2",
    "Provider License Number State Code_2", "Parent Organization LBN",
]  # fmt: skip


def an_npi_file(*rows: dict[str, str]) -> str:
    lines = [HEADER, *([row.get(name, "") for name in HEADER] for row in rows)]
    return "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines) + "\n"


def a_person(**changes: str) -> dict[str, str]:
    given, second, last = a_name("R-1").split()
    return {
        "NPI": NPI, "Entity Type Code": "1", "Provider Last Name (Legal Name)": f"{second} {last}".upper(),
        "Provider First Name": given.upper(), "Healthcare Provider Taxonomy Code_1": "207X00000X", **changes,
    }  # fmt: skip


@pytest.fixture
def run(tmp_path: Path, django_user_model: Any) -> Any:
    a_user(Role.PANEL_MANAGER, "panel")
    taken = register.take_in(
        [an_entry("R-1", identity={**an_identity("R-1"), "npi": NPI, "licence_numbers": {"CA": "X77"}})],
        by=an_actor(Role.PANEL_MANAGER, "panel"), at=DAY,
    )  # fmt: skip
    assert taken.new == 1

    def go(name: str, text: str, *more: str, command: str = "take-in", account: str = "panel") -> Any:
        path = tmp_path / name
        path.write_text(text)
        return CliRunner().invoke(panel, ["register", command, str(path), "--by", account, *more])

    return go


@pytest.mark.django_db(databases="__all__")
class TestFromTheShell:
    def test_a_csv_file_is_taken_in_and_its_faults_are_listed(self, run: Any) -> None:
        before = Reviewer.objects.count()
        answer = run(
            "new.csv", CSV.replace("R-1,Araminta", "R-9,Araminta").replace(NPI, "").replace("X77", "X70")
        )
        assert answer.exit_code == 1, answer.output
        assert "R-9: new" in answer.output
        assert "line 3.licences[0].expires_on: expected a date" in answer.output
        assert "line 3.terms.capacity: expected a whole number" in answer.output
        assert Reviewer.objects.count() == before + 2
        assert "Quartermaine" not in answer.output
        assert "Quartermaine" not in str(list(AuditEvent.objects.values_list("detail", flat=True)))

    def test_a_dry_run_keeps_nothing(self, run: Any) -> None:
        answer = run("new.json", json.dumps([an_entry("R-2")]), "--dry-run")
        assert (answer.exit_code, Reviewer.objects.count()) == (0, 1)
        assert "Would be: 1 new" in answer.output

    def test_a_boards_export_renews_and_revokes_and_a_name_that_differs_is_refused(self, run: Any) -> None:
        given, second, last = a_name("R-1").split()
        line = a_standard_line("X77", f"{second} {last}".upper(), given.upper(), expires="20320131")
        answer = run("board.txt", line, "--format", "board", "--state", "CA")
        assert "R-1: licence CA changed: expires_on: 2030-01-31 is now 2032-01-31" in answer.output, (
            answer.output
        )
        assert Licence.objects.get(ended_at=None).source == "licence-board"
        answer = run(
            "board.txt", a_standard_line("X77", "SOMEBODY", "ELSE"), "--format", "board", "--state", "CA"
        )
        assert answer.exit_code == 1
        assert "expected the name of R-1" in answer.output
        assert "SOMEBODY" not in answer.output
        answer = run(
            "board.txt", a_standard_line("X1", "SOMEBODY", "ELSE"), "--format", "board", "--state", "CA"
        )
        assert "R-1: the file does not name the licence of CA" in answer.output

    def test_the_npi_registry_is_compared_and_a_weaker_source_only_asks(self, run: Any) -> None:
        text = an_npi_file(
            a_person(**{"Provider License Number_1": "N5", "Provider License Number State Code_1": "NV",
                        "Healthcare Provider Taxonomy Code_1": "111N00000X", "NPI Deactivation Date": "01/02/2026"}),
            {"NPI": "1" * 10, "Entity Type Code": "1"},
        )  # fmt: skip
        answer = run("npi.csv", text, "--format", "npi")
        assert answer.exit_code == 0, answer.output
        for said in (
            "states a licence of NV",
            "states Chiropractic",
            "out of use since 2026-01-02",
            "1 questions",
        ):
            assert said in answer.output
        assert Profession.objects.get(ended_at=None).profession == "MD"
        assert Question.objects.get().matter["says"] == {"profession": "chiropractor"}
        assert Identity.objects.get(ref="R-1").licence_numbers == {"CA": "X77"}
        answer = run(
            "npi.csv",
            an_npi_file(
                a_person(**{"Provider First Name": "NOBODY", "Provider Last Name (Legal Name)": "ELSE"})
            ),
            "--format",
            "npi",
        )
        assert answer.exit_code == 1
        assert "expected the name of R-1" in answer.output

    def test_the_npi_registry_tells_names_and_parents_of_organisations_that_are_known(self, run: Any) -> None:
        known = {"organisations": [{"id": "org:tidewater", "name": "Tidewater Orthopedic Partners"}]}
        assert run("orgs.json", json.dumps(known), command="organisations").exit_code == 0
        text = an_npi_file(
            {"NPI": ORGANISATION_NPI, "Entity Type Code": "2", "Provider Organization Name (Legal Business Name)": "TIDEWATER ORTHO PARTNERS INC",
             "Provider Other Organization Name": "Tidewater Bone and Joint", "Parent Organization LBN": "HARBOR HOLDING INC"},
            {"NPI": NPI, "Entity Type Code": "2", "Provider Organization Name (Legal Business Name)": "SOMEBODY NOBODY KNOWS"},
        )  # fmt: skip
        answer = run("npi.csv", text, "--format", "npi")
        assert answer.exit_code == 0, answer.output
        assert Relation.objects.get().above.ref == "org:harbor-holding"
        assert OrganisationName.objects.filter(
            organisation__ref="org:tidewater", name="Tidewater Bone and Joint"
        ).exists()
        assert not OrganisationName.objects.filter(name__icontains="nobody").exists()

    def test_only_a_panel_managers_account_takes_in(self, run: Any) -> None:
        a_user(Role.INTAKE_CLERK, "clerk")
        for account in ("clerk", "nobody"):
            answer = run("new.json", "[]", account=account)
            assert (answer.exit_code, "expected the account of a panel manager" in answer.output) == (2, True)

    @pytest.mark.parametrize("text", ["", "{", "[[[", '{"reviewers": 3}', "\x00"])
    def test_a_file_that_cannot_be_read_ends_with_status_two(self, run: Any, text: str) -> None:
        answer = run("new.json", text)
        assert (answer.exit_code, "expected" in answer.output) == (2, True)

    def test_what_is_due_and_what_the_match_gets_are_printed_without_identity(self, run: Any) -> None:
        due = CliRunner().invoke(panel, ["register", "due", "--within", "4000", "--json"])
        assert due.exit_code == 0, due.output
        assert any(json.loads(line).get("fact") == "licence" for line in due.output.splitlines())
        export = CliRunner().invoke(panel, ["register", "export", "--as-of", "2025-04-01"])
        assert [one["id"] for one in json.loads(export.output)] == ["R-1"]
        for output in (due.output, export.output):
            assert "Quartermaine" not in output
            assert "X77" not in output
