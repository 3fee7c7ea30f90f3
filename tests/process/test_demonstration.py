"""The demonstration as its user meets it: seven cases end as described, and a second run changes nothing."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from pathlib import Path

import pikepdf
import pytest

from openimr import letters
from openimr.demo.facts import load_all
from openimr.letters.model import Determination
from tests.process.demonstration import demonstration  # noqa: F401 - the fixture
from tests.process.house import House

pytestmark = [pytest.mark.xdist_group("demonstration"), pytest.mark.timeout(1200)]
DEMO = load_all()
REVIEWED = [case for case in DEMO if case.script is not None]


def letter_of(house: House, number: str) -> Determination:
    return Determination.from_json(json.loads((house.out / number / "letter.json").read_text()))


def test_there_are_seven_cases_and_each_ends_as_described(demonstration: House) -> None:
    states = demonstration.python(
        "from openimr.cases.models import Case\nprint(json.dumps(dict(Case.objects.values_list('number', 'state'))))"
    )
    assert states == {c.case_number: "issued" if c.script else "ineligible" for c in DEMO}
    assert len(states) == 7


@pytest.mark.parametrize("case", REVIEWED, ids=lambda c: c.id)
def test_the_letter_says_what_the_physician_decided(demonstration: House, case) -> None:
    determination = letter_of(demonstration, case.case_number)
    assert [i.decision for i in determination.disputed_items] == [d.decision for d in case.script.decisions]
    assert determination.front_matter.case_number == case.case_number
    assert determination.employee.age is not None
    assert determination.employee.date_of_injury == case.date_of_injury


def test_one_case_is_overturned_with_its_associated_services_decided_for_their_own_reasons(
    demonstration: House,
) -> None:
    (case,) = [c for c in REVIEWED if c.script.decisions[0].decision == "overturned"]
    items = letter_of(demonstration, case.case_number).disputed_items
    assert items[0].decision == "overturned"
    assert len(items) > 1
    assert all("[p. " in i.rationale and i.follows_item is None for i in items)


def test_the_late_application_is_told_the_count(demonstration: House) -> None:
    (late,) = [c for c in DEMO if c.script is None]
    texts = [p.read_text() for p in (demonstration.home / "outbox" / late.case_number).glob("*.txt")]
    assert texts
    assert all("1 day late" in text for text in texts)


@pytest.mark.parametrize("case", REVIEWED, ids=lambda c: c.id)
def test_each_letter_is_tagged_signed_and_reads_back(demonstration: House, case) -> None:
    folder = demonstration.out / case.case_number
    written = letter_of(demonstration, case.case_number)
    assert letters.parse((folder / "letter.txt").read_text()) == written
    assert letters.parse_file(folder / "letter.pdf") == written
    with pikepdf.open(folder / "letter.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang)
        assert case.case_number in str(pdf.docinfo.Title)
    report = letters.verify_pdf(
        (folder / "letter.pdf").read_bytes(), trust=demonstration.home / "keys" / "signing-certificate.pem"
    )
    assert (report.signed, report.intact, report.trusted, report.problem) == (True, True, True, None)


@pytest.mark.parametrize("case", REVIEWED, ids=lambda c: c.id)
def test_each_letter_and_public_letter_says_that_it_is_a_demonstration(demonstration: House, case) -> None:
    folder = demonstration.out / case.case_number
    for name in ("letter.txt", "public-letter.txt"):
        assert (folder / name).read_text().startswith("DEMONSTRATION")


@pytest.mark.parametrize("case", REVIEWED, ids=lambda c: c.id)
def test_nobody_whom_the_case_names_is_in_the_public_letter(demonstration: House, case) -> None:
    public = (demonstration.out / case.case_number / "public-letter.txt").read_text().casefold()
    for person in case.roster()["people"]:
        last = person["name"].split()[-1].casefold()
        assert last not in public, person["role"]
    for organisation in case.roster()["organisations"]:
        assert organisation["name"].casefold() not in public
    for number in case.roster()["numbers"]:
        assert number["value"].casefold() not in public


def test_the_command_for_letters_verifies_them_all(demonstration: House) -> None:
    paths = [str(demonstration.out / c.case_number / "letter.pdf") for c in REVIEWED]
    demonstration.run("letters", "verify", *paths)
    bad = demonstration.out / "changed.pdf"
    data = bytearray(Path(paths[0]).read_bytes())
    data[len(data) // 3] ^= 1
    bad.write_bytes(data)
    demonstration.run("letters", "verify", str(bad), status=1)


def test_a_reference_in_a_letter_leads_to_a_page_that_shows_its_number(demonstration: House) -> None:
    import pypdfium2

    from openimr.evidence.references import pages_named

    case = REVIEWED[0]
    named = pages_named(i.rationale for i in letter_of(demonstration, case.case_number).disputed_items)
    assert named
    file = pypdfium2.PdfDocument(demonstration.out / case.case_number / "case-file.pdf")
    said = [page.get_textpage().get_text_bounded() for page in file]
    for page in named:
        assert sum(f"{case.case_number} {page:06d}" in text for text in said) == 1
    file.close()


def test_the_case_files_hold_together_for_another_program(demonstration: House) -> None:
    import shutil

    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not here")
    for case in REVIEWED:
        done = subprocess.run(
            ["qpdf", "--check", str(demonstration.out / case.case_number / "case-file.pdf")],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_second_run_changes_nothing(demonstration: House) -> None:
    rows = (
        "from django.apps import apps\n"
        "print(json.dumps({m._meta.label: m.objects.count() for m in apps.get_models()"
        " if m._meta.app_label in ('cases','intake','casefile','panel','determination','publication')}))"
    )
    heads = json.loads(demonstration.run("cases", "verify", "--json"))
    before = demonstration.python(rows)
    letter = (demonstration.out / REVIEWED[0].case_number / "letter.pdf").read_bytes()
    demonstration.run("demo", "--no-serve", "--out", str(demonstration.out))
    assert demonstration.python(rows) == before
    assert json.loads(demonstration.run("cases", "verify", "--json")) == heads
    assert (demonstration.out / REVIEWED[0].case_number / "letter.pdf").read_bytes() == letter


def test_a_change_made_by_hand_in_the_database_is_named(demonstration: House, tmp_path: Path) -> None:
    import shutil

    copy = House(tmp_path / "copy", "copy")
    shutil.copytree(demonstration.home, copy.home)
    assert "The audit log is whole." in copy.run("cases", "verify")
    number = REVIEWED[0].case_number
    with sqlite3.connect(copy.home / "openimr.sqlite3") as database:
        database.execute("DROP TRIGGER audit_no_update")
        database.execute("UPDATE cases_auditevent SET actor = 'x' WHERE chain = ? AND sequence = 4", [number])
    database.close()
    said = subprocess.run(
        ["openimr", "cases", "verify"], env={**copy.env, "PATH": f"{Path(__import__('sys').executable).parent}"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert said.returncode == 1
    assert f"BROKEN {number}, entry 4: was changed" in said.stderr


def test_no_name_of_the_register_is_in_the_house_outside_the_identity_store(demonstration: House) -> None:
    from openimr.demo.register import reviewers

    names = [r["identity"]["name"].encode() for r in reviewers()]
    places = [demonstration.home / "openimr.sqlite3", demonstration.home / "work.sqlite3"]
    places += [
        p for p in demonstration.out.rglob("*") if p.is_file() and p.suffix in {".txt", ".json", ".log"}
    ]
    for place in places:
        data = place.read_bytes()
        assert not [name for name in names if name in data], place.name
    assert any(
        names[0] in (demonstration.home / f).read_bytes()
        for f in ("identities.sqlite3", "identities.sqlite3-wal")
        if (demonstration.home / f).exists()
    )
